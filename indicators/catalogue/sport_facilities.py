"""Places with a sport facility for each 10,000 residents."""

import pandas as pd

from base.text import LocalizedText
from indicators.families import PlacesIndicator
from indicators.measure import Measure, per_ten_thousand
from indicators.spec import Concept, Polarity, Topic


def compute(sport: pd.DataFrame) -> Measure:
    """10,000 x places with at least one sport facility / residents (31 December), 2020."""
    return per_ten_thousand(sport["sport_sites"], residents=sport["residents"])


INDICATOR = PlacesIndicator(
    key="sport_facilities",
    title=LocalizedText("Luoghi per lo sport", "Places for sport"),
    short_title=LocalizedText("Luoghi per lo sport", "Places for sport"),
    high_name=LocalizedText("Molti luoghi per lo sport", "Many places for sport"),
    low_name=LocalizedText("Pochi luoghi per lo sport", "Few places for sport"),
    meaning=LocalizedText(
        "Quanti luoghi con almeno un impianto sportivo c'erano nel quartiere nel 2020. Si "
        "contano ogni 10.000 residenti.",
        "How many places with at least one sport facility there were in the neighbourhood, in "
        "2020, for each 10,000 residents.",
    ),
    why_it_matters=LocalizedText(
        "Lo sport è salute e incontro, soprattutto per i ragazzi. Gli impianti però stanno "
        "dove c'era spazio e servono anche altri quartieri. Nessuno dei due estremi è letto "
        "come peggiore.",
        "Sport is health and company, for the young above all. But facilities stand where there "
        "was room and serve other neighbourhoods too: neither end is read as worse.",
    ),
    value_phrase=LocalizedText(
        "il numero di luoghi per lo sport rispetto ai residenti era pari a {value}",
        "the number of places for sport relative to residents was {value}",
    ),
    polarity=Polarity.NEITHER,
    topic=Topic.ACCESS,
    concept=Concept.CONTEXT,
    datasets=("sport_facilities",),
    inputs=("sport_sites", "residents"),
    years=(2020,),
    formula=LocalizedText(
        "10.000 × luoghi diversi con almeno un impianto sportivo nel quartiere (giugno 2020) / "
        "residenti al 31 dicembre 2020",
        "10,000 × different places with at least one sport facility in the neighbourhood (June "
        "2020) / residents on 31 December 2020",
    ),
    reference=LocalizedText(
        "Comune di Milano, DS629 (impianti sportivi, 11 giugno 2020), DS964 (confini) e DS205 "
        "(residenti)",
        "Comune di Milano, DS629 (sport facilities, 11 June 2020), DS964 (boundaries) and DS205 "
        "(residents)",
    ),
    limitations=LocalizedText(
        "Un campo e un grande centro contano entrambi uno. Cinque voci su 407 cadono in un "
        "quartiere diverso da quello scritto nella fonte: qui vale il punto. L'elenco non dice "
        "con che criterio un impianto privato vi entri, quanto costa entrare, se era aperto. I "
        "luoghi sono pochi (128): uno in più sposta molto il valore di un quartiere piccolo, e "
        "quello appena oltre il confine non conta.",
        "A pitch and a large centre both count as one. Five of 407 entries lie in another "
        "neighbourhood than the one written in the source: here the point holds. The list does "
        "not say by what rule a private facility enters it, what entry costs, whether it was "
        "open. Places are few (128): one more moves the value of a small neighbourhood a lot, and "
        "one just across the border does not count.",
    ),
    compute=compute,
)
