"""The lines of a list of addresses and neighbourhoods: pasted, or a TXT, CSV or XLSX file. Pure.

Lines are numbered as they stand in the file, so that "line 12" is line 12 there.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from base.limits import MEGABYTE, Limits
from base.problem import RefusedError
from base.tables import Row, decoded, problem, read_rows
from base.tables.kinds import TEXT, kind_of
from base.text import LocalizedText
from data.catalogue.area_names import parts, plain

LIMITS = Limits(size=MEGABYTE, unpacked=20 * MEGABYTE, rows=5_000, cells=200_000)
MOST_LINES = 500
MOST_ABOVE = 40
ADDRESS_HEADS = ("indirizzo", "indirizzi", "address", "via", "ubicazione", "luogo", "sede",
                 "residenza", "indirizzocompleto", "scritto", "typed")  # fmt: skip
AREA_HEADS = ("quartiere", "neighbourhood", "neighborhood", "area", "nil", "zona")
NUMBER_HEADS = ("civico", "numerocivico", "ncivico", "numero", "n", "num", "housenumber", "number")
STREETS = re.compile(
    r"(via|viale|v\.le|corso|c\.so|piazza|p\.zza|piazzale|p\.le|largo|vicolo|alzaia|ripa|bastioni|"
    r"galleria|passaggio|strada|foro|cascina)\b",
    re.IGNORECASE,
)
NUMBER = re.compile(r"\d+\s*[a-zA-Z]?(/\w+)?")


class ListError(ValueError):
    """A list that cannot be used; the message is the key of the words that say why."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list: its number in the file and what is written there."""

    number: int
    typed: str


def read_list(
    content: bytes | str, name: str = "", *, known: Iterable[str] = ()
) -> tuple[tuple[Line, ...], LocalizedText]:
    """Lines of a pasted text or of a file, and what was understood of the file.

    Of a table the column with the addresses or the neighbourhoods is read: by its heading, else by
    its content (``known`` are names of areas). A house number in the next column is joined to it.
    Raises :class:`ListError` (``batch.empty``, ``batch.too_long``) and
    :class:`~base.problem.RefusedError` for a file that is no list.
    """
    if len(content) > LIMITS.size:
        raise RefusedError([problem("size", most=LIMITS.size // MEGABYTE)])
    if isinstance(content, bytes) and _is_table(content, name):
        read = read_rows(content, name or "?", limits=LIMITS)
        lines, understood = _of_table(read.rows, known), read.written.understood()
    else:
        understood = LocalizedText("testo", "text")
        if isinstance(content, bytes):
            content, encoding = decoded(content)
            understood = LocalizedText(f"testo, codifica {encoding}", f"text, encoding {encoding}")
        rows = re.split(r"\r\n|\r|\n", content)
        lines = [Line(number, row.strip()) for number, row in enumerate(rows, start=1)]
    lines = [line for line in lines if line.typed]
    if lines and _head(lines[0].typed) in (*ADDRESS_HEADS, *AREA_HEADS):
        lines = lines[1:]
    if not lines:
        raise ListError("batch.empty")
    if len(lines) > MOST_LINES:
        raise ListError("batch.too_long")
    return tuple(lines), understood


def _is_table(content: bytes, name: str) -> bool:
    """Whatever is no text, and a text whose name says CSV; other texts are lines."""
    ending = PurePath(name).suffix.lower()
    return kind_of(content) != TEXT or ending in (".csv", ".tsv", ".tab")


def _of_table(rows: Sequence[Row], known: Iterable[str]) -> list[Line]:
    filled = [row for row in rows if not row.is_blank]
    head = next((row for row in filled[:MOST_ABOVE] if _named(row) is not None), None)
    if head is not None:
        below = [row for row in filled if row.line > head.line]
        place = _named(head) or 0
        heads = [_head(cell) for cell in head.cells]
        free = place if any(heads[place + 1 : place + 2]) else place + 1
        number = next((heads.index(name) for name in NUMBER_HEADS if name in heads), free)
    else:
        below, place = filled, _by_content(filled, known)
        number = place + 1
    return [Line(row.line, _joined(row, place, number)) for row in below]


def _named(row: Row) -> int | None:
    """The column that a heading calls the address, else the area."""
    heads = [_head(cell) for cell in row.cells]
    return next(
        (heads.index(name) for name in (*ADDRESS_HEADS, *AREA_HEADS) if name in heads), None
    )


def _by_content(rows: Sequence[Row], known: Iterable[str]) -> int:
    """The column that most often holds a street or the name of an area; else the first."""
    areas = {plain(part) for name in known for part in (name, *parts(name))} - {""}
    width = max((len(row.cells) for row in rows), default=0)
    cells = [[row.cells[n] for row in rows if n < len(row.cells)] for n in range(width)]
    hits = [sum(_is_place(cell, areas) for cell in column) for column in cells]
    return max(range(width), key=lambda n: (hits[n], -n)) if width else 0


def _is_place(cell: str, areas: Collection[str]) -> bool:
    return STREETS.match(cell) is not None or plain(cell) in areas


def _joined(row: Row, place: int, number: int) -> str:
    cell = row.cells[place] if place < len(row.cells) else ""
    beside = row.cells[number] if number < len(row.cells) and number != place else ""
    beside = re.sub(r"(?<=\d)[.,]0+$", "", beside)
    return f"{cell} {beside}" if cell and NUMBER.fullmatch(beside) else cell


def _head(name: str) -> str:
    return re.sub(r"[\W_]", "", name).casefold()
