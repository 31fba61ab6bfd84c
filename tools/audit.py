"""``python -m tools.audit``: the bill of materials, and what is known against what is in it.

Writes ``build-output/sbom.cdx.json`` (CycloneDX 1.6) from the app's lock file, then asks PyPI's
advisories about both locks with pip-audit. This needs the network, so it is no part of ``./test``.
A package nobody answered about is not taken for a sound one: that ends with its own exit code.
"""

# ruff: noqa: S603 - the commands are our own, no shell is involved
import json
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.environment import APP, DEVELOPMENT
from tools.faults import Exit, StartError, report, say

ROOT = Path(__file__).resolve().parents[1]
BILL = Path("build-output") / "sbom.cdx.json"
BILL_COMMAND = ("-W", "ignore", "-m", "cyclonedx_py", "requirements", "--pyproject",
                "pyproject.toml", "--output-reproducible", "--output-format", "JSON")  # fmt: skip
AUDIT_COMMAND = ("-m", "pip_audit", "--disable-pip", "--format", "json", "--progress-spinner",
                 "off", "--timeout", "15")  # fmt: skip
NAMED = 5
"""So many of the packages nobody answered about are named."""

Run = Callable[[Sequence[str], Path], "subprocess.CompletedProcess[str]"]


@dataclass(frozen=True, slots=True)
class Advisory:
    """A known weakness of a locked package and the versions without it."""

    package: str
    version: str
    id: str
    mended_in: tuple[str, ...]

    def line(self) -> str:
        """One line of the report, in both languages."""
        mended = ", ".join(self.mended_in) or "nessuna versione · no version yet"
        return f"  {self.package} {self.version}: {self.id} (corretta in · mended in: {mended})"


def main(root: Path = ROOT) -> int:
    """Write the bill of materials and audit both locks; return the exit code."""
    try:
        write_bill(root, run)
        say(f"SBOM (CycloneDX): {root / BILL}")
        advisories = [
            advisory for lock in (APP, DEVELOPMENT) for advisory in audit(root, lock, run)
        ]
        require_none(advisories)
    except StartError as fault:
        return report(fault)
    say("Nessuna vulnerabilità nota · No known vulnerability")
    return Exit.DONE


def run(command: Sequence[str], root: Path) -> subprocess.CompletedProcess[str]:
    """Run one of the tools with this Python and keep what it prints."""
    return subprocess.run(
        [sys.executable, *command], cwd=root, capture_output=True, text=True, check=False
    )


def write_bill(root: Path, run: Run) -> None:
    """Write the bill of materials. Raises StartError with the tool's own words."""
    (root / BILL).parent.mkdir(exist_ok=True)
    answer = run((*BILL_COMMAND, "--output-file", str(BILL), APP), root)
    if answer.returncode:
        raise StartError(
            Exit.INSTALL,
            it="L'elenco dei componenti non è stato scritto.",
            en="The bill of materials was not written.",
            detail=answer.stderr.strip(),
        )


def audit(root: Path, lock: str, run: Run) -> list[Advisory]:
    """What is known against the packages of a lock.

    Raises StartError if the advisories did not answer about each of them.
    """
    answer = run((*AUDIT_COMMAND, "--requirement", lock), root)
    try:
        packages: list[Mapping[str, Any]] = json.loads(answer.stdout)["dependencies"]
    except (ValueError, KeyError):
        raise unanswered(lock, (), answer.stderr) from None
    if missing := [str(package["name"]) for package in packages if "vulns" not in package]:
        raise unanswered(lock, missing)
    return [
        Advisory(package["name"], package["version"], known["id"], tuple(known["fix_versions"]))
        for package in packages
        for known in package["vulns"]
    ]


def unanswered(lock: str, packages: Sequence[str], detail: str = "") -> StartError:
    """The fault of advisories that cannot be reached, or say nothing of some packages."""
    more = ", …" if len(packages) > NAMED else ""
    which = f" ({len(packages)}: {', '.join(packages[:NAMED])}{more})" if packages else ""
    return StartError(
        Exit.ADVISORIES,
        it=f"{lock} non è stato controllato: il servizio degli avvisi di sicurezza non ha risposto"
        f"{which}. Serve la rete fino a PyPI.",
        en=f"{lock} was not audited: the service of security advisories gave no answer{which}. "
        "It needs the network as far as PyPI.",
        detail="\n".join(detail.strip().splitlines()[-3:]),
    )


def require_none(advisories: Sequence[Advisory]) -> None:
    """Raise a StartError that lists the advisories, each package's once, if there are any."""
    if advisories:
        raise StartError(
            Exit.VULNERABLE,
            it="Pacchetti con vulnerabilità note: vedi sopra, cambia le versioni in "
            "requirements*.txt, poi python -m tools.lock.",
            en="Packages with known vulnerabilities: see above, change the versions in "
            "requirements*.txt, then python -m tools.lock.",
            detail="\n".join(dict.fromkeys(advisory.line() for advisory in advisories)),
        )


if __name__ == "__main__":
    sys.exit(main())
