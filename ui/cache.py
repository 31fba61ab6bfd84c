"""The only cached functions of the app: thin wrappers, keyed by plain values.

``cache_resource`` hands the same object to every session: nothing that is returned here may be
changed by its reader.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from data.read import ShippedDataError, read_table
from data.register import PERIMETERS
from data.register import perimeters as read_perimeters
from indicators import REGISTRY, indicator
from indicators.change import change_table
from indicators.panel import TABLES, Panel, panel_of
from indicators.spec import Indicator
from ui.before_plan import Plan, outskirts, similar, similar_by, why_not_offered
from ui.maps import Place
from ui.places import PlaceFacts, map_places, place_facts
from ui.selection import Choices

if TYPE_CHECKING:
    from geo.address import AddressBook
    from indicators.evaluation.power import Power
    from ui.before_study import Doubts, Results, Study

POOLED = 0


@dataclass(frozen=True, slots=True)
class IndicatorData:
    """An indicator ready to be shown: its rows by year, its city series, its class breaks."""

    indicator: Indicator
    table: pd.DataFrame
    by_year: Mapping[int, pd.DataFrame]
    city: pd.DataFrame
    city_by_year: Mapping[int, float]
    counted_by_year: Mapping[int, int]
    breaks: Mapping[tuple[str, int], tuple[float, ...]]

    def class_breaks(self, scheme: str, year: int) -> tuple[float, ...]:
        """Inner class limits of a year, or of all years together for the fixed scheme."""
        return self.breaks[(scheme, POOLED if scheme == "fixed" else year)]


@st.cache_resource(show_spinner=False)
def panel() -> Panel:
    """The shipped tables ready for the indicators."""
    return panel_of({key: read_table(key) for key in TABLES})


@st.cache_resource(show_spinner=False)
def areas() -> pd.DataFrame:
    """The 88 NIL, indexed by ``area_id``."""
    return panel().areas


@st.cache_resource(show_spinner=False)
def residents() -> pd.Series:
    """Registered residents by ``(area_id, year)``."""
    return panel().frames["population_register"]["residents"]


@st.cache_resource(show_spinner=False)
def indicator_data(key: str) -> IndicatorData:
    """Everything the map shows of one indicator."""
    chosen = indicator(key)
    table = panel().table(chosen)
    city = panel().city(chosen)
    return IndicatorData(
        indicator=chosen,
        table=table,
        by_year=MappingProxyType(
            {year: table[table["year"] == year].set_index("area_id") for year in chosen.years}
        ),
        city=city,
        city_by_year=MappingProxyType(dict(zip(city["year"], city["value"], strict=True))),
        counted_by_year=MappingProxyType(
            dict(zip(city["year"], city["areas_counted"], strict=True))
        ),
        breaks=MappingProxyType(_breaks(key)),
    )


@st.cache_resource(show_spinner=False)
def changes(key: str, since: int, year: int) -> pd.DataFrame:
    """Change of an indicator between two years, indexed by ``area_id``."""
    shown = indicator_data(key)
    return change_table(shown.indicator, shown.table, since=since, year=year).set_index("area_id")


@st.cache_resource(show_spinner=False)
def coverage() -> pd.DataFrame:
    """Areas with a value, by indicator and year."""
    from ui.coverage import coverage as counted

    return counted({known.key: indicator_data(known.key).table for known in REGISTRY})


@st.cache_resource(show_spinner=False)
def _all_breaks() -> pd.DataFrame:
    return read_table("class_breaks")


def _breaks(key: str) -> dict[tuple[str, int], tuple[float, ...]]:
    rows = _all_breaks()
    rows = rows[rows["indicator"] == key]
    limits = rows[["b1", "b2", "b3", "b4"]].to_numpy()
    return {
        (str(scheme), int(year)): tuple(float(limit) for limit in found if not math.isnan(limit))
        for scheme, year, found in zip(rows["scheme"], rows["year"], limits, strict=True)
    }


@st.cache_resource(show_spinner=False)
def boundaries() -> Any:
    """The NIL at full precision (GeoDataFrame, EPSG:4326): for clicks and joins."""
    return read_table("nil_boundaries")


@st.cache_resource(show_spinner=False)
def drawing() -> tuple[Any, Any]:
    """The simplified NIL and Municipi (GeoDataFrames, EPSG:4326): for exports."""
    return read_table("nil_drawing"), read_table("municipi_drawing")


@st.cache_resource(show_spinner=False)
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
    return MappingProxyType({int(str(area)): tuple(map(int, found)) for area, found in grouped})


@st.cache_resource(show_spinner=False)
def income_words() -> pd.DataFrame:
    """Postcode, share and tie group of each area's income, indexed by ``area_id``."""
    income = read_table("declared_income")
    latest: pd.DataFrame = income[income["year"] == income["year"].max()].set_index("area_id")
    return latest


