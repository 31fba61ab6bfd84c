"""The table twin of the map and the files to take away."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

import pandas as pd
import streamlit as st

from atlas import map_view, repository
from atlas.choropleth import Scene
from atlas.provenance.papers import Papers, papers_of, period_of
from atlas.wording import ranks
from indicators.spec import Polarity
from render.figures.class_legend import legend_of
from render.files import tables as export
from render.maps import premises_marks
from render.maps.static_map import map_svg
from render.style import palette
from ui.state import session
from ui.widgets import posters, tables
from ui.widgets.downloads import Download, downloads
from ui.widgets.figure import Twin, twin
from ui.widgets.tables import OnPaper

if TYPE_CHECKING:
    from render.documents.posters import Poster

TABLE = "atlas-table"


def table(shown: Scene) -> None:
    """The table twin, sent only when it is open; picking a row selects the area."""
    twin(Twin(session.words()("map.table"), "atlas-table-box", partial(_draw, shown)))


def _draw(shown: Scene) -> None:
    words, frame, columns = session.words(), _readable(shown), _columns(shown)
    st.caption(words("map.table_open"))
    tables.table(
        frame.drop(columns="area_id").rename(columns=columns),
        key=TABLE,
        language=words.language,
        decimals=shown.indicator.decimals,
        height=420,
        on_select=lambda: _pick(frame["area_id"].tolist()),
        selection_mode="single-row",
        on_paper=OnPaper("areas", _on_paper(frame, columns, shown)),
    )


def _readable(shown: Scene) -> pd.DataFrame:
    words, rows, areas = session.words(), shown.rows, repository.areas()
    ascending = shown.indicator.polarity is Polarity.LOWER_IS_WORSE
    frame = pd.DataFrame(
        {
            "area_id": rows.index,
            "area": areas["name"].reindex(rows.index),
            "value": rows["value"],
            "low": rows["lower"],
            "high": rows["upper"],
            "rank": _ranks(shown),
            "municipio": areas["municipio"].reindex(rows.index),
            "premises": pd.Series(_places_by_area()).reindex(rows.index).fillna(""),
            "note": [_note(row, words) for _, row in rows.iterrows()],
        }
    )
    return frame.sort_values("value", ascending=ascending, ignore_index=True)


def _on_paper(frame: pd.DataFrame, columns: dict[str, Any], shown: Scene) -> pd.DataFrame:
    """The same rows as written words, by area, with the headings of the screen."""
    numbers_in = ("value", "low", "high")
    written = frame.assign(
        **{name: [shown.write_limit(one) for one in frame[name]]
           for name in numbers_in}
    )  # fmt: skip
    return written.drop(columns="area_id").rename(columns=columns)


def _ranks(shown: Scene) -> list[str]:
    if shown.is_change:
        return [""] * len(shown.rows)
    return [
        ""
        if pd.isna(row["rank"])
        else ranks.cell(ranks.standing_of(row), language=shown.selection.language)
        for _, row in shown.rows.iterrows()
    ]


def _note(row: pd.Series, words: Any) -> str:
    if row["reason"]:
        return str(words(f"missing.{row['reason']}"))
    if row["reliability"] == "reliable":
        return str(words("missing.institutional")) if row["marked"] else ""
    return str(words(f"reliability.{row['reliability']}"))


def _columns(shown: Scene) -> dict[str, Any]:
    words = session.words()
    value = words("table.change" if shown.is_change else "table.value")
    return {
        "area": words("table.area"),
        "value": f"{value} ({shown.unit()})",
        "low": words("table.low"),
        "high": words("table.high"),
        "rank": ranks.heading(shown.rows.iloc[0], language=words.language),
        "municipio": words("table.municipio"),
        "premises": words("table.premises"),
        "note": words("table.note"),
    }


def _pick(areas: list[int]) -> None:
    rows = st.session_state[TABLE]["selection"]["rows"]
    if rows:
        session.choose(area=int(areas[rows[0]]), place=None)


def files(shown: Scene) -> None:
    """CSV, GeoJSON, PNG, SVG and posters of what is on screen, made when they are asked for; the
    box is empty until it is opened."""
    words = session.words()
    with st.popover(
        words("download.button"),
        icon=":material/download:",
        key="atlas-downloads",
        on_change="rerun",
    ) as box:
        if box.open:
            _files(shown)


def _files(shown: Scene) -> None:
    words = session.words()
    name = f"{shown.indicator.key}_{period_of(shown)}"
    own = papers_of(shown)
    makers: dict[str, Callable[[], bytes]] = {
        "csv": lambda: export.csv_file(_table(shown), own),
        "geojson": lambda: export.geojson_file(repository.drawing()[0], _table(shown), own),
        "png": lambda: _picture(shown, own, "png"),
        "svg": lambda: _picture(shown, own, "svg"),
    }
    st.caption(words("download.note"))
    downloads(
        (
            Download(
                words(f"download.{kind}"), f"{name}.{kind}", make, key=f"atlas-download-{kind}"
            )
            for kind, make in makers.items()
        ),
        stretched=True,
    )
    if shown.refused is None:
        posters.buttons(lambda: _poster(shown, own), name=name, key="atlas-download")


def _poster(shown: Scene, own: Papers) -> Poster:
    from render.documents.posters import scene_poster

    return scene_poster(shown, own, as_of=repository.today(), public=posters.public_address())


def _table(shown: Scene) -> pd.DataFrame:
    return export.screen_table(shown, repository.areas()["name"], _places_by_area())


def _picture(shown: Scene, own: Papers, kind: Literal["png", "svg"]) -> bytes:
    nil, municipi = repository.drawing()
    drawn = map_svg(
        shown,
        nil,
        municipi,
        premises_marks.map_premises(repository.read_until(), shown.selection.language),
        colours=palette.class_colours(shown, palette.LIGHT),
    )
    legend = legend_of(shown, palette.LIGHT, title=map_view.sentence_of(shown))
    return export.picture(drawn, legend, own, kind=kind)


def _places_by_area() -> dict[int, str]:
    grouped = repository.premises().groupby("area_id")["name"]
    return {int(str(area)): ", ".join(names) for area, names in grouped}
