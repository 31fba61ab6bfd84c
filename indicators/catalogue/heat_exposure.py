"""Exposure to heat in July 2024, an index without a declared unit."""

import pandas as pd

from base.text import LocalizedText
from indicators.families import EnvironmentIndicator
from indicators.measure import Measure, published
from indicators.spec import Polarity


def compute(environment: pd.DataFrame) -> Measure:
    """Mean of the source's index over the cells of the area, as published (July 2024).

    Area 0 is the whole city. Base: the residents.
    """
    return published(environment["heat_exposure"], base=environment["residents"])


INDICATOR = EnvironmentIndicator(
    key="heat_exposure",
    title=LocalizedText("Esposizione al calore", "Exposure to heat"),
    short_title=LocalizedText("Esposizione al calore", "Exposure to heat"),
    high_name=LocalizedText("Alta esposizione al calore", "High exposure to heat"),
    low_name=LocalizedText("Bassa esposizione al calore", "Low exposure to heat"),
    meaning=LocalizedText(
        "Quanto è caldo il quartiere in estate, secondo un indice della fonte. L'unità non è "
        "dichiarata. Vale solo per confrontare i quartieri fra loro.",
        "How hot the neighbourhood is in summer by an index of the source, without a declared "
        "unit: it only serves to compare neighbourhoods with each other.",
    ),
    why_it_matters=LocalizedText(
        "Il caldo pesa di più su chi è anziano, malato o vive in una casa che non si raffresca. "
        "Un valore più alto è letto come peggiore.",
        "Heat weighs more on those who are old, ill or live in a home that cannot be cooled. A "
        "higher value is read as worse.",
    ),
    value_phrase=LocalizedText(
        "l'indice di esposizione al calore era pari a {value}",
        "the index of exposure to heat was {value}",
    ),
    polarity=Polarity.HIGHER_IS_WORSE,
    inputs=("heat_exposure", "residents"),
    reference=LocalizedText(
        "Comune di Milano, DS2811 (esposizione al caldo per NIL, luglio 2024, SPOTTED); DS205 "
        "(residenti)",
        "Comune di Milano, DS2811 (urban heat exposure by NIL, July 2024, SPOTTED); DS205 "
        "(residents)",
    ),
    limitations=LocalizedText(
        "La fonte non dice l'unità né come l'indice è fatto: non sono gradi, e il doppio non vuol "
        "dire doppio caldo. Che un valore più alto sia più caldo è una nostra lettura: è alto in "
        "centro e basso nei parchi agricoli. È un solo mese di una sola estate. Misura il luogo, "
        "non chi ci vive: a Milano è più alto dove il reddito è più alto, come in centro, e non "
        "dice chi ha un condizionatore.",
        "The source states neither the unit nor how the index is made: it is not degrees, and "
        "twice the value is not twice the heat. That a higher value is hotter is our reading: it "
        "is high in the centre and low in the agricultural parks. It is one month of one summer. "
        "It measures the place, not who lives there: in Milan it is higher where income is "
        "higher, as in the centre, and it does not say who has air conditioning.",
    ),
    compute=compute,
)
