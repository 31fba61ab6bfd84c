"""Which areas have a value: counted by year, and by how sure the values are. Pure."""

from collections.abc import Mapping

import pandas as pd

from indicators.engine.reliability import Reliability


def areas_with_a_value(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Areas with a value, by indicator (rows) and year (columns); missing where no source year."""
    counts = {
        key: table[table["reason"] == ""].groupby("year").size().reindex(sorted(set(table["year"])))
        for key, table in tables.items()
    }
    matrix = pd.DataFrame(counts).T
    return matrix[sorted(matrix.columns)]


def known_and_weak(everybody: pd.DataFrame) -> tuple[dict[int, float], frozenset[int]]:
    """Values of the areas that have one, and those that rest on few people or are left out."""
    known = everybody[everybody["reason"] == ""]
    areas = [int(area) for area in known.index]
    values = dict(zip(areas, known["value"].astype("float64").tolist(), strict=True))
    weak = (known["reliability"] != Reliability.RELIABLE.value).tolist()
    return values, frozenset(area for area, is_weak in zip(areas, weak, strict=True) if is_weak)
