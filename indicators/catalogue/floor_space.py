"""Floor area of occupied dwellings per resident at the 2011 census, from precincts."""

from __future__ import annotations

import pandas as pd

from base.text import LocalizedText
from indicators.catalogue import FROM_PRECINCTS, PRECINCTS
from indicators.measure import Measure, published
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


def compute(estimates: pd.DataFrame, census: pd.DataFrame) -> Measure:
    """Floor area of dwellings occupied by residents (A44), over residents (m2 each).

    The base is the residents of the area at the census; area 0 is the whole city.
    """
    return published(
        estimates["floor_space_m2"],
        base=census["residents_census"],
        spread=estimates["floor_space_spread"],
        doubtful=estimates["doubtful"],
    )


INDICATOR = Indicator(
    key="floor_space",
    title=LocalizedText(
        it="Superficie delle case per residente, 2011",
        en="Floor space of homes per resident, 2011",
    ),
    short_title=LocalizedText(
        it="Spazio per residente",
        en="Space per resident",
    ),
    high_name=LocalizedText(
        it="Molto spazio in casa per residente",
        en="Much room at home per resident",
    ),
    low_name=LocalizedText(
        it="Poco spazio in casa per residente",
        en="Little room at home per resident",
    ),
    meaning=LocalizedText(
        it=(
            "Quanti metri quadrati di abitazione occupata ci sono in media per residente, al "
            "censimento del 2011: una stima."
        ),
        en=(
            "How many square metres of occupied dwelling there are on average for each "
            "resident, at the 2011 census: an estimate."
        ),
    ),
    why_it_matters=LocalizedText(
        it=(
            "In una casa stretta si studia e si riposa peggio, e si litiga di più: un valore "
            "più basso è letto come peggiore."
        ),
        en=(
            "In a tight home studying and resting are harder, and quarrels more frequent: a "
            "lower value is read as worse."
        ),
    ),
    value_phrase=LocalizedText(
        it="la superficie delle case per residente, stimata, era pari a {value}",
        en="the floor space of homes per resident, an estimate, was {value}",
    ),
    unit=Unit.M2_PER_RESIDENT,
    decimals=1,
    polarity=Polarity.LOWER_IS_WORSE,
    topic=Topic.HOUSING,
    concept=Concept.EXCLUSION,
    datasets=("census_estimates_2011", "employment_2011"),
    inputs=("floor_space_m2", "floor_space_spread", "doubtful", "residents_census"),
    support=FROM_PRECINCTS,
    status=ObservationStatus.TRANSFERRED,
    years=(2011,),
    comparable=False,
    breaks=(),
    interval=Interval.TRANSFER,
    base=LocalizedText(
        it="residenti al censimento",
        en="residents at the census",
    ),
    formula=LocalizedText(
        it=(
            "superficie delle abitazioni occupate da residenti / residenti; la somma è sulle "
            "parti di sezioni elettorali che stanno nel quartiere"
        ),
        en=(
            "floor area of dwellings occupied by residents / residents; the sum is over the "
            "parts of electoral precincts that lie in the neighbourhood"
        ),
    ),
    reference=LocalizedText(
        it=(
            "G. Pinto, Sezioni Elettorali Italiane (2023), doi 10.1080/2474736X.2023.2185158, "
            "su dati ISTAT, 15º Censimento 2011, variabili A44, P1; errore: "
            "docs/census-precincts.md"
        ),
        en=(
            "G. Pinto, Sezioni Elettorali Italiane (2023), doi 10.1080/2474736X.2023.2185158, "
            "over ISTAT data, 15th census of 2011, variables A44, P1; error: "
            "docs/census-precincts.md"
        ),
    ),
    limitations=LocalizedText(
        it=(
            "È una media: chi sta largo e chi sta stretto si compensano. Segue da vicino "
            "l'istruzione, e non è una prova separata. Dove vivono molte persone sole il valore "
            "sale. È la fotografia del 2011. È una stima portata dalle sezioni elettorali ai "
            "quartieri: l'intervallo viene dall'errore misurato su quote di cui si conosce il "
            "vero, ed è largo dove le sezioni elettorali del quartiere sono in parte di altri. "
            "I quartieri dove quelle quote sono mancate hanno il segno dei dati deboli; sotto i "
            "1.000 residenti, e a Parco Forlanini – Cavriano, Quintosole e Cascina Merlata, non "
            "si dà alcun valore."
        ),
        en=(
            "It is a mean: those with much room and those with little cancel out. It follows "
            "schooling closely, and is no separate piece of evidence. Where many people live "
            "alone the value rises. It is the picture of 2011. It is an estimate carried from "
            "electoral precincts to neighbourhoods: the interval comes from the error measured "
            "on shares whose truth is known, and is wide where the neighbourhood's precincts "
            "are in part of others. Neighbourhoods where those shares were missed have the mark "
            "of weak data; under 1,000 residents, and in Parco Forlanini – Cavriano, Quintosole "
            "and Cascina Merlata, no value is given."
        ),
    ),
    method_version="1.0",
    valid_from="2026-11-30",
    written_on="2026-11-30",
    checked_on="2026-11-30",
    checks=(
        Verification.WORKED_EXAMPLE,
        Verification.PUBLISHED_FIGURES,
        Verification.SUMS,
        Verification.KNOWN_TRUTH,
    ),
    next_review="2027-05-30",
    compute=compute,
    crosswalk=PRECINCTS,
)
