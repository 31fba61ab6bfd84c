"""The mark of a premises as SVG: a shape, a fill and a sign for the state of its works. Pure.

The same shapes as on the screen's map (``web/map/premises.js``): never told apart by colour alone.
"""

from render.style.palette import LIGHT, Theme

INK = LIGHT.marker_ink

SHAPES = {
    "unknown": '<circle r="9"',
    "to_be_done": '<rect x="-8.5" y="-8.5" width="17" height="17"',
    "under_way": '<path d="M0-11 11 8.5H-11Z"',
    "done": '<path d="M-11 0 0-11 11 0 0 11Z"',
}
SIGNS = {
    "unknown": f'<text y="4.6" font-size="13" font-weight="700" text-anchor="middle" '
    f'fill="{INK}">?</text>',
    "to_be_done": f'<path d="M-4.5 0h.1M0 0h.1M4.5 0h.1" stroke="{INK}" stroke-width="2.6" '
    'stroke-linecap="round"/>',
    "under_way": f'<path d="M-2.4-2.6 3 1.4-2.4 5.4Z" fill="{INK}"/>',
    "done": f'<path d="M-4 0-1 3.2 4.2-3" fill="none" stroke="{INK}" stroke-width="2" '
    'stroke-linecap="round"/>',
}
STATES = tuple(SHAPES)
"""States of the works, in the order of the key."""


def mark(works: str, *, estimated: bool, theme: Theme = LIGHT) -> str:
    """The mark around the origin; its outline is broken where the point is an estimate."""
    dash = ' stroke-dasharray="3 2.4"' if estimated else ""
    return (
        f'{SHAPES[works]} fill="{theme.marker[works]}" stroke="{INK}" stroke-width="1.8"{dash}/>'
        f"{SIGNS[works]}"
    )


def key_mark(works: str, *, estimated: bool = False, theme: Theme = LIGHT) -> str:
    """The mark as a drawing of 20 x 20 pixels of its own, for a key with its words beside it."""
    return (
        '<svg viewBox="-13 -13 26 26" width="20" height="20" aria-hidden="true">'
        f"{mark(works, estimated=estimated, theme=theme)}</svg>"
    )
