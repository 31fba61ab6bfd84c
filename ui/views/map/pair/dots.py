"""The key of the nine colours, and every area as a dot with its table and files."""

from functools import partial

import pandas as pd
import streamlit as st

from atlas import map_view
from atlas.two_measures import TwoMeasures
from atlas.wording import numbers
from render.figures.two_measures import key_svg, scatter_svg
from render.style import palette
from ui.state import session
from ui.views.map.pair.files import files
from ui.views.map.pair.papers import papers, rows
from ui.widgets import figure, tables
from ui.widgets.downloads import menu


def key(pair: TwoMeasures) -> None:
    """The key of the nine colours, which lights the map."""
    figure.drawing(key_svg(pair, palette.theme(session.theme_name())), key="atlas-two-key")
    st.caption(session.words()("two.note"))


def _written(pair: TwoMeasures) -> pd.DataFrame:
    """The rows as the screen says them."""
    frame = rows(pair)
    thirds = {
        name: frame[name].astype("string").fillna(numbers.DASH)
        for name in ("first_third", "second_third")
    }
    counted = frame["counted"].map({True: session.words()("index.against_yes"), False: ""})
    return frame.assign(**thirds, counted=counted)


def scatter(pair: TwoMeasures) -> None:
    """Every area as a dot, the table twin, the files and whose data they are."""
    words, frame = session.words(), _written(pair)
    titles = dict(papers(pair).titles)
    figure.drawing(
        scatter_svg(pair, palette.theme(session.theme_name())),
        key="atlas-two-scatter",
        chosen=lambda area: session.choose_area(int(area)),
    )
    figure.twin(
        figure.Twin(
            words("two.table"),
            "atlas-two-table",
            lambda: tables.table(
                frame.drop(columns="area_id").rename(
                    columns={"area": words("table.area")} | titles
                ),
                key="atlas-two-rows",
                language=words.language,
                decimals={
                    titles[name]: side.scene.indicator.decimals
                    for name, side in (("first", pair.first), ("second", pair.second))
                },
            ),
        ),
    )
    menu(partial(files, pair), note=True, key="atlas-two-files")
    for side in (pair.first, pair.second):
        st.caption(f"{side.name}: {map_view.source_words(side.scene)}")
