"""Temporary folders end with their process, and what a killed one has left is removed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from base import scratch

ROOT = Path(__file__).resolve().parents[2]
HOLDS = "from base import scratch; print(scratch.folder('try'), flush=True); input()"


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(scratch, "_held", {})
    return tmp_path


def holder(folder: Path) -> tuple[subprocess.Popen[str], Path]:
    """A process that holds a temporary folder until it is ended."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDS], cwd=ROOT, text=True, env={"TMPDIR": str(folder)},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    return process, Path(process.stdout.readline().strip())


def test_a_folder_is_the_same_for_the_same_name_and_goes_with_its_process(temporary: Path) -> None:
    ours = scratch.folder("ahead")
    assert scratch.folder("ahead") == ours
    assert scratch.folder("other") != ours
    assert ours.parent == temporary
    scratch.remove_own()
    assert list(temporary.iterdir()) == []


def test_what_a_killed_process_has_left_is_removed_and_a_living_ones_stays(temporary: Path) -> None:
    killed, left = holder(temporary)
    living, held = holder(temporary)
    ours = scratch.folder("ahead")
    killed.kill()
    killed.wait()
    assert scratch.sweep() == [left]
    assert (left.exists(), held.exists(), ours.exists()) == (False, True, True)
    living.kill()
    living.wait()
    scratch.remove_own()


def test_a_folder_of_somebody_else_is_left_alone(temporary: Path) -> None:
    theirs = temporary / "atlas-of-the-world"
    theirs.mkdir()
    assert scratch.sweep() == []
    assert theirs.exists()


def test_a_full_disk_leaves_nothing_half_made(
    temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(scratch, "_locked", full)
    with pytest.raises(OSError, match="No space"):
        scratch.folder("ahead")
    assert list(temporary.iterdir()) == []
