"""Two measures of the same areas: the second one asked for, their thirds, how alike they are."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from atlas import map_view, repository
from atlas.choropleth import Choropleth
from atlas.query import SECOND, Notice, Reader
from atlas.selection import Selection, with_indicator
from atlas.wording import numbers, text
from indicators.engine.rank_correlation import RankCorrelation, rank_correlation
from indicators.spec import Indicator, Polarity

THIRDS = 3
Classes = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: its scene, the third of each area (0 to 2, 2 where there is more need, or
    more of it where neither end is worse; -1 without a value) and which areas' values are firm."""

    scene: Choropleth
    thirds: Classes
    limits: tuple[float, float]
    firm: npt.NDArray[np.bool_]

    @property
    def name(self) -> str:
        """The end that counts as more, with its year: ``Molti minorenni, 2024``."""
        chosen, indicator = self.scene.selection, self.scene.indicator
        end = indicator.worse_name or indicator.end_name(1)
        title, year = end.text(chosen.language), str(chosen.year)
        return title if year in title else f"{title}, {year}"

    @property
    def values(self) -> npt.NDArray[np.float64]:
        """The value of each area, in the indicator's unit; NaN where there is none."""
        return self.scene.rows["value"].to_numpy(np.float64)

    @property
    def sign(self) -> int:
        """-1 where a low value is worse."""
        return -1 if self.scene.indicator.polarity is Polarity.LOWER_IS_WORSE else 1


@dataclass(frozen=True, slots=True)
class TwoMeasures:
    """Two measures side by side, of the same areas in the same order."""

    first: Side
    second: Side

    @property
    def classes(self) -> Classes:
        """0 to 8, three times the first third and the second; -1 where a value is missing."""
        first, second = self.first.thirds, self.second.thirds
        return np.where((first < 0) | (second < 0), -1, THIRDS * first + second)

    @property
    def firm(self) -> npt.NDArray[np.bool_]:
        """Areas whose both values are firm: those that are counted."""
        return self.first.firm & self.second.firm

    @property
    def correlation(self) -> RankCorrelation | None:
        """How alike the firm values are ordered, both turned so that more need is more."""
        first, second = (
            np.where(self.firm, side.sign * side.values, np.nan)
            for side in (self.first, self.second)
        )
        return rank_correlation(first, second)


def asked(
    query: Mapping[str, str], known: Mapping[str, Indicator]
) -> tuple[str, tuple[Notice, ...]]:
    """The second measure an address asks for (empty: none), and a notice where it cannot be had."""
    reader = Reader(query)
    second = reader.value(SECOND, {"": "", **{key: key for key in known}}, "")
    return second, tuple(reader.notices)


def two_measures(selection: Selection, second: str) -> TwoMeasures:
    """The selected indicator and a second one, at the same year where it has it."""
    chosen = replace(selection, mode="value", scale="areas")
    data = map_view.layer(second)
    other = with_indicator(chosen, data.indicator)
    scene = map_view.values(chosen, map_view.layer(chosen.indicator))
    return TwoMeasures(_side(scene), _side(map_view.values(other, data)))


def _side(scene: Choropleth) -> Side:
    """Thirds of the firm values; an area whose value is not firm falls into one of them too."""
    rows = scene.rows.reindex(repository.areas().index)
    values = rows["value"].to_numpy(np.float64)
    firm = np.isfinite(values) & (rows["reliability"] == "reliable").to_numpy()
    firm &= ~rows["marked"].fillna(False).to_numpy(bool)
    low, high = np.quantile(values[firm], [1 / THIRDS, 2 / THIRDS])
    thirds = np.searchsorted([low, high], values, side="left")
    if scene.indicator.polarity is Polarity.LOWER_IS_WORSE:
        thirds = THIRDS - 1 - np.searchsorted([low, high], values, side="right")
    thirds = np.where(np.isfinite(values), thirds, -1)
    return Side(replace(scene, rows=rows), thirds, (float(low), float(high)), firm)


def sentence(pair: TwoMeasures) -> str:
    """Whether the two are known in the same areas, as far as the interval lets it be said."""
    known = pair.correlation
    kind = "none" if known is None or known.low <= 0 <= known.high else "same"
    if known is not None and known.high < 0:
        kind = "other"
    words = text(pair.first.scene.selection.language)
    return words(f"two.link_{kind}", first=pair.first.name, second=pair.second.name)


def counted(pair: TwoMeasures) -> str:
    """The correlation with its interval, over how many areas, and who is left out of it."""
    language, classes = pair.first.scene.selection.language, pair.classes
    words, known = text(language), pair.correlation
    missing, weak = int((classes < 0).sum()), int(((classes >= 0) & ~pair.firm).sum())
    if known is None:
        return words("two.uncounted", missing=missing, weak=weak)
    value, low, high = (
        numbers.signed(number, language=language, decimals=2)
        for number in (known.value, known.low, known.high)
    )
    return words(
        "two.counted", value=value, low=low, high=high, count=known.count, missing=missing,
        weak=weak,
    )  # fmt: skip


def labels(pair: TwoMeasures) -> tuple[str, ...]:
    """What the map says of each area: both values, or why one is missing."""
    names = [side.scene.indicator.short_title.text(side.scene.selection.language)
             for side in (pair.first, pair.second)]  # fmt: skip
    both = zip(pair.first.scene.labels(), pair.second.scene.labels(), strict=True)
    return tuple(f"{names[0]}: {first}; {names[1]}: {second}" for first, second in both)
