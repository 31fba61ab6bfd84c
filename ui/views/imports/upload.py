"""Loading a file on screen: upload, the proposal to confirm, or the reasons to refuse it.

Files are read in a worker (:mod:`data.importers.jobs`). While one works, the page lives: a part of
it shows how far the reading is and a button that stops it, and runs the page anew at the end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from atlas.wording.untrusted import SENTENCE, foreign
from base.problem import Problem, RefusedError
from base.worker import Job, plain_name
from data.importers import jobs
from indicators.index.official import IDISE
from render.maps import section_layer
from ui.state import session, uploads
from ui.state.uploads import Loaded
from ui.widgets import page
from ui.widgets.uploads import brought, uploader

LOOK_EVERY_S = 0.5


@dataclass(slots=True)
class UploadReading:
    """The reading of one upload: for which files, at work or done, and what came of it."""

    files: tuple[str, ...]
    job: Job[Any] | None
    value: Any = None
    problems: tuple[Problem, ...] = ()


def imports_page() -> None:
    """Both importers, each with what is loaded now."""
    words = session.words()
    st.title(words("imports.title"), anchor=False)
    st.markdown(words("imports.intro"))
    st.header(words("imports.idise"), anchor=False)
    _loader("idise")
    _which(words("imports.idise_text"))
    st.header(words("imports.sections"), anchor=False)
    _loader("sections")
    _which(words("imports.sections_text"))


def _which(text: str) -> None:
    with st.expander(session.words()("imports.which")):
        st.markdown(text)


def _loader(kind: str) -> None:
    words, now = session.words(), uploads.loaded(kind)
    if now is not None:
        _now(kind, now)
        return
    upload = _upload(kind)
    outlines = _upload("outlines") if kind == "sections" else None
    if upload is None:
        _forget(kind)
        return
    mapping = _read(
        f"atlas-proposal-{kind}", (upload.file_id,), lambda: jobs.propose(kind, brought(upload))
    )
    if mapping is None:
        return
    files = (upload.file_id, "" if outlines is None else outlines.file_id)
    with st.container(border=True, key=f"atlas-proposed-{kind}"):
        st.markdown(f"**{words('imports.proposal')}**")
        _lines(line.text(words.language) for line in mapping.words())
        if kind == "sections" and outlines is None:
            st.caption(words("imports.without_outlines"))
        st.button(
            words("imports.confirm"), type="primary", key=f"atlas-confirm-{kind}",
            on_click=_confirm, args=(kind, files),
        )  # fmt: skip
    if st.session_state.get(_confirmed(kind)) == files:
        _load(kind, upload, outlines, mapping, files)


def _upload(kind: str) -> Any:
    label = session.words()(f"imports.choose_{kind}")
    return uploader(label, jobs.FILE_LIMITS[kind], key=f"atlas-upload-{kind}")


def _load(kind: str, upload: Any, outlines: Any, mapping: Any, files: tuple[str, ...]) -> None:
    """Read the file as confirmed; only a whole table replaces what was loaded before."""
    drawn = None if outlines is None else brought(outlines)
    table = _read(
        f"atlas-table-{kind}", files, lambda: jobs.load(kind, brought(upload), mapping, drawn)
    )
    if table is None:
        return
    prints = "-".join([mapping.sha256, *files[1:]])
    if kind == "sections":
        section_layer.layer(prints, table, of_operator=False)
    uploads.put(kind, Loaded(plain_name(upload.name), prints, table, of_operator=False))
    _forget(kind)
    st.rerun()


def _read(key: str, files: tuple[str, ...], begin: Callable[[], Job[Any]]) -> Any:
    """What a worker makes of the files, asked once; ``None`` while it works or if it refuses."""
    known: UploadReading | None = st.session_state.get(key)
    if known is None or known.files != files:
        _stop(known)
        known = st.session_state[key] = _begun(files, begin)
    if known.job is not None and known.job.wait(LOOK_EVERY_S):
        try:
            known.value = known.job.result()
        except RefusedError as refused:
            known.problems = refused.problems
        known.job = None
    if known.job is not None:
        _at_work(key)
    if known.problems:
        _refused(key, known.problems)
    return known.value


def _begun(files: tuple[str, ...], begin: Callable[[], Job[Any]]) -> UploadReading:
    try:
        return UploadReading(files, begin())
    except RefusedError as refused:
        return UploadReading(files, None, problems=refused.problems)


@st.fragment(run_every=LOOK_EVERY_S)
def _at_work(key: str) -> None:
    """How far a worker is, and the button that stops it."""
    words, reading = session.words(), st.session_state.get(key)
    if reading is None or reading.job is None or reading.job.done:
        st.rerun()
    ahead = reading.job.waiting
    progress = words("imports.waiting", count=ahead) if ahead else words("imports.reading")
    st.progress(reading.job.fraction, text=progress)
    st.button(
        words("imports.stop"), key=f"{key}-stop", icon=":material/stop_circle:",
        on_click=reading.job.stop,
    )  # fmt: skip


def _confirm(kind: str, files: tuple[str, ...]) -> None:
    st.session_state[_confirmed(kind)] = files


def _confirmed(kind: str) -> str:
    return f"atlas-confirmed-{kind}"


def _forget(kind: str) -> None:
    """Stop what is at work for a kind of file, and forget what came of it."""
    for key in (f"atlas-proposal-{kind}", f"atlas-table-{kind}"):
        _stop(st.session_state.pop(key, None))
    st.session_state.pop(_confirmed(kind), None)


def _again(key: str) -> None:
    st.session_state.pop(key, None)


def _stop(reading: UploadReading | None) -> None:
    if reading is not None and reading.job is not None:
        reading.job.stop()


def _refused(key: str, problems: tuple[Problem, ...]) -> None:
    words = session.words()
    with st.container(border=True, key=f"{key}-refused"):
        st.error(words("imports.refused"), icon=":material/block:")
        _lines(problem.text(words.language) for problem in problems)
        st.button(
            words("imports.again"), key=f"{key}-again", icon=":material/refresh:",
            on_click=_again, args=(key,),
        )  # fmt: skip


def _lines(texts: Iterable[str]) -> None:
    """Sentences that quote a file, as they are: none of it is markup."""
    st.markdown("\n".join(f"- {foreign(text, length=SENTENCE)}" for text in texts))


def _now(kind: str, now: Loaded) -> None:
    words = session.words()
    whose = words("imports.of_operator" if now.of_operator else "imports.of_session")
    st.success(
        words("imports.loaded", file=foreign(now.file), whose=whose), icon=":material/check:"
    )
    with st.container(horizontal=True):
        if kind == "idise":
            page.page_link(
                "mappa", words("imports.see_idise"), icon=":material/map:", indicatore=IDISE.key
            )
        if not now.of_operator:
            st.button(
                words("imports.drop"),
                key=f"atlas-drop-{kind}",
                icon=":material/delete:",
                on_click=uploads.drop,
                args=(kind,),
            )
