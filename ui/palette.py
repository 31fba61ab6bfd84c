"""Colours by polarity and class. Light and dark are both designed; config.toml agrees.

Sequential scales of one hue: more ink (light theme) or more contrast with the ground (dark
theme) is worse. Indicators of which neither end is worse have a second, neutral hue. Diverging
scales only around zero. Class colours are from or after ColorBrewer (Harrower & Brewer 2003),
checked for colour-vision deficiency in tests/unit/test_ui_palette.py.
"""

from __future__ import annotations

from dataclasses import dataclass

from indicators.spec import Polarity

CLASSES = 5


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours of one theme, as ``#rrggbb``."""

    name: str
    ground: str
    paper: str
    ink: str
    quiet: str
    line: str
    accent: str
    worse: tuple[str, ...]
    neutral: tuple[str, ...]
    diverging: tuple[str, ...]
    missing: tuple[str, str]
    hatch: str
    marker: dict[str, str]


MARKER = {"unknown": "#ffffff", "to_be_done": "#ffe08a", "under_way": "#8fd3ff", "done": "#9be8a8"}

LIGHT = Theme(
    name="light",
    ground="#ffffff",
    paper="#f6f7f9",
    ink="#1b1f24",
    quiet="#59626e",
    line="#d5dae1",
    accent="#0b5c7a",
    worse=("#fdf0dc", "#fdcc8a", "#fc8d59", "#d7301f", "#7f0000"),
    neutral=("#eef3f8", "#bcd3e6", "#7fb0d3", "#3b7fb5", "#0b3c6f"),
    diverging=("#4a2a80", "#8073ac", "#cfcbe3", "#fbd9a8", "#d98018", "#7a3c05"),
    missing=("#eceef1", "#aab1bb"),
    hatch="#ffffff",
    marker=MARKER,
)

DARK = Theme(
    name="dark",
    ground="#0e1116",
    paper="#171b21",
    ink="#f2f4f7",
    quiet="#aab3bf",
    line="#39414c",
    accent="#6fc6e6",
    worse=("#3a2418", "#7a3a1c", "#bb5a24", "#f08f4a", "#ffe0b8"),
    neutral=("#1c2a3a", "#2c4d70", "#4478a8", "#7aaad3", "#d3e7f8"),
    diverging=("#d5c8ff", "#9a86dd", "#51447f", "#5e3f22", "#c47a2c", "#ffd9a0"),
    missing=("#20252c", "#59626e"),
    hatch="#0e1116",
    marker=MARKER,
)

THEMES = {"light": LIGHT, "dark": DARK}


def theme(name: str | None) -> Theme:
    """Return the theme of that name; light when the browser has not said yet."""
    return THEMES.get(name or "light", LIGHT)


def sequential(colours: Theme, polarity: Polarity, classes: int = CLASSES) -> tuple[str, ...]:
    """Colours of the classes from the lowest value to the highest.

    With fewer than five classes the scale is thinned, its two ends kept.
    """
    scale = colours.neutral if polarity is Polarity.NEITHER else colours.worse
    if classes < CLASSES:
        last = max(classes - 1, 1)
        scale = tuple(scale[round(step * (CLASSES - 1) / last)] for step in range(classes))
    return scale[::-1] if polarity is Polarity.LOWER_IS_WORSE else scale


def diverging(colours: Theme, polarity: Polarity, classes: int = 6) -> tuple[str, ...]:
    """Colours around zero, from the largest fall to the largest rise; orange is worse.

    ``classes`` is even (as many below zero as above); with 4 or 2 the palest are left out.
    """
    scale = colours.diverging
    half = max(classes // 2, 1)
    scale = (*scale[:half], *scale[-half:])
    return scale[::-1] if polarity is Polarity.LOWER_IS_WORSE else scale
