"""Residents aged 65 and over for every 100 minors (0-17): our own ageing ratio."""

import pandas as pd

from base.text import LocalizedText
from indicators.families import RegisterIndicator
from indicators.measure import Measure, ratio
from indicators.spec import Concept, Interval, Polarity, Topic, Unit, Verification


def compute(register: pd.DataFrame) -> Measure:
    """100 x residents aged 65+ / residents aged 0-17 (31 December). Base: the minors."""
    return ratio(register["aged_65_plus"], to=register["minors"], scale=100.0)


INDICATOR = RegisterIndicator(
    key="ageing_index",
    title=LocalizedText("Anziani per 100 minorenni", "People aged 65+ per 100 minors"),
    short_title=LocalizedText("Anziani / minorenni", "65+ per 100 minors"),
    high_name=LocalizedText(
        "Molti anziani per 100 minorenni", "Many people aged 65+ per 100 minors"
    ),
    low_name=LocalizedText("Pochi anziani per 100 minorenni", "Few people aged 65+ per 100 minors"),
    meaning=LocalizedText(
        "Quanti residenti di 65 anni e più ci sono ogni 100 residenti con meno di 18 anni.",
        "How many residents aged 65 and over there are for every 100 residents under 18.",
    ),
    why_it_matters=LocalizedText(
        "Dice se in un quartiere pesa di più il bisogno di chi invecchia o quello di chi cresce. "
        "Un valore più alto è letto come più bisogno di cura rispetto ai giovani presenti, non "
        "come povertà.",
        "It tells whether the needs of those who grow old or of those who grow up weigh more in a "
        "neighbourhood. A higher value is read as more need for care compared with the young "
        "people present, not as poverty.",
    ),
    value_phrase=LocalizedText(
        "il rapporto fra anziani (65 anni e più) e minorenni era pari a {value}",
        "the ratio of people aged 65 and over to minors was {value}",
    ),
    unit=Unit.PER_HUNDRED,
    decimals=0,
    polarity=Polarity.HIGHER_IS_WORSE,
    topic=Topic.ISOLATION_CARE,
    concept=Concept.ISOLATION_CARE,
    inputs=("aged_65_plus", "minors"),
    breaks=(),
    interval=Interval.COMPLETE_COUNT,
    base=LocalizedText("residenti minorenni (0-17 anni)", "resident minors (aged 0-17)"),
    formula=LocalizedText(
        "100 × residenti di 65 anni e più / residenti di 0-17 anni",
        "100 × residents aged 65 and over / residents aged 0-17",
    ),
    reference=LocalizedText(
        "Comune di Milano, DS205; rapporto dell'atlante, sul modello dell'indice di vecchiaia "
        "(65+ su 0-14) di ISTAT, Indicatori demografici, glossario",
        "Comune di Milano, DS205; our own ratio, after the indice di vecchiaia (65+ over 0-14) of "
        "ISTAT, Indicatori demografici, glossary",
    ),
    limitations=LocalizedText(
        "Non è l'indice di vecchiaia dell'ISTAT, che divide per i ragazzi di 0-14 anni: il "
        "registro dà i minorenni (0-17 anni), quindi il nostro numero è più basso e non si "
        "confronta con quello. Sale per due motivi diversi, più anziani o meno ragazzi, e da solo "
        "non dice quale. Dove i minorenni sono pochi bastano poche famiglie per spostarlo. La "
        "revisione dell'anagrafe del 2012-2014 non vi lascia un gradino visibile.",
        "It is not ISTAT's ageing index, which divides by children aged 0-14: the register gives "
        "minors (0-17), so our number is lower and does not compare with that one. It rises for "
        "two different reasons, more old people or fewer children, and does not say which. Where "
        "minors are few, a few families are enough to move it. The revision of the register in "
        "2012-2014 leaves no visible step in it.",
    ),
    checks=(Verification.WORKED_EXAMPLE, Verification.SUMS),
    compute=compute,
)