@st.cache_resource(show_spinner=False)
def address_book() -> AddressBook:
    """The offline address search, built once."""
    from geo.address import AddressBook

    return AddressBook(read_table("streets"), read_table("house_numbers"))


@st.cache_resource(show_spinner=False)
def premises() -> pd.DataFrame:
    """The nine premises, indexed by ``premises_id``."""
    return read_table("premises").set_index("premises_id", drop=False)


@st.cache_resource(show_spinner=False)
def premises_points() -> Mapping[str, tuple[float, float, int]]:
    """Longitude, latitude and NIL of each premises, by its id."""
    columns = premises()[["premises_id", "lon", "lat", "area_id"]]
    rows = columns.itertuples(index=False, name=None)
    return MappingProxyType({str(key): (lon, lat, int(area)) for key, lon, lat, area in rows})


@st.cache_resource(show_spinner=False)
def premises_events() -> pd.DataFrame:
    """Every dated event about the programme and the premises."""
    return read_table("premises_events")


@st.cache_resource(show_spinner=False)
def premises_reach() -> pd.DataFrame:
    """People estimated within each distance of each premises, all neighbourhoods together."""
    table = read_table("premises_reach")
    return table[(table["shape"] == "disc") & (table["area_id"] == 0)]


@st.cache_resource(show_spinner=False)
def sister_networks() -> pd.DataFrame:
    """Places of other programmes, with a point where their house number is known."""
    return read_table("sister_networks")


@st.cache_resource(show_spinner=False)
def premises_facts(as_of: date, language: str) -> tuple[PlaceFacts, ...]:
    """What is known of the nine premises on a day, in one language."""
    names = dict(zip(areas().index.astype(int), areas()["short_name"], strict=True))
    return place_facts(premises(), premises_events(), names, as_of=as_of, language=language)


@st.cache_resource(show_spinner=False)
def map_premises(as_of: date, language: str) -> tuple[Place, ...]:
    """The nine premises as marks on the map, on a day, in one language."""
    return map_places(premises_facts(as_of, language))


@st.cache_resource(show_spinner=False)
def perimeters() -> str | None:
    """Outlines of the estates as GeoJSON, if somebody has put the file there.

    Raises :class:`data.read.ShippedDataError` naming the features that cannot be used.
    """
    if not PERIMETERS.exists():
        return None
    from geo.estates import PerimeterError

    try:
        found = read_perimeters(premises().reset_index(drop=True))
    except PerimeterError as error:
        raise ShippedDataError(f"{PERIMETERS.name}: {error}") from error
    return None if found is None else str(found.to_json())


@st.cache_resource(show_spinner=False)
def outcomes() -> tuple[str, ...]:
    """Indicators that can be the outcome of a before-and-after design."""
    return tuple(known.key for known in REGISTRY if not why_not_offered(known))


@st.cache_resource(show_spinner=False, max_entries=64)
def before_study(plan: Plan) -> Study:
    """A design with its panel and sample. Raises :class:`EvaluationError` (not kept)."""
    from ui.before_study import study

    return study(
        plan,
        {key: indicator_data(key).table for key in plan.outcomes},
        areas=areas(),
        neighbours=read_table("nil_neighbours"),
        residents=residents(),
        controls=_controls(plan),
    )


def _controls(plan: Plan) -> tuple[int, ...]:
    if plan.comparison == "own":
        return tuple(sorted({*plan.own} - {*plan.treated}))
    if plan.comparison == "outskirts":
        return outskirts(areas()["municipio"], neighbours())
    if plan.comparison == "similar":
        first, last = plan.before
        levels = {}
        for key in similar_by(plan):
            table = indicator_data(key).table
            inside = table[table["year"].between(first, last)]
            levels[key] = inside.groupby("area_id")["value"].mean()
        return similar(pd.DataFrame(levels), plan.treated)
    return ()


@st.cache_resource(show_spinner=False, max_entries=64)
def before_power(plan: Plan) -> Power:
    """What a design could see at all."""
    from ui.before_study import power

    return power(before_study(plan))


@st.cache_resource(show_spinner=False, max_entries=32)
def before_results(plan: Plan) -> Results:
    """The estimates of a design."""
    from ui.before_study import results

    return results(before_study(plan))


@st.cache_resource(show_spinner=False, max_entries=32)
def before_doubts(plan: Plan) -> Doubts:
    """What could fool the reader of a design's estimates."""
    from ui.before_study import doubts

    return doubts(before_study(plan))


@st.cache_resource(show_spinner=False)
def choices() -> Choices:
    """What can be selected in the address of a page."""
    return Choices(
        indicators=MappingProxyType({known.key: known for known in REGISTRY}),
        areas=frozenset(int(area) for area in areas().index),
        places=tuple(premises().index),
    )


def today() -> date:
    """The day statuses are told as of: the one clock of the app."""
    return date.today()
