"""Loading a file on screen: upload, the proposal to confirm, or the reasons to refuse it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import pandas as pd
import streamlit as st

from base.problem import Problem, RefusedError
from indicators.official import IDISE
from ui import cards, imported, section_cache, state
from ui.imported import Loaded

LARGEST_MB = {"idise": 20, "sections": 100, "outlines": 100}


@dataclass(frozen=True, slots=True)
class Answer:
    """What the importer said of one upload: a proposal, or the problems."""

    file_id: str
    mapping: Any
    problems: tuple[Problem, ...]


def imports_page() -> None:
    """Both importers, each with what is loaded now."""
    words = state.words()
    st.title(words("imports.title"), anchor=False)
    st.markdown(words("imports.intro"))
    st.header(words("imports.idise"), anchor=False)
    st.markdown(words("imports.idise_text"))
    _loader("idise")
    st.header(words("imports.sections"), anchor=False)
    st.markdown(words("imports.sections_text"))
    _loader("sections")


def _loader(kind: str) -> None:
    words, now = state.words(), imported.loaded(kind)
    if now is not None:
        _now(kind, now)
        return
    upload = _upload(kind, words(f"imports.choose_{kind}"))
    outlines = _upload("outlines", words("imports.choose_outlines")) if kind == "sections" else None
    if upload is None:
        return
    answer = _asked(kind, upload)
    if answer.problems:
        _refused(answer.problems)
        return
    with st.container(border=True, key=f"atlas-proposal-{kind}"):
        st.markdown(f"**{words('imports.proposal')}**")
        st.markdown("\n".join(f"- {line.said(words.language)}" for line in answer.mapping.words()))
        if kind == "sections" and outlines is None:
            st.caption(words("imports.without_outlines"))
        if st.button(words("imports.confirm"), type="primary", key=f"atlas-confirm-{kind}"):
            _confirmed(kind, upload, outlines, answer)


def _upload(kind: str, label: str) -> Any:
    """Any file may be chosen: what it is not is said by the importer, in words."""
    return st.file_uploader(label, max_upload_size=LARGEST_MB[kind], key=f"atlas-upload-{kind}")


def _asked(kind: str, upload: Any) -> Answer:
    """The importer's answer to an upload; asked once for each file."""
    key = f"atlas-answer-{kind}"
    known: Answer | None = st.session_state.get(key)
    if known is None or known.file_id != upload.file_id:
        with st.spinner(state.words()("imports.reading")), _as_files(upload) as (path,):
            try:
                known = Answer(upload.file_id, _importer(kind).propose(path), ())
            except RefusedError as refused:
                known = Answer(upload.file_id, None, refused.problems)
        st.session_state[key] = known
    return known


def _confirmed(kind: str, upload: Any, outlines: Any, answer: Answer) -> None:
    """Read the file as confirmed; only a whole table replaces what was loaded before."""
    uploads = [upload] if outlines is None else [upload, outlines]
    try:
        with st.spinner(state.words()("imports.reading")), _as_files(*uploads) as paths:
            table = _table(kind, paths, answer.mapping)
    except RefusedError as refused:
        _refused(refused.problems)
        return
    prints = f"{answer.mapping.sha256}-{'' if outlines is None else outlines.file_id}"
    if kind == "sections":
        section_cache.layer(prints, table, of_operator=False)
    imported.put(kind, Loaded(upload.name, prints, table, of_operator=False))
    st.session_state.pop(f"atlas-answer-{kind}", None)
    st.rerun()


def _table(kind: str, paths: tuple[Path, ...], mapping: Any) -> pd.DataFrame:
    from data.importers import idise, sections

    if kind == "idise":
        return idise.load(paths[0], mapping)
    return sections.load(paths[0], mapping, outlines=paths[1] if len(paths) > 1 else None)


def _importer(kind: str) -> ModuleType:
    from data.importers import idise, sections

    return idise if kind == "idise" else sections


@contextmanager
def _as_files(*uploads: Any) -> Iterator[tuple[Path, ...]]:
    """The uploads as files of their own names, for as long as they are read."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for place, upload in enumerate(uploads):
            home = Path(folder) / str(place)
            home.mkdir()
            path = home / (Path(upload.name).name or "file")
            path.write_bytes(upload.getvalue())
            paths.append(path)
        yield tuple(paths)


def _refused(problems: tuple[Problem, ...]) -> None:
    words = state.words()
    said = "\n".join(f"- {problem.text(words.language)}" for problem in problems)
    st.error(f"**{words('imports.refused')}**\n\n{said}", icon=":material/block:")


def _now(kind: str, now: Loaded) -> None:
    words = state.words()
    whose = words("imports.of_operator" if now.of_operator else "imports.of_session")
    st.success(words("imports.loaded", file=now.file, whose=whose), icon=":material/check:")
    with st.container(horizontal=True):
        if kind == "idise":
            cards.page_link(
                "mappa", words("imports.see_idise"), icon=":material/map:", indicatore=IDISE.key
            )
        if not now.of_operator:
            st.button(
                words("imports.drop"),
                key=f"atlas-drop-{kind}",
                icon=":material/delete:",
                on_click=imported.drop,
                args=(kind,),
            )
