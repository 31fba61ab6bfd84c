"""Indicators of the atlas: pure functions from frames to measures, with their papers."""

from importlib import import_module

from indicators.spec import Indicator, Topic

KEYS = (
    "declared_income", "taxable_income", "low_income", "employed_residents", "unemployed",
    "low_education", "low_education_2021", "tertiary_education_2021",
    "market_rent", "crowded_dwellings", "large_households", "floor_space", "poor_buildings",
    "elderly_alone", "aged_80_plus_share", "ageing_index", "one_person_households",
    "single_parent_households",
    "household_change_5y",
    "registrations_out", "registrations_in",
    "pharmacies", "metro_reach", "neighbourhood_shops", "sport_facilities",
    "heat_exposure", "heat_risk", "green_index", "degraded_buildings",
    "household_size", "minors", "natural_balance", "population_change_5y", "density",
    "rented_homes", "employed_15_64", "foreign_residents", "foreign_headed_households",
    "births_foreign_parent", "births_outside_marriage",
)  # fmt: skip
"""The files of ``indicators/catalogue``, topic by topic, in display order."""


def _declared(key: str) -> Indicator:
    indicator: Indicator = import_module(f"indicators.catalogue.{key}").INDICATOR
    return indicator


REGISTRY: tuple[Indicator, ...] = tuple(_declared(key) for key in KEYS)
"""Every indicator of the atlas, in display order."""

TOPICS: tuple[Topic, ...] = tuple(Topic)
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
