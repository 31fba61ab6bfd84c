"""ISTAT's IDISE 2021 for the 88 NIL, from ``Milano_IDISE_2021_ASC.xlsx``, once somebody has it.

The file was not at hand when this was written: **it was never tried on the real file**. So nothing
rests on the position of a column: the codes are found by what they are (15146000 + NIL), the index
by its heading, and a person confirms the proposal before anything is loaded.

The index is ISTAT's (10 December 2025, experimental statistics): an Adjusted Mazziotta-Pareto Index
of nine indicators, the municipal mean being 100; it compares areas of one city only, and is not
comparable with the index of this atlas.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from base.city import CITY
from base.problem import RefusedError
from base.text import LocalizedText
from data.catalogue.read import read_table
from data.importers import area_of, listed, refuse_if
from data.importers.idise.reading import (
    code_problems,
    code_rows,
    find_codes,
    find_index,
    value_problems,
)
from data.importers.problems import in_file, refusal
from data.importers.workbook import (
    Book,
    WorkbookSheet,
    header_text,
    is_blank,
    is_number,
    is_text_number,
    letter,
    read_book,
)

YEAR = 2021
SMALL_RESIDENTS = 250
"""A NIL with fewer residents in 2021 may be absent: ISTAT asks as many for an area."""


@dataclass(frozen=True, slots=True)
class HeadedColumn:
    """A column of the sheet: its place counted from 0, and its heading."""

    place: int
    heading: str

    @property
    def said(self) -> str:
        """Letter and heading: N «IDISE»."""
        return f"{letter(self.place)} «{self.heading}»" if self.heading else letter(self.place)


@dataclass(frozen=True, slots=True)
class IdiseMapping:
    """How a file would be read: to be shown to a person and confirmed, then given to ``load``.

    ``header`` is the row of the headings (counted from 0); ``others`` the further columns of
    numbers; ``absent`` and ``blank`` the NIL without a row and without an index; ``lowest`` and
    ``highest`` the extremes of the index.
    """

    file: str
    sha256: str
    sheet: str
    header: int
    code: HeadedColumn
    name: HeadedColumn | None
    index: HeadedColumn
    others: tuple[HeadedColumn, ...]
    absent: tuple[int, ...]
    blank: tuple[int, ...]
    lowest: float
    highest: float

    def words(self) -> tuple[LocalizedText, ...]:
        """The proposal in sentences, for whoever confirms it."""
        return tuple(_words(self))


def propose(path: Path) -> IdiseMapping:
    """Find the columns and check every value. Raises :class:`RefusedError`."""
    return _propose(read_book(path), small_areas())


def load(path: Path, mapping: IdiseMapping) -> pd.DataFrame:
    """Read the file as confirmed: ``area_id, year, idise`` and the other columns of numbers.

    88 rows; missing where ISTAT gives none. Raises :class:`RefusedError` if the file is not
    the one the mapping was made for.
    """
    book = read_book(path)
    if book.sha256 != mapping.sha256 or _propose(book, small_areas()) != mapping:
        raise RefusedError([refusal("changed_since", in_file(path.name))])
    sheet = next(sheet for sheet in book.sheets if sheet.name == mapping.sheet)
    rows = [_area_row(sheet.rows[place], area, mapping) for place, area in _areas(sheet, mapping)]
    names = ["area_id", "idise", *column_names(mapping.others)]
    table = pd.DataFrame(rows, columns=names).set_index("area_id").reindex(list(CITY.areas))
    table.insert(0, "year", YEAR)
    return table.astype(dict.fromkeys(names[1:], "float64")).reset_index()


def small_areas() -> frozenset[int]:
    """NIL with fewer residents than ISTAT asks, by the register of the same year."""
    register = read_table("population_register")
    small = register[(register["year"] == YEAR) & (register["residents"] < SMALL_RESIDENTS)]
    return frozenset(int(area) for area in small["area_id"])


def column_names(columns: tuple[HeadedColumn, ...]) -> list[str]:
    """Headings as column names; one that repeats, or is one of ours, bears its letter."""
    headings = [column.heading for column in columns]
    taken = {"area_id", "year", "idise"}
    return [
        heading
        if headings.count(heading) == 1 and heading not in taken
        else f"{heading} ({letter(column.place)})"
        for heading, column in zip(headings, columns, strict=True)
    ]


def _propose(book: Book, small: frozenset[int]) -> IdiseMapping:
    sheet, code = find_codes(book)
    header, index = find_index(sheet, code)
    areas = dict(code_rows(sheet, code))
    refuse_if(code_problems(sheet, code, areas, small))
    others = tuple(_other_columns(sheet, header, list(areas), skip={code, index}))
    refuse_if(value_problems(sheet, index, list(areas), [c.place for c in others]))
    values = {area_of(number): sheet.rows[row][index] for row, number in areas.items()}
    given = [float(value) for value in values.values() if is_number(value)]
    return IdiseMapping(
        file=book.name,
        sha256=book.sha256,
        sheet=sheet.name,
        header=header,
        code=_column(sheet, header, code),
        name=_name_column(sheet, header, code, list(areas)),
        index=_column(sheet, header, index),
        others=others,
        absent=tuple(area for area in CITY.areas if area not in values),
        blank=tuple(area for area in CITY.areas if area in values and is_blank(values[area])),
        lowest=min(given),
        highest=max(given),
    )


def _other_columns(
    sheet: WorkbookSheet, header: int, rows: list[int], *, skip: set[int]
) -> Iterator[HeadedColumn]:
    """Columns of numbers that have a heading and are not the same in every row."""
    for place in range(sheet.width):
        column = _column(sheet, header, place)
        cells = [sheet.rows[row][place] for row in rows]
        known = [value for value in cells if not is_blank(value)]
        numbers = sum(is_number(value) or is_text_number(value) for value in known)
        if (
            place not in skip
            and column.heading
            and len(set(known)) > 1
            and 2 * numbers > len(known)
        ):
            yield column


def _name_column(
    sheet: WorkbookSheet, header: int, code: int, rows: list[int]
) -> HeadedColumn | None:
    """The first column after the code whose cells are words, if there is one."""
    for place in range(code + 1, sheet.width):
        cells = [sheet.rows[row][place] for row in rows]
        if all(isinstance(value, str) and not is_text_number(value) for value in cells):
            return _column(sheet, header, place)
    return None


def _column(sheet: WorkbookSheet, header: int, place: int) -> HeadedColumn:
    return HeadedColumn(place, header_text(sheet.rows[header][place]))


def _areas(sheet: WorkbookSheet, mapping: IdiseMapping) -> Iterator[tuple[int, int]]:
    for row, code in code_rows(sheet, mapping.code.place):
        area = area_of(code)
        if area is not None:
            yield row, area


def _area_row(cells: tuple[Any, ...], area: int, mapping: IdiseMapping) -> list[float | int | None]:
    places = [mapping.index.place, *(column.place for column in mapping.others)]
    values = [float(cells[place]) if is_number(cells[place]) else None for place in places]
    return [area, *values]


def _words(mapping: IdiseMapping) -> Iterator[LocalizedText]:
    row = mapping.header + 1
    yield LocalizedText(
        f"File {mapping.file}, foglio «{mapping.sheet}», titoli nella riga {row}.",
        f"File {mapping.file}, sheet «{mapping.sheet}», headings in row {row}.",
    )
    rows = CITY.area_count - len(mapping.absent)
    yield LocalizedText(
        f"Codice dell'area: colonna {mapping.code.said}, {rows} NIL di Milano.",
        f"Code of the area: column {mapping.code.said}, {rows} NIL of Milan.",
    )
    spanned = (f"{mapping.lowest:.1f}", f"{mapping.highest:.1f}")
    low, high = (text.replace(".", ",") for text in spanned)
    yield LocalizedText(
        f"Indice: colonna {mapping.index.said}, da {low} a {high}.",
        f"Index: column {mapping.index.said}, from {spanned[0]} to {spanned[1]}.",
    )
    others = listed(column.said for column in mapping.others) or "–"
    yield LocalizedText(
        f"Altre colonne di numeri: {others}.", f"Other columns of numbers: {others}."
    )
    without = listed([*mapping.absent, *mapping.blank]) or "–"
    yield LocalizedText(f"NIL senza indice: {without}.", f"NIL without an index: {without}.")
    yield LocalizedText(
        "La lettura non è mai stata provata sul file vero: confrontare qualche NIL con il file.",
        "This was never tried on the real file: compare some NIL with the file.",
    )
