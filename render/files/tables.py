"""What is on screen as a table, and as GeoJSON with its papers. Pure."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from atlas.choropleth import Choropleth
from atlas.provenance.papers import Papers
from atlas.wording.columns import heading

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
    """The table on the layer's polygons (EPSG:4326), names and codes as in the CSV for programs.

    The foreign members ``papers`` and ``columns`` say in words what it is.
    """
    joined: Any = layer[["area_id", "geometry"]].merge(table, on="area_id")
    return feature_collection(list(joined.iterfeatures(drop_id=True)), papers)


def feature_collection(features: Sequence[Mapping[str, Any]], papers: Papers) -> bytes:
    """Features (RFC 7946) below their papers and the headings of their properties."""
    about = {
        "title": papers.title,
        "sentence": papers.sentence,
        "source": papers.source,
        "caveat": papers.caveat,
        "made_on": papers.made_on,
        **dict(papers.notes),
    }
    names = features[0]["properties"] if features else ()
    titles = dict(papers.titles)
    columns = {name: titles.get(name) or heading(name, papers.language) for name in names}
    return written_features(features, about, columns)


def written_features(features: Any, papers: Mapping[str, str], columns: Mapping[str, str]) -> bytes:
    """Features as GeoJSON below the foreign members ``papers`` and ``columns``."""
    content = {"type": "FeatureCollection", "papers": papers, "columns": columns}
    content |= {"features": features}
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
