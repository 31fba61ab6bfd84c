"""Cached results of the index, keyed by the design as it stands in the address.

Those of the atlas's own designs are kept for everybody, a reader's for that reader's visit.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd

import data
from atlas import repository
from atlas.index import facts as index_facts
from atlas.index.design_edits import signed
from atlas.index.facts import AreaIndex, Unranked
from atlas.index.scales import Observed
from atlas.index.versions import in_fifth, without_error
from atlas.index.wording import cards_of
from atlas.neighbourhood.profile import IndexRank
from atlas.repository import IndicatorData
from atlas.repository.memo import kept
from atlas.wording import numbers, text
from atlas.wording.map_sentences import AREAS
from data.catalogue.card import Dataset, read_card
from data.catalogue.licence import share_alike
from data.catalogue.read import read_table
from indicators.catalogue import REGISTER_YEARS
from indicators.engine.classes import POOLED, Scheme
from indicators.engine.reliability import Reliability
from indicators.engine.table import CITY, city_series, indicator_table
from indicators.index import layer as composite
from indicators.index.atlas import Inputs, annual, snapshot, table_for
from indicators.index.design.design_file import design_of_link
from indicators.index.design.model import IndexDesign
from indicators.index.design.presets import FRAGILITY, PRESETS
from indicators.index.layer import ERRORS_REDRAWN, LAYER
from indicators.index.official import class_limits
from indicators.index.scoring.scores import Scores, score
from indicators.index.uncertainty.diagnostics import Diagnostics, diagnosed
from indicators.index.uncertainty.rank_ranges import Uncertainty, single_choices, uncertainty

FIRST, BEFORE, YEARLY = "deprivation_2", "deprivation_1", "fragility"
"""The snapshot that every page tells, the version before it, the annual profile."""
OURS: Mapping[str, IndexDesign] = {
    FIRST: PRESETS[FIRST],
    YEARLY: FRAGILITY,
    **PRESETS,
}
EDUCATION, CHECKED = "low_education_2021", "low_education"
"""The estimated education that enters the index, and what it was checked on where it is known."""
LONGEST = 6000
FEW = 1200
"""Below so many residents a value rests on few people: the upper limit of the reliability rule."""


@kept()
def inputs(yearly: bool) -> Inputs:
    """The atlas's table for a snapshot or for the annual profile."""
    return annual(repository.panel()) if yearly else snapshot(repository.panel())


def design_named(name: str) -> IndexDesign:
    """A preset by its key, else the reader's design in the link. Raises ``DesignError``."""
    if name in OURS:
        return OURS[name]
    return signed(design_of_link(name[:LONGEST]))


def last_year(design: IndexDesign) -> int | None:
    """The latest year of the annual profile; ``None`` for a snapshot."""
    return REGISTER_YEARS[-1] if design.year else None


def _of_reader(name: str, *_: object) -> bool:
    return name not in OURS


@kept(brought=_of_reader)
def scored(name: str) -> Scores:
    """Scores of a design. Raises ``IndexProblemError`` with what is wrong."""
    design = design_named(name)
    return score(design, table_for(design, inputs(bool(design.year)).table))


@kept(brought=_of_reader)
def unsure(name: str, year: int | None, with_errors: bool) -> Uncertainty:
    """Ranks redrawn over the choices, and over chance and transfer if asked."""
    return uncertainty(scored(name), year=year, with_errors=with_errors)


@kept(brought=_of_reader)
def choices_of(name: str, year: int | None) -> pd.DataFrame:
    """What one other choice alone would do to each area."""
    return single_choices(scored(name), year=year)


@kept(brought=_of_reader)
def facts(name: str, year: int | None, with_errors: bool) -> Mapping[int, AreaIndex]:
    """Facts of every ranked area, worst first."""
    return index_facts.index_facts(
        scored(name), unsure(name, year, with_errors), choices_of(name, year), year=year
    )


def leading() -> Mapping[int, AreaIndex]:
    """The facts every page, sheet and story tells of the atlas's own snapshot of deprivation: those
    ``/indice`` opens on, redrawn over the choices and the error of the values."""
    return facts(FIRST, None, ERRORS_REDRAWN)


@kept(brought=_of_reader)
def checks(name: str) -> Diagnostics:
    """Correlations, components, alpha and effective weights."""
    return diagnosed(scored(name))


