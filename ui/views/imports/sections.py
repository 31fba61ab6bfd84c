"""The scale of the section on screen: offered only when a person has loaded ISTAT's sections."""

from __future__ import annotations

from html import escape

import numpy as np
import pandas as pd
import streamlit as st
from streamlit.runtime import get_instance

from atlas import repository
from atlas.wording import numbers
from indicators.engine import sections
from indicators.engine.classes import assign
from indicators.engine.interval import wilson
from indicators.spec import Polarity
from render.maps import folium_map, premises_marks, section_layer
from render.maps import sections as section_map
from render.style import palette
from ui.state import session, uploads
from ui.state.uploads import Loaded
from ui.widgets import cards, figure, page, static_files, tables
from ui.widgets.map import symbols
from ui.widgets.map_iframe import frame

MAP_KEY, CHOSEN = "atlas-section-map", "atlas-section"
PART, WHOLE = "atlas-section-part", "atlas-section-whole"
DECIMALS = 1
PER_KM2 = "km2"
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
    table = _measured(now, part, whole)
    layer = section_layer.layer(now.sha256, now.table, now.of_operator)
    st.caption(words("sections.note", fewest=sections.FEWEST, few=sections.FEW))
    if layer is None:
        st.info(words("sections.no_outlines"))
        _table(now, table)
        return
    left, right = page.map_columns()
    limits = sections.limits(table)
    classes = assign(table["value"], limits)
    colours = palette.theme(session.theme_name())
    scale = palette.sequential(colours, Polarity.NEITHER, len(limits) + 1)
    with left:
        _draw(table, classes, scale, whole, layer)
    with right:
        _card(now, table, whole)
        _legend(table, classes, limits, scale)
    _table(now, table)


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


def _measured(now: Loaded, part: str, whole: str) -> pd.DataFrame:
    if whole == PER_KM2:
        area = section_layer.areas(now.sha256, now.table, now.of_operator)
        return sections.densities(now.table[part], area_km2=area)
    return sections.shares(now.table[part], of=now.table[whole])


def _draw(
    table: pd.DataFrame,
    classes: np.ndarray,
    scale: tuple[str, ...],
    whole: str,
    layer: bytes,
) -> None:
    static_files.register()
    words = session.words()
    view = section_map.SectionView(
        layer=_served(layer),
        classes=folium_map.classes_of(classes.tolist()),
        faint="".join("1" if weak else "0" for weak in table["faint"]),
        values=table["value"].tolist(),
        palette=scale,
        theme=palette.theme(session.theme_name()),
        after=_unit(whole),
        decimals=DECIMALS,
        words={
            "language": words.language,
            "map": words("sections.map"),
            "zoom_in": words("map.zoom_in"),
            "zoom_out": words("map.zoom_out"),
            "none": words("map.no_value"),
            "faint": words("sections.few", few=sections.FEW),
        },
        selected=_chosen(table),
        marks=tuple(
            section_map.Mark(str(one.name), float(one.lat), float(one.lon))
            for one in premises_marks.map_premises(repository.read_until(), words.language)
        ),
    )
    frame(section_map.SectionMap(), view.message(), key=MAP_KEY, on_click=_clicked)


def _served(layer: bytes) -> str:
    """Address of the outlines on this server; kept for as long as the page shows them."""
    return str(get_instance().media_file_mgr.add(layer, "application/json", "atlas.sections"))


def _clicked() -> None:
    clicked = st.session_state.get(MAP_KEY) or {}
    if clicked.get("kind") == "section":
        st.session_state[CHOSEN] = clicked.get("id")


def _chosen(table: pd.DataFrame) -> int | None:
    chosen = st.session_state.get(CHOSEN)
    return chosen if isinstance(chosen, int) and 0 <= chosen < len(table) else None


def _unit(whole: str) -> str:
    if whole == PER_KM2:
        return f" {session.words()('sections.per_km2')}"
    return numbers.percent("", language=session.language())


def _write(found: float, whole: str) -> str:
    return numbers.number(found, language=session.language(), decimals=DECIMALS) + _unit(whole)


