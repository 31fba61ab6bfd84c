"""The notes page: who runs this copy, privacy, accessibility, corrections, the software."""

from __future__ import annotations

import os

import streamlit as st

from ui import shell, state

VERSION = "0.1.0"


def notes_page() -> None:
    """Every note as a heading and a paragraph; who runs the copy comes from the environment."""
    words = state.words()
    operator = os.environ.get(shell.OPERATOR, "") or words("notes.operator_unknown")
    who = "notes.who_official" if os.environ.get(shell.OFFICIAL) else "notes.who_text"
    with st.container(key="atlas-content"):
        st.markdown(f"# {words('notes.title')}")
        _note("notes.who", words(who, operator=operator))
        _note("notes.privacy", words("notes.privacy_text"))
        _note("notes.accessibility", words("notes.accessibility_text"))
        _note("notes.correction", words("notes.correction_text"))
        st.code(words("notes.correction_form"), language=None)
        st.markdown(_contact())
        _note("notes.software", words("notes.software_text", version=VERSION))


def _contact() -> str:
    words, contact = state.words(), os.environ.get(shell.CONTACT, "")
    if not contact:
        return words("notes.correction_no_contact")
    return words("notes.correction_contact", contact=contact)


def _note(key: str, said: str) -> None:
    st.markdown(f"## {state.words()(key)}")
    st.markdown(said)
