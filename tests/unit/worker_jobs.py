"""What the workers of the tests do."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from base import worker
from base.problem import Problem, RefusedError
from base.text import LocalizedText


def doubled(number: int) -> int:
    return 2 * number


def content_of(path: Path) -> tuple[str, bytes, bool]:
    return path.name, path.read_bytes(), path.is_relative_to(os.environ["TMPDIR"])


def refuse() -> None:
    raise RefusedError([Problem("bad", LocalizedText("male", "bad"))])


def fail() -> None:
    raise LookupError("a mistake of ours")


def fill_memory() -> int:
    return len(b"x" * 3_000_000_000)


def die() -> None:
    os.abort()


def spin() -> None:
    while True:
        pass


def sleep(seconds: float) -> float:
    worker.report(0.25)
    time.sleep(seconds)
    return seconds


def modules_and_limits() -> dict[str, object]:
    import resource

    return {
        "app": "streamlit" in sys.modules,
        "core": resource.getrlimit(resource.RLIMIT_CORE)[0],
        "nice": os.nice(0),
        "skip": os.environ.get("OGR_SKIP"),
    }


def sleep_and_tell(path: str) -> None:
    Path(path).write_text(str(os.getpid()), encoding="ascii")
    time.sleep(60)
