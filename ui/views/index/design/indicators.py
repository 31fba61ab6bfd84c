"""Which indicators a design has, which way they point, and in which themes they stand."""

from __future__ import annotations

import streamlit as st

from atlas.index import design_edits as bending
from atlas.index.wording import element_title
from atlas.repository import index_results
from indicators import REGISTRY
from indicators.index.design.model import Design
from indicators.index.design.presets import OBSERVED_AMPI, leaf
from indicators.index.uncertainty.diagnostics import nominal_weights
from ui.state import session
from ui.state.index import Shown
from ui.views.index.design.controls import indicator_title, pick, several


def indicators(shown: Shown) -> None:
    """The design's indicators, those turned round, and its structure."""
    words, design = session.words(), shown.design
    usual = {one.key: leaf(one.key, OBSERVED_AMPI).direction for one in REGISTRY}
    there = index_results.inputs(bool(design.year)).table.columns
    known = [one.key for one in REGISTRY if one.key in there]
    keys = [one.key for one in design.indicators]
    several(
        "atlas-index-keys", words("index.indicators"), known, keys,
        lambda found: bending.with_indicators(design, found),
    )  # fmt: skip
    other = [one.key for one in design.indicators if one.direction != usual.get(one.key)]
    several(
        "atlas-index-turned", words("index.turned"), keys, other,
        lambda found: bending.turned(design, found, usual),
    )  # fmt: skip
    pick(
        "structure", words("index.structure"), bending.STRUCTURES, bending.structure_of(design),
        lambda name: bending.with_structure(design, name, nominal_weights(shown.scores)),
        lambda name: words(f"index.structure_{name}"),
    )  # fmt: skip
    if bending.structure_of(design) == "themes":
        _themes(design)


def _themes(design: Design) -> None:
    """What is in each theme, and how to move an indicator elsewhere."""
    words, language = session.words(), session.language()
    groups = bending.composed(design)
    for one in groups[1:]:
        listed = ", ".join(element_title(child, language) for child in one.elements)
        st.markdown(f"**{element_title(one, language)}** · {listed}")
    left, right = st.columns(2)
    with left:
        moving = st.selectbox(
            words("index.move"), [one.key for one in design.indicators], index=0,
            key="atlas-index-move", format_func=indicator_title,
        )  # fmt: skip
    with right:
        parent = design.parent(moving)
        titles = {one.key: element_title(one, language) for one in groups}
        pick(
            "move-to", words("index.move_to"), list(titles), parent.key if parent else None,
            lambda to: bending.moved(design, moving, to), lambda key: titles.get(key, key),
            free=True,
        )  # fmt: skip
