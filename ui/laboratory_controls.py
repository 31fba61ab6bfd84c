"""Which index is shown and how: the controls above the map, and saving and loading a design."""

from __future__ import annotations

from functools import partial

import streamlit as st

from indicators.index.atlas import REGISTER_YEARS, frame_for
from indicators.index.design_file import written_design
from ui import cards, design_bending, index_cache, laboratory_state, state
from ui.downloads import Download, downloads
from ui.laboratory_state import (
    CHANGE,
    DESIGN,
    ERRORS,
    READING,
    READINGS,
    SCORE,
    SINCE,
    STEP,
    YEAR,
    Shown,
    change,
    first_year,
)

OWN = "own"
CHOICES = "choices"


def choices(shown: Shown) -> None:
    """Which index, which year, and how the map is read."""
    words = state.words()
    first, second, third = st.columns([3, 4, 3])
    named = OWN if shown.is_own else shown.name
    with first:
        st.selectbox(
            words("index.design"), [*index_cache.OURS, *([OWN] if shown.is_own else [])],
            key=state.set_widget("atlas-index-design", named), format_func=_name,
            on_change=laboratory_state.from_choice,
            args=("atlas-index-design", DESIGN, index_cache.FIRST),
        )  # fmt: skip
    with second:
        st.segmented_control(
            words("index.reading"), list(READINGS),
            key=state.set_widget("atlas-index-reading", shown.reading),
            format_func=lambda name: words(f"index.by_{name}"), required=True,
            on_change=laboratory_state.from_choice, args=("atlas-index-reading", READING, SCORE),
        )  # fmt: skip
    with third:
        st.segmented_control(
            words("index.step"), [CHOICES, ERRORS],
            key=state.set_widget("atlas-index-step", ERRORS if shown.errors else CHOICES),
            format_func=lambda name: words(f"index.varied_{name}"), required=True,
            on_change=laboratory_state.from_choice, args=("atlas-index-step", STEP, CHOICES),
        )  # fmt: skip
    if shown.reading == CHANGE:
        _change(shown)
    elif shown.year:
        _year(shown)


def _name(key: str) -> str:
    found = design_bending.OWN if key == OWN else index_cache.OURS[key].name
    return found.said(state.language())


def _year(shown: Shown) -> None:
    st.select_slider(
        state.words()("map.year"), list(REGISTER_YEARS),
        key=state.set_widget("atlas-index-year", shown.year),
        on_change=laboratory_state.from_choice,
        args=("atlas-index-year", YEAR, str(REGISTER_YEARS[-1])),
    )  # fmt: skip


def _change(shown: Shown) -> None:
    """The two years of a change; or why none is given, and where one is."""
    words = state.words()
    if shown.since is not None:
        left, right = st.columns(2)
        with right:
            _year(shown)
        with left:
            st.select_slider(
                words("index.since"), [one for one in REGISTER_YEARS if one < (shown.year or 0)],
                key=state.set_widget("atlas-index-since", shown.since),
                on_change=laboratory_state.from_choice,
                args=("atlas-index-since", SINCE, str(first_year(shown.design))),
            )  # fmt: skip
    _, refused = change(shown)
    if refused:
        st.warning(words("index.no_change", why=refused), icon=":material/block:")
        if not shown.design.year:
            cards.page_link(
                "indice", words("index.to_profile"), icon=":material/timeline:",
                **{DESIGN: index_cache.YEARLY, READING: CHANGE},
            )  # fmt: skip


def save(shown: Shown) -> None:
    """The design as a file, and a file as the design; the address is the link."""
    words = state.words()
    with st.expander(words("index.save"), key="atlas-index-save"):
        st.caption(words("index.save_note"))
        table = index_cache.inputs(bool(shown.design.year)).table
        with st.container(horizontal=True):
            downloads(
                (
                    Download(
                        words("index.save_file"),
                        "design.yml",
                        partial(written_design, shown.design),
                        key="atlas-index-yaml",
                    ),
                    Download(
                        words("index.save_table"),
                        "table.csv",
                        lambda: frame_for(table).to_csv(index=False),
                        key="atlas-index-inputs",
                    ),
                )
            )
        found = index_cache.unsure(shown.name, shown.year, shown.errors)
        year = f" --year {shown.year}" if shown.year else ""
        year += "" if shown.errors else " --choices-only"
        st.code(
            "python -m indicators.index design.yml table.csv -o scores.csv"
            f" --uncertainty {found.draws} --seed {found.seed}{year}",
            language="bash", wrap_lines=True,
        )  # fmt: skip
        st.file_uploader(
            words("index.load_file"), type=["yml", "yaml"], key="atlas-index-load",
            on_change=laboratory_state.from_file, args=("atlas-index-load",),
        )  # fmt: skip
