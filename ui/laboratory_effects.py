"""What one other choice alone would do: of one neighbourhood, and of all."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from ui import cache, cards, index_cache, palette, state
from ui.index_drawings import Bar, bars_svg
from ui.index_effects import effects_of, effects_on_all
from ui.laboratory import counts, written
from ui.laboratory_state import Shown
from ui.laboratory_words import moved, variant_title


def effects(shown: Shown) -> None:
    """Leave one indicator out, or choose one thing otherwise: who moves, and by how much."""
    words = state.words()
    with st.expander(words("index.effects"), key="atlas-index-effects"):
        choices = index_cache.choices_of(shown.name, shown.year)
        st.caption(words("index.effects_note"))
        if shown.area is not None and shown.area in shown.facts:
            _of_area(shown, effects_of(choices, shown.area))
        counted = [area for area, one in shown.facts.items() if counts(shown, one)]
        _of_all(shown, effects_on_all(choices, counted))


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
            f"{rank} → {row['rank']}" if row["shift"] else f"{rank}",
        )
        for row in rows
    ]
    most = f"{bars[0].title}: {moved(int(rows[0]['shift']), words)}"
    st.markdown(f"**{words('index.effects_area', area=name, rank=rank)}**")
    alt = words("index.effects_alt", area=name, most=most)
    cards.drawing(
        bars_svg(bars, palette.theme(state.theme_name()), alt=alt), key="atlas-index-bars"
    )
    st.caption(words("index.effects_key"))


def _of_all(shown: Shown, found: pd.DataFrame) -> None:
    words, names = state.words(), cache.areas()["short_name"]

    def mover(area: object, by: int) -> str:
        return f"{names[int(str(area))]} ({by})" if by else "–"

    st.markdown(f"**{words('index.effects_all')}**")
    st.table(
        [
            {
                words("index.effects_choice"): _variant(shown, row["choice"], row["variant"]),
                words("index.effects_mean"): written(row["mean_shift"]),
                words("index.effects_up"): mover(_area(row["up"]), row["up_by"]),
                words("index.effects_down"): mover(_area(row["down"]), row["down_by"]),
                **_own(shown, row["choice"], row["variant"]),
            }
            for row in found.to_dict("records")
        ]
    )


def _area(found: float | None) -> int | None:
    return None if found is None or pd.isna(found) else int(found)


def _own(shown: Shown, choice: object, variant: object) -> dict[str, str]:
    """The chosen area's column: the figures behind the bars."""
    if shown.area is None or shown.area not in shown.facts:
        return {}
    own = effects_of(index_cache.choices_of(shown.name, shown.year), shown.area)
    here = own[(own["choice"] == choice) & (own["variant"] == variant)].iloc[0]
    name = cache.areas()["short_name"][shown.area]
    return {str(name): moved(int(here["shift"]), state.words())}
