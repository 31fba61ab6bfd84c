"""Share of the neighbourhood's area within 800 m of a metro station."""

import pandas as pd

from base.text import LocalizedText
from indicators.families import PictureIndicator
from indicators.measure import Measure, of_each_row, ratio
from indicators.spec import Concept, Interval, Polarity, Topic, Verification


def compute(transport: pd.DataFrame, areas: pd.DataFrame) -> Measure:
    """100 x area within 800 m of a station in a straight line / area (km2, EPSG:32632), 2020.

    ``areas`` is indexed by ``area_id`` alone. Base: the residents of the year, not the area.
    """
    reached = transport["metro_reach_km2"]
    area_km2 = of_each_row(areas["area_km2"], reached.index)
    return ratio(reached, to=area_km2, scale=100.0, base=transport["residents"])


INDICATOR = PictureIndicator(
    key="metro_reach",
    title=LocalizedText("Area vicina alla metropolitana", "Area close to the metro"),
    short_title=LocalizedText("Vicino alla metro", "Close to the metro"),
    high_name=LocalizedText("Molta area vicina alla metropolitana", "Much area close to the metro"),
    low_name=LocalizedText("Poca area vicina alla metropolitana", "Little area close to the metro"),
    meaning=LocalizedText(
        "Quanta parte del quartiere stava nel 2020 vicino a una stazione della metropolitana."
        " Vicino vuol dire a meno di 800 metri in linea d'aria.",
        "How much of the neighbourhood lay, in 2020, less than 800 metres in a straight line from "
        "a metro station.",
    ),
    why_it_matters=LocalizedText(
        "Con la metropolitana vicina si va al lavoro, a scuola e alle cure anche senza "
        "automobile. Un valore più basso è letto come un accesso meno facile al resto della "
        "città.",
        "With the metro close by, jobs, school and care can be reached without a car. A lower "
        "value is read as less easy access to the rest of the city.",
    ),
    value_phrase=LocalizedText(
        "la parte del quartiere entro 800 metri da una stazione della metropolitana era pari a "
        "{value}",
        "the part of the neighbourhood within 800 metres of a metro station was {value}",
    ),
    polarity=Polarity.LOWER_IS_WORSE,
    topic=Topic.ACCESS,
    concept=Concept.EXCLUSION,
    datasets=("public_transport_2020", "nil_areas"),
    inputs=("metro_reach_km2", "residents", "area_km2"),
    years=(2020,),
    interval=Interval.COMPLETE_COUNT,
    base=LocalizedText("residenti", "residents"),
    formula=LocalizedText(
        "100 × area del quartiere entro 800 m in linea d'aria da una stazione (giugno 2020, anche "
        "fuori città) / area del quartiere",
        "100 × area of the neighbourhood within 800 m of a station in a straight line (June 2020, "
        "also outside the city) / area of the neighbourhood",
    ),
    reference=LocalizedText(
        "Comune di Milano / AMAT / ATM, DS535 (stazioni della metropolitana, 16 giugno 2020); "
        "Comune di Milano, DS964 (confini) e DS205 (residenti)",
        "Comune di Milano / AMAT / ATM, DS535 (metro stations, 16 June 2020); Comune di Milano, "
        "DS964 (boundaries) and DS205 (residents)",
    ),
    limitations=LocalizedText(
        "È la rete del giugno 2020: la linea 4 non era ancora aperta, e i quartieri che oggi "
        "serve risultano lontani dalla metropolitana. Misura l'area, non le persone: parchi e "
        "ferrovie contano come le case. La linea d'aria è più corta della strada, e il punto è "
        "uno per stazione, non uno per ingresso. Treni, tram e autobus non sono contati: un "
        "quartiere a zero può essere servito da una stazione ferroviaria. Non dice quanto costa "
        "né quanto spesso passa.",
        "It is the network of June 2020: line 4 was not open yet, and neighbourhoods it serves "
        "today appear far from the metro. It measures area, not people: parks and railways count "
        "as much as homes. A straight line is shorter than the street, and there is one point for "
        "a station, not one for each entrance. Trains, trams and buses are not counted: a "
        "neighbourhood at zero may be served by a railway station. It says nothing of fares or "
        "frequency.",
    ),
    checks=(Verification.WORKED_EXAMPLE, Verification.KNOWN_PLACES),
    compute=compute,
)
