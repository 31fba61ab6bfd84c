"""Residents per registered household."""

import pandas as pd

from base.text import LocalizedText
from indicators.catalogue import REGISTER_REVISION
from indicators.families import RegisterIndicator
from indicators.measure import Measure, ratio
from indicators.spec import Concept, Interval, Polarity, Topic, Unit, Verification


def compute(register: pd.DataFrame) -> Measure:
    """Residents / registered households (31 December). Base: the households."""
    return ratio(register["residents"], to=register["households"])


INDICATOR = RegisterIndicator(
    key="household_size",
    title=LocalizedText("Persone per famiglia", "People per household"),
    short_title=LocalizedText("Persone per famiglia", "People per household"),
    high_name=LocalizedText("Famiglie numerose", "Large households"),
    low_name=LocalizedText("Famiglie piccole", "Small households"),
    meaning=LocalizedText(
        "Quante persone ci sono in media per ogni famiglia registrata in anagrafe.",
        "How many people there are, on average, for each registered household.",
    ),
    why_it_matters=LocalizedText(
        "Aiuta a leggere gli altri indicatori. Famiglie grandi e famiglie piccole hanno "
        "bisogni diversi, di spazio, di spesa, di compagnia. Nessuno dei due estremi è letto "
        "come peggiore.",
        "It helps to read the other indicators: large and small households have different needs, "
        "of space, of money, of company. Neither end is read as worse.",
    ),
    value_phrase=LocalizedText(
        "la dimensione media delle famiglie era pari a {value}",
        "the average size of a household was {value}",
    ),
    unit=Unit.PERSONS_PER_HOUSEHOLD,
    decimals=2,
    polarity=Polarity.NEITHER,
    topic=Topic.CONTEXT,
    concept=Concept.CONTEXT,
    inputs=("residents", "households"),
    breaks=REGISTER_REVISION,
    interval=Interval.COMPLETE_COUNT,
    base=LocalizedText("famiglie registrate in anagrafe", "registered households"),
    formula=LocalizedText(
        "residenti / famiglie registrate in anagrafe", "residents / registered households"
    ),
    reference=LocalizedText(
        "Comune di Milano, DS205; famiglia e convivenza anagrafica come nel D.P.R. 30 maggio "
        "1989, n. 223, artt. 4 e 5",
        "Comune di Milano, DS205; household and institutional household as in D.P.R. 30 May 1989, "
        "n. 223, arts. 4 and 5",
    ),
    limitations=LocalizedText(
        "I residenti comprendono chi è registrato presso istituti: in alcuni quartieri risultano "
        "quasi uno per famiglia e il valore si avvicina a 1, senza che ciò descriva le case. La "
        "famiglia dell'anagrafe non è sempre chi abita davvero insieme. Una media non dice quante "
        "famiglie sono molto grandi né se la casa è troppo stretta.",
        "Residents include people registered at institutions: in some neighbourhoods they appear "
        "as almost one per household and the value comes close to 1, which does not describe the "
        "homes. The register's household is not always the people who really live together. A "
        "mean does not say how many households are very large, nor whether the home is too small.",
    ),
    checks=(Verification.WORKED_EXAMPLE, Verification.PUBLISHED_FIGURES, Verification.SUMS),
    compute=compute,
)
