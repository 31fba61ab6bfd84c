"""Places with a sport facility for each 10,000 residents."""

from __future__ import annotations

import pandas as pd

from base.text import LocalizedText
from indicators.catalogue import NIL
from indicators.measure import Measure, per_ten_thousand
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


def compute(sport: pd.DataFrame) -> Measure:
    """10,000 x places with at least one sport facility / residents (31 December), 2020."""
    return per_ten_thousand(sport["sport_sites"], residents=sport["residents"])


INDICATOR = Indicator(
    key="sport_facilities",
    title=LocalizedText(
        it="Luoghi per lo sport",
        en="Places for sport",
    ),
    short_title=LocalizedText(
        it="Luoghi per lo sport",
        en="Places for sport",
    ),
    high_name=LocalizedText(
        it="Molti luoghi per lo sport",
        en="Many places for sport",
    ),
    low_name=LocalizedText(
        it="Pochi luoghi per lo sport",
        en="Few places for sport",
    ),
    meaning=LocalizedText(
        it=(
            "Quanti luoghi con almeno un impianto sportivo c'erano nel quartiere, nel 2020, ogni "
            "10.000 residenti."
        ),
        en=(
            "How many places with at least one sport facility there were in the neighbourhood, in "
            "2020, for each 10,000 residents."
        ),
    ),
    why_it_matters=LocalizedText(
        it=(
            "Lo sport è salute e incontro, soprattutto per i ragazzi. Gli impianti però stanno "
            "dove c'era spazio e servono anche altri quartieri: nessuno dei due estremi è letto "
            "come peggiore."
        ),
        en=(
            "Sport is health and company, for the young above all. But facilities stand where "
            "there was room and serve other neighbourhoods too: neither end is read as worse."
        ),
    ),
    value_phrase=LocalizedText(
        it="il numero di luoghi per lo sport rispetto ai residenti era pari a {value}",
        en="the number of places for sport relative to residents was {value}",
    ),
    unit=Unit.PER_TEN_THOUSAND,
    decimals=1,
    polarity=Polarity.NEITHER,
    topic=Topic.ACCESS,
    concept=Concept.CONTEXT,
    datasets=("sport_facilities",),
    inputs=("sport_sites", "residents"),
    support=NIL,
    status=ObservationStatus.OBSERVED,
    years=(2020,),
    comparable=False,
    breaks=(),
    interval=Interval.COMPLETE_COUNT,
    base=LocalizedText(
        it="residenti",
        en="residents",
    ),
    formula=LocalizedText(
        it=(
            "10.000 × luoghi diversi con almeno un impianto sportivo nel quartiere (giugno 2020) / "
            "residenti al 31 dicembre 2020"
        ),
        en=(
            "10,000 × different places with at least one sport facility in the neighbourhood (June "
            "2020) / residents on 31 December 2020"
        ),
    ),
    reference=LocalizedText(
        it=(
            "Comune di Milano, DS629 (impianti sportivi, 11 giugno 2020), DS964 (confini) e"
            " DS205 (residenti)"
        ),
        en=(
            "Comune di Milano, DS629 (sport facilities, 11 June 2020), DS964 (boundaries) "
            "and DS205 (residents)"
        ),
    ),
    limitations=LocalizedText(
        it=(
            "Un campo e un grande centro contano entrambi uno. Cinque voci su 407 cadono in un "
            "quartiere diverso da quello scritto nella fonte: qui vale il punto. L'elenco non dice "
            "con che criterio un impianto privato vi entri, quanto costa entrare, se era aperto. I "
            "luoghi sono pochi (128): uno in più sposta molto il valore di un quartiere piccolo, e "
            "quello appena oltre il confine non conta."
        ),
        en=(
            "A pitch and a large centre both count as one. Five of 407 entries lie in another "
            "neighbourhood than the one written in the source: here the point holds. The list does "
            "not say by what rule a private facility enters it, what entry costs, whether it was "
            "open. Places are few (128): one more moves the value of a small neighbourhood a lot, "
            "and one just across the border does not count."
        ),
    ),
    method_version="1.0",
    valid_from="2026-11-23",
    written_on="2026-11-23",
    checked_on="2026-11-23",
    checks=(Verification.WORKED_EXAMPLE, Verification.SUMS),
    next_review="2027-11-23",
    compute=compute,
)
