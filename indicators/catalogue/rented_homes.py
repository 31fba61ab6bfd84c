"""Households in rented homes at the 2011 census, from precincts: context."""

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
    """Households in rented homes, of all households (%).

    The base is the residents of the area at the census; area 0 is the whole city.
    """
    return published(
        estimates["rented_pct"],
        base=census["residents_census"],
        spread=estimates["rented_spread"],
        doubtful=estimates["doubtful"],
    )


INDICATOR = Indicator(
    key="rented_homes",
    title=LocalizedText(
        it="Famiglie in affitto, 2011",
        en="Renting households, 2011",
    ),
    short_title=LocalizedText(it="Famiglie in affitto", en="Renting households"),
    high_name=LocalizedText(
        it="Molte famiglie in affitto",
        en="Many renting households",
    ),
    low_name=LocalizedText(
        it="Poche famiglie in affitto",
        en="Few renting households",
    ),
    meaning=LocalizedText(
        it="Su 100 famiglie, quante al censimento del 2011 vivevano in affitto: una stima.",
        en="Out of 100 households, how many at the 2011 census rented their home: an estimate.",
    ),
    why_it_matters=LocalizedText(
        it=(
            "Dice dove si concentra l'affitto, privato e pubblico insieme. Affittare non è uno "
            "svantaggio: nessuno dei due estremi è letto come peggiore e il dato non entra in "
            "alcun indice di esclusione dell'atlante."
        ),
        en=(
            "It tells where renting is concentrated, private and public together. Renting is "
            "not a disadvantage: neither end is read as worse, and the figure enters no index "
            "of exclusion of the atlas."
        ),
    ),
    value_phrase=LocalizedText(
        it="la quota di famiglie in affitto, stimata, era pari a {value}",
        en="the share of renting households, an estimate, was {value}",
    ),
    unit=Unit.PERCENT,
    decimals=1,
    polarity=Polarity.NEITHER,
    topic=Topic.CONTEXT,
    concept=Concept.CONTEXT,
    datasets=("census_estimates_2011", "employment_2011"),
    inputs=("rented_pct", "rented_spread", "doubtful", "residents_census"),
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
            "100 × famiglie in alloggi in affitto / famiglie; la somma è sulle parti di sezioni "
            "elettorali che stanno nel quartiere"
        ),
        en=(
            "100 × households in rented homes / households; the sum is over the parts of "
            "electoral precincts that lie in the neighbourhood"
        ),
    ),
    reference=LocalizedText(
        it=(
            "G. Pinto, Sezioni Elettorali Italiane (2023), doi 10.1080/2474736X.2023.2185158, "
            "su dati ISTAT, 15º Censimento 2011, variabili A46, PF1; errore: "
            "docs/census-precincts.md"
        ),
        en=(
            "G. Pinto, Sezioni Elettorali Italiane (2023), doi 10.1080/2474736X.2023.2185158, "
            "over ISTAT data, 15th census of 2011, variables A46, PF1; error: "
            "docs/census-precincts.md"
        ),
    ),
    limitations=LocalizedText(
        it=(
            "Non distingue le case popolari dagli affitti privati: del padrone di casa non dice "
            "nulla. È la fotografia del 2011. È una stima portata dalle sezioni elettorali ai "
            "quartieri: l'intervallo viene dall'errore misurato su quote di cui si conosce il "
            "vero, ed è largo dove le sezioni elettorali del quartiere sono in parte di altri. "
            "I quartieri dove quelle quote sono mancate hanno il segno dei dati deboli; sotto i "
            "1.000 residenti, e a Parco Forlanini – Cavriano, Quintosole e Cascina Merlata, non "
            "si dà alcun valore."
        ),
        en=(
            "It does not tell public housing from private lets: it says nothing of the "
            "landlord. It is the picture of 2011. It is an estimate carried from electoral "
            "precincts to neighbourhoods: the interval comes from the error measured on shares "
            "whose truth is known, and is wide where the neighbourhood's precincts are in part "
            "of others. Neighbourhoods where those shares were missed have the mark of weak "
            "data; under 1,000 residents, and in Parco Forlanini – Cavriano, Quintosole and "
            "Cascina Merlata, no value is given."
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
