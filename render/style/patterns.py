"""Patterns for the classes of a map, pure: a second sign beside colour, for whoever asks for it.

A class has the pattern of its colour's place in the scale, so that worse has more ink whichever
way an indicator is read. Nothing here slants: slanted lines mean "few people" and "no value".
"""

from collections.abc import Sequence

from render.style.palette import Theme, readable_on

TILE = 8
"""Side of the repeated square, in pixels of the screen."""

_DOT = '<circle cx="4" cy="4" r="1.1"/>'
_DOTS = "".join(f'<circle cx="{x}" cy="{y}" r="1.2"/>' for x, y in ((2, 2), (6, 2), (2, 6), (6, 6)))
_ACROSS = '<rect width="8" height="1.5" y="1"/><rect width="8" height="1.5" y="5"/>'
_GRID = '<rect width="8" height="2" y="3"/><rect width="2" height="8" x="3"/>'

SEQUENTIAL = ("", _DOT, _DOTS, _ACROSS, _GRID)
"""From the weakest colour to the strongest."""

_STROKE = '<rect width="1.3" height="4" x="3.3" y="2"/>'
_UPRIGHT = '<rect width="1.3" height="8" x="3.3"/>'
_UPRIGHTS = '<rect width="1.5" height="8" x="1"/><rect width="1.5" height="8" x="5"/>'

DIVERGING = (_UPRIGHTS, _UPRIGHT, _STROKE, _DOT, _DOTS, _ACROSS)
"""From the first colour of the scale to the last: upright strokes on one side of zero, dots and
lines across on the other, more of them the larger the change."""


def textures(colours: Sequence[str], theme: Theme) -> tuple[str, ...]:
    """Content of an SVG pattern of ``TILE`` pixels for each colour: its ground and what is on it.

    Raises ``ValueError`` for a colour that no scale of the theme has.
    """
    return tuple(
        f'<rect width="{TILE}" height="{TILE}" fill="{colour}"/>'
        f'<g fill="{readable_on(colour)}">{_sign(colour, theme)}</g>'
        for colour in colours
    )


def definitions(filled: Sequence[str], prefix: str) -> str:
    """SVG patterns named ``prefix-0``, ``prefix-1`` and so on, to be put into ``<defs>``."""
    return "".join(
        f'<pattern id="{prefix}-{number}" width="{TILE}" height="{TILE}" '
        f'patternUnits="userSpaceOnUse">{content}</pattern>'
        for number, content in enumerate(filled)
    )


def _sign(colour: str, theme: Theme) -> str:
    for scale, signs in (
        (theme.worse, SEQUENTIAL), (theme.neutral, SEQUENTIAL), (theme.diverging, DIVERGING)
    ):  # fmt: skip
        if colour in scale:
            return signs[scale.index(colour)]
    raise ValueError(f"{colour} is in no scale of the {theme.name} theme")
