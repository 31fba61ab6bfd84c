"""Residents per square kilometre of the neighbourhood's whole area."""

import pandas as pd

from base.text import LocalizedText
from indicators.catalogue import REGISTER_REVISION
from indicators.families import RegisterIndicator
from indicators.measure import Measure, of_each_row, ratio
from indicators.spec import Concept, Interval, Polarity, Topic, Unit, Verification


def compute(register: pd.DataFrame, areas: pd.DataFrame) -> Measure:
    """Residents (31 December) / area of the polygon in km2 (measured in EPSG:32632).

    ``areas`` is indexed by ``area_id`` alone. Base: the residents.
    """
    residents = register["residents"]
    return ratio(residents, to=of_each_row(areas["area_km2"], residents.index), base=residents)


INDICATOR = RegisterIndicator(
    key="density",
    title=LocalizedText("Densità di abitanti", "Population density"),
    short_title=LocalizedText("Densità", "Density"),
    high_name=LocalizedText("Alta densità di abitanti", "High population density"),
    low_name=LocalizedText("Bassa densità di abitanti", "Low population density"),
    meaning=LocalizedText(
        "Quanti residenti ci sono per ogni chilometro quadrato del quartiere.",
        "How many residents there are for each square kilometre of the neighbourhood.",
    ),
    why_it_matters=LocalizedText(
        "Dà un'idea di quante persone vivono vicine fra loro, e aiuta a riconoscere i quartieri "
        "fatti quasi solo di parchi, campi o ferrovie. Nessuno dei due estremi è letto come "
        "peggiore.",
        "It gives an idea of how many people live close to one another, and helps to recognise "
        "the neighbourhoods made almost only of parks, fields or railways. Neither end is read as "
        "worse.",
    ),
    value_phrase=LocalizedText("la densità era pari a {value}", "the density was {value}"),
    unit=Unit.PERSONS_PER_KM2,
    decimals=0,
    polarity=Polarity.NEITHER,
    topic=Topic.CONTEXT,
    concept=Concept.CONTEXT,
    datasets=("population_register", "nil_areas"),
    inputs=("residents", "area_km2"),
    breaks=REGISTER_REVISION,
    interval=Interval.COMPLETE_COUNT,
    base=LocalizedText("residenti", "residents"),
    formula=LocalizedText(
        "residenti al 31 dicembre / area del quartiere in km²",
        "residents on 31 December / area of the neighbourhood in km²",
    ),
    reference=LocalizedText(
        "Comune di Milano, DS205 (residenti) e DS964 (confini, in vigore dal 2020)",
        "Comune di Milano, DS205 (residents) and DS964 (boundaries, in force since 2020)",
    ),
    limitations=LocalizedText(
        "L'area è quella intera del quartiere: parchi, strade, ferrovie e fabbriche compresi. "
        "Dove le case stanno tutte da una parte, chi vi abita sta molto più stretto di così. Non "
        "dice se le abitazioni sono affollate. Tutti gli anni usano i confini in vigore dal 2020.",
        "The area is the whole of the neighbourhood: parks, streets, railways and factories "
        "included. Where the homes all lie on one side, people live much closer together than "
        "this. It does not say whether dwellings are crowded. All years use the boundaries in "
        "force since 2020.",
    ),
    checks=(Verification.WORKED_EXAMPLE, Verification.PUBLISHED_FIGURES),
    compute=compute,
)
