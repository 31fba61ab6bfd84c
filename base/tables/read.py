"""From the bytes of a file to its table."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from base.limits import TABLE, Limits
from base.problem import RefusedError
from base.tables.kinds import NAMES, TEXT, XLSX, kind_of
from base.tables.numbers import Decimal
from base.tables.rows import FileRows
from base.tables.shape import many, shape_of
from base.tables.table import Table
from base.tables.text import decoded, text_rows
from base.tables.wording import problem, quoted
from base.tables.workbook import workbook_rows


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person says about a file; what is left out is read from the file itself."""

    decimal: Decimal | None = None
    separator: str = ""
    encoding: str = ""
    sheet: str = ""


NOTHING_ASKED = Asked()
_DIGITS = re.compile(r"[0-9]+")


def read_rows(
    content: bytes, name: str, *, limits: Limits = TABLE, options: Asked = NOTHING_ASKED
) -> FileRows:
    """The rows of a CSV or XLSX file, told apart by its content.

    Raises :class:`~base.problem.RefusedError`: what the file is if it is no table, and whatever
    :func:`~base.tables.text.text_rows` and :func:`~base.tables.workbook.workbook_rows` refuse.
    """
    if not content.strip():
        raise RefusedError([problem("empty")])
    if len(content) > limits.size:
        raise RefusedError([problem("size", most=f"{limits.size / 1_000_000:g}")])
    kind = kind_of(content)
    if kind == XLSX:
        return workbook_rows(content, name, limits, options.sheet)
    if kind != TEXT:
        what = NAMES[kind]
        raise RefusedError([problem("kind", kind_it=what.it, kind_en=what.en)])
    text, encoding = decoded(content, options.encoding)
    return text_rows(text, encoding, limits, options.separator)


def read_table(  # noqa: PLR0913
    content: bytes,
    name: str,
    *,
    limits: Limits = TABLE,
    options: Asked = NOTHING_ASKED,
    expects: Collection[str] = (),
    lenient: bool = False,
) -> Table:
    """The table in a file, all cells as text.

    ``name`` is the file's, for messages; ``expects`` names columns that tell the header where
    titles stand above it. Ragged rows are refused, or, if ``lenient``, left out and told in
    ``ragged``. Raises :class:`~base.problem.RefusedError`.
    """
    read = read_rows(content, name, limits=limits, options=options)
    shape = shape_of(read.rows, even=read.even, expects=expects)
    if shape.ragged and not (lenient and shape.body):
        raise RefusedError(many([fault for _, fault in shape.ragged]))
    width, header = shape.width, shape.header.cells
    names = [" ".join(cell.split()) for cell in header[:width]]
    rows = [row.cells[:width] + ("",) * (width - len(row.cells)) for row in shape.body]
    table = Table(
        file=quoted(name, 100),
        header=tuple(names + [""] * (width - len(names))),
        header_row=shape.header.line,
        rows=tuple(row.line for row in shape.body),
        columns=tuple(zip(*rows, strict=True)),
        written=read.written,
        numeric=frozenset((at, n) for n, row in enumerate(shape.body) for at in row.numbers),
        ragged=tuple((row.line, fault) for row, fault in shape.ragged),
        left_out=tuple(row.line for row in (*shape.above, *shape.beneath)),
    )
    _refuse_halves(table)
    return table


def _refuse_halves(table: Table) -> None:
    """Digits without a name beside digits, between commas: ``1,5`` may have become 1 and 5."""
    if table.written.separator != ",":
        return
    for at in (n for n, name in enumerate(table.header) if n and not name):
        for row, (before, cell) in enumerate(
            zip(table.columns[at - 1], table.columns[at], strict=True)
        ):
            if _DIGITS.fullmatch(cell) and _DIGITS.fullmatch(before.lstrip("+-−")):
                raise RefusedError([problem("nameless", where=table.place(at, row), cell=cell)])
