"""How much an input may cost, each limit with a name: the readers of ``base`` hold to them."""

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper limits of one kind of input. Sizes in bytes, lengths in characters, the rest counted.

    ``size`` is that of the file as it comes, ``unpacked`` after decompression; ``depth`` and
    ``nodes`` are of a nested text (YAML, JSON), ``rows``, ``columns``, ``cells`` and ``cell`` (the
    length of one) of a table.
    """

    size: int
    unpacked: int
    depth: int = 40
    nodes: int = 200_000
    rows: int = 200_000
    columns: int = 500
    cells: int = 2_000_000
    cell: int = 10_000


DESIGN = Limits(size=200_000, unpacked=200_000, depth=20, nodes=10_000)
"""A design, a plan, a story or an event file written by a person: YAML or JSON."""

TABLE = Limits(size=20 * MEGABYTE, unpacked=100 * MEGABYTE)
"""A table a person brings: CSV or XLSX."""

LARGE_TABLE = Limits(
    size=100 * MEGABYTE, unpacked=600 * MEGABYTE, rows=1_000_000, cells=200_000_000
)
"""A regional table of census sections, read in a worker."""

OUTLINES = Limits(
    size=100 * MEGABYTE, unpacked=400 * MEGABYTE, depth=12, nodes=30_000_000, rows=200_000
)
"""A file of outlines, read in a worker."""
