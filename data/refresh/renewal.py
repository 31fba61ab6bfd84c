"""One renewal: every source asked, judged, and built into tables beside the shipped ones.

With ``data.build`` this is the rim of ``data``: a renewal is judged by the tables it would give.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from base.files import read_bytes
from base.limits import LARGE_TABLE
from data.build.pipeline import build_tables, write_table, write_tables
from data.build.snapshot import Build, read_build
from data.catalogue.card import PROCESSED, dataset
from data.catalogue.read import fingerprint
from data.refresh import store
from data.refresh.checks import compared
from data.refresh.findings import Finding, Weight, finding, stopping
from data.refresh.portal import FetchedFile, NotHadError, Portal
from data.refresh.sources import PORTAL, Source

REFUSALS = (ValueError, LookupError, TypeError, RuntimeError, ArithmeticError, OSError)
"""How the steps of the build refuse a file, or fail on one that nobody foresaw."""


@dataclass(slots=True)
class Renewal:
    """What a run found: the files that are other files now, and every finding.

    ``same`` are sources whose file has not changed, ``skipped`` those whose publisher was not
    asked. ``old`` and ``new`` are the shipped tables and those the new files give; ``tables`` are
    the new ones as the build made them.
    """

    accepted: frozenset[str] = frozenset()
    renewed: dict[Source, FetchedFile] = field(default_factory=dict)
    same: list[Source] = field(default_factory=list)
    skipped: list[Source] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    tables: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    old: Build | None = None
    new: Build | None = None

    @property
    def stops(self) -> list[Finding]:
        """What keeps the new files from being shipped."""
        return stopping(self.findings, self.accepted)

    @property
    def incomplete(self) -> bool:
        """Whether a publisher that was asked gave no answer."""
        return any(entry.weight is Weight.ABSENT for entry in self.findings)


def ask(renewal: Renewal, sources: Sequence[Source], portal: Portal, raw: Path, into: Path) -> None:
    """Ask for every source; new files go into the folder ``into``, findings into ``renewal``."""
    for number, source in enumerate(sources, start=1):
        portal.told(f"[{number}/{len(sources)}] {source.key}")
        try:
            if source.on_portal:
                _fetch(renewal, source, portal, raw, into)
            elif portal.base == PORTAL:
                renewal.findings += portal.newer_links(source)
                renewal.same.append(source)
            else:
                renewal.skipped.append(source)
        except NotHadError as absent:
            renewal.findings.append(absent.finding(source.key))


def _fetch(renewal: Renewal, source: Source, portal: Portal, raw: Path, into: Path) -> None:
    resource, notes = portal.resource_of(source)
    renewal.findings += notes
    download = portal.download(resource, into / f"{source.key}{Path(source.raw).suffix}")
    portal.told(f"    {download.size:,} B, sha256 {download.sha256[:12]}")
    if download.sha256 == fingerprint(raw / source.raw):
        renewal.same.append(source)
        return
    if not download.sound:
        renewal.findings.append(finding("checksum", source.key))
    old, new = (read_bytes(path, LARGE_TABLE) for path in (raw / source.raw, download.path))
    findings = compared(source, old, new)
    renewal.findings += findings
    if any(entry.problem.code == "other_form" for entry in findings):
        renewal.same.append(source)
    else:
        renewal.renewed[source] = download


def build(renewal: Renewal, raw: Path, scratch: Path, told: Callable[[str], None]) -> None:
    """Build the tables that the new files give, beside the shipped ones, and read both.

    Done where nobody's acceptance could be in vain: with a finding that no person may accept there
    is nothing to build. A refusal of the build is a finding too.
    """
    if not renewal.renewed or any(entry.weight is Weight.STOP for entry in renewal.findings):
        return
    told("python -m data.build …")
    store.candidate(raw, renewal.renewed, scratch / "raw")
    try:
        tables = build_tables(scratch / "raw")
        (scratch / "tables").mkdir()
        for key, table in tables.items():
            write_table(table, dataset(key), scratch / "tables")
    except REFUSALS as refused:
        key = next(iter(renewal.renewed)).key
        why = f"{type(refused).__name__}: {refused}"
        renewal.findings.append(finding("build_refused", key, why=why))
        return
    renewal.tables = tables
    renewal.old, renewal.new = read_build(PROCESSED), read_build(scratch / "tables")


def ship(renewal: Renewal, raw: Path, today: str) -> Collection[str]:
    """Put the new files among the raw ones and the new tables among the shipped; their keys."""
    for source, download in renewal.renewed.items():
        store.put(raw, source, download, dataset(source.key).licence.name.en, today)
    return write_tables(renewal.tables)
