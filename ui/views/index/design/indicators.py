"""Which indicators a design has, which way they point, and in which themes they stand."""

import streamlit as st

from atlas.index import design_edits as bending
from atlas.index.view import IndexView
from atlas.index.wording import element_title
from atlas.repository import index_results
from indicators import REGISTRY
from indicators.index.design.model import IndexDesign
from indicators.index.design.presets import OBSERVED_AMPI, leaf
from indicators.index.uncertainty.diagnostics import nominal_weights
from ui.state import session
from ui.views.index.design.controls import indicator_title, pick, several


def indicators(view: IndexView) -> None:
    """The design's indicators, those turned round, and its structure."""
    words, design = session.words(), view.design
    usual = {element.key: leaf(element.key, OBSERVED_AMPI).direction for element in REGISTRY}
    there = index_results.inputs(bool(design.year)).table.columns
    known = [element.key for element in REGISTRY if element.key in there]
    keys = [element.key for element in design.indicators]
    several(
        "atlas-index-keys", words("index.indicators"), known, keys,
        lambda chosen: bending.with_indicators(design, chosen),
    )  # fmt: skip
    other = [part.key for part in design.indicators if part.direction != usual.get(part.key)]
    several(
        "atlas-index-turned", words("index.turned"), keys, other,
        lambda chosen: bending.with_directions(design, chosen, usual),
    )  # fmt: skip
    pick(
        "structure", words("index.structure"), bending.STRUCTURES, bending.structure_of(design),
        lambda name: bending.with_structure(design, name, nominal_weights(view.scores)),
        lambda name: words(f"index.structure_{name}"),
    )  # fmt: skip
    if bending.structure_of(design) == "themes":
        _themes(design)


def _themes(design: IndexDesign) -> None:
    """What is in each theme, and how to move an indicator elsewhere."""
    words, language = session.words(), session.language()
    groups = bending.composed(design)
    for element in groups[1:]:
        listed = ", ".join(element_title(child, language) for child in element.elements)
        st.markdown(f"**{element_title(element, language)}** · {listed}")
    left, right = st.columns(2)
    with left:
        moving = st.selectbox(
            words("index.move"), [element.key for element in design.indicators], index=0,
            key="atlas-index-move", format_func=indicator_title,
        )  # fmt: skip
    with right:
        parent = design.parent(moving)
        titles = {element.key: element_title(element, language) for element in groups}
        pick(
            "move-to", words("index.move_to"), list(titles), parent.key if parent else None,
            lambda to: bending.moved(design, moving, to), lambda key: titles.get(key, key),
            free=True,
        )  # fmt: skip
