"""What ./run and ./test say when there is no Python they can use."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHELL = shutil.which("sh") or "/bin/sh"


def fake_python(folder: Path, name: str, version: str) -> None:
    program = folder / name
    answer = f'[ "$1" = -c ] && echo {version} || echo "{name} ran $*"'
    program.write_text(f"#!{SHELL}\n{answer}\n")
    program.chmod(0o755)


def start(command: str, path: Path, **extra: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [SHELL, ROOT / command, "one", "two words"],
        env={"PATH": str(path), **extra},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("command", ["run", "test"])
def test_without_any_python_both_languages_say_what_is_needed(command: str, tmp_path: Path) -> None:
    ended = start(command, tmp_path)
    assert ended.returncode == 10
    assert "serve Python 3.11, 3.12 o 3.13" in ended.stderr
    assert "Python 3.11, 3.12 or 3.13 is needed" in ended.stderr


@pytest.mark.parametrize("version", ["2.7.18", "3.10.13", "3.14.0", "3.1.1"])
def test_an_unsupported_python_is_named(version: str, tmp_path: Path) -> None:
    fake_python(tmp_path, "python3", version)
    ended = start("run", tmp_path)
    assert ended.returncode == 11
    assert ended.stderr.count(f"python3={version}") == 2


@pytest.mark.parametrize("version", ["3.11.0", "3.12.9", "3.13.0rc1"])
def test_a_supported_python_is_handed_the_module_and_the_arguments(
    version: str, tmp_path: Path
) -> None:
    fake_python(tmp_path, "python3", version)
    assert start("run", tmp_path).stdout == "python3 ran -m tools.launch one two words\n"


def test_the_tested_version_is_preferred(tmp_path: Path) -> None:
    fake_python(tmp_path, "python3", "3.13.0")
    fake_python(tmp_path, "python3.11", "3.11.7")
    assert start("test", tmp_path).stdout.startswith("python3.11 ran -m tools.check")


def test_the_named_python_comes_first(tmp_path: Path) -> None:
    fake_python(tmp_path, "python3.11", "3.11.7")
    fake_python(tmp_path, "mine", "3.12.1")
    assert start("run", tmp_path, PYTHON="mine").stdout.startswith("mine ran")


def test_ci_runs_the_test_command_and_nothing_else() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    said = [line for line in lines if line and not line.startswith("#")]
    assert said[-1] == "exec ./test --all"
    assert [line.split()[0] for line in said] == ["set", "cd", "exec"]
