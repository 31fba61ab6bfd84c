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


def strips(profile: Profile) -> tuple[Strip, ...]:
    """One strip for each indicator, in the order of the registry."""
    alike = tuple(like.area for like in profile.alike)
    return tuple(_strip(profile, entry, alike) for entry in profile.entries)


def _strip(profile: Profile, entry: ProfileEntry, alike: tuple[int, ...]) -> Strip:
    words = text(profile.language)
    values, faint = repository.strip_values(entry.key)
    known_municipio = not pd.isna(entry.municipio)
    note = " · ".join(remark for remark in (entry.caution(), entry.why_untested()) if remark)
    return Strip(
        key=entry.key,
        title=f"{entry.title}, {entry.year}",
        values=values,
        faint=faint,
        polarity=entry.indicator.polarity,
        city=float(entry.row["city"]),
        municipio=float(entry.municipio),
        area=profile.area,
        alike=alike,
        lower=float("nan") if pd.isna(entry.row["lower"]) else float(entry.row["lower"]),
        upper=float("nan") if pd.isna(entry.row["upper"]) else float(entry.row["upper"]),
        verdict=entry.verdict,
        value=entry.value(),
        interval=entry.interval() or "",
        city_bare=entry.city(),
        city_written=words(
            "profile.part_short" if entry.is_partial else "profile.city_short", value=entry.city()
        ),
        municipio_written=words(
            "profile.municipio_short",
            number=profile.municipi[0],
            value=entry.write(entry.municipio),
        )
        if known_municipio
        else words("profile.municipio_none"),
        verdict_written=entry.verdict_words(),
        note=note,
        sentence=entry.sentence(),
    )


def strip_words(profile: Profile) -> StripWords:
    """The words around the strips."""
    words = text(profile.language)
    return StripWords(
        label=words("profile.strips_label", area=profile.short_name),
        here=profile.short_name,
        city=words("map.legend_city"),
        municipio=words("profile.municipio_key", number=profile.municipi[0]),
        alike=words("profile.alike_key") if profile.alike else "",
        others=words("profile.others_key"),
        reading=words("profile.reading"),
    )


def by_theme(profile: Profile, drawn: Sequence[Strip]) -> list[tuple[str, list[Strip]]]:
    """Strips under the name of their theme, in display order."""
    words = text(profile.language)
    themes = {entry.key: Topic(entry.indicator.topic) for entry in profile.entries}
    return [
        (words(f"theme.{theme.value}"), [strip for strip in drawn if themes[strip.key] is theme])
        for theme in Topic
        if theme in themes.values()
    ]


def has_trend(entry: ProfileEntry) -> bool:
    """Whether an indicator has at least ``FEWEST_YEARS`` years that compare."""
    return len(entry.indicator.years) >= FEWEST_YEARS and entry.indicator.comparable


def panels(profile: Profile, keys: Sequence[str] | None = None) -> tuple[Panel, ...]:
    """One panel for each indicator that has a trend, or for ``keys`` in their order."""
    wanted = (
        keys if keys is not None else [entry.key for entry in profile.entries if has_trend(entry)]
    )
    return tuple(_panel(profile, profile.entry(key)) for key in wanted)


def _panel(profile: Profile, entry: ProfileEntry) -> Panel:
    data = repository.indicator_data(entry.key)
    here = data.table[data.table["area_id"] == profile.area]
    breaks = tuple(broken.year for broken in entry.indicator.breaks)
    low, high = ends(data.table, profile.area)
    path = points(here)
    moved = _moved(entry, profile.area, breaks)
    words = text(profile.language)
    return Panel(
        key=entry.key,
        title=entry.title,
        area=path,
        city=points(data.city),
        breaks=breaks,
        low=low,
        high=high,
        first=entry.write(path[0][1]) if path else "",
        last=numbers.number(
            path[-1][1], language=profile.language, decimals=entry.indicator.decimals
        )
        if path
        else "",
        moved=moved if path else words("profile.no_series"),
        sentence=words(
            "profile.panel", title=entry.title, area=profile.short_name,
            first=f"{entry.write(path[0][1])} ({path[0][0]})" if path else numbers.DASH,
            last=f"{entry.write(path[-1][1])} ({path[-1][0]})" if path else numbers.DASH,
            moved=moved,
        ),
    )  # fmt: skip


def _moved(entry: ProfileEntry, area: int, breaks: Sequence[int]) -> str:
    """How far an area has moved since the last break, and whether by more than chance."""
    words, indicator = text(entry.language), entry.indicator
    since = last_stretch(indicator.years, breaks)
    if since is None:
        return words("profile.no_stretch")
    try:
        change = row(repository.changes(indicator.key, since, indicator.latest_year), area)
    except NotComparableError:
        return words("profile.no_stretch")
    if change["reason"]:
        return words("profile.moved_none", year=since, why=words(f"missing.{change['reason']}"))
    moved = numbers.change(float(change["change"]), indicator, language=entry.language)
    return words(f"profile.moved_{_surety(change)}", change=moved, year=since)


def _surety(change: pd.Series) -> str:
    if pd.isna(change["lower"]):
        return "plain"
    return "clear" if change["clear"] else "unclear"


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
        names={int(str(key)): str(name) for key, name in names.items()},
        label=here,
        place=place,
    )
    premises = premises_marks.map_premises(as_of, language)
    return locator_svg(located, city_outlines(), premises, theme, marks=marks)
