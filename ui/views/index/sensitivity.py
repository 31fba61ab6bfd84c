"""What one other choice alone would do: of one neighbourhood, and of all."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import pandas as pd
import streamlit as st

from atlas import repository
from atlas.index.sensitivity import effects_of, effects_on_all
from atlas.index.wording import moved, variant_title
from atlas.repository import index_results
from render.figures.index_bars import Bar, bars_svg
from render.style import palette
from ui.state import session
from ui.state.index import Shown
from ui.views.index.summary import written
from ui.widgets import figure
from ui.widgets.boundary import part


def effects(shown: Shown) -> None:
    """Leave one indicator out, or choose one thing otherwise: who moves, and by how much."""
    words = session.words()
    with st.expander(words("index.effects"), key="atlas-index-effects"):
        choices = index_results.choices_of(shown.name, shown.year)
        st.caption(words("index.effects_note"))
        own = None
        if shown.area is not None and shown.area in shown.facts:
            own = effects_of(choices, shown.area)
            part(_of_area, shown, own)
        counted = [area for area, one in shown.facts.items() if one.counts]
        part(_of_all, shown, effects_on_all(choices, counted), own)


def _variant(shown: Shown, choice: object, variant: object) -> str:
    return variant_title(shown.design, str(choice), str(variant), session.language())


def _of_area(shown: Shown, own: pd.DataFrame) -> None:
    words, area = session.words(), shown.area
    if area is None:
        return
    rank, name = shown.facts[area].rank, repository.areas()["short_name"][area]
    rows = own.to_dict("records")
    bars = [
        Bar(
            _variant(shown, row["choice"], row["variant"]),
            -float(row["shift"]),
            f"{rank} → {row['rank']}",
        )
        for row in rows
        if row["shift"]
    ]
    if not bars:
        st.markdown(words("index.effects_none", area=name, rank=rank))
        return
    most = f"{bars[0].title}: {moved(int(rows[0]['shift']), words)}"
    st.markdown(f"**{words('index.effects_area', area=name, rank=rank)}**")
    alt = words("index.effects_alt", area=name, most=most)
    figure.drawing(
        bars_svg(bars, palette.theme(session.theme_name()), alt=alt), key="atlas-index-bars"
    )
    st.caption(words("index.effects_key"))


def _of_all(shown: Shown, found: pd.DataFrame, own: pd.DataFrame | None) -> None:
    """Every other choice over all areas; the chosen area has a column of its own."""
    words, names = session.words(), repository.areas()["short_name"]
    shifts = {} if own is None else own.set_index(["choice", "variant"])["shift"].to_dict()

    def mover(area: float | None, by: int) -> str:
        return f"{names[int(area)]} ({by})" if area is not None and by else "–"

    def here(row: dict[Hashable, Any]) -> dict[str, str]:
        if own is None or shown.area is None:
            return {}
        shift = int(shifts[row["choice"], row["variant"]])
        return {str(names[shown.area]): moved(shift, words)}

    st.markdown(f"**{words('index.effects_all')}**")
    st.table(
        [
            {
                words("index.effects_choice"): _variant(shown, row["choice"], row["variant"]),
                words("index.effects_mean"): written(row["mean_shift"]),
                words("index.effects_up"): mover(row["up"], row["up_by"]),
                words("index.effects_down"): mover(row["down"], row["down_by"]),
                **here(row),
            }
            for row in found.to_dict("records")
        ]
    )
