"""Colours by polarity and class. Light and dark are both designed; config.toml agrees.

Sequential scales of one hue: more ink (light theme) or more contrast with the ground (dark
theme) is worse. Indicators of which neither end is worse have a second, neutral hue. Diverging
scales only around zero; of two changes of one size the orange is the lighter, so that they stay
apart in grey too. Class colours are after ColorBrewer (Harrower & Brewer 2003), checked for
colour-vision deficiency in tests/unit/test_render_style_palette.py.

``python -m render.style.palette > ui/web/style/palette.css`` hands them to the style sheets.
"""

import sys
from dataclasses import dataclass

from atlas.choropleth import Choropleth
from indicators.spec import Polarity

CLASSES = 5


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours of one theme, as ``#rrggbb``.

    ``worse`` and ``neutral`` run from the lowest value to the highest, ``diverging`` from the
    largest fall to the largest rise. ``bivariate`` are two measures in thirds, three times the
    first and the second: orange where the first is high, blue where the second is, the most ink (or
    light) where both are; found by a search for nine colours that no eye takes for one another.
    ``missing`` is the ground and the lines of "no value".
    ``compared`` are the areas set beside the chosen one, which has the ``accent``.
    ``surface`` is the ground of what lies over a map, ``border`` its edge, ``water`` what is
    around the city; ``transit``, ``park`` and ``park_edge`` are what one finds the way by, no
    colours of data. ``hatch`` draws "few people" over a class (see :func:`hatch_on`),
    ``marker_ink`` the outline and the sign of a premises over its ``marker`` fill.
    """

    name: str
    ground: str
    paper: str
    surface: str
    water: str
    ink: str
    quiet: str
    line: str
    border: str
    accent: str
    transit: str
    park: str
    park_edge: str
    worse: tuple[str, ...]
    neutral: tuple[str, ...]
    diverging: tuple[str, ...]
    bivariate: tuple[str, ...]
    compared: tuple[str, str, str]
    missing: tuple[str, str]
    hatch: str
    marker_ink: str
    marker: dict[str, str]


MARKER_INK = "#1b1f24"
MARKER = {"unknown": "#ffffff", "to_be_done": "#ffe08a", "under_way": "#8fd3ff", "done": "#9be8a8"}

LIGHT = Theme(
    name="light",
    ground="#ffffff",
    paper="#f6f7f9",
    surface="#ffffff",
    water="#eef0f3",
    ink="#1b1f24",
    quiet="#59626e",
    line="#d5dae1",
    border="#c9ced6",
    accent="#0b5c7a",
    transit="#39424e",
    park="#e6ece1",
    park_edge="#8aa382",
    worse=("#fef0d9", "#fdcc8a", "#f4834a", "#cd371d", "#7a0403"),
    neutral=("#e3eefa", "#a9cae9", "#6da3d0", "#3275ae", "#0a3a6c"),
    diverging=("#432475", "#7a6cab", "#c8c2df", "#fcdcae", "#e08a22", "#8a4608"),
    bivariate=(
        "#f9f1cb",
        "#7eb1e4",
        "#2966ec",
        "#f2a75f",
        "#7a7a6a",
        "#27476e",
        "#ca5724",
        "#664028",
        "#21252a",
    ),
    compared=("#d97706", "#7b3fa0", "#3f7d20"),
    missing=("#efefef", "#a3a8b0"),
    hatch="#ffffff",
    marker_ink=MARKER_INK,
    marker=MARKER,
)

DARK = Theme(
    name="dark",
    ground="#0e1116",
    paper="#171b21",
    surface="#171b21",
    water="#0e1116",
    ink="#f2f4f7",
    quiet="#aab3bf",
    line="#39414c",
    border="#4a525e",
    accent="#6fc6e6",
    transit="#c3cad3",
    park="#1b241d",
    park_edge="#5d7459",
    worse=("#3a2418", "#7a3a1c", "#bb5a24", "#f08f4a", "#ffe0b8"),
    neutral=("#1a2c42", "#2b4d73", "#4478a8", "#7aaad3", "#d3e7f8"),
    diverging=("#cbbcfb", "#9079d6", "#493c75", "#6b4a2a", "#d28a3a", "#ffe3b3"),
    bivariate=(
        "#38183a",
        "#04439f",
        "#1e73da",
        "#9d6919",
        "#83848f",
        "#90a4d4",
        "#cba924",
        "#beb894",
        "#c4cad6",
    ),
    compared=("#f2a33c", "#c79bea", "#8fcf6b"),
    missing=("#22262c", "#646d79"),
    hatch="#0e1116",
    marker_ink=MARKER_INK,
    marker=MARKER,
)

THEMES = {"light": LIGHT, "dark": DARK}

PLAIN = ("ground", "paper", "surface", "water", "ink", "quiet", "line", "border", "accent",
         "transit", "park", "park_edge")  # fmt: skip
"""Colours of a theme that style sheets use."""
FIXED = {"sheet": LIGHT.ground, "print": LIGHT.ink, "grey": "#808a96", "black": "#000000"}
"""Colours that are the same in both themes: paper and its ink, hairlines, the blank screen."""


def style_sheet() -> str:
    """The colours as CSS custom properties: light, and by ``data-theme`` of an element.

    It stands in ``ui/web/style/palette.css``; the other style sheets hold no colour of their own.
    """
    light = f':root,\n[data-theme="light"] {{\n{_properties(LIGHT)}}}\n'
    return f'{light}[data-theme="dark"],\n[class*="st-key-atlas-dark"] {{\n{_properties(DARK)}}}\n'


def _properties(colours: Theme) -> str:
    values = {name: getattr(colours, name) for name in PLAIN} | FIXED
    values |= {f"compared_{place}": colour for place, colour in enumerate(colours.compared, 1)}
    return "".join(
        f"  --atlas-{name.replace('_', '-')}: {value};\n" for name, value in values.items()
    )


def theme(name: str | None) -> Theme:
    """Return the theme of that name; light when the browser has not said yet."""
    return THEMES.get(name or "light", LIGHT)


def on_paper() -> dict[str, str]:
    """The light colour that stands for each colour of the dark theme, where they differ."""
    pairs = dict(zip(_every_colour(DARK), _every_colour(LIGHT), strict=True))
    return {dark: light for dark, light in pairs.items() if dark != light}


def _every_colour(colours: Theme) -> tuple[str, ...]:
    plain = (colours.ground, colours.paper, colours.ink, colours.quiet, colours.line)
    scales = (*colours.worse, *colours.neutral, *colours.diverging, *colours.compared)
    scales = (*scales, *colours.bivariate)
    return (*plain, colours.accent, *scales, *colours.missing, colours.hatch)


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


def class_colours(scene: Choropleth, colours: Theme) -> tuple[str, ...]:
    """Colour of each class of a choropleth, from the lowest value or the largest fall."""
    scale = diverging if scene.is_change else sequential
    return scale(colours, scene.indicator.polarity, scene.class_count)


HATCH_SEEN = 1.8
"""Least contrast at which the lines of a hatching are seen on their class."""


def hatch_on(colours: Theme, colour: str) -> str:
    """Colour of the "few people" lines over a class: the ground's, or quiet ink on a pale class."""
    return colours.hatch if contrast(colour, colours.hatch) >= HATCH_SEEN else colours.quiet


def contrast(colour: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.1, success criterion 1.4.3)."""
    darker, lighter = sorted((luminance(colour), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance of ``#rrggbb``, 0 to 1 (WCAG 2.1, from linear sRGB)."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def readable_on(ground: str) -> str:
    """Black or white ink, whichever contrasts more with ``ground`` (WCAG relative luminance)."""
    return "#000000" if (luminance(ground) + 0.05) ** 2 > 1.05 * 0.05 else "#ffffff"


if __name__ == "__main__":
    sys.stdout.write(style_sheet())
