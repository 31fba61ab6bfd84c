"""A scene: what the selection shows, computed once and drawn by map, legend, table and exports.

Pure: frames and plain values in, one frozen object out. The map, the legend and every file that
is taken away come from the same scene, so that they cannot disagree.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from atlas.rows import row
from atlas.selection import Selection
from atlas.wording import numbers, text
from atlas.wording.map_sentences import AREAS
from atlas.zones import ZoneLayer
from base.text import LocalizedText
from indicators.engine.change import breaks_between, refusal
from indicators.engine.classes import assign, diverging_breaks
from indicators.spec import Break, Indicator


@dataclass(frozen=True, slots=True)
class Choropleth:
    """One choropleth: a number and a class per area, or the reason there is none.

    ``rows`` is indexed by ``area_id`` with ``value, lower, upper, reason, reliability, marked``
    and the rank columns (of the year shown); in a change scene ``value`` is the change.
    ``classes`` is aligned with ``rows``: 0..k-1, or -1 for no value. ``counted`` is the number
    of areas the city's value is made of. ``zones`` is the second scale, where it is asked for.
    """

    indicator: Indicator
    selection: Selection
    rows: pd.DataFrame
    classes: npt.NDArray[np.int64]
    breaks: tuple[float, ...]
    city: float
    counted: int
    refused: LocalizedText | None
    warnings: tuple[Break, ...]
    zones: ZoneLayer | None = None

    @property
    def by_area(self) -> Choropleth:
        """The same scene by neighbourhood alone, as pictures and files show it."""
        return replace(self, zones=None)

    @property
    def class_count(self) -> int:
        """Number of classes; one where nothing can be shown."""
        return len(self.breaks) + 1

    @property
    def is_change(self) -> bool:
        """Whether the scene shows a difference between two years."""
        return self.selection.mode == "change"

    def write(self, value: float) -> str:
        """A number of this scene with its unit, in the reader's language."""
        form = numbers.change if self.is_change else numbers.value
        return form(value, self.indicator, language=self.selection.language)

    def write_limit(self, limit: float) -> str:
        """A class limit as a bare number; the legend names the unit once."""
        form = numbers.signed if self.is_change else numbers.number
        decimals = self.indicator.decimals
        return form(limit, language=self.selection.language, decimals=decimals)

    def unit(self) -> str:
        """The unit alone: ``€``, ``%``, ``per mille``, percentage points for a change of shares.

        A pure number, which has no unit, is called an index.
        """
        kind = "unit_change" if self.is_change else "unit"
        words = text(self.selection.language)
        unit = words(f"{kind}.{self.indicator.unit.value}", value="").strip()
        return unit or words("map.pure_number")

    def interval(self, area: int) -> str | None:
        """The interval of one area, or ``None``."""
        values = row(self.rows, area)
        return numbers.interval(
            float(values["lower"]),
            float(values["upper"]),
            self.indicator,
            language=self.selection.language,
            as_change=self.is_change,
        )

    def labels(self) -> tuple[str, ...]:
        """What the map says of each area in a few words: its value, or why there is none."""
        columns = ("value", "reason", "reliability", "marked")
        cells = zip(*(self.rows[name].tolist() for name in columns), strict=True)
        return tuple(self._label(*cell) for cell in cells)

    def _label(self, value: float, reason: str, reliability: str, marked: bool) -> str:
        words = text(self.selection.language)
        if reason:
            return f"{words('map.no_value')}: {words(f'missing.{reason}')}"
        written = self.write(value)
        if reliability == "excluded" or marked:
            return words("map.tooltip_mark", value=written)
        return words("map.tooltip_low", value=written) if reliability == "low" else written


def value_scene(  # noqa: PLR0913 - plain inputs, all by name
    indicator: Indicator,
    selection: Selection,
    *,
    rows: pd.DataFrame,
    breaks: tuple[float, ...],
    city: float,
    counted: int = AREAS,
) -> Choropleth:
    """The values of one year in sequential classes."""
    return Choropleth(
        indicator=indicator,
        selection=selection,
        rows=rows,
        classes=assign(rows["value"], breaks),
        breaks=breaks,
        city=city,
        counted=counted,
        refused=None,
        warnings=(),
    )


def change_scene(  # noqa: PLR0913 - plain inputs, all by name
    indicator: Indicator,
    selection: Selection,
    *,
    rows: pd.DataFrame,
    changes: pd.DataFrame,
    city: float,
    counted: int = AREAS,
) -> Choropleth:
    """The change since another year in classes symmetric around zero."""
    breaks = diverging_breaks(changes)
    moved = rows.drop(columns=["value", "lower", "upper", "reason", "reliability"]).join(
        changes.rename(columns={"change": "value"})
    )
    return Choropleth(
        indicator=indicator,
        selection=selection,
        rows=moved,
        classes=assign(moved["value"], breaks),
        breaks=breaks,
        city=city,
        counted=counted,
        refused=None,
        warnings=breaks_between(indicator, since=selection.since, year=selection.year),
    )


def refused_scene(
    indicator: Indicator, selection: Selection, *, rows: pd.DataFrame, why: LocalizedText
) -> Choropleth:
    """A comparison that would mean nothing: no area is coloured, and the reason is given."""
    blank = rows.assign(value=np.nan, lower=np.nan, upper=np.nan)
    return Choropleth(
        indicator=indicator,
        selection=selection,
        rows=blank,
        classes=np.full(len(rows), -1, dtype=np.int64),
        breaks=(),
        city=float("nan"),
        counted=0,
        refused=why,
        warnings=(),
    )


def change_refusal(indicator: Indicator, selection: Selection) -> LocalizedText | None:
    """Why the change the selection asks for cannot be shown, or ``None``."""
    return refusal(indicator, since=selection.since, year=selection.year)


def city_change(city: Mapping[int, float], selection: Selection) -> float:
    """The city's change between the two years of the selection."""
    return city.get(selection.year, float("nan")) - city.get(selection.since, float("nan"))
