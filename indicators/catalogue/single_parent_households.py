"""Single parents among the households with minor children (2021)."""

import pandas as pd

from base.text import LocalizedText
from indicators.families import PictureIndicator
from indicators.measure import Measure, share
from indicators.spec import Concept, Polarity, Topic


def compute(types: pd.DataFrame) -> Measure:
    """100 x one parent with minors / (one parent or couple, married or not) with minors (2021)."""
    alone = types["single_parent_minor_children"]
    couples = types["married_minor_children"] + types["cohabiting_minor_children"]
    return share(alone, of=alone + couples)


INDICATOR = PictureIndicator(
    key="single_parent_households",
    title=LocalizedText(
        "Famiglie con figli minorenni e un solo genitore",
        "Single parents among households with minor children",
    ),
    short_title=LocalizedText("Un solo genitore", "Single parents"),
    high_name=LocalizedText(
        "Molte famiglie con figli minorenni e un solo genitore",
        "Many single parents among households with minor children",
    ),
    low_name=LocalizedText(
        "Poche famiglie con figli minorenni e un solo genitore",
        "Few single parents among households with minor children",
    ),
    meaning=LocalizedText(
        "Su 100 famiglie con almeno un figlio minorenne, quante hanno in casa un solo genitore.",
        "Out of 100 households with a child under 18, how many have only one parent at home.",
    ),
    why_it_matters=LocalizedText(
        "Chi cresce i figli senza un altro adulto in casa ha meno tempo e spesso un solo "
        "reddito. Un doposcuola o una vicina su cui contare fanno la differenza. Un valore "
        "più alto è letto come più bisogno di aiuto nella cura, non come una mancanza di "
        "quelle famiglie.",
        "Someone who raises children with no other adult at home has less time and often one "
        "income only: an after-school club or a neighbour to count on makes a difference. A "
        "higher value is read as more need for help with care, not as a fault of those families.",
    ),
    value_phrase=LocalizedText(
        "la quota di famiglie con un solo genitore, fra quelle con minori, era pari a {value}",
        "the share of single parents among households with minor children was {value}",
    ),
    polarity=Polarity.HIGHER_IS_WORSE,
    topic=Topic.ISOLATION_CARE,
    concept=Concept.ISOLATION_CARE,
    datasets=("household_types_2021",),
    inputs=("single_parent_minor_children", "married_minor_children", "cohabiting_minor_children"),
    years=(2021,),
    base=LocalizedText("famiglie con figli minorenni", "households with minor children"),
    formula=LocalizedText(
        "100 × famiglie con un genitore e almeno un figlio minorenne / famiglie con almeno un "
        "figlio minorenne (un genitore, coppie sposate, coppie conviventi)",
        "100 × households of one parent with at least one minor child / households with at least "
        "one minor child (one parent, married couples, cohabiting couples)",
    ),
    reference=LocalizedText(
        "Comune di Milano, DS1440 (2021); sul modello della componente monogenitori dell'IVSM di "
        "ISTAT (Le misure della vulnerabilità, 2020), che divide per tutte le famiglie; Wilson "
        "(1927), J. Am. Stat. Assoc. 22:209-212",
        "Comune di Milano, DS1440 (2021); after the single-parent component of ISTAT's IVSM (Le "
        "misure della vulnerabilità, 2020), which divides by all households; Wilson (1927), J. "
        "Am. Stat. Assoc. 22:209-212",
    ),
    limitations=LocalizedText(
        "C'è solo il 2021. L'anagrafe conta chi è iscritto insieme: l'altro genitore può abitare "
        "lì senza esservi iscritto, o vivere altrove e occuparsi dei figli. Le famiglie di «altre "
        "tipologie», per esempio con i nonni, possono avere minori e qui non entrano. Il valore "
        "più alto è in centro (Brera): preso da solo non parla di povertà e non va sommato agli "
        "indicatori di privazione. Rispetto a tutte le famiglie la quota cittadina è del 4,4 %; è "
        "il divisore dell'IVSM dell'ISTAT, che però sceglie i genitori soli per la loro età e non "
        "per quella dei figli. Dove le famiglie con figli minorenni sono meno di 300 non c'è "
        "valore.",
        "Only 2021 is there. The register counts people registered together: the other parent may "
        "live there unregistered, or live elsewhere and care for the children. Households of "
        '"other type", with grandparents for instance, may have minors and are left out here. The '
        "highest value is in the centre (Brera): taken alone it does not speak of poverty and it "
        "is not to be added to indicators of deprivation. Over all households the city's share is "
        "4.4%; that is the divisor of ISTAT's IVSM, which however picks single parents by their "
        "own age and not by their children's. Where households with minor children are fewer than "
        "300 there is no value.",
    ),
    compute=compute,
)
