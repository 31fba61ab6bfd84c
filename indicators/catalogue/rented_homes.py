"""Households in rented homes at the 2011 census, from precincts: context."""

import pandas as pd

from base.text import LocalizedText
from indicators import families
from indicators.measure import Measure
from indicators.spec import Concept, Polarity, Topic


def compute(estimates: pd.DataFrame, census: pd.DataFrame) -> Measure:
    """Households in rented homes, of all households (%)."""
    return families.carried_estimate(estimates, "rented_pct", people=census["residents_census"])


INDICATOR = families.EarlierCensusEstimate(
    key="rented_homes",
    title=LocalizedText("Famiglie in affitto, 2011", "Renting households, 2011"),
    short_title=LocalizedText("Famiglie in affitto", "Renting households"),
    high_name=LocalizedText("Molte famiglie in affitto", "Many renting households"),
    low_name=LocalizedText("Poche famiglie in affitto", "Few renting households"),
    meaning=LocalizedText(
        "Su 100 famiglie, quante al censimento del 2011 vivevano in affitto: una stima.",
        "Out of 100 households, how many at the 2011 census rented their home: an estimate.",
    ),
    why_it_matters=LocalizedText(
        "Dice dove si concentra l'affitto, privato e pubblico insieme. Affittare non è uno "
        "svantaggio. Nessuno dei due estremi è letto come peggiore e il dato non entra in "
        "alcun indice di esclusione dell'atlante.",
        "It tells where renting is concentrated, private and public together. Renting is not a "
        "disadvantage: neither end is read as worse, and the figure enters no index of exclusion "
        "of the atlas.",
    ),
    value_phrase=LocalizedText(
        "la quota di famiglie in affitto, stimata, era pari a {value}",
        "the share of renting households, an estimate, was {value}",
    ),
    polarity=Polarity.NEITHER,
    topic=Topic.CONTEXT,
    concept=Concept.CONTEXT,
    inputs=("rented_pct", "rented_spread", "doubtful", "residents_census"),
    formula=families.over_precincts(
        "100 × famiglie in alloggi in affitto / famiglie",
        "100 × households in rented homes / households",
    ),
    reference=families.census_reference(2011, "A46, PF1"),
    limitations=families.estimate_limits(
        "Non distingue le case popolari dagli affitti privati: del padrone di casa non dice "
        "nulla. È la fotografia del 2011.",
        "It does not tell public housing from private lets: it says nothing of the landlord. It "
        "is the picture of 2011.",
    ),
    compute=compute,
)
