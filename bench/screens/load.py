"""Aim 6: many sessions at once, each changing the indicator every few seconds, then leaving."""

from __future__ import annotations

import asyncio
import random
import time
from dataclasses import dataclass, field
from pathlib import Path

from bench.instruments.figures import Line, Part, Sample, Verdict, number
from bench.instruments.wire import Answer, Session, enter
from bench.served.servers import Server, serving

EVERY_S = 5.0
FORGOTTEN_S = 130.0
"""Streamlit keeps the state of a session that has left for two minutes."""


@dataclass(slots=True)
class Round:
    """What one crowd saw, and the server's memory before, with it, and after."""

    opened: list[Answer] = field(default_factory=list)
    changed: list[Answer] = field(default_factory=list)
    failed: int = 0
    before_mb: float = 0.0
    with_mb: float = 0.0


def loading(inputs: Path, port: int, *, sizes: tuple[int, ...], seconds: float) -> Part:
    """Rounds of growing size on a fresh server; the largest one twice, to see whether it grows."""
    part = Part("load", "Many sessions at once")
    with serving("atlas", inputs, port) as server:
        rounds = [asyncio.run(_round(server, size, seconds)) for size in (*sizes, sizes[-1])]
        time.sleep(FORGOTTEN_S)
        after = server.memory_mb()
    for size, found in zip((*sizes, sizes[-1]), rounds, strict=True):
        finished = Sample.of(one.finished_s * 1000 for one in found.changed)
        part.lines.append(Line(f"{size} sessions, a change answered", "ms", finished))
        p95 = Sample.of([finished.percentile(0.95)])
        part.lines.append(Line(f"{size} sessions, 95th percentile", "ms", p95))
    first, last = rounds[-2], rounds[-1]
    worst = max(
        Sample.of(one.finished_s for one in found.changed).percentile(0.95) for found in rounds
    )
    each = (first.with_mb - rounds[0].before_mb) / sizes[-1]
    part.verdicts = [
        Verdict(6, f"{sizes[-1]} sessions, 95th percentile of a change", worst, 1.0, "s"),
        Verdict(6, "sessions that failed", sum(found.failed for found in rounds), 0, ""),
        Verdict(6, "growth from the first crowd to the second, per session",
                (last.with_mb - first.with_mb) / sizes[-1], 0.5, "MB"),
    ]  # fmt: skip
    part.notes.append(
        f"Memory: {number(rounds[0].before_mb, 'MB')} MB alone, {number(first.with_mb, 'MB')} MB "
        f"with {sizes[-1]} sessions ({each:.1f} MB each), {number(last.with_mb, 'MB')} MB with as "
        f"many again, {number(after, 'MB')} MB when they had been forgotten. The clients run on "
        "the same cores."
    )
    return part


async def _round(server: Server, size: int, seconds: float) -> Round:
    found = Round(before_mb=server.memory_mb())
    sessions = await asyncio.gather(
        *(_enter_late(server, found, EVERY_S * turn / size) for turn in range(size))
    )
    ends = time.monotonic() + seconds
    await asyncio.gather(*(_stay(one, found, ends) for one in sessions if one is not None))
    found.with_mb = server.memory_mb()
    await asyncio.gather(*(one.leave() for one in sessions if one is not None))
    return found


async def _enter_late(server: Server, found: Round, delay: float) -> Session | None:
    await asyncio.sleep(delay)
    try:
        session, answer = await enter(server.socket, "mappa")
    except (OSError, TimeoutError):
        found.failed += 1
        return None
    found.opened.append(answer)
    return session


async def _stay(session: Session, found: Round, ends: float) -> None:
    chance = random.Random(id(session))  # noqa: S311 - spreads the clicks, guards nothing
    await asyncio.sleep(chance.uniform(0, EVERY_S))
    while time.monotonic() < ends:
        started = time.monotonic()
        try:
            found.changed.append(await session.choose(chance.randrange(100)))
        except (OSError, TimeoutError):
            found.failed += 1
            return
        await asyncio.sleep(max(0.0, EVERY_S - (time.monotonic() - started)))
