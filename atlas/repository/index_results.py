"""Cached results of the index, keyed by the design as it stands in the address.

Those of the atlas's own designs are kept for everybody, a reader's for that reader's visit.
"""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from atlas import repository
from atlas.index import facts as index_facts
from atlas.index.design_edits import design_in_link
from atlas.index.facts import AreaIndex, Unranked
from atlas.index.scales import Observed
from atlas.repository.memo import kept
from indicators.index.atlas import Inputs, annual, snapshot, table_for
from indicators.index.design.model import IndexDesign
from indicators.index.design.presets import FRAGILITY, PRESETS
from indicators.index.layer import ERRORS_REDRAWN
from indicators.index.scoring.scores import Scores, score
from indicators.index.uncertainty.diagnostics import Diagnostics, diagnosed
from indicators.index.uncertainty.rank_ranges import Uncertainty, single_choices, uncertainty

FIRST, BEFORE, YEARLY = "deprivation_2", "deprivation_1", "fragility"
"""The snapshot that every page tells, the version before it, the annual profile."""
OURS: Mapping[str, IndexDesign] = {FIRST: PRESETS[FIRST], YEARLY: FRAGILITY, **PRESETS}
LONGEST = 6000
FEW = 1200
"""Below so many residents a value rests on few people: the upper limit of the reliability rule."""


@kept()
def inputs(yearly: bool) -> Inputs:
    """The atlas's table for a snapshot or for the annual profile."""
    return annual(repository.panel()) if yearly else snapshot(repository.panel())


def design_named(name: str) -> IndexDesign:
    """A preset by its key, else the reader's design in the link. Raises ``DesignError``."""
    return OURS[name] if name in OURS else design_in_link(name[:LONGEST])


def last_year(design: IndexDesign) -> int | None:
    """The latest year of the annual profile; ``None`` for a snapshot."""
    return repository.LAST_REGISTER if design.year else None


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
