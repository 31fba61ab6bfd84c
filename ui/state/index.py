"""What the address says of the laboratory: the design and how it is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from atlas.evaluation.plan import COMPARISONS
from atlas.index.facts import AreaIndex
from atlas.repository import index_results
from atlas.selection import Notice
from atlas.wording.untrusted import SENTENCE, foreign
from indicators.index.atlas import REGISTER_YEARS
from indicators.index.design.model import IndexDesign
from indicators.index.design.problem import IndexProblemError, ScoresNotComparableError
from indicators.index.scoring.scores import Scores
from ui.state import address, session

DESIGN, OTHER, READING, STEP, YEAR = "disegno", "confronto", "lettura", "passo", "anno_indice"
SINCE = "dal_indice"
REFUSED = "atlas-index-refused"
SCORE, ROBUST, CHANGE = "punteggio", "robusta", "variazione"
READINGS = (SCORE, ROBUST, CHANGE)
ERRORS, DEFAULT_STEP = "errori", "scelte"
NONE = "–"


@dataclass(frozen=True, slots=True)
class IndexView:
    """What the page shows: a design with its scores and facts, and how the map is read."""

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


def current() -> tuple[IndexView, str]:
    """What the address asks for, and a sentence about what it cannot have (empty: nothing)."""
    name, language = address.query().get(DESIGN) or index_results.FIRST, session.language()
    waiting: str = st.session_state.pop(REFUSED, "")
    try:
        return _view(name), waiting
    except IndexProblemError as problem:
        return _view(index_results.FIRST), waiting or foreign(
            problem.text(language), length=SENTENCE
        )


def notices() -> tuple[Notice, ...]:
    """The values of the page's own parameters that could not be used, and what is shown instead.

    A design that is refused is said above the map, with its reasons.
    """
    years = dict.fromkeys(map(str, REGISTER_YEARS))
    allowed = {READING: READINGS, STEP: (ERRORS,), YEAR: years, SINCE: years}
    default = {
        READING: SCORE,
        STEP: DEFAULT_STEP,
        YEAR: str(REGISTER_YEARS[-1]),
        SINCE: str(REGISTER_YEARS[0]),
    }
    query = address.query()
    wrong = [name for name in allowed if query.get(name) and query[name] not in allowed[name]]
    compared = [OTHER] if (compared_name := other()) and refuses(compared_name) else []
    return tuple(
        Notice(name, foreign(query[name]), default.get(name, NONE)) for name in (*wrong, *compared)
    )


def other() -> str:
    """The design to compare with, as the address names it; what `/prima-dopo` calls so is none."""
    name = address.query().get(OTHER, "")
    return "" if name in COMPARISONS.values() else name


def refuses(name: str) -> str:
    """Why a design of the address cannot be read; empty if it can."""
    try:
        index_results.design_named(name)
    except IndexProblemError as problem:
        return foreign(problem.text(session.language()), length=SENTENCE)
    return ""


def _view(name: str) -> IndexView:
    design = index_results.design_named(name)
    year = _year(design)
    errors = address.query().get(STEP) == ERRORS
    return IndexView(
        name=name,
        design=design,
        scores=index_results.scored(name),
        facts=index_results.facts(name, year, errors),
        year=year,
        reading=_reading(),
        errors=errors,
        area=session.current()[0].area,
        since=_since(design, year),
    )


def _reading() -> str:
    reading = address.query().get(READING, SCORE)
    return reading if reading in READINGS else SCORE


def first_year(design: IndexDesign) -> int:
    """The first year from which a design's scores compare with the latest: after its breaks."""
    return max((year + 1 for year in design.breaks), default=REGISTER_YEARS[0])


def _since(design: IndexDesign, year: int | None) -> int | None:
    """The year changes are counted from; ``None`` for a snapshot."""
    if year is None:
        return None
    wanted = address.query().get(SINCE, "")
    known = {str(since): since for since in REGISTER_YEARS if since < year}
    return known.get(wanted, min(first_year(design), year - 1))


def change(view: IndexView) -> tuple[pd.Series | None, str]:
    """The change of every area since the year asked for, or the reason why there is none."""
    try:
        return index_results.change(view.name, view.since or 0, view.year or 0), ""
    except ScoresNotComparableError as refused:
        return None, refused.problem.text(session.language())


def _year(design: IndexDesign) -> int | None:
    wanted = address.query().get(YEAR, "")
    if not design.year:
        return None
    known = {str(year): year for year in REGISTER_YEARS}
    return known.get(wanted, REGISTER_YEARS[-1])


def write(parameter: str, value: str) -> None:
    """Write one part of the address; an empty value takes it away."""
    address.put(parameter, value)


def chooser(parameter: str, default: str) -> Callable[[object], None]:
    """What writes a choice into the address; the default is left out."""

    def choose(value: object) -> None:
        address.put(parameter, "" if str(value) == default else str(value))

    return choose
