"""Which areas move between two designs, by how much, and what moves them."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from atlas import repository
from atlas.index.facts import AreaIndex
from atlas.index.sensitivity import movers, pulls
from atlas.index.sentences import varying
from atlas.index.view import IndexView
from atlas.index.wording import weighing_name
from atlas.repository import index_results
from atlas.wording import numbers
from atlas.wording.ranks import cell
from indicators.index.design.model import IndexDesign
from indicators.index.uncertainty.comparison import DesignComparison
from ui.state import session

ROWS = 20


def shifts(
    view: IndexView, facts: Mapping[int, AreaIndex], comparison: DesignComparison
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Areas that count in both designs, with the shift of each step; most moved first."""
    frame = pd.concat([comparison.areas, comparison.shifts], axis=1)
    if "year" in frame:
        frame = frame[frame["year"] == view.year]
    both = {a for a in facts if a in view.facts and facts[a].reliable and view.facts[a].reliable}
    frame = frame[frame["id"].isin(list(both))].dropna(subset=["shift"])
    order = frame["shift"].abs().sort_values(ascending=False, kind="stable").index
    frame = frame.loc[order]
    return frame, frame[list(comparison.shifts.columns)]


def moves_table(
    view: IndexView,
    name: str,
    other: IndexDesign,
    facts: Mapping[int, AreaIndex],
    comparison: DesignComparison,
) -> None:
    """Both ranks with their ranges, the shift, and the indicators or the choice behind it."""
    words, names = session.words(), repository.areas()["name"]
    frame, steps = shifts(view, facts, comparison)
    frame, steps = frame.head(ROWS), steps.head(ROWS)
    places = {int(row["id"]): float(row["shift"]) for row in frame.to_dict("records")}
    moved = movers(
        pulls(index_results.choices_of(name, view.year)),
        pulls(index_results.choices_of(view.name, view.year)),
        places,
    )
    titles = {
        element.key: weighing_name(element, words.language)
        for element in (*other.indicators, *view.design.indicators)
    }
    st.markdown(f"**{words('index.compare_who', count=len(frame))}**")
    st.table(
        [
            {
                words("table.area"): names[area],
                words("index.compare_a", varying=varying(view)): cell(
                    facts[area].rank_range, language=words.language
                ),
                words("index.compare_b", varying=varying(view)): cell(
                    view.facts[area].rank_range, language=words.language
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
    return ", ".join(words(f"index.step_{kind}") for kind in str(along.idxmax()).split("+"))
