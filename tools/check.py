"""``./test``: style, types, scripts, then the tests; ``--all``: those marked ``long`` as well.

Each of the first keeps one core busy: Python's and the scripts' are checked at the same time.

With ``--all`` the tests without a browser are measured as well: see :mod:`tools.coverage`. Pytest
comes last and has the last word.
"""

# ruff: noqa: S603 - the commands are our own, no shell is involved
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tools import javascript
from tools.chromium import ensure_chromium
from tools.coverage import measure
from tools.environment import DEVELOPMENT, ensure
from tools.faults import Exit, StartError, report, say

ROOT = Path(__file__).resolve().parents[1]

CHECKS = (("ruff", "check", "."), ("ruff", "format", "--check", "."), ("mypy",))

TWO_AT_A_TIME = ("-n", "2", "--no-loadscope-reorder")
WITHOUT_BROWSER = ("--ignore=tests/browser", *TWO_AT_A_TIME, "--dist", "loadscope")
BROWSER = ("tests/browser", *TWO_AT_A_TIME, "--dist", "loadfile",
           "--reruns", "1", "--only-rerun", r"(?i)timeout \d+ms|timed out", "-rR")  # fmt: skip
"""All tests but the browser's, then those: two at a time, a file's tests together, so that what
they share (a build, a server, a page) is made once. Files keep their order: ordered by how many
tests they have, the longest, which have few, would come last and alone. A browser that did not get
to something in time is given the test once more, and the test is named at the end; a wrong answer
fails at once."""

Runner = Callable[[Path, Path, Sequence[str], Mapping[str, str]], int]

ALL = "--all"
SHORT = ("-m", "not long")
"""What is left out unless ``--all`` is given: it comes before a ``-m`` of the person's own."""


def main(arguments: Sequence[str], root: Path = ROOT) -> int:
    """Prepare, check, and hand the process over to pytest; return the first failure's code."""
    try:
        python = ensure(root, DEVELOPMENT)
        environ = {**os.environ, "CHROMIUM": str(ensure_chromium(python, os.environ))}
        with_node = javascript.ready(python, root, os.environ)
    except StartError as fault:
        return report(fault)
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    with ThreadPoolExecutor(1) as beside:
        scripts = beside.submit(javascript.run, javascript.CHECKS, root, with_node)
        failed = check(python, root, environ) or scripts.result()
    if failed:
        return failed
    *parts, last = runs(arguments)
    for part in parts:
        if failed := runner(part)(python, root, part, environ):
            return failed
    return hand_over(python, root, last, environ)


def runs(arguments: Sequence[str]) -> list[tuple[str, ...]]:
    """What pytest is called with, run by run: the named tests, or all but the long ones."""
    named = tuple(argument for argument in arguments if argument != ALL)
    chosen = () if ALL in arguments else SHORT
    parts = (named,) if named else (WITHOUT_BROWSER, BROWSER)
    return [(*chosen, *part) for part in parts]


def runner(part: tuple[str, ...]) -> Runner:
    """What runs this part: the tests without a browser are measured where none is left out."""
    return measure if part == WITHOUT_BROWSER else run_pytest


def check(python: Path, root: Path, environ: dict[str, str]) -> int:
    """Run the checks in order and stop at the first that fails, with its exit code."""
    for words in CHECKS:
        say(f"· {' '.join(words)}")
        code = subprocess.run([python, "-m", *words], cwd=root, env=environ, check=False).returncode
        if code:
            return code
    return 0


def run_pytest(python: Path, root: Path, words: Sequence[str], environ: Mapping[str, str]) -> int:
    """Run part of the tests and come back with pytest's exit code."""
    say(f"· pytest {' '.join(words)}")
    call: list[str | Path] = [python, "-m", "pytest", *words]
    return subprocess.run(call, cwd=root, env=environ, check=False).returncode


def hand_over(python: Path, root: Path, arguments: Sequence[str], environ: dict[str, str]) -> int:
    """Become pytest: its closing line is the last line. Does not return."""
    say(f"· pytest {' '.join(arguments)}")
    os.chdir(root)
    os.execve(python, [str(python), "-m", "pytest", *arguments], environ)  # noqa: S606


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
