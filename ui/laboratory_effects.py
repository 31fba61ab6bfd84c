"""What one other choice alone would do: of one neighbourhood, and of all."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import pandas as pd
import streamlit as st

from ui import cache, cards, index_cache, palette, state
from ui.boundary import part
from ui.index_drawings import Bar, bars_svg
from ui.index_effects import effects_of, effects_on_all
from ui.laboratory import written
from ui.laboratory_state import Shown
from ui.laboratory_words import moved, variant_title


def effects(shown: Shown) -> None:
    """Leave one indicator out, or choose one thing otherwise: who moves, and by how much."""
    words = state.words()
    with st.expander(words("index.effects"), key="atlas-index-effects"):
        choices = index_cache.choices_of(shown.name, shown.year)
        st.caption(words("index.effects_note"))
        own = None
        if shown.area is not None and shown.area in shown.facts:
            own = effects_of(choices, shown.area)
            part(_of_area, shown, own)
        counted = [area for area, one in shown.facts.items() if one.counts]
        part(_of_all, shown, effects_on_all(choices, counted), own)


def _variant(shown: Shown, choice: object, variant: object) -> str:
    return variant_title(shown.design, str(choice), str(variant), state.language())


def _of_area(shown: Shown, own: pd.DataFrame) -> None:
    words, area = state.words(), shown.area
    if area is None:
        return
    rank, name = shown.facts[area].rank, cache.areas()["short_name"][area]
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
    cards.drawing(
        bars_svg(bars, palette.theme(state.theme_name()), alt=alt), key="atlas-index-bars"
    )
    st.caption(words("index.effects_key"))


def _of_all(shown: Shown, found: pd.DataFrame, own: pd.DataFrame | None) -> None:
    """Every other choice over all areas; the chosen area has a column of its own."""
    words, names = state.words(), cache.areas()["short_name"]
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
