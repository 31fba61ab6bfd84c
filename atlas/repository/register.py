"""The register of premises as everybody reads it, read once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

import pandas as pd

from atlas.premises.facts import PlaceFacts, place_facts
from atlas.repository.memo import kept
from atlas.repository.tables import areas
from base.problem import Problem, RefusedError
from base.text import LocalizedText
from data.catalogue.read import read_table
from data.premises.register import PERIMETERS
from data.premises.register import perimeters as read_perimeters
from data.premises.register import read_until as register_read_until

if TYPE_CHECKING:
    import geopandas as gpd


@kept()
def premises() -> pd.DataFrame:
    """The nine premises, indexed by ``premises_id``."""
    return read_table("premises").set_index("premises_id", drop=False)


@kept()
def premises_points() -> Mapping[str, tuple[float, float, int]]:
    """Longitude, latitude and NIL of each premises, by its id."""
    columns = premises()[["premises_id", "lon", "lat", "area_id"]]
    rows = columns.itertuples(index=False, name=None)
    return MappingProxyType({str(key): (lon, lat, int(area)) for key, lon, lat, area in rows})


@kept()
def premises_events() -> pd.DataFrame:
    """Every dated event about the programme and the premises."""
    return read_table("premises_events")


@kept()
def first_event_day() -> date:
    """The day of the oldest event of the register."""
    return date.fromisoformat(str(premises_events()["date_first"].min()))


@kept()
def event_days() -> tuple[date, ...]:
    """Days on which the register begins to know something more."""
    events = premises_events()
    days = events["date_last"].fillna(events["date_first"])
    return tuple(sorted({date.fromisoformat(str(day)) for day in days}))


@kept()
def premises_units() -> pd.DataFrame:
    """The rooms of each premises as far as known, indexed by ``premises_id``."""
    return read_table("premises_units").set_index("premises_id")


@kept()
def sister_networks() -> pd.DataFrame:
    """Places of other programmes, with a point where their house number is known."""
    return read_table("sister_networks")


@kept()
def read_until() -> date:
    """The last day statuses can be told of: see :func:`data.premises.register.read_until`."""
    return register_read_until()


def premises_facts(as_of: date, language: str) -> tuple[PlaceFacts, ...]:
    """What is known of the nine premises on a day, or on the last day read if that is earlier."""
    return _premises_facts(min(as_of, read_until()), language)


@kept(entries=64)
def _premises_facts(as_of: date, language: str) -> tuple[PlaceFacts, ...]:
    names = dict(zip(areas().index.astype(int), areas()["short_name"], strict=True))
    return place_facts(
        premises(), premises_events(), names,
        as_of=as_of, read_until=read_until(), language=language,
    )  # fmt: skip


@kept()
def perimeter_layer() -> gpd.GeoDataFrame | None:
    """Outlines of the estates (premises_id, source; EPSG:4326), if somebody has put the file there.

    Raises :class:`base.problem.RefusedError` naming the features that cannot be used.
    """
    if not PERIMETERS.exists():
        return None
    try:
        return read_perimeters(premises().reset_index(drop=True))
    except RefusedError as error:
        where = LocalizedText(f"File {PERIMETERS.name}.", f"File {PERIMETERS.name}.")
        raise RefusedError([Problem("perimeters", where), *error.problems]) from error


def perimeters() -> str | None:
    """The outlines of :func:`perimeter_layer` as GeoJSON."""
    outlines = perimeter_layer()
    return None if outlines is None else str(outlines.to_json())
