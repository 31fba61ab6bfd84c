"""A profile as drawings: its strips, its small multiples, its place in the city.

Shared by the page, the sheet and the pictures to take away.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from atlas import repository
from atlas.neighbourhood import comparison, links
from atlas.neighbourhood.profile import Profile, ProfileEntry, listed
from atlas.rows import row
from atlas.wording import numbers, text
from indicators.engine.change import NotComparableError
from indicators.spec import Polarity, Topic
from render.figures import strip_plot
from render.figures.small_multiples import Panel, PanelWords, ends, last_stretch, points
from render.figures.strip_plot import Strip, StripMark, StripWords
from render.maps import premises_marks
from render.maps.locator import Located, city_outlines, locator_svg
from render.style import palette

FEWEST_YEARS = 3
"""A series with fewer years is no trend."""


def strips(
    profiles: Sequence[Profile], entries: Sequence[ProfileEntry] | None = None
) -> tuple[Strip, ...]:
    """One strip for each of ``entries`` of the first profile (all, in the order of the registry),
    with the other profiles' marks on it."""
    drawn = profiles[0].entries if entries is None else entries
    return tuple(_strip(profiles, entry) for entry in drawn)


def _strip(profiles: Sequence[Profile], entry: ProfileEntry) -> Strip:
    values, faint = repository.strip_values(entry.key)
    city = float(entry.row["city"])
    marks = tuple(_mark(profile, profile.entry(entry.key)) for profile in profiles)
    low, high = strip_plot.ends(values, faint, city, marks)
    turned = entry.indicator.polarity is Polarity.LOWER_IS_WORSE
    left, right = (high, low) if turned else (low, high)
    unit = comparison.unit_alone(entry.indicator, entry.language)
    return Strip(
        key=entry.key,
        title=entry.name,
        unit=", ".join(filter(None, (str(entry.year), unit))),
        address=links.address(
            "mappa", entry.language, indicatore=entry.key, area=str(profiles[0].area)
        ),
        values=values,
        written={area: entry.bare(value) for area, value in values.items()},
        polarity=entry.indicator.polarity,
        marks=marks,
        alike=tuple(like.area for like in profiles[0].alike) if len(profiles) == 1 else (),
        city=city,
        city_written=entry.bare(city),
        part=entry.part(),
        low=low,
        high=high,
        scale=(entry.bare(left), entry.write(right)),
        verdict=entry.verdict,
        verdict_written=entry.verdict_words(),
        sentence=entry.sentence(),
    )


def _mark(profile: Profile, entry: ProfileEntry) -> StripMark:
    value, lower, upper = (
        float("nan") if pd.isna(entry.row[name]) else float(entry.row[name])
        for name in ("value", "lower", "upper")
    )
    return StripMark(profile.area, value, lower, upper, entry.bare(value))


def strip_words(profiles: Sequence[Profile]) -> StripWords:
    """The words around the strips."""
    profile = profiles[0]
    words = text(profile.language)
    return StripWords(
        label=words("profile.strips_label", area=profile.short_name),
        measure=words("profile.measure"),
        less=words("profile.less"),
        more=words("profile.more"),
        names=tuple(each.short_name for each in profiles),
        city=words("map.legend_city"),
        verdict=words("profile.goes", area=profile.short_name),
        missing=words("profile.missing"),
        reading=words("profile.reading" if len(profiles) > 1 else "profile.reading_alike"),
    )


def by_theme(profile: Profile, drawn: Sequence[Strip]) -> list[tuple[str, list[Strip]]]:
    """Strips under the name of their theme, in display order; those of context come last."""
    words = text(profile.language)
    own = {entry.key: entry for entry in profile.entries}
    groups = [
        (
            words(f"theme.{theme.value}"),
            [
                strip
                for strip in drawn
                if own[strip.key].indicator.topic is theme and not own[strip.key].is_context
            ],
        )
        for theme in Topic
    ]
    context = [strip for strip in drawn if own[strip.key].is_context]
    return [group for group in (*groups, (words("profile.context"), context)) if group[1]]


def has_trend(entry: ProfileEntry) -> bool:
    """Whether an indicator has at least ``FEWEST_YEARS`` years that compare."""
    return len(entry.indicator.years) >= FEWEST_YEARS and entry.indicator.comparable


def panels(profiles: Sequence[Profile], keys: Sequence[str] | None = None) -> tuple[Panel, ...]:
    """One panel for each measure that has a trend, or for ``keys`` in their order, with a line for
    each profile."""
    wanted = (
        keys
        if keys is not None
        else [entry.key for entry in profiles[0].entries if has_trend(entry)]
    )
    return tuple(_panel(profiles, profiles[0].entry(key)) for key in wanted)


def _panel(profiles: Sequence[Profile], entry: ProfileEntry) -> Panel:
    data, profile = repository.indicator_data(entry.key), profiles[0]
    paths = [points(data.table[data.table["area_id"] == each.area]) for each in profiles]
    path = paths[0]
    breaks = tuple(broken.year for broken in entry.indicator.breaks)
    low, high = ends(data.table, [each.area for each in profiles])
    moved = _moved(entry, profile.area, breaks)
    words = text(profile.language)
    return Panel(
        key=entry.key,
        title=entry.title,
        lines=tuple(paths),
        city=points(data.city),
        breaks=breaks,
        low=low,
        high=high,
        last=entry.bare(path[-1][1]) if path else "",
        moved=moved if path else words("profile.no_series"),
        sentence=words(
            "profile.panel", title=entry.title, area=profile.short_name,
            first=f"{entry.write(path[0][1])} ({path[0][0]})" if path else numbers.DASH,
            last=f"{entry.write(path[-1][1])} ({path[-1][0]})" if path else numbers.DASH,
            moved=moved,
        ),
    )  # fmt: skip


def trend_words(profiles: Sequence[Profile]) -> PanelWords:
    """The words around the trends."""
    names = tuple(profile.short_name for profile in profiles)
    words = text(profiles[0].language)
    return PanelWords(words("profile.trends_label", area=listed(names, words)), names)


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
