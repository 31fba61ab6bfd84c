"""Residents aged 80 and over, as a share of all residents."""

import pandas as pd

from base.text import LocalizedText
from indicators.families import RegisterIndicator
from indicators.measure import Measure, share
from indicators.spec import Concept, Polarity, Topic


def compute(register: pd.DataFrame) -> Measure:
    """100 x residents aged 80+ / residents (31 December)."""
    return share(register["aged_80_plus"], of=register["residents"])


INDICATOR = RegisterIndicator(
    key="aged_80_plus_share",
    title=LocalizedText("Residenti di 80 anni e più", "Residents aged 80 and over"),
    short_title=LocalizedText("Residenti di 80+ anni", "Residents aged 80+"),
    high_name=LocalizedText("Molti residenti di 80 anni e più", "Many residents aged 80 and over"),
    low_name=LocalizedText("Pochi residenti di 80 anni e più", "Few residents aged 80 and over"),
    meaning=LocalizedText(
        "Su 100 residenti, quanti hanno 80 anni o più.",
        "Out of 100 residents, how many are aged 80 or over.",
    ),
    why_it_matters=LocalizedText(
        "Dopo gli 80 anni si ha più spesso bisogno di aiuto in casa, di cure e di compagnia. "
        "Vivere a lungo è un bene: un valore più alto è letto come più bisogno di cura, non come "
        "povertà e non come un difetto del quartiere.",
        "After 80 people more often need help at home, care and company. A long life is a good "
        "thing: a higher value is read as more need for care, not as poverty and not as a fault "
        "of the neighbourhood.",
    ),
    value_phrase=LocalizedText(
        "la quota di residenti di 80 anni e più era pari a {value}",
        "the share of residents aged 80 and over was {value}",
    ),
    polarity=Polarity.HIGHER_IS_WORSE,
    topic=Topic.ISOLATION_CARE,
    concept=Concept.ISOLATION_CARE,
    inputs=("aged_80_plus", "residents"),
    breaks=(),
    base=LocalizedText("residenti", "residents"),
    formula=LocalizedText(
        "100 × residenti di 80 anni e più / residenti",
        "100 × residents aged 80 and over / residents",
    ),
    reference=LocalizedText(
        "Comune di Milano, DS205; Wilson (1927), J. Am. Stat. Assoc. 22:209-212",
        "Comune di Milano, DS205; Wilson (1927), J. Am. Stat. Assoc. 22:209-212",
    ),
    limitations=LocalizedText(
        "Parla di età, non di salute: molti ultraottantenni sono autonomi. Chi ha la residenza in "
        "una casa di riposo conta nel quartiere dove questa si trova. Il valore sale anche solo "
        "perché altri residenti se ne vanno. La revisione dell'anagrafe del 2012-2014 ha toccato "
        "soprattutto altre età e sposta il valore di pochi decimi.",
        "It speaks of age, not of health: many people over 80 manage on their own. People "
        "registered at a care home count in the neighbourhood where it stands. The value also "
        "rises merely because other residents leave. The revision of the register in 2012-2014 "
        "mostly touched other ages and moves the value by a few tenths.",
    ),
    compute=compute,
)
