"""The premises register as tables, from the hand-written files in ``data/curated``.

Places, units and events are written once, in YAML, with their sources. Here they become flat
tables; each point is proved to lie in its NIL, and its distance to a border that is near is
measured and compared with what the file says.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import yaml

from data.catalogue.card import Column, dataset
from data.catalogue.read import DTYPES
from data.premises.dates import CuratedFileError, possible_days
from data.premises.events import SEPARATOR
from data.premises.rules import validate
from geo.crs import to_metric
from geo.estates import place_points

CURATED = Path(__file__).parents[2] / "curated"

NEAR_BORDER_M = 40
"""Below this distance (metres) the nearest other NIL is named beside the place's own."""


def build(raw: Path, built: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return ``premises``, ``premises_events`` and ``premises_units``.

    Needs ``nil_boundaries`` (area_id, geometry) among the tables already ``built``.
    """
    del raw
    places = curated("premises")
    register = curated("events")
    premises = places_table(places)
    require_borders(premises, built["nil_boundaries"])
    events = events_table(register["events"])
    validate(events, premises, as_of=date.fromisoformat(str(register["read_until"])))
    return {
        "premises": premises,
        "premises_events": events,
        "premises_units": units_table(places["places"]),
    }


def curated(name: str) -> dict[str, Any]:
    """Return the content of one hand-written file of ``data/curated``."""
    content: dict[str, Any] = yaml.safe_load((CURATED / f"{name}.yml").read_text(encoding="utf-8"))
    return content


def places_table(content: Mapping[str, Any]) -> pd.DataFrame:
    """One row per place, sorted by id; what is common to all nine is repeated on each row."""
    rows = [_place(entry, content["common"]) for entry in content["places"]]
    return _table(rows, "premises", by=["premises_id"])


def units_table(places: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """One row per place: how many rooms, or the reason why that is not known."""
    rows = [_units(entry["premises_id"], entry["units"]) for entry in places]
    return _table(rows, "premises_units", by=["premises_id"])


def events_table(events: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """One row per event, oldest first, with the days its date can mean."""
    return _table(map(_event, events), "premises_events", by=["date_first", "event_id"])


def require_borders(premises: pd.DataFrame, nil: pd.DataFrame) -> None:
    """Raise :class:`CuratedFileError` unless each point lies in its NIL, as far as stated.

    A border nearer than ``NEAR_BORDER_M`` must be stated with the NIL beyond it and the distance
    in whole metres; one farther away must not be.
    """
    areas = to_metric(gpd.GeoDataFrame(nil)).set_index("area_id").geometry
    points = to_metric(place_points(premises)).geometry
    for place, point in zip(premises.to_dict("records"), points, strict=True):
        distances = areas.distance(point)
        beyond = distances.drop(place["area_id"])
        if distances[place["area_id"]] > 0:
            raise CuratedFileError(f"{place['premises_id']}: not in NIL {place['area_id']}")
        _require_border(place, int(beyond.idxmin()), float(beyond.min()))


def _require_border(place: Mapping[Any, Any], area_id: int, distance_m: float) -> None:
    near = distance_m < NEAR_BORDER_M
    measured = (area_id, round(distance_m)) if near else (None, None)
    border = (place["border_area_id"], place["border_distance_m"])
    stated = tuple(None if pd.isna(value) else value for value in border)
    if stated != measured:
        raise CuratedFileError(
            f"{place['premises_id']}: border stated as {stated}, measured as {measured}"
        )


def _place(entry: Mapping[str, Any], common: Mapping[str, Any]) -> dict[str, Any]:
    own = {name: entry[name] for name in entry if name not in ("units", "point_note", "border")}
    border = entry["border"] or {"area_id": None, "distance_m": None}
    return {
        **common,
        **own,
        **_bilingual("point_note", entry["point_note"]),
        "border_area_id": border["area_id"],
        "border_distance_m": border["distance_m"],
        "sources": SEPARATOR.join([*common["sources"], *entry["sources"]]),
    }


def _units(premises_id: str, entry: Mapping[str, Any]) -> dict[str, Any]:
    renamed = {"count": "unit_count", "kind": "unit_kind"}
    row = {renamed.get(name, name): value for name, value in entry.items() if name != "note"}
    return {"premises_id": premises_id, **row, **_bilingual("note", entry["note"])}


def _event(entry: Mapping[str, Any]) -> dict[str, Any]:
    row = {name: entry[name] for name in entry if name not in ("date", "summary")}
    known = str(entry["date"])
    first, last = possible_days(known, entry["precision"])
    return {
        **row,
        **_bilingual("summary", entry["summary"]),
        "date_known": known,
        "date_first": first.isoformat(),
        "date_last": None if last is None else last.isoformat(),
        "sources": SEPARATOR.join(entry["sources"]),
    }


def _bilingual(name: str, words: Mapping[str, str]) -> dict[str, str]:
    return {f"{name}_{language}": " ".join(words[language].split()) for language in ("it", "en")}


def _table(rows: Iterable[Mapping[str, Any]], key: str, *, by: list[str]) -> pd.DataFrame:
    columns = dataset(key).columns
    names = [column.name for column in columns]
    listed = list(rows)
    for row in listed:
        if odd := sorted(set(row) ^ set(names)):
            raise CuratedFileError(f"{row.get(names[0])}: fields missing or unknown: {odd}")
    table = pd.DataFrame(listed, columns=names).astype({c.name: _dtype(c) for c in columns})
    return table.sort_values(by, ignore_index=True)


def _dtype(column: Column) -> str:
    if column.type == "int" and not column.nullable:
        return "int64"
    return DTYPES[column.type]
