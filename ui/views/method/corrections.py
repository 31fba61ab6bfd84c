"""The errata ledger on screen: what was wrong in the sources and what it moved."""

from __future__ import annotations

import streamlit as st

from data.quality.corrections import errata
from ui.state import session


def corrections() -> None:
    """Every erratum with what was wrong, since when, what the atlas does, what it moved."""
    words, language = session.words(), session.language()
    st.markdown(words("errata.intro"))
    for erratum in errata():
        with st.expander(f"{erratum.dataset.text(language)}: {erratum.what.text(language)}"):
            st.markdown(f"**{words('errata.since')}.** {erratum.since}")
            st.markdown(f"**{words('errata.we_do')}.** {erratum.we_do.text(language)}")
            st.markdown(f"**{words('errata.moved')}.** {erratum.moved.text(language)}")
