"""Households of six or more people (2021), from precincts."""

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


def compute(estimates: pd.DataFrame, register: pd.DataFrame) -> Measure:
    """Households of six or more people, of all households (%).

    The base is the residents of the area in the register; area 0 is the whole city.
    """
    return published(
        estimates["six_plus_pct"],
        base=register["residents"],
        spread=estimates["six_plus_spread"],
        doubtful=estimates["doubtful"],
    )


INDICATOR = Indicator(
    key="large_households",
    title=LocalizedText(
        it="Famiglie di sei o più persone",
        en="Households of six or more people",
    ),
    short_title=LocalizedText(
        it="Sei o più persone",
        en="Six or more people",
    ),
    high_name=LocalizedText(
        it="Molte famiglie di sei o più persone",
        en="Many households of six or more people",
    ),
    low_name=LocalizedText(
        it="Poche famiglie di sei o più persone",
        en="Few households of six or more people",
    ),
    meaning=LocalizedText(
        it=(
            "Su 100 famiglie, quante al censimento del 2021 erano di sei o più persone: una stima."
        ),
        en=(
            "Out of 100 households, how many at the 2021 census were of six or more people: an "
            "estimate."
        ),
    ),
    why_it_matters=LocalizedText(
        it=(
            "Una famiglia numerosa fa più fatica a trovare una casa grande abbastanza e divide "
            "gli stessi redditi fra più persone; l'IVSM di ISTAT la conta fra i segni di "
            "vulnerabilità: un valore più alto è letto come peggiore."
        ),
        en=(
            "A large household has a harder time finding a large enough home and shares the "
            "same incomes among more people; ISTAT's IVSM counts it among the signs of "
            "vulnerability: a higher value is read as worse."
        ),
    ),
    value_phrase=LocalizedText(
        it="la quota di famiglie di sei o più persone, stimata, era pari a {value}",
        en="the share of households of six or more people, an estimate, was {value}",
    ),
    unit=Unit.PERCENT,
    decimals=2,
    polarity=Polarity.HIGHER_IS_WORSE,
    topic=Topic.HOUSING,
    concept=Concept.EXCLUSION,
    datasets=("census_estimates_2021", "population_register"),
    inputs=("six_plus_pct", "six_plus_spread", "doubtful", "residents"),
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
            "100 × famiglie di sei o più componenti / famiglie; la somma è sulle parti di "
            "sezioni elettorali che stanno nel quartiere"
        ),
        en=(
            "100 × households of six or more / households; the sum is over the parts of "
            "electoral precincts that lie in the neighbourhood"
        ),
    ),
    reference=LocalizedText(
        it=(
            "G. Pinto, Sezioni Elettorali Italiane (2023), doi 10.1080/2474736X.2023.2185158, "
            "su dati ISTAT, Censimento permanente 2021, variabili PF8, PF1; errore: "
            "docs/census-precincts.md"
        ),
        en=(
            "G. Pinto, Sezioni Elettorali Italiane (2023), doi 10.1080/2474736X.2023.2185158, "
            "over ISTAT data, permanent census of 2021, variables PF8, PF1; error: "
            "docs/census-precincts.md"
        ),
    ),
    limitations=LocalizedText(
        it=(
            "Sono poche: nel quartiere di mezzo 57. All'intervallo si aggiunge perciò quanto "
            "può fare il caso. Una famiglia numerosa in una casa grande sta larga: non è "
            "affollamento. Chi convive senza essere una famiglia non è contato. È una stima "
            "portata dalle sezioni elettorali ai quartieri: l'intervallo viene dall'errore "
            "misurato su quote di cui si conosce il vero, ed è largo dove le sezioni elettorali "
            "del quartiere sono in parte di altri. I quartieri dove quelle quote sono mancate "
            "hanno il segno dei dati deboli; sotto i 1.000 residenti, e a Parco Forlanini – "
            "Cavriano, Quintosole e Cascina Merlata, non si dà alcun valore."
        ),
        en=(
            "They are few: 57 in the middle neighbourhood. What chance can do is therefore "
            "added to the interval. A large household in a large home has room: it is not "
            "crowding. People who live together without being a household are not counted. It "
            "is an estimate carried from electoral precincts to neighbourhoods: the interval "
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
