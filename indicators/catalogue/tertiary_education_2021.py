"""Residents aged 9 and over with a tertiary title (2021), from precincts."""

import pandas as pd

from base.text import LocalizedText
from indicators import families
from indicators.catalogue import CENSUS_PICTURES
from indicators.measure import Measure
from indicators.spec import Concept, Polarity, Topic


def compute(estimates: pd.DataFrame, register: pd.DataFrame) -> Measure:
    """Residents with a tertiary title, doctorates included, of those aged 9 and over (%)."""
    return families.carried_estimate(estimates, "tertiary_pct", people=register["residents"])


INDICATOR = families.CensusEstimate(
    key="tertiary_education_2021",
    title=LocalizedText("Istruzione terziaria, 2021", "Tertiary education, 2021"),
    short_title=LocalizedText("Laurea o simile", "Tertiary title"),
    high_name=LocalizedText(
        "Molti residenti con un titolo terziario", "Many residents with a tertiary title"
    ),
    low_name=LocalizedText(
        "Pochi residenti con un titolo terziario", "Few residents with a tertiary title"
    ),
    meaning=LocalizedText(
        "Su 100 residenti di 9 anni e più, quanti al censimento del 2021 avevano una laurea o"
        " un altro titolo terziario. È una stima.",
        "Out of 100 residents aged 9 and over, how many at the 2021 census had a degree or "
        "another tertiary title: an estimate.",
    ),
    why_it_matters=LocalizedText(
        "Chi ha una laurea trova lavoro e lo cambia più facilmente, e si muove meglio fra "
        "uffici e servizi. Un valore più basso è letto come peggiore.",
        "People with a degree find and change jobs more easily, and move better among offices and "
        "services: a lower value is read as worse.",
    ),
    value_phrase=LocalizedText(
        "la quota di residenti con un titolo terziario, stimata, era pari a {value}",
        "the share of residents with a tertiary title, an estimate, was {value}",
    ),
    polarity=Polarity.LOWER_IS_WORSE,
    topic=Topic.EDUCATION,
    concept=Concept.EXCLUSION,
    inputs=("tertiary_pct", "tertiary_spread", "doubtful", "residents"),
    formula=families.over_precincts(
        "100 × residenti con un titolo terziario / residenti di 9 anni e più",
        "100 × residents with a tertiary title / residents aged 9 and over",
    ),
    reference=families.census_reference(2021, "P90, P83"),
    limitations=families.estimate_limits(
        "È quasi il rovescio dell'istruzione fino alla terza media: i due dati non sono due prove "
        "separate. Nel divisore ci sono anche i ragazzi che una laurea non possono ancora averla. "
        "Un titolo preso all'estero può non risultare. Non si sottrae dal 2011.",
        "It is nearly the reverse of schooling up to lower secondary: the two are not separate "
        "pieces of evidence. The divisor also holds the young who cannot have a degree yet. A "
        "title earned abroad may not be on record. It is not to be subtracted from 2011.",
    ),
    compute=compute,
    two_pictures=CENSUS_PICTURES,
    repeats="low_education_2021",
)
