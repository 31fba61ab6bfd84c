"""What a value carried from other zones is mixed from: each zone, its weight, its own value.

Pure: an indicator and shipped tables in, rows out. The mix is convex: the weights of an area come
to 1, and the value lies among those of its zones (see docs/transfer.md).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from indicators.spec import Indicator

Read = Callable[[str], pd.DataFrame]


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone of the source; ``weight`` the part of the area's house numbers that lies in it.

    ``value`` is missing where the source's zones may be cited but not given again.
    """

    code: str
    weight: float
    value: float | None


@dataclass(frozen=True, slots=True)
class Origin:
    """Zones of one value, the largest weight first, and the tables they are read from.

    ``kind`` is ``"postcode"`` or ``"omi"``.
    """

    kind: str
    tables: tuple[str, ...]
    zones: tuple[Zone, ...]


POSTCODE_WEIGHTS, POSTCODES = "postcode_weights", "declared_income_postcodes"
OMI_WEIGHTS, MARKET = "omi_weights", "housing_market"


def origin(indicator: Indicator, read: Read, *, area: int, year: int) -> Origin | None:
    """Zones a value of ``indicator`` is carried from; ``None`` if it is the area's own count.

    ``read`` gives a shipped table by its key.
    """
    if "declared_income" in indicator.datasets:
        return _postcodes(read, indicator.inputs[0], area, year)
    if MARKET in indicator.datasets:
        return _omi(read, area, year)
    return None


def _postcodes(read: Read, column: str, area: int, year: int) -> Origin:
    weights, values = read(POSTCODE_WEIGHTS), read(POSTCODES)
    here = weights[weights["area_id"] == area].sort_values("share_of_area", ascending=False)
    then = values[values["year"] == year].set_index("postcode")[column]
    zones = tuple(
        Zone(str(code), float(weight), float(then[code]))
        for code, weight in zip(here["postcode"], here["share_of_area"], strict=True)
    )
    return Origin("postcode", (POSTCODE_WEIGHTS, POSTCODES), zones)


def _omi(read: Read, area: int, year: int) -> Origin:
    market, weights = read(MARKET), read(OMI_WEIGHTS)
    zoning = market.loc[market["year"] == year, "zoning"].iloc[0]
    inside = (weights["area_id"] == area) & (weights["zoning"] == zoning)
    here = weights[inside].sort_values("share_of_area", ascending=False)
    zones = tuple(
        Zone(str(code), float(weight), None)
        for code, weight in zip(here["zone"], here["share_of_area"], strict=True)
    )
    return Origin("omi", (OMI_WEIGHTS,), zones)
