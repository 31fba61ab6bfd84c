"""Where the table stands in a file: titles above it, notes beneath, ghost rows and columns."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import NamedTuple

from base.problem import Problem, RefusedError
from base.tables.numbers import reading
from base.tables.rows import Row
from base.tables.wording import problem, row_place

MOST_ABOVE = 40
"""Rows among which the header is looked for."""
MOST_SHOWN = 8
"""Problems of a kind that are named one by one."""

_NOTE = re.compile(
    r"(fonte|fonti|nota|note|n\.?\s?b\.?\b|avvertenz|legenda|elaborazion|dati |source|notes?\b|"
    r"last update|ultimo aggiornamento|\*|†|\(|©|#)",
    re.IGNORECASE,
)


class Shape(NamedTuple):
    """The header, the rows under it, the width, the rows above and beneath left out, and the ragged
    ones: not among the rows, each with what is wrong."""

    header: Row
    body: tuple[Row, ...]
    width: int
    above: tuple[Row, ...]
    beneath: tuple[Row, ...]
    ragged: tuple[tuple[Row, Problem], ...] = ()


def usual_width(rows: Sequence[Row]) -> tuple[int, float]:
    """The most frequent number of cells in rows that hold something, and its share of them."""
    widths = Counter(len(row.cells) for row in rows if not row.is_blank)
    if not widths:
        return 0, 0.0
    width, many = max(widths.items(), key=lambda pair: (pair[1], pair[0]))
    return width, many / sum(widths.values())


def lines_around(rows: Sequence[Row]) -> int | None:
    """Titles and notes around the table that the rows make; ``None``: fewer than two columns, or a
    ragged row."""
    try:
        shape = shape_of(rows, even=False)
    except RefusedError:
        return None
    if shape.width < 2 or shape.ragged:
        return None
    return len(shape.above) + len(shape.beneath)


def shape_of(rows: Sequence[Row], *, even: bool, expects: Collection[str] = ()) -> Shape:
    """Find the table in ``rows``.

    ``expects`` are names of columns: a row that holds all of them is the header. ``even``: rows
    may be shorter than the header (a workbook). Raises :class:`RefusedError` for an empty file and
    for one without header or rows.
    """
    filled = [row for row in rows if not row.is_blank]
    if not filled:
        raise RefusedError([problem("empty")])
    place = _header(filled, expects, even=even)
    header = filled[place]
    known = expects and set(expects) <= set(header.cells)
    if not known and not _names_columns(header):
        raise RefusedError([problem("no_header", where=row_place(header.line))])
    under = filled[place + 1 :]
    body, beneath = (
        _without_notes(under, _apart(rows, even)) if len(header.cells) > 1 else (under, [])
    )
    if not body:
        raise RefusedError([problem("no_rows")])
    width = max(_filled_width(row, even, header) for row in (header, *body))
    ragged = [] if even else _ragged(body, header, width)
    bad = {row.line for row, _ in ragged}
    sound = tuple(row for row in body if row.line not in bad)
    return Shape(header, sound, width, tuple(filled[:place]), tuple(beneath), tuple(ragged))


def many(problems: Sequence[Problem]) -> list[Problem]:
    """The first problems, and how many more there are."""
    if len(problems) <= MOST_SHOWN:
        return list(problems)
    left = len(problems) - MOST_SHOWN
    return [*problems[:MOST_SHOWN], problem("more", count=left)]


def _header(filled: Sequence[Row], expects: Collection[str], *, even: bool) -> int:
    top = filled[:MOST_ABOVE]
    if expects:
        named = (n for n, row in enumerate(top) if set(expects) <= set(row.cells))
        if (place := next(named, None)) is not None:
            return place
    if even:
        widths = Counter(sum(map(bool, row.cells)) for row in filled)
        width = max(widths.items(), key=lambda pair: (pair[1], pair[0]))[0]
    else:
        width = usual_width(filled)[0]
    least = max(min(2, width), (width + 1) // 2)
    enough = (n for n, row in enumerate(top) if sum(map(bool, row.cells)) >= least)
    return next((n for n in enough if not top[n].cells[0].startswith("# ")), 0)


def _names_columns(row: Row) -> bool:
    """Whether a row may be a header: it has letters, and no numbers but whole ones, as years."""
    read = [reading(cell) for cell in row.cells]
    decimals = any(number.telling_mark or number.ambiguous for number in read)
    return any(map(str.isalpha, "".join(row.cells))) and not decimals


def _without_notes(under: Sequence[Row], apart: Collection[int]) -> tuple[list[Row], list[Row]]:
    """Rows of the table, and the notes at its end: one text alone, set apart or told by a word."""
    end = len(under)
    for place in range(len(under) - 1, -1, -1):
        row = under[place]
        if not _is_lonely_text(row):
            break
        if row.line in apart or _NOTE.match(row.cells[0]):
            end = place
    return list(under[:end]), list(under[end:])


def _apart(rows: Sequence[Row], even: bool) -> set[int]:
    """Lines of the rows that stand after a blank one."""
    return {
        row.line
        for before, row in pairwise(rows)
        if before.is_blank or (even and row.line - before.line > 1)
    }


def _is_lonely_text(row: Row) -> bool:
    cells = [cell for cell in row.cells if cell]
    return len(cells) == 1 and cells[0] == row.cells[0] and any(map(str.isalpha, cells[0]))


def _filled_width(row: Row, even: bool, header: Row) -> int:
    """Cells up to the last that holds something; in a text no more than the header has."""
    width = len(row.cells)
    while width and not row.cells[width - 1]:
        width -= 1
    return width if even else min(width, len(header.cells))


def _ragged(body: Sequence[Row], header: Row, width: int) -> list[tuple[Row, Problem]]:
    """Rows without the usual number of cells: that of the header, or ghost columns beside it.

    A row that is longer by a blank cell is ragged too: the blank may stand in its middle.
    """
    usual = usual_width(body)[0]
    if usual < width:
        usual = len(header.cells)
    return [
        (
            row,
            problem("ragged", where=row_place(row.line), count=len(row.cells), header=header.line,
                    width=len(header.cells)),
        )
        for row in body
        if len(row.cells) != usual or any(row.cells[len(header.cells) :])
    ]  # fmt: skip
