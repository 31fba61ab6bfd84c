"""Single parents among the households with minor children (2021)."""

from __future__ import annotations

import pandas as pd

from base.text import LocalizedText
from indicators.catalogue import NIL
from indicators.measure import Measure, share
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


def compute(types: pd.DataFrame) -> Measure:
    """100 x one parent with minors / (one parent or couple, married or not) with minors (2021)."""
    alone = types["single_parent_minor_children"]
    couples = types["married_minor_children"] + types["cohabiting_minor_children"]
    return share(alone, of=alone + couples)


INDICATOR = Indicator(
    key="single_parent_households",
    title=LocalizedText(
        it="Famiglie con figli minorenni e un solo genitore",
        en="Single parents among households with minor children",
    ),
    short_title=LocalizedText(it="Un solo genitore", en="Single parents"),
    high_name=LocalizedText(
        it="Molte famiglie con figli minorenni e un solo genitore",
        en="Many single parents among households with minor children",
    ),
    low_name=LocalizedText(
        it="Poche famiglie con figli minorenni e un solo genitore",
        en="Few single parents among households with minor children",
    ),
    meaning=LocalizedText(
        it="Su 100 famiglie con almeno un figlio minorenne, quante hanno in casa un solo genitore.",
        en="Out of 100 households with a child under 18, how many have only one parent at home.",
    ),
    why_it_matters=LocalizedText(
        it=(
            "Chi cresce i figli senza un altro adulto in casa ha meno tempo e spesso un solo "
            "reddito: un doposcuola o una vicina su cui contare fanno la differenza. Un valore più "
            "alto è letto come più bisogno di aiuto nella cura, non come una mancanza di quelle "
            "famiglie."
        ),
        en=(
            "Someone who raises children with no other adult at home has less time and often one "
            "income only: an after-school club or a neighbour to count on makes a difference. A "
            "higher value is read as more need for help with care, not as a fault of those "
            "families."
        ),
    ),
    value_phrase=LocalizedText(
        it="la quota di famiglie con un solo genitore, fra quelle con minori, era pari a {value}",
        en="the share of single parents among households with minor children was {value}",
    ),
    unit=Unit.PERCENT,
    decimals=1,
    polarity=Polarity.HIGHER_IS_WORSE,
    topic=Topic.ISOLATION_CARE,
    concept=Concept.ISOLATION_CARE,
    datasets=("household_types_2021",),
    inputs=(
        "single_parent_minor_children",
        "married_minor_children",
        "cohabiting_minor_children",
    ),
    support=NIL,
    status=ObservationStatus.OBSERVED,
    years=(2021,),
    comparable=False,
    breaks=(),
    interval=Interval.WILSON,
    base=LocalizedText(it="famiglie con figli minorenni", en="households with minor children"),
    formula=LocalizedText(
        it=(
            "100 × famiglie con un genitore e almeno un figlio minorenne / famiglie con almeno un "
            "figlio minorenne (un genitore, coppie sposate, coppie conviventi)"
        ),
        en=(
            "100 × households of one parent with at least one minor child / households with at "
            "least one minor child (one parent, married couples, cohabiting couples)"
        ),
    ),
    reference=LocalizedText(
        it=(
            "Comune di Milano, DS1440 (2021); sul modello della componente monogenitori "
            "dell'IVSM di ISTAT (Le misure della vulnerabilità, 2020), che divide per tutte"
            " le famiglie; Wilson (1927), J. Am. Stat. Assoc. 22:209-212"
        ),
        en=(
            "Comune di Milano, DS1440 (2021); after the single-parent component of ISTAT's "
            "IVSM (Le misure della vulnerabilità, 2020), which divides by all households; "
            "Wilson (1927), J. Am. Stat. Assoc. 22:209-212"
        ),
    ),
    limitations=LocalizedText(
        it=(
            "C'è solo il 2021. L'anagrafe conta chi è iscritto insieme: l'altro genitore può "
            "abitare lì senza esservi iscritto, o vivere altrove e occuparsi dei figli. Le "
            "famiglie di «altre tipologie», per esempio con i nonni, possono avere minori e qui "
            "non entrano. Il valore più alto è in centro (Brera): preso da solo non parla di "
            "povertà e non va sommato agli indicatori di privazione. Rispetto a tutte le famiglie "
            "la quota cittadina è del 4,4 %; è il divisore dell'IVSM dell'ISTAT, che però sceglie "
            "i genitori soli per la loro età e non per quella dei figli. Dove le famiglie con "
            "figli minorenni sono meno di 300 non c'è valore."
        ),
        en=(
            "Only 2021 is there. The register counts people registered together: the other parent "
            "may live there unregistered, or live elsewhere and care for the children. Households "
            'of "other type", with grandparents for instance, may have minors and are left out '
            "here. The highest value is in the centre (Brera): taken alone it does not speak of "
            "poverty and it is not to be added to indicators of deprivation. Over all households "
            "the city's share is 4.4%; that is the divisor of ISTAT's IVSM, which however picks "
            "single parents by their own age and not by their children's. Where households with "
            "minor children are fewer than 300 there is no value."
        ),
    ),
    method_version="1.0",
    valid_from="2026-11-23",
    written_on="2026-11-23",
    checked_on="2026-11-23",
    checks=(Verification.WORKED_EXAMPLE, Verification.SUMS, Verification.SECOND_LIBRARY),
    next_review="2027-11-23",
    compute=compute,
)
