"""Which areas move between two designs, by how much, and what moves them."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from atlas import repository
from atlas.index.facts import AreaIndex
from atlas.index.sensitivity import movers, pulls
from atlas.index.wording import weighing_name
from atlas.repository import index_results
from atlas.wording import numbers
from atlas.wording.ranks import cell
from indicators.index.design.model import Design
from indicators.index.uncertainty.comparison import Comparison
from ui.state import session
from ui.state.index import Shown
from ui.views.index.summary import varying

ROWS = 20


def shifts(
    shown: Shown, facts: Mapping[int, AreaIndex], found: Comparison
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Areas that count in both designs, with the shift of each step; most moved first."""
    frame = pd.concat([found.areas, found.shifts], axis=1)
    if "year" in frame:
        frame = frame[frame["year"] == shown.year]
    both = {a for a in facts if a in shown.facts and facts[a].reliable and shown.facts[a].reliable}
    frame = frame[frame["id"].isin(list(both))].dropna(subset=["shift"])
    order = frame["shift"].abs().sort_values(ascending=False, kind="stable").index
    frame = frame.loc[order]
    return frame, frame[list(found.shifts.columns)]


def moves_table(
    shown: Shown,
    asked: str,
    other: Design,
    facts: Mapping[int, AreaIndex],
    found: Comparison,
) -> None:
    """Both ranks with their ranges, the shift, and the indicators or the choice behind it."""
    words, names = session.words(), repository.areas()["name"]
    frame, steps = shifts(shown, facts, found)
    frame, steps = frame.head(ROWS), steps.head(ROWS)
    places = {int(row["id"]): float(row["shift"]) for row in frame.to_dict("records")}
    moved = movers(
        pulls(index_results.choices_of(asked, shown.year)),
        pulls(index_results.choices_of(shown.name, shown.year)),
        places,
    )
    titles = {
        one.key: weighing_name(one, words.language)
        for one in (*other.indicators, *shown.design.indicators)
    }
    st.markdown(f"**{words('index.compare_who', count=len(frame))}**")
    st.table(
        [
            {
                words("table.area"): names[area],
                words("index.compare_a", varying=varying(shown)): cell(
                    facts[area].standing, language=words.language
                ),
                words("index.compare_b", varying=varying(shown)): cell(
                    shown.facts[area].standing, language=words.language
                ),
                words("index.shift"): _arrow(shift),
                words("index.compare_why"): ", ".join(
                    f"{titles.get(key, key)} ({numbers.signed(by, language=words.language)})"
                    for key, by in moved[area]
                )
                or "–",
                words("index.compare_choice"): _step(steps.loc[place], shift),
            }
            for (area, shift), place in zip(places.items(), frame.index, strict=True)
        ]
    )
    st.caption(words("index.compare_key"))


def _arrow(shift: float) -> str:
    if shift == 0:
        return "="
    return f"{'▲' if shift < 0 else '▼'} {abs(int(shift))}"


def _step(steps: pd.Series, shift: float) -> str:
    """The kind of choice that moves an area most, the way it moves."""
    along = steps.astype("float64") * (1 if shift > 0 else -1)
    if shift == 0 or not (along > 0).any():
        return "–"
    words = session.words()
    return ", ".join(words(f"index.step_{one}") for one in str(along.idxmax()).split("+"))
