"""Births to parents not married to each other, over three years: a family form, not a lack."""

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


def compute(births: pd.DataFrame) -> Measure:
    """100 x births to unmarried parents / births, both over three years."""
    return share(births["births_outside_marriage_3y"], of=births["births_3y"])


INDICATOR = Indicator(
    key="births_outside_marriage",
    title=LocalizedText(
        it="Nati da genitori non sposati fra loro (tre anni)",
        en="Births to parents not married to each other (three years)",
    ),
    short_title=LocalizedText(it="Nati fuori matrimonio", en="Births outside marriage"),
    high_name=LocalizedText(
        it="Molti nati da genitori non sposati fra loro",
        en="Many births to parents not married to each other",
    ),
    low_name=LocalizedText(
        it="Pochi nati da genitori non sposati fra loro",
        en="Few births to parents not married to each other",
    ),
    meaning=LocalizedText(
        it=(
            "Su 100 nati nell'anno e nei due precedenti, quanti hanno genitori non sposati fra "
            "loro."
        ),
        en=(
            "Out of 100 births of the year and the two before it, how many have parents not "
            "married to each other."
        ),
    ),
    why_it_matters=LocalizedText(
        it=(
            "Dice come cambiano le famiglie: serve a chi accompagna i genitori nei primi passi, "
            "come il riconoscimento dei figli, che per chi non è sposato si fa in altro modo. È "
            "una forma di famiglia, non una mancanza: nessuno dei due estremi è letto come "
            "peggiore."
        ),
        en=(
            "It tells how families change: it serves those who help parents with the first steps, "
            "such as the legal recognition of children, which is done differently for those not "
            "married. It is a form of family, not a lack: neither end is read as worse."
        ),
    ),
    value_phrase=LocalizedText(
        it="la quota di nati, in tre anni, da genitori non sposati fra loro era pari a {value}",
        en=(
            "the share of births, over three years, to parents not married to each other was "
            "{value}"
        ),
    ),
    unit=Unit.PERCENT,
    decimals=1,
    polarity=Polarity.NEITHER,
    topic=Topic.CONTEXT,
    concept=Concept.CONTEXT,
    datasets=("births_three_years",),
    inputs=("births_outside_marriage_3y", "births_3y"),
    support=NIL,
    status=ObservationStatus.OBSERVED,
    years=tuple(range(2013, 2025)),
    comparable=True,
    breaks=(),
    interval=Interval.WILSON,
    base=LocalizedText(it="nati in tre anni", en="births over three years"),
    formula=LocalizedText(
        it=(
            "100 × nati da genitori non sposati fra loro / nati, sommando l'anno e i due precedenti"
        ),
        en=(
            "100 × births to parents not married to each other / births, summing the year and the "
            "two before it"
        ),
    ),
    reference=LocalizedText(
        it=(
            "Comune di Milano, DS205; stessa condizione dei figli dentro e fuori dal "
            "matrimonio: L. 10 dicembre 2012, n. 219; Wilson (1927), J. Am. Stat. Assoc. "
            "22:209-212"
        ),
        en=(
            "Comune di Milano, DS205; equal standing of children whatever the marriage: L. "
            "10 December 2012, n. 219; Wilson (1927), J. Am. Stat. Assoc. 22:209-212"
        ),
    ),
    limitations=LocalizedText(
        it=(
            "Un anno solo dà troppo pochi nati: il valore somma tre anni, quello indicato è "
            "l'ultimo. Anni vicini ne condividono due: non sono prove separate. Anche così quasi "
            "ovunque i nati sono meno di 1.200, e le differenze fra quartieri sono piccole: molte "
            "stanno nell'oscillazione del caso. Non dice se i genitori vivono insieme, né se un "
            "genitore è solo. Nel 2021 la quota cittadina dei nati dell'anno sale dal 39,6 al "
            "42,6 %: la fonte non dice perché."
        ),
        en=(
            "One year alone has too few births: the value sums three years, and the one shown is "
            "the last. Neighbouring years share two of them: they are not separate pieces of "
            "evidence. Even so nearly everywhere births are fewer than 1,200, and differences "
            "between neighbourhoods are small: many lie within chance variation. It does not say "
            "whether the parents live together, nor whether a parent is alone. In 2021 the city's "
            "share of the year's births rises from 39.6 to 42.6%: the source does not say why."
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
