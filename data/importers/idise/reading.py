"""Where the codes and the index of ISTAT's IDISE are in a workbook, and what is wrong with them."""

import re
from collections.abc import Iterator
from typing import Any

from base.city import CITY
from base.problem import Problem, RefusedError
from base.text import LocalizedText
from data.importers import area_of, city_of, listed, refuse_if, whole_number
from data.importers.problems import CELLS, COLUMN, COLUMNS, in_file, in_sheet, refusal
from data.importers.workbook import (
    Book,
    WorkbookSheet,
    cell_name,
    header_text,
    is_blank,
    is_number,
    is_text_number,
    letter,
)

LOWEST, HIGHEST, MEAN = 60, 150, 100
MOST_BLANK = 20
"""More NIL than this without an index: the column is not what it seems."""
FEW_CODES = 5
"""Fewer codes than this in a column are a chance, not a column of codes."""
CODES = range(1_001_001, 111_999_999)
"""Every sub-municipal code in Italy: ISTAT's code of the city times 1,000, plus the area."""

EXACT = re.compile(r"(?:indice\s+)?idise(?:[\s_(-]*2021\)?)?", re.IGNORECASE)
MENTION = re.compile("idise", re.IGNORECASE)


def find_codes(book: Book) -> tuple[WorkbookSheet, int]:
    """The one visible sheet with codes of Milan, and their column."""
    columns = [(sheet, place) for sheet in book.sheets for place in _milan_columns(sheet)]
    hidden = [sheet.name for sheet, _ in columns if sheet.hidden]
    refuse_if(refusal("hidden_sheet", in_sheet(name)) for name in dict.fromkeys(hidden))
    if not columns:
        raise RefusedError([_no_milan(book)])
    sheets = list(dict.fromkeys(sheet.name for sheet, _ in columns))
    if len(sheets) > 1:
        names = listed(f"«{name}»" for name in sheets)
        where = LocalizedText(f"Fogli {names}.", f"Sheets {names}.")
        raise RefusedError([refusal("several_sheets", where)])
    sheet = columns[0][0]
    return sheet, _fullest(sheet, [place for _, place in columns])


def _milan_columns(sheet: WorkbookSheet) -> list[int]:
    return [
        place
        for place in range(sheet.width)
        if len({code for code in _codes(sheet, place) if area_of(code)}) >= FEW_CODES
    ]


def _codes(sheet: WorkbookSheet, place: int) -> list[int]:
    numbers = [whole_number(value) for value in sheet.column(place)]
    return [number for number in numbers if number is not None and number in CODES]


def _fullest(sheet: WorkbookSheet, places: list[int]) -> int:
    """The column with the most different codes: that of the Municipi has nine, in the same form."""
    many = {place: len(set(_codes(sheet, place))) for place in places}
    best = [place for place in places if many[place] == max(many.values())]
    if any(sheet.column(place)[1:] != sheet.column(best[0])[1:] for place in best[1:]):
        names = [letter(place) for place in best]
        what = LocalizedText("quella dei codici", "that of the codes")
        where = in_sheet(sheet.name, COLUMNS, names)
        raise RefusedError([refusal("several_columns", where, what=what)])
    return best[0]


def _no_milan(book: Book) -> Problem:
    """Another city, if one column holds codes of one; else no codes at all."""
    for sheet in book.sheets:
        for place in range(sheet.width):
            codes = set(_codes(sheet, place))
            cities = {city_of(code) for code in codes}
            if len(codes) >= FEW_CODES and len(cities) == 1:
                return refusal("wrong_city", in_file(book.name), other=cities.pop())
    return refusal("no_codes", in_file(book.name))


def find_index(sheet: WorkbookSheet, code: int) -> tuple[int, int]:
    """Row of the headings and column of the index, above the first code."""
    first = min(row for row, _ in code_rows(sheet, code))
    cells = [
        (row, place, header_text(value))
        for row in range(first)
        for place, value in enumerate(sheet.rows[row])
        if MENTION.search(header_text(value))
    ]
    exact = [cell for cell in cells if EXACT.fullmatch(cell[2])]
    chosen = exact or [cell for cell in cells if cell[1] != code and cell[0] == first - 1]
    if not chosen:
        raise RefusedError([refusal("no_index", in_sheet(sheet.name))])
    if len({place for _, place, _ in chosen}) > 1:
        names = [f"{letter(place)} «{text}»" for _, place, text in chosen]
        what, where = LocalizedText("l'indice", "the index"), in_sheet(sheet.name, COLUMNS, names)
        raise RefusedError([refusal("several_columns", where, what=what)])
    return chosen[-1][0], chosen[-1][1]


def code_rows(sheet: WorkbookSheet, code: int) -> Iterator[tuple[int, int]]:
    """Row and code of every cell that is a code, of whatever city."""
    for row, value in enumerate(sheet.column(code)):
        number = whole_number(value)
        if number is not None and number in CODES:
            yield row, number


def code_problems(
    sheet: WorkbookSheet, code: int, areas: dict[int, int], small: frozenset[int]
) -> Iterator[Problem]:
    """Problems of the codes; ``areas`` maps their rows to them, ``small`` NIL may be absent."""
    strange = [cell_name(code, row) for row, number in areas.items() if area_of(number) is None]
    if strange:
        yield refusal("unknown_codes", in_sheet(sheet.name, CELLS, strange))
    numbers = list(areas.values())
    repeated = [cell_name(code, row) for row, number in areas.items() if numbers.count(number) > 1]
    if repeated:
        yield refusal("repeated_codes", in_sheet(sheet.name, CELLS, repeated))
    absent = [area for area in CITY.areas if area not in {area_of(number) for number in numbers}]
    if set(absent) - small:
        few = len(absent) >= CITY.area_count - CITY.district_count
        code_of = f"missing_areas.{'districts' if few else 'rows'}"
        where = in_sheet(sheet.name)
        yield refusal(code_of, where, count=len(absent), items=listed(absent))


def value_problems(
    sheet: WorkbookSheet, index: int, rows: list[int], others: list[int]
) -> Iterator[Problem]:
    """Problems of the numbers in ``rows`` of the index and of the ``others``, columns from 0."""
    texts = [
        cell_name(place, row)
        for place in [index, *others]
        for row in rows
        if is_text_number(sheet.rows[row][place])
    ]
    if texts:
        yield refusal("text_numbers", in_sheet(sheet.name, CELLS, texts))
    cells = {row: sheet.rows[row][index] for row in rows}
    words = [row for row, value in cells.items() if not (is_blank(value) or is_number(value))]
    words = [row for row in words if not is_text_number(cells[row])]
    if words:
        names = [cell_name(index, row) for row in words]
        yield refusal("not_numbers", in_sheet(sheet.name, CELLS, names))
    if not texts and not words:
        yield from _index_problems(sheet, index, cells)


def _index_problems(sheet: WorkbookSheet, index: int, cells: dict[int, Any]) -> Iterator[Problem]:
    given = {row: float(value) for row, value in cells.items() if is_number(value)}
    blank = CITY.area_count - len(given)
    column = in_sheet(sheet.name, COLUMN, [letter(index)])
    if blank > MOST_BLANK:
        yield refusal("mostly_blank", column, blank=blank)
        return
    beyond = [row for row, value in given.items() if not LOWEST <= value <= HIGHEST]
    if beyond:
        names = [cell_name(index, row) for row in beyond]
        where = in_sheet(sheet.name, CELLS, names)
        yield refusal("out_of_range", where, low=LOWEST, high=HIGHEST)
    elif not min(given.values()) < MEAN < max(given.values()):
        yield refusal("not_around_100", column)
