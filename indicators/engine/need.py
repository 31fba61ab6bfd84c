"""Which areas are the neediest: by any need measure, the worst that hold a fifth of the people."""

import pandas as pd

WORST = 0.2
"""Share of the people that the worst areas together hold at least."""


class NoNeedError(ValueError):
    """No area has both a need value and people."""


def worst_areas(need: pd.Series, people: pd.Series, *, share: float = WORST) -> tuple[int, ...]:
    """Areas from the neediest on, until together they hold ``share`` of the people.

    ``need`` (any unit, higher is needier) and ``people`` (persons) are indexed by ``area_id``;
    an area without a need value takes no part, and ``share`` is of the people of those that do.
    The area that crosses the line belongs to them; ties go to the lower id. Raises
    :class:`NoNeedError` if nothing can be ordered.
    """
    known = need.dropna().sort_index()
    there = people.reindex(known.index).fillna(0.0).astype("float64")
    if there.sum() <= 0:
        raise NoNeedError("no area has both a need value and people")
    ordered = known.sort_values(ascending=False, kind="stable").index
    before = there.reindex(ordered).cumsum().shift(fill_value=0.0) / there.sum()
    return tuple(int(area) for area in ordered[before < share])
