"""Residents under 18, as a share of all residents."""

import pandas as pd

from base.text import LocalizedText
from indicators.families import RegisterIndicator
from indicators.measure import Measure, share
from indicators.spec import Concept, Polarity, Topic


def compute(register: pd.DataFrame) -> Measure:
    """100 x residents aged 0-17 / residents (31 December)."""
    return share(register["minors"], of=register["residents"])


INDICATOR = RegisterIndicator(
    key="minors",
    title=LocalizedText("Residenti minorenni", "Residents under 18"),
    short_title=LocalizedText("Minorenni", "Under 18"),
    high_name=LocalizedText("Molti residenti minorenni", "Many residents under 18"),
    low_name=LocalizedText("Pochi residenti minorenni", "Few residents under 18"),
    meaning=LocalizedText(
        "Su 100 residenti, quanti hanno meno di 18 anni.",
        "Out of 100 residents, how many are under 18.",
    ),
    why_it_matters=LocalizedText(
        "Dove bambini e ragazzi sono molti servono scuole, cortili, doposcuola; dove sono "
        "pochi servono altre cose. È un dato di contesto. Nessuno dei due estremi è letto "
        "come peggiore.",
        "Where children and teenagers are many, schools, courtyards and after-school places are "
        "needed; where they are few, other things are. It is context: neither end is read as "
        "worse.",
    ),
    value_phrase=LocalizedText(
        "la quota di residenti minorenni era pari a {value}",
        "the share of residents under 18 was {value}",
    ),
    polarity=Polarity.NEITHER,
    topic=Topic.CONTEXT,
    concept=Concept.CONTEXT,
    inputs=("minors", "residents"),
    breaks=(),
    base=LocalizedText("residenti", "residents"),
    formula=LocalizedText(
        "100 × residenti di 0-17 anni / residenti", "100 × residents aged 0-17 / residents"
    ),
    reference=LocalizedText(
        "Comune di Milano, DS205; Wilson (1927), J. Am. Stat. Assoc. 22:209-212",
        "Comune di Milano, DS205; Wilson (1927), J. Am. Stat. Assoc. 22:209-212",
    ),
    limitations=LocalizedText(
        "Mette insieme neonati e diciassettenni, che hanno bisogni molto diversi. Conta chi è "
        "residente, non chi nel quartiere va a scuola. Dove molti adulti sono registrati presso "
        "istituti il valore scende. La revisione dell'anagrafe del 2012-2014 ha toccato "
        "soprattutto gli adulti e sposta il valore di pochi decimi.",
        "It puts together babies and seventeen-year-olds, whose needs are very different. It "
        "counts residents, not those who go to school in the neighbourhood. Where many adults are "
        "registered at institutions the value falls. The revision of the register in 2012-2014 "
        "mostly touched adults and moves the value by a few tenths.",
    ),
    compute=compute,
)
