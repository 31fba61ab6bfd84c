"""Households whose head has foreign citizenship (2021): context, not deprivation."""

import pandas as pd

from base.text import LocalizedText
from indicators.families import PictureIndicator
from indicators.measure import Measure, share
from indicators.spec import Concept, Polarity, Topic


def compute(types: pd.DataFrame) -> Measure:
    """100 x (households - households with an Italian head) / households (2021)."""
    return share(types["households"] - types["head_italy"], of=types["households"])


INDICATOR = PictureIndicator(
    key="foreign_headed_households",
    title=LocalizedText(
        "Famiglie con persona di riferimento straniera", "Households headed by a foreign citizen"
    ),
    short_title=LocalizedText("Riferimento straniero", "Foreign head"),
    high_name=LocalizedText(
        "Molte famiglie con persona di riferimento straniera",
        "Many households headed by a foreign citizen",
    ),
    low_name=LocalizedText(
        "Poche famiglie con persona di riferimento straniera",
        "Few households headed by a foreign citizen",
    ),
    meaning=LocalizedText(
        "Si contano le famiglie in cui la persona di riferimento non ha la cittadinanza italiana. "
        "Quante sono su 100?",
        "Out of 100 households, in how many the head does not have Italian citizenship.",
    ),
    why_it_matters=LocalizedText(
        "Bandi, bollette e avvisi arrivano alla famiglia. Serve a chi decide in quali lingue "
        "scriverli e dove aiutare con i moduli. Avere un'altra cittadinanza non è uno "
        "svantaggio. Nessuno dei due estremi è letto come peggiore e il dato non entra in "
        "alcun indice di esclusione dell'atlante.",
        "Calls, bills and notices reach the household: it serves those who decide in which "
        "languages to write them and where to help with forms. Having another citizenship is not "
        "a disadvantage: neither end is read as worse, and the figure enters no index of "
        "exclusion of the atlas.",
    ),
    value_phrase=LocalizedText(
        "la quota di famiglie con persona di riferimento straniera era pari a {value}",
        "the share of households headed by a foreign citizen was {value}",
    ),
    polarity=Polarity.NEITHER,
    topic=Topic.CONTEXT,
    concept=Concept.CONTEXT,
    datasets=("household_types_2021",),
    inputs=("head_italy", "households"),
    years=(2021,),
    base=LocalizedText("famiglie", "households"),
    formula=LocalizedText(
        "100 × (famiglie − famiglie con persona di riferimento italiana) / famiglie",
        "100 × (households − households with an Italian head) / households",
    ),
    reference=LocalizedText(
        "Comune di Milano, DS1440 (2021); cittadinanza lasciata fuori dalla deprivazione come "
        "nell'IVSM e nell'IDISE di ISTAT; Wilson (1927), J. Am. Stat. Assoc. 22:209-212",
        "Comune di Milano, DS1440 (2021); citizenship left out of deprivation as in ISTAT's IVSM "
        "and IDISE; Wilson (1927), J. Am. Stat. Assoc. 22:209-212",
    ),
    limitations=LocalizedText(
        "C'è solo il 2021. La famiglia prende la cittadinanza di una sola persona: chi vive con "
        "lei può averne un'altra. Una famiglia numerosa conta come una persona sola. La "
        "cittadinanza non è l'origine, la lingua o il reddito. Le famiglie sono quelle di DS1440, "
        "meno di quelle registrate in anagrafe. Nei quartieri segue quasi sempre la quota di "
        "residenti stranieri: i due dati non sono due prove separate.",
        "Only 2021 is there. The household takes the citizenship of one person: those who live "
        "with that person may have another. A large household counts as much as one person alone. "
        "Citizenship is not origin, language or income. The households are those of DS1440, fewer "
        "than those in the register. Across neighbourhoods it nearly always follows the share of "
        "foreign residents: the two are not separate pieces of evidence.",
    ),
    compute=compute,
)
