"""Where a reader bends a design: indicators, themes, weights, methods, base and missing values."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from atlas.index import design_edits as bending
from atlas.index import scales
from atlas.index.wording import KNOWN, element_title, weighing_name
from atlas.repository import index_results
from atlas.wording import numbers
from indicators import REGISTRY, indicator
from indicators.index.atlas import REGISTER_YEARS
from indicators.index.design.model import EACH, Element, IndexDesign
from indicators.index.design.presets import OBSERVED_AMPI, leaf
from indicators.index.uncertainty.diagnostics import nominal_weights
from ui.state import index, session
from ui.state.index import Shown
from ui.widgets import controls

EVERY = "*"


def desk(shown: Shown) -> None:
    """The whole desk, in four parts."""
    words = session.words()
    with st.expander(words("index.desk"), key="atlas-index-desk"):
        st.caption(words("index.desk_note"))
        tabs = st.tabs([words(f"index.desk_{name}") for name in PARTS])
        for tab, draw in zip(tabs, PARTS.values(), strict=True):
            with tab:
                draw(shown)


def pick(  # noqa: PLR0913, PLR0917 - a control has many plain inputs
    field: str,
    label: str,
    known: Sequence[str],
    now: str | None,
    bent: Callable[[str], IndexDesign],
    said: Callable[[str], str],
    *,
    free: bool = False,
) -> None:
    """A list of which one choice is made; choosing bends the design."""
    key = f"atlas-index-{field}"

    def changed(found: str | None) -> None:
        if found is not None and found != now:
            index.bend(bent(str(found)))

    controls.selectbox(
        label, known, key=key, value=now if now in known else None, changed=changed,
        format_func=said, accept_new_options=free,
        placeholder=session.words()("index.choose_one"),
    )  # fmt: skip


def _several(
    key: str,
    label: str,
    known: Sequence[str],
    now: list[str],
    bent: Callable[[list[str]], IndexDesign],
) -> None:
    def changed(found: list[str]) -> None:
        if found or key.endswith("turned"):
            index.bend(bent(found))

    controls.multiselect(
        label, [*known, *(one for one in now if one not in known)],
        key=key, value=now, changed=changed, format_func=_indicator_title,
        placeholder=session.words()("index.choose_some"),
    )  # fmt: skip


def _indicator_title(key: str) -> str:
    """Title of an indicator of the atlas; an own key of a reader's design stays as it is."""
    return indicator(key).title.said(session.language()) if key in KNOWN else key


def _indicators(shown: Shown) -> None:
    words, design = session.words(), shown.design
    usual = {one.key: leaf(one.key, OBSERVED_AMPI).direction for one in REGISTRY}
    there = index_results.inputs(bool(design.year)).table.columns
    known = [one.key for one in REGISTRY if one.key in there]
    keys = [one.key for one in design.indicators]
    _several(
        "atlas-index-keys", words("index.indicators"), known, keys,
        lambda found: bending.with_indicators(design, found),
    )  # fmt: skip
    other = [one.key for one in design.indicators if one.direction != usual.get(one.key)]
    _several(
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


def _themes(design: IndexDesign) -> None:
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
            key="atlas-index-move", format_func=_indicator_title,
        )  # fmt: skip
    with right:
        parent = design.parent(moving)
        titles = {one.key: element_title(one, language) for one in groups}
        pick(
            "move-to", words("index.move_to"), list(titles), parent.key if parent else None,
            lambda to: bending.moved(design, moving, to), lambda key: titles.get(key, key),
            free=True,
        )  # fmt: skip


def _weights(shown: Shown) -> None:
    """At every level: how its elements are weighed, and sliders that always sum to 100."""
    words, design = session.words(), shown.design
    st.caption(words("index.weights"))
    for one in _several_below(design):
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


def _several_below(design: IndexDesign) -> list[Element]:
    """Elements made of more than one: where there is something to weigh and to sum."""
    return [one for one in bending.composed(design) if len(one.elements) > 1]


def _share_format() -> str:
    return f"{numbers.percent('%d', language=session.language())}%"


def _slider(
    design: IndexDesign, parent: str, child: Element, share: int, used: dict[str, float]
) -> None:
    def changed(found: int) -> None:
        index.bend(bending.with_share(design, parent, child.key, found, used))

    controls.slider(
        weighing_name(child, session.language()), 0, 100, key=f"atlas-weight-{child.key}",
        value=share, changed=changed, format=_share_format(),
    )  # fmt: skip


def _methods(shown: Shown) -> None:
    words, design = session.words(), shown.design
    left, right = st.columns(2)
    with left:
        _scales(design)
    with right:
        for one in _several_below(design):
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


def _scales(design: IndexDesign) -> None:
    """Treatment and normalisation of all indicators, or of one."""
    words, keys = session.words(), [one.key for one in design.indicators]
    asked = st.selectbox(
        words("index.scope"), [EVERY, *keys], index=0, key="atlas-index-scope",
        format_func=lambda key: words("index.every") if key == EVERY else _indicator_title(key),
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


def _goalposts(design: IndexDesign, one: Element) -> None:
    words, columns = session.words(), st.columns(2)
    st.caption(words("index.goalposts_of", of=_indicator_title(one.key)))
    for column, option in zip(columns, ("minimum", "maximum"), strict=True):

        def changed(value: float | None, option: str = option) -> None:
            if value is not None:
                index.bend(scales.with_number(design, one.key, option, float(value)))

        with column:
            controls.number_input(
                f"{words(f'index.goalpost_{option}')} · {_indicator_title(one.key)}",
                key=f"atlas-goalpost-{option}-{one.key}", value=float(one.normalisation[option]),
                changed=changed, format="%.4g",
            )  # fmt: skip


def _base(shown: Shown) -> None:
    """Whose values set the scales, who counts in the ranks, and what missing values do."""
    words, design = session.words(), shown.design
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
        for one in _several_below(design):
            _coverage(design, one)
        st.caption(words("index.coverage_note", of=len(shown.facts)))


def _base_years(design: IndexDesign) -> None:
    words, now = session.words(), bending.base_years(design.base)

    def changed(years: tuple[int, int]) -> None:
        first, last = years
        index.bend(bending.with_base_years(design, int(first), int(last)))

    if now is None:
        said = words("index.base_each")
        st.caption(f"{said[:1].upper()}{said[1:]}.")
    controls.select_slider(
        words("index.base_years"), REGISTER_YEARS, key="atlas-index-base-years",
        value=now or (REGISTER_YEARS[0], REGISTER_YEARS[-1]),
        changed=changed, disabled=design.base.years == EACH,
    )  # fmt: skip


def _coverage(design: IndexDesign, one: Element) -> None:
    def changed(found: int) -> None:
        index.bend(bending.with_coverage(design, one.key, found))

    controls.slider(
        session.words()("index.coverage_of", of=element_title(one, session.language())), 1, 100,
        key=f"atlas-coverage-{one.key}", value=round(100 * one.coverage), changed=changed,
        format=_share_format(),
    )  # fmt: skip


PARTS: dict[str, Callable[[Shown], None]] = {
    "indicators": _indicators,
    "weights": _weights,
    "methods": _methods,
    "base": _base,
}
