"""A toy city drawn as text, small enough to check with a pencil; and the shipped tables, read once.

Everything about the toy city is round: see ``tests/README.md`` for its map and its sums.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from atlas.choropleth import Choropleth, change_scene, city_change, value_scene
from atlas.selection import Selection
from indicators.catalogue import elderly_alone
from indicators.engine.change import change_table
from indicators.engine.panel import TABLES, IndicatorPanel, panel_of
from indicators.engine.table import city_series, indicator_table
from indicators.measure import share
from indicators.spec import Indicator
from render.maps.premises_marks import PremisesMark

# Each letter is a square of 0.01 degrees; the lower left corner is at 9.10 E, 45.40 N.
MAP = """
AABB
AABB
CCCC
CCCC
"""
AREA_OF = {"A": 1, "B": 2, "C": 3}
WEST, SOUTH, SIDE = 9.10, 45.40, 0.01

AREAS = """
area_id | name            | short_name
      1 | Alba – Vecchia  | Alba
      2 | Borgo           | Borgo
      3 | Corte           | Corte
"""

REGISTER = """
area_id | year | alone | aged
      1 | 2023 |   900 | 2000
      1 | 2024 |  1000 | 2000
      2 | 2023 |  1200 | 4000
      2 | 2024 |  1000 | 4000
      3 | 2023 |       |  400
      3 | 2024 |   240 |  400
"""

PREMISES = """
id    | name        | lon   | lat   | works    | estimated | halo | side
forno | Via Forno   | 9.115 | 45.43 | unknown  | yes       |  100 | right
ponte | Viale Ponte | 9.125 | 45.41 | under_way| no        |    0 | left
"""


def drawn(table: str) -> pd.DataFrame:
    """A table written with bars, as a frame."""
    return pd.read_csv(io.StringIO(table), sep=r"\s*\|\s*", engine="python", skipinitialspace=True)


def squares(letter: str) -> list[Any]:
    rows = MAP.split()
    return [
        shapely.box(
            WEST + SIDE * column,
            SOUTH + SIDE * (len(rows) - 1 - line),
            WEST + SIDE * (column + 1),
            SOUTH + SIDE * (len(rows) - line),
        )
        for line, row in enumerate(rows)
        for column, here in enumerate(row)
        if here == letter
    ]


TOY = replace(
    elderly_alone.INDICATOR,
    datasets=("register",),
    inputs=("alone", "aged"),
    years=(2023, 2024),
    compute=lambda register: share(register["alone"], of=register["aged"]),
)
NOT_COUNTED = pd.DataFrame(
    {"dataset": ["register"], "area_id": [3], "year": [2023], "column": ["alone"],
     "reason": ["source_error"]}
)  # fmt: skip


@dataclass(frozen=True)
class ToyCity:
    """Three areas, two premises and one indicator over two years."""

    indicator: Indicator
    table: pd.DataFrame
    names: pd.Series
    city: Mapping[int, float]
    layer: gpd.GeoDataFrame
    outline: gpd.GeoDataFrame
    places: tuple[PremisesMark, ...]

    def selection(self, **changes: Any) -> Selection:
        plain = Selection("it", self.indicator.key, 2024, "value", 2023, "quantile", None, None)
        return replace(plain, **changes)

    def rows(self, year: int = 2024) -> pd.DataFrame:
        return self.table[self.table["year"] == year].set_index("area_id")

    def scene(self, **changes: Any) -> Choropleth:
        """The values of 2024 in three classes (limits 30 and 55), or another selection."""
        selection = self.selection(**changes)
        rows = self.rows(selection.year)
        if selection.mode == "value":
            city = self.city[selection.year]
            return value_scene(self.indicator, selection, rows=rows, breaks=(30.0, 55.0), city=city)
        changed = change_table(self.indicator, self.table, since=2023, year=2024)
        return change_scene(
            self.indicator, selection, rows=rows, changes=changed.set_index("area_id"),
            city=city_change(self.city, selection),
        )  # fmt: skip


def toy_city() -> ToyCity:
    areas = drawn(AREAS).set_index("area_id")
    frames = {"register": drawn(REGISTER).set_index(["area_id", "year"])}
    marks = areas.assign(institutional="")
    city = city_series(TOY, frames, NOT_COUNTED)
    shapes = {AREA_OF[letter]: shapely.union_all(squares(letter)) for letter in AREA_OF}
    named = {"area_id": list(shapes), "short_name": areas["short_name"].tolist()}
    layer = gpd.GeoDataFrame(named, geometry=list(shapes.values()), crs=4326)
    places: list[dict[str, Any]] = [
        {str(name): cell for name, cell in row.items()}
        for row in drawn(PREMISES).to_dict("records")
    ]
    return ToyCity(
        indicator=TOY,
        table=indicator_table(TOY, frames, areas=marks, missing=NOT_COUNTED),
        names=areas["short_name"],
        city=dict(zip(city["year"], city["value"], strict=True)),
        layer=layer,
        outline=gpd.GeoDataFrame(geometry=[layer.union_all()], crs=4326),
        places=tuple(
            PremisesMark(
                **place
                | {"estimated": place["estimated"] == "yes"}
                | {"title": place["name"], "lines": (f"In {place['name']} <b>1</b>",)}
            )
            for place in places
        ),
    )


@pytest.fixture(scope="session")
def toy() -> ToyCity:
    """Nothing in it may be changed by a test."""
    return toy_city()


@dataclass(frozen=True)
class Milan:
    """The shipped tables, as the app reads them but without its caches. Nothing may be changed."""

    panel: IndicatorPanel
    class_breaks: pd.DataFrame
    premises: pd.DataFrame
    events: pd.DataFrame
    as_of: date

    @property
    def names(self) -> pd.Series:
        return self.panel.areas["short_name"]

    def breaks(self, key: str, year: int, scheme: str = "quantile") -> tuple[float, ...]:
        rows = self.class_breaks.set_index(["indicator", "scheme", "year"])
        limits = rows.loc[(key, scheme, year), ["b1", "b2", "b3", "b4"]].to_numpy(dtype=float)
        return tuple(limits[~np.isnan(limits)])

    def scene(
        self, indicator: Indicator, *, language: str = "it", area: int | None = None, **how: Any
    ) -> Choropleth:
        """The latest values, or with ``since`` the change."""
        since = how.get("since")
        year = indicator.latest_year
        table, series = self.panel.table(indicator), self.panel.city(indicator)
        rows = table[table["year"] == year].set_index("area_id")
        city = dict(zip(series["year"], series["value"], strict=True))
        selection = Selection(
            language, indicator.key, year, "change" if since else "value", since or year,
            "quantile", area, None,
        )  # fmt: skip
        if since is None:
            breaks = self.breaks(indicator.key, year)
            return value_scene(indicator, selection, rows=rows, breaks=breaks, city=city[year])
        changes = change_table(indicator, table, since=since, year=year).set_index("area_id")
        return change_scene(
            indicator, selection, rows=rows, changes=changes,
            city=city_change(city, selection),
        )  # fmt: skip


@pytest.fixture(scope="session")
def milan() -> Milan:
    from data.catalogue.read import read_table
    from data.premises.register import read_until

    return Milan(
        panel=panel_of({key: read_table(key) for key in TABLES}),
        class_breaks=read_table("class_breaks"),
        premises=read_table("premises").set_index("premises_id", drop=False),
        events=read_table("premises_events"),
        as_of=read_until(),
    )
