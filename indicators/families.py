"""What indicators of one source have in common: a family is an indicator with defaults.

An indicator's file says what is its own: words, formula, and where it departs from its family.
"""

from dataclasses import dataclass

import pandas as pd

from base.text import LocalizedText
from indicators.catalogue import NIL, POSTCODES, PRECINCTS, REGISTER_YEARS
from indicators.measure import Measure, published
from indicators.spec import (
    Break,
    Concept,
    Crosswalk,
    Indicator,
    Interval,
    ObservationStatus,
    Polarity,
    Topic,
    Unit,
    Verification,
)

RESIDENTS = LocalizedText("residenti", "residents")
FROM_POSTCODES = LocalizedText(
    "quartiere (NIL), valore portato dai codici postali (CAP)",
    "neighbourhood (NIL), value carried from postcodes (CAP)",
)
FROM_PRECINCTS = LocalizedText(
    "quartiere (NIL), valore portato dalle sezioni elettorali",
    "neighbourhood (NIL), value carried from electoral precincts",
)
CELL_MEAN = LocalizedText(
    "media dell'indice della fonte sulle celle del quartiere (luglio 2024)",
    "mean of the source's index over the cells of the neighbourhood (July 2024)",
)
BIRTHS = LocalizedText("nati in tre anni", "births over three years")
COUNTED_RESIDENTS = LocalizedText("residenti al censimento", "residents at the census")


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedIndicator(Indicator):
    """A share counted in each area by the source, with the days of the first release."""

    unit: Unit = Unit.PERCENT
    decimals: int = 1
    support: LocalizedText = NIL
    status: ObservationStatus = ObservationStatus.OBSERVED
    interval: Interval = Interval.WILSON
    method_version: str = "1.0"
    valid_from: str = "2026-11-23"
    written_on: str = "2026-11-23"
    checked_on: str = "2026-11-23"
    checks: tuple[Verification, ...] = (
        Verification.WORKED_EXAMPLE,
        Verification.SUMS,
        Verification.SECOND_LIBRARY,
    )
    next_review: str = "2027-11-23"


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterIndicator(CountedIndicator):
    """From the population register of 31 December, year by year."""

    datasets: tuple[str, ...] = ("population_register",)
    years: tuple[int, ...] = REGISTER_YEARS
    comparable: bool = True
    checks: tuple[Verification, ...] = (
        Verification.WORKED_EXAMPLE,
        Verification.PUBLISHED_FIGURES,
        Verification.SUMS,
        Verification.SECOND_LIBRARY,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class BirthsIndicator(CountedIndicator):
    """From the births of three years, told by the last: years that share births are no series."""

    polarity: Polarity = Polarity.NEITHER
    topic: Topic = Topic.CONTEXT
    concept: Concept = Concept.CONTEXT
    datasets: tuple[str, ...] = ("births_three_years",)
    years: tuple[int, ...] = tuple(range(2013, 2025))
    comparable: bool = True
    breaks: tuple[Break, ...] = ()
    base: LocalizedText = BIRTHS


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureIndicator(CountedIndicator):
    """The picture of one year, which does not compare with another."""

    comparable: bool = False
    breaks: tuple[Break, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesIndicator(PictureIndicator):
    """Places for every 10,000 residents of the area, all of them counted."""

    unit: Unit = Unit.PER_TEN_THOUSAND
    interval: Interval = Interval.COMPLETE_COUNT
    base: LocalizedText = RESIDENTS
    checks: tuple[Verification, ...] = (Verification.WORKED_EXAMPLE, Verification.SUMS)


@dataclass(frozen=True, slots=True, kw_only=True)
class EnvironmentIndicator(PictureIndicator):
    """Mean over the cells of the area of an index the source has estimated (July 2024)."""

    unit: Unit = Unit.INDEX
    decimals: int = 2
    topic: Topic = Topic.ENVIRONMENT
    concept: Concept = Concept.EXCLUSION
    datasets: tuple[str, ...] = ("environment_2024",)
    status: ObservationStatus = ObservationStatus.ESTIMATED
    years: tuple[int, ...] = (2024,)
    interval: Interval = Interval.NOT_ESTIMATED
    base: LocalizedText = RESIDENTS
    formula: LocalizedText = CELL_MEAN
    checks: tuple[Verification, ...] = (
        Verification.WORKED_EXAMPLE,
        Verification.SUMS,
        Verification.KNOWN_PLACES,
    )
    next_review: str = "2027-05-23"


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedIndicator(Indicator):
    """Carried to the areas from other zones, with an error measured where the truth is known."""

    status: ObservationStatus = ObservationStatus.TRANSFERRED
    breaks: tuple[Break, ...] = ()
    base: LocalizedText = RESIDENTS
    method_version: str = "1.0"
    checks: tuple[Verification, ...] = (
        Verification.WORKED_EXAMPLE,
        Verification.PUBLISHED_FIGURES,
        Verification.SUMS,
        Verification.KNOWN_TRUTH,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomeIndicator(CarriedIndicator):
    """Carried from the postcodes by which incomes are published."""

    topic: Topic = Topic.INCOME_WORK
    concept: Concept = Concept.EXCLUSION
    datasets: tuple[str, ...] = ("declared_income", "population_register")
    support: LocalizedText = FROM_POSTCODES
    years: tuple[int, ...] = (2019, 2020, 2021, 2023)
    comparable: bool = True
    interval: Interval = Interval.TRANSFER
    valid_from: str = "2026-11-23"
    written_on: str = "2026-11-23"
    checked_on: str = "2026-11-23"
    next_review: str = "2027-05-23"
    crosswalk: Crosswalk | None = POSTCODES


@dataclass(frozen=True, slots=True, kw_only=True)
class CensusEstimate(CarriedIndicator):
    """A share of the census of 2021 carried from electoral precincts."""

    unit: Unit = Unit.PERCENT
    decimals: int = 1
    datasets: tuple[str, ...] = ("census_estimates_2021", "population_register")
    support: LocalizedText = FROM_PRECINCTS
    years: tuple[int, ...] = (2021,)
    comparable: bool = False
    interval: Interval = Interval.TRANSFER_SHARE
    valid_from: str = "2026-11-30"
    written_on: str = "2026-11-30"
    checked_on: str = "2026-11-30"
    next_review: str = "2027-05-30"
    crosswalk: Crosswalk | None = PRECINCTS


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierCensusEstimate(CensusEstimate):
    """A share of the census of 2011 carried from electoral precincts."""

    datasets: tuple[str, ...] = ("census_estimates_2011", "employment_2011")
    years: tuple[int, ...] = (2011,)
    base: LocalizedText = COUNTED_RESIDENTS


def over_precincts(it: str, en: str) -> LocalizedText:
    """The formula of an estimate from precincts, and what it is summed over."""
    return LocalizedText(
        f"{it}; la somma è sulle parti di sezioni elettorali che stanno nel quartiere",
        f"{en}; the sum is over the parts of electoral precincts that lie in the neighbourhood",
    )


def estimate_limits(it: str, en: str) -> LocalizedText:
    """The limitations of an estimate from precincts, and those that all of them have."""
    return LocalizedText(
        f"{it} È una stima portata dalle sezioni elettorali ai quartieri: l'intervallo viene "
        "dall'errore misurato su quote di cui si conosce il vero, ed è largo dove le sezioni "
        "elettorali del quartiere sono in parte di altri. I quartieri dove quelle quote sono "
        "mancate hanno il segno dei dati deboli; sotto i 1.000 residenti, e a Parco Forlanini – "
        "Cavriano, Quintosole e Cascina Merlata, non si dà alcun valore.",
        f"{en} It is an estimate carried from electoral precincts to neighbourhoods: the interval "
        "comes from the error measured on shares whose truth is known, and is wide where the "
        "neighbourhood's precincts are in part of others. Neighbourhoods where those shares were "
        "missed have the mark of weak data; under 1,000 residents, and in Parco Forlanini – "
        "Cavriano, Quintosole and Cascina Merlata, no value is given.",
    )


def census_reference(year: int, it: str, en: str = "") -> LocalizedText:
    """Where the counts by precinct of a census come from, and its variables in both languages."""
    census_it, census_en = {
        2011: ("15º Censimento 2011", "15th census of 2011"),
        2021: ("Censimento permanente 2021", "permanent census of 2021"),
    }[year]
    pinto = "G. Pinto, Sezioni Elettorali Italiane (2023), doi 10.1080/2474736X.2023.2185158"
    error = "docs/census-precincts.md"
    return LocalizedText(
        f"{pinto}, su dati ISTAT, {census_it}, variabili {it}; errore: {error}",
        f"{pinto}, over ISTAT data, {census_en}, variables {en or it}; error: {error}",
    )


def carried_estimate(estimates: pd.DataFrame, column: str, *, people: pd.Series) -> Measure:
    """The estimate in ``column`` (``NAME_pct``) as it is, with its spread ``NAME_spread``.

    The base is ``people``, the residents of the area; area 0 is the whole city.
    """
    return published(
        estimates[column],
        base=people,
        spread=estimates[f"{column.rpartition('_')[0]}_spread"],
        doubtful=estimates["doubtful"],
    )
