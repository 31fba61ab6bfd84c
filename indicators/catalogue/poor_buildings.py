"""Residential buildings in mediocre or very bad condition at the 2011 census, from precincts."""

import pandas as pd

from base.text import LocalizedText
from indicators import families
from indicators.measure import Measure
from indicators.spec import Concept, Polarity, Topic


def compute(estimates: pd.DataFrame, census: pd.DataFrame) -> Measure:
    """Residential buildings in mediocre (E30) or very bad (E31) condition, of all (%)."""
    return families.carried_estimate(
        estimates, "poor_buildings_pct", people=census["residents_census"]
    )


INDICATOR = families.EarlierCensusEstimate(
    key="poor_buildings",
    title=LocalizedText("Edifici in cattivo stato, 2011", "Buildings in poor condition, 2011"),
    short_title=LocalizedText("Edifici in cattivo stato", "Poor buildings"),
    high_name=LocalizedText(
        "Molti edifici residenziali in cattivo stato",
        "Many residential buildings in poor condition",
    ),
    low_name=LocalizedText(
        "Pochi edifici residenziali in cattivo stato", "Few residential buildings in poor condition"
    ),
    meaning=LocalizedText(
        "Su 100 edifici residenziali, quanti al censimento del 2011 erano in stato mediocre o"
        " pessimo. È una stima.",
        "Out of 100 residential buildings, how many at the 2011 census were in mediocre or very "
        "bad condition: an estimate.",
    ),
    why_it_matters=LocalizedText(
        "Un edificio mal tenuto costa di più a chi ci vive, in salute e in bollette: un valore "
        "più alto è letto come peggiore.",
        "A badly kept building costs those who live in it more, in health and in bills: a higher "
        "value is read as worse.",
    ),
    value_phrase=LocalizedText(
        "la quota di edifici residenziali in stato mediocre o pessimo, stimata, era pari a {value}",
        "the share of residential buildings in mediocre or very bad condition, an estimate, was "
        "{value}",
    ),
    polarity=Polarity.HIGHER_IS_WORSE,
    topic=Topic.HOUSING,
    concept=Concept.EXCLUSION,
    inputs=("poor_buildings_pct", "poor_buildings_spread", "doubtful", "residents_census"),
    formula=LocalizedText(
        "100 × edifici residenziali in stato mediocre o pessimo / edifici residenziali; la somma "
        "è sulle parti di sezioni elettorali che stanno nel quartiere, con pesi fatti per gli "
        "edifici",
        "100 × residential buildings in mediocre or very bad condition / residential buildings; "
        "the sum is over the parts of electoral precincts that lie in the neighbourhood, with "
        "weights made for buildings",
    ),
    reference=families.census_reference(2011, "E30, E31, E3"),
    limitations=families.estimate_limits(
        "Conta gli edifici, non le case: una torre pesa quanto una villetta. Lo stato è quello "
        "visto da chi rilevava, e nel 2011: i lavori fatti dopo non ci sono.",
        "It counts buildings, not homes: a tower weighs as much as a small house. The condition "
        "is the one the enumerator saw, in 2011: works done since are not in it.",
    ),
    compute=compute,
)
