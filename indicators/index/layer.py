"""The atlas's own snapshot of deprivation as a layer of the map: scores in, an indicator out.

It is no part of the registry, where every indicator is one fact: it sums up several, and its ranks
carry the range of the redraws, not that of an interval.
"""

import pandas as pd

from base.text import LocalizedText
from indicators.catalogue import REGISTER_YEARS
from indicators.engine.table import CITY
from indicators.families import RESIDENTS, PictureIndicator
from indicators.measure import Measure, published
from indicators.spec import (
    Concept,
    Interval,
    Missing,
    ObservationStatus,
    Polarity,
    Topic,
    Unit,
    Verification,
)

KEY = "deprivation_index"
ERRORS_REDRAWN = True
"""Whether the redraws that are told first take the error of the values in, beside the choices."""
CITY_SCORE = 100.0
"""The score of the whole city, by construction of AMPI: Ref maps to 100."""


def compute(frame: pd.DataFrame) -> Measure:
    """The score as it is, with registered residents as its base."""
    return published(frame["score"], base=frame["residents"], doubtful=frame["doubtful"])


def layer_frame(need: pd.DataFrame, residents: pd.Series, year: int) -> pd.DataFrame:
    """What :func:`compute` reads: ``score, residents, doubtful`` by (area_id, year), and the city.

    ``need`` is :func:`atlas.index.facts.need`, ``residents`` persons by area in ``year``.
    """
    ranked = need[["score", "doubtful"]].astype("float64").reindex(residents.index)
    frame = ranked.assign(residents=residents.astype("float64"))
    frame.loc[CITY] = [CITY_SCORE, 0.0, float(frame["residents"].sum())]
    frame.index = pd.MultiIndex.from_product(
        [frame.index.astype(int), [year]], names=["area_id", "year"]
    )
    return frame.sort_index()


def layer_gaps(need: pd.DataFrame, residents: pd.Series, year: int) -> pd.DataFrame:
    """Areas without a score, as a table of missing values gives them."""
    absent = residents.index.difference(need.index)
    return pd.DataFrame(
        {
            "dataset": KEY,
            "area_id": absent,
            "year": year,
            "column": "score",
            "reason": Missing.LOW_COVERAGE.value,
        }
    )


def with_drawn_ranks(table: pd.DataFrame, need: pd.DataFrame) -> pd.DataFrame:
    """An indicator's table with the ranks of the index and their 5-95 % of the redraws, and a
    column ``redrawn`` that says so.

    An area with few residents has the rank it would take among those that count.
    """
    ranks = need[["rank", "rank_low", "rank_high"]].astype("Int64").reindex(table["area_id"])
    columns = {str(name): ranks[name].array for name in ranks}
    own = table.drop(columns=["rank_alone_low", "rank_alone_high"])
    return own.assign(**columns, ranked_of=int(need["ranked_of"].iloc[0]), redrawn=True)


LAYER = PictureIndicator(
    key=KEY,
    title=LocalizedText("Fotografia del disagio", "Snapshot of deprivation"),
    short_title=LocalizedText("Indice di disagio", "Deprivation index"),
    high_name=LocalizedText("Molto disagio", "Much deprivation"),
    low_name=LocalizedText("Poco disagio", "Little deprivation"),
    meaning=LocalizedText(
        "L'indice dell'atlante. Unisce sei indicatori: redditi bassi, lavoro, istruzione, "
        "famiglie numerose, metropolitana, partenze. Di ciascuno prende l'ultimo anno. Il "
        "valore della città è 100. Più alto vuol dire più disagio.",
        "The atlas's own index: it sums up six indicators (low incomes, work, education, large "
        "households, metro, departures), each in its latest year. The city's value is 100; higher "
        "means more deprivation.",
    ),
    why_it_matters=LocalizedText(
        "Mette insieme più segni di esclusione. Dice anche quanto il risultato dipende dalle "
        "scelte.",
        "It brings several signs of exclusion together and says how far choices decide it.",
    ),
    value_phrase=LocalizedText(
        "l'indice di disagio dell'atlante era pari a {value}",
        "the atlas's deprivation index was {value}",
    ),
    unit=Unit.INDEX,
    polarity=Polarity.HIGHER_IS_WORSE,
    topic=Topic.CONTEXT,
    concept=Concept.EXCLUSION,
    datasets=(KEY,),
    inputs=("score", "residents", "doubtful"),
    status=ObservationStatus.ESTIMATED,
    years=(REGISTER_YEARS[-1],),
    interval=Interval.NOT_ESTIMATED,
    base=RESIDENTS,
    formula=LocalizedText(
        "AMPI con penalità aggiunta: M + S²/M dei sei indicatori normalizzati, pesi uguali",
        "AMPI with the penalty added: M + S²/M of the six normalised indicators, equal weights",
    ),
    reference=LocalizedText(
        "docs/deprivation-index.md; Mazziotta e Pareto 2016, Social Indicators Research 127:983",
        "docs/deprivation-index.md; Mazziotta and Pareto 2016, Social Indicators Research 127:983",
    ),
    limitations=LocalizedText(
        "Unisce anni diversi (redditi, istruzione e famiglie 2021, lavoro 2011, metropolitana "
        "2020, partenze 2024): nessuna variazione nel tempo. I posti sono dei quartieri con "
        "almeno 1.200 residenti; il loro intervallo è il 5–95 % dei ricalcoli che cambiano le "
        "scelte, e i valori entro il loro errore. Istruzione e famiglie sono stime dalle sezioni "
        "elettorali: dove la stima è debole il quartiere è a righe e di nulla si è certi. Non è "
        "l'IVSM né l'IDISE dell'ISTAT. La pagina Indice apre ogni punteggio.",
        "It joins different years (incomes, education and households 2021; work 2011; metro 2020; "
        "departures 2024): no change over time. Ranks are of the neighbourhoods with at least "
        "1,200 residents; their range is the 5-95 % of the redraws that vary the choices, and the "
        "values within their error. Education and households are estimates from electoral "
        "precincts: where the estimate is weak the neighbourhood is hatched and nothing is "
        "certain. It is neither the IVSM nor the IDISE of ISTAT. The page Index opens every score.",
    ),
    method_version="2.0",
    valid_from="2026-11-30",
    written_on="2026-11-28",
    checked_on="2026-11-30",
    checks=(Verification.WORKED_EXAMPLE, Verification.PUBLISHED_METHOD),
    next_review="2027-05-30",
    compute=compute,
)
"""The index as an indicator. Its method version is that of the design."""
