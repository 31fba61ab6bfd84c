"""The classes of the sections with their limits, and all sections as a table."""

from __future__ import annotations

from html import escape

import numpy as np
import pandas as pd

from atlas.wording import numbers
from indicators.engine import sections
from render.style import palette
from ui.state import session
from ui.state.uploads import Loaded
from ui.views.imports.measure import DECIMALS
from ui.widgets import figure, tables
from ui.widgets.map import symbols


def legend(
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
    few = symbols.hatched_swatch(middle, palette.hatch_on(colours, middle), "s1")
    entries.append((few, words("sections.few", few=sections.FEW), int(table["faint"].sum())))
    missing = symbols.hatched_swatch(*colours.missing, "s2")
    entries.append((missing, words("map.no_value"), int((classes < 0).sum())))
    items = "".join(
        f"<li>{drawn}<span>{escape(label)} ({numbers.number(count, language=language)})</span></li>"
        for drawn, label, count in entries
    )
    figure.drawing(f'<ul aria-label="{escape(words("map.legend"))}">{items}</ul>', key="atlas-key")


def section_table(now: Loaded, table: pd.DataFrame) -> None:
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
