"""The table twin of the map and the files to take away."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal

import pandas as pd
import streamlit as st

from indicators.spec import Polarity
from ui import (
    board,
    cache,
    cards,
    export,
    numbers,
    palette,
    posters,
    printing,
    rank_words,
    state,
    tables,
)
from ui.downloads import Download, downloads
from ui.scene import Scene
from ui.text import text

if TYPE_CHECKING:
    from ui.poster import Poster

TABLE = "atlas-table"


def table(shown: Scene) -> None:
    """The table twin, sent only when it is open; picking a row selects the area."""
    words = state.words()
    with st.expander(words("map.table"), key="atlas-table-box", on_change="rerun") as box:
        if not box.open:
            return
        st.caption(words("map.table_open"))
        frame, columns = _readable(shown), _columns(shown)

        def draw() -> None:
            tables.table(
                frame.drop(columns="area_id").rename(columns=columns),
                key=TABLE,
                language=words.language,
                decimals=shown.indicator.decimals,
                height=420,
                on_select=lambda: _pick(frame["area_id"].tolist()),
                selection_mode="single-row",
            )

        printing.whole(draw, _on_paper(frame, columns, shown), key="areas")


def _readable(shown: Scene) -> pd.DataFrame:
    words, rows, areas = state.words(), shown.rows, cache.areas()
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
        else rank_words.cell(rank_words.standing_of(row), language=shown.selection.language)
        for _, row in shown.rows.iterrows()
    ]


def _note(row: pd.Series, words: Any) -> str:
    if row["reason"]:
        return str(words(f"missing.{row['reason']}"))
    if row["reliability"] == "reliable":
        return str(words("missing.institutional")) if row["marked"] else ""
    return str(words(f"reliability.{row['reliability']}"))


def _columns(shown: Scene) -> dict[str, Any]:
    words = state.words()
    value = words("table.change" if shown.is_change else "table.value")
    return {
        "area": words("table.area"),
        "value": f"{value} ({shown.unit()})",
        "low": words("table.low"),
        "high": words("table.high"),
        "rank": rank_words.heading(shown.rows.iloc[0], language=words.language),
        "municipio": words("table.municipio"),
        "premises": words("table.premises"),
        "note": words("table.note"),
    }


def _pick(areas: list[int]) -> None:
    rows = st.session_state[TABLE]["selection"]["rows"]
    if rows:
        state.choose(area=int(areas[rows[0]]), place=None)


def files(shown: Scene) -> None:
    """CSV, GeoJSON, PNG, SVG and posters of what is on screen, made when they are asked for; the
    box is empty until it is opened."""
    words = state.words()
    with st.popover(
        words("download.button"),
        icon=":material/download:",
        key="atlas-downloads",
        on_change="rerun",
    ) as box:
        if box.open:
            _files(shown)


def _files(shown: Scene) -> None:
    words = state.words()
    name = f"{shown.indicator.key}_{_period(shown)}"
    light, own = board.scene(shown.selection, theme=palette.LIGHT), papers(shown)
    makers: dict[str, Callable[[], bytes]] = {
        "csv": lambda: export.csv_file(_table(shown), own),
        "geojson": lambda: export.geojson_file(cache.drawing()[0], _table(shown), own),
        "png": lambda: _picture(light, own, "png"),
        "svg": lambda: _picture(light, own, "svg"),
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
        posters.buttons(lambda: _poster(light, own), name=name, key="atlas-download")


def _poster(light: Scene, own: export.Papers) -> Poster:
    from ui.poster import scene_poster

    return scene_poster(light, own, as_of=cache.today(), public=posters.public_address())


def _table(shown: Scene) -> pd.DataFrame:
    return export.screen_table(shown, cache.areas()["name"], _places_by_area())


def _picture(light: Scene, own: export.Papers, kind: Literal["png", "svg"]) -> bytes:
    from ui import panels

    nil, municipi = cache.drawing()
    drawn = export.map_svg(
        light, nil, municipi, cache.map_premises(cache.read_until(), light.selection.language)
    )
    legend = panels.legend_drawing(light, palette.LIGHT)
    return export.picture(drawn, legend, own, kind=kind)


def papers(shown: Scene) -> export.Papers:
    """Source, caveat and notes that travel with every file."""
    language, indicator = shown.selection.language, shown.indicator
    words = text(language)
    today = numbers.day(cache.today().isoformat(), language=language)
    return export.Papers(
        title=f"{indicator.title.said(language)}, {_period(shown)}",
        sentence=board.sentence_of(shown),
        source=cards.source_words(shown),
        caveat=f"{words('source.caveat')}: {indicator.limitations.said(language)}",
        made_on=f"{words('site.title')}, {today}",
        notes=(
            (words("map.legend_missing"), words("papers.missing")),
            (words("map.legend_low"), words("papers.low")),
        ),
        language=language,
    )


def _period(shown: Scene) -> str:
    chosen = shown.selection
    year, language = str(chosen.year), chosen.language
    return numbers.span(str(chosen.since), year, language=language) if shown.is_change else year


def _places_by_area() -> dict[int, str]:
    grouped = cache.premises().groupby("area_id")["name"]
    return {int(str(area)): ", ".join(names) for area, names in grouped}
