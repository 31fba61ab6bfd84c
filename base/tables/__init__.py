"""The one reader of people's tables: CSV in any usual dialect, and XLSX.

It takes bytes and gives a :class:`Table` of texts with the rows of the file, says what it
understood, and refuses what can be read in two ways.
"""

from base.tables.numbers import MISSING, Decimal, is_missing, reading
from base.tables.read import NOTHING_ASKED, Asked, read_rows, read_table
from base.tables.rows import FileRows, Row, Written
from base.tables.shape import many
from base.tables.table import NumberColumn, Table
from base.tables.text import decoded
from base.tables.wording import cell_place, problem, row_place

__all__ = [
    "MISSING", "NOTHING_ASKED", "Asked", "Decimal", "FileRows", "NumberColumn", "Row", "Table",
    "Written", "cell_place", "decoded", "is_missing", "many", "problem", "read_rows", "read_table",
    "reading", "row_place",
]  # fmt: skip
