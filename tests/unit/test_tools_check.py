from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tools import check as ops_check
from tools import chromium
from tools.check import check
from tools.chromium import ensure_chromium, find, starts
from tools.faults import Exit, StartError

PYTHON = Path(sys.executable)


def fake_browser(folder: Path, name: str, *, code: int = 0) -> Path:
    program = folder / name
    program.write_text(f"#!/bin/sh\nexit {code}\n")
    program.chmod(0o755)
    return program


def test_the_first_failing_check_ends_with_its_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "three.py").write_text("raise SystemExit(3)\n")
    (tmp_path / "never.py").write_text("open('reached', 'w')\n")
    monkeypatch.setattr(ops_check, "CHECKS", (("three",), ("never",)))
    assert check(PYTHON, tmp_path, {}) == 3
    assert not (tmp_path / "reached").exists()


def test_style_and_types_come_before_the_tests_and_pytest_is_handed_over() -> None:
    assert [words[0] for words in ops_check.CHECKS] == ["ruff", "ruff", "mypy"]


def test_the_named_browser_is_taken(tmp_path: Path) -> None:
    named = fake_browser(tmp_path, "mine")
    fake_browser(tmp_path, "chromium")
    assert find({"CHROMIUM": str(named), "PATH": str(tmp_path)}) == named


def test_all_runs_the_long_tests_and_nothing_else_does() -> None:
    assert [part[:2] for part in ops_check.runs([])] == [("-m", "not long")] * 2
    assert ops_check.runs(["--all"]) == [ops_check.WITHOUT_BROWSER, ops_check.BROWSER]


def test_named_tests_are_run_by_themselves() -> None:
    assert ops_check.runs(["tests/unit", "-x"]) == [("-m", "not long", "tests/unit", "-x")]
    assert ops_check.runs(["tests/unit", "--all"]) == [("tests/unit",)]


@pytest.mark.parametrize("code", [1, 127])
def test_a_named_browser_that_does_not_start_is_an_error(code: int, tmp_path: Path) -> None:
    named = fake_browser(tmp_path, "mine", code=code)
    with pytest.raises(StartError, match="does not start") as stopped:
        find({"CHROMIUM": str(named)})
    assert stopped.value.code == Exit.BROWSER


def test_a_stand_in_that_does_not_start_is_passed_over(tmp_path: Path) -> None:
    fake_browser(tmp_path, "chromium-browser", code=1)
    chrome = fake_browser(tmp_path, "google-chrome")
    assert find({"PATH": str(tmp_path)}) == chrome


def test_no_browser_on_the_path_is_none(tmp_path: Path) -> None:
    assert find({"PATH": str(tmp_path)}) is None
    assert not starts(tmp_path / "chromium")


def test_without_any_browser_the_way_out_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chromium, "may_use_apt", lambda: False)
    monkeypatch.setattr(chromium, "playwrights", lambda _: None)
    nothing = fake_browser(tmp_path, "python", code=1)
    with pytest.raises(StartError, match=r"CHROMIUM=/path \./test"):
        ensure_chromium(nothing, {"PATH": str(tmp_path / "empty")})


def test_as_root_on_debian_apt_is_asked_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chromium, "may_use_apt", lambda: True)
    monkeypatch.setattr(chromium, "playwrights", lambda _: None)
    monkeypatch.setattr(chromium, "install_with_apt", lambda: fake_browser(tmp_path, "chromium"))
    found = ensure_chromium(tmp_path / "python", {"PATH": str(tmp_path)})
    assert found == tmp_path / "chromium"
