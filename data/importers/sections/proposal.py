"""ISTAT's 2021 census sections of Milan, from the regional file (R03), once somebody has it.

Each section carries the code of its NIL (``COM_ASC2``), so no look-up and no weight is needed: a
file is accepted only when every code is that of a NIL. The file was not at hand when this
was written: **it was never tried on the real file**. The first-level codes (``COM_ASC1``, the nine
Municipi) have the same form as those of NIL 1-9, so columns are taken by heading, never by content.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from base.city import CITY
from base.problem import Problem, RefusedError
from base.text import LocalizedText
from data.catalogue.read import fingerprint
from data.importers import area_of, listed, refuse_if, whole_number
from data.importers.problems import CODES, COLUMNS, SECTIONS, in_file, refusal
from data.importers.sections.outlines import with_outlines
from data.importers.sections.table import AREA, PER_CITY, milan_rows, section_heading
from data.importers.workbook import is_blank

RESIDENTS = ("P1", "POP21")
"""Headings of the residents, in ISTAT's tables and in its outlines."""

NOT_COUNTS = ("CODREG", "CODPRO", "CODCOM", "PROCOM", "PRO_COM", "COD_REG", "COD_UTS", "COM_ASC1")
"""Columns of numbers that are codes."""

FICTITIOUS = (777_777, 888_888)
"""Sections 777777x and 888888x are no place: people without a fixed home are registered there."""


@dataclass(frozen=True, slots=True)
class SectionMapping:
    """How a file would be read: to be shown to a person and confirmed, then given to ``load``.

    ``sections`` with ``people`` will be loaded; ``left_out`` are fictitious sections without an
    area, with ``people_left_out``. ``variables`` are the columns of counts, as headed.
    """

    file: str
    sha256: str
    section: str
    residents: str | None
    variables: tuple[str, ...]
    sections: int
    people: int | None
    left_out: int
    people_left_out: int | None

    def words(self) -> tuple[LocalizedText, ...]:
        """The proposal in sentences, for whoever confirms it."""
        return tuple(_words(self))


def propose(path: Path) -> SectionMapping:
    """Find the columns and check every code. Raises :class:`RefusedError`."""
    return _read(path)[0]


def load(path: Path, mapping: SectionMapping, *, outlines: Path | None = None) -> pd.DataFrame:
    """Read the file as confirmed: ``section_id, area_id`` and the counts, sorted by section.

    With ``outlines`` (GeoJSON or GeoPackage, any declared CRS) a GeoDataFrame in EPSG:4326. Raises
    :class:`RefusedError`, also if the file is not the one the mapping was made for.
    """
    proposal, table = _read(path)
    if proposal != mapping:
        raise RefusedError([refusal("changed_since", in_file(path.name))])
    return table if outlines is None else with_outlines(table, outlines, mapping.residents)


def _read(path: Path) -> tuple[SectionMapping, pd.DataFrame]:
    """The proposal and the table it would give, every check made."""
    rows = milan_rows(path)
    rows.insert(1, "area_id", rows[AREA].map(_area).astype("Int64"))
    placeless = rows[AREA].map(_no_code) & _fictitious(rows["section_id"])
    placed = rows[~placeless]
    refuse_if(_code_problems(placed, path.name))
    counts = _counts(rows.drop(columns=["section_id", "area_id"]))
    residents = next((name for name in RESIDENTS if name in counts.columns), None)
    refuse_if(_count_problems(counts, residents, path.name))
    table = placed[["section_id", "area_id"]].astype("int64").join(counts.loc[placed.index])
    mapping = SectionMapping(
        file=path.name,
        sha256=fingerprint(path),
        section=str(section_heading(rows.columns)),
        residents=residents,
        variables=tuple(str(name) for name in counts.columns),
        sections=len(placed),
        people=None if residents is None else int(table[residents].sum()),
        left_out=int(placeless.sum()),
        people_left_out=None if residents is None else int(counts.loc[placeless, residents].sum()),
    )
    return mapping, table.sort_values("section_id", ignore_index=True)


def _area(value: object) -> int | None:
    code = whole_number(value)
    return None if code is None else area_of(code)


def _no_code(value: object) -> bool:
    return is_blank(value) or whole_number(value) == 0


def _fictitious(section_ids: pd.Series) -> pd.Series:
    return (section_ids % PER_CITY // 10).isin(FICTITIOUS)


def _code_problems(rows: pd.DataFrame, name: str) -> Iterator[Problem]:
    unknown = rows[rows["area_id"].isna()]
    if not unknown.empty:
        codes = sorted({str(value) or "«»" for value in unknown[AREA]})
        where = in_file(name, CODES, codes)
        yield refusal("unknown_areas", where, sections=len(unknown))
    repeated = rows["section_id"][rows["section_id"].duplicated()]
    if not repeated.empty:
        yield refusal("repeated_sections", in_file(name, SECTIONS, repeated))
    absent = [area for area in CITY.areas if area not in set(rows["area_id"].dropna())]
    if absent:
        where, items = in_file(name), listed(absent)
        yield refusal("missing_areas.sections", where, count=len(absent), items=items)


def _count_problems(counts: pd.DataFrame, residents: str | None, name: str) -> Iterator[Problem]:
    strange = (counts < 0).any()
    if residents is not None:
        strange[residents] |= bool((counts[residents].fillna(0) % 1 != 0).any())
    if strange.any():
        yield refusal("strange_counts", in_file(name, COLUMNS, counts.columns[strange]))


def _counts(cells: pd.DataFrame) -> pd.DataFrame:
    """The columns whose every cell is a number or blank, as numbers; codes are left out."""
    columns = {}
    for name in cells.columns.difference([*NOT_COUNTS, AREA, "COM_ASC3"], sort=False):
        column = cells[name]
        blank = column.map(is_blank)
        numbers = pd.to_numeric(column.mask(blank), errors="coerce").astype("float64")
        identifier = name == section_heading(cells.columns)
        if not identifier and not blank.all() and not (numbers.isna() & ~blank).any():
            columns[name] = numbers
    return pd.DataFrame(columns, index=cells.index)


def _words(mapping: SectionMapping) -> Iterator[LocalizedText]:
    yield LocalizedText(
        f"File {mapping.file}: sezioni in {mapping.section}, NIL in {AREA}.",
        f"File {mapping.file}: sections in {mapping.section}, NIL in {AREA}.",
    )
    people = _people(mapping.people, mapping.residents)
    yield LocalizedText(
        f"{mapping.sections} sezioni in {CITY.area_count} NIL{people.it}.",
        f"{mapping.sections} sections in {CITY.area_count} NIL{people.en}.",
    )
    if mapping.left_out:
        people = _people(mapping.people_left_out, mapping.residents)
        yield LocalizedText(
            f"Sezioni fittizie, senza un luogo, escluse: {mapping.left_out}{people.it}.",
            f"Fictitious sections, without a place, left out: {mapping.left_out}{people.en}.",
        )
    names = listed(mapping.variables) or "–"
    yield LocalizedText(f"Colonne di conti: {names}.", f"Columns of counts: {names}.")
    yield LocalizedText(
        "La lettura non è mai stata provata sul file vero: confrontare i totali con l'ISTAT.",
        "This was never tried on the real file: compare the totals with ISTAT's.",
    )


def _people(number: int | None, heading: str | None) -> LocalizedText:
    if number is None:
        return LocalizedText("", "")
    written = f"{number:,}"
    return LocalizedText(
        f", {written.replace(',', '.')} residenti ({heading})", f", {written} residents ({heading})"
    )
