"""The second scale of a map: zones of about a thousand residents in the classes of the areas. Pure.

A colour means the same at both scales, because the classes are those of the neighbourhoods.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from indicators.engine.classes import assign
from indicators.engine.reliability import Flags
from indicators.engine.zones import COUNTS, mostly_rented

RENTED = "rented_pct"


@dataclass(frozen=True, slots=True)
class ZoneLayer:
    """Every zone of one indicator, in the order of ``precinct_drawing``.

    ``rows`` is indexed by precinct with the columns of
    :func:`indicators.engine.zones.zone_values`, ``area_id`` (where most of its people live) and
    ``residents``; ``classes`` is aligned with it, -1 for no value. ``outlined`` marks the zones
    where two homes of three are rented, ``None`` for indicators that do not tell.
    """

    rows: pd.DataFrame
    classes: npt.NDArray[np.int64]
    outlined: Flags | None

    @property
    def clean(self) -> pd.DataFrame:
        """The zones drawn in full."""
        return self.rows[(self.rows["reason"] == "") & ~self.rows["faint"]]

    @property
    def counts(self) -> dict[str, int]:
        """How many zones are drawn in full, hatched, and without a value."""
        hatched, clean = int(self.rows["faint"].sum()), len(self.clean)
        return {"clean": clean, "hatched": hatched, "refused": len(self.rows) - clean - hatched}

    def of_area(self, area: int) -> pd.Series:
        """Values of the zones most of whose people live in an area."""
        return self.rows["value"][self.rows["area_id"] == area].dropna()

    @property
    def renters(self) -> int:
        """Renting households of the outlined zones."""
        return 0 if self.outlined is None else int(self.rows["part"][self.outlined].sum())


def zones_of(rows: pd.DataFrame, quantity: str, *, breaks: Sequence[float]) -> ZoneLayer:
    """The zones of a quantity (a key of :data:`indicators.engine.zones.COUNTS`) in classes."""
    outlined = mostly_rented(rows) if quantity == RENTED else None
    return ZoneLayer(rows, assign(rows["value"], breaks), outlined)


def base_of(quantity: str) -> str:
    """The key of the words for what a quantity is counted in."""
    return f"zones.of.{COUNTS[quantity][1]}"
