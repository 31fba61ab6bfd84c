"""``python -m tools.lock [--upgrade]``: the lock files, made anew from the two lists of
requirements.

``requirements.txt`` and ``requirements-dev.txt`` are what a person edits: direct requirements with
exact versions. The locks add everything those bring in, for Linux, macOS and Windows and every
supported Python, each with the hashes of its files; ``./run`` and ``./test`` install nothing else.
Without ``--upgrade`` what is locked stays as it is wherever the lists allow it. The locks hold no
address of an index: where the files come from is each machine's own setting.
"""

# ruff: noqa: S603 - the commands are our own, no shell is involved
import argparse
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tools.environment import APP, DEVELOPMENT, SUPPORTED
from tools.faults import Exit, StartError, report, say

ROOT = Path(__file__).resolve().parents[1]
HELD = "tools/held.txt"
LISTS = {APP: "requirements.txt", DEVELOPMENT: "requirements-dev.txt"}
"""The list of direct requirements behind each lock."""

UV = ("-m", "uv", "pip", "compile", "--quiet", "--universal", "--generate-hashes",
      "--no-emit-index-url", "--no-emit-find-links",
      "--custom-compile-command", "python -m tools.lock")  # fmt: skip


def main(arguments: Sequence[str], root: Path = ROOT) -> int:
    """Write both locks; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tools.lock", description=__doc__)
    parser.add_argument(
        "--upgrade", action="store_true", help="take the newest of what is not pinned"
    )
    options = parser.parse_args(arguments)
    try:
        for lock in LISTS:
            compile_lock(root, lock, upgrade=options.upgrade)
            say(f"{lock}: {len(versions((root / lock).read_text()))} pacchetti · packages")
    except StartError as fault:
        return report(fault)
    return Exit.DONE


def compile_lock(root: Path, lock: str, *, upgrade: bool = False) -> None:
    """Write one lock. What both locks hold has the same version in both.

    Raises :class:`~tools.faults.StartError` with the words of ``uv``: the old lock stays.
    """
    oldest = "{}.{}".format(*SUPPORTED[0])
    command = [sys.executable, *UV, "--python-version", oldest, "--constraints", HELD]
    command += ["--constraints", APP] if lock != APP else []
    command += ["--upgrade"] if upgrade else []
    command += [LISTS[lock], "--output-file", lock]
    answer = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    if answer.returncode:
        raise StartError(
            Exit.INSTALL,
            it=f"{lock} non è stato rifatto: il motivo è nelle righe qui sopra.",
            en=f"{lock} was not made anew: the reason is in the lines above.",
            detail=answer.stderr.strip(),
        )


def versions(requirements: str) -> dict[str, str]:
    """Version of every exactly pinned package of a list or a lock, by normalised name."""
    pins = re.findall(r"(?m)^([A-Za-z0-9._-]+)==([^\s;\\]+)", requirements)
    return {re.sub(r"[-_.]+", "-", name).lower(): version for name, version in pins}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
