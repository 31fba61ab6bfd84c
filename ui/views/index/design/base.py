"""Whose values set the scales of a design, who counts in its ranks, what missing values do."""

import streamlit as st

from atlas.index import design_edits as bending
from atlas.index.view import IndexView
from atlas.index.wording import element_title
from indicators.catalogue import REGISTER_YEARS
from indicators.index.design.model import EACH, Element, IndexDesign
from ui.state import session
from ui.state.design_changes import edit
from ui.views.index.design.controls import pick, several_below, share_format
from ui.widgets import controls


def base(view: IndexView) -> None:
    """Whose values set the scales, who counts in the ranks, and what missing values do."""
    words, design = session.words(), view.design
    left, right = st.columns(2)
    with left:
        pick(
            "population", words("index.population"), bending.POPULATIONS,
            "reliable" if design.base.reliable else "all",
            lambda name: bending.with_population(design, name),
            lambda name: words(f"index.population_{name}"),
        )  # fmt: skip
        pick(
            "ranked", words("index.ranked"), bending.RANKED,
            "enough" if design.rank_among else "all",
            lambda name: bending.with_ranked(design, name),
            lambda name: words(f"index.ranked_{name}"),
        )  # fmt: skip
        if design.year:
            _base_years(design)
    with right:
        pick(
            "missing", words("index.choice_missing"), bending.IMPUTATIONS, design.missing.impute,
            lambda name: bending.with_imputation(design, name),
            lambda name: words(f"index.bent_missing_{name}"),
        )  # fmt: skip
        for element in several_below(design):
            _coverage(design, element)
        st.caption(words("index.coverage_note", of=len(view.facts)))


def _base_years(design: IndexDesign) -> None:
    words, now = session.words(), bending.base_years(design.base)

    def changed(years: tuple[int, int]) -> None:
        first, last = years
        edit(bending.with_base_years(design, int(first), int(last)))

    if now is None:
        sentence = words("index.base_each")
        st.caption(f"{sentence[:1].upper()}{sentence[1:]}.")
    controls.select_slider(
        words("index.base_years"), REGISTER_YEARS, key="atlas-index-base-years",
        value=now or (REGISTER_YEARS[0], REGISTER_YEARS[-1]),
        changed=changed, disabled=design.base.years == EACH,
    )  # fmt: skip


def _coverage(design: IndexDesign, element: Element) -> None:
    def changed(percent: int) -> None:
        edit(bending.with_coverage(design, element.key, percent))

    controls.slider(
        session.words()("index.coverage_of", of=element_title(element, session.language())), 1, 100,
        key=f"atlas-coverage-{element.key}", value=round(100 * element.coverage), changed=changed,
        format=share_format(),
    )  # fmt: skip
