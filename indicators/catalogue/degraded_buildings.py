"""Buildings and sites listed as degraded or abandoned, for each 10,000 residents."""

import pandas as pd

from base.text import LocalizedText
from indicators.families import PlacesIndicator
from indicators.measure import Measure, per_ten_thousand
from indicators.spec import Concept, Interval, Polarity, Topic


def compute(degraded: pd.DataFrame) -> Measure:
    """10,000 x entries of the list inside the area / residents (31 December 2024)."""
    return per_ten_thousand(degraded["degraded_buildings"], residents=degraded["residents"])


INDICATOR = PlacesIndicator(
    key="degraded_buildings",
    title=LocalizedText("Edifici degradati o abbandonati", "Degraded or abandoned buildings"),
    short_title=LocalizedText("Edifici degradati", "Degraded buildings"),
    high_name=LocalizedText(
        "Molti edifici degradati o abbandonati", "Many degraded or abandoned buildings"
    ),
    low_name=LocalizedText(
        "Pochi edifici degradati o abbandonati", "Few degraded or abandoned buildings"
    ),
    meaning=LocalizedText(
        "Il Comune ha un elenco di edifici e aree degradati o abbandonati. Qui si dice quanti"
        " ne ha il quartiere ogni 10.000 residenti.",
        "How many buildings or sites of the neighbourhood are on the Comune's list of degraded or "
        "abandoned ones, for each 10,000 residents.",
    ),
    why_it_matters=LocalizedText(
        "Un edificio abbandonato toglie sicurezza e valore a ciò che ha attorno, e a volte "
        "diventa un rifugio di fortuna. Un valore più alto è letto come peggiore.",
        "An abandoned building takes safety and value away from what is around it, and sometimes "
        "becomes a makeshift shelter. A higher value is read as worse.",
    ),
    value_phrase=LocalizedText(
        "il numero di edifici degradati in elenco rispetto ai residenti era pari a {value}",
        "the number of listed degraded buildings relative to residents was {value}",
    ),
    polarity=Polarity.HIGHER_IS_WORSE,
    topic=Topic.ENVIRONMENT,
    concept=Concept.EXCLUSION,
    datasets=("degraded_buildings",),
    inputs=("degraded_buildings", "residents"),
    years=(2024,),
    interval=Interval.NOT_ESTIMATED,
    formula=LocalizedText(
        "10.000 × voci dell'elenco dentro il quartiere / residenti al 31 dicembre 2024",
        "10,000 × entries of the list inside the neighbourhood / residents on 31 December 2024",
    ),
    reference=LocalizedText(
        "Comune di Milano, elenco degli edifici degradati o abbandonati, contati per NIL in "
        "MuhammadAbbasi/Milano-Urban-Analytics (commit 5982f4bb); DS205 (residenti)",
        "Comune di Milano, list of degraded or abandoned buildings, counted by NIL in "
        "MuhammadAbbasi/Milano-Urban-Analytics (commit 5982f4bb); DS205 (residents)",
    ),
    limitations=LocalizedText(
        "L'elenco non è a disposizione: il conteggio viene da una terza mano, senza data (il 2024 "
        "è una nostra ipotesi), e non si sa se sia completo; una voce a cavallo di un confine può "
        "non essere contata. Le voci sono poche (178): una in più sposta molto il valore, perciò "
        "non c'è un intervallo. Possono essere fabbriche, uffici o aree, non case, e le case "
        "popolari vuote non ci sono. Rapportarle ai residenti alza i quartieri di fabbriche "
        "dismesse, dove abitano in pochi. Misura il luogo, non chi ci vive.",
        "The list is not available: the count comes through a third hand, without a date (2024 is "
        "our assumption), and it is not known whether it is complete; an entry across a border "
        "may not be counted. Entries are few (178): one more moves the value a lot, so there is "
        "no interval. They may be factories, offices or sites, not homes, and empty public "
        "housing is not in it. Relating them to residents raises neighbourhoods of closed "
        "factories, where few people live. It measures the place, not who lives there.",
    ),
    compute=compute,
)
