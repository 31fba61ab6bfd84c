"""Consumer prices year by year, typed from what ISTAT publishes, each value with its sources."""

from dataclasses import dataclass
from functools import cache
from math import prod
from pathlib import Path
from typing import Annotated

from pydantic import Field

from base.yaml_model import FORBID, Text, read_model

FILE = Path(__file__).parents[1] / "curated" / "consumer_prices.yml"


@dataclass(frozen=True, slots=True)
class PriceReport:
    """Where a value was read: who reported ISTAT's release, on which ISO day."""

    outlet: Text
    date: Text
    url: Text


@dataclass(frozen=True, slots=True)
class PriceChange:
    """Change (per cent) of the annual mean of the NIC index on that of the year before."""

    year: int
    pct: float
    sources: Annotated[tuple[PriceReport, ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class ConsumerPrices:
    """The changes of several years."""

    __pydantic_config__ = FORBID

    changes: tuple[PriceChange, ...]

    def rise(self, since: int, year: int) -> float:
        """Prices of ``year`` over those of ``since``, less 1: the changes between them, chained.

        Raises :class:`KeyError` naming the first year without a change.
        """
        known = {change.year: change.pct for change in self.changes}
        return prod(1 + known[each] / 100 for each in range(since + 1, year + 1)) - 1


@cache
def consumer_prices(path: Path = FILE) -> ConsumerPrices:
    """Read the file. Raises ``RefusedError`` naming the line of the file, and the field."""
    return read_model(ConsumerPrices, path)
