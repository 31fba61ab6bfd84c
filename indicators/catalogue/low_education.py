"""Residents aged 6 and over without a title above lower secondary school (2011)."""

import pandas as pd

from base.text import LocalizedText
from indicators.catalogue import CENSUS_PICTURES
from indicators.families import PictureIndicator
from indicators.measure import Measure, share
from indicators.spec import Concept, Polarity, Topic


def compute(education: pd.DataFrame) -> Measure:
    """100 x (no title or primary + lower secondary) / residents aged 6+ (2011)."""
    low = education["no_title_or_primary"] + education["lower_secondary"]
    return share(low, of=education["residents_6_plus"])


INDICATOR = PictureIndicator(
    key="low_education",
    title=LocalizedText("Istruzione fino alla terza media", "Schooling up to lower secondary"),
    short_title=LocalizedText("Fino alla terza media", "Up to lower secondary"),
    high_name=LocalizedText(
        "Molti residenti con istruzione fino alla terza media",
        "Many residents with schooling up to lower secondary",
    ),
    low_name=LocalizedText(
        "Pochi residenti con istruzione fino alla terza media",
        "Few residents with schooling up to lower secondary",
    ),
    meaning=LocalizedText(
        "Su 100 residenti di 6 anni e più, quanti nel 2011 non avevano un titolo oltre la licenza "
        "media.",
        "Out of 100 residents aged 6 and over, how many in 2011 had no title above lower "
        "secondary school.",
    ),
    why_it_matters=LocalizedText(
        "Chi ha studiato pochi anni trova più spesso lavori poco pagati e fa più fatica con "
        "moduli, uffici e servizi digitali. Un valore più alto è letto come peggiore.",
        "People with few years of schooling more often find low-paid jobs and have a harder time "
        "with forms, offices and digital services: a higher value is read as worse.",
    ),
    value_phrase=LocalizedText(
        "la quota di residenti senza un titolo oltre la licenza media era pari a {value}",
        "the share of residents with no title above lower secondary school was {value}",
    ),
    polarity=Polarity.HIGHER_IS_WORSE,
    topic=Topic.EDUCATION,
    concept=Concept.EXCLUSION,
    datasets=("education_2011",),
    inputs=("no_title_or_primary", "lower_secondary", "residents_6_plus"),
    years=(2011,),
    base=LocalizedText("residenti di 6 anni e più", "residents aged 6 and over"),
    formula=LocalizedText(
        "100 × (residenti senza titolo o con licenza elementare + residenti con licenza media) / "
        "residenti di 6 anni e più",
        "100 × (residents with no title or primary school + residents with lower secondary "
        "school) / residents aged 6 and over",
    ),
    reference=LocalizedText(
        "Comune di Milano, DS1489 (censimento 2011, istruzione per NIL); Wilson (1927), J. Am. "
        "Stat. Assoc. 22:209-212",
        "Comune di Milano, DS1489 (2011 census, education by NIL); Wilson (1927), J. Am. Stat. "
        "Assoc. 22:209-212",
    ),
    limitations=LocalizedText(
        "Mancano 18 quartieri su 88, fra cui San Siro e Gallaratese: i loro numeri non si possono "
        "ricavare con certezza dalle copie pubbliche disponibili. Vuoto non vuol dire basso. I "
        "dati sono del 2011. Le persone anziane, che da giovani studiavano meno anni, alzano il "
        "valore; lo alzano anche i bambini dai 6 anni in su, che sono ancora a scuola.",
        "18 of the 88 neighbourhoods are missing, San Siro and Gallaratese among them: their "
        "figures cannot be recovered with certainty from the public copies at hand. Empty does "
        "not mean low. The data are of 2011. Older residents, who had fewer years of school when "
        "young, raise the value; so do children from 6 years up, who are still at school.",
    ),
    compute=compute,
    two_pictures=CENSUS_PICTURES,
    repeats="low_education_2021",
)
