"""What can stop a start, said in Italian and English, each with its own exit code."""

import errno
import shutil
import sys
from enum import IntEnum


class Exit(IntEnum):
    """Exit codes of ``./run`` and ``./test``; 10 and 11 are given by ``tools/python.sh``."""

    DONE = 0
    USAGE = 2
    NO_PYTHON = 10
    WRONG_PYTHON = 11
    NO_VENV = 12
    PORT = 13
    DISK = 14
    REGISTRY = 15
    INSTALL = 16
    START = 17
    BROWSER = 18
    ADVISORIES = 19
    VULNERABLE = 20
    UNTESTED = 21
    INTERRUPTED = 130


class StartError(Exception):
    """A reason not to go on: a code, the words in two languages, and what the machine said."""

    def __init__(self, code: Exit, *, it: str, en: str, detail: str = "") -> None:
        super().__init__(en)
        self.code = code
        self.it = it
        self.en = en
        self.detail = detail

    def __str__(self) -> str:
        """Detail first, so that the explanation is the last thing on the terminal."""
        return "\n".join(part for part in (self.detail, self.it, self.en) if part)


def say(line: str) -> None:
    """Print one line at once, also when the output goes to a file."""
    print(line, flush=True)  # noqa: T201 - this is the launcher's voice


def report(fault: StartError) -> int:
    """Print a StartError on the error stream and return its exit code."""
    print(fault, file=sys.stderr, flush=True)  # noqa: T201
    return int(fault.code)


def disk_fault(missing_bytes: int | None = None) -> StartError:
    """The disk is full, or about to be; ``missing_bytes`` is what would have to be freed."""
    amount = "" if missing_bytes is None else f" ({missing_bytes / 1e9:.1f} GB)"
    return StartError(
        Exit.DISK,
        it=f"Spazio su disco insufficiente: libera spazio{amount} e riprova.",
        en=f"Not enough disk space: free some{amount} and try again.",
    )


def from_os_error(error: OSError) -> StartError:
    """Turn a refused file operation into a StartError: full disk, or a folder one may not write."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return disk_fault()
    return StartError(
        Exit.INSTALL,
        it="Non riesco a scrivere in questa cartella: serve una cartella propria e scrivibile.",
        en="This folder cannot be written to: use a folder of your own.",
        detail=str(error),
    )


def free_bytes(folder: str) -> int:
    """Free space where ``folder`` lies, in bytes."""
    return shutil.disk_usage(folder).free
