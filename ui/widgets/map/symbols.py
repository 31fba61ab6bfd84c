"""The key of the map: what its patterns and its shapes mean; and the marks keys are made of."""

from __future__ import annotations

from html import escape

from atlas.premises.facts import nothing_open
from atlas.zones import ZoneLayer
from render.figures.svg import hatch
from render.style import palette
from render.style.premises_symbols import STATES, key_mark
from ui.state import premises, session
from ui.widgets import figure
from ui.widgets.map import basemap


def key(zones: ZoneLayer | None = None, *, lined: str = "") -> None:
    """What the patterns and the shapes on the map mean, of areas or of zones.

    ``lined`` says what lines on a class mean, where they do not mean few people.
    """
    words = session.words()
    colours = palette.theme(session.theme_name())
    entries = [
        (hatched(colours.missing[0], colours.missing[1], "k1"), words("map.legend_missing")),
        (
            hatched(colours.neutral[2], palette.hatch_on(colours, colours.neutral[2]), "k2"),
            lined or words("map.legend_low" if zones is None else "zones.key_faint"),
        ),
        *_outlined(zones, colours),
        (_dashed(colours.ink), words("map.legend_municipi")),
        *((key_mark(works, theme=colours), _works(works)) for works in STATES),
        (key_mark("unknown", estimated=True, theme=colours), words("place.estimated")),
    ]
    items = "".join(f"<li>{drawn}<span>{escape(label)}</span></li>" for drawn, label in entries)
    around, dated = basemap.key(colours)
    nothing = escape(nothing_open(premises.last_known()))
    figure.drawing(
        f'<ul aria-label="{escape(words("map.legend"))}">{items}{around}</ul>'
        f"<p>{nothing}</p>{dated}",
        key="atlas-key",
    )


def _outlined(zones: ZoneLayer | None, colours: palette.Theme) -> list[tuple[str, str]]:
    if zones is None or zones.outlined is None:
        return []
    shape = (
        f'<svg width="22" height="16" aria-hidden="true"><rect width="22" height="16" '
        f'fill="{colours.neutral[-1]}"/>'
        + "".join(
            f'<rect x="3" y="3" width="16" height="10" fill="none" stroke="{colour}" '
            f'stroke-width="{width}"/>'
            for colour, width in ((colours.ground, 5), (colours.ink, 2))
        )
        + "</svg>"
    )
    return [(shape, session.words()("zones.key_rented"))]


def _works(name: str) -> str:
    words = session.words()
    return f"{words('place.works')}: {words(f'works.{name}')}"


def swatch(colour: str) -> str:
    """A small field of one colour, for a key."""
    return (
        '<svg width="22" height="16" aria-hidden="true"><rect width="22" height="16" rx="2" '
        f'fill="{colour}" stroke="#8a93a0"/></svg>'
    )


def hatched(ground: str, ink: str, name: str) -> str:
    """A small hatched field, for a key; ``name`` is unlike any other on the page."""
    return (
        f'<svg width="22" height="16" aria-hidden="true"><defs>{hatch(name, ground, ink)}</defs>'
        f'<rect width="22" height="16" rx="2" fill="url(#{name})" stroke="#8a93a0"/></svg>'
    )


def _dashed(ink: str) -> str:
    return (
        '<svg width="24" height="16" aria-hidden="true"><path d="M1 8H23" '
        f'stroke="{ink}" stroke-width="2" stroke-dasharray="1 4"/></svg>'
    )
