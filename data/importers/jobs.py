"""The importers at work on a file, in a worker: what the page, the cache and the command share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from base.files import read_bytes
from base.limits import LARGE_TABLE, OUTLINES, Limits
from base.worker import Bounds, Job, Upload, start
from data.importers.workbook import LIMITS

if TYPE_CHECKING:
    import pandas as pd

FILE_LIMITS: dict[str, Limits] = {"idise": LIMITS, "sections": LARGE_TABLE, "outlines": OUTLINES}
"""Limits of each kind of file a person may bring."""

BOUNDS = {
    "idise": Bounds(seconds=30, cpu_seconds=15, memory=600_000_000),
    "sections": Bounds(seconds=240, cpu_seconds=120, memory=2_000_000_000),
}


def opened(path: Path, kind: str) -> Upload:
    """A file of the command line or of the operator's folder. Raises :class:`RefusedError`."""
    return Upload(path.name, read_bytes(path, FILE_LIMITS[kind]))


def propose(kind: str, file: Upload) -> Job[Any]:
    """How the file would be read: the importer's ``Mapping``, or its refusal."""
    return start(_propose, kind, file, bounds=BOUNDS[kind])


def load(kind: str, file: Upload, mapping: Any, outlines: Upload | None) -> Job[pd.DataFrame]:
    """The table of a file read as ``mapping`` says; ``None`` for whatever is proposed."""
    environment = {}
    if outlines is not None:
        from geo.outlines import surroundings

        environment = surroundings()
    return start(_load, kind, file, mapping, outlines, bounds=BOUNDS[kind], environment=environment)


def _propose(kind: str, path: Path) -> Any:
    from data.importers.idise import proposal as idise
    from data.importers.sections import proposal as sections

    return (idise if kind == "idise" else sections).propose(path)


def _load(kind: str, path: Path, mapping: Any, outlines: Path | None) -> pd.DataFrame:
    from data.importers.idise import proposal as idise
    from data.importers.sections import proposal as sections

    if kind == "idise":
        return idise.load(path, idise.propose(path) if mapping is None else mapping)
    agreed = sections.propose(path) if mapping is None else mapping
    return sections.load(path, agreed, outlines=outlines)
