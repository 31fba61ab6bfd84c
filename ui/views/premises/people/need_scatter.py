"""Two measures of need over all areas, the edges of their worst fifths, the premises marked."""

import pandas as pd
import streamlit as st

from atlas import repository
from atlas.premises.facts import PlaceFacts, short_name
from atlas.premises.need import SCATTERED
from indicators.engine.need import worst_areas
from indicators.spec import Polarity, Unit
from render.figures import need_scatter
from render.figures.need_scatter import Axis
from render.style import palette
from ui.state import premises, session


def axis(key: str) -> Axis:
    """A need measure of the latest year, with the edge of its worst fifth."""
    data, language = repository.indicator_data(key), session.language()
    indicator = data.indicator
    rows = data.by_year[indicator.latest_year]
    values = rows["value"].where(rows["rank"].notna())
    down = indicator.polarity is Polarity.LOWER_IS_WORSE
    worst = worst_areas(-values if down else values, _residents())
    inside = values.loc[list(worst)]
    edge = float(inside.max() if down else inside.min())
    title = f"{indicator.title_before_year(language)} ({indicator.latest_year})"
    return Axis(values, edge, title, indicator.decimals, log=indicator.unit is Unit.EURO)


def area_names() -> dict[int, str]:
    """Short names of the areas."""
    names = repository.areas()["short_name"]
    return dict(zip(names.index.astype(int), names, strict=True))


def _residents() -> pd.Series:
    residents = repository.residents()
    latest = residents.index.get_level_values("year").max()
    latest_residents: pd.Series = residents.xs(latest, level="year")
    return latest_residents


def marked_areas(chosen: PlaceFacts | None) -> dict[int, str]:
    """Areas with the premises in them: of all, or of one."""
    facts = premises.facts() if chosen is None else (chosen,)
    names: dict[int, str] = {}
    for each in facts:
        name, area = short_name(str(each.row["name"])), int(each.row["area_id"])
        names[area] = f"{names[area]}, {name}" if area in names else name
    return names


def scatter(facts: PlaceFacts | None) -> None:
    """The scatter; a click on it chooses an area."""
    words, selected = session.words(), session.current()[0].area
    chart = need_scatter.scatter(
        axis(SCATTERED[0]),
        axis(SCATTERED[1]),
        names=area_names(),
        marked=marked_areas(facts),
        selected=selected,
        language=words.language,
        theme=palette.theme(session.theme_name()),
    )
    st.plotly_chart(
        chart,
        key="atlas-need",
        theme=None,
        config={"displayModeBar": False},
        on_select=_from_scatter,
        selection_mode="points",
        alt=words("places.scatter_alt"),
    )
    st.caption(words("places.scatter_note"))


def _from_scatter() -> None:
    """A clicked point becomes the selected area, here and on the map."""
    points = st.session_state["atlas-need"]["selection"]["points"]
    if points:
        session.choose(area=int(points[0]["customdata"][1]))
