"""Residents with foreign citizenship, as a share of all residents: context, not deprivation."""

import pandas as pd

from base.text import LocalizedText
from indicators.catalogue import REGISTER_REVISION
from indicators.families import RegisterIndicator
from indicators.measure import Measure, share
from indicators.spec import Concept, Polarity, Topic


def compute(register: pd.DataFrame) -> Measure:
    """100 x residents with foreign citizenship / residents (31 December)."""
    return share(register["foreign_residents"], of=register["residents"])


INDICATOR = RegisterIndicator(
    key="foreign_residents",
    title=LocalizedText(
        "Residenti con cittadinanza straniera", "Residents with foreign citizenship"
    ),
    short_title=LocalizedText("Cittadinanza straniera", "Foreign citizenship"),
    high_name=LocalizedText(
        "Molti residenti con cittadinanza straniera", "Many residents with foreign citizenship"
    ),
    low_name=LocalizedText(
        "Pochi residenti con cittadinanza straniera", "Few residents with foreign citizenship"
    ),
    meaning=LocalizedText(
        "Quanti residenti su 100 hanno una cittadinanza non italiana.",
        "Out of 100 residents, how many do not have Italian citizenship.",
    ),
    why_it_matters=LocalizedText(
        "Serve a chi prepara servizi in più lingue o aiuta con i documenti. Avere un'altra "
        "cittadinanza non è uno svantaggio. Nessuno dei due estremi è letto come peggiore e "
        "il dato non entra in alcun indice di esclusione dell'atlante.",
        "It serves those who plan services in several languages or help with documents. Having "
        "another citizenship is not a disadvantage: neither end is read as worse, and the figure "
        "enters no index of exclusion of the atlas.",
    ),
    value_phrase=LocalizedText(
        "la quota di residenti con cittadinanza straniera era pari a {value}",
        "the share of residents with foreign citizenship was {value}",
    ),
    polarity=Polarity.NEITHER,
    topic=Topic.CONTEXT,
    concept=Concept.CONTEXT,
    inputs=("foreign_residents", "residents"),
    breaks=REGISTER_REVISION,
    base=LocalizedText("residenti", "residents"),
    formula=LocalizedText(
        "100 × residenti con cittadinanza straniera / residenti",
        "100 × residents with foreign citizenship / residents",
    ),
    reference=LocalizedText(
        "Comune di Milano, DS205; cittadinanza lasciata fuori dalla deprivazione come nell'IVSM e "
        "nell'IDISE di ISTAT; Wilson (1927), J. Am. Stat. Assoc. 22:209-212",
        "Comune di Milano, DS205; citizenship left out of deprivation as in ISTAT's IVSM and "
        "IDISE; Wilson (1927), J. Am. Stat. Assoc. 22:209-212",
    ),
    limitations=LocalizedText(
        "La cittadinanza non è l'origine, la lingua o il reddito: vi stanno insieme persone molto "
        "diverse, chi è appena arrivato e chi è nato qui, chi è in difficoltà e chi no. Chi "
        "diventa italiano esce dal conto, chi non è iscritto in anagrafe non vi entra. Nei "
        "quartieri con molte registrazioni presso istituti il valore segue quelle. La revisione "
        "dell'anagrafe del 2012-2014 lo ha fatto salire e poi scendere.",
        "Citizenship is not origin, language or income: it puts very different people together, "
        "those just arrived and those born here, those in difficulty and those not. People who "
        "become Italian leave the count; people not in the register never enter it. Where many "
        "are registered at institutions the value follows them. The revision of the register in "
        "2012-2014 made it rise and then fall.",
    ),
    compute=compute,
)
