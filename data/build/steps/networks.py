"""The places of sister networks as a table, from ``data/curated/sister_networks.yml``.

Other programmes open rooms to neighbours too. Only a place whose house number is known has a
point; the others are listed. No operator is named that a source does not name.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd

from data.build.steps.premises import curated
from data.catalogue.card import Column, dataset
from data.catalogue.read import DTYPES
from data.premises.dates import CuratedFileError
from data.premises.events import SEPARATOR
from geo.layers import area_at

KEY = "sister_networks"
POINT = ("area_id", "lon", "lat")
PLAIN = ("place_id", "layer", "name", "municipio", *POINT)
FIELDS = frozenset({*PLAIN, "address", "operator", "opened", "note", "sources"})
BILINGUAL = frozenset({"it", "en"})
OPENED = frozenset({"known", "precision", "as", *BILINGUAL})
DATED = {
    "day": r"\d{4}-\d\d-\d\d",
    "before": r"\d{4}-\d\d-\d\d",
    "about": r"\d{4}-\d\d-\d\d",
    "month": r"\d{4}-\d\d",
    "months": r"\d{4}-\d\d/\d{4}-\d\d",
    "year": r"\d{4}",
    "unknown": None,
}
"""How the date of an opening is written, by how precisely it is known."""


def build(raw: Path, built: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return ``sister_networks``; needs ``nil_boundaries`` among ``built``."""
    del raw
    table = networks_table(curated(KEY))
    require_areas(table, gpd.GeoDataFrame(built["nil_boundaries"]))
    return {KEY: table}


def networks_table(content: Mapping[str, Any]) -> pd.DataFrame:
    """One row per place, in the order of layers, then by id. Raises ``CuratedFileError``."""
    layers = content["layers"]
    rows = [place_row(entry, layers) for entry in content["places"]]
    columns = dataset(KEY).columns
    table = pd.DataFrame(rows, columns=[column.name for column in columns])
    table = table.astype({column.name: _dtype(column) for column in columns})
    order = {layer: place for place, layer in enumerate(layers)}
    table["order"] = table["layer"].map(order)
    return table.sort_values(["order", "place_id"], ignore_index=True).drop(columns="order")


def place_row(entry: Mapping[str, Any], layers: Mapping[str, Any]) -> dict[str, Any]:
    """One place as a flat row. Raises ``CuratedFileError`` naming the place."""
    place_id = entry.get("place_id")
    if odd := sorted(set(entry) ^ FIELDS):
        raise CuratedFileError(f"{place_id}: fields missing or unknown: {odd}")
    if entry["layer"] not in layers:
        raise CuratedFileError(f"{place_id}: layer {entry['layer']!r} is not among the layers")
    opened = _checked_opening(place_id, entry["opened"])
    return {
        **{name: entry[name] for name in PLAIN},
        **_words(place_id, "layer", layers[entry["layer"]]),
        **_words(place_id, "address", entry["address"]),
        **_words(place_id, "operator", entry["operator"]),
        **_words(place_id, "note", entry["note"]),
        **_words(place_id, "opened", {language: opened[language] for language in BILINGUAL}),
        "has_point": _has_point(entry),
        "opened_known": opened["known"],
        "opened_precision": opened["precision"],
        "opened_as": opened["as"],
        "sources": SEPARATOR.join(_source(source) for source in entry["sources"]),
    }


def require_areas(table: pd.DataFrame, nil: gpd.GeoDataFrame) -> None:
    """Raise ``CuratedFileError`` unless each point lies in the NIL of its row."""
    for place in table[table["has_point"]].itertuples():
        area = area_at(nil, float(str(place.lon)), float(str(place.lat)))
        if area != place.area_id:
            raise CuratedFileError(f"{place.place_id}: in NIL {area}, not {place.area_id}")


def _has_point(entry: Mapping[str, Any]) -> bool:
    known = [entry[name] is not None for name in POINT]
    if any(known) != all(known):
        raise CuratedFileError(f"{entry['place_id']}: a point has all of {', '.join(POINT)}")
    return all(known)


def _checked_opening(place_id: object, opened: Mapping[str, Any]) -> Mapping[str, Any]:
    if odd := sorted(set(opened) ^ OPENED):
        raise CuratedFileError(f"{place_id}: opened has fields missing or unknown: {odd}")
    known, precision = opened["known"], opened["precision"]
    pattern = DATED.get(precision, "")
    fits = known is None if pattern is None else pd.Series([known]).str.fullmatch(pattern).all()
    if not fits or (known is None) != (opened["as"] == "not_known"):
        raise CuratedFileError(f"{place_id}: opened {known!r} is not known by {precision}")
    return opened


def _words(place_id: object, name: str, words: Mapping[str, str] | None) -> dict[str, Any]:
    if words is None:
        return {f"{name}_it": None, f"{name}_en": None}
    if set(words) != BILINGUAL:
        raise CuratedFileError(f"{place_id}: {name} must be in Italian and in English")
    return {f"{name}_{language}": " ".join(words[language].split()) for language in ("it", "en")}


def _source(source: Mapping[str, Any]) -> str:
    return f"{source['url']} ({source['dated'] or 'undated'})"


def _dtype(column: Column) -> str:
    if column.type == "int" and not column.nullable:
        return "int64"
    return DTYPES[column.type]
