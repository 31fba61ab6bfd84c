"""The table twin of the map: one row an area; picking a row selects it."""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from atlas import repository
from atlas.choropleth import Choropleth
from atlas.wording import ranks
from indicators.spec import Polarity
from ui.state import premises, session
from ui.views.map import zones
from ui.widgets import tables
from ui.widgets.figure import Twin, twin
from ui.widgets.tables import OnPaper

TABLE = "atlas-table"


def table(scene: Choropleth) -> None:
    """The table twin of what is drawn, sent only when open; picking a row selects the area."""
    words = session.words()
    draw, label = partial(_draw, scene), words("map.table")
    if scene.zones is not None:
        draw, label = partial(zones.table, scene, scene.zones), words("zones.table")
    twin(Twin(label, "atlas-table-box", draw))


def _draw(scene: Choropleth) -> None:
    words, frame, columns = session.words(), _readable(scene), _columns(scene)
    st.caption(words("map.table_open"))
    tables.table(
        frame.drop(columns="area_id").rename(columns=columns),
        key=TABLE,
        language=words.language,
        decimals=scene.indicator.decimals,
        height=420,
        on_select=lambda: _pick(frame["area_id"].tolist()),
        selection_mode="single-row",
        on_paper=OnPaper("areas", _on_paper(frame, columns, scene)),
    )


def _readable(scene: Choropleth) -> pd.DataFrame:
    words, rows, areas = session.words(), scene.rows, repository.areas()
    ascending = scene.indicator.polarity is Polarity.LOWER_IS_WORSE
    frame = pd.DataFrame(
        {
            "area_id": rows.index,
            "area": areas["name"].reindex(rows.index),
            "value": rows["value"],
            "low": rows["lower"],
            "high": rows["upper"],
            "rank": _ranks(scene),
            "municipio": areas["municipio"].reindex(rows.index),
            "premises": pd.Series(premises.names_by_area()).reindex(rows.index).fillna(""),
            "note": [_note(row, words) for _, row in rows.iterrows()],
        }
    )
    return frame.sort_values("value", ascending=ascending, ignore_index=True)


def _on_paper(frame: pd.DataFrame, columns: dict[str, Any], scene: Choropleth) -> pd.DataFrame:
    """The same rows as written words, by area, with the headings of the screen."""
    numbers_in = ("value", "low", "high")
    written = frame.assign(
        **{name: [scene.write_limit(number) for number in frame[name]]
           for name in numbers_in}
    )  # fmt: skip
    return written.drop(columns="area_id").rename(columns=columns)


def _ranks(scene: Choropleth) -> list[str]:
    if scene.is_change:
        return [""] * len(scene.rows)
    return [
        ""
        if pd.isna(row["rank"])
        else ranks.cell(ranks.rank_range(row), language=scene.selection.language)
        for _, row in scene.rows.iterrows()
    ]


def _note(row: pd.Series, words: Any) -> str:
    if row["reason"]:
        return str(words(f"missing.{row['reason']}"))
    if row["reliability"] == "reliable":
        return str(words("missing.institutional")) if row["marked"] else ""
    return str(words(f"reliability.{row['reliability']}"))


def _columns(scene: Choropleth) -> dict[str, Any]:
    words = session.words()
    value = words("table.change" if scene.is_change else "table.value")
    return {
        "area": words("table.area"),
        "value": f"{value} ({scene.unit()})",
        "low": words("table.low"),
        "high": words("table.high"),
        "rank": ranks.heading(scene.rows.iloc[0], language=words.language),
        "municipio": words("table.municipio"),
        "premises": words("table.premises"),
        "note": words("table.note"),
    }


def _pick(areas: list[int]) -> None:
    rows = st.session_state[TABLE]["selection"]["rows"]
    if rows:
        session.choose(area=int(areas[rows[0]]), place=None)
