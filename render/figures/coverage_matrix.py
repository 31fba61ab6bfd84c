"""The coverage matrix: for how many areas each indicator has a value, year by year. Pure."""

from collections.abc import Sequence
from html import escape

import pandas as pd

from atlas.city import CITY
from indicators.spec import Indicator
from render.style import palette
from render.style.palette import Theme


def coverage_html(
    matrix: pd.DataFrame,
    indicators: Sequence[Indicator],
    *,
    language: str,
    theme: Theme,
    caption: str,
) -> str:
    """The matrix as an accessible table; more ink means more areas with a value."""
    years = [int(year) for year in matrix.columns]
    head = "".join(f'<th scope="col">{year}</th>' for year in years)
    rows = "".join(
        f'<tr><th scope="row">{escape(indicator.short_title.text(language))}</th>'
        + "".join(_cell(matrix.at[indicator.key, year], theme) for year in matrix.columns)
        + "</tr>"
        for indicator in indicators
    )
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f'<table class="coverage"><caption>{escape(caption)}</caption>'
        f"<thead><tr><td></td>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _cell(areas: object, theme: Theme) -> str:
    count = 0 if pd.isna(areas) else int(float(str(areas)))  # type: ignore[call-overload]
    if not count:
        return "<td></td>"
    step = min(count * len(theme.neutral) // (CITY.area_count + 1), len(theme.neutral) - 1)
    ground = theme.neutral[step]
    ink = palette.readable_on(ground)
    return f'<td style="background:{ground};color:{ink}">{count}</td>'
