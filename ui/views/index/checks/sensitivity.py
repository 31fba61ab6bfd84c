"""What one other choice alone would do: of one neighbourhood, and of all."""

from collections.abc import Hashable
from typing import Any

import pandas as pd
import streamlit as st

from atlas import repository
from atlas.index.sensitivity import effects_of, effects_on_all
from atlas.index.view import IndexView
from atlas.index.wording import moved, variant_title
from atlas.repository import index_results
from render.figures.index_bars import Bar, bars_svg
from render.style import palette
from ui.state import session
from ui.views.index.pictures import drawing_files
from ui.views.index.summary import written
from ui.widgets import figure
from ui.widgets.boundary import part


def effects(view: IndexView) -> None:
    """Leave one indicator out, or choose one thing otherwise: who moves, and by how much."""
    words = session.words()
    choices = index_results.choices_of(view.name, view.year)
    st.caption(words("index.effects_note"))
    own = None
    if view.area is not None and view.area in view.facts:
        own = effects_of(choices, view.area)
        part(_of_area, view, own)
    counted = [area for area, facts in view.facts.items() if facts.counts]
    part(_of_all, view, effects_on_all(choices, counted), own)


def _variant(view: IndexView, choice: object, variant: object) -> str:
    return variant_title(view.design, str(choice), str(variant), session.language())


def _of_area(view: IndexView, own: pd.DataFrame) -> None:
    words, area = session.words(), view.area
    if area is None:
        return
    rank, name = view.facts[area].rank, repository.areas()["short_name"][area]
    rows = own.to_dict("records")
    bars = [
        Bar(
            _variant(view, row["choice"], row["variant"]),
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
    light = bars_svg(bars, palette.LIGHT, alt=alt)
    figure.figure(
        bars_svg(bars, palette.theme(session.theme_name()), alt=alt),
        key="atlas-index-bars",
        files=drawing_files(view, light, name=name, key="atlas-index-bars-file"),
    )
    st.caption(words("index.effects_key"))


def _of_all(view: IndexView, effects_of_choices: pd.DataFrame, own: pd.DataFrame | None) -> None:
    """Every other choice over all areas; the chosen area has a column of its own."""
    words, names = session.words(), repository.areas()["short_name"]
    shifts = {} if own is None else own.set_index(["choice", "variant"])["shift"].to_dict()

    def mover(area: float | None, by: int) -> str:
        return f"{names[int(area)]} ({by})" if area is not None and by else "–"

    def here(row: dict[Hashable, Any]) -> dict[str, str]:
        if own is None or view.area is None:
            return {}
        shift = int(shifts[row["choice"], row["variant"]])
        return {str(names[view.area]): moved(shift, words)}

    st.markdown(f"**{words('index.effects_all')}**")
    st.table(
        [
            {
                words("index.effects_choice"): _variant(view, row["choice"], row["variant"]),
                words("index.effects_mean"): written(row["mean_shift"]),
                words("index.effects_up"): mover(row["up"], row["up_by"]),
                words("index.effects_down"): mover(row["down"], row["down_by"]),
                **here(row),
            }
            for row in effects_of_choices.to_dict("records")
        ]
    )
