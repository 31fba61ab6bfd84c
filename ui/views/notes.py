"""The notes page: who runs this copy, privacy, accessibility, corrections, the software."""

from __future__ import annotations

import os
from pathlib import Path

import streamlit as st

from atlas.wording.untrusted import foreign
from ui.shell import layout
from ui.state import session
from ui.widgets import boundary, page

VERSION = "0.2.0"
STATEMENT = Path(__file__).resolve().parents[2] / "docs" / "accessibility.md"
ENGLISH_PART = "## In English"


def notes_page() -> None:
    """Every note as a heading and a paragraph; who runs the copy comes from the environment."""
    words = session.words()
    named = os.environ.get(layout.OPERATOR, "")
    operator = foreign(named, length=200) if named else words("notes.operator_unknown")
    who = "notes.who_official" if os.environ.get(layout.OFFICIAL) else "notes.who_text"
    with page.content():
        st.title(words("notes.title"), anchor=False)
        _note("notes.who", words(who, operator=operator))
        _note("notes.correction", _contact())
        with st.expander(words("notes.correction_how")):
            st.markdown(words("notes.correction_text"))
            st.code(words("notes.correction_form"), language=None, wrap_lines=True)
        st.header(words("notes.privacy"), anchor=False)
        with st.expander(words("notes.privacy_short")):
            st.markdown(words("notes.privacy_text"))
        st.header(words("notes.accessibility"), anchor=False)
        with st.expander(words("notes.statement")):
            st.markdown(words("notes.accessibility_text"))
            st.markdown(statement(words.language))
        _note("notes.software", words("notes.software_text", version=VERSION))


def statement(language: str) -> str:
    """The accessibility statement in one language, a heading lower than in its file."""
    whole = STATEMENT.read_text(encoding="utf-8")
    italian, _, english = whole.partition(ENGLISH_PART)
    if language == "en":
        return english.strip()
    chapters = italian.split("\n## ")[1:]
    return "\n".join(f"### {chapter}" for chapter in chapters).strip().rstrip("-")


def _contact() -> str:
    words, contact = session.words(), os.environ.get(boundary.CONTACT, "")
    if not contact:
        return words("notes.correction_no_contact")
    return words("notes.correction_contact", contact=contact)


def _note(key: str, text: str) -> None:
    st.header(session.words()(key), anchor=False)
    st.markdown(text)
