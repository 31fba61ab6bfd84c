"""What the map's indicator means, with its caveat, and the line that says whose data it is."""

from __future__ import annotations

from html import escape

import streamlit as st

from atlas import map_view
from atlas.choropleth import Choropleth
from atlas.wording.untrusted import foreign
from indicators.index.layer import LAYER
from indicators.index.official import IDISE
from ui.state import session, uploads


def meaning(scene: Choropleth) -> None:
    """What the indicator means, whether it speaks of exclusion, and its caveat."""
    words, indicator = session.words(), scene.indicator
    language = words.language
    official = uploads.loaded("idise") if indicator.key == IDISE.key else None
    if official is not None:
        st.info(words("imports.note", file=foreign(official.file)), icon=":material/verified:")
    standing = words(f"standing.{indicator.status.value}")
    if indicator.key != LAYER.key:
        title, meant, voice = (
            escape(sentence)
            for sentence in (
                indicator.title.text(language),
                indicator.meaning.text(language),
                f"{words(f'voice.{indicator.concept.value}')} · {standing}",
            )
        )
        st.html(
            f'<div class="atlas-meaning"><p><strong>{title}.</strong> {meant}</p>'
            f"<p><small>{voice}</small></p></div>"
        )
    for broken in scene.warnings:
        st.warning(words("map.breaks", why=broken.why.text(language)), icon=":material/warning:")


def notes(scene: Choropleth) -> tuple[str, str]:
    """What the indicator does not say, and what its intervals mean."""
    limits = scene.indicator.limitations.text(session.language())
    return limits, session.words()("area.interval_note")


def source_line(scene: Choropleth) -> None:
    """The source line under the map and its table."""
    table = map_view.card(scene.indicator.datasets[0])
    titled = "" if table.key == LAYER.key else f"{table.title.text(session.language())}. "
    st.caption(f"{titled}{map_view.source_words(scene)}")
