"""Waiting for a quiet moment: a figure taken while others use the machine says little."""

from __future__ import annotations

import time
from pathlib import Path

STAT = Path("/proc/stat")
LOOK_S, ENOUGH_IDLE = 0.4, 0.75


def idle_share(before: tuple[int, int], after: tuple[int, int]) -> float:
    """Share of the cores' time that was idle between two looks; 1 if no time has passed."""
    passed = after[1] - before[1]
    return (after[0] - before[0]) / passed if passed else 1.0


def ticks(stat: str) -> tuple[int, int]:
    """Idle and total ticks of all cores, from the first line of ``/proc/stat``."""
    counts = [int(count) for count in stat.split("\n", 1)[0].split()[1:9]]
    return counts[3] + counts[4], sum(counts)


def wait_until_quiet(patience_s: float = 12.0) -> bool:
    """Wait until the machine is mostly idle; ``False`` if it never was (or cannot be asked)."""
    if not STAT.exists():
        return False
    deadline = time.monotonic() + patience_s
    before = ticks(STAT.read_text(encoding="ascii"))
    while time.monotonic() < deadline:
        time.sleep(LOOK_S)
        after = ticks(STAT.read_text(encoding="ascii"))
        if idle_share(before, after) >= ENOUGH_IDLE:
            return True
        before = after
    return False
