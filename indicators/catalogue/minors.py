"""Residents under 18, as a share of all residents."""

from __future__ import annotations

import pandas as pd

from base.text import LocalizedText
from indicators.catalogue import NIL, REGISTER_YEARS
from indicators.measure import Measure, share
from indicators.spec import (
    Concept,
    Indicator,
    Interval,
    ObservationStatus,
    Polarity,
    Topic,
    Unit,
    Verification,
)


def compute(register: pd.DataFrame) -> Measure:
    """100 x residents aged 0-17 / residents (31 December)."""
    return share(register["minors"], of=register["residents"])


INDICATOR = Indicator(
    key="minors",
    title=LocalizedText(it="Residenti minorenni", en="Residents under 18"),
    short_title=LocalizedText(it="Minorenni", en="Under 18"),
    high_name=LocalizedText(
        it="Molti residenti minorenni",
        en="Many residents under 18",
    ),
    low_name=LocalizedText(
        it="Pochi residenti minorenni",
        en="Few residents under 18",
    ),
    meaning=LocalizedText(
        it="Su 100 residenti, quanti hanno meno di 18 anni.",
        en="Out of 100 residents, how many are under 18.",
    ),
    why_it_matters=LocalizedText(
        it=(
            "Dove bambini e ragazzi sono molti servono scuole, cortili, doposcuola; dove sono "
            "pochi servono altre cose. È un dato di contesto: nessuno dei due estremi è letto come "
            "peggiore."
        ),
        en=(
            "Where children and teenagers are many, schools, courtyards and after-school places "
            "are needed; where they are few, other things are. It is context: neither end is read "
            "as worse."
        ),
    ),
    value_phrase=LocalizedText(
        it="la quota di residenti minorenni era pari a {value}",
        en="the share of residents under 18 was {value}",
    ),
    unit=Unit.PERCENT,
    decimals=1,
    polarity=Polarity.NEITHER,
    topic=Topic.CONTEXT,
    concept=Concept.CONTEXT,
    datasets=("population_register",),
    inputs=("minors", "residents"),
    support=NIL,
    status=ObservationStatus.OBSERVED,
    years=REGISTER_YEARS,
    comparable=True,
    breaks=(),
    interval=Interval.WILSON,
    base=LocalizedText(it="residenti", en="residents"),
    formula=LocalizedText(
        it="100 × residenti di 0-17 anni / residenti",
        en="100 × residents aged 0-17 / residents",
    ),
    reference=LocalizedText(
        it="Comune di Milano, DS205; Wilson (1927), J. Am. Stat. Assoc. 22:209-212",
        en="Comune di Milano, DS205; Wilson (1927), J. Am. Stat. Assoc. 22:209-212",
    ),
    limitations=LocalizedText(
        it=(
            "Mette insieme neonati e diciassettenni, che hanno bisogni molto diversi. Conta chi è "
            "residente, non chi nel quartiere va a scuola. Dove molti adulti sono registrati "
            "presso istituti il valore scende. La revisione dell'anagrafe del 2012-2014 ha toccato "
            "soprattutto gli adulti e sposta il valore di pochi decimi."
        ),
        en=(
            "It puts together babies and seventeen-year-olds, whose needs are very different. It "
            "counts residents, not those who go to school in the neighbourhood. Where many adults "
            "are registered at institutions the value falls. The revision of the register in "
            "2012-2014 mostly touched adults and moves the value by a few tenths."
        ),
    ),
    method_version="1.0",
    valid_from="2026-11-23",
    written_on="2026-11-23",
    checked_on="2026-11-23",
    checks=(
        Verification.WORKED_EXAMPLE,
        Verification.PUBLISHED_FIGURES,
        Verification.SUMS,
        Verification.SECOND_LIBRARY,
    ),
    next_review="2027-11-23",
    compute=compute,
)
