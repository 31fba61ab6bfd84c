"""A profile as drawings: its strips, its small multiples, its place in the city.

Shared by the page, the sheet and the pictures to take away.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from atlas import repository
from atlas.neighbourhood.profile import Profile, ProfileEntry
from atlas.rows import row
from atlas.wording import numbers, text
from indicators.engine.change import NotComparableError
from indicators.spec import Topic
from render.figures.small_multiples import Panel, ends, last_stretch, points
from render.figures.strip_plot import Strip, StripWords
from render.maps import premises_marks
from render.maps.locator import Located, city_outlines, locator_svg
from render.style import palette

FEWEST_YEARS = 3
"""A series with fewer years is no trend."""


def strips(shown: Profile) -> tuple[Strip, ...]:
    """One strip for each indicator, in the order of the registry."""
    alike = tuple(one.area for one in shown.alike)
    return tuple(_strip(shown, one, alike) for one in shown.entries)


def _strip(shown: Profile, one: ProfileEntry, alike: tuple[int, ...]) -> Strip:
    words = text(shown.language)
    values, faint = repository.strip_values(one.key)
    known_municipio = not pd.isna(one.municipio)
    note = " · ".join(said for said in (one.caution(), one.why_untested()) if said)
    return Strip(
        key=one.key,
        title=f"{one.title}, {one.year}",
        values=values,
        faint=faint,
        polarity=one.indicator.polarity,
        city=float(one.row["city"]),
        municipio=float(one.municipio),
        area=shown.area,
        alike=alike,
        lower=float("nan") if pd.isna(one.row["lower"]) else float(one.row["lower"]),
        upper=float("nan") if pd.isna(one.row["upper"]) else float(one.row["upper"]),
        verdict=one.verdict,
        value=one.value(),
        interval=one.interval() or "",
        city_bare=one.city(),
        city_written=words(
            "profile.part_short" if one.is_partial else "profile.city_short", value=one.city()
        ),
        municipio_written=words(
            "profile.municipio_short", number=shown.municipi[0], value=one.write(one.municipio)
        )
        if known_municipio
        else words("profile.municipio_none"),
        verdict_written=one.verdict_words(),
        note=note,
        said=one.sentence(),
    )


def strip_words(shown: Profile) -> StripWords:
    """The words around the strips."""
    words = text(shown.language)
    return StripWords(
        label=words("profile.strips_label", area=shown.short_name),
        here=shown.short_name,
        city=words("map.legend_city"),
        municipio=words("profile.municipio_key", number=shown.municipi[0]),
        alike=words("profile.alike_key") if shown.alike else "",
        others=words("profile.others_key"),
        reading=words("profile.reading"),
    )


def by_theme(shown: Profile, found: Sequence[Strip]) -> list[tuple[str, list[Strip]]]:
    """Strips under the name of their theme, in display order."""
    words = text(shown.language)
    themes = {one.key: Topic(one.indicator.topic) for one in shown.entries}
    return [
        (words(f"theme.{theme.value}"), [one for one in found if themes[one.key] is theme])
        for theme in Topic
        if theme in themes.values()
    ]


def has_trend(one: ProfileEntry) -> bool:
    """Whether an indicator has at least ``FEWEST_YEARS`` years that compare."""
    return len(one.indicator.years) >= FEWEST_YEARS and one.indicator.comparable


def panels(shown: Profile, keys: Sequence[str] | None = None) -> tuple[Panel, ...]:
    """One panel for each indicator that has a trend, or for ``keys`` in their order."""
    wanted = keys if keys is not None else [one.key for one in shown.entries if has_trend(one)]
    return tuple(_panel(shown, shown.entry(key)) for key in wanted)


def _panel(shown: Profile, one: ProfileEntry) -> Panel:
    data = repository.indicator_data(one.key)
    here = data.table[data.table["area_id"] == shown.area]
    breaks = tuple(broken.year for broken in one.indicator.breaks)
    low, high = ends(data.table, shown.area)
    found = points(here)
    moved = _moved(one, shown.area, breaks)
    words = text(shown.language)
    return Panel(
        key=one.key,
        title=one.title,
        area=found,
        city=points(data.city),
        breaks=breaks,
        low=low,
        high=high,
        first=one.write(found[0][1]) if found else "",
        last=numbers.number(
            found[-1][1], language=shown.language, decimals=one.indicator.decimals
        )
        if found
        else "",
        moved=moved if found else words("profile.no_series"),
        said=words(
            "profile.panel", title=one.title, area=shown.short_name,
            first=f"{one.write(found[0][1])} ({found[0][0]})" if found else numbers.DASH,
            last=f"{one.write(found[-1][1])} ({found[-1][0]})" if found else numbers.DASH,
            moved=moved,
        ),
    )  # fmt: skip


def _moved(one: ProfileEntry, area: int, breaks: Sequence[int]) -> str:
    """How far an area has moved since the last break, and whether by more than chance."""
    words, indicator = text(one.language), one.indicator
    since = last_stretch(indicator.years, breaks)
    if since is None:
        return words("profile.no_stretch")
    try:
        found = row(repository.changes(indicator.key, since, indicator.latest_year), area)
    except NotComparableError:
        return words("profile.no_stretch")
    if found["reason"]:
        return words("profile.moved_none", year=since, why=words(f"missing.{found['reason']}"))
    moved = numbers.change(float(found["change"]), indicator, language=one.language)
    return words(f"profile.moved_{_surety(found)}", change=moved, year=since)


def _surety(found: pd.Series) -> str:
    if pd.isna(found["lower"]):
        return "plain"
    return "clear" if found["clear"] else "unclear"


def locator(  # noqa: PLR0913 - plain inputs, all by name
    area: int | None,
    *,
    language: str,
    theme: palette.Theme,
    as_of: date,
    alike: tuple[int, ...] = (),
    beside: tuple[int, ...] = (),
    place: str | None = None,
    marks: float = 0.62,
) -> str:
    """The city with an area on it, those alike, those set beside it, and the premises.

    The premises are marked as known on ``as_of``; ``place`` is the one to be ringed.
    """
    words, names = text(language), repository.areas()["short_name"]
    here = words("profile.locator_none") if area is None else words(
        "profile.locator", area=names[area]
    )  # fmt: skip
    located = Located(
        area=area,
        alike=alike,
        beside=beside,
        names={int(str(one)): str(name) for one, name in names.items()},
        label=here,
        place=place,
    )
    premises = premises_marks.map_premises(as_of, language)
    return locator_svg(located, city_outlines(), premises, theme, marks=marks)
