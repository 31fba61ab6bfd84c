"""Households of six or more people (2021), from precincts."""

import pandas as pd

from base.text import LocalizedText
from indicators import families
from indicators.measure import Measure
from indicators.spec import Concept, Polarity, Topic


def compute(estimates: pd.DataFrame, register: pd.DataFrame) -> Measure:
    """Households of six or more people, of all households (%)."""
    return families.carried_estimate(estimates, "six_plus_pct", people=register["residents"])


INDICATOR = families.CensusEstimate(
    key="large_households",
    title=LocalizedText("Famiglie di sei o più persone", "Households of six or more people"),
    short_title=LocalizedText("Sei o più persone", "Six or more people"),
    high_name=LocalizedText(
        "Molte famiglie di sei o più persone", "Many households of six or more people"
    ),
    low_name=LocalizedText(
        "Poche famiglie di sei o più persone", "Few households of six or more people"
    ),
    meaning=LocalizedText(
        "Su 100 famiglie, quante al censimento del 2021 erano di sei o più persone: una stima.",
        "Out of 100 households, how many at the 2021 census were of six or more people: an "
        "estimate.",
    ),
    why_it_matters=LocalizedText(
        "Una famiglia numerosa fa più fatica a trovare una casa grande abbastanza e divide "
        "gli stessi redditi fra più persone. L'IVSM di ISTAT la conta fra i segni di "
        "vulnerabilità. Un valore più alto è letto come peggiore.",
        "A large household has a harder time finding a large enough home and shares the same "
        "incomes among more people; ISTAT's IVSM counts it among the signs of vulnerability: a "
        "higher value is read as worse.",
    ),
    value_phrase=LocalizedText(
        "la quota di famiglie di sei o più persone, stimata, era pari a {value}",
        "the share of households of six or more people, an estimate, was {value}",
    ),
    decimals=2,
    polarity=Polarity.HIGHER_IS_WORSE,
    topic=Topic.HOUSING,
    concept=Concept.EXCLUSION,
    inputs=("six_plus_pct", "six_plus_spread", "doubtful", "residents"),
    formula=families.over_precincts(
        "100 × famiglie di sei o più componenti / famiglie",
        "100 × households of six or more / households",
    ),
    reference=families.census_reference(2021, "PF8, PF1"),
    limitations=families.estimate_limits(
        "Sono poche: nel quartiere di mezzo 57. All'intervallo si aggiunge perciò quanto può fare "
        "il caso. Una famiglia numerosa in una casa grande sta larga: non è affollamento. Chi "
        "convive senza essere una famiglia non è contato.",
        "They are few: 57 in the middle neighbourhood. What chance can do is therefore added to "
        "the interval. A large household in a large home has room: it is not crowding. People who "
        "live together without being a household are not counted.",
    ),
    compute=compute,
)
