"""What the address says of the laboratory: the design and how it is read."""

from collections.abc import Callable

import streamlit as st

from atlas import query as names
from atlas.index.query import IndexQuery, read_view
from atlas.index.view import IndexView, view_of
from atlas.query import Notice
from atlas.repository import index_results
from atlas.wording.untrusted import SENTENCE, foreign
from indicators.catalogue import REGISTER_YEARS
from indicators.index.design.model import IndexDesign
from indicators.index.design.problem import IndexProblemError
from ui.state import address, session

DESIGN, OTHER, READING = names.DESIGN.name, names.OTHER_DESIGN.name, names.READING.name
STEP, YEAR, SINCE = names.VARIED.name, names.INDEX_YEAR.name, names.INDEX_SINCE.name
REFUSED = "atlas-index-refused"
CHOICES, ERRORS = names.VARIED.values
NONE = "–"


def current() -> tuple[IndexView, str]:
    """What the address asks for, and a sentence about what it cannot have (empty: nothing)."""
    name, language = _query().design or index_results.FIRST, session.language()
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
    query, wrong = read_view(address.query())
    if query.other and refuses(query.other):
        return (*wrong, Notice(OTHER, foreign(query.other), NONE))
    return wrong


def other() -> str:
    """The design to compare with, as the address names it; what `/prima-dopo` calls so is none."""
    return _query().other


def _query() -> IndexQuery:
    return read_view(address.query())[0]


def refuses(name: str) -> str:
    """Why a design of the address cannot be read; empty if it can."""
    try:
        index_results.design_named(name)
    except IndexProblemError as problem:
        return foreign(problem.text(session.language()), length=SENTENCE)
    return ""


def _view(name: str) -> IndexView:
    design, query = index_results.design_named(name), _query()
    year = query.year if design.year else None
    return view_of(
        name,
        session.language(),
        year=year,
        reading=query.reading,
        errors=query.varied == ERRORS,
        area=session.current()[0].area,
        since=_since(design, year, query.since),
    )


def first_year(design: IndexDesign) -> int:
    """The first year from which a design's scores compare with the latest: after its breaks."""
    return max((year + 1 for year in design.breaks), default=REGISTER_YEARS[0])


def _since(design: IndexDesign, year: int | None, wanted: int | None) -> int | None:
    """The year changes are counted from; ``None`` for a snapshot."""
    if year is None:
        return None
    return wanted if wanted is not None and wanted < year else min(first_year(design), year - 1)


def write(parameter: str, value: str) -> None:
    """Write one part of the address; an empty value takes it away."""
    address.put(parameter, value)


def chooser(parameter: str, default: str) -> Callable[[object], None]:
    """What writes a choice into the address; the default is left out."""

    def choose(value: object) -> None:
        address.put(parameter, "" if str(value) == default else str(value))

    return choose
