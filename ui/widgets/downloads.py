"""Every file a page gives goes through here: its button, its safe name, its maker.

A maker is called after a click, outside the run of the page: there it has no address, no session
and no theme. What it needs is bound when its button is made; a test runs every maker without any.
"""

from __future__ import annotations

import logging
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import uuid4

import streamlit as st

from ui.state import session

LOG = logging.getLogger(__name__)

MIMES = {
    "csv": "text/csv",
    "geojson": "application/geo+json",
    "gpkg": "application/geopackage+sqlite3",
    "ics": "text/calendar",
    "parquet": "application/vnd.apache.parquet",
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "yml": "application/yaml",
    "zip": "application/zip",
}
LONGEST_STEM = 80
RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
"""Names Windows keeps for devices, whatever the ending."""

Maker = Callable[[], bytes | str]


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take away: the words of its button, its name with its ending, its maker.

    ``key`` names the button on its page; ``icon`` is a Material icon or ``None``. A file that is
    ``barred`` cannot be had now: its button is seen and does nothing.
    """

    label: str
    name: str
    make: Maker
    key: str
    icon: str | None = None
    barred: bool = False

    @property
    def mime(self) -> str:
        """The kind of its content. Raises ``KeyError`` for an ending that is not in ``MIMES``."""
        return MIMES[self.name.rpartition(".")[2]]


def downloads(files: Iterable[Download], *, stretched: bool = False) -> None:
    """A button for each file; nothing is made before one is pressed."""
    for file in files:
        st.download_button(
            file.label,
            data=_guarded(file.make, file.name),
            file_name=file_name(file.name),
            mime=file.mime,
            key=file.key,
            icon=file.icon,
            disabled=file.barred,
            on_click="ignore",
            width="stretch" if stretched else "content",
        )


def menu(
    files: Callable[[], Iterable[Download]], *, note: bool, also: str = "", key: str | None = None
) -> None:
    """The files of a page behind one button, with a ``note`` on what is in each and what is
    ``also`` to be known of these.

    With a ``key`` the buttons are made and sent only while it is open.
    """
    words = session.words()
    with st.popover(
        words("download.button"),
        icon=":material/download:",
        key=key,
        on_change="rerun" if key else "ignore",
    ) as box:
        if key and not box.open:
            return
        if note:
            st.caption(words("download.note"))
        if also:
            st.caption(also)
        downloads(files(), stretched=True)


def file_name(name: str) -> str:
    """``name`` as every system takes it: plain letters, digits, ``. _ -``, at most 80 and ending.

    ``Città Studi 2013–2024.csv`` becomes ``Citta-Studi-2013-2024.csv``.
    """
    stem, _, ending = name.rpartition(".")
    plain = unicodedata.normalize("NFKD", re.sub("[–—−]", "-", stem)).encode("ascii", "ignore")
    safe = re.sub(r"[^A-Za-z0-9._-]+", "-", plain.decode()).strip("._-")[:LONGEST_STEM]
    bare = safe.rstrip("._-") or "file"
    return f"{'file-' if RESERVED.match(bare) else ''}{bare}.{ending}"


def _guarded(make: Maker, name: str) -> Callable[[], bytes]:
    """``make`` with its failure in the log, under a number that can be asked for."""

    def guarded() -> bytes:
        try:
            content = make()
        except Exception:
            LOG.exception("download %s failed, reference %s", name, uuid4().hex[:8])
            raise
        return content.encode() if isinstance(content, str) else content

    return guarded
