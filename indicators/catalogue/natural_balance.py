"""Births minus deaths of the year, per 1,000 residents."""

import pandas as pd

from base.text import LocalizedText
from indicators.families import RegisterIndicator
from indicators.measure import Measure, balance
from indicators.spec import Concept, Interval, Polarity, Topic, Unit, Verification


def compute(register: pd.DataFrame) -> Measure:
    """1,000 x (births - deaths of the year) / residents on 31 December."""
    return balance(register["births"], register["deaths"], per_thousand=register["residents"])


INDICATOR = RegisterIndicator(
    key="natural_balance",
    title=LocalizedText("Saldo naturale", "Natural balance"),
    short_title=LocalizedText("Saldo naturale", "Natural balance"),
    high_name=LocalizedText("Saldo naturale alto", "High natural balance"),
    low_name=LocalizedText("Saldo naturale basso", "Low natural balance"),
    meaning=LocalizedText(
        "Ogni 1.000 residenti, di quanto in un anno le nascite superano le morti. Se il "
        "numero è negativo, prevalgono le morti.",
        "For every 1,000 residents, by how much births exceed deaths in a year; if the number is "
        "negative, deaths prevail.",
    ),
    why_it_matters=LocalizedText(
        "Dice se il quartiere si rinnova con le nascite o si regge sugli arrivi. Dipende "
        "soprattutto dall'età di chi vi abita, non dal benessere: nessuno dei due estremi è letto "
        "come peggiore.",
        "It tells whether a neighbourhood renews itself by births or relies on arrivals. It "
        "depends mostly on the age of those who live there, not on well-being: neither end is "
        "read as worse.",
    ),
    value_phrase=LocalizedText(
        "il saldo fra nascite e morti era pari a {value}",
        "the balance of births and deaths was {value}",
    ),
    unit=Unit.PER_THOUSAND,
    polarity=Polarity.NEITHER,
    topic=Topic.CONTEXT,
    concept=Concept.CONTEXT,
    inputs=("births", "deaths", "residents"),
    breaks=(),
    interval=Interval.POISSON_BALANCE,
    base=LocalizedText("residenti", "residents"),
    formula=LocalizedText(
        "1.000 × (nascite dell'anno − morti dell'anno) / residenti al 31 dicembre",
        "1,000 × (births of the year − deaths of the year) / residents on 31 December",
    ),
    reference=LocalizedText(
        "Comune di Milano, DS205; sul modello del tasso di crescita naturale di ISTAT, Indicatori "
        "demografici, glossario; nascite e morti prese come conteggi di Poisson",
        "Comune di Milano, DS205; after the natural growth rate of ISTAT, Indicatori demografici, "
        "glossary; births and deaths taken as Poisson counts",
    ),
    limitations=LocalizedText(
        "Non dice se si muore troppo presto: dove vivono più anziani ci sono più morti. Una casa "
        "di riposo lo abbassa nel quartiere in cui si trova. Nel 2020, anno della pandemia, le "
        "morti aumentano molto. I numeri di un quartiere in un anno sono piccoli e ballano per "
        "caso. Si divide per i residenti di fine anno; l'ISTAT divide per la media dell'anno, con "
        "differenze di solito piccole.",
        "It does not say whether people die too early: where more old people live there are more "
        "deaths. A care home lowers it in the neighbourhood where it stands. In 2020, the "
        "pandemic year, deaths rise sharply. One neighbourhood's numbers in one year are small "
        "and wobble by chance. It divides by the residents at the end of the year; ISTAT divides "
        "by the year's average, with differences usually small.",
    ),
    checks=(Verification.WORKED_EXAMPLE, Verification.PUBLISHED_FIGURES, Verification.SUMS),
    compute=compute,
)
