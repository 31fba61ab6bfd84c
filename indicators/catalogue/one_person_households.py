"""One-person households, as a share of the registered households."""

import pandas as pd

from base.text import LocalizedText
from indicators.catalogue import REGISTER_REVISION
from indicators.families import RegisterIndicator
from indicators.measure import Measure, share
from indicators.spec import Concept, Polarity, Topic, Verification


def compute(register: pd.DataFrame) -> Measure:
    """100 x one-person households / registered households (31 December)."""
    return share(register["one_person_households"], of=register["households"])


INDICATOR = RegisterIndicator(
    key="one_person_households",
    title=LocalizedText("Famiglie di una sola persona", "One-person households"),
    short_title=LocalizedText("Famiglie di 1 persona", "One-person households"),
    high_name=LocalizedText("Molte famiglie di una sola persona", "Many one-person households"),
    low_name=LocalizedText("Poche famiglie di una sola persona", "Few one-person households"),
    meaning=LocalizedText(
        "Su 100 famiglie in anagrafe, quante sono fatte da una persona sola.",
        "Out of 100 registered households, how many are made of one person.",
    ),
    why_it_matters=LocalizedText(
        "Chi abita solo non ha in casa qualcuno che aiuti in una malattia, in una spesa, in una "
        "giornata difficile. Un valore più alto è letto come più rischio di isolamento, non come "
        "povertà.",
        "Those who live alone have nobody at home to help in an illness, an expense, a hard day. "
        "A higher value is read as more risk of isolation, not as poverty.",
    ),
    value_phrase=LocalizedText(
        "la quota di famiglie formate da una sola persona era pari a {value}",
        "the share of households made of one person was {value}",
    ),
    polarity=Polarity.HIGHER_IS_WORSE,
    topic=Topic.ISOLATION_CARE,
    concept=Concept.ISOLATION_CARE,
    inputs=("one_person_households", "households"),
    breaks=REGISTER_REVISION,
    base=LocalizedText("famiglie registrate in anagrafe", "registered households"),
    formula=LocalizedText(
        "100 × famiglie di una persona / famiglie registrate in anagrafe",
        "100 × one-person households / registered households",
    ),
    reference=LocalizedText(
        "Comune di Milano, DS205; famiglia come nel D.P.R. 30 maggio 1989, n. 223, art. 4; Wilson "
        "(1927), J. Am. Stat. Assoc. 22:209-212",
        "Comune di Milano, DS205; household as in D.P.R. 30 May 1989, n. 223, art. 4; Wilson "
        "(1927), J. Am. Stat. Assoc. 22:209-212",
    ),
    limitations=LocalizedText(
        "Abitare soli non è essere soli: fra queste famiglie ci sono molti giovani e molte "
        "persone benestanti, e a Milano il valore tende a essere più alto dove il reddito è più "
        "alto. L'anagrafe può separare chi vive insieme: un'altra tabella del Comune (DS1440, "
        "2021) conta il 17 % in meno di famiglie di una persona; usiamo il registro perché c'è "
        "per ogni anno. Nei quartieri con molte registrazioni presso istituti il valore è "
        "falsato, per lo più verso il basso: vi risultano molte famiglie, ma poche di una persona.",
        "Living alone is not being lonely: many of these households are young or well-off, and in "
        "Milan the value tends to be higher where income is higher. The register may part people "
        "who live together: another table of the city (DS1440, 2021) counts 17% fewer one-person "
        "households; we use the register because it has every year. Where many people are "
        "registered at institutions the value is distorted, mostly downwards: many households are "
        "counted there, but few of one person.",
    ),
    checks=(Verification.WORKED_EXAMPLE, Verification.SECOND_SOURCE, Verification.SECOND_LIBRARY),
    compute=compute,
)
