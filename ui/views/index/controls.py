"""Which index is shown and how: the controls above the map, and saving and loading a design."""

from __future__ import annotations

from functools import partial

import streamlit as st

from atlas.index import design_edits
from atlas.repository import index_results
from base import limits
from indicators.index.atlas import REGISTER_YEARS, frame_for
from indicators.index.design.design_file import written_design
from ui.state import design_changes, index, session
from ui.state.index import (
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
from ui.widgets import controls, page
from ui.widgets.downloads import Download, downloads
from ui.widgets.uploads import uploader

OWN = "own"
CHOICES = "choices"


def choices(shown: Shown) -> None:
    """Which index, which year, and how the map is read."""
    words = session.words()
    first, second, third = st.columns([3, 4, 3])
    named = OWN if shown.is_own else shown.name
    with first:
        controls.selectbox(
            words("index.design"), [*index_results.OURS, *([OWN] if shown.is_own else [])],
            key="atlas-index-design", value=named, format_func=_name,
            changed=index.chooser(DESIGN, index_results.FIRST),
        )  # fmt: skip
    with second:
        controls.segmented_control(
            words("index.reading"), READINGS, key="atlas-index-reading", value=shown.reading,
            format_func=lambda name: words(f"index.by_{name}"),
            changed=index.chooser(READING, SCORE),
        )  # fmt: skip
    with third:
        controls.segmented_control(
            words("index.step"), [CHOICES, ERRORS],
            key="atlas-index-step", value=ERRORS if shown.errors else CHOICES,
            format_func=lambda name: words(f"index.varied_{name}"),
            changed=index.chooser(STEP, CHOICES),
        )  # fmt: skip
    if shown.reading == CHANGE:
        _change(shown)
    elif shown.year:
        _year(shown)


def _name(key: str) -> str:
    found = design_edits.OWN if key == OWN else index_results.OURS[key].name
    return found.said(session.language())


def _year(shown: Shown) -> None:
    controls.select_slider(
        session.words()("map.year"), REGISTER_YEARS, key="atlas-index-year", value=shown.year,
        changed=index.chooser(YEAR, str(REGISTER_YEARS[-1])),
    )  # fmt: skip


def _change(shown: Shown) -> None:
    """The two years of a change; or why none is given, and where one is."""
    words = session.words()
    if shown.since is not None:
        left, right = st.columns(2)
        with right:
            _year(shown)
        with left:
            controls.select_slider(
                words("index.since"), [one for one in REGISTER_YEARS if one < (shown.year or 0)],
                key="atlas-index-since", value=shown.since,
                changed=index.chooser(SINCE, str(first_year(shown.design))),
            )  # fmt: skip
    _, refused = change(shown)
    if refused:
        st.warning(words("index.no_change", why=refused), icon=":material/block:")
        if not shown.design.year:
            page.page_link(
                "indice", words("index.to_profile"), icon=":material/timeline:",
                **{DESIGN: index_results.YEARLY, READING: CHANGE},
            )  # fmt: skip


def save(shown: Shown) -> None:
    """The design as a file, and a file as the design; the address is the link."""
    words = session.words()
    with st.expander(words("index.save"), key="atlas-index-save"):
        st.caption(words("index.save_note"))
        table = index_results.inputs(bool(shown.design.year)).table
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
        found = index_results.unsure(shown.name, shown.year, shown.errors)
        year = f" --year {shown.year}" if shown.year else ""
        year += "" if shown.errors else " --choices-only"
        st.code(
            "python -m indicators.index design.yml table.csv -o scores.csv"
            f" --uncertainty {found.draws} --seed {found.seed}{year}",
            language="bash", wrap_lines=True,
        )  # fmt: skip
        uploader(
            words("index.load_file"), limits.DESIGN, kinds=["yml", "yaml"], key="atlas-index-load",
            on_change=partial(design_changes.from_file, "atlas-index-load"),
        )  # fmt: skip
