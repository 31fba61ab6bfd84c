"""Floor area of occupied dwellings per resident at the 2011 census, from precincts."""

import pandas as pd

from base.text import LocalizedText
from indicators import families
from indicators.measure import Measure
from indicators.spec import Concept, Interval, Polarity, Topic, Unit


def compute(estimates: pd.DataFrame, census: pd.DataFrame) -> Measure:
    """Floor area of dwellings occupied by residents (A44), over residents (m2 each)."""
    return families.carried_estimate(estimates, "floor_space_m2", people=census["residents_census"])


INDICATOR = families.EarlierCensusEstimate(
    key="floor_space",
    title=LocalizedText(
        "Superficie delle case per residente, 2011", "Floor space of homes per resident, 2011"
    ),
    short_title=LocalizedText("Spazio per residente", "Space per resident"),
    high_name=LocalizedText("Molto spazio in casa per residente", "Much room at home per resident"),
    low_name=LocalizedText("Poco spazio in casa per residente", "Little room at home per resident"),
    meaning=LocalizedText(
        "Quanti metri quadrati di abitazione occupata ci sono in media per residente, al "
        "censimento del 2011. È una stima.",
        "How many square metres of occupied dwelling there are on average for each resident, at "
        "the 2011 census: an estimate.",
    ),
    why_it_matters=LocalizedText(
        "In una casa stretta si studia e si riposa peggio, e si litiga di più: un valore più "
        "basso è letto come peggiore.",
        "In a tight home studying and resting are harder, and quarrels more frequent: a lower "
        "value is read as worse.",
    ),
    value_phrase=LocalizedText(
        "la superficie delle case per residente, stimata, era pari a {value}",
        "the floor space of homes per resident, an estimate, was {value}",
    ),
    unit=Unit.M2_PER_RESIDENT,
    polarity=Polarity.LOWER_IS_WORSE,
    topic=Topic.HOUSING,
    concept=Concept.EXCLUSION,
    inputs=("floor_space_m2", "floor_space_spread", "doubtful", "residents_census"),
    interval=Interval.TRANSFER,
    formula=families.over_precincts(
        "superficie delle abitazioni occupate da residenti / residenti",
        "floor area of dwellings occupied by residents / residents",
    ),
    reference=families.census_reference(2011, "A44, P1"),
    limitations=families.estimate_limits(
        "È una media: chi sta largo e chi sta stretto si compensano. Segue da vicino "
        "l'istruzione, e non è una prova separata. Dove vivono molte persone sole il valore sale. "
        "È la fotografia del 2011.",
        "It is a mean: those with much room and those with little cancel out. It follows "
        "schooling closely, and is no separate piece of evidence. Where many people live alone "
        "the value rises. It is the picture of 2011.",
    ),
    compute=compute,
)
