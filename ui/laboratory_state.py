"""What the address says of the laboratory, and the callbacks that change it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from indicators.index.atlas import REGISTER_YEARS
from indicators.index.design import Design
from indicators.index.design_file import link_of, read_design
from indicators.index.problem import IndexProblemError
from indicators.index.scores import Scores
from ui import index_cache, state
from ui.index_facts import AreaIndex

DESIGN, OTHER, READING, STEP, YEAR = "disegno", "confronto", "lettura", "passo", "anno_indice"
REFUSED = "atlas-index-refused"
ROBUST, ERRORS = "robusta", "errori"


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page shows: a design with its scores and facts, and how the map is read."""

    name: str
    design: Design
    scores: Scores
    facts: Mapping[int, AreaIndex]
    year: int | None
    robust: bool
    errors: bool
    area: int | None

    @property
    def is_own(self) -> bool:
        """Whether the design is a reader's and not one the atlas offers."""
        return self.name not in index_cache.OURS


def shown() -> tuple[Shown, str]:
    """What the address asks for, and a sentence about what it cannot have (empty: nothing)."""
    name, language = st.query_params.get(DESIGN) or index_cache.FIRST, state.language()
    waiting = str(st.session_state.pop(REFUSED, ""))
    try:
        return _shown(name), waiting
    except IndexProblemError as problem:
        return _shown(index_cache.FIRST), waiting or problem.said(language)


def _shown(name: str) -> Shown:
    design = index_cache.design_named(name)
    year = _year(design)
    errors = st.query_params.get(STEP) == ERRORS
    return Shown(
        name=name,
        design=design,
        scores=index_cache.scored(name),
        facts=index_cache.facts(name, year, errors),
        year=year,
        robust=st.query_params.get(READING) == ROBUST,
        errors=errors,
        area=state.current()[0].area,
    )


def _year(design: Design) -> int | None:
    asked = st.query_params.get(YEAR, "")
    if not design.year:
        return None
    known = {str(year): year for year in REGISTER_YEARS}
    return known.get(asked, REGISTER_YEARS[-1])


def write(parameter: str, value: str) -> None:
    """Write one part of the address; an empty value takes it away."""
    if value:
        st.query_params[parameter] = value
    elif parameter in st.query_params:
        del st.query_params[parameter]


def from_choice(key: str, parameter: str, default: str = "") -> None:
    """Callback of a widget whose value is a part of the address."""
    value = str(st.session_state[key])
    write(parameter, "" if value == default else value)


def bend(design: Design) -> None:
    """Show a bent design if the atlas can score it; else keep the old one and say why."""
    link = link_of(design)
    try:
        name = st.query_params.get(DESIGN) or index_cache.FIRST
        same = name in index_cache.OURS and index_cache.OURS[name] == design
        if not same:
            index_cache.facts(link, index_cache.last_year(design), False)
            write(DESIGN, link)
    except IndexProblemError as problem:
        st.session_state[REFUSED] = problem.said(state.language())


def from_file(key: str) -> None:
    """Callback of the upload: the design in the file becomes the one shown."""
    file: Any = st.session_state[key]
    if file is None:
        return
    try:
        bend(read_design(file.getvalue().decode("utf-8"), source=file.name))
    except UnicodeDecodeError:
        st.session_state[REFUSED] = state.words()("index.not_text", file=file.name)
    except IndexProblemError as problem:
        st.session_state[REFUSED] = problem.said(state.language())
