"""What the tests pass through: measured by ``./test --all``, with a floor that holds it.

The numbers of the atlas are made in four packages; of each, the tests without a browser must take
:data:`LEAST` per cent of the branches (a branch is a way out of a condition or a loop). All other
packages are measured beside them, and nothing is asked of them: the browser's tests, which reach
most of ``ui``, are not counted. ``./test`` measures nothing and so costs what it did.
"""

# ruff: noqa: S603 - the commands are our own, no shell is involved
import json
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.faults import Exit, StartError, report, say

HELD = ("indicators", "geo", "data", "atlas")
LEAST = 95.0
"""Per cent of the branches of each package of :data:`HELD`."""

FOLDER = Path("build-output") / "coverage"
"""Where ``pyproject.toml`` lets coverage.py write; emptied before each measure."""

REPORT = FOLDER / "report.json"
RUN, COMBINE, WRITE = (
    ("run", "-m", "pytest"),
    ("combine", "--quiet"),
    ("json", "--quiet", "--ignore-errors"),
)
"""The errors left out are of copies that a test unpacked, ran and deleted: their source is gone."""

NAMED = 5
"""So many modules of a package under its floor are named, those that miss most first."""


@dataclass(frozen=True, slots=True)
class Branches:
    """Branches of one module, or of all of a package, and those that a test took."""

    taken: int
    all: int

    @property
    def missed(self) -> int:
        """Branches that no test took."""
        return self.all - self.taken

    @property
    def percent(self) -> float:
        """Share taken, in per cent; 100 where there is nothing to take."""
        return 100 * self.taken / self.all if self.all else 100.0


def measure(python: Path, root: Path, words: Sequence[str], environ: Mapping[str, str]) -> int:
    """Run pytest with ``words``, measured; return its exit code, or that of a package too low."""
    shutil.rmtree(root / FOLDER, ignore_errors=True)
    say(f"· coverage run -m pytest {' '.join(words)}")
    for command in ((*RUN, *words), COMBINE, WRITE):
        call: list[str | Path] = [python, "-m", "coverage", *command]
        if code := subprocess.run(call, cwd=root, env=environ, check=False).returncode:
            return code
    try:
        hold(branches_of(json.loads((root / REPORT).read_text())))
    except StartError as fault:
        return report(fault)
    return Exit.DONE


def branches_of(written: Mapping[str, Any]) -> dict[str, Branches]:
    """Branches of each file of ours, by path from the root, from coverage.py's JSON report.

    Copies of our modules that a test has unpacked and run elsewhere are left out.
    """
    summaries = {
        path: file["summary"]
        for path, file in written["files"].items()
        if not Path(path).is_absolute()
    }
    return {
        path: Branches(summary["covered_branches"], summary["num_branches"])
        for path, summary in summaries.items()
    }


def by_package(files: Mapping[str, Branches]) -> dict[str, Branches]:
    """The branches of each package together, by its name."""
    inside: dict[str, list[Branches]] = defaultdict(list)
    for path, file in files.items():
        inside[Path(path).parts[0]].append(file)
    return {
        name: Branches(sum(file.taken for file in measured), sum(file.all for file in measured))
        for name, measured in sorted(inside.items())
    }


def hold(files: Mapping[str, Branches]) -> None:
    """Say the share of each package; raise a StartError where one of :data:`HELD` is too low."""
    measured = by_package(files)
    for name, package in measured.items():
        say(f"  {name:<12} {package.percent:5.1f} %  {package.taken}/{package.all}")
    low = [name for name in HELD if name in measured and measured[name].percent < LEAST]
    if low:
        raise StartError(
            Exit.UNTESTED,
            it=f"Le prove passano per meno del {LEAST:g} % dei rami di: {', '.join(low)}.",
            en=f"The tests take less than {LEAST:g} % of the branches of: {', '.join(low)}.",
            detail="\n".join(line for name in low for line in most_missed(files, name)),
        )


def most_missed(files: Mapping[str, Branches], package: str) -> list[str]:
    """The modules of ``package`` that miss most branches, a line each."""
    inside = [(path, file) for path, file in files.items() if Path(path).parts[0] == package]
    worst = sorted(inside, key=lambda module: (-module[1].missed, module[0]))[:NAMED]
    return [f"  {path}: {file.missed} di · of {file.all}" for path, file in worst if file.missed]
