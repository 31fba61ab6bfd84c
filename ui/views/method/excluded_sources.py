"""What is not in the atlas and why, on screen: one list for each kind of reason."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from data.quality.excluded_sources import Exclusion, LeftOut
from ui.state import session


def excluded_sources_section(sources: Sequence[LeftOut]) -> None:
    """Heading, a sentence, and what was left out side by side with the reason."""
    words = session.words()
    st.markdown(words("left_out.intro"))
    for kind in Exclusion:
        inside = [source for source in sources if source.kind is kind]
        if inside:
            st.html(_list(words(f"left_out.{kind.value}"), inside, words.language))


def absent_text(absent: LeftOut) -> str:
    """What is searched of a source that is left out."""
    language = session.language()
    return f"{absent.what.text(language)} {absent.why.text(language)}"


def _list(title: str, entries: Sequence[LeftOut], language: str) -> str:
    rows = "".join(
        f"<div><dt>{escape(source.what.text(language))}</dt>"
        f"<dd>{escape(source.why.text(language))}</dd></div>"
        for source in entries
    )
    return f'<section class="atlas-left-out"><h3>{escape(title)}</h3><dl>{rows}</dl></section>'
