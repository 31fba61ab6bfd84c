from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools import check, javascript
from tools.faults import Exit, StartError
from tools.javascript import CHECKS, LOCK, MENDS, NPM, STAMP, is_stamped, ready, run, stamp

PYTHON = Path(sys.executable)
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A package of two commands, one of which fails, with nothing to install."""
    scripts = {"good": "node -e 0", "bad": 'node -e "process.exit(7)"'}
    (tmp_path / "package.json").write_text(json.dumps({"name": "toy", "scripts": scripts}))
    lock = {"name": "toy", "lockfileVersion": 3, "packages": {"": {"name": "toy"}}}
    (tmp_path / LOCK).write_text(json.dumps(lock))
    (tmp_path / "node_modules").mkdir()
    return tmp_path


def unreachable(project: Path) -> None:
    """The lock asks for a package, and no registry answers."""
    wanted = {"version": "1.0.0", "integrity": "sha512-AAAA"}
    packages = {"": {"name": "toy", "dependencies": {"left": "1.0.0"}}, "node_modules/left": wanted}
    package = {"name": "toy", "dependencies": {"left": "1.0.0"}}
    (project / "package.json").write_text(json.dumps(package))
    lock = {"name": "toy", "lockfileVersion": 3, "packages": packages}
    (project / LOCK).write_text(json.dumps(lock))


def test_node_and_its_packages_come_from_the_environment_alone(project: Path) -> None:
    environ = ready(PYTHON, project, {"PATH": "/nowhere", "HOME": str(project)})
    first, *rest = environ["PATH"].split(os.pathsep)
    assert (Path(first) / "node").is_file()
    assert rest == ["/nowhere"]
    assert Path(environ[NPM]).is_file()


def test_what_is_installed_is_not_installed_again(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready(PYTHON, project, os.environ)
    assert (project / STAMP).read_text() == stamp(project)
    monkeypatch.setattr(javascript, "install", lambda *_: pytest.fail("installed again"))
    ready(PYTHON, project, os.environ)


def test_another_lock_is_installed(project: Path) -> None:
    ready(PYTHON, project, os.environ)
    with (project / LOCK).open("a") as lock:
        lock.write("\n")
    assert not is_stamped(project)
    ready(PYTHON, project, os.environ)
    assert is_stamped(project)


def test_a_registry_that_cannot_be_reached_is_said(project: Path) -> None:
    unreachable(project)
    nobody = {"npm_config_registry": "http://127.0.0.1:9/", "npm_config_fetch_retries": "0"}
    empty = {"npm_config_cache": str(project / "cache")}
    with pytest.raises(StartError, match="cannot be reached") as stopped:
        ready(PYTHON, project, {**os.environ, **nobody, **empty})
    assert stopped.value.code == Exit.REGISTRY
    assert not is_stamped(project)


def test_an_environment_without_node_is_an_error(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(javascript, "WHERE_NODE_IS", "import no_such_wheel")
    with pytest.raises(StartError, match="no_such_wheel"):
        ready(PYTHON, project, os.environ)


def test_the_first_failing_command_ends_with_its_code(project: Path) -> None:
    environ = ready(PYTHON, project, os.environ)
    assert run(("good",), project, environ) == Exit.DONE
    assert run(("good", "bad", "missing"), project, environ) == 7


@pytest.fixture
def build(tmp_path: Path) -> list[str]:
    """The command that builds a copy of ``ui/web``, which a test may change."""
    shutil.copytree(ROOT / "ui" / "web", tmp_path / "ui" / "web")
    shutil.copy(ROOT / "package.json", tmp_path)
    environ = ready(PYTHON, ROOT, os.environ)
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    node = shutil.which("node", path=environ["PATH"])
    assert node is not None
    return [node, str(tmp_path / "ui" / "web" / "build.js")]


def built(command: list[str], *words: str) -> tuple[int, str]:
    answer = subprocess.run([*command, *words], capture_output=True, text=True, check=False)
    return answer.returncode, answer.stderr


def test_what_the_browser_is_given_is_what_the_sources_give(build: list[str]) -> None:
    assert built(build, "--check") == (0, "")


def test_a_built_file_that_differs_or_is_over_is_named_and_mended(build: list[str]) -> None:
    folder = Path(build[1]).parent
    source, result = folder / "parts" / "copy.js", folder / "built" / "copy.js"
    source.write_text(source.read_text().replace("2500", "9999"))
    (folder / "built" / "old.js").write_text("")
    code, words = built(build, "--check")
    assert code == 1
    assert [line.split(":")[0] for line in words.splitlines()[:-1]] == [
        "ui/web/built/copy.js",
        "ui/web/built/old.js",
    ]
    assert built(build) == (0, "")
    assert "9999" in result.read_text()
    assert built(build, "--check") == (0, "")


def test_every_command_stands_in_package_json() -> None:
    scripts = json.loads((ROOT / "package.json").read_text())["scripts"]
    assert {*CHECKS, *MENDS} == set(scripts)


def test_the_test_command_checks_the_scripts_before_it_runs_pytest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    order: list[object] = []
    monkeypatch.setattr(check, "ensure", lambda *_: PYTHON)
    monkeypatch.setattr(check, "ensure_chromium", lambda *_: Path("chromium"))
    monkeypatch.setattr(javascript, "ready", lambda *_: {})
    monkeypatch.setattr(check, "check", lambda *_: order.append("style") or 0)
    monkeypatch.setattr(javascript, "run", lambda words, *_: order.append(words) or 5)
    monkeypatch.setattr(check, "run_pytest", lambda *_: pytest.fail("pytest was run"))
    assert check.main([]) == 5
    assert sorted(order, key=str) == sorted(["style", CHECKS], key=str)
