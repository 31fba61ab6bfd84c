"""The labour force out of work at the 2011 census, from precincts."""

import pandas as pd

from base.text import LocalizedText
from indicators import families
from indicators.measure import Measure
from indicators.spec import Concept, Polarity, Topic


def compute(estimates: pd.DataFrame, census: pd.DataFrame) -> Measure:
    """(P60 - P61) / P60: labour force not in work, first jobs sought included (%)."""
    return families.carried_estimate(estimates, "unemployed_pct", people=census["residents_census"])


INDICATOR = families.EarlierCensusEstimate(
    key="unemployed",
    title=LocalizedText("Disoccupati, 2011", "Unemployed, 2011"),
    short_title=LocalizedText("Disoccupati", "Unemployed"),
    high_name=LocalizedText("Molti disoccupati", "Many unemployed"),
    low_name=LocalizedText("Pochi disoccupati", "Few unemployed"),
    meaning=LocalizedText(
        "Su 100 persone che lavorano o cercano lavoro, quante al censimento del 2011 non lo "
        "avevano. È una stima.",
        "Out of 100 people who work or look for work, how many at the 2011 census had none: an "
        "estimate.",
    ),
    why_it_matters=LocalizedText(
        "Chi cerca lavoro e non lo trova perde reddito, relazioni e fiducia. Un valore più "
        "alto è letto come peggiore.",
        "People who look for work and find none lose income, ties and confidence: a higher value "
        "is read as worse.",
    ),
    value_phrase=LocalizedText(
        "la quota di disoccupati nelle forze di lavoro, stimata, era pari a {value}",
        "the share of unemployed in the labour force, an estimate, was {value}",
    ),
    polarity=Polarity.HIGHER_IS_WORSE,
    topic=Topic.INCOME_WORK,
    concept=Concept.EXCLUSION,
    inputs=("unemployed_pct", "unemployed_spread", "doubtful", "residents_census"),
    formula=families.over_precincts(
        "100 × (forze di lavoro − occupati) / forze di lavoro",
        "100 × (labour force − employed) / labour force",
    ),
    reference=families.census_reference(
        2011,
        "P60, P61; non P62, che lascia fuori chi cerca il primo lavoro (5,4 % invece di 6,9 % in "
        "città)",
        "P60, P61; not P62, which leaves out those who look for their first job (5.4 % instead of "
        "6.9 % in the city)",
    ),
    limitations=families.estimate_limits(
        "È la fotografia del 2011: qui non ne abbiamo una più recente per quartiere. Chi ha "
        "smesso di cercare lavoro non è contato.",
        "It is the picture of 2011: we have no later one by neighbourhood here. People who gave "
        "up looking for work are not counted.",
    ),
    compute=compute,
)
