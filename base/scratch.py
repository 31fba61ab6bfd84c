"""Temporary folders of this process, and the removal of those a killed process has left.

Every folder holds a file that its process keeps locked: the lock ends with the process, however
that ends, so a folder whose lock can be had is nobody's. (A number of a process says less: it is
given out again, and another container may have the same.)
"""

import atexit
import fcntl
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

PREFIX = "atlas-"
LOCK = ".lock"
_held: dict[str, tuple[Path, BinaryIO]] = {}


def folder(name: str) -> Path:
    """A temporary folder of this process, the same for the same ``name``. Raises OSError."""
    if name not in _held:
        atexit.register(remove_own)
        path = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{name}-"))
        try:
            _held[name] = path, _locked(path / LOCK)
        except OSError:
            shutil.rmtree(path, ignore_errors=True)
            raise
    return _held[name][0]


def remove_own() -> None:
    """Remove the folders of this process.

    Called when it ends; a server calls it by itself, since its signal may leave no time for that.
    """
    for path, lock in _held.values():
        shutil.rmtree(path, ignore_errors=True)
        lock.close()
    _held.clear()


def sweep() -> list[Path]:
    """Remove the folders of processes that have ended; return them."""
    removed = []
    for lock in sorted(Path(tempfile.gettempdir()).glob(f"{PREFIX}*/{LOCK}")):
        with suppress(OSError), lock.open("rb+") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(lock.parent)
            removed.append(lock.parent)
    return removed


def _locked(path: Path) -> BinaryIO:
    file = path.open("wb")
    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    return file
