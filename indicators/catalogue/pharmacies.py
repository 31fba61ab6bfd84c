"""Pharmacies for each 10,000 residents."""

import pandas as pd

from base.text import LocalizedText
from indicators.families import PlacesIndicator
from indicators.measure import Measure, per_ten_thousand
from indicators.spec import Concept, Polarity, Topic


def compute(health: pd.DataFrame) -> Measure:
    """10,000 x pharmacies in the area (as read in January 2026) / residents (31 December 2024)."""
    return per_ten_thousand(health["pharmacies"], residents=health["residents"])


INDICATOR = PlacesIndicator(
    key="pharmacies",
    title=LocalizedText("Farmacie", "Pharmacies"),
    short_title=LocalizedText("Farmacie ogni 10.000", "Pharmacies per 10,000"),
    high_name=LocalizedText(
        "Molte farmacie rispetto ai residenti", "Many pharmacies relative to residents"
    ),
    low_name=LocalizedText(
        "Poche farmacie rispetto ai residenti", "Few pharmacies relative to residents"
    ),
    meaning=LocalizedText(
        "Quante farmacie ci sono nel quartiere ogni 10.000 residenti.",
        "How many pharmacies there are in the neighbourhood for each 10,000 residents.",
    ),
    why_it_matters=LocalizedText(
        "La farmacia è un presidio di salute aperto a tutti, senza appuntamento: per chi si muove "
        "poco averne una vicina conta. Un valore più basso è letto come un accesso meno facile.",
        "A pharmacy is a place of care open to all, with no appointment: for those who move "
        "little it matters to have one close by. A lower value is read as less easy access.",
    ),
    value_phrase=LocalizedText(
        "il numero di farmacie rispetto ai residenti era pari a {value}",
        "the number of pharmacies relative to residents was {value}",
    ),
    polarity=Polarity.LOWER_IS_WORSE,
    topic=Topic.ACCESS,
    concept=Concept.EXCLUSION,
    datasets=("health_services",),
    inputs=("pharmacies", "residents"),
    years=(2026,),
    formula=LocalizedText(
        "10.000 × farmacie nel quartiere (elenco letto a gennaio 2026) / residenti al 31 dicembre "
        "2024",
        "10,000 × pharmacies in the neighbourhood (list read in January 2026) / residents on 31 "
        "December 2024",
    ),
    reference=LocalizedText(
        "Comune di Milano, DS501 (farmacie) e DS205 (residenti)",
        "Comune di Milano, DS501 (pharmacies) and DS205 (residents)",
    ),
    limitations=LocalizedText(
        "Le farmacie sono poche (422 in città): una in più o in meno sposta molto il valore di un "
        "quartiere piccolo. Chi abita vicino al confine usa quella del quartiere accanto, e zero "
        "nel quartiere non vuol dire lontana. In centro servono soprattutto chi ci lavora o "
        "passa. La data dell'elenco non è scritta nella copia; i residenti sono quelli del 2024, "
        "ultimo anno dell'anagrafe. Non dice orari né turni.",
        "Pharmacies are few (422 in the city): one more or less moves the value of a small "
        "neighbourhood a lot. People living near a border use the one next door, and none in the "
        "neighbourhood does not mean far away. In the centre they mostly serve those who work "
        "there or pass by. The date of the list is not written in the copy; residents are those "
        "of 2024, the register's last year. It says nothing of hours or shifts.",
    ),
    compute=compute,
)
