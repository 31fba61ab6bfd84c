"""How a design treats, scales and sums its indicators."""

from __future__ import annotations

import streamlit as st

from atlas.index import design_edits as bending
from atlas.index import scales
from atlas.index.wording import element_title
from atlas.repository import index_results
from indicators.index.design.model import Design, Element
from ui.state import session
from ui.state.design_changes import bend
from ui.state.index import Shown
from ui.views.index.design.controls import indicator_title, pick, several_below
from ui.widgets import controls

EVERY = "*"


def methods(shown: Shown) -> None:
    """Scales on one side, sums on the other."""
    words, design = session.words(), shown.design
    left, right = st.columns(2)
    with left:
        _scales(design)
    with right:
        for one in several_below(design):
            at = next((k for k, m in bending.AGGREGATIONS.items() if m == one.aggregation), None)
            top = one.key == design.index.key
            title = element_title(one, words.language)
            pick(
                "aggregation" if top else f"aggregation-{one.key}",
                words("index.aggregation_of", of=title),
                list(bending.AGGREGATIONS), at,
                lambda name, key=one.key: bending.with_aggregation(design, name, key),  # type: ignore[misc]
                lambda name: words(f"index.bent_aggregation_{name}"),
            )  # fmt: skip


def _scales(design: Design) -> None:
    """Treatment and normalisation of all indicators, or of one."""
    words, keys = session.words(), [one.key for one in design.indicators]
    asked = st.selectbox(
        words("index.scope"), [EVERY, *keys], index=0, key="atlas-index-scope",
        format_func=lambda key: words("index.every") if key == EVERY else indicator_title(key),
    )  # fmt: skip
    chosen = keys if asked not in keys else [asked]
    ones = [design.element(key) for key in chosen]
    observed = index_results.observed(bool(design.year))
    names = {scales.name_of(one.normalisation) for one in ones}
    name = names.pop() if len(names) == 1 else None
    reference = scales.reference_of(ones[0].normalisation) or "city"
    known = [one for one in scales.NORMALISATIONS if one != scales.KEPT or name == scales.KEPT]
    pick(
        "normalisation", words("index.choice_normalisation"), known, name,
        lambda found: scales.with_scale(design, chosen, found, observed, "city"),
        lambda found: words(f"index.bent_normalisation_{found}"),
    )  # fmt: skip
    if name in ("ampi", "reference"):
        pick(
            "reference", words("index.reference"), scales.REFERENCES, reference,
            lambda found: scales.with_scale(design, chosen, str(name), observed, found),
            lambda found: words(f"index.reference_{found}"),
        )  # fmt: skip
    if name == "goalposts":
        for one in ones:
            _goalposts(design, one)
    treated = {k for k, m in bending.TREATMENTS.items() for one in ones if m == one.treatment}
    pick(
        "treatment", words("index.choice_treatment"), list(bending.TREATMENTS),
        treated.pop() if len(treated) == 1 else None,
        lambda found: bending.with_leaves(design, chosen, treatment=bending.TREATMENTS[found]),
        lambda found: words(f"index.bent_treatment_{found}"),
    )  # fmt: skip


def _goalposts(design: Design, one: Element) -> None:
    words, columns = session.words(), st.columns(2)
    st.caption(words("index.goalposts_of", of=indicator_title(one.key)))
    for column, option in zip(columns, ("minimum", "maximum"), strict=True):

        def changed(value: float | None, option: str = option) -> None:
            if value is not None:
                bend(scales.with_number(design, one.key, option, float(value)))

        with column:
            controls.number_input(
                f"{words(f'index.goalpost_{option}')} · {indicator_title(one.key)}",
                key=f"atlas-goalpost-{option}-{one.key}", value=float(one.normalisation[option]),
                changed=changed, format="%.4g",
            )  # fmt: skip
