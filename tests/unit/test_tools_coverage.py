"""The floor under the branches that tests take: the sums, and a package that falls through it."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tools.check import WITHOUT_BROWSER, runner, runs
from tools.coverage import FOLDER, HELD, REPORT, Branches, branches_of, by_package, hold, measure
from tools.environment import DEVELOPMENT
from tools.faults import Exit, StartError
from tools.lock import versions

ROOT = Path(__file__).resolve().parents[2]


def written(**files: tuple[int, int]) -> dict[str, Any]:
    """A report as coverage.py writes it: branches taken and all branches, by module of ours."""
    return {
        "files": {
            f"{name.replace('__', '/')}.py": {
                "summary": {"covered_branches": taken, "num_branches": every, "percent_covered": 9}
            }
            for name, (taken, every) in files.items()
        }
    }


def test_a_package_has_the_branches_of_its_modules_together() -> None:
    """18 of 20 and 80 of 80 are 98 of 100, not the mean of 90 and 100 per cent."""
    found = by_package(branches_of(written(geo__reach=(18, 20), geo__layers__crs=(80, 80))))
    assert found == {"geo": Branches(98, 100)}
    assert (found["geo"].percent, found["geo"].missed) == (98.0, 2)


def test_a_copy_that_was_run_elsewhere_is_not_ours() -> None:
    assert branches_of(written(geo__reach=(1, 1), __tmp__geo__reach=(0, 9))) == {
        "geo/reach.py": Branches(1, 1)
    }


def test_a_module_without_branches_misses_none() -> None:
    assert Branches(0, 0).percent == 100


def test_just_ninety_five_per_cent_hold_and_other_packages_may_be_low(
    capsys: pytest.CaptureFixture[str],
) -> None:
    hold(branches_of(written(data__build=(95, 100), ui__nav=(1, 100))))
    assert "data          95.0 %  95/100" in capsys.readouterr().out


def test_a_package_too_low_is_named_with_the_modules_that_miss_most() -> None:
    files = written(
        geo__reach=(10, 10), geo__siting=(83, 90), indicators__need=(9, 10), data__x=(1, 1)
    )
    with pytest.raises(
        StartError, match="less than 95 % of the branches of: indicators, geo"
    ) as low:
        hold(branches_of(files))
    assert low.value.code == Exit.UNTESTED
    assert low.value.detail == ("  indicators/need.py: 1 di · of 10\n  geo/siting.py: 7 di · of 90")


def stand_in(folder: Path, report: str, *, code: int = 0) -> None:
    """A ``coverage`` that answers with ``code`` to ``run`` and writes ``report`` for ``json``."""
    (folder / "coverage.py").write_text(
        "import pathlib, sys\n"
        "with open('asked', 'a') as asked: asked.write(' '.join(sys.argv[1:]) + chr(10))\n"
        f"report = pathlib.Path({str(REPORT)!r})\n"
        "report.parent.mkdir(parents=True, exist_ok=True)\n"
        f"report.write_text({report!r})\n"
        f"raise SystemExit({code} if sys.argv[1] == 'run' else 0)\n"
    )


LOW = '{"files": {"geo/a.py": {"summary": {"covered_branches": 1, "num_branches": 2}}}}'


@pytest.mark.parametrize(("report", "code"), [('{"files": {}}', 0), (LOW, Exit.UNTESTED)])
def test_the_tests_are_run_joined_written_and_judged(
    report: str, code: int, tmp_path: Path
) -> None:
    (tmp_path / FOLDER).mkdir(parents=True)
    (tmp_path / FOLDER / "data.old").touch()
    stand_in(tmp_path, report)
    assert measure(Path(sys.executable), tmp_path, ["tests"], {}) == code
    asked = (tmp_path / "asked").read_text().splitlines()
    assert asked == ["run -m pytest tests", "combine --quiet", "json --quiet --ignore-errors"]
    assert not (tmp_path / FOLDER / "data.old").exists()


def test_a_test_that_fails_has_the_last_word(tmp_path: Path) -> None:
    stand_in(tmp_path, LOW, code=1)
    assert measure(Path(sys.executable), tmp_path, ["tests"], {}) == 1


def test_the_settings_measure_branches_of_every_package_of_ours_where_the_judge_looks() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["coverage"]
    ours = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"bench", "tests"}
    assert settings["run"]["branch"] is True
    assert set(settings["run"]["source_pkgs"]) == ours
    assert set(HELD) - {"atlas"} <= ours
    assert Path(settings["run"]["data_file"]).parent == FOLDER
    assert Path(settings["json"]["output"]) == REPORT
    assert "coverage" in versions((ROOT / DEVELOPMENT).read_text())


def test_only_all_is_measured_and_only_without_a_browser() -> None:
    measured = {
        arguments: [part for part in runs(arguments) if runner(part) is measure]
        for arguments in ((), ("--all",), ("--all", "tests/unit"))
    }
    assert measured == {(): [], ("--all",): [WITHOUT_BROWSER], ("--all", "tests/unit"): []}
