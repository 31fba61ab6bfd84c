"""Every measure of an area as a strip and as a series, with those set beside it, and as tables."""

from collections.abc import Callable, Sequence

import pandas as pd
import streamlit as st

from atlas.neighbourhood import answers, comparison
from atlas.neighbourhood.profile import Profile, ProfileEntry
from render.figures import profile as profile_drawings
from render.figures import small_multiples, strip_plot
from render.style import palette
from ui.state import session
from ui.views.neighbourhood import linked_figure
from ui.widgets import tables
from ui.widgets.boundary import part
from ui.widgets.figure import Twin, twin

Profiles = tuple[Profile, ...]


def leading(profiles: Profiles) -> None:
    """The measures of the first reading, what is missing among them, and what differs for sure."""
    entries = answers.leading(profiles[0])
    _strips(profiles, entries, key="atlas-strips")
    keys = [entry.key for entry in entries]
    for line in (answers.gaps(entries), *comparison.difference_words(profiles, keys)):
        if line:
            st.markdown(line)
    if len(profiles) > 1:
        st.caption(session.words()("profile.difference_rule"))
    st.caption(comparison.sources(profiles))


def everything(profiles: Profiles) -> None:
    """All measures behind one line, the trends behind another."""
    words = session.words()
    twin(Twin(words("profile.all_measures"), "atlas-all", _all(profiles)))
    twin(Twin(words("profile.trends_title"), "atlas-all-trends", _with_table(profiles)))


def _all(profiles: Profiles) -> Callable[[], None]:
    def draw() -> None:
        words = session.words()
        part(strip_plots, profiles, "atlas-every")
        if missing := answers.gaps(profiles[0].entries):
            st.markdown(missing)
        part(_table, comparison.table(profiles), "strips", 0)
        st.caption(f"{comparison.rule(words.language)} {words('profile.test_rule')}")
        st.caption(f"{words('profile.municipio_title')}: {words('profile.municipio_rule')}")
        st.caption(f"{words('source.caveat')}: {words('profile.caveat')}")

    return draw


def strip_plots(profiles: Profiles, key: str = "atlas-strips") -> None:
    """Every measure as a strip, under its theme; those of context last."""
    _strips(profiles, None, key=key)


def _strips(profiles: Profiles, entries: Sequence[ProfileEntry] | None, *, key: str) -> None:
    drawn = profile_drawings.strips(profiles, entries)
    groups = [("", drawn)] if entries else profile_drawings.by_theme(profiles[0], drawn)
    drawing = strip_plot.strips_html(
        groups, palette.theme(session.theme_name()), profile_drawings.strip_words(profiles)
    )
    linked_figure.linked(drawing, key=key, links=linked_figure.links(drawn))


def trends(profiles: Profiles) -> pd.DataFrame:
    """Small multiples of every series; returns them as a table."""
    words, colours = session.words(), palette.theme(session.theme_name())
    names = [profile.short_name for profile in profiles]
    st.caption(words("profile.trends_reading", area=", ".join(names)))
    panels = profile_drawings.panels(profiles)
    linked_figure.linked(
        small_multiples.multiples_html(panels, colours, profile_drawings.trend_words(profiles)),
        key="atlas-trends",
    )
    return small_multiples.trend_table(panels, names, words("map.legend_city"))


def _with_table(profiles: Profiles) -> Callable[[], None]:
    def draw() -> None:
        table = trends(profiles)
        decimals = small_multiples.trend_decimals(
            profile_drawings.panels(profiles), list(table.columns)
        )
        part(_table, table.reset_index(names=session.words()("map.year")), "trends", decimals)

    return draw


def _table(table: pd.DataFrame, key: str, decimals: int | dict[str, int]) -> None:
    """The same data as a table."""
    st.markdown(f"**{session.words()('profile.as_table')}**")
    tables.table(table, key=f"atlas-{key}-table", language=session.language(), decimals=decimals)
