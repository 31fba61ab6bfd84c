"""Urban green in July 2024, an index without a declared unit."""

import pandas as pd

from base.text import LocalizedText
from indicators.families import EnvironmentIndicator
from indicators.measure import Measure, published
from indicators.spec import Polarity


def compute(environment: pd.DataFrame) -> Measure:
    """Mean of the source's index over the cells of the area, as published (July 2024).

    Area 0 is the whole city. Base: the residents.
    """
    return published(environment["green_index"], base=environment["residents"])


INDICATOR = EnvironmentIndicator(
    key="green_index",
    title=LocalizedText("Indice di verde urbano", "Urban green index"),
    short_title=LocalizedText("Indice di verde", "Green index"),
    high_name=LocalizedText("Molto verde urbano", "Much urban green"),
    low_name=LocalizedText("Poco verde urbano", "Little urban green"),
    meaning=LocalizedText(
        "Quanto verde c'è nel quartiere, secondo un indice della fonte. L'unità non è "
        "dichiarata. Vale solo per confrontare i quartieri fra loro.",
        "How green the neighbourhood is by an index of the source, without a declared unit: it "
        "only serves to compare neighbourhoods with each other.",
    ),
    why_it_matters=LocalizedText(
        "Il verde rinfresca e invita a uscire e a incontrarsi. Un valore più basso è letto come "
        "peggiore.",
        "Green cools and invites people to go out and meet. A lower value is read as worse.",
    ),
    value_phrase=LocalizedText(
        "l'indice di verde urbano era pari a {value}", "the urban green index was {value}"
    ),
    decimals=1,
    polarity=Polarity.LOWER_IS_WORSE,
    inputs=("green_index", "residents"),
    reference=LocalizedText(
        "Comune di Milano, DS2813 (indice del verde urbano per NIL, luglio 2024, SPOTTED); DS205 "
        "(residenti)",
        "Comune di Milano, DS2813 (urban green index by NIL, July 2024, SPOTTED); DS205 "
        "(residents)",
    ),
    limitations=LocalizedText(
        "La fonte non dice l'unità né come l'indice è fatto: non è una percentuale di verde né m² "
        "per abitante. Sembra contare soprattutto gli alberi, perché i parchi agricoli, fatti di "
        "campi, hanno valori medi. Conta il verde che si vede dall'alto, anche privato o chiuso: "
        "non dice se ci si può entrare, né se è curato. Misura il luogo, non chi ci vive: a "
        "Milano è più basso dove il reddito è più alto, come in centro.",
        "The source states neither the unit nor how the index is made: it is not a percentage of "
        "green nor m² per resident. It seems to count trees above all, since the agricultural "
        "parks, made of fields, have middling values. It counts green seen from above, private or "
        "closed too: it does not say whether one may enter, nor whether it is cared for. It "
        "measures the place, not who lives there: in Milan it is lower where income is higher, as "
        "in the centre.",
    ),
    compute=compute,
)
