"""An index as it is looked at: a design with its scores, and how they are read."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from atlas.index.facts import AreaIndex
from atlas.query import READING
from atlas.repository import index_results
from indicators.index.design.model import IndexDesign
from indicators.index.design.problem import ScoresNotComparableError
from indicators.index.layer import ERRORS_REDRAWN
from indicators.index.scoring.scores import Scores

READINGS = SCORE, ROBUST, CHANGE = tuple(READING.values)


@dataclass(frozen=True, slots=True)
class IndexView:
    """A design with its scores and facts, how its map is read, and in which language it is told.

    ``year`` is that of an annual design, ``since`` the one its changes are counted from; both
    ``None`` for a snapshot. ``errors``: ranks are redrawn over the error of the values too.
    """

    language: str
    name: str
    design: IndexDesign
    scores: Scores
    facts: Mapping[int, AreaIndex]
    year: int | None
    reading: str
    errors: bool
    area: int | None
    since: int | None

    @property
    def robust(self) -> bool:
        """Whether the map shows how sure the worst fifth is."""
        return self.reading == ROBUST

    @property
    def is_own(self) -> bool:
        """Whether the design is a reader's and not one the atlas offers."""
        return self.name not in index_results.OURS


def view_of(  # noqa: PLR0913 - plain inputs, most by name
    name: str,
    language: str,
    *,
    year: int | None = None,
    reading: str = SCORE,
    errors: bool = ERRORS_REDRAWN,
    area: int | None = None,
    since: int | None = None,
) -> IndexView:
    """A design of ours by its key, or a reader's as it stands in the address.

    Raises ``IndexProblemError`` with what is wrong with it.
    """
    return IndexView(
        language=language,
        name=name,
        design=index_results.design_named(name),
        scores=index_results.scored(name),
        facts=index_results.facts(name, year, errors),
        year=year,
        reading=reading,
        errors=errors,
        area=area,
        since=since,
    )


def leading(language: str, area: int | None = None) -> IndexView:
    """The atlas's own snapshot, which every page tells first."""
    return view_of(index_results.FIRST, language, area=area)


def change(view: IndexView) -> tuple[pd.Series | None, str]:
    """The change of every area since the year asked for, or the reason why there is none."""
    try:
        return index_results.change(view.name, view.since or 0, view.year or 0), ""
    except ScoresNotComparableError as refused:
        return None, refused.text(view.language)
