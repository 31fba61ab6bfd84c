"""The zones of about a thousand residents as everybody reads them, worked out once."""

import pandas as pd

from atlas.repository import shipped
from atlas.repository.memo import kept
from indicators import indicator
from indicators.engine.zones import TABLE, zone_values


@kept()
def zone_rows(key: str) -> pd.DataFrame:
    """The zones of an indicator, by precinct in ascending order: :class:`atlas.zones.ZoneLayer`."""
    chosen, counts = indicator(key), shipped(TABLE)
    of_year = counts[counts["year"] == chosen.latest_year].set_index("precinct").sort_index()
    values = zone_values(of_year, chosen.inputs[0])
    return values.assign(area_id=of_year["main_area"], residents=of_year["n_residents"])
