"""Change of the number of households over five years, within one definition."""

import pandas as pd

from base.text import LocalizedText
from indicators.families import RegisterIndicator
from indicators.measure import Measure, change_over
from indicators.spec import Break, Concept, Interval, Polarity, Topic, Verification

SPAN_YEARS = 5

ONE_DEFINITION = range(2007, 2022)
"""Years counted in one way; the count of 2025 is of another definition."""


def compute(households: pd.DataFrame) -> Measure:
    """100 x (households - households five years earlier) / households five years earlier.

    Missing where the same area has no row five years earlier, or either year is not of the one
    definition: 2025 is never set against 2020. Base: the earlier households.
    """
    return change_over(households["households"], span=SPAN_YEARS, within=ONE_DEFINITION)


BREAKS = (
    Break(
        2013,
        LocalizedText(
            "Nel 2013 le famiglie della città calano di circa 5.000, con la revisione "
            "dell'anagrafe dopo il censimento del 2011: dal 2013 i cinque anni la contengono.",
            "In 2013 the city's households fall by about 5,000, with the revision of the register "
            "after the 2011 census: from 2013 the five years contain it.",
        ),
    ),
    Break(
        2018,
        LocalizedText(
            "Dal 2018 il calo del 2013 è fuori dai cinque anni.",
            "From 2018 the fall of 2013 is out of the five years.",
        ),
    ),
    Break(
        2019,
        LocalizedText(
            "Dal 2019 i cinque anni cominciano dopo la revisione dell'anagrafe (2012-2014): da "
            "qui i valori si confrontano fra loro.",
            "From 2019 the five years begin after the revision of the register (2012-2014): from "
            "here on values compare with one another.",
        ),
    ),
)

INDICATOR = RegisterIndicator(
    key="household_change_5y",
    title=LocalizedText(
        "Variazione delle famiglie in cinque anni", "Change of households over five years"
    ),
    short_title=LocalizedText("Famiglie in 5 anni", "Households over 5 years"),
    high_name=LocalizedText(
        "Famiglie in aumento in cinque anni", "Households growing over five years"
    ),
    low_name=LocalizedText(
        "Famiglie in calo in cinque anni", "Households shrinking over five years"
    ),
    meaning=LocalizedText(
        "Di quanto sono cambiate le famiglie in cinque anni, in percentuale.",
        "By how much households changed compared with five years before, in percent.",
    ),
    why_it_matters=LocalizedText(
        "Case, citofoni e servizi a domicilio si contano per famiglia. Le famiglie possono "
        "crescere anche dove gli abitanti calano, perché diventano più piccole. Si cresce per"
        " case nuove o per separazioni, si cala per molte ragioni. Nessuno dei due estremi è "
        "letto come peggiore.",
        "Homes, doorbells and home services are counted by household: households may grow even "
        "where inhabitants fall, because they get smaller. They grow with new homes or with "
        "separations and fall for many reasons: neither end is read as worse.",
    ),
    value_phrase=LocalizedText(
        "la variazione delle famiglie rispetto a cinque anni prima era pari a {value}",
        "the change of households compared with five years before was {value}",
    ),
    polarity=Polarity.NEITHER,
    topic=Topic.HOUSEHOLDS,
    concept=Concept.CONTEXT,
    datasets=("households_by_year",),
    inputs=("households",),
    years=tuple(range(2012, 2022)),
    breaks=BREAKS,
    interval=Interval.COMPLETE_COUNT,
    base=LocalizedText("famiglie cinque anni prima", "households five years before"),
    formula=LocalizedText(
        "100 × (famiglie − famiglie di cinque anni prima) / famiglie di cinque anni prima",
        "100 × (households − households five years before) / households five years before",
    ),
    reference=LocalizedText(
        "Comune di Milano, DS1440 (2007-2021); revisione dell'anagrafe dopo un censimento: D.P.R. "
        "30 maggio 1989, n. 223, art. 46",
        "Comune di Milano, DS1440 (2007-2021); revision of the register after a census: D.P.R. 30 "
        "May 1989, n. 223, art. 46",
    ),
    limitations=LocalizedText(
        "Si ferma al 2021: il dato del 2025 è contato in un altro modo (il 10,5 % in più del "
        "2021) e non si mette accanto a questi. Non dice perché le famiglie crescono o calano. I "
        "valori dal 2012 al 2018 contengono, in tutto o in parte, la revisione dell'anagrafe del "
        "2012-2014. Dove le famiglie erano poche bastano poche case nuove per una percentuale "
        "enorme. Anni vicini condividono quattro dei loro cinque anni: non sono prove separate.",
        "It stops at 2021: the figure of 2025 is counted in another way (10.5% more than in 2021) "
        "and is not set beside these. It does not say why households grow or fall. Values from "
        "2012 to 2018 contain, wholly or partly, the revision of the register in 2012-2014. Where "
        "households were few, a few new homes make a huge percentage. Values of neighbouring "
        "years share four of their five years: they are not separate pieces of evidence.",
    ),
    checks=(Verification.WORKED_EXAMPLE, Verification.SUMS, Verification.SECOND_SOURCE),
    compute=compute,
    overlapping_windows=True,
)
