"""Risk of a heat wave in July 2024, an index without a declared unit."""

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
    return published(environment["heat_risk"], base=environment["residents"])


INDICATOR = Indicator(
    key="heat_risk",
    title=LocalizedText(
        it="Rischio di ondata di calore",
        en="Heat-wave risk",
    ),
    short_title=LocalizedText(
        it="Rischio di caldo",
        en="Heat-wave risk",
    ),
    high_name=LocalizedText(
        it="Alto rischio di ondata di calore",
        en="High heat-wave risk",
    ),
    low_name=LocalizedText(
        it="Basso rischio di ondata di calore",
        en="Low heat-wave risk",
    ),
    meaning=LocalizedText(
        it=(
            "Quanto è alto il rischio di ondata di calore secondo un indice della fonte, senza "
            "unità dichiarata: vale solo per confrontare i quartieri fra loro."
        ),
        en=(
            "How high the risk of a heat wave is by an index of the source, without a declared "
            "unit: it only serves to compare neighbourhoods with each other."
        ),
    ),
    why_it_matters=LocalizedText(
        it=(
            "Dove molte persone vivono fitte e il caldo è forte, un'ondata di calore chiede più "
            "aiuto: un valore più alto è letto come peggiore."
        ),
        en=(
            "Where many people live close together and heat is strong, a heat wave calls for more "
            "help: a higher value is read as worse."
        ),
    ),
    value_phrase=LocalizedText(
        it="l'indice di rischio di ondata di calore era pari a {value}",
        en="the index of heat-wave risk was {value}",
    ),
    unit=Unit.INDEX,
    decimals=2,
    polarity=Polarity.HIGHER_IS_WORSE,
    topic=Topic.ENVIRONMENT,
    concept=Concept.EXCLUSION,
    datasets=("environment_2024",),
    inputs=("heat_risk", "residents"),
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
            "Comune di Milano, DS2812 (rischio di ondate di calore per NIL, luglio 2024, "
            "SPOTTED); DS205 (residenti)"
        ),
        en=(
            "Comune di Milano, DS2812 (urban heat-wave risk by NIL, July 2024, SPOTTED); "
            "DS205 (residents)"
        ),
    ),
    limitations=LocalizedText(
        it=(
            "La fonte non dice l'unità né come l'indice è fatto. In pratica segue la densità degli "
            "abitanti (correlazione per ranghi 0,98 sugli 88 quartieri): dice dove c'è molta "
            "gente, più che dove fa più caldo o dove le persone sono più fragili. Per il caldo in "
            "sé c'è l'esposizione al calore. È un solo mese di una sola estate, e non va sommato "
            "alla densità in un indice."
        ),
        en=(
            "The source states neither the unit nor how the index is made. In practice it follows "
            "the density of residents (rank correlation 0.98 over the 88 neighbourhoods): it says "
            "where many people are, rather than where it is hotter or where people are frailer. "
            "For heat itself there is the exposure to heat. It is one month of one summer, and "
            "should not be added to density in an index."
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
