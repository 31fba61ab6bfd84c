"""Places of the areas in the atlas's own snapshot of deprivation, worked out once."""

from collections.abc import Mapping

import pandas as pd

from atlas import repository
from atlas.index import facts as index_facts
from atlas.index.facts import AreaIndex
from atlas.index.versions import in_fifth, without_error
from atlas.repository import index_results
from atlas.repository.memo import kept

EDUCATION, CHECKED = "low_education_2021", "low_education"
"""The estimated education that enters the index, and what it was checked on where it is known."""


def index_of(area: int) -> AreaIndex | None:
    """An area's place in the atlas's own snapshot of deprivation; ``None`` if it has no rank."""
    return index_results.leading().get(area)


@kept()
def need_by_area() -> pd.DataFrame:
    """The atlas's snapshot of deprivation as a measure of need: see
    :func:`atlas.index.facts.need`."""
    return index_facts.need(index_results.leading())


@kept()
def census_errors() -> Mapping[int, tuple[float, int]]:
    """By doubtful area of the worst fifth, how far its estimated education was off where the truth
    is known (2011, points), and the rank it would have were it off as much now and that taken out.
    """
    checks = repository.shipped("census_checks")
    known = checks[checks["quantity"] == CHECKED].set_index("area_id")["difference"]
    index = index_results.leading()
    doubtful = [area for area in in_fifth(index) if index[area].doubtful]
    errors = {area: float(known[area]) for area in doubtful if area in known.index}
    ranks = without_error(index_results.scored(index_results.FIRST), EDUCATION, errors)
    return {area: (errors[area], rank) for area, rank in ranks.items()}
