"""Households whose head has foreign citizenship (2021): context, not deprivation."""

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


def compute(types: pd.DataFrame) -> Measure:
    """100 x (households - households with an Italian head) / households (2021)."""
    return share(types["households"] - types["head_italy"], of=types["households"])


INDICATOR = Indicator(
    key="foreign_headed_households",
    title=LocalizedText(
        it="Famiglie con persona di riferimento straniera",
        en="Households headed by a foreign citizen",
    ),
    short_title=LocalizedText(it="Riferimento straniero", en="Foreign head"),
    high_name=LocalizedText(
        it="Molte famiglie con persona di riferimento straniera",
        en="Many households headed by a foreign citizen",
    ),
    low_name=LocalizedText(
        it="Poche famiglie con persona di riferimento straniera",
        en="Few households headed by a foreign citizen",
    ),
    meaning=LocalizedText(
        it=(
            "Su 100 famiglie, in quante la persona di riferimento ha una cittadinanza diversa da "
            "quella italiana."
        ),
        en="Out of 100 households, in how many the head does not have Italian citizenship.",
    ),
    why_it_matters=LocalizedText(
        it=(
            "Bandi, bollette e avvisi arrivano alla famiglia: serve a chi decide in quali lingue "
            "scriverli e dove aiutare con i moduli. Avere un'altra cittadinanza non è uno "
            "svantaggio: nessuno dei due estremi è letto come peggiore e il dato non entra in "
            "alcun indice di esclusione dell'atlante."
        ),
        en=(
            "Calls, bills and notices reach the household: it serves those who decide in which "
            "languages to write them and where to help with forms. Having another citizenship is "
            "not a disadvantage: neither end is read as worse, and the figure enters no index of "
            "exclusion of the atlas."
        ),
    ),
    value_phrase=LocalizedText(
        it="la quota di famiglie con persona di riferimento straniera era pari a {value}",
        en="the share of households headed by a foreign citizen was {value}",
    ),
    unit=Unit.PERCENT,
    decimals=1,
    polarity=Polarity.NEITHER,
    topic=Topic.CONTEXT,
    concept=Concept.CONTEXT,
    datasets=("household_types_2021",),
    inputs=("head_italy", "households"),
    support=NIL,
    status=ObservationStatus.OBSERVED,
    years=(2021,),
    comparable=False,
    breaks=(),
    interval=Interval.WILSON,
    base=LocalizedText(it="famiglie", en="households"),
    formula=LocalizedText(
        it="100 × (famiglie − famiglie con persona di riferimento italiana) / famiglie",
        en="100 × (households − households with an Italian head) / households",
    ),
    reference=LocalizedText(
        it=(
            "Comune di Milano, DS1440 (2021); cittadinanza lasciata fuori dalla "
            "deprivazione come nell'IVSM e nell'IDISE di ISTAT; Wilson (1927), J. Am. Stat."
            " Assoc. 22:209-212"
        ),
        en=(
            "Comune di Milano, DS1440 (2021); citizenship left out of deprivation as in "
            "ISTAT's IVSM and IDISE; Wilson (1927), J. Am. Stat. Assoc. 22:209-212"
        ),
    ),
    limitations=LocalizedText(
        it=(
            "C'è solo il 2021. La famiglia prende la cittadinanza di una sola persona: chi vive "
            "con lei può averne un'altra. Una famiglia numerosa conta come una persona sola. La "
            "cittadinanza non è l'origine, la lingua o il reddito. Le famiglie sono quelle di "
            "DS1440, meno di quelle registrate in anagrafe. Nei quartieri segue quasi sempre la "
            "quota di residenti stranieri: i due dati non sono due prove separate."
        ),
        en=(
            "Only 2021 is there. The household takes the citizenship of one person: those who live "
            "with that person may have another. A large household counts as much as one person "
            "alone. Citizenship is not origin, language or income. The households are those of "
            "DS1440, fewer than those in the register. Across neighbourhoods it nearly always "
            "follows the share of foreign residents: the two are not separate pieces of evidence."
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
