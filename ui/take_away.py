"""The table twin of the map and the files to take away."""

from __future__ import annotations

import math
from typing import Any, Literal

import pandas as pd
import streamlit as st

from indicators.spec import Polarity
from ui import board, cache, cards, export, numbers, palette, posters, printing, rank_words, state
from ui.scene import Scene
from ui.text import text

TABLE = "atlas-table"


def table(shown: Scene) -> None:
    """The table twin, sent only when it is open; picking a row selects the area."""
    words = state.words()
    with st.expander(words("map.table"), key="atlas-table-box", on_change="rerun") as box:
        if not box.open:
            return
        st.caption(words("map.table_open"))
        frame, columns = _readable(shown), _columns(shown)
        styled = _styled(frame.drop(columns="area_id"), shown)

        def draw() -> None:
            st.dataframe(
                styled,
                key=TABLE,
                hide_index=True,
                height=420,
                on_select=lambda: _pick(frame["area_id"].tolist()),
                selection_mode="single-row",
                column_config=columns,
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


def _styled(frame: pd.DataFrame, shown: Scene) -> Any:
    """Numbers written in the reader's language; they still sort as numbers."""

    def write(found: object) -> str:
        number = float(str(found))
        return "" if math.isnan(number) else shown.write_limit(number)

    return frame.style.format(dict.fromkeys(("value", "low", "high"), write))


def _on_paper(frame: pd.DataFrame, columns: dict[str, Any], shown: Scene) -> pd.DataFrame:
    """The same rows as written words, by area, with the headings of the screen."""
    numbers_in = ("value", "low", "high")
    written = frame.assign(
        **{name: ["" if math.isnan(one) else shown.write_limit(one) for one in frame[name]]
           for name in numbers_in}
    )  # fmt: skip
    return written.drop(columns="area_id").rename(columns=columns)


def _ranks(shown: Scene) -> list[str]:
    if shown.is_change:
        return [""] * len(shown.rows)
    return [
        "" if pd.isna(row["rank"]) else rank_words.cell(rank_words.standing_of(row))
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


def downloads(shown: Scene) -> None:
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
    name = f"{shown.indicator.key}_{_period(shown)}".replace("–", "-")
    makers = {
        "csv": (lambda: export.csv_file(_table(shown), papers(shown)), "text/csv"),
        "geojson": (lambda: _geojson(shown), "application/geo+json"),
        "png": (lambda: _picture(shown, "png"), "image/png"),
        "svg": (lambda: _picture(shown, "svg"), "image/svg+xml"),
    }
    st.caption(words("download.note"))
    for kind, (make, mime) in makers.items():
        st.download_button(
            words(f"download.{kind}"),
            data=make,
            file_name=f"{name}.{kind}",
            mime=mime,
            key=f"atlas-download-{kind}",
            on_click="ignore",
            width="stretch",
        )
    if shown.refused is None:
        posters.buttons(lambda: _poster(shown), name=name, key="atlas-download")


def _poster(shown: Scene) -> Any:
    from ui.poster import scene_poster

    light = board.scene(shown.selection, theme=palette.LIGHT)
    return scene_poster(light, as_of=cache.today(), public=posters.public_address())


def _table(shown: Scene) -> pd.DataFrame:
    return export.screen_table(shown, cache.areas()["name"], _places_by_area())


def _geojson(shown: Scene) -> bytes:
    return export.geojson_file(cache.drawing()[0], _table(shown), papers(shown))


def _picture(shown: Scene, kind: Literal["png", "svg"]) -> bytes:
    from ui import panels

    light = board.scene(shown.selection, theme=palette.LIGHT)
    nil, municipi = cache.drawing()
    drawn = export.map_svg(
        light, nil, municipi, cache.map_premises(cache.read_until(), shown.selection.language)
    )
    legend = panels.legend_drawing(light, palette.LIGHT)
    return export.picture(drawn, legend, papers(shown), kind=kind)


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
    )


def _period(shown: Scene) -> str:
    chosen = shown.selection
    return f"{chosen.since}–{chosen.year}" if shown.is_change else str(chosen.year)


def _places_by_area() -> dict[int, str]:
    grouped = cache.premises().groupby("area_id")["name"]
    return {int(str(area)): ", ".join(names) for area, names in grouped}
