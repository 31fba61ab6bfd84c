"""Residents aged 15-64 in work (2021), from precincts: context, not deprivation."""

import pandas as pd

from base.text import LocalizedText
from indicators import families
from indicators.catalogue import CENSUS_PICTURES
from indicators.measure import Measure
from indicators.spec import Concept, Polarity, Topic


def compute(estimates: pd.DataFrame, register: pd.DataFrame) -> Measure:
    """Employed residents aged 15-64, of residents of that age (%)."""
    return families.carried_estimate(estimates, "employed_15_64_pct", people=register["residents"])


INDICATOR = families.CensusEstimate(
    key="employed_15_64",
    title=LocalizedText("Occupati fra 15 e 64 anni, 2021", "Employed aged 15-64, 2021"),
    short_title=LocalizedText("Occupati 15-64 anni", "Employed aged 15-64"),
    high_name=LocalizedText("Molti occupati fra 15 e 64 anni", "Many employed aged 15-64"),
    low_name=LocalizedText("Pochi occupati fra 15 e 64 anni", "Few employed aged 15-64"),
    meaning=LocalizedText(
        "Su 100 residenti fra 15 e 64 anni, quanti risultavano occupati nei registri del "
        "2021. È una stima.",
        "Out of 100 residents aged 15-64, how many were on record as employed in 2021: an "
        "estimate.",
    ),
    why_it_matters=LocalizedText(
        "Serve da contesto. Segue anche l'età, lo studio e il lavoro non dichiarato. Per "
        "questo nessuno dei due estremi è letto come peggiore e il dato non entra in alcun "
        "indice di esclusione dell'atlante.",
        "It serves as context: it also follows age, study and work that is not declared. So "
        "neither end is read as worse, and the figure enters no index of exclusion of the atlas.",
    ),
    value_phrase=LocalizedText(
        "la quota di occupati fra 15 e 64 anni, stimata, era pari a {value}",
        "the share of people aged 15-64 in work, an estimate, was {value}",
    ),
    polarity=Polarity.NEITHER,
    topic=Topic.CONTEXT,
    concept=Concept.CONTEXT,
    inputs=("employed_15_64_pct", "employed_15_64_spread", "doubtful", "residents"),
    formula=families.over_precincts(
        "100 × occupati di 15-64 anni / residenti di 15-64 anni",
        "100 × employed aged 15-64 / residents aged 15-64",
    ),
    reference=families.census_reference(2021, "P101, P17-P26"),
    limitations=families.estimate_limits(
        "Misura anche l'età, lo studio e il lavoro irregolare: con l'istruzione fino alla terza "
        "media il rango va insieme poco (−0,44 su 74 quartieri) e il Duomo è il sesto dal basso. "
        "Viene dai registri, non da un'indagine: chi lavora senza contratto non c'è. Non si "
        "confronta con gli occupati del 2011.",
        "It also measures age, study and irregular work: its ranks go little with schooling up to "
        "lower secondary (−.44 over 74 neighbourhoods) and the Duomo is the sixth lowest. It "
        "comes from registers, not from a survey: those who work without a contract are not in "
        "it. It does not compare with the employed of 2011.",
    ),
    compute=compute,
    two_pictures=CENSUS_PICTURES,
)
