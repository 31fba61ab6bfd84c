"""Where a reader chooses, bends, saves, loads and compares designs."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from indicators import REGISTRY, indicator
from indicators.index.atlas import REGISTER_YEARS, frame_for
from indicators.index.comparison import compared
from indicators.index.design import Design
from indicators.index.design_file import written_design
from indicators.index.designs import OBSERVED_AMPI, leaf
from indicators.index.problem import IndexProblemError
from ui import cache, design_bending, index_cache, laboratory_state, state
from ui.laboratory import title_of, written
from ui.laboratory_state import DESIGN, ERRORS, OTHER, READING, ROBUST, STEP, YEAR, Shown

OWN = "own"


def choices(shown: Shown) -> None:
    """Which index, which year, and how the map is read."""
    words = state.words()
    first, second, third = st.columns([4, 3, 3])
    named = OWN if shown.is_own else shown.name
    with first:
        st.selectbox(
            words("index.design"),
            [*index_cache.OURS, *([OWN] if shown.is_own else [])],
            key=state.set_widget("atlas-index-design", named),
            format_func=_name,
            on_change=laboratory_state.from_choice,
            args=("atlas-index-design", DESIGN, index_cache.FIRST),
        )
    with second:
        st.segmented_control(
            words("index.reading"),
            ["score", ROBUST],
            key=state.set_widget("atlas-index-reading", ROBUST if shown.robust else "score"),
            format_func={
                "score": words("index.by_score"),
                ROBUST: words("index.by_robust"),
            }.__getitem__,
            required=True,
            on_change=laboratory_state.from_choice,
            args=("atlas-index-reading", READING, "score"),
        )
    with third:
        st.segmented_control(
            words("index.step"),
            ["choices", ERRORS],
            key=state.set_widget("atlas-index-step", ERRORS if shown.errors else "choices"),
            format_func={
                "choices": words("index.step_one"),
                ERRORS: words("index.step_two"),
            }.__getitem__,
            required=True,
            on_change=laboratory_state.from_choice,
            args=("atlas-index-step", STEP, "choices"),
        )
    if shown.year:
        st.select_slider(
            words("map.year"),
            list(REGISTER_YEARS),
            key=state.set_widget("atlas-index-year", shown.year),
            on_change=laboratory_state.from_choice,
            args=("atlas-index-year", YEAR, str(REGISTER_YEARS[-1])),
        )


def _name(key: str) -> str:
    found = design_bending.OWN if key == OWN else index_cache.OURS[key].name
    return found.said(state.language())


def desk(shown: Shown) -> None:
    """Indicators, directions, weights and methods of the design."""
    words = state.words()
    with st.expander(words("index.desk"), key="atlas-index-desk"):
        st.caption(words("index.desk_note"))
        design = shown.design
        left, right = st.columns(2)
        with left:
            _indicators(design)
            _weights(design)
        with right:
            _methods(design)


def _indicators(design: Design) -> None:
    words = state.words()
    usual = {one.key: leaf(one.key, OBSERVED_AMPI).direction for one in REGISTRY}
    keys = [one.key for one in design.indicators]
    _several(
        "atlas-index-keys", words("index.indicators"), [one.key for one in REGISTRY], keys,
        lambda found: design_bending.with_indicators(design, found),
    )  # fmt: skip
    other = [one.key for one in design.indicators if one.direction != usual.get(one.key)]
    _several(
        "atlas-index-turned", words("index.turned"), keys, other,
        lambda found: design_bending.turned(design, found, usual),
    )  # fmt: skip


def _several(
    key: str, label: str, known: list[str], now: list[str], bent: Callable[[list[str]], Design]
) -> None:
    options = [*known, *(one for one in now if one not in known)]

    def changed() -> None:
        found = list(st.session_state[key])
        if found or key.endswith("turned"):
            laboratory_state.bend(bent(found))

    st.multiselect(
        label, options, key=state.set_widget(key, now), on_change=changed,
        format_func=lambda one: indicator(one).title.said(state.language()),
    )  # fmt: skip


def _weights(design: Design) -> None:
    words, shares = state.words(), design_bending.shares(design)
    st.markdown(f"**{words('index.weights')}**")
    if len(shares) < 2:
        return
    for one in design.index.elements:
        key = f"atlas-weight-{one.key}"

        def changed(element: str = one.key, widget: str = key) -> None:
            share = int(st.session_state[widget])
            laboratory_state.bend(design_bending.with_share(design, element, share))

        st.slider(
            one.title.said(words.language) if one.title else one.key, 0, 100,
            key=state.set_widget(key, shares[one.key]), on_change=changed, format="%d %%",
        )  # fmt: skip


def _methods(design: Design) -> None:
    words, first = state.words(), design.indicators[0]
    aggregation = design.index.aggregation
    at = next((k for k, m in design_bending.AGGREGATIONS.items() if m == aggregation), None)
    scale = first.normalisation
    norm = next((k for k, m in design_bending.NORMALISATIONS.items() if m == scale), None)
    treated = next((k for k, m in design_bending.TREATMENTS.items() if m == first.treatment), None)
    bent: tuple[tuple[str, list[str], str | None, Callable[[str], Design]], ...] = (
        ("normalisation", list(design_bending.NORMALISATIONS), norm or design_bending.KEPT,
         lambda name: _normalised(design, name)),
        ("treatment", list(design_bending.TREATMENTS), treated,
         lambda name: design_bending.with_leaves(
             design, treatment=design_bending.TREATMENTS[name])),
        ("aggregation", list(design_bending.AGGREGATIONS), at,
         lambda name: design_bending.with_aggregation(design, name)),
        ("missing", list(design_bending.IMPUTATIONS), design.missing.impute,
         lambda name: design_bending.with_imputation(design, name)),
    )  # fmt: skip
    for field, known, now, make in bent:
        key = f"atlas-index-{field}"

        def changed(widget: str = key, made: Callable[[str], Design] = make) -> None:
            if st.session_state[widget] is not None:
                laboratory_state.bend(made(st.session_state[widget]))

        def said(name: str, of: str = field) -> str:
            return words(f"index.bent_{of}_{name}")

        st.selectbox(
            words(f"index.choice_{field}"), known,
            index=None, key=state.set_widget(key, now if now in known else None),
            format_func=said, on_change=changed,
        )  # fmt: skip


def _normalised(design: Design, name: str) -> Design:
    method = design_bending.NORMALISATIONS[name]
    return design if method is None else design_bending.with_leaves(design, normalisation=method)


def save(shown: Shown) -> None:
    """The design as a file, and a file as the design; the address is the link."""
    words = state.words()
    with st.expander(words("index.save"), key="atlas-index-save"):
        st.caption(words("index.save_note"))
        st.download_button(
            words("index.save_file"), data=lambda: written_design(shown.design),
            file_name="design.yml", mime="application/yaml", key="atlas-index-yaml",
            on_click="ignore",
        )  # fmt: skip
        inputs = index_cache.inputs(bool(shown.design.year))
        st.download_button(
            words("index.save_table"),
            data=lambda: frame_for(inputs.table).to_csv(index=False),
            file_name="table.csv", mime="text/csv", key="atlas-index-inputs", on_click="ignore",
        )  # fmt: skip
        st.code("python -m indicators.index design.yml table.csv -o scores.csv", language="bash")
        st.file_uploader(
            words("index.load_file"), type=["yml", "yaml"], key="atlas-index-load",
            on_change=laboratory_state.from_file, args=("atlas-index-load",),
        )  # fmt: skip


def comparison(shown: Shown) -> None:
    """Two designs side by side: who moves, and which difference moves them."""
    words = state.words()
    with st.expander(words("index.compare"), key="atlas-index-compare"):
        known = [k for k, d in index_cache.OURS.items() if bool(d.year) == bool(shown.design.year)]
        asked = st.query_params.get(OTHER, "")
        st.selectbox(
            words("index.compare_with"), ["", *known],
            key=state.set_widget("atlas-index-other", asked if asked in known else ""),
            format_func=lambda key: _name(key) if key else "–",
            on_change=laboratory_state.from_choice, args=("atlas-index-other", OTHER),
        )  # fmt: skip
        if asked not in known or asked == shown.name:
            return
        try:
            found = compared(index_cache.scored(asked), shown.design)
        except IndexProblemError as problem:
            st.warning(problem.said(words.language))
            return
        _moves(shown, asked, pd.concat([found.areas, found.shifts], axis=1))
        for step in found.steps.to_dict("records"):
            names = ", ".join(words(f"index.step_{s}") for s in str(step["step"]).split("+"))
            mean = written(float(step["mean_shift"]), 1)
            st.markdown(words("index.step_line", step=names, moved=step["moved"], mean=mean))


def _moves(shown: Shown, asked: str, moves: pd.DataFrame) -> None:
    words, names = state.words(), cache.areas()["name"]
    if "year" in moves:
        moves = moves[moves["year"] == shown.year]
    moves = moves.dropna(subset=["shift"])
    moves = moves.reindex(moves["shift"].abs().sort_values(ascending=False).index).head(20)
    st.dataframe(
        pd.DataFrame(
            {
                words("table.area"): [names[area] for area in moves["id"]],
                _name(asked): moves["rank_a"].astype(int),
                f"{title_of(shown)} ": moves["rank_b"].astype(int),
                words("index.shift"): moves["shift"].astype(int),
            }
        ),
        hide_index=True,
    )


def diagnostics(shown: Shown) -> None:
    """How the indicators hang together, and what each does to the index."""
    words, found = state.words(), index_cache.checks(shown.name)
    with st.expander(words("index.checks"), key="atlas-index-checks"):
        rows = found.effective.to_dict("records")
        titles = [indicator(shown.design.element(r["key"]).column).title for r in rows]
        names = [one.said(words.language) for one in titles]
        st.dataframe(
            pd.DataFrame(
                {
                    words("index.indicator"): names,
                    words("index.weight"): [f"{written(100 * r['weight'], 0)} %" for r in rows],
                    words("index.influence"): [
                        f"{written(100 * r['influence_share'], 0)} %" for r in rows
                    ],
                    words("index.correlation"): [written(r["correlation"], 2) for r in rows],
                    words("index.against"): [
                        words("index.against_yes") if r["against"] else "" for r in rows
                    ],
                }
            ),
            hide_index=True,
        )
        st.markdown(words("index.alpha", alpha=written(found.alpha, 2), kmo=written(found.kmo, 2)))
        values = "; ".join(written(float(one), 2) for one in found.eigenvalues)
        st.markdown(words("index.eigenvalues", values=values))
        st.dataframe(found.correlations.set_axis(names).set_axis(names, axis=1).round(2))
