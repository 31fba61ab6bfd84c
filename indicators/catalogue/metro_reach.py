"""Share of the neighbourhood's area within 800 m of a metro station."""

from __future__ import annotations

import pandas as pd

from base.text import LocalizedText
from indicators.catalogue import NIL
from indicators.measure import Measure, of_each_row, ratio
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


def compute(transport: pd.DataFrame, areas: pd.DataFrame) -> Measure:
    """100 x area within 800 m of a station in a straight line / area (km2, EPSG:32632), 2020.

    ``areas`` is indexed by ``area_id`` alone. Base: the residents of the year, not the area.
    """
    reached = transport["metro_reach_km2"]
    area_km2 = of_each_row(areas["area_km2"], reached.index)
    return ratio(reached, to=area_km2, scale=100.0, base=transport["residents"])


INDICATOR = Indicator(
    key="metro_reach",
    title=LocalizedText(
        it="Area vicina alla metropolitana",
        en="Area close to the metro",
    ),
    short_title=LocalizedText(
        it="Vicino alla metro",
        en="Close to the metro",
    ),
    high_name=LocalizedText(
        it="Molta area vicina alla metropolitana",
        en="Much area close to the metro",
    ),
    low_name=LocalizedText(
        it="Poca area vicina alla metropolitana",
        en="Little area close to the metro",
    ),
    meaning=LocalizedText(
        it=(
            "Quanta parte del quartiere stava, nel 2020, a meno di 800 metri in linea d'aria da "
            "una stazione della metropolitana."
        ),
        en=(
            "How much of the neighbourhood lay, in 2020, less than 800 metres in a straight line "
            "from a metro station."
        ),
    ),
    why_it_matters=LocalizedText(
        it=(
            "Con la metropolitana vicina, lavoro, scuola e cure sono raggiungibili anche senza "
            "automobile. Un valore più basso è letto come un accesso meno facile al resto della "
            "città."
        ),
        en=(
            "With the metro close by, jobs, school and care can be reached without a car. A lower "
            "value is read as less easy access to the rest of the city."
        ),
    ),
    value_phrase=LocalizedText(
        it=(
            "la parte del quartiere entro 800 metri da una stazione della metropolitana era pari a "
            "{value}"
        ),
        en="the part of the neighbourhood within 800 metres of a metro station was {value}",
    ),
    unit=Unit.PERCENT,
    decimals=1,
    polarity=Polarity.LOWER_IS_WORSE,
    topic=Topic.ACCESS,
    concept=Concept.EXCLUSION,
    datasets=("public_transport_2020", "nil_areas"),
    inputs=("metro_reach_km2", "residents", "area_km2"),
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
            "100 × area del quartiere entro 800 m in linea d'aria da una stazione (giugno 2020, "
            "anche fuori città) / area del quartiere"
        ),
        en=(
            "100 × area of the neighbourhood within 800 m of a station in a straight line (June "
            "2020, also outside the city) / area of the neighbourhood"
        ),
    ),
    reference=LocalizedText(
        it=(
            "Comune di Milano / AMAT / ATM, DS535 (stazioni della metropolitana, 16 giugno "
            "2020); Comune di Milano, DS964 (confini) e DS205 (residenti)"
        ),
        en=(
            "Comune di Milano / AMAT / ATM, DS535 (metro stations, 16 June 2020); Comune di"
            " Milano, DS964 (boundaries) and DS205 (residents)"
        ),
    ),
    limitations=LocalizedText(
        it=(
            "È la rete del giugno 2020: la linea 4 non era ancora aperta, e i quartieri che oggi "
            "serve risultano lontani dalla metropolitana. Misura l'area, non le persone: parchi e "
            "ferrovie contano come le case. La linea d'aria è più corta della strada, e il punto è "
            "uno per stazione, non uno per ingresso. Treni, tram e autobus non sono contati: un "
            "quartiere a zero può essere servito da una stazione ferroviaria. Non dice quanto "
            "costa né quanto spesso passa."
        ),
        en=(
            "It is the network of June 2020: line 4 was not open yet, and neighbourhoods it serves "
            "today appear far from the metro. It measures area, not people: parks and railways "
            "count as much as homes. A straight line is shorter than the street, and there is one "
            "point for a station, not one for each entrance. Trains, trams and buses are not "
            "counted: a neighbourhood at zero may be served by a railway station. It says nothing "
            "of fares or frequency."
        ),
    ),
    method_version="1.0",
    valid_from="2026-11-23",
    written_on="2026-11-23",
    checked_on="2026-11-23",
    checks=(Verification.WORKED_EXAMPLE, Verification.KNOWN_PLACES),
    next_review="2027-11-23",
    compute=compute,
)
