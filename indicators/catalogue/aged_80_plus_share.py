"""Residents aged 80 and over, as a share of all residents."""

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
    """100 x residents aged 80+ / residents (31 December)."""
    return share(register["aged_80_plus"], of=register["residents"])


INDICATOR = Indicator(
    key="aged_80_plus_share",
    title=LocalizedText(it="Residenti di 80 anni e più", en="Residents aged 80 and over"),
    short_title=LocalizedText(it="Residenti di 80+ anni", en="Residents aged 80+"),
    high_name=LocalizedText(
        it="Molti residenti di 80 anni e più",
        en="Many residents aged 80 and over",
    ),
    low_name=LocalizedText(
        it="Pochi residenti di 80 anni e più",
        en="Few residents aged 80 and over",
    ),
    meaning=LocalizedText(
        it="Su 100 residenti, quanti hanno 80 anni o più.",
        en="Out of 100 residents, how many are aged 80 or over.",
    ),
    why_it_matters=LocalizedText(
        it=(
            "Dopo gli 80 anni si ha più spesso bisogno di aiuto in casa, di cure e di compagnia. "
            "Vivere a lungo è un bene: un valore più alto è letto come più bisogno di cura, non "
            "come povertà e non come un difetto del quartiere."
        ),
        en=(
            "After 80 people more often need help at home, care and company. A long life is a good "
            "thing: a higher value is read as more need for care, not as poverty and not as a "
            "fault of the neighbourhood."
        ),
    ),
    value_phrase=LocalizedText(
        it="la quota di residenti di 80 anni e più era pari a {value}",
        en="the share of residents aged 80 and over was {value}",
    ),
    unit=Unit.PERCENT,
    decimals=1,
    polarity=Polarity.HIGHER_IS_WORSE,
    topic=Topic.ISOLATION_CARE,
    concept=Concept.ISOLATION_CARE,
    datasets=("population_register",),
    inputs=("aged_80_plus", "residents"),
    support=NIL,
    status=ObservationStatus.OBSERVED,
    years=REGISTER_YEARS,
    comparable=True,
    breaks=(),
    interval=Interval.WILSON,
    base=LocalizedText(it="residenti", en="residents"),
    formula=LocalizedText(
        it="100 × residenti di 80 anni e più / residenti",
        en="100 × residents aged 80 and over / residents",
    ),
    reference=LocalizedText(
        it="Comune di Milano, DS205; Wilson (1927), J. Am. Stat. Assoc. 22:209-212",
        en="Comune di Milano, DS205; Wilson (1927), J. Am. Stat. Assoc. 22:209-212",
    ),
    limitations=LocalizedText(
        it=(
            "Parla di età, non di salute: molti ultraottantenni sono autonomi. Chi ha la residenza "
            "in una casa di riposo conta nel quartiere dove questa si trova. Il valore sale anche "
            "solo perché altri residenti se ne vanno. La revisione dell'anagrafe del 2012-2014 ha "
            "toccato soprattutto altre età e sposta il valore di pochi decimi."
        ),
        en=(
            "It speaks of age, not of health: many people over 80 manage on their own. People "
            "registered at a care home count in the neighbourhood where it stands. The value also "
            "rises merely because other residents leave. The revision of the register in 2012-2014 "
            "mostly touched other ages and moves the value by a few tenths."
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
