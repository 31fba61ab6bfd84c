"""Every file a page gives goes through here: its button, its safe name, its maker.

A maker is called after a click, outside the run of the page: there it has no address, no session
and no theme. What it needs is bound when its button is made; a test runs every maker without any.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from uuid import uuid4

import streamlit as st

from render.files.export import FOR_PEOPLE, Export, kinds_of
from render.files.names import file_name
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
Maker = Callable[[], bytes | str]


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take away: the words of its button, its name with its ending, its maker.

    ``key`` names the button on its page; ``icon`` is a Material icon or ``None``. A file that is
    ``barred`` cannot be had now: its button is seen and does nothing. An ``other`` one is for
    programs and stands in a box that is closed.
    """

    label: str
    name: str
    make: Maker
    key: str
    icon: str | None = None
    barred: bool = False
    other: bool = False

    @property
    def mime(self) -> str:
        """The kind of its content. Raises ``KeyError`` for an ending that is not in ``MIMES``."""
        return MIMES[self.name.rpartition(".")[2]]


def downloads(files: Iterable[Download], *, stretched: bool = False) -> None:
    """A button for each file, those for programs below in a box that is closed; nothing is made
    before one is pressed."""
    ordered = tuple(files)
    first = [file for file in ordered if not file.other]
    others = [file for file in ordered if file.other]
    beside = len(first) > 1 and not stretched
    with st.container(horizontal=True) if beside else nullcontext():
        for file in first:
            _button(file, stretched=stretched)
    if others:
        with st.expander(session.words()("download.other")):
            for file in others:
                _button(file, stretched=True)


def _button(file: Download, *, stretched: bool) -> None:
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


def table_files(
    make: Callable[[], Export], *, name: str, key: str, shaped: bool = False
) -> Iterator[Download]:
    """The table of a page in every format: XLSX and CSV in sight, the rest behind *Altri formati*.

    Nothing of it is put together before it is asked for; ``shaped`` where its rows have shapes.
    ``name`` begins the files' names, ``key`` the widgets' keys.
    """
    words = session.words()
    for kind in kinds_of(shaped=shaped):
        yield Download(
            words(f"download.{kind}"),
            f"{name}.{kind}",
            partial(_file, make, kind, name),
            key=f"{key}-{kind}",
            other=kind not in FOR_PEOPLE,
        )


def _file(make: Callable[[], Export], kind: str, name: str) -> bytes:
    return make().file(kind, name=name)


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
