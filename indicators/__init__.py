"""Indicators of the atlas: pure functions from frames to measures, with their papers."""

from __future__ import annotations

from indicators.catalogue import (
    aged_80_plus_share,
    ageing_index,
    births_foreign_parent,
    births_outside_marriage,
    crowded_dwellings,
    declared_income,
    degraded_buildings,
    density,
    elderly_alone,
    employed_residents,
    foreign_headed_households,
    foreign_residents,
    green_index,
    heat_exposure,
    heat_risk,
    household_change_5y,
    household_size,
    low_education,
    low_income,
    market_rent,
    metro_reach,
    minors,
    natural_balance,
    neighbourhood_shops,
    one_person_households,
    pharmacies,
    population_change_5y,
    registrations_in,
    registrations_out,
    single_parent_households,
    sport_facilities,
)
from indicators.spec import Indicator, Theme

REGISTRY: tuple[Indicator, ...] = (
    declared_income.INDICATOR,
    low_income.INDICATOR,
    employed_residents.INDICATOR,
    low_education.INDICATOR,
    market_rent.INDICATOR,
    crowded_dwellings.INDICATOR,
    elderly_alone.INDICATOR,
    aged_80_plus_share.INDICATOR,
    ageing_index.INDICATOR,
    one_person_households.INDICATOR,
    single_parent_households.INDICATOR,
    household_change_5y.INDICATOR,
    registrations_out.INDICATOR,
    registrations_in.INDICATOR,
    pharmacies.INDICATOR,
    metro_reach.INDICATOR,
    neighbourhood_shops.INDICATOR,
    sport_facilities.INDICATOR,
    heat_exposure.INDICATOR,
    heat_risk.INDICATOR,
    green_index.INDICATOR,
    degraded_buildings.INDICATOR,
    household_size.INDICATOR,
    minors.INDICATOR,
    natural_balance.INDICATOR,
    population_change_5y.INDICATOR,
    density.INDICATOR,
    foreign_residents.INDICATOR,
    foreign_headed_households.INDICATOR,
    births_foreign_parent.INDICATOR,
    births_outside_marriage.INDICATOR,
)
"""Every indicator of the atlas, in display order."""

THEMES: tuple[Theme, ...] = tuple(Theme)
"""The chapters of the atlas, in display order."""


class UnknownIndicatorError(KeyError):
    """No indicator of the registry has that key."""

    def __str__(self) -> str:
        return str(self.args[0])


def indicator(key: str) -> Indicator:
    """Return the indicator ``key``. Raises :class:`UnknownIndicatorError` naming the known ones."""
    for known in REGISTRY:
        if known.key == key:
            return known
    keys = ", ".join(known.key for known in REGISTRY)
    raise UnknownIndicatorError(f"no indicator {key!r}: known are {keys}")
