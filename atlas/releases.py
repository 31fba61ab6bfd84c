"""What was published before, beside what is published now: one measure of two releases."""

from dataclasses import dataclass

import pandas as pd

from atlas.repository.memo import kept
from atlas.wording import numbers, text
from data.releases import PLACE, Release, moved, read_release, releases
from indicators import REGISTRY
from indicators.engine.table import CITY
from indicators.spec import Indicator

INDEX_DECIMALS = 1
OF_INDEX = "index_"
_KNOWN = {indicator.key: indicator for indicator in REGISTRY}


@dataclass(frozen=True, slots=True)
class Pair:
    """An earlier release beside the latest one, and the rows in which they differ (see
    :func:`data.releases.moved`)."""

    earlier: Release
    later: Release
    moved: pd.DataFrame

    @property
    def measures(self) -> list[str]:
        """Every measure of either, those that moved first."""
        both = pd.concat([rows_of(self.earlier)["measure"], rows_of(self.later)["measure"]])
        return list(dict.fromkeys([*self.moved["measure"], *both]))

    def years(self, measure: str) -> list[int]:
        """Years of a measure in the earlier release, the latest first."""
        rows = rows_of(self.earlier)
        return sorted(set(rows.loc[rows["measure"] == measure, "year"].tolist()), reverse=True)


@kept(entries=4)
def rows_of(release: Release) -> pd.DataFrame:
    """The rows of a release. Raises :class:`~data.catalogue.read.ShippedDataError`."""
    return read_release(release)


@kept(entries=4)
def pair(earlier: Release) -> Pair:
    """A release beside the latest one."""
    latest = releases()[-1]
    return Pair(earlier, latest, moved(rows_of(earlier), rows_of(latest)))


def table(two: Pair, measure: str, year: int, names: pd.Series, language: str) -> pd.DataFrame:
    """Area, value and rank as published, and value and rank of the latest release, as words.

    In the order of the ranks as published; what has none comes last, the city is left out.
    """
    sides = [rows_of(release) for release in (two.earlier, two.later)]
    here = [rows[(rows["measure"] == measure) & (rows["year"] == year)] for rows in sides]
    both = here[0].merge(here[1], on=PLACE, how="outer", suffixes=("_old", "_new"))
    both = both[both["area_id"] != CITY].sort_values(["rank_old", "area_id"])
    words = text(language)
    columns = {words("releases.area"): both["area_id"].map(names)}
    for side, release in (("old", two.earlier), ("new", two.later)):
        when = numbers.day(release.released_on.isoformat(), language=language)
        values = [written(value, measure, language) for value in both[f"value_{side}"]]
        columns[words("releases.value", day=when, version=release.version)] = pd.Series(
            values, both.index
        )
        ranks = both[f"rank_{side}"].astype("str").replace("<NA>", numbers.DASH)
        columns[words("releases.rank", day=when, version=release.version)] = ranks
    return pd.DataFrame(columns)


def written(value: float, measure: str, language: str) -> str:
    """A value with the unit of its measure; a dash where there is none."""
    known = _KNOWN.get(measure)
    if known is None:
        return numbers.number(value, language=language, decimals=INDEX_DECIMALS)
    return numbers.value(value, known, language=language)


def title(measure: str, language: str) -> str:
    """The name of a measure; of one that the atlas no longer has, its key."""
    known: Indicator | None = _KNOWN.get(measure)
    if known is not None:
        return known.title.text(language)
    key = f"releases.{measure}"
    words = text(language)
    return words(key) if measure.startswith(OF_INDEX) and key in words.entries else measure
