"""What a value carried from other zones is mixed from: each zone, its weight, its own value.

Pure: an indicator and shipped tables in, rows out. The mix is convex: the weights of an area come
to 1, and the value lies among those of its zones (see docs/transfer.md).
"""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from indicators.spec import Crosswalk, Indicator

Read = Callable[[str], pd.DataFrame]


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone of the source; ``weight`` the part of the area (its doors, its people) in it.

    ``value`` is missing where the source leaves it empty, and where its zones may be cited but not
    given again.
    """

    code: str
    weight: float
    value: float | None


@dataclass(frozen=True, slots=True)
class SourceZones:
    """Zones of one value, the largest weight first, and the tables they are read from.

    ``kind`` is that of the crosswalk: ``"postcode"``, ``"omi"`` or ``"precinct"``.
    """

    kind: str
    tables: tuple[str, ...]
    zones: tuple[Zone, ...]


def source_zones(indicator: Indicator, read: Read, *, area: int, year: int) -> SourceZones | None:
    """Zones a value of ``indicator`` is carried from; ``None`` if it is the area's own count.

    ``read`` gives a shipped table by its key.
    """
    crosswalk = indicator.crosswalk
    if crosswalk is None:
        return None
    weights = read(crosswalk.weights)
    inside = weights["area_id"] == area
    if "zoning" in weights.columns:
        inside &= weights["zoning"] == _zoning(read(indicator.datasets[0]), year)
    rows = weights[inside].sort_values("share_of_area", ascending=False)
    codes = rows[crosswalk.code]
    values = _values(indicator, crosswalk, read, year=year)
    zones = tuple(
        Zone(str(code), float(weight), None if values is None else _known(values[code]))
        for code, weight in zip(codes, rows["share_of_area"], strict=True)
    )
    tables = (crosswalk.weights, crosswalk.values)
    return SourceZones(crosswalk.zones, tuple(filter(None, tables)), zones)


def _known(value: float) -> float | None:
    return None if pd.isna(value) else float(value)


def _zoning(carried: pd.DataFrame, year: int) -> str:
    """The zones in force in ``year``, as the carried table records them."""
    return str(carried.loc[carried["year"] == year, "zoning"].iloc[0])


def _values(
    indicator: Indicator, crosswalk: Crosswalk, read: Read, *, year: int
) -> pd.Series | None:
    """Each zone's own value of that year, by its code; ``None`` where it is not given again."""
    if crosswalk.values is None:
        return None
    table = read(crosswalk.values)
    values: pd.Series = table[table["year"] == year].set_index(crosswalk.code)[indicator.inputs[0]]
    return values
