"""A scene as one slide of 1920 x 1080 that stands alone: SVG with its colours written in. Pure."""

import re

from atlas.wording import text
from render.figures.svg import lines_of, paragraph, written
from render.stories.city_map import city_svg
from render.stories.scene import ListEntry, StoryScene, resolved
from render.style import palette
from render.style.palette import LIGHT, Theme
from render.style.premises_symbols import mark
from render.style.web import FONTS

WIDTH, HEIGHT = 1920, 1080
EDGE = 84
COLUMN = 660
PICTURE_X, PICTURE_Y, PICTURE_WIDE, PICTURE_TALL = 800, 64, 1056, 900
FOOT = 1028


def picture_svg(scene: StoryScene, theme: Theme = LIGHT) -> str:
    """The picture of a scene alone, as SVG; empty for a scene of words."""
    if scene.city is not None:
        credit = text(scene.language)("basemap.credit")
        return city_svg(scene.city, theme, width=PICTURE_WIDE, height=PICTURE_TALL, credit=credit)
    return resolved(scene.picture.wide, theme) if scene.picture else ""


def slide_svg(scene: StoryScene, theme: Theme = LIGHT, *, revealed: bool = False) -> str:
    """The whole slide; ``revealed`` shows the answer of a game."""
    parts = [f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{theme.ground}"/>']
    parts += _lists(scene) if scene.lists else _with_picture(scene, theme, revealed=revealed)
    source = lines_of(scene.source, WIDTH - 2 * EDGE - 120, 22)[:3]
    parts += [
        written(EDGE, FOOT - 28 * (len(source) - 1 - n), line, 22, colour="quiet")
        for n, line in enumerate(source)
    ]
    parts.append(written(WIDTH - EDGE, FOOT, f"{scene.number} / {scene.of}", 24, colour="quiet",
                         anchor="end"))  # fmt: skip
    return resolved(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'width="{WIDTH}" height="{HEIGHT}" font-family="{FONTS}">{"".join(parts)}</svg>',
        theme,
    )


def _with_picture(scene: StoryScene, theme: Theme, *, revealed: bool) -> list[str]:
    big = 92 if scene.kind == "title" else 68
    parts, y = paragraph(EDGE, 150 if scene.kind != "title" else 300, scene.headline, COLUMN, big,
                         weight=700)  # fmt: skip
    y += 16
    for sentence in (*scene.lines, *([scene.told] if revealed and scene.told else [])):
        more, y = paragraph(EDGE, y + 8, sentence, COLUMN, 36)
        parts += more
        y += 16
    parts += _key(scene, theme, y + 22)
    inside = picture_svg(scene, theme)
    if revealed and scene.answer:
        inside = resolved(scene.answer.wide, theme)
    return [*parts, _placed(inside)]


def _placed(inner: str) -> str:
    """A drawing set where the picture goes, keeping its proportions."""
    bare = re.sub(r'^<svg([^>]*?)(?: width="[^"]*" height="[^"]*")?>', r"<svg\1>", inner, count=1)
    place = (
        f'<svg x="{PICTURE_X}" y="{PICTURE_Y}" width="{PICTURE_WIDE}" height="{PICTURE_TALL}" '
        'preserveAspectRatio="xMidYMid meet" '
    )
    return bare.replace("<svg ", place, 1) if bare else ""


def _key(scene: StoryScene, theme: Theme, y: float) -> list[str]:
    parts = []
    if scene.key_title:
        more, y = paragraph(EDGE, y, scene.key_title, COLUMN, 30, weight=600)
        parts += more
        y += 10
    for number, entry in enumerate(scene.key):
        at = y + number * 44
        parts.append(f'<g transform="translate({EDGE + 24} {at - 9:.1f})">'
                     f"{swatch(entry, scene, theme)}</g>")  # fmt: skip
        parts.append(written(EDGE + 66, at, entry.label, 30))
    return parts


def swatch(entry: ListEntry, scene: StoryScene, theme: Theme) -> str:
    """What a line of the key looks like, around its middle."""
    if entry.kind == "mark":
        return f'<g transform="scale(1.3)">{_mark(entry.works)}</g>'
    if entry.kind == "missing":
        ground, ink = theme.missing
    else:
        colours = scene.city.colours[theme.name] if scene.city else (theme.line,)
        ground = colours[entry.class_]
        ink = palette.hatch_on(theme, ground) if entry.kind == "hatched" else ""
    lines = (
        f'<path d="M-22 8L-6-12M-8 12L10-12M8 12L22-8" stroke="{ink}" stroke-width="3"/>'
        if ink
        else ""
    )
    return (
        f'<rect x="-24" y="-14" width="48" height="28" rx="4" fill="{ground}" '
        f'stroke="{theme.quiet}" stroke-width="1.2"/>{lines}'
    )


def _mark(works: str) -> str:
    known = "unknown" if works == "estimated" else works
    return mark(known, estimated=works == "estimated")


def _lists(scene: StoryScene) -> list[str]:
    parts, y = paragraph(EDGE, 160, scene.headline, WIDTH - 2 * EDGE, 84, weight=700)
    for sentence in scene.lines:
        more, y = paragraph(EDGE, y + 8, sentence, WIDTH - 2 * EDGE, 40)
        parts += more
    wide = (WIDTH - 2 * EDGE - 80 * (len(scene.lists) - 1)) / len(scene.lists)
    size, most = 54.0, max(len(column.items) for column in scene.lists)
    step = min(size * 2.1, (FOOT - 100 - y - 90) / most)
    for number, column in enumerate(scene.lists):
        x, at = EDGE + number * (wide + 80), y + 60
        more, at = paragraph(x, at, column.title, wide, 50, colour="accent", weight=700)
        parts += more
        at += 36
        for item in column.items:
            parts.append(f'<circle cx="{x + 12:.1f}" cy="{at - size * 0.3:.1f}" r="11" '
                         'fill="var(--accent)"/>')  # fmt: skip
            more, below = paragraph(x + 52, at, item, wide - 52, size)
            parts += more
            at = max(at + step, below + size * 0.4)
    return parts
