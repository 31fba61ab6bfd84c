"""The shipped tables as everybody reads them, each read once."""

from collections.abc import Mapping
from types import MappingProxyType

import pandas as pd

from atlas.repository.memo import kept
from atlas.selection import Choices
from data.catalogue.read import read_table
from indicators import REGISTRY
from indicators.engine.panel import TABLES, IndicatorPanel, panel_of


@kept()
def shipped(key: str) -> pd.DataFrame:
    """A shipped table as it is, read once. Raises :class:`data.catalogue.read.ShippedDataError`."""
    return read_table(key)


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
def services() -> Mapping[str, pd.DataFrame]:
    """Counts of services by area: a table for each source, indexed by ``area_id``."""
    keys = ("health_services", "public_transport_2020", "shops", "sport_facilities",
            "social_organisations")  # fmt: skip
    return MappingProxyType({key: read_table(key).set_index("area_id") for key in keys})


@kept()
def choices() -> Choices:
    """What can be selected in the address of a page."""
    return Choices(
        indicators=MappingProxyType({known.key: known for known in REGISTRY}),
        areas=frozenset(int(area) for area in areas().index),
        places=tuple(shipped("premises")["premises_id"]),
    )
