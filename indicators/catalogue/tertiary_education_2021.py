"""Residents aged 9 and over with a tertiary title (2021), from precincts."""

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
    """Residents with a tertiary title, doctorates included, of those aged 9 and over (%).

    The base is the residents of the area in the register; area 0 is the whole city.
    """
    return published(
        estimates["tertiary_pct"],
        base=register["residents"],
        spread=estimates["tertiary_spread"],
        doubtful=estimates["doubtful"],
    )


INDICATOR = Indicator(
    key="tertiary_education_2021",
    title=LocalizedText(
        it="Istruzione terziaria, 2021",
        en="Tertiary education, 2021",
    ),
    short_title=LocalizedText(it="Laurea o simile", en="Tertiary title"),
    high_name=LocalizedText(
        it="Molti residenti con un titolo terziario",
        en="Many residents with a tertiary title",
    ),
    low_name=LocalizedText(
        it="Pochi residenti con un titolo terziario",
        en="Few residents with a tertiary title",
    ),
    meaning=LocalizedText(
        it=(
            "Su 100 residenti di 9 anni e più, quanti al censimento del 2021 avevano una laurea "
            "o un altro titolo terziario: una stima."
        ),
        en=(
            "Out of 100 residents aged 9 and over, how many at the 2021 census had a degree or "
            "another tertiary title: an estimate."
        ),
    ),
    why_it_matters=LocalizedText(
        it=(
            "Chi ha una laurea trova lavoro e lo cambia più facilmente, e si muove meglio fra "
            "uffici e servizi: un valore più basso è letto come peggiore."
        ),
        en=(
            "People with a degree find and change jobs more easily, and move better among "
            "offices and services: a lower value is read as worse."
        ),
    ),
    value_phrase=LocalizedText(
        it=("la quota di residenti con un titolo terziario, stimata, era pari a {value}"),
        en="the share of residents with a tertiary title, an estimate, was {value}",
    ),
    unit=Unit.PERCENT,
    decimals=1,
    polarity=Polarity.LOWER_IS_WORSE,
    topic=Topic.EDUCATION,
    concept=Concept.EXCLUSION,
    datasets=("census_estimates_2021", "population_register"),
    inputs=("tertiary_pct", "tertiary_spread", "doubtful", "residents"),
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
            "100 × residenti con un titolo terziario / residenti di 9 anni e più; la somma è "
            "sulle parti di sezioni elettorali che stanno nel quartiere"
        ),
        en=(
            "100 × residents with a tertiary title / residents aged 9 and over; the sum is over "
            "the parts of electoral precincts that lie in the neighbourhood"
        ),
    ),
    reference=LocalizedText(
        it=(
            "G. Pinto, Sezioni Elettorali Italiane (2023), doi 10.1080/2474736X.2023.2185158, "
            "su dati ISTAT, Censimento permanente 2021, variabili P90, P83; errore: "
            "docs/census-precincts.md"
        ),
        en=(
            "G. Pinto, Sezioni Elettorali Italiane (2023), doi 10.1080/2474736X.2023.2185158, "
            "over ISTAT data, permanent census of 2021, variables P90, P83; error: "
            "docs/census-precincts.md"
        ),
    ),
    limitations=LocalizedText(
        it=(
            "È quasi il rovescio dell'istruzione fino alla terza media: i due dati non sono due "
            "prove separate. Nel divisore ci sono anche i ragazzi che una laurea non possono "
            "ancora averla. Un titolo preso all'estero può non risultare. Non si sottrae dal "
            "2011. È una stima portata dalle sezioni elettorali ai quartieri: l'intervallo "
            "viene dall'errore misurato su quote di cui si conosce il vero, ed è largo dove le "
            "sezioni elettorali del quartiere sono in parte di altri. I quartieri dove quelle "
            "quote sono mancate hanno il segno dei dati deboli; sotto i 1.000 residenti, e a "
            "Parco Forlanini – Cavriano, Quintosole e Cascina Merlata, non si dà alcun valore."
        ),
        en=(
            "It is nearly the reverse of schooling up to lower secondary: the two are not "
            "separate pieces of evidence. The divisor also holds the young who cannot have a "
            "degree yet. A title earned abroad may not be on record. It is not to be subtracted "
            "from 2011. It is an estimate carried from electoral precincts to neighbourhoods: "
            "the interval comes from the error measured on shares whose truth is known, and is "
            "wide where the neighbourhood's precincts are in part of others. Neighbourhoods "
            "where those shares were missed have the mark of weak data; under 1,000 residents, "
            "and in Parco Forlanini – Cavriano, Quintosole and Cascina Merlata, no value is "
            "given."
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
    repeats="low_education_2021",
)
