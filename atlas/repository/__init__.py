"""The tables of the atlas, each read and worked out once: :mod:`atlas.repository.memo` says how.

The app, the commands and the drawings all ask here. What is handed out is shared: nobody may change
it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pandas as pd

from atlas.coverage import areas_with_a_value, known_and_weak
from atlas.premises.facts import PlaceFacts, place_facts
from atlas.repository.memo import kept
from atlas.selection import Choices
from base.problem import Problem, RefusedError
from base.text import LocalizedText
from data import importers
from data.catalogue.card import Dataset, read_card
from data.catalogue.read import ShippedDataError, read_table
from data.importers.stored import StoredFile, kept_file
from data.premises.register import PERIMETERS
from data.premises.register import perimeters as read_perimeters
from data.premises.register import read_until as register_read_until
from indicators import REGISTRY, indicator
from indicators.catalogue import REGISTER_YEARS
from indicators.engine.change import change_table, unsteady_areas
from indicators.engine.classes import Scheme
from indicators.engine.panel import TABLES, IndicatorPanel, panel_of
from indicators.engine.reliability import Reliability
from indicators.engine.table import city_series, indicator_table
from indicators.index.official import IDISE, class_limits, idise_frame
from indicators.spec import Indicator

if TYPE_CHECKING:
    import geopandas as gpd

    from geo.address.book import AddressBook

POOLED = 0
LAST_REGISTER = REGISTER_YEARS[-1]
"""Last year of the population register the weights of people are taken from."""


@dataclass(frozen=True, slots=True)
class IndicatorData:
    """An indicator ready to be shown: rows by year, city series, breaks, source frames."""

    indicator: Indicator
    table: pd.DataFrame
    by_year: Mapping[int, pd.DataFrame]
    city: pd.DataFrame
    city_by_year: Mapping[int, float]
    counted_by_year: Mapping[int, int]
    breaks: Mapping[tuple[str, int], tuple[float, ...]]
    frames: Mapping[str, pd.DataFrame]

    def class_breaks(self, scheme: str, year: int) -> tuple[float, ...]:
        """Inner class limits of a year, or of all years together for the fixed scheme."""
        return self.breaks[(scheme, POOLED if scheme == "fixed" else year)]


@kept()
def panel() -> IndicatorPanel:
    """The shipped tables ready for the indicators."""
    return panel_of({key: read_table(key) for key in TABLES})


@kept()
def areas() -> pd.DataFrame:
    """The 88 NIL, indexed by ``area_id``."""
    return panel().areas


@kept()
def residents() -> pd.Series:
    """Registered residents by ``(area_id, year)``."""
    return panel().frames["population_register"]["residents"]


@kept()
def indicator_data(key: str) -> IndicatorData:
    """Everything the map shows of one indicator."""
    chosen = indicator(key)
    return _shown(chosen, panel().table(chosen), panel().city(chosen), _breaks(key), panel().frames)


def of_visitor(sha256: str, table: Any, of_operator: bool) -> bool:  # noqa: ARG001
    """Whether what is made of a loaded table is kept for a visit only."""
    return not of_operator


def fingerprint(sha256: str, table: Any, of_operator: bool) -> tuple[str, bool]:  # noqa: ARG001
    """What tells two loaded tables apart: see :func:`atlas.repository.memo.kept`."""
    return sha256, of_operator


@kept(brought=of_visitor, entries=4, key=fingerprint)
def idise_data(sha256: str, table: pd.DataFrame, of_operator: bool) -> IndicatorData:  # noqa: ARG001
    """ISTAT's official index as an indicator, from the confirmed file of that fingerprint."""
    frames = {**panel().frames, "idise": idise_frame(table, residents())}
    table = indicator_table(IDISE, frames, areas=panel().areas, missing=panel().missing)
    reliable = table["value"][table["reliability"] == Reliability.RELIABLE.value].to_numpy()
    year = IDISE.latest_year
    breaks = {
        (scheme.value, POOLED if scheme is Scheme.FIXED else year): class_limits(reliable, scheme)
        for scheme in Scheme
    }
    return _shown(IDISE, table, city_series(IDISE, frames, panel().missing), breaks, frames)


@kept()
def idise_card() -> Dataset:
    """The papers of ISTAT's index, which no table is shipped of."""
    return read_card(Path(importers.__file__).parent / "idise" / "card.yml")


@kept(entries=8)
def stored_file(folder: str, kind: str, written_ns: int) -> StoredFile | None:
    """The confirmed file of a kind in the operator's folder, whose pointer is of that moment.

    Raises :class:`data.catalogue.read.ShippedDataError`.
    """
    return kept_file(Path(folder), kind) if written_ns else None


@kept(entries=4, key=lambda kind, sha256, _: (kind, sha256))
def stored_table(kind: str, sha256: str, file: StoredFile) -> pd.DataFrame:  # noqa: ARG001 - the key
    """The table of a file in the operator's folder. Raises
    :class:`data.catalogue.read.ShippedDataError`."""
    from data.importers.jobs import load, opened

    try:
        drawn = None if file.outlines is None else opened(file.outlines, "outlines")
        return load(kind, opened(file.path, kind), None, drawn).result()
    except RefusedError as error:
        raise ShippedDataError(f"{file.path.name}: {error}") from error


