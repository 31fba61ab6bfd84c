"""Exposure to heat in July 2024, an index without a declared unit."""

from __future__ import annotations

import pandas as pd

from base.text import LocalizedText
from indicators.catalogue import NIL
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


def compute(environment: pd.DataFrame) -> Measure:
    """Mean of the source's index over the cells of the area, as published (July 2024).

    Area 0 is the whole city. Base: the residents.
    """
    return published(environment["heat_exposure"], base=environment["residents"])


INDICATOR = Indicator(
    key="heat_exposure",
    title=LocalizedText(
        it="Esposizione al calore",
        en="Exposure to heat",
    ),
    short_title=LocalizedText(
        it="Esposizione al calore",
        en="Exposure to heat",
    ),
    high_name=LocalizedText(
        it="Alta esposizione al calore",
        en="High exposure to heat",
    ),
    low_name=LocalizedText(
        it="Bassa esposizione al calore",
        en="Low exposure to heat",
    ),
    meaning=LocalizedText(
        it=(
            "Quanto è caldo il quartiere in estate secondo un indice della fonte, senza unità "
            "dichiarata: vale solo per confrontare i quartieri fra loro."
        ),
        en=(
            "How hot the neighbourhood is in summer by an index of the source, without a declared "
            "unit: it only serves to compare neighbourhoods with each other."
        ),
    ),
    why_it_matters=LocalizedText(
        it=(
            "Il caldo pesa di più su chi è anziano, malato o vive in una casa che non si "
            "raffresca. Un valore più alto è letto come peggiore."
        ),
        en=(
            "Heat weighs more on those who are old, ill or live in a home that cannot be cooled. A "
            "higher value is read as worse."
        ),
    ),
    value_phrase=LocalizedText(
        it="l'indice di esposizione al calore era pari a {value}",
        en="the index of exposure to heat was {value}",
    ),
    unit=Unit.INDEX,
    decimals=2,
    polarity=Polarity.HIGHER_IS_WORSE,
    topic=Topic.ENVIRONMENT,
    concept=Concept.EXCLUSION,
    datasets=("environment_2024",),
    inputs=("heat_exposure", "residents"),
    support=NIL,
    status=ObservationStatus.ESTIMATED,
    years=(2024,),
    comparable=False,
    breaks=(),
    interval=Interval.NOT_ESTIMATED,
    base=LocalizedText(
        it="residenti",
        en="residents",
    ),
    formula=LocalizedText(
        it="media dell'indice della fonte sulle celle del quartiere (luglio 2024)",
        en="mean of the source's index over the cells of the neighbourhood (July 2024)",
    ),
    reference=LocalizedText(
        it=(
            "Comune di Milano, DS2811 (esposizione al caldo per NIL, luglio 2024, SPOTTED);"
            " DS205 (residenti)"
        ),
        en=(
            "Comune di Milano, DS2811 (urban heat exposure by NIL, July 2024, SPOTTED); "
            "DS205 (residents)"
        ),
    ),
    limitations=LocalizedText(
        it=(
            "La fonte non dice l'unità né come l'indice è fatto: non sono gradi, e il doppio non "
            "vuol dire doppio caldo. Che un valore più alto sia più caldo è una nostra lettura: è "
            "alto in centro e basso nei parchi agricoli. È un solo mese di una sola estate. Misura "
            "il luogo, non chi ci vive: a Milano è più alto dove il reddito è più alto, come in "
            "centro, e non dice chi ha un condizionatore."
        ),
        en=(
            "The source states neither the unit nor how the index is made: it is not degrees, and "
            "twice the value is not twice the heat. That a higher value is hotter is our reading: "
            "it is high in the centre and low in the agricultural parks. It is one month of one "
            "summer. It measures the place, not who lives there: in Milan it is higher where "
            "income is higher, as in the centre, and it does not say who has air conditioning."
        ),
    ),
    method_version="1.0",
    valid_from="2026-11-23",
    written_on="2026-11-23",
    checked_on="2026-11-23",
    checks=(Verification.WORKED_EXAMPLE, Verification.SUMS, Verification.KNOWN_PLACES),
    next_review="2027-05-23",
    compute=compute,
)
