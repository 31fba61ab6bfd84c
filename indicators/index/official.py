"""Indices published by others for our very areas, shown beside our own when a person brings them.

They are no part of the registry: the files are not at hand, so nothing is shipped, and whoever has
one loads it on screen (or names a folder that holds it).
"""

import pandas as pd

from base.text import LocalizedText
from indicators.engine.table import CITY
from indicators.families import RESIDENTS, PictureIndicator
from indicators.measure import Measure
from indicators.spec import Concept, Interval, Polarity, Topic, Unit, Verification

CITY_MEAN = 100.0
"""The index of the whole city, by ISTAT's construction."""


def compute(idise: pd.DataFrame) -> Measure:
    """ISTAT's index (AMPI, city mean = 100) as published. Base: the registered residents of 2021.

    The value is already an index, so the denominator is 1.
    """
    index = idise["idise"]
    return Measure(index, pd.Series(1.0, index=index.index), idise["residents"], 1.0)


def idise_frame(values: pd.DataFrame, residents: pd.Series) -> pd.DataFrame:
    """The frame :func:`compute` reads: ``idise, residents`` by (area_id, year), and the city.

    ``values`` holds ``area_id, year, idise``; ``residents`` are persons by (area_id, year).
    """
    frame = values.set_index(["area_id", "year"])[["idise"]].astype("float64")
    frame["residents"] = residents.reindex(frame.index).astype("float64")
    year = int(values["year"].iloc[0])
    frame.loc[(CITY, year), :] = [CITY_MEAN, float(frame["residents"].sum())]
    return frame.sort_index()


IDISE = PictureIndicator(
    key="idise_2021",
    title=LocalizedText(
        "Indice ufficiale di disagio socio-economico (ISTAT, IDISE)",
        "Official index of socio-economic hardship (ISTAT, IDISE)",
    ),
    short_title=LocalizedText("IDISE (ISTAT)", "IDISE (ISTAT)"),
    high_name=LocalizedText("Alto indice di disagio dell'ISTAT", "High hardship index of ISTAT"),
    low_name=LocalizedText("Basso indice di disagio dell'ISTAT", "Low hardship index of ISTAT"),
    meaning=LocalizedText(
        "L'indice dell'ISTAT sul disagio socio-economico di individui e famiglie: riassume nove "
        "indicatori, e la media della città è 100. È un indice ufficiale, fatto dall'ISTAT e non "
        "da questo atlante.",
        "ISTAT's index of the socio-economic hardship of individuals and households: it sums up "
        "nine indicators, and the city's mean is 100. It is an official index, made by ISTAT and "
        "not by this atlas.",
    ),
    why_it_matters=LocalizedText(
        "È la misura ufficiale per gli stessi 88 quartieri: mette accanto alle altre una lettura "
        "indipendente. Un valore più alto è letto come più disagio.",
        "It is the official measure for the same 88 neighbourhoods: it sets an independent "
        "reading beside the others. A higher value is read as more hardship.",
    ),
    value_phrase=LocalizedText(
        "l'indice ufficiale di disagio (IDISE) era pari a {value}",
        "the official index of hardship (IDISE) was {value}",
    ),
    unit=Unit.INDEX,
    polarity=Polarity.HIGHER_IS_WORSE,
    topic=Topic.CONTEXT,
    concept=Concept.EXCLUSION,
    datasets=("idise",),
    inputs=("idise", "residents"),
    years=(2021,),
    interval=Interval.NOT_ESTIMATED,
    base=RESIDENTS,
    formula=LocalizedText(
        "valore pubblicato dall'ISTAT (indice AMPI di nove indicatori, media della città = 100)",
        "value published by ISTAT (AMPI index of nine indicators, city mean = 100)",
    ),
    reference=LocalizedText(
        "ISTAT, Indice di Disagio socio-economico di individui e famiglie a livello sub-comunale "
        "(IDISE) - Anno 2021, statistiche sperimentali, 10 dicembre 2025",
        "ISTAT, Indice di Disagio socio-economico di individui e famiglie a livello sub-comunale "
        "(IDISE) - Anno 2021, experimental statistics, 10 December 2025",
    ),
    limitations=LocalizedText(
        "Il file è stato portato da chi usa l'atlante e la lettura non è mai stata provata sul "
        "file vero: conviene confrontare qualche quartiere con il file. L'indice confronta i "
        "quartieri di una sola città e non si sottrae da altri indici. Riguarda chi vive in "
        "famiglia. L'ISTAT non ne dà qui un margine di errore.",
        "The file was brought by whoever uses the atlas, and its reading was never tried on the "
        "real file: compare a few neighbourhoods with the file. The index compares the "
        "neighbourhoods of one city and is not subtracted from other indices. It is about people "
        "living in households. ISTAT gives no margin of error here.",
    ),
    valid_from="2026-11-28",
    written_on="2026-11-28",
    checked_on="2026-11-28",
    checks=(Verification.WORKED_EXAMPLE,),
    next_review="2027-05-28",
    compute=compute,
)
"""ISTAT's IDISE 2021, once somebody has loaded it."""
