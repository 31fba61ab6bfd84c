"""Residents aged 9 and over with lower secondary school at most (2021), from precincts."""

from __future__ import annotations

import pandas as pd

from base.text import LocalizedText
from indicators.catalogue import CENSUS_PICTURES, FROM_PRECINCTS, PRECINCTS
from indicators.measure import Measure, published
from indicators.spec import (
    Concept,
    Indicator,
    Interval,
    ObservationStatus,
    Polarity,
    Topic,
    Unit,
    Verification,
)


def compute(estimates: pd.DataFrame, register: pd.DataFrame) -> Measure:
    """Residents with no title, primary or lower secondary school, of those aged 9 and over (%).

    The base is the residents of the area in the register; area 0 is the whole city.
    """
    return published(
        estimates["low_education_pct"],
        base=register["residents"],
        spread=estimates["low_education_spread"],
        doubtful=estimates["doubtful"],
    )


INDICATOR = Indicator(
    key="low_education_2021",
    title=LocalizedText(
        it="Istruzione fino alla terza media, 2021",
        en="Schooling up to lower secondary, 2021",
    ),
    short_title=LocalizedText(it="Terza media al più", en="Lower secondary at most"),
    high_name=LocalizedText(
        it="Molti residenti con al più la terza media nel 2021",
        en="Many residents with lower secondary at most in 2021",
    ),
    low_name=LocalizedText(
        it="Pochi residenti con al più la terza media nel 2021",
        en="Few residents with lower secondary at most in 2021",
    ),
    meaning=LocalizedText(
        it=(
            "Su 100 residenti di 9 anni e più, quanti al censimento del 2021 non avevano un "
            "titolo oltre la licenza media: una stima."
        ),
        en=(
            "Out of 100 residents aged 9 and over, how many at the 2021 census had no title "
            "above lower secondary school: an estimate."
        ),
    ),
    why_it_matters=LocalizedText(
        it=(
            "Chi ha studiato pochi anni trova più spesso lavori poco pagati e fa più fatica con "
            "moduli, uffici e servizi digitali: un valore più alto è letto come peggiore."
        ),
        en=(
            "People with few years of schooling more often find low-paid jobs and have a harder "
            "time with forms, offices and digital services: a higher value is read as worse."
        ),
    ),
    value_phrase=LocalizedText(
        it=(
            "la quota di residenti senza un titolo oltre la licenza media, stimata, "
            "era pari a {value}"
        ),
        en=(
            "the share of residents with no title above lower secondary school, an "
            "estimate, was {value}"
        ),
    ),
    unit=Unit.PERCENT,
    decimals=1,
    polarity=Polarity.HIGHER_IS_WORSE,
    topic=Topic.EDUCATION,
    concept=Concept.EXCLUSION,
    datasets=("census_estimates_2021", "population_register"),
    inputs=("low_education_pct", "low_education_spread", "doubtful", "residents"),
    support=FROM_PRECINCTS,
    status=ObservationStatus.TRANSFERRED,
    years=(2021,),
    comparable=False,
    breaks=(),
    interval=Interval.TRANSFER_SHARE,
    base=LocalizedText(
        it="residenti",
        en="residents",
    ),
    formula=LocalizedText(
        it=(
            "100 × (senza titolo + licenza elementare + licenza media) / residenti di 9 anni e "
            "più; la somma è sulle parti di sezioni elettorali che stanno nel quartiere"
        ),
        en=(
            "100 × (no title + primary + lower secondary school) / residents aged 9 and over; "
            "the sum is over the parts of electoral precincts that lie in the neighbourhood"
        ),
    ),
    reference=LocalizedText(
        it=(
            "G. Pinto, Sezioni Elettorali Italiane (2023), doi 10.1080/2474736X.2023.2185158, "
            "su dati ISTAT, Censimento permanente 2021, variabili P86, P87, P88, P83; errore: "
            "docs/census-precincts.md"
        ),
        en=(
            "G. Pinto, Sezioni Elettorali Italiane (2023), doi 10.1080/2474736X.2023.2185158, "
            "over ISTAT data, permanent census of 2021, variables P86, P87, P88, P83; error: "
            "docs/census-precincts.md"
        ),
    ),
    limitations=LocalizedText(
        it=(
            "Le persone anziane, che da giovani studiavano meno anni, alzano il valore; lo "
            "alzano anche bambini e ragazzi ancora a scuola. Un titolo preso all'estero può non "
            "risultare. Non si sottrae dal 2011. È una stima portata dalle sezioni elettorali "
            "ai quartieri: l'intervallo viene dall'errore misurato su quote di cui si conosce "
            "il vero, ed è largo dove le sezioni elettorali del quartiere sono in parte di "
            "altri. I quartieri dove quelle quote sono mancate hanno il segno dei dati deboli; "
            "sotto i 1.000 residenti, e a Parco Forlanini – Cavriano, Quintosole e Cascina "
            "Merlata, non si dà alcun valore."
        ),
        en=(
            "Older residents, who had fewer years of school when young, raise the value; so do "
            "children and pupils still at school. A title earned abroad may not be on record. "
            "It is not to be subtracted from 2011. It is an estimate carried from electoral "
            "precincts to neighbourhoods: the interval comes from the error measured on shares "
            "whose truth is known, and is wide where the neighbourhood's precincts are in part "
            "of others. Neighbourhoods where those shares were missed have the mark of weak "
            "data; under 1,000 residents, and in Parco Forlanini – Cavriano, Quintosole and "
            "Cascina Merlata, no value is given."
        ),
    ),
    method_version="1.0",
    valid_from="2026-11-30",
    written_on="2026-11-30",
    checked_on="2026-11-30",
    checks=(
        Verification.WORKED_EXAMPLE,
        Verification.PUBLISHED_FIGURES,
        Verification.SUMS,
        Verification.KNOWN_TRUTH,
    ),
    next_review="2027-05-30",
    compute=compute,
    crosswalk=PRECINCTS,
    two_pictures=CENSUS_PICTURES,
)
