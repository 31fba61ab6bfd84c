"""Weights at every level of a design: how they are made, and sliders that sum to 100."""

from __future__ import annotations

import streamlit as st

from atlas.index import design_edits as bending
from atlas.index.wording import element_title, weighing_name
from indicators.index.design.model import Design, Element
from ui.state import session
from ui.state.design_changes import bend
from ui.state.index import Shown
from ui.views.index.design.controls import pick, several_below, share_format
from ui.widgets import controls


def weights(shown: Shown) -> None:
    """At every level: how its elements are weighed, and sliders that always sum to 100."""
    words, design = session.words(), shown.design
    st.caption(words("index.weights"))
    for one in several_below(design):
        used = dict(
            zip(
                (child.key for child in one.elements),
                abs(shown.scores.weights[one.key]).tolist(),
                strict=True,
            )
        )
        st.markdown(f"**{element_title(one, words.language)}**")
        pick(
            f"weighting-{one.key}", words("index.weighting"), list(bending.WEIGHTINGS),
            one.weighting.name,
            lambda name, key=one.key: bending.with_weighting(design, name, key),  # type: ignore[misc]
            lambda name: words(f"index.bent_weighting_{name}"),
        )  # fmt: skip
        columns = st.columns(2)
        shares = bending.shares(used).values()
        for place, (child, share) in enumerate(zip(one.elements, shares, strict=True)):
            with columns[place % 2]:
                _slider(design, one.key, child, share, used)


def _slider(
    design: Design, parent: str, child: Element, share: int, used: dict[str, float]
) -> None:
    def changed(found: int) -> None:
        bend(bending.with_share(design, parent, child.key, found, used))

    controls.slider(
        weighing_name(child, session.language()), 0, 100, key=f"atlas-weight-{child.key}",
        value=share, changed=changed, format=share_format(),
    )  # fmt: skip
