"""Callbacks that edit the design of the address, or read one from a file."""

from typing import Any

import streamlit as st

from atlas.repository import index_results
from atlas.wording import LANGUAGES, text
from atlas.wording.untrusted import SENTENCE, foreign
from base.problem import Problem
from base.text import LocalizedText
from indicators.index.design.design_file import link_of, read_design
from indicators.index.design.model import IndexDesign
from indicators.index.design.problem import IndexProblemError
from indicators.index.scoring.table import fail
from ui.state import address, session
from ui.state.index import DESIGN, OTHER, REFUSED, write


def edit(design: IndexDesign) -> None:
    """Show an edited design if the atlas can score it; else keep the old one and say why."""
    name = address.query().get(DESIGN) or index_results.FIRST
    if name in index_results.OURS and index_results.OURS[name] == design:
        return
    if link := _scorable(design):
        write(DESIGN, link)


def _scorable(design: IndexDesign) -> str:
    """The link of a design the atlas can score; else nothing, and why is said at the next run."""
    link = link_of(design)
    try:
        if len(link) > index_results.LONGEST:
            fail(
                "il disegno è troppo lungo per un indirizzo",
                "the design is too long for an address",
            )
        index_results.facts(link, index_results.last_year(design), False)
    except IndexProblemError as problem:
        st.session_state[REFUSED] = foreign(problem.text(session.language()), length=SENTENCE)
        return ""
    return link


def from_file(key: str) -> None:
    """Callback of the upload: the design in the file becomes the one shown."""
    _read(key, DESIGN)


def other_from_file(key: str) -> None:
    """Callback of the other upload: the design in the file becomes the one compared with."""
    _read(key, OTHER)


def _read(key: str, parameter: str) -> None:
    file: Any = st.session_state[key]
    if file is None:
        return
    try:
        design = design_in(file.getvalue(), file.name)
    except IndexProblemError as problem:
        st.session_state[REFUSED] = foreign(problem.text(session.language()), length=SENTENCE)
    else:
        if link := _scorable(design):
            write(parameter, link)


def design_in(content: bytes, name: str) -> IndexDesign:
    """The design in a file. Raises :class:`IndexProblemError` with what is wrong, and where."""
    try:
        written = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        it, en = (text(language)("index.not_text", file=name) for language in LANGUAGES)
        raise IndexProblemError([Problem("encoding", LocalizedText(it, en))]) from None
    return read_design(written, source=name)
