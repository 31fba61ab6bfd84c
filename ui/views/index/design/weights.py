"""Weights at every level of a design: how they are made, and sliders that sum to 100."""

import streamlit as st

from atlas.index import design_edits as bending
from atlas.index.view import IndexView
from atlas.index.wording import element_title, weighing_name
from indicators.index.design.model import Element, IndexDesign
from ui.state import session
from ui.state.design_changes import edit
from ui.views.index.design.controls import pick, several_below, share_format
from ui.widgets import controls


def weights(view: IndexView) -> None:
    """At every level: how its elements are weighed, and sliders that always sum to 100."""
    words, design = session.words(), view.design
    st.caption(words("index.weights"))
    for element in several_below(design):
        used = dict(
            zip(
                (child.key for child in element.elements),
                abs(view.scores.weights[element.key]).tolist(),
                strict=True,
            )
        )
        st.markdown(f"**{element_title(element, words.language)}**")
        pick(
            f"weighting-{element.key}", words("index.weighting"), list(bending.WEIGHTINGS),
            element.weighting.name,
            lambda name, key=element.key: bending.with_weighting(design, name, key),  # type: ignore[misc]
            lambda name: words(f"index.bent_weighting_{name}"),
        )  # fmt: skip
        columns = st.columns(2)
        shares = bending.shares(used).values()
        for place, (child, share) in enumerate(zip(element.elements, shares, strict=True)):
            with columns[place % 2]:
                _slider(design, element.key, child, share, used)


def _slider(
    design: IndexDesign, parent: str, child: Element, share: int, used: dict[str, float]
) -> None:
    def changed(percent: int) -> None:
        edit(bending.with_share(design, parent, child.key, percent, used))

    controls.slider(
        weighing_name(child, session.language()), 0, 100, key=f"atlas-weight-{child.key}",
        value=share, changed=changed, format=share_format(),
    )  # fmt: skip
