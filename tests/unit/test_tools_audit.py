from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tools import audit as ops_audit
from tools.audit import BILL, Advisory, audit, main, require_none, run, write_bill
from tools.environment import APP
from tools.faults import Exit, StartError

SOUND = {"name": "shapely", "version": "2.2.0", "vulns": []}
WEAK = {
    "name": "pillow",
    "version": "1.0",
    "vulns": [{"id": "PYSEC-1", "fix_versions": ["1.1", "2.0"]}],
}
SKIPPED = {"name": "numpy", "skip_reason": "Dependency not found on PyPI"}


def answering(*packages, code=0, stdout=None, stderr=""):
    """A pip-audit that says this of the packages."""
    printed = json.dumps({"dependencies": packages, "fixes": []}) if stdout is None else stdout
    return lambda command, _: subprocess.CompletedProcess(command, code, printed, stderr)


def test_sound_packages_have_no_advisories(tmp_path: Path) -> None:
    assert audit(tmp_path, APP, answering(SOUND)) == []


def test_an_advisory_names_the_package_and_the_versions_that_mend_it(tmp_path: Path) -> None:
    found = audit(tmp_path, APP, answering(SOUND, WEAK, code=1))
    assert found == [Advisory("pillow", "1.0", "PYSEC-1", ("1.1", "2.0"))]
    with pytest.raises(StartError, match="known vulnerabilities") as stopped:
        require_none(found + found)
    assert stopped.value.code == Exit.VULNERABLE
    assert stopped.value.detail.count("pillow 1.0: PYSEC-1") == 1


def test_a_package_nobody_answered_about_is_not_taken_for_a_sound_one(tmp_path: Path) -> None:
    """pip-audit itself says "No known vulnerabilities found" and ends with 0."""
    with pytest.raises(StartError, match="was not audited") as stopped:
        audit(tmp_path, APP, answering(SOUND, SKIPPED, code=0))
    assert stopped.value.code == Exit.ADVISORIES
    assert "1: numpy" in stopped.value.it


def test_no_network_is_said_and_has_its_own_code(tmp_path: Path) -> None:
    words = "Traceback ...\nConnectionError: Failed to resolve 'pypi.org'"
    with pytest.raises(StartError, match="Serve la rete") as stopped:
        audit(tmp_path, APP, answering(code=1, stdout="", stderr=words))
    assert stopped.value.code == Exit.ADVISORIES
    assert "Failed to resolve" in str(stopped.value)


def test_the_command_writes_the_bill_before_it_asks_anybody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(ops_audit, "write_bill", lambda root, _: (root / "bill").touch())
    monkeypatch.setattr(ops_audit, "run", answering(code=1, stdout=""))
    assert main(tmp_path) == Exit.ADVISORIES
    assert (tmp_path / "bill").exists()
    monkeypatch.setattr(ops_audit, "run", answering(SOUND))
    assert main(tmp_path) == Exit.DONE
    assert "No known vulnerability" in capsys.readouterr().out


def test_the_bill_lists_every_locked_package_with_its_hashes(tmp_path: Path) -> None:
    hashed = "a" * 64
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "atlas"\nversion = "1.0"\n')
    (tmp_path / APP).write_text(f"shapely==2.2.0 \\\n    --hash=sha256:{hashed}\n")
    write_bill(tmp_path, run)
    bill = json.loads((tmp_path / BILL).read_text())
    assert bill["bomFormat"] == "CycloneDX"
    assert [(one["name"], one["version"]) for one in bill["components"]] == [("shapely", "2.2.0")]
    assert hashed in json.dumps(bill)
    assert bill["metadata"]["component"]["name"] == "atlas"


def test_a_lock_that_cannot_be_read_writes_no_bill(tmp_path: Path) -> None:
    with pytest.raises(StartError, match="not written"):
        write_bill(tmp_path, run)