def _shown(
    chosen: Indicator,
    table: pd.DataFrame,
    city: pd.DataFrame,
    breaks: dict[tuple[str, int], tuple[float, ...]],
    frames: Mapping[str, pd.DataFrame],
) -> IndicatorData:
    years = city["year"].tolist()
    return IndicatorData(
        indicator=chosen,
        table=table,
        by_year=MappingProxyType(
            {year: table[table["year"] == year].set_index("area_id") for year in chosen.years}
        ),
        city=city,
        city_by_year=MappingProxyType(dict(zip(years, city["value"], strict=True))),
        counted_by_year=MappingProxyType(dict(zip(years, city["areas_counted"], strict=True))),
        breaks=MappingProxyType(breaks),
        frames=frames,
    )


@kept()
def changes(key: str, since: int, year: int) -> pd.DataFrame:
    """Change of an indicator between two years, indexed by ``area_id``."""
    data = indicator_data(key)
    frames = (data.frames[key] for key in data.indicator.datasets)
    leaps = unsteady_areas(frames, since=since, year=year)
    table = change_table(data.indicator, data.table, since=since, year=year, unsteady=leaps)
    return table.set_index("area_id")


@kept()
def comparison() -> pd.DataFrame:
    """Every area against the city on every indicator's latest year (indicator, area_id)."""
    from indicators.engine.city_test import comparison as compared

    latest = {
        indicator.key: (indicator_data(indicator.key), indicator.latest_year)
        for indicator in REGISTRY
    }
    return compared(
        REGISTRY,
        {key: data.by_year[year] for key, (data, year) in latest.items()},
        {key: data.city_by_year[year] for key, (data, year) in latest.items()},
    )


@kept()
def similarity() -> pd.DataFrame:
    """Robust z of every area on the variables likeness is told by."""
    from indicators.engine.similarity import VARIABLES, standardised

    by_key = {key: indicator_data(key) for key in VARIABLES}
    return standardised({k: data.by_year[data.indicator.latest_year] for k, data in by_key.items()})


@kept()
def municipio_values() -> pd.DataFrame:
    """Value of each Municipio (row) on each indicator's latest year (column), where sound."""
    from indicators.engine.municipio import municipio_values as aggregated

    weights, columns = read_table("municipio_weights"), {}
    for measure in REGISTRY:
        data, people = indicator_data(measure.key), min(measure.latest_year, LAST_REGISTER)
        columns[measure.key] = aggregated(
            measure,
            data.by_year[measure.latest_year],
            weights,
            residents().xs(people, level="year"),
        )
    return pd.DataFrame(columns)


@kept()
def proximity_index() -> Any:
    """Points of all networks with a place on the map, and the areas, ready for distances."""
    from atlas.neighbourhood.nearby import proximity_index

    return proximity_index(
        boundaries(), premises(), sister_networks(), read_table("neighbourhood_houses")
    )


@kept()
def services() -> Mapping[str, pd.DataFrame]:
    """Counts of services by area: a table for each source, indexed by ``area_id``."""
    keys = ("health_services", "public_transport_2020", "shops", "sport_facilities",
            "social_organisations")  # fmt: skip
    return MappingProxyType({key: read_table(key).set_index("area_id") for key in keys})


@kept()
def coverage() -> pd.DataFrame:
    """Areas with a value, by indicator and year."""
    return areas_with_a_value({known.key: indicator_data(known.key).table for known in REGISTRY})


def _breaks(key: str) -> dict[tuple[str, int], tuple[float, ...]]:
    rows = shipped("class_breaks")
    rows = rows[rows["indicator"] == key]
    limits = rows[["b1", "b2", "b3", "b4"]].to_numpy()
    return {
        (str(scheme), int(year)): tuple(float(limit) for limit in row if not math.isnan(limit))
        for scheme, year, row in zip(rows["scheme"], rows["year"], limits, strict=True)
    }


@kept()
def boundaries() -> Any:
    """The NIL at full precision (GeoDataFrame, EPSG:4326): for clicks and joins."""
    return read_table("nil_boundaries")


@kept()
def drawing() -> tuple[Any, Any]:
    """The simplified NIL and Municipi (GeoDataFrames, EPSG:4326): for exports."""
    return read_table("nil_drawing"), read_table("municipi_drawing")


@kept()
def strip_values(key: str) -> tuple[dict[int, float], frozenset[int]]:
    """Values of an indicator's latest year by area, and the areas where they are weak."""
    data = indicator_data(key)
    return known_and_weak(data.by_year[data.indicator.latest_year])


@kept()
def neighbours() -> Mapping[int, tuple[int, ...]]:
    """Areas that touch each area."""
    pairs = read_table("nil_neighbours")
    both = pd.concat(
        [
            pairs[["area_id", "neighbour_id"]],
            pairs.rename(columns={"area_id": "neighbour_id", "neighbour_id": "area_id"})[
                ["area_id", "neighbour_id"]
            ],
        ]
    )
    grouped = both.sort_values("neighbour_id").groupby("area_id")["neighbour_id"]
    return MappingProxyType({int(str(area)): tuple(map(int, others)) for area, others in grouped})


@kept()
def address_book() -> AddressBook:
    """The offline address search, built once."""
    from geo.address.book import AddressBook

    return AddressBook(read_table("streets"), read_table("house_numbers"))


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


@kept()
def choices() -> Choices:
    """What can be selected in the address of a page."""
    return Choices(
        indicators=MappingProxyType({known.key: known for known in REGISTRY}),
        areas=frozenset(int(area) for area in areas().index),
        places=tuple(premises().index),
    )


@kept()
def shipped(key: str) -> pd.DataFrame:
    """A shipped table as it is, read once. Raises :class:`data.catalogue.read.ShippedDataError`."""
    return read_table(key)
