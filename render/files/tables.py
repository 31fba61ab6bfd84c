"""What is on screen as files: CSV, GeoJSON, SVG and PNG, each with its papers. Pure."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from atlas.choropleth import Scene
from atlas.provenance.papers import Papers
from atlas.wording import text as text_in
from atlas.wording.columns import table_in_words
from render.documents.picture import picture
from render.maps.static_map import map_svg

__all__ = [
    "Papers",
    "csv_file",
    "geojson_file",
    "map_svg",
    "picture",
    "plain_cell",
    "screen_table",
]


RANKS = ("rank", "rank_low", "rank_high", "rank_alone_low", "rank_alone_high", "ranked_of",
         "rank_reason")  # fmt: skip
"""Ranks, their range for all areas at once and for each alone; the index has the first alone."""

FORMULA_SIGNS = ("=", "+", "-", "@")


def screen_table(scene: Scene, names: pd.Series, places: Mapping[int, str]) -> pd.DataFrame:
    """The table twin of the map: one row per area, as many decimals as the indicator has, typed
    reasons."""
    rows = scene.rows.round(dict.fromkeys(("value", "lower", "upper"), scene.indicator.decimals))
    known = {
        "area_id": rows.index,
        "area": names.reindex(rows.index).to_numpy(),
        "value": rows["value"].to_numpy(),
        "lower_95": rows["lower"].to_numpy(),
        "upper_95": rows["upper"].to_numpy(),
        "reason_missing": rows["reason"].to_numpy(),
        "reliability": rows["reliability"].to_numpy(),
        "institutional_mark": rows["marked"].to_numpy(),
        "class": scene.classes + 1,
        "premises": [places.get(int(area), "") for area in rows.index],
    }
    if not scene.is_change:
        known |= {name: rows[name].to_numpy() for name in RANKS if name in rows}
    return pd.DataFrame(known)


SEPARATORS = {"it": (";", ","), "en": (",", ".")}
"""What a spreadsheet of each language splits columns at, and its decimal sign."""


def csv_file(table: pd.DataFrame, papers: Papers) -> bytes:
    """The table as CSV in the language of its papers, which stand above it in ``#`` lines.

    UTF-8 with its mark; an Italian file has semicolons and decimal commas, an English one commas
    and decimal points. Thousands are not parted, what is missing is empty, truth is a word.
    """
    head = [
        papers.title,
        papers.sentence,
        papers.source,
        papers.caveat,
        *(f"{name}: {said}" for name, said in papers.notes),
        papers.made_on,
    ]
    text = io.StringIO()
    for line in head:
        text.write(f"# {' '.join(line.split())}\n")
    separator, decimal = SEPARATORS[papers.language]
    words = text_in(papers.language)
    answers = {True: words("answer.affirmative"), False: words("answer.negative")}

    def written(cell: Any) -> str:
        if isinstance(cell, bool | np.bool_):
            return answers[bool(cell)]
        if pd.isna(cell):
            return ""
        return f"{cell:.10g}".replace(".", decimal) if isinstance(cell, float) else plain_cell(cell)

    safe = table_in_words(table, papers.language).astype("object").map(written)
    safe.to_csv(text, index=False, sep=separator, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
    return text.getvalue().encode("utf-8-sig")


def plain_cell(cell: Any) -> Any:
    """Text on one line; what a spreadsheet would run as a formula is kept as text.

    See OWASP, "CSV injection". Numbers stay numbers, also below zero.
    """
    if not isinstance(cell, str):
        return cell
    line = " ".join(cell.split())
    return f"'{line}" if line.startswith(FORMULA_SIGNS) else line


def geojson_file(layer: Any, table: pd.DataFrame, papers: Papers) -> bytes:
    """The table on the drawing layer's polygons (EPSG:4326), papers as foreign members."""
    joined = layer[["area_id", "geometry"]].merge(table, on="area_id")
    worded: Any = table_in_words(joined, papers.language)
    content = json.loads(worded.to_json(drop_id=True))
    content.pop("crs", None)
    papers_member = {
        "title": papers.title,
        "sentence": papers.sentence,
        "source": papers.source,
        "caveat": papers.caveat,
        **dict(papers.notes),
    }
    ordered = {"type": "FeatureCollection", "papers": papers_member}
    ordered["features"] = content["features"]
    return json.dumps(ordered, ensure_ascii=False, separators=(",", ":")).encode()
