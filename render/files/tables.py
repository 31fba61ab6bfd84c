"""What is on screen as a table, and as GeoJSON with its papers. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pandas as pd

from atlas.choropleth import Choropleth
from atlas.provenance.papers import Papers
from atlas.wording.columns import table_in_words

RANKS = ("rank", "rank_low", "rank_high", "rank_alone_low", "rank_alone_high", "ranked_of",
         "rank_reason")  # fmt: skip
"""Ranks, their range for all areas at once and for each alone; the index has the first alone."""


def screen_table(scene: Choropleth, names: pd.Series, places: Mapping[int, str]) -> pd.DataFrame:
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