@kept(brought=_of_reader)
def unranked(name: str, year: int | None) -> Mapping[int, Unranked]:
    """Every area without a rank, and why."""
    scores = scored(name)
    return index_facts.unranked(scores, inputs(bool(scores.design.year)).reasons, year=year)


@kept(brought=_of_reader)
def change(name: str, since: int, until: int) -> pd.Series:
    """Change of the index by area. Raises ``NotComparableError`` with the reason."""
    return scored(name).change(since, until)


@kept()
def observed(yearly: bool) -> Mapping[str, Observed]:
    """Least and greatest reliable value of every indicator, and the city's latest."""
    known = inputs(yearly)
    table = known.table
    ends = {}
    for key in known.city:
        values = table.columns[key][table.reliable[key] & table.in_base]
        values = values[np.isfinite(values)]
        if len(values) and known.city[key]:
            city = known.city[key][max(known.city[key])]
            ends[key] = Observed(float(values.min()), float(values.max()), city)
    return ends


@kept()
def few_residents(year: int) -> frozenset[int]:
    """Areas with fewer residents than the reliability rule asks for, at the end of a year."""
    people = repository.residents().xs(year, level="year")
    return frozenset(int(str(area)) for area in people.index[people < FEW])


def place_of(area: int, language: str) -> IndexRank | None:
    """What a page or sheet of one area says of the atlas's own snapshot of deprivation: nothing
    where residents are too few for a rank."""
    index = index_of(area)
    if index is None or not index.reliable:
        return None
    few = numbers.number(FEW, language=language)
    words = text(language)
    weak = words("sentence.doubtful") if index.doubtful else ""
    note = words("profile.index_note", word=index.word(language), few=few, of=index.ranked_of)
    return IndexRank(
        rank=index.rank, low=index.low, high=index.high, of=index.ranked_of, note=f"{note}{weak}"
    )


def index_of(area: int) -> AreaIndex | None:
    """An area's place in the atlas's own snapshot of deprivation; ``None`` if it has no rank."""
    return leading().get(area)


@kept()
def need_by_area() -> pd.DataFrame:
    """The atlas's snapshot of deprivation as a measure of need: see
    :func:`atlas.index.facts.need`."""
    return index_facts.need(leading())


@kept()
def census_errors() -> Mapping[int, tuple[float, int]]:
    """By doubtful area of the worst fifth, how far its estimated education was off where the truth
    is known (2011, points), and the rank it would have were it off as much now and that taken out.
    """
    checks = read_table("census_checks")
    known = checks[checks["quantity"] == CHECKED].set_index("area_id")["difference"]
    index = leading()
    doubtful = [area for area in in_fifth(index) if index[area].doubtful]
    errors = {area: float(known[area]) for area in doubtful if area in known.index}
    ranks = without_error(scored(FIRST), EDUCATION, errors)
    return {area: (errors[area], rank) for area, rank in ranks.items()}


@kept()
def layer() -> IndicatorData:
    """The atlas's own snapshot of deprivation as a layer of the map."""
    rows, frames = need_by_area(), repository.panel().frames
    people = repository.residents().xs(REGISTER_YEARS[-1], level="year")
    people = people[people.index != CITY]
    year = LAYER.latest_year
    frames = {**frames, LAYER.key: composite.layer_frame(rows, people, year)}
    gaps = composite.layer_gaps(rows, people, year)
    table = indicator_table(LAYER, frames, areas=repository.areas(), missing=gaps)
    table = composite.with_drawn_ranks(table, rows)
    reliable = table["value"][table["reliability"] == Reliability.RELIABLE.value].to_numpy()
    breaks = {
        (scheme.value, POOLED if scheme is Scheme.FIXED else year): class_limits(reliable, scheme)
        for scheme in Scheme
    }
    city = city_series(LAYER, frames, gaps)
    return IndicatorData(
        indicator=LAYER,
        table=table,
        by_year={year: table.set_index("area_id")},
        city=city,
        city_by_year={year: float(city["value"].iloc[0])},
        counted_by_year={year: AREAS},
        breaks=breaks,
        frames=frames,
    )


@kept()
def layer_card() -> Dataset:
    """The papers of the index, of which no table is shipped: a licence that claims its inputs is
    its own."""
    card = read_card(Path(data.__file__).parent / "computed" / "deprivation_index.yml")
    whole = share_alike(cards_of(OURS[FIRST]))
    return card if whole is None else replace(card, licence=whole)
