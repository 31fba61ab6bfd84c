"""Shops of up to 250 square metres for each 10,000 residents."""

from __future__ import annotations

import pandas as pd

from base.text import LocalizedText
from indicators.catalogue import NIL
from indicators.measure import Measure, per_ten_thousand
from indicators.spec import (
    Concept,
    Indicator,
    Interval,
    ObservationStatus,
    Polarity,
    Topic,
    Unit,
    Verification,
)


def compute(shops: pd.DataFrame) -> Measure:
    """10,000 x neighbourhood shops in the area (December 2023) / residents (31 December 2023)."""
    return per_ten_thousand(shops["neighbourhood_shops"], residents=shops["residents"])


INDICATOR = Indicator(
    key="neighbourhood_shops",
    title=LocalizedText(
        it="Negozi di vicinato",
        en="Neighbourhood shops",
    ),
    short_title=LocalizedText(
        it="Negozi ogni 10.000",
        en="Shops per 10,000",
    ),
    high_name=LocalizedText(
        it="Molti negozi di vicinato",
        en="Many neighbourhood shops",
    ),
    low_name=LocalizedText(
        it="Pochi negozi di vicinato",
        en="Few neighbourhood shops",
    ),
    meaning=LocalizedText(
        it=(
            "Quanti negozi fino a 250 m², di qualunque genere, ci sono nel quartiere ogni 10.000 "
            "residenti."
        ),
        en=(
            "How many shops of up to 250 m², of any kind, there are in the neighbourhood for each "
            "10,000 residents."
        ),
    ),
    why_it_matters=LocalizedText(
        it=(
            "I negozi sotto casa sono anche luoghi di incontro e di presidio della strada. Ma dove "
            "sono tantissimi sono spesso quelli del centro, fatti per chi viene da fuori: nessuno "
            "dei due estremi è letto come peggiore."
        ),
        en=(
            "Shops close to home are also places to meet and keep an eye on the street. But where "
            "there are a great many they are often those of the centre, made for people from "
            "elsewhere: neither end is read as worse."
        ),
    ),
    value_phrase=LocalizedText(
        it="il numero di negozi di vicinato rispetto ai residenti era pari a {value}",
        en="the number of neighbourhood shops relative to residents was {value}",
    ),
    unit=Unit.PER_TEN_THOUSAND,
    decimals=0,
    polarity=Polarity.NEITHER,
    topic=Topic.ACCESS,
    concept=Concept.CONTEXT,
    datasets=("shops",),
    inputs=("neighbourhood_shops", "residents"),
    support=NIL,
    status=ObservationStatus.OBSERVED,
    years=(2023,),
    comparable=False,
    breaks=(),
    interval=Interval.NOT_ESTIMATED,
    base=LocalizedText(
        it="residenti",
        en="residents",
    ),
    formula=LocalizedText(
        it=(
            "10.000 × esercizi di vicinato nel quartiere (dicembre 2023) / residenti al 31 "
            "dicembre 2023"
        ),
        en=(
            "10,000 × neighbourhood shops in the area (December 2023) / residents on 31 December "
            "2023"
        ),
    ),
    reference=LocalizedText(
        it=(
            "Comune di Milano, elenco degli esercizi di vicinato di dicembre 2023; DS205 "
            "(residenti); limite di superficie come nel D.Lgs. 31 marzo 1998, n. 114, art. "
            "4"
        ),
        en=(
            "Comune di Milano, list of neighbourhood shops (esercizi di vicinato) of "
            "December 2023; DS205 (residents); size limit as in D.Lgs. 31 March 1998, n. "
            "114, art. 4"
        ),
    ),
    limitations=LocalizedText(
        it=(
            "Mette insieme panettieri, gioiellerie e telefonia: non dice se si trova da mangiare "
            "vicino a casa. Supermercati, mercati, bar e ristoranti non sono contati. L'1,5 % dei "
            "negozi dell'elenco non è stato collocato in un quartiere, e qualcuno del centro può "
            "esservi finito in mancanza di un indirizzo preciso: per questo non c'è un intervallo. "
            "In centro i clienti non sono i residenti."
        ),
        en=(
            "It puts together bakers, jewellers and phone shops: it does not say whether food can "
            "be found close to home. Supermarkets, markets, bars and restaurants are not counted. "
            "1.5% of the shops of the list were not placed in a neighbourhood, and some of the "
            "centre may have ended up there for want of a precise address: that is why there is no "
            "interval. In the centre the customers are not the residents."
        ),
    ),
    method_version="1.0",
    valid_from="2026-11-23",
    written_on="2026-11-23",
    checked_on="2026-11-23",
    checks=(Verification.WORKED_EXAMPLE, Verification.SUMS),
    next_review="2027-11-23",
    compute=compute,
)
