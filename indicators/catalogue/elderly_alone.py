"""Over-80s who live alone, as a share of the residents aged 80 and over."""

import pandas as pd

from base.text import LocalizedText
from indicators.families import RegisterIndicator
from indicators.measure import Measure, share
from indicators.spec import Concept, Polarity, Topic, Verification


def compute(register: pd.DataFrame) -> Measure:
    """100 x residents aged 80+ in one-person households / residents aged 80+ (31 December)."""
    return share(register["aged_80_plus_alone"], of=register["aged_80_plus"])


INDICATOR = RegisterIndicator(
    key="elderly_alone",
    title=LocalizedText("Ultraottantenni che vivono soli", "People aged 80 and over living alone"),
    short_title=LocalizedText("80+ soli", "80+ alone"),
    high_name=LocalizedText(
        "Molti ultraottantenni che vivono soli", "Many people aged 80 and over living alone"
    ),
    low_name=LocalizedText(
        "Pochi ultraottantenni che vivono soli", "Few people aged 80 and over living alone"
    ),
    meaning=LocalizedText(
        "Su 100 residenti di 80 anni e più, quanti risultano soli nel proprio foglio di famiglia.",
        "Out of 100 residents aged 80 and over, how many are registered as living alone.",
    ),
    why_it_matters=LocalizedText(
        "Chi è molto anziano e vive solo ha più spesso bisogno di qualcuno vicino: una portineria "
        "sociale può servire prima di tutto a loro. Un valore più alto è letto come più bisogno "
        "di aiuto e di compagnia.",
        "A very old person who lives alone more often needs someone close by: a social porter's "
        "lodge can serve them first of all. A higher value is read as more need for help and "
        "company.",
    ),
    value_phrase=LocalizedText(
        "la quota di ultraottantenni che vivevano soli era pari a {value}",
        "the share of people aged 80 and over living alone was {value}",
    ),
    polarity=Polarity.HIGHER_IS_WORSE,
    topic=Topic.ISOLATION_CARE,
    concept=Concept.ISOLATION_CARE,
    inputs=("aged_80_plus_alone", "aged_80_plus"),
    breaks=(),
    base=LocalizedText("residenti di 80 anni e più", "residents aged 80 and over"),
    formula=LocalizedText(
        "100 × residenti di 80+ anni in famiglie di una persona / residenti di 80+ anni",
        "100 × residents aged 80+ in one-person households / residents aged 80+",
    ),
    reference=LocalizedText(
        "Comune di Milano, DS205; quota con intervallo score di Wilson (1927), J. Am. Stat. "
        "Assoc. 22:209-212",
        "Comune di Milano, DS205; share with Wilson (1927) score interval, J. Am. Stat. Assoc. "
        "22:209-212",
    ),
    limitations=LocalizedText(
        "L'anagrafe registra la convivenza, non l'aiuto: chi risulta solo può avere una badante o "
        "figli vicini, e chi vive in istituto non compare come solo. A Milano tende a essere più "
        "alto dove il reddito è più alto, come nel centro: parla di isolamento, non di povertà. "
        "La revisione dell'anagrafe del 2012-2014 non vi lascia un gradino visibile.",
        "The register records who shares a household, not who helps: a person registered alone "
        "may have a carer or children nearby, and people in care homes are not counted as alone. "
        "In Milan it tends to be higher where income is higher, as in the centre: it speaks of "
        "isolation, not of poverty. The revision of the register in 2012-2014 leaves no visible "
        "step in it.",
    ),
    checks=(Verification.WORKED_EXAMPLE, Verification.SUMS, Verification.SECOND_LIBRARY),
    compute=compute,
)
