"""The key of the map: what its patterns and its shapes mean; and the marks keys are made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from atlas.choropleth import Choropleth
from atlas.premises.facts import nothing_open
from atlas.wording import numbers
from render.figures.svg import hatch
from render.maps.static_map import is_hatched
from render.style import palette
from render.style.premises_symbols import STATES, key_mark
from ui.state import premises, session
from ui.widgets import figure
from ui.widgets.map import basemap


def key(scene: Choropleth | None = None, *, lined: str = "", notes: Sequence[str] = ()) -> None:
    """What is drawn on the map: patterns and premises at once, the rest and ``notes`` folded.

    Without a scene, of a map whose classes are told elsewhere; ``lined`` says what lines on them
    mean.
    """
    words, colours = session.words(), palette.theme(session.theme_name())
    around, dated = basemap.key(colours)
    municipi = _item(_dashed(colours.ink), words("map.legend_municipi"))
    paragraphs = (*notes, nothing_open(premises.last_known()))
    told = "".join(f"<p>{escape(line)}</p>" for line in paragraphs if line)
    patterns = _lined(lined, colours) if scene is None else _patterns(scene, colours)
    drawn = [*patterns, *_premises(colours)]
    figure.drawing(
        f'<ul class="two" aria-label="{escape(words("map.legend"))}">{"".join(drawn)}</ul>'
        f"<details><summary>{escape(words('map.how_to_read'))}</summary>"
        f"<ul>{municipi}{around}</ul>{told}{dated}</details>",
        key="atlas-key",
    )


def _lined(lined: str, colours: palette.Theme) -> Iterator[str]:
    if lined:
        middle = colours.neutral[2]
        swatch = hatched_swatch(middle, palette.hatch_on(colours, middle), "k2")
        yield _item(swatch, lined)
        missing = session.words()("map.legend_missing")
        yield _item(hatched_swatch(*colours.missing, "k1"), missing)


def _patterns(scene: Choropleth, colours: palette.Theme) -> Iterator[str]:
    """The hatchings that are on the map, in the colours they have there."""
    words, zones = session.words(), scene.zones
    if zones is not None:
        weak, classes = zones.rows["faint"].to_numpy(bool), zones.classes
    else:
        weak = scene.rows["reliability"].map(is_hatched).to_numpy(bool)
        classes = scene.classes
    hatched = classes[weak & (classes >= 0)]
    if len(hatched):
        colour = palette.class_colours(scene, colours)[int(hatched.max())]
        swatch = hatched_swatch(colour, palette.hatch_on(colours, colour), "k2")
        yield _item(swatch, words("map.legend_low" if zones is None else "zones.key_faint"))
    if (classes < 0).any():
        yield _item(hatched_swatch(*colours.missing, "k1"), words("map.legend_missing"))
    if zones is not None and zones.outlined is not None:
        yield _item(_outlined(colours), words("zones.key_rented"))


def _outlined(colours: palette.Theme) -> str:
    return (
        f'<svg width="22" height="16" aria-hidden="true"><rect width="22" height="16" '
        f'fill="{colours.neutral[-1]}"/>'
        + "".join(
            f'<rect x="3" y="3" width="16" height="10" fill="none" stroke="{colour}" '
            f'stroke-width="{width}"/>'
            for colour, width in ((colours.ground, 5), (colours.ink, 2))
        )
        + "</svg>"
    )


def _premises(colours: palette.Theme) -> Iterator[str]:
    """The states of works that are on the map, with the years of their last news."""
    words, tracks = session.words(), [place.status.works for place in premises.last_known()]
    for state in reversed(STATES):
        here = [track.first for track in tracks if track.state == state]
        if not here:
            continue
        years = [str(day.year) for day in here if day is not None]
        span = numbers.span(min(years), max(years), language=words.language) if years else ""
        yield _item(key_mark(state, theme=colours), words(f"map.key_{state}", years=span))
    estimated = key_mark("unknown", estimated=True, theme=colours)
    yield _item(estimated, words("map.legend_estimated"))


def _item(drawn: str, label: str) -> str:
    return f"<li>{drawn}<span>{escape(label)}</span></li>"


def swatch(colour: str) -> str:
    """A small field of one colour, for a key."""
    return (
        '<svg width="22" height="16" aria-hidden="true"><rect width="22" height="16" rx="2" '
        f'fill="{colour}" stroke="#8a93a0"/></svg>'
    )


def hatched_swatch(ground: str, ink: str, name: str) -> str:
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
