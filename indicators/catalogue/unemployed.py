"""The labour force out of work at the 2011 census, from precincts."""

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
    """(P60 - P61) / P60: labour force not in work, first jobs sought included (%).

    The base is the residents of the area at the census; area 0 is the whole city.
    """
    return published(
        estimates["unemployed_pct"],
        base=census["residents_census"],
        spread=estimates["unemployed_spread"],
        doubtful=estimates["doubtful"],
    )


INDICATOR = Indicator(
    key="unemployed",
    title=LocalizedText(
        it="Disoccupati, 2011",
        en="Unemployed, 2011",
    ),
    short_title=LocalizedText(it="Disoccupati", en="Unemployed"),
    high_name=LocalizedText(
        it="Molti disoccupati",
        en="Many unemployed",
    ),
    low_name=LocalizedText(
        it="Pochi disoccupati",
        en="Few unemployed",
    ),
    meaning=LocalizedText(
        it=(
            "Su 100 persone che lavorano o cercano lavoro, quante al censimento del 2011 non lo "
            "avevano: una stima."
        ),
        en=(
            "Out of 100 people who work or look for work, how many at the 2011 census had none: "
            "an estimate."
        ),
    ),
    why_it_matters=LocalizedText(
        it=(
            "Chi cerca lavoro e non lo trova perde reddito, relazioni e fiducia: un valore più "
            "alto è letto come peggiore."
        ),
        en=(
            "People who look for work and find none lose income, ties and confidence: a higher "
            "value is read as worse."
        ),
    ),
    value_phrase=LocalizedText(
        it="la quota di disoccupati nelle forze di lavoro, stimata, era pari a {value}",
        en="the share of unemployed in the labour force, an estimate, was {value}",
    ),
    unit=Unit.PERCENT,
    decimals=1,
    polarity=Polarity.HIGHER_IS_WORSE,
    topic=Topic.INCOME_WORK,
    concept=Concept.EXCLUSION,
    datasets=("census_estimates_2011", "employment_2011"),
    inputs=("unemployed_pct", "unemployed_spread", "doubtful", "residents_census"),
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
            "100 × (forze di lavoro − occupati) / forze di lavoro; la somma è sulle parti di "
            "sezioni elettorali che stanno nel quartiere"
        ),
        en=(
            "100 × (labour force − employed) / labour force; the sum is over the parts of "
            "electoral precincts that lie in the neighbourhood"
        ),
    ),
    reference=LocalizedText(
        it=(
            "G. Pinto, Sezioni Elettorali Italiane (2023), doi 10.1080/2474736X.2023.2185158, "
            "su dati ISTAT, 15º Censimento 2011, variabili P60, P61; non P62, che lascia fuori "
            "chi cerca il primo lavoro (5,4 % invece di 6,9 % in città); errore: "
            "docs/census-precincts.md"
        ),
        en=(
            "G. Pinto, Sezioni Elettorali Italiane (2023), doi 10.1080/2474736X.2023.2185158, "
            "over ISTAT data, 15th census of 2011, variables P60, P61; not P62, which leaves "
            "out those who look for their first job (5.4 % instead of 6.9 % in the city); "
            "error: docs/census-precincts.md"
        ),
    ),
    limitations=LocalizedText(
        it=(
            "È la fotografia del 2011: qui non ne abbiamo una più recente per quartiere. Chi ha "
            "smesso di cercare lavoro non è contato. È una stima portata dalle sezioni "
            "elettorali ai quartieri: l'intervallo viene dall'errore misurato su quote di cui "
            "si conosce il vero, ed è largo dove le sezioni elettorali del quartiere sono in "
            "parte di altri. I quartieri dove quelle quote sono mancate hanno il segno dei dati "
            "deboli; sotto i 1.000 residenti, e a Parco Forlanini – Cavriano, Quintosole e "
            "Cascina Merlata, non si dà alcun valore."
        ),
        en=(
            "It is the picture of 2011: we have no later one by neighbourhood here. People who "
            "gave up looking for work are not counted. It is an estimate carried from electoral "
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
