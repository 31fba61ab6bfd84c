"""Residents aged 15-64 in work (2021), from precincts: context, not deprivation."""

from __future__ import annotations

import pandas as pd

from base.text import LocalizedText
from indicators.catalogue import CENSUS_PICTURES, FROM_PRECINCTS, PRECINCTS
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


def compute(estimates: pd.DataFrame, register: pd.DataFrame) -> Measure:
    """Employed residents aged 15-64, of residents of that age (%).

    The base is the residents of the area in the register; area 0 is the whole city.
    """
    return published(
        estimates["employed_15_64_pct"],
        base=register["residents"],
        spread=estimates["employed_15_64_spread"],
        doubtful=estimates["doubtful"],
    )


INDICATOR = Indicator(
    key="employed_15_64",
    title=LocalizedText(
        it="Occupati fra 15 e 64 anni, 2021",
        en="Employed aged 15-64, 2021",
    ),
    short_title=LocalizedText(it="Occupati 15-64 anni", en="Employed aged 15-64"),
    high_name=LocalizedText(
        it="Molti occupati fra 15 e 64 anni",
        en="Many employed aged 15-64",
    ),
    low_name=LocalizedText(
        it="Pochi occupati fra 15 e 64 anni",
        en="Few employed aged 15-64",
    ),
    meaning=LocalizedText(
        it=(
            "Su 100 residenti fra 15 e 64 anni, quanti risultavano occupati nei registri del "
            "2021: una stima."
        ),
        en=(
            "Out of 100 residents aged 15-64, how many were on record as employed in 2021: an "
            "estimate."
        ),
    ),
    why_it_matters=LocalizedText(
        it=(
            "Serve da contesto: segue anche l'età, lo studio e il lavoro non dichiarato. Per "
            "questo nessuno dei due estremi è letto come peggiore e il dato non entra in alcun "
            "indice di esclusione dell'atlante."
        ),
        en=(
            "It serves as context: it also follows age, study and work that is not declared. So "
            "neither end is read as worse, and the figure enters no index of exclusion of the "
            "atlas."
        ),
    ),
    value_phrase=LocalizedText(
        it="la quota di occupati fra 15 e 64 anni, stimata, era pari a {value}",
        en="the share of people aged 15-64 in work, an estimate, was {value}",
    ),
    unit=Unit.PERCENT,
    decimals=1,
    polarity=Polarity.NEITHER,
    topic=Topic.CONTEXT,
    concept=Concept.CONTEXT,
    datasets=("census_estimates_2021", "population_register"),
    inputs=("employed_15_64_pct", "employed_15_64_spread", "doubtful", "residents"),
    support=FROM_PRECINCTS,
    status=ObservationStatus.TRANSFERRED,
    years=(2021,),
    comparable=False,
    breaks=(),
    interval=Interval.TRANSFER_SHARE,
    base=LocalizedText(
        it="residenti",
        en="residents",
    ),
    formula=LocalizedText(
        it=(
            "100 × occupati di 15-64 anni / residenti di 15-64 anni; la somma è sulle parti di "
            "sezioni elettorali che stanno nel quartiere"
        ),
        en=(
            "100 × employed aged 15-64 / residents aged 15-64; the sum is over the parts of "
            "electoral precincts that lie in the neighbourhood"
        ),
    ),
    reference=LocalizedText(
        it=(
            "G. Pinto, Sezioni Elettorali Italiane (2023), doi 10.1080/2474736X.2023.2185158, "
            "su dati ISTAT, Censimento permanente 2021, variabili P101, P17-P26; errore: "
            "docs/census-precincts.md"
        ),
        en=(
            "G. Pinto, Sezioni Elettorali Italiane (2023), doi 10.1080/2474736X.2023.2185158, "
            "over ISTAT data, permanent census of 2021, variables P101, P17-P26; error: "
            "docs/census-precincts.md"
        ),
    ),
    limitations=LocalizedText(
        it=(
            "Misura anche l'età, lo studio e il lavoro irregolare: con l'istruzione fino alla "
            "terza media il rango va insieme poco (−0,44 su 74 quartieri) e il Duomo è il sesto "
            "dal basso. Viene dai registri, non da un'indagine: chi lavora senza contratto non "
            "c'è. Non si confronta con gli occupati del 2011. È una stima portata dalle sezioni "
            "elettorali ai quartieri: l'intervallo viene dall'errore misurato su quote di cui "
            "si conosce il vero, ed è largo dove le sezioni elettorali del quartiere sono in "
            "parte di altri. I quartieri dove quelle quote sono mancate hanno il segno dei dati "
            "deboli; sotto i 1.000 residenti, e a Parco Forlanini – Cavriano, Quintosole e "
            "Cascina Merlata, non si dà alcun valore."
        ),
        en=(
            "It also measures age, study and irregular work: its ranks go little with schooling "
            "up to lower secondary (−.44 over 74 neighbourhoods) and the Duomo is the sixth "
            "lowest. It comes from registers, not from a survey: those who work without a "
            "contract are not in it. It does not compare with the employed of 2011. It is an "
            "estimate carried from electoral precincts to neighbourhoods: the interval comes "
            "from the error measured on shares whose truth is known, and is wide where the "
            "neighbourhood's precincts are in part of others. Neighbourhoods where those shares "
            "were missed have the mark of weak data; under 1,000 residents, and in Parco "
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
    two_pictures=CENSUS_PICTURES,
)
