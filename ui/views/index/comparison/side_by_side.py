"""Two designs drawn beside each other, their files, and what sets them apart in a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import pandas as pd
import streamlit as st

from atlas.index.facts import AreaIndex
from atlas.index.view import IndexView
from indicators.index.design.design_file import written_design
from indicators.index.design.model import IndexDesign
from indicators.index.uncertainty.comparison import DesignComparison
from ui.state import session
from ui.views.index.comparison.moves import moves_table, shifts
from ui.views.index.comparison.names import title_of_design
from ui.views.index.comparison.score_map import score_map
from ui.views.index.summary import written
from ui.widgets.downloads import Download
from ui.widgets.figure import figure


def side_by_side(
    view: IndexView,
    name: str,
    other: IndexDesign,
    facts: Mapping[int, AreaIndex],
    comparison: DesignComparison,
) -> None:
    """Both maps with their files, the sentence on what differs, and who moves."""
    words = session.words()
    own = words("index.compare_this", name=view.design.name.text(words.language))
    titles, areas = (title_of_design(name), own), (facts, view.facts)
    for column, title, some, design, key in zip(
        st.columns(2), titles, areas, (other, view.design), "ab", strict=True
    ):
        with column:
            st.markdown(f"**{key.upper()} · {title}**")
            file = Download(
                words("index.compare_file", which=key.upper()),
                f"{words('file.design')} {key}.yml",
                partial(written_design, design),
                key=f"atlas-index-yaml-{key}",
            )
            figure(score_map(view, some, title), key=f"atlas-index-map-{key}", files=[file])
    summary = _summary(view, comparison, facts)
    parts = ("index.compare_moved", "index.compare_stay", "index.compare_steps")
    st.markdown(" ".join(words(part, **summary) for part in parts))
    lines = []
    for step, moves in shifts(view, facts, comparison)[1].items():
        names = ", ".join(words(f"index.step_{kind}") for kind in str(step).split("+"))
        mean = written(float(moves.abs().mean()))
        line = words("index.step_line", step=names, moved=int((moves != 0).sum()), mean=mean)
        lines.append(f"- {line}")
    st.markdown("\n".join(lines))
    moves_table(view, name, other, facts, comparison)
    st.caption(words("index.compare_link"))


def _summary(
    view: IndexView, comparison: DesignComparison, facts: Mapping[int, AreaIndex]
) -> dict[str, object]:
    frame, _ = shifts(view, facts, comparison)
    fifth = {which: set(frame["id"][frame[f"rank_{which}"] <= _fifth(frame)]) for which in "ab"}
    return {
        "of": len(frame),
        "moved": int((frame["shift"] != 0).sum()),
        "mean": written(float(frame["shift"].abs().mean())),
        "rho": written(comparison.correlation, 2),
        "stay": len(fifth["a"] & fifth["b"]),
        "fifth": len(fifth["a"]),
    }


def _fifth(frame: pd.DataFrame) -> int:
    return -(-len(frame) // 5)
