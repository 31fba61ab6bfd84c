from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tools.environment import APP, DEVELOPMENT
from tools.faults import Exit, StartError
from tools.lock import HELD, LISTS, ROOT, compile_lock, main, versions


def text(name: str) -> str:
    return (ROOT / name).read_text()


def entries(lock: str) -> list[str]:
    """Each locked package with its hashes, comments left out."""
    lines = [line for line in text(lock).splitlines() if not line.lstrip().startswith("#")]
    return re.split(r"\n(?=\S)", "\n".join(lines))


@pytest.mark.parametrize("lock", LISTS)
def test_every_pin_of_the_list_stands_in_its_lock_at_the_same_version(lock: str) -> None:
    pinned, locked = versions(text(LISTS[lock])), versions(text(lock))
    assert pinned
    assert {name: locked.get(name) for name in pinned} == pinned


@pytest.mark.parametrize("lock", LISTS)
def test_every_locked_package_has_an_exact_version_and_hashes(lock: str) -> None:
    entry = re.compile(r"[a-z0-9.-]+==[^\s;]+( ; [^\\]+)?( \\\n    --hash=sha256:[0-9a-f]{64})+")
    assert [one for one in entries(lock) if not entry.fullmatch(one)] == []


@pytest.mark.parametrize("name", [*LISTS, *LISTS.values()])
def test_no_list_or_lock_names_an_index_or_a_path(name: str) -> None:
    options = re.findall(r"(?m)^\s*(-\S*?)(?=[ :=]|$)", text(name))
    assert "://" not in text(name)
    assert set(options) <= {"-r", "--hash"}


def test_what_both_locks_hold_has_one_version() -> None:
    app, development = versions(text(APP)), versions(text(DEVELOPMENT))
    assert {name: development.get(name) for name in app} == app


def test_a_lock_holds_files_for_linux_and_macos_and_all_supported_pythons() -> None:
    numpy = next(entry for entry in entries(APP) if entry.startswith("numpy=="))
    assert numpy.count("--hash") > 40
    assert "python_full_version" in text(DEVELOPMENT)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose only requirement comes from a folder, without any registry."""
    (tmp_path / "tools").mkdir()
    shutil.copy(ROOT / HELD, tmp_path / HELD)
    (tmp_path / LISTS[APP]).write_text("")
    (tmp_path / LISTS[DEVELOPMENT]).write_text("-r requirements.txt\n")
    return tmp_path


def test_one_command_writes_both_locks(project: Path) -> None:
    assert main([], project) == Exit.DONE
    assert all("python -m tools.lock" in (project / lock).read_text() for lock in LISTS)


def test_a_list_that_cannot_be_resolved_leaves_the_old_lock(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UV_OFFLINE", "1")
    (project / APP).write_text("# old\n")
    (project / LISTS[APP]).write_text("atlas-package-nobody-published==0\n")
    with pytest.raises(StartError, match="was not made anew") as stopped:
        compile_lock(project, APP)
    assert "atlas-package-nobody-published" in stopped.value.detail
    assert (project / APP).read_text() == "# old\n"
