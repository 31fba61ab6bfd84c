from __future__ import annotations

import errno
import hashlib
import importlib.util
import shutil
import sys
import zipfile
from collections import namedtuple
from pathlib import Path

import pytest

from tools import environment
from tools.environment import (
    APP,
    DEVELOPMENT,
    NEEDED_BYTES,
    ensure,
    install,
    install_fault,
    is_stamped,
    require_disk,
    require_ensurepip,
    stamp,
    version_of,
    write_stamps,
)
from tools.faults import Exit, StartError, from_os_error

Usage = namedtuple("Usage", "total used free")
NOBODY_S = f"atlas-package-nobody-published==0 --hash=sha256:{'0' * 64}\n"
HERE = f"{sys.version_info[0]}.{sys.version_info[1]}"


def bare(folder: Path) -> Path:
    """The folder as a project that needs no package."""
    (folder / APP).write_text("")
    (folder / DEVELOPMENT).write_text("")
    return folder


def cut_off(patch: pytest.MonkeyPatch) -> None:
    """From here on pip finds no registry."""
    patch.setenv("PIP_CONFIG_FILE", "/dev/null")
    patch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple")
    patch.setenv("PIP_RETRIES", "0")
    for name in ("PIP_EXTRA_INDEX_URL", "PIP_FIND_LINKS", "PIP_NO_INDEX"):
        patch.delenv(name, raising=False)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return bare(tmp_path)


