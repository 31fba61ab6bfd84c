"""Indicators of the atlas: pure functions from frames to measures, with their papers."""

from __future__ import annotations

from indicators.catalogue import (
    aged_80_plus_share,
    ageing_index,
    declared_income,
    density,
    elderly_alone,
    employed_residents,
    foreign_residents,
    household_size,
    low_education,
    minors,
    natural_balance,
    one_person_households,
    population_change_5y,
    registrations_in,
    registrations_out,
)
from indicators.spec import Indicator, Theme

REGISTRY: tuple[Indicator, ...] = (
    declared_income.INDICATOR,
    employed_residents.INDICATOR,
    low_education.INDICATOR,
    elderly_alone.INDICATOR,
    aged_80_plus_share.INDICATOR,
    ageing_index.INDICATOR,
    one_person_households.INDICATOR,
    registrations_out.INDICATOR,
    registrations_in.INDICATOR,
    household_size.INDICATOR,
    minors.INDICATOR,
    natural_balance.INDICATOR,
    population_change_5y.INDICATOR,
    density.INDICATOR,
    foreign_residents.INDICATOR,
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
