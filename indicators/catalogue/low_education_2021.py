"""Residents aged 9 and over with lower secondary school at most (2021), from precincts."""

import pandas as pd

from base.text import LocalizedText
from indicators import families
from indicators.catalogue import CENSUS_PICTURES
from indicators.measure import Measure
from indicators.spec import Concept, Polarity, Topic


def compute(estimates: pd.DataFrame, register: pd.DataFrame) -> Measure:
    """Residents with no title, primary or lower secondary school, of those aged 9 and over (%)."""
    return families.carried_estimate(estimates, "low_education_pct", people=register["residents"])


INDICATOR = families.CensusEstimate(
    key="low_education_2021",
    title=LocalizedText(
        "Istruzione fino alla terza media, 2021", "Schooling up to lower secondary, 2021"
    ),
    short_title=LocalizedText("Terza media al più", "Lower secondary at most"),
    high_name=LocalizedText(
        "Molti residenti con al più la terza media nel 2021",
        "Many residents with lower secondary at most in 2021",
    ),
    low_name=LocalizedText(
        "Pochi residenti con al più la terza media nel 2021",
        "Few residents with lower secondary at most in 2021",
    ),
    meaning=LocalizedText(
        "Su 100 residenti di 9 anni e più, quanti al censimento del 2021 non avevano un "
        "titolo oltre la licenza media. È una stima.",
        "Out of 100 residents aged 9 and over, how many at the 2021 census had no title above "
        "lower secondary school: an estimate.",
    ),
    why_it_matters=LocalizedText(
        "Chi ha studiato pochi anni trova più spesso lavori poco pagati e fa più fatica con "
        "moduli, uffici e servizi digitali. Un valore più alto è letto come peggiore.",
        "People with few years of schooling more often find low-paid jobs and have a harder time "
        "with forms, offices and digital services: a higher value is read as worse.",
    ),
    value_phrase=LocalizedText(
        "la quota di residenti senza un titolo oltre la licenza media, stimata, era pari a {value}",
        "the share of residents with no title above lower secondary school, an estimate, was "
        "{value}",
    ),
    polarity=Polarity.HIGHER_IS_WORSE,
    topic=Topic.EDUCATION,
    concept=Concept.EXCLUSION,
    inputs=("low_education_pct", "low_education_spread", "doubtful", "residents"),
    formula=families.over_precincts(
        "100 × (senza titolo + licenza elementare + licenza media) / residenti di 9 anni e più",
        "100 × (no title + primary + lower secondary school) / residents aged 9 and over",
    ),
    reference=families.census_reference(2021, "P86, P87, P88, P83"),
    limitations=families.estimate_limits(
        "Le persone anziane, che da giovani studiavano meno anni, alzano il valore; lo alzano "
        "anche bambini e ragazzi ancora a scuola. Un titolo preso all'estero può non risultare. "
        "Non si sottrae dal 2011.",
        "Older residents, who had fewer years of school when young, raise the value; so do "
        "children and pupils still at school. A title earned abroad may not be on record. It is "
        "not to be subtracted from 2011.",
    ),
    compute=compute,
    two_pictures=CENSUS_PICTURES,
)
