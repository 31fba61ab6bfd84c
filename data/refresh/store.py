"""The folder of raw files that the build reads: what was renewed in it, and from where.

``provenance.json`` says of every file that was fetched where it came from, when, and what it was
before; the file it replaced lies under ``earlier``, by its fingerprint. Nothing is written half.
"""

import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from base.output import write_whole
from data.catalogue.read import fingerprint
from data.refresh.portal import FetchedFile
from data.refresh.sources import Source

PROVENANCE, EARLIER = "provenance.json", "earlier"


def start(raw: Path, base: Path) -> None:
    """Make the folder of raw files from ``base``, whole or not at all. Raises ``OSError``."""
    with tempfile.TemporaryDirectory(dir=raw.parent, prefix=".raw-") as scratch:
        shutil.copytree(base, Path(scratch) / "raw", copy_function=shutil.copyfile)
        (Path(scratch) / "raw").rename(raw)


def candidate(raw: Path, renewed: Mapping[Source, FetchedFile], into: Path) -> None:
    """In ``into``, the raw files as they would be: links, and the new files in their places."""
    for folder, inside, names in os.walk(raw):
        inside[:] = [name for name in inside if name != EARLIER and not name.startswith(".")]
        here = into / Path(folder).relative_to(raw)
        here.mkdir(exist_ok=True, parents=True)
        for name in names:
            (here / name).symlink_to((Path(folder) / name).resolve())
    for source, download in renewed.items():
        (into / source.raw).unlink(missing_ok=True)
        (into / source.raw).symlink_to(download.path.resolve())


def put(raw: Path, source: Source, download: FetchedFile, licence: str, fetched_on: str) -> None:
    """Put a fetched file in its place among the raw ones, with its provenance.

    The file it replaces is set aside first. Raises ``RefusedError`` where nothing can be written.
    """
    place = raw / source.raw
    before = fingerprint(place)
    aside = raw / EARLIER / before[:12] / source.raw
    aside.parent.mkdir(parents=True, exist_ok=True)
    write_whole(aside, place.read_bytes())
    write_whole(place, download.path.read_bytes())
    entry = {
        "file": source.raw,
        "card": source.key,
        "url": download.url,
        "dataset": source.dataset or source.number,
        "modified": download.modified,
        "fetched_on": fetched_on,
        "bytes": download.size,
        "sha256": download.sha256,
        "licence": licence,
        "replaces_sha256": before,
        "replaced_is_in": aside.relative_to(raw).as_posix(),
    }
    entries = [*provenance(raw), entry]
    text = json.dumps(entries, ensure_ascii=False, indent=1)
    write_whole(raw / PROVENANCE, f"{text}\n".encode())


def provenance(raw: Path) -> list[dict[str, object]]:
    """Everything that was ever fetched into the folder, in its order."""
    path = raw / PROVENANCE
    entries: list[dict[str, object]] = json.loads(path.read_text("utf-8")) if path.exists() else []
    return entries
