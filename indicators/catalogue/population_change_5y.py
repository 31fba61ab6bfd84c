"""Change of the resident population over five years."""

import pandas as pd

from base.text import LocalizedText
from indicators.families import RegisterIndicator
from indicators.measure import Measure, change_over
from indicators.spec import Break, Concept, Interval, Polarity, Topic, Verification

SPAN_YEARS = 5


def compute(register: pd.DataFrame) -> Measure:
    """100 x (residents - residents five years earlier) / residents five years earlier.

    Missing where the same area has no row five years earlier. Base: the earlier residents.
    """
    return change_over(register["residents"], span=SPAN_YEARS)


BREAKS = (
    Break(
        2017,
        LocalizedText(
            "Fino al 2016 i cinque anni contengono tutta la revisione dell'anagrafe (2012-2014); "
            "dal 2017 ne esce il 2012.",
            "Up to 2016 the five years hold the whole revision of the register (2012-2014); from "
            "2017 the year 2012 is out.",
        ),
    ),
    Break(
        2018,
        LocalizedText(
            "Dal 2018 esce dai cinque anni anche il 2013, secondo anno della revisione.",
            "From 2018 the year 2013, second of the revision, is out of the five years too.",
        ),
    ),
    Break(
        2019,
        LocalizedText(
            "Dal 2019 i cinque anni cominciano dopo la revisione dell'anagrafe: da qui i valori "
            "si confrontano fra loro.",
            "From 2019 the five years begin after the revision of the register: from here on "
            "values compare with one another.",
        ),
    ),
)

INDICATOR = RegisterIndicator(
    key="population_change_5y",
    title=LocalizedText(
        "Variazione dei residenti in cinque anni", "Change of residents over five years"
    ),
    short_title=LocalizedText("Residenti in 5 anni", "Residents over 5 years"),
    high_name=LocalizedText(
        "Residenti in aumento in cinque anni", "Residents growing over five years"
    ),
    low_name=LocalizedText(
        "Residenti in calo in cinque anni", "Residents shrinking over five years"
    ),
    meaning=LocalizedText(
        "Di quanto sono cambiati i residenti in cinque anni, in percentuale.",
        "By how much residents changed compared with five years before, in percent.",
    ),
    why_it_matters=LocalizedText(
        "Un quartiere che cresce in fretta e uno che si svuota chiedono servizi diversi. Si "
        "cresce per case nuove o per bisogno, si cala per scelta o per costo: nessuno dei due "
        "estremi è letto come peggiore.",
        "A neighbourhood that grows fast and one that empties ask for different services. Places "
        "grow because of new homes or of need, and shrink by choice or because of costs: neither "
        "end is read as worse.",
    ),
    value_phrase=LocalizedText(
        "la variazione dei residenti rispetto a cinque anni prima era pari a {value}",
        "the change of residents compared with five years before was {value}",
    ),
    polarity=Polarity.NEITHER,
    topic=Topic.CONTEXT,
    concept=Concept.CONTEXT,
    inputs=("residents",),
    years=tuple(range(2016, 2025)),
    breaks=BREAKS,
    interval=Interval.COMPLETE_COUNT,
    base=LocalizedText("residenti cinque anni prima", "residents five years before"),
    formula=LocalizedText(
        "100 × (residenti − residenti di cinque anni prima) / residenti di cinque anni prima",
        "100 × (residents − residents five years before) / residents five years before",
    ),
    reference=LocalizedText(
        "Comune di Milano, DS205; revisione dell'anagrafe dopo un censimento: D.P.R. 30 maggio "
        "1989, n. 223, art. 46",
        "Comune di Milano, DS205; revision of the register after a census: D.P.R. 30 May 1989, n. "
        "223, art. 46",
    ),
    limitations=LocalizedText(
        "Non dice perché si cresce o si cala. I valori dal 2016 al 2018 contengono la revisione "
        "dell'anagrafe del 2012-2014: in parte misurano correzioni, non persone arrivate o "
        "partite. Anche molte registrazioni allo stesso istituto possono fare un salto. Dove gli "
        "abitanti erano pochi bastano poche case nuove per una percentuale enorme. Anni vicini "
        "condividono quattro dei loro cinque anni: non sono prove separate.",
        "It does not say why a place grows or shrinks. Values from 2016 to 2018 contain the "
        "revision of the register in 2012-2014: they partly measure corrections, not people who "
        "came or left. Many registrations at one institution can make a jump too. Where "
        "inhabitants were few, a few new homes make a huge percentage. Values of neighbouring "
        "years share four of their five years: they are not separate pieces of evidence.",
    ),
    checks=(Verification.WORKED_EXAMPLE, Verification.PUBLISHED_FIGURES, Verification.SUMS),
    compute=compute,
    overlapping_windows=True,
)
