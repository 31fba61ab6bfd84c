"""The atlas's own snapshot of deprivation as a layer of the map, worked out once."""

from dataclasses import replace
from pathlib import Path

import data
from atlas import repository
from atlas.index.wording import cards_of
from atlas.repository import index_places, index_results
from atlas.repository.memo import kept
from data.catalogue.card import Dataset, read_card
from data.catalogue.licence import share_alike
from indicators.catalogue import REGISTER_YEARS
from indicators.engine.classes import limits_of_year
from indicators.engine.table import CITY, city_series, indicator_table
from indicators.index import layer as composite
from indicators.index.layer import LAYER


@kept()
def layer() -> repository.IndicatorData:
    """The atlas's own snapshot of deprivation as a layer of the map."""
    rows, frames = index_places.need_by_area(), repository.panel().frames
    people = repository.residents().xs(REGISTER_YEARS[-1], level="year")
    people = people[people.index != CITY]
    year = LAYER.latest_year
    frames = {**frames, LAYER.key: composite.layer_frame(rows, people, year)}
    gaps = composite.layer_gaps(rows, people, year)
    table = indicator_table(LAYER, frames, areas=repository.areas(), missing=gaps)
    table = composite.with_drawn_ranks(table, rows)
    breaks = limits_of_year(table, year)
    return repository.IndicatorData.of(
        LAYER, table, city_series(LAYER, frames, gaps), breaks, frames
    )


@kept()
def layer_card() -> Dataset:
    """The papers of the index, of which no table is shipped: a licence that claims its inputs is
    its own."""
    card = read_card(Path(data.__file__).parent / "computed" / "deprivation_index.yml")
    whole = share_alike(cards_of(index_results.OURS[index_results.FIRST]))
    return card if whole is None else replace(card, licence=whole)