def _card(now: Loaded, table: pd.DataFrame, whole: str) -> None:
    """The chosen section: value, interval, counts, and its neighbourhood from the same counts."""
    words, place = session.words(), _chosen(table)
    if place is None:
        st.caption(words("sections.choose"))
        return
    row, source = table.iloc[place], now.table.iloc[place]
    area = int(source["area_id"])
    number = numbers.DASH if row["reason"] else _write(row["value"], whole)
    below = words(f"missing.{row['reason']}") if row["reason"] else ""
    if not row["reason"] and not np.isnan(row["lower"]):
        ends = (_write(row[end], whole) for end in ("lower", "upper"))
        below = words("area.interval", interval=numbers.span(*ends, language=words.language))
    entries = [
        (words("sections.nil", area=str(repository.areas()["short_name"][area])),
         _of_area(now, table, area, whole)),
        (words("sections.counts"), _counts(row)),
    ]  # fmt: skip
    title = f"{words('sections.one')} {int(source['section_id'])}"
    with st.container(border=True, key="atlas-section-card"):
        cards.facts(title, entries, number=number, below=below)


def _of_area(now: Loaded, table: pd.DataFrame, area: int, whole: str) -> str:
    """The neighbourhood's value, made of the counts of all its sections."""
    part, of = sections.summed(table["part"], table["whole"], by=now.table["area_id"])
    if not of[area] > 0:
        return numbers.DASH
    if whole == PER_KM2:
        return _write(part[area] / of[area], whole)
    ends = wilson(part.loc[[area]], of.loc[[area]])
    low, high = (_write(100 * float(end.iloc[0]), whole) for end in (ends.lower, ends.upper))
    middle = _write(100 * part[area] / of[area], whole)
    return numbers.within(middle, low, high, language=session.language())


def _counts(row: pd.Series) -> str:
    language = session.language()
    part, whole = (
        numbers.DASH
        if np.isnan(row[name])
        else numbers.number(
            row[name], language=language, decimals=0 if float(row[name]).is_integer() else 3
        )
        for name in ("part", "whole")
    )
    return f"{part} / {whole}"


def _legend(
    table: pd.DataFrame, classes: np.ndarray, limits: tuple[float, ...], scale: tuple[str, ...]
) -> None:
    """Classes with their limits and how many sections each holds; paler and missing apart."""
    words, language = session.words(), session.language()
    colours = palette.theme(session.theme_name())
    values = table["value"].dropna()
    if values.empty:
        return
    ends = [float(values.min()), *limits, float(values.max())]
    written = [numbers.number(end, language=language, decimals=DECIMALS) for end in ends]
    entries = [
        (
            symbols.swatch(colour),
            numbers.span(written[k], written[k + 1], language=language),
            int((classes == k).sum()),
        )
        for k, colour in enumerate(scale)
    ]
    middle = scale[len(scale) // 2]
    few = symbols.hatched(middle, palette.hatch_on(colours, middle), "s1")
    entries.append((few, words("sections.few", few=sections.FEW), int(table["faint"].sum())))
    missing = symbols.hatched(*colours.missing, "s2")
    entries.append((missing, words("map.no_value"), int((classes < 0).sum())))
    items = "".join(
        f"<li>{drawn}<span>{escape(said)} ({numbers.number(count, language=language)})</span></li>"
        for drawn, said, count in entries
    )
    figure.drawing(f'<ul aria-label="{escape(words("map.legend"))}">{items}</ul>', key="atlas-key")


def _table(now: Loaded, table: pd.DataFrame) -> None:
    """The table twin of the map, and all there is where no outlines are loaded."""
    words = session.words()

    def draw() -> None:
        keys = now.table[["section_id", "area_id"]]
        tables.table(
            keys.join(table[["value", "lower", "upper", "part", "whole"]]),
            key="atlas-sections-rows",
            language=words.language,
            decimals=DECIMALS,
            height=420,
            column_config={
                "section_id": words("sections.one"),
                "area_id": "NIL",
                "value": words("table.value"),
                "lower": words("table.low"),
                "upper": words("table.high"),
                "part": words("sections.part"),
                "whole": words("sections.whole"),
            },
        )

    figure.twin(figure.Twin(words("sections.table"), "atlas-sections-table", draw))