@pytest.fixture
def no_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    cut_off(monkeypatch)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A project with an environment, made once, into which tests install what they say: the folder
    and the interpreter."""
    project = bare(tmp_path_factory.mktemp("project"))
    with pytest.MonkeyPatch.context() as patch:
        cut_off(patch)
        return project, ensure(project, APP)


def give_free(monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**12, 0, count))


def test_a_full_disk_is_said_before_anything_is_installed(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    give_free(monkeypatch, 400_000_000)
    with pytest.raises(StartError, match=r"free some \(1\.1 GB\)") as stopped:
        ensure(project, APP)
    assert stopped.value.code == Exit.DISK
    assert not (project / ".venv").exists()


@pytest.mark.parametrize(("spare", "enough"), [(-1, False), (0, True), (1, True)])
def test_the_disk_needs_a_stated_room(
    spare: int, enough: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    give_free(monkeypatch, NEEDED_BYTES + spare)
    if enough:
        assert require_disk(tmp_path) is None
    else:
        with pytest.raises(StartError):
            require_disk(tmp_path)


@pytest.mark.parametrize("absent", ["venv", "ensurepip"])
def test_a_debian_python_without_venv_names_the_package(
    absent: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == absent else found(name)
    )
    with pytest.raises(StartError, match=f"apt install python{HERE}-venv") as stopped:
        require_ensurepip()
    assert stopped.value.code == Exit.NO_VENV


@pytest.mark.usefixtures("no_registry")
def test_without_a_registry_the_network_is_asked_for_the_first_time_only(tmp_path: Path) -> None:
    wanted = tmp_path / APP
    wanted.write_text(NOBODY_S)
    with pytest.raises(StartError, match="needed only the first time") as stopped:
        install(Path(sys.executable), wanted)
    assert stopped.value.code == Exit.REGISTRY
    assert "solo la prima volta" in stopped.value.it


def wheel(folder: Path) -> Path:
    """A package of nothing, as a file to install from."""
    path = folder / "atlas_nothing-1-py3-none-any.whl"
    about = "atlas_nothing-1.dist-info"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            f"{about}/METADATA", "Metadata-Version: 2.1\nName: atlas-nothing\nVersion: 1\n"
        )
        archive.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        archive.writestr(f"{about}/RECORD", "")
    return path


@pytest.mark.usefixtures("no_registry")
@pytest.mark.parametrize(
    ("hashed", "reason"), [("", "Hashes are required"), ("0" * 64, "DO NOT MATCH THE HASHES")]
)
def test_a_file_without_its_hash_is_not_installed(
    hashed: str, reason: str, prepared: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    project, python = prepared
    monkeypatch.setenv("PIP_FIND_LINKS", str(wheel(project).parent))
    suffix = f" --hash=sha256:{hashed}" if hashed else ""
    (project / APP).write_text(f"atlas-nothing==1{suffix}\n")
    with pytest.raises(StartError) as stopped:
        install(python, project / APP)
    assert reason.lower() in stopped.value.detail.lower()
    assert stopped.value.code == Exit.INSTALL


@pytest.mark.usefixtures("no_registry")
def test_a_file_with_its_hash_is_installed(
    prepared: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    project, _ = prepared
    file = wheel(project)
    monkeypatch.setenv("PIP_FIND_LINKS", str(file.parent))
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    (project / APP).write_text(f"atlas-nothing==1 --hash=sha256:{digest}\n")
    python = ensure(project, APP)
    assert list(python.parents[1].glob("lib/*/site-packages/atlas_nothing-1.dist-info"))


@pytest.mark.parametrize(
    ("last", "code"),
    [
        ("ERROR: Could not install: [Errno 28] No space left on device", Exit.DISK),
        ("ReadTimeoutError: Read timed out.", Exit.REGISTRY),
        ("[Errno -3] Temporary failure in name resolution", Exit.REGISTRY),
        ("ERROR: ResolutionImpossible: conflicting dependencies", Exit.INSTALL),
        ("error: command 'gcc' failed: No such file or directory", Exit.INSTALL),
    ],
)
def test_what_pip_says_last_decides_the_reason(last: str, code: Exit) -> None:
    fault = install_fault(["Collecting numpy\n", last + "\n"])
    assert fault.code == code


def test_a_fresh_project_gets_an_environment_and_the_second_start_does_nothing(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    python = ensure(project, APP)
    assert version_of(python) == HERE
    monkeypatch.setattr(environment, "install", lambda *_: pytest.fail("installed again"))
    assert ensure(project, APP) == python


@pytest.mark.usefixtures("no_registry")
def test_a_failed_install_is_not_taken_for_a_finished_one_and_is_mended(
    prepared: tuple[Path, Path],
) -> None:
    project, _ = prepared
    (project / APP).write_text(NOBODY_S)
    with pytest.raises(StartError):
        ensure(project, APP)
    assert not is_stamped(project, APP, HERE)
    (project / APP).write_text("")
    ensure(project, APP)
    assert is_stamped(project, APP, HERE)


def test_an_environment_that_cannot_be_made_leaves_nothing_behind(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", shutil.which("false"))
    with pytest.raises(StartError) as stopped:
        ensure(project, APP)
    assert stopped.value.code == Exit.NO_VENV
    assert not (project / ".venv").exists()


def test_an_interpreter_that_is_gone_has_no_version(tmp_path: Path) -> None:
    assert version_of(tmp_path / "python") is None


@pytest.mark.parametrize("changed", [APP, DEVELOPMENT])
def test_changed_requirements_ask_for_a_new_install(changed: str, project: Path) -> None:
    (project / ".venv").mkdir()
    write_stamps(project, DEVELOPMENT, HERE)
    assert is_stamped(project, DEVELOPMENT, HERE)
    (project / changed).write_text("pytest\n")
    assert not is_stamped(project, DEVELOPMENT, HERE)


def test_the_development_set_counts_as_the_app_s_and_not_the_other_way_round(project: Path) -> None:
    (project / ".venv").mkdir()
    write_stamps(project, APP, HERE)
    assert not is_stamped(project, DEVELOPMENT, HERE)
    write_stamps(project, DEVELOPMENT, HERE)
    assert is_stamped(project, APP, HERE)


def test_another_python_version_has_another_stamp(project: Path) -> None:
    assert stamp(project, APP, "3.11") != stamp(project, APP, "3.12")


@pytest.mark.parametrize(
    ("number", "code"), [(errno.ENOSPC, Exit.DISK), (errno.EROFS, Exit.INSTALL)]
)
def test_a_refused_write_is_explained(number: int, code: Exit) -> None:
    assert from_os_error(OSError(number, "refused")).code == code
