"""Two designs beside each other, and what sets them apart in a sentence."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from atlas.index.facts import AreaIndex
from atlas.index.view import IndexView
from indicators.index.design.model import IndexDesign
from indicators.index.uncertainty.comparison import DesignComparison
from ui.state import session
from ui.views.index.comparison.maps import maps
from ui.views.index.comparison.moves import moves_table, shifts
from ui.views.index.summary import written


def side_by_side(
    view: IndexView,
    name: str,
    other: IndexDesign,
    facts: Mapping[int, AreaIndex],
    comparison: DesignComparison,
) -> None:
    """Both maps with their files, the sentence on what differs, and who moves."""
    words = session.words()
    maps(view, name)
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
