"""Who lives in the census zones around a premises, in words, pure: rows of a table in, texts out.

A zone is an electoral precinct. No zone is an estate: how near one comes is told by two rules, of
its renting households and of how many households it has.
"""

from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from atlas.wording import Text, numbers
from data.premises.surroundings import CITY, TOGETHER

NEARLY_PCT, FEW_HOUSEHOLDS = 90, 300
"""From this share of renting households on a zone is nearly the estate; under so many households
its shares are left to the zones beside it."""

Reading = Literal["perimeter", "nearly", "few", "part"]

MEASURES = {
    2011: ("n_residents", "n_households", "n_homes", "rented_pct", "low_education_pct",
           "aged_under_15_pct", "aged_65_plus_pct"),
    2021: ("n_residents", "n_households", "low_education_pct", "tertiary_pct",
           "aged_under_15_pct", "aged_65_plus_pct"),
}  # fmt: skip
OF_NINE = ((2021, "n_residents"), (2021, "n_households"), (2011, "rented_pct"),
           (2021, "low_education_pct"), (2021, "aged_under_15_pct"),
           (2021, "aged_65_plus_pct"))  # fmt: skip
"""What is told of all nine side by side: year and column."""


@dataclass(frozen=True, slots=True)
class Zones:
    """The zones around one premises: each near it, their sum, and the city (rows by year)."""

    each: pd.DataFrame
    together: pd.DataFrame
    city: pd.DataFrame
    by_perimeter: bool

    @property
    def own(self) -> pd.DataFrame:
        """The zone the premises stands in, by year; the perimeter where one is given."""
        if self.by_perimeter:
            return self.together
        return self.each[self.each["distance_m"] == 0].set_index("year")

    @property
    def beside(self) -> pd.DataFrame:
        """The other zones near the premises."""
        return self.each[self.each["distance_m"] > 0]

    @property
    def count(self) -> int:
        """How many zones are near."""
        return int(self.each["precinct"].nunique())

    def reading(self) -> Reading:
        """How near the zone comes to the estate."""
        if self.by_perimeter:
            return "perimeter"
        if int(self.own["n_households"][2021]) < FEW_HOUSEHOLDS:
            return "few"
        return "nearly" if float(self.own["rented_pct"][2011]) >= NEARLY_PCT else "part"


def zones_of(table: pd.DataFrame, premises_id: str) -> Zones:
    """The rows of one premises; ``table`` is :func:`atlas.repository.catchments.estate_zones`."""
    rows, city = (table[table["premises_id"] == key] for key in (premises_id, CITY))
    sums = rows["precinct"] == TOGETHER
    return Zones(
        each=rows[~sums],
        together=rows[sums].set_index("year"),
        city=city.set_index("year"),
        by_perimeter=bool(rows["by_perimeter"].any()),
    )


def sentence(zones: Zones, words: Text, *, estimated: bool) -> str:
    """What the zone says of the estate, and what it does not."""
    key, own = zones.reading(), zones.own
    beside = zones.beside
    rented = beside.loc[beside["year"] == 2011, "rented_pct"]
    told = words(
        f"estate.{key}",
        residents=_whole(own.loc[2021, "n_residents"], words),
        households=_whole(own.loc[2021, "n_households"], words),
        rented=_whole(own.loc[2011, "rented_pct"], words),
        metres=_whole(beside["distance_m"].min(), words),
        low=_whole(rented.min(), words),
        high=_whole(rented.max(), words),
    )
    unsure = estimated and not zones.by_perimeter
    return f"{told} {words('estate.unsure')}" if unsure else told


def photograph(zones: Zones, year: int, words: Text) -> list[list[str]]:
    """One census as rows of cells under :func:`heads`: measure, zone, zones near, city."""
    return [
        [words(f"estate.{name}_{year}" if name == "low_education_pct" else f"estate.{name}"),
         *_cells(zones, year, name, words)]
        for name in MEASURES[year]
    ]  # fmt: skip


def heads(zones: Zones, words: Text) -> list[str]:
    """What stands above the cells of :func:`photograph`."""
    if zones.by_perimeter:
        return ["", words("estate.inside"), words("estate.city")]
    near = words("estate.near", count=zones.count)
    return ["", words("estate.own"), near, words("estate.city")]


def of_nine(zones: Zones, words: Text) -> list[str]:
    """The zone of one premises as cells under :func:`heads_of_nine`, the span of the near ones in
    brackets, and how it is to be read."""
    cells = [_spanned(zones, year, name, words, zones.own) for year, name in OF_NINE]
    return [*cells, words(f"estate.short_{zones.reading()}")]


def heads_of_nine(words: Text) -> list[str]:
    """What stands above the cells of :func:`of_nine`."""
    return [*(f"{words(f'estate.head_{name}')}, {year}" for year, name in OF_NINE),
            words("estate.how")]  # fmt: skip


def _cells(zones: Zones, year: int, name: str, words: Text) -> list[str]:
    own, city = (_whole(rows.loc[year, name], words) for rows in (zones.own, zones.city))
    if zones.by_perimeter:
        return [own, city]
    return [own, _spanned(zones, year, name, words, zones.together), city]


def _spanned(zones: Zones, year: int, name: str, words: Text, rows: pd.DataFrame) -> str:
    """A value; a share with the lowest and the highest of the zones near in brackets."""
    middle = _whole(rows.loc[year, name], words)
    if not name.endswith("_pct") or zones.by_perimeter:
        return middle
    ends = zones.each.loc[zones.each["year"] == year, name].dropna()
    low, high = (_whole(end, words) for end in (ends.min(), ends.max()))
    return numbers.within(middle, low, high, language=words.language)


def _whole(value: Any, words: Text) -> str:
    """A number without decimals; a dash for what is missing."""
    return numbers.number(None if pd.isna(value) else float(value), language=words.language)
