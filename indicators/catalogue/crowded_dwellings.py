"""Occupied dwellings with five or more residents (2011), a proxy of crowding."""

import pandas as pd

from base.text import LocalizedText
from indicators.families import PictureIndicator
from indicators.measure import Measure, share
from indicators.spec import Concept, Polarity, Topic, Verification


def compute(dwellings: pd.DataFrame) -> Measure:
    """100 x dwellings with 5 or more residents / occupied dwellings (2011)."""
    return share(dwellings["dwellings_5_plus_residents"], of=dwellings["occupied_dwellings"])


INDICATOR = PictureIndicator(
    key="crowded_dwellings",
    title=LocalizedText(
        "Abitazioni con cinque o più residenti", "Dwellings with five or more residents"
    ),
    short_title=LocalizedText("Case con 5+ residenti", "Homes with 5+ residents"),
    high_name=LocalizedText(
        "Molte abitazioni con cinque o più residenti", "Many dwellings with five or more residents"
    ),
    low_name=LocalizedText(
        "Poche abitazioni con cinque o più residenti", "Few dwellings with five or more residents"
    ),
    meaning=LocalizedText(
        "Su 100 abitazioni occupate, in quante nel 2011 vivevano cinque o più residenti.",
        "Out of 100 occupied dwellings, in how many five or more residents lived in 2011.",
    ),
    why_it_matters=LocalizedText(
        "Dove si vive in molti può mancare lo spazio per studiare, riposare, stare da soli. "
        "Una stanza comune vicino a casa vale di più. Un valore più alto è letto come più "
        "rischio di affollamento. È un segno indiretto, perché la grandezza delle case non è "
        "nota.",
        "Where many live together there may be no space to study, rest or be alone: a shared room "
        "close to home is worth more. A higher value is read as more risk of crowding: an "
        "indirect sign, because the size of the homes is not known.",
    ),
    value_phrase=LocalizedText(
        "la quota di abitazioni con cinque o più residenti era pari a {value}",
        "the share of dwellings with five or more residents was {value}",
    ),
    polarity=Polarity.HIGHER_IS_WORSE,
    topic=Topic.HOUSING,
    concept=Concept.EXCLUSION,
    datasets=("dwellings_2011",),
    inputs=("dwellings_5_plus_residents", "occupied_dwellings"),
    years=(2011,),
    base=LocalizedText("abitazioni occupate", "occupied dwellings"),
    formula=LocalizedText(
        "100 × abitazioni con cinque o più residenti / abitazioni occupate, censimento 2011",
        "100 × dwellings with five or more residents / occupied dwellings, 2011 census",
    ),
    reference=LocalizedText(
        "Comune di Milano, DS1457 (censimento 2011, abitazioni per NIL); non è l'affollamento "
        "dell'IVSM di ISTAT, che chiede anche la superficie; Wilson (1927), J. Am. Stat. Assoc. "
        "22:209-212",
        "Comune di Milano, DS1457 (2011 census, dwellings by NIL); not the crowding of ISTAT's "
        "IVSM, which also needs the floor area; Wilson (1927), J. Am. Stat. Assoc. 22:209-212",
    ),
    limitations=LocalizedText(
        "Non misura l'affollamento: metri quadrati e stanze non sono noti, e cinque persone in "
        "una casa grande stanno larghe: il Duomo ha uno dei cinque valori più alti. Mancano 27 "
        "quartieri su 88, fra cui San Siro, Quarto Oggiaro e Gallaratese: le loro righe non si "
        "possono ricavare con certezza dalle copie pubbliche. Vuoto non vuol dire basso. È la "
        "fotografia del 2011 e conta chi risiede: chi abita senza risiedere non c'è.",
        "It does not measure crowding: floor areas and rooms are not known, and five people in a "
        "large home have room: the Duomo has one of the five highest values. 27 of the 88 "
        "neighbourhoods are missing, San Siro, Quarto Oggiaro and Gallaratese among them: their "
        "rows cannot be recovered with certainty from the public copies. Empty does not mean low. "
        "It is the picture of 2011, and counts residents: people who live there without being "
        "resident are not in it.",
    ),
    checks=(
        Verification.WORKED_EXAMPLE,
        Verification.SUMS,
        Verification.KNOWN_PLACES,
        Verification.SECOND_LIBRARY,
    ),
    compute=compute,
)
