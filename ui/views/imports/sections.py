"""The scale of the section on screen: offered only when a person has loaded them."""

import streamlit as st

from indicators.engine import sections
from indicators.engine.classes import assign
from indicators.spec import Polarity
from render.maps import section_layer
from render.style import palette
from ui.state import session, uploads
from ui.state.uploads import Loaded
from ui.views.imports.measure import PER_KM2, measured
from ui.views.imports.section_card import section_card
from ui.views.imports.section_key import legend, section_table
from ui.views.imports.section_map import draw_map
from ui.widgets import page

PART, WHOLE = "atlas-section-part", "atlas-section-whole"
KEYS = ("section_id", "area_id", "geometry")


def section_scale() -> None:
    """Choice of the share, map, legend, the chosen section beside its neighbourhood."""
    words, now = session.words(), uploads.loaded("sections")
    if now is None:
        return
    st.header(words("sections.title"), anchor=False)
    counts = [str(name) for name in now.table.columns if name not in KEYS]
    if not counts:
        st.info(words("sections.no_counts"))
        return
    part, whole = _choice(now, counts)
    table = measured(now, part, whole)
    layer = section_layer.layer(now.sha256, now.table, now.of_operator)
    st.caption(words("sections.note", fewest=sections.FEWEST, few=sections.FEW))
    if layer is None:
        st.info(words("sections.no_outlines"))
        section_table(now, table)
        return
    left, right = page.map_columns()
    limits = sections.limits(table)
    classes = assign(table["value"], limits)
    colours = palette.theme(session.theme_name())
    scale = palette.sequential(colours, Polarity.NEITHER, len(limits) + 1)
    with left:
        draw_map(table, classes, scale, whole, layer)
    with right:
        section_card(now, table, whole)
        legend(table, classes, limits, scale)
    section_table(now, table)


def _choice(now: Loaded, counts: list[str]) -> tuple[str, str]:
    """The column counted and what it is counted in: another column, or the square kilometre."""
    words, drawn = session.words(), "geometry" in now.table.columns
    first, second = st.columns(2)
    part = first.selectbox(words("sections.part"), counts, index=min(1, len(counts) - 1), key=PART)
    wholes = [*counts, *([PER_KM2] if drawn else [])]
    whole = second.selectbox(
        words("sections.whole"),
        wholes,
        index=0,
        key=WHOLE,
        format_func=lambda name: words("sections.km2") if name == PER_KM2 else name,
    )
    return str(part), str(whole)
