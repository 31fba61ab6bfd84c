"""Risk of a heat wave in July 2024, an index without a declared unit."""

import pandas as pd

from base.text import LocalizedText
from indicators.families import EnvironmentIndicator
from indicators.measure import Measure, published
from indicators.spec import Polarity


def compute(environment: pd.DataFrame) -> Measure:
    """Mean of the source's index over the cells of the area, as published (July 2024).

    Area 0 is the whole city. Base: the residents.
    """
    return published(environment["heat_risk"], base=environment["residents"])


INDICATOR = EnvironmentIndicator(
    key="heat_risk",
    title=LocalizedText("Rischio di ondata di calore", "Heat-wave risk"),
    short_title=LocalizedText("Rischio di caldo", "Heat-wave risk"),
    high_name=LocalizedText("Alto rischio di ondata di calore", "High heat-wave risk"),
    low_name=LocalizedText("Basso rischio di ondata di calore", "Low heat-wave risk"),
    meaning=LocalizedText(
        "Quanto è alto il rischio di ondata di calore, secondo un indice della fonte. L'unità"
        " non è dichiarata. Vale solo per confrontare i quartieri fra loro.",
        "How high the risk of a heat wave is by an index of the source, without a declared unit: "
        "it only serves to compare neighbourhoods with each other.",
    ),
    why_it_matters=LocalizedText(
        "Dove molte persone vivono fitte e il caldo è forte, un'ondata di calore chiede più "
        "aiuto. Un valore più alto è letto come peggiore.",
        "Where many people live close together and heat is strong, a heat wave calls for more "
        "help: a higher value is read as worse.",
    ),
    value_phrase=LocalizedText(
        "l'indice di rischio di ondata di calore era pari a {value}",
        "the index of heat-wave risk was {value}",
    ),
    polarity=Polarity.HIGHER_IS_WORSE,
    inputs=("heat_risk", "residents"),
    reference=LocalizedText(
        "Comune di Milano, DS2812 (rischio di ondate di calore per NIL, luglio 2024, SPOTTED); "
        "DS205 (residenti)",
        "Comune di Milano, DS2812 (urban heat-wave risk by NIL, July 2024, SPOTTED); DS205 "
        "(residents)",
    ),
    limitations=LocalizedText(
        "La fonte non dice l'unità né come l'indice è fatto. In pratica segue la densità degli "
        "abitanti (correlazione per ranghi 0,98 sugli 88 quartieri): dice dove c'è molta gente, "
        "più che dove fa più caldo o dove le persone sono più fragili. Per il caldo in sé c'è "
        "l'esposizione al calore. È un solo mese di una sola estate, e non va sommato alla "
        "densità in un indice.",
        "The source states neither the unit nor how the index is made. In practice it follows the "
        "density of residents (rank correlation 0.98 over the 88 neighbourhoods): it says where "
        "many people are, rather than where it is hotter or where people are frailer. For heat "
        "itself there is the exposure to heat. It is one month of one summer, and should not be "
        "added to density in an index.",
    ),
    compute=compute,
)
