"""Where the areas of the premises stand in the index of deprivation, drawn and said. Pure."""

from collections.abc import Mapping
from html import escape

import pandas as pd

from atlas.wording import text
from render.style.palette import Theme

WIDTH, LEFT, RIGHT, LINE, TOP = 480, 12, 16, 44, 26
FIFTH = 0.2


def ranks_svg(
    ranges: pd.DataFrame, labels: Mapping[int, str], *, theme: Theme, language: str
) -> str:
    """One line for each area: range of its rank, its rank as a point, the worst fifth shaded."""
    words, of = text(language), int(ranges["ranked_of"].max())
    height = TOP + LINE * len(ranges) + 34
    floor = TOP + LINE * len(ranges)

    def at(rank: float) -> float:
        return LEFT + (rank - 1) / max(of - 1, 1) * (WIDTH - LEFT - RIGHT)

    edge = at(FIFTH * of + 0.5)
    shapes = [
        f'<rect x="{at(0.5):.1f}" y="{TOP}" width="{edge - at(0.5):.1f}" '
        f'height="{floor - TOP}" fill="{theme.line}" opacity=".6"/>',
        _text(at(0.5), TOP - 9, words("places.index_fifth"), "start"),
    ]
    for rank in (1, *range(20, of, 20), of):
        shapes.append(_text(at(rank), floor + 20, f"{rank}", "middle"))
    for number, (area, row) in enumerate(ranges.iterrows()):
        y = TOP + LINE * number + 30
        low, high = at(float(row["rank_low"])), at(float(row["rank_high"]))
        always = row["worst_fifth"] != "never"
        colour = theme.accent if always else theme.quiet
        shapes += [
            _text(LEFT, y - 13, labels[int(str(area))], "start"),
            f'<path d="M{low:.1f} {y:.1f}H{high:.1f}M{low:.1f} {y - 6:.1f}v12M{high:.1f} '
            f'{y - 6:.1f}v12" stroke="{theme.ink}" stroke-width="1.8" fill="none"/>',
            f'<circle cx="{at(float(row["rank"])):.1f}" cy="{y:.1f}" r="6.5" fill="{colour}"/>',
        ]
    alt = escape(words("places.index_alt", count=len(ranges)))
    return (
        f'<svg role="img" aria-label="{alt}" viewBox="0 0 {WIDTH} {height}" width="100%" '
        f'style="max-width:680px">{"".join(shapes)}</svg>'
    )


def _text(x: float, y: float, label: str, anchor: str) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="13" '
        f'fill="currentColor">{escape(label)}</text>'
    )
