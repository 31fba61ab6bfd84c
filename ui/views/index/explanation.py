"""A score opened with its numbers filled in, down to the rows of the sources."""

import numpy as np
import streamlit as st

from atlas import repository
from atlas.index.sentences import why_unranked
from atlas.index.view import IndexView
from atlas.index.wording import short_title, weighing_name
from atlas.provenance.source_cells import source_cells
from atlas.repository import index_results
from atlas.wording import numbers
from indicators import indicator
from indicators.index.uncertainty.explanation import ScorePart, explained, row_of
from ui.state import session
from ui.views.index.summary import hundredths, written

INDENT = "\u2003"


def opened(view: IndexView) -> None:
    """The chosen area's score, with the numbers filled in, down to the rows of the sources."""
    words = session.words()
    st.header(words("index.opened"), anchor=False)
    if view.area is None:
        st.caption(words("index.opened_none"))
        return
    if view.area not in view.facts:
        st.markdown(why_unranked(view, view.area))
    row = row_of(view.scores, view.area, year=view.year)
    parts = explained(view.scores, row, written=lambda number: written(number, 2))
    st.table([_line(view, part) for part in parts])
    st.markdown(f"**{words('index.source_rows')}**")
    lines = [line for part in parts for line in _source_lines(view, part, row)]
    st.table(lines)
    st.caption(words("index.version", edition=view.design.edition))


def _line(view: IndexView, part: ScorePart) -> dict[str, str]:
    words = session.words()
    element = view.design.element(part.key)
    return {
        words("index.part"): INDENT * part.depth + weighing_name(element, words.language),
        words("index.raw"): _known(part.raw),
        words("index.score"): written(part.score, 2) if part.present else "–",
        words("index.weight"): hundredths(part.weight),
        words("index.formula"): part.formula,
    }


def _known(value: float | None) -> str:
    if value is None:
        return ""
    return "–" if np.isnan(value) else written(value, 2)


def _source_lines(view: IndexView, part: ScorePart, row: int) -> list[dict[str, str]]:
    """The cells an indicator was read from, or the typed reason why it has no value."""
    words, element = session.words(), view.design.element(part.key)
    if not element.column or view.area is None:
        return []
    known, inputs = indicator(element.column), index_results.inputs(bool(view.design.year))
    title, language = short_title(element, words.language), words.language
    year = view.year or known.latest_year
    if reason := str(inputs.reasons[element.column][row]):
        return [_source_line(title, words(f"missing.{reason}"), "", "")]
    table = repository.indicator_data(known.key).by_year[year]
    pooled = int(table.loc[[view.area], "pooled_years"].iloc[0])
    cells = [
        cell
        for read_year in range(year - pooled + 1, year + 1)
        for cell in source_cells(known, repository.panel().frames, view.area, read_year)
    ]
    return [
        _source_line(
            title,
            cell.meaning.text(language),
            numbers.number(cell.value, language=language, decimals=0 if cell.value % 1 == 0 else 4),
            f"{cell.file}: area_id {cell.area}"
            + (f", year {cell.year}" if cell.year else "")
            + f", {cell.column}",
        )
        for cell in cells
    ]


def _source_line(title: str, what: str, value: str, where: str) -> dict[str, str]:
    words = session.words()
    return {
        words("index.indicator"): title,
        words("index.source_what"): what,
        words("index.raw"): value,
        words("index.source_where"): where,
    }
