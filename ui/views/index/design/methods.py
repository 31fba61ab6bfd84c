"""How a design treats, scales and sums its indicators."""

import streamlit as st

from atlas.index import design_edits as bending
from atlas.index import scales
from atlas.index.view import IndexView
from atlas.index.wording import element_title
from atlas.repository import index_results
from indicators.index.design.model import Element, IndexDesign
from ui.state import session
from ui.state.design_changes import edit
from ui.views.index.design.controls import indicator_title, pick, several_below
from ui.widgets import controls

EVERY = "*"


def methods(view: IndexView) -> None:
    """Scales on one side, sums on the other."""
    words, design = session.words(), view.design
    left, right = st.columns(2)
    with left:
        _scales(design)
    with right:
        for element in several_below(design):
            same = (k for k, m in bending.AGGREGATIONS.items() if m == element.aggregation)
            top = element.key == design.index.key
            title = element_title(element, words.language)
            pick(
                "aggregation" if top else f"aggregation-{element.key}",
                words("index.aggregation_of", of=title),
                list(bending.AGGREGATIONS), next(same, None),
                lambda name, key=element.key: bending.with_aggregation(design, name, key),  # type: ignore[misc]
                lambda name: words(f"index.bent_aggregation_{name}"),
            )  # fmt: skip


def _scales(design: IndexDesign) -> None:
    """Treatment and normalisation of all indicators, or of one."""
    words, keys = session.words(), [element.key for element in design.indicators]
    scope = st.selectbox(
        words("index.scope"), [EVERY, *keys], index=0, key="atlas-index-scope",
        format_func=lambda key: words("index.every") if key == EVERY else indicator_title(key),
    )  # fmt: skip
    chosen = keys if scope not in keys else [scope]
    parts = [design.element(key) for key in chosen]
    observed = index_results.observed(bool(design.year))
    names = {scales.name_of(element.normalisation) for element in parts}
    name = names.pop() if len(names) == 1 else None
    reference = scales.reference_of(parts[0].normalisation) or "city"
    known = [
        known_name
        for known_name in scales.NORMALISATIONS
        if known_name != scales.KEPT or name == scales.KEPT
    ]
    pick(
        "normalisation", words("index.choice_normalisation"), known, name,
        lambda choice: scales.with_scale(design, chosen, choice, observed, "city"),
        lambda choice: words(f"index.bent_normalisation_{choice}"),
    )  # fmt: skip
    if name in ("ampi", "reference"):
        pick(
            "reference", words("index.reference"), scales.REFERENCES, reference,
            lambda choice: scales.with_scale(design, chosen, str(name), observed, choice),
            lambda choice: words(f"index.reference_{choice}"),
        )  # fmt: skip
    if name == "goalposts":
        for element in parts:
            _goalposts(design, element)
    treated = {k for k, m in bending.TREATMENTS.items() for part in parts if m == part.treatment}
    pick(
        "treatment", words("index.choice_treatment"), list(bending.TREATMENTS),
        treated.pop() if len(treated) == 1 else None,
        lambda choice: bending.with_leaves(design, chosen, treatment=bending.TREATMENTS[choice]),
        lambda choice: words(f"index.bent_treatment_{choice}"),
    )  # fmt: skip


def _goalposts(design: IndexDesign, element: Element) -> None:
    words, columns = session.words(), st.columns(2)
    st.caption(words("index.goalposts_of", of=indicator_title(element.key)))
    for column, option in zip(columns, ("minimum", "maximum"), strict=True):

        def changed(value: float | None, option: str = option) -> None:
            if value is not None:
                edit(scales.with_number(design, element.key, option, float(value)))

        with column:
            controls.number_input(
                f"{words(f'index.goalpost_{option}')} · {indicator_title(element.key)}",
                key=f"atlas-goalpost-{option}-{element.key}",
                value=float(element.normalisation[option]), changed=changed, format="%.4g",
            )  # fmt: skip
