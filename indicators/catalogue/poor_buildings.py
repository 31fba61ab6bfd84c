"""Residential buildings in mediocre or very bad condition at the 2011 census, from precincts."""

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
    """Residential buildings in mediocre (E30) or very bad (E31) condition, of all (%).

    The base is the residents of the area at the census; area 0 is the whole city.
    """
    return published(
        estimates["poor_buildings_pct"],
        base=census["residents_census"],
        spread=estimates["poor_buildings_spread"],
        doubtful=estimates["doubtful"],
    )


INDICATOR = Indicator(
    key="poor_buildings",
    title=LocalizedText(
        it="Edifici in cattivo stato, 2011",
        en="Buildings in poor condition, 2011",
    ),
    short_title=LocalizedText(
        it="Edifici in cattivo stato",
        en="Poor buildings",
    ),
    high_name=LocalizedText(
        it="Molti edifici residenziali in cattivo stato",
        en="Many residential buildings in poor condition",
    ),
    low_name=LocalizedText(
        it="Pochi edifici residenziali in cattivo stato",
        en="Few residential buildings in poor condition",
    ),
    meaning=LocalizedText(
        it=(
            "Su 100 edifici residenziali, quanti al censimento del 2011 erano in stato mediocre "
            "o pessimo: una stima."
        ),
        en=(
            "Out of 100 residential buildings, how many at the 2011 census were in mediocre or "
            "very bad condition: an estimate."
        ),
    ),
    why_it_matters=LocalizedText(
        it=(
            "Un edificio mal tenuto costa di più a chi ci vive, in salute e in bollette: un "
            "valore più alto è letto come peggiore."
        ),
        en=(
            "A badly kept building costs those who live in it more, in health and in bills: a "
            "higher value is read as worse."
        ),
    ),
    value_phrase=LocalizedText(
        it=(
            "la quota di edifici residenziali in stato mediocre o pessimo, stimata, era pari a "
            "{value}"
        ),
        en=(
            "the share of residential buildings in mediocre or very bad condition, an estimate, "
            "was {value}"
        ),
    ),
    unit=Unit.PERCENT,
    decimals=1,
    polarity=Polarity.HIGHER_IS_WORSE,
    topic=Topic.HOUSING,
    concept=Concept.EXCLUSION,
    datasets=("census_estimates_2011", "employment_2011"),
    inputs=("poor_buildings_pct", "poor_buildings_spread", "doubtful", "residents_census"),
    support=FROM_PRECINCTS,
    status=ObservationStatus.TRANSFERRED,
    years=(2011,),
    comparable=False,
    breaks=(),
    interval=Interval.TRANSFER_SHARE,
    base=LocalizedText(
        it="residenti al censimento",
        en="residents at the census",
    ),
    formula=LocalizedText(
        it=(
            "100 × edifici residenziali in stato mediocre o pessimo / edifici residenziali; la "
            "somma è sulle parti di sezioni elettorali che stanno nel quartiere, con pesi fatti "
            "per gli edifici"
        ),
        en=(
            "100 × residential buildings in mediocre or very bad condition / residential "
            "buildings; the sum is over the parts of electoral precincts that lie in the "
            "neighbourhood, with weights made for buildings"
        ),
    ),
    reference=LocalizedText(
        it=(
            "G. Pinto, Sezioni Elettorali Italiane (2023), doi 10.1080/2474736X.2023.2185158, "
            "su dati ISTAT, 15º Censimento 2011, variabili E30, E31, E3; errore: "
            "docs/census-precincts.md"
        ),
        en=(
            "G. Pinto, Sezioni Elettorali Italiane (2023), doi 10.1080/2474736X.2023.2185158, "
            "over ISTAT data, 15th census of 2011, variables E30, E31, E3; error: "
            "docs/census-precincts.md"
        ),
    ),
    limitations=LocalizedText(
        it=(
            "Conta gli edifici, non le case: una torre pesa quanto una villetta. Lo stato è "
            "quello visto da chi rilevava, e nel 2011: i lavori fatti dopo non ci sono. È una "
            "stima portata dalle sezioni elettorali ai quartieri: l'intervallo viene "
            "dall'errore misurato su quote di cui si conosce il vero, ed è largo dove le "
            "sezioni elettorali del quartiere sono in parte di altri. I quartieri dove quelle "
            "quote sono mancate hanno il segno dei dati deboli; sotto i 1.000 residenti, e a "
            "Parco Forlanini – Cavriano, Quintosole e Cascina Merlata, non si dà alcun valore."
        ),
        en=(
            "It counts buildings, not homes: a tower weighs as much as a small house. The "
            "condition is the one the enumerator saw, in 2011: works done since are not in it. "
            "It is an estimate carried from electoral precincts to neighbourhoods: the interval "
            "comes from the error measured on shares whose truth is known, and is wide where "
            "the neighbourhood's precincts are in part of others. Neighbourhoods where those "
            "shares were missed have the mark of weak data; under 1,000 residents, and in Parco "
            "Forlanini – Cavriano, Quintosole and Cascina Merlata, no value is given."
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
