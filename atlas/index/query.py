"""What the address says of the page of the index. Pure.

What all pages share is in :mod:`atlas.selection`, the parameters in :mod:`atlas.query`. Whether a
design can be read, and from which year its scores compare, only the design itself can say.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from atlas import query as address
from atlas.query import Notice, Reader
from indicators.catalogue import REGISTER_YEARS

YEARS = {str(year): year for year in REGISTER_YEARS}
RENAMED = {"deprivation": "deprivation_1"}
"""Names of designs in older addresses, and what those designs are called now."""


@dataclass(frozen=True, slots=True)
class IndexQuery:
    """Which designs are shown and compared (empty: the first, none), and how they are read.

    ``reading`` and ``varied`` are keys of their parameters; ``since`` is ``None`` where the
    address does not say from which year changes are counted.
    """

    design: str
    other: str
    reading: str
    varied: str
    year: int
    since: int | None


def read_view(query: Mapping[str, str]) -> tuple[IndexQuery, tuple[Notice, ...]]:
    """Return the view an address asks for, and a notice for each value it cannot have.

    What the before-and-after page calls by the name of the other design is none.
    """
    reader = Reader(query)
    design, other = (
        RENAMED.get(written, written)
        for written in map(reader.written, (address.DESIGN, address.OTHER_DESIGN))
    )
    reading, varied = reader.choice(address.READING), reader.choice(address.VARIED)
    year = reader.value(address.INDEX_YEAR, YEARS, str(REGISTER_YEARS[-1]))
    written = reader.written(address.INDEX_SINCE)
    since = reader.value(address.INDEX_SINCE, YEARS, str(REGISTER_YEARS[0]))
    view = IndexQuery(
        design=design,
        other="" if other in address.COMPARISON.keys else other,
        reading=reading,
        varied=varied,
        year=year,
        since=since if written in YEARS else None,
    )
    return view, tuple(reader.notices)
