"""Every indicator of an area as a strip and as a series, each with its table."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from atlas.neighbourhood import comparison
from atlas.neighbourhood.profile import Profile
from render.figures import profile as profile_drawings
from render.figures import small_multiples, strip_plot
from render.style import palette
from ui.state import session
from ui.views.neighbourhood import linked_figure
from ui.views.neighbourhood.locator import links
from ui.widgets import tables
from ui.widgets.boundary import part
from ui.widgets.figure import Twin, twin


def strip_plots(profile: Profile) -> None:
    """Every indicator as a strip."""
    words, colours = session.words(), palette.theme(session.theme_name())
    strips = profile_drawings.strips(profile)
    st.header(words("profile.strips_title"), anchor=False)
    drawing = strip_plot.strips_html(
        profile_drawings.by_theme(profile, strips), colours, profile_drawings.strip_words(profile)
    )
    linked_figure.linked(drawing, key="atlas-strips", links=links(strips))
    if not session.embedded():
        part(_twin, comparison.strip_table(profile), "strips")


def trends(profile: Profile) -> None:
    """Small multiples of every series."""
    words, colours = session.words(), palette.theme(session.theme_name())
    st.header(words("profile.trends_title"), anchor=False)
    st.caption(words("profile.trends_reading", area=profile.short_name))
    label = words("profile.trends_label", area=profile.short_name)
    panels = profile_drawings.panels(profile)
    linked_figure.linked(small_multiples.multiples_html(panels, colours, label), key="atlas-trends")
    if not session.embedded():
        table = small_multiples.trend_table(panels, profile.short_name, words("map.legend_city"))
        decimals = small_multiples.trend_decimals(panels, list(table.columns))
        part(_twin, table.reset_index(names=words("map.year")), "trends", decimals)


def _twin(table: pd.DataFrame, key: str, decimals: Mapping[str, int] | None = None) -> None:
    """The same data as a table."""
    words = session.words()

    def draw() -> None:
        tables.table(
            table, key=f"atlas-{key}-table", language=words.language, decimals=decimals or 0
        )

    twin(Twin(words("profile.as_table"), f"atlas-{key}-twin", draw))
