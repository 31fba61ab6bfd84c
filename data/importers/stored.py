"""Confirmed files kept in a folder the operator names, so that every visitor sees them.

A file is first copied into a folder of its own, named after its fingerprint, and only then does the
small pointer change that says which folder counts: a copy that was cut short is never read.
"""

import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from data.catalogue.read import ShippedDataError, fingerprint

KINDS = ("idise", "sections")


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A confirmed file, its outlines if it has any, and the fingerprint of the two together."""

    path: Path
    outlines: Path | None
    sha256: str


def keep(folder: Path, kind: str, path: Path, outlines: Path | None = None) -> StoredFile:
    """Copy a confirmed file (and its outlines) into ``folder`` and make it the one that counts."""
    files = {"file": path} | ({} if outlines is None else {"outlines": outlines})
    prints = {role: fingerprint(source) for role, source in files.items()}
    folder.mkdir(parents=True, exist_ok=True)
    home = folder / f"{kind}-{'-'.join(digest[:12] for digest in prints.values())}"
    if not home.exists():
        with tempfile.TemporaryDirectory(dir=folder, prefix=".copying-") as scratch:
            whole = Path(scratch) / "whole"
            for role, source in files.items():
                (whole / role).mkdir(parents=True)
                shutil.copyfile(source, whole / role / source.name)
            whole.rename(home)
    entries = {role: [source.name, prints[role]] for role, source in files.items()}
    _write_whole(folder / f"{kind}.json", {"folder": home.name, **entries})
    copy = kept_file(folder, kind)
    if copy is None:
        raise ShippedDataError(f"{folder}: {kind}.json was not written")
    return copy


def kept_file(folder: Path, kind: str) -> StoredFile | None:
    """The file of that kind the folder holds, or ``None``.

    Raises :class:`~data.catalogue.read.ShippedDataError` if it is not the one that was confirmed.
    """
    pointer = folder / f"{kind}.json"
    if not pointer.exists():
        return None
    try:
        pointers = json.loads(pointer.read_text(encoding="utf-8"))
        home = folder / str(pointers["folder"])
        files = {
            role: _checked(home / role / str(pointers[role][0]), str(pointers[role][1]))
            for role in ("file", "outlines")
            if role in pointers
        }
        together = "-".join(str(pointers[role][1]) for role in files)
        return StoredFile(files["file"], files.get("outlines"), together)
    except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
        raise ShippedDataError(
            f"{pointer}: not readable ({error}); run `python -m data.importers` again"
        ) from error


def _checked(path: Path, sha256: str) -> Path:
    if fingerprint(path) != sha256:
        raise ShippedDataError(
            f"{path.name} in {path.parent} is not the file that was confirmed: "
            "run `python -m data.importers` again"
        )
    return path


def _write_whole(path: Path, content: Mapping[str, object]) -> None:
    """Write a small file so that a reader finds the old one or the new one, never half of it."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(content, file, indent=1)
    Path(name).chmod(0o644)
    Path(name).replace(path)
