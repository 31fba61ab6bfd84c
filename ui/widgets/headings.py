"""The headings of a page: one title, and its parts."""

from __future__ import annotations

import streamlit as st


def title(written: str, intro: str) -> None:
    """The page's title and what it is for."""
    st.title(written, anchor=False)
    st.markdown(intro)


def part(written: str) -> None:
    """The heading of a part of the page."""
    st.header(written, anchor=False)
