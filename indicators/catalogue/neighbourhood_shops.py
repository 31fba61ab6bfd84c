"""Shops of up to 250 square metres for each 10,000 residents."""

import pandas as pd

from base.text import LocalizedText
from indicators.families import PlacesIndicator
from indicators.measure import Measure, per_ten_thousand
from indicators.spec import Concept, Interval, Polarity, Topic


def compute(shops: pd.DataFrame) -> Measure:
    """10,000 x neighbourhood shops in the area (December 2023) / residents (31 December 2023)."""
    return per_ten_thousand(shops["neighbourhood_shops"], residents=shops["residents"])


INDICATOR = PlacesIndicator(
    key="neighbourhood_shops",
    title=LocalizedText("Negozi di vicinato", "Neighbourhood shops"),
    short_title=LocalizedText("Negozi ogni 10.000", "Shops per 10,000"),
    high_name=LocalizedText("Molti negozi di vicinato", "Many neighbourhood shops"),
    low_name=LocalizedText("Pochi negozi di vicinato", "Few neighbourhood shops"),
    meaning=LocalizedText(
        "Quanti negozi fino a 250 m², di ogni genere, ci sono nel quartiere. Si contano ogni "
        "10.000 residenti.",
        "How many shops of up to 250 m², of any kind, there are in the neighbourhood for each "
        "10,000 residents.",
    ),
    why_it_matters=LocalizedText(
        "I negozi sotto casa sono anche luoghi di incontro e di presidio della strada. Ma "
        "dove sono tantissimi sono spesso quelli del centro, fatti per chi viene da fuori. "
        "Nessuno dei due estremi è letto come peggiore.",
        "Shops close to home are also places to meet and keep an eye on the street. But where "
        "there are a great many they are often those of the centre, made for people from "
        "elsewhere: neither end is read as worse.",
    ),
    value_phrase=LocalizedText(
        "il numero di negozi di vicinato rispetto ai residenti era pari a {value}",
        "the number of neighbourhood shops relative to residents was {value}",
    ),
    decimals=0,
    polarity=Polarity.NEITHER,
    topic=Topic.ACCESS,
    concept=Concept.CONTEXT,
    datasets=("shops",),
    inputs=("neighbourhood_shops", "residents"),
    years=(2023,),
    interval=Interval.NOT_ESTIMATED,
    formula=LocalizedText(
        "10.000 × esercizi di vicinato nel quartiere (dicembre 2023) / residenti al 31 dicembre "
        "2023",
        "10,000 × neighbourhood shops in the area (December 2023) / residents on 31 December 2023",
    ),
    reference=LocalizedText(
        "Comune di Milano, elenco degli esercizi di vicinato di dicembre 2023; DS205 (residenti); "
        "limite di superficie come nel D.Lgs. 31 marzo 1998, n. 114, art. 4",
        "Comune di Milano, list of neighbourhood shops (esercizi di vicinato) of December 2023; "
        "DS205 (residents); size limit as in D.Lgs. 31 March 1998, n. 114, art. 4",
    ),
    limitations=LocalizedText(
        "Mette insieme panettieri, gioiellerie e telefonia: non dice se si trova da mangiare "
        "vicino a casa. Supermercati, mercati, bar e ristoranti non sono contati. L'1,5 % dei "
        "negozi dell'elenco non è stato collocato in un quartiere, e qualcuno del centro può "
        "esservi finito in mancanza di un indirizzo preciso: per questo non c'è un intervallo. In "
        "centro i clienti non sono i residenti.",
        "It puts together bakers, jewellers and phone shops: it does not say whether food can be "
        "found close to home. Supermarkets, markets, bars and restaurants are not counted. 1.5% "
        "of the shops of the list were not placed in a neighbourhood, and some of the centre may "
        "have ended up there for want of a precise address: that is why there is no interval. In "
        "the centre the customers are not the residents.",
    ),
    compute=compute,
)
