"""The sections on a map of their own."""

import numpy as np
import pandas as pd
import streamlit as st

from atlas import repository
from indicators.engine import sections
from render.maps import folium_map, premises_marks
from render.maps import sections as section_map
from render.style import palette
from ui.state import session
from ui.streamlit_patches.media import served
from ui.views.imports.measure import DECIMALS, unit
from ui.widgets import static_files
from ui.widgets.map_iframe import frame

MAP_KEY, CHOSEN = "atlas-section-map", "atlas-section"


def draw_map(
    table: pd.DataFrame, classes: np.ndarray, scale: tuple[str, ...], whole: str, layer: bytes
) -> None:
    """The map of the sections with the premises on it; a click chooses a section."""
    static_files.register()
    words = session.words()
    view = section_map.SectionView(
        layer=served(layer, "application/json", "atlas.sections"),
        classes=folium_map.classes_of(classes.tolist()),
        faint="".join("1" if weak else "0" for weak in table["faint"]),
        values=table["value"].tolist(),
        palette=scale,
        theme=palette.theme(session.theme_name()),
        after=unit(whole),
        decimals=DECIMALS,
        words={
            "language": words.language,
            "map": words("sections.map"),
            "zoom_in": words("map.zoom_in"),
            "zoom_out": words("map.zoom_out"),
            "none": words("map.no_value"),
            "faint": words("sections.few", few=sections.FEW),
        },
        selected=chosen(table),
        marks=tuple(
            section_map.Mark(str(place.name), float(place.lat), float(place.lon))
            for place in premises_marks.map_premises(repository.read_until(), words.language)
        ),
    )
    frame(section_map.SectionMap(), view.message(), key=MAP_KEY, on_click=_clicked)


def _clicked() -> None:
    clicked = st.session_state.get(MAP_KEY) or {}
    if clicked.get("kind") == "section":
        st.session_state[CHOSEN] = clicked.get("id")


def chosen(table: pd.DataFrame) -> int | None:
    """The row of the chosen section, while the table has it."""
    chosen = st.session_state.get(CHOSEN)
    return chosen if isinstance(chosen, int) and 0 <= chosen < len(table) else None
