"""A story as plain data for the player (``ui/web/story``): both languages, every drawing.

The page ``/presentazione`` and the one-file bundle hand the player the same data.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from atlas import repository
from atlas.stories.model import Story
from atlas.wording import DEFAULT_LANGUAGE, LANGUAGES, text
from render.documents.live_address import live_address, qr_svg
from render.maps import basemap, locator
from render.maps.outlines import Project
from render.stories.city_map import centres
from render.stories.drawing import drawn
from render.stories.scene import CityView, StoryScene
from render.stories.slide import swatch
from render.style import palette
from render.style.palette import THEMES
from render.style.premises_symbols import STATES, mark
from render.style.web import built

KIOSK_SECONDS = 20
WORDS = (
    "notes", "next_scene", "last_scene", "zoom_in", "zoom_out", "zoom_home", "previous",
    "following", "restart", "answer", "menu", "map_keys", "other_language", "controls", "leave",
    "pause", "resume", "shown", "blanked", "close", "scenes", "stories", "help", "print_notes",
    "qr", "find", "find_label", "find_nothing", "find_names_only",
)  # fmt: skip
KEYS = (
    *("move", "ends", "blank", "notes", "rehearse", "find", "language"),
    *("full", "dim", "kiosk", "code", "map", "menu"),
)
"""Keys told in the player's help, in its order."""


def style() -> str:
    """The player's looks."""
    return built("player.css")


def player_data(
    story: Story, *, language: str = DEFAULT_LANGUAGE, public: str | None = None
) -> dict[str, Any]:
    """Everything the player shows. ``public`` is the address of the live copy, if it has one.

    Raises :class:`render.documents.live_address.PublicAddressError` if ``public`` is no http(s)
    address.
    """
    told = {name: drawn(story, name) for name in LANGUAGES}
    return {
        "name": story.name,
        "titles": {name: story.title.text(name) for name in LANGUAGES},
        "language": language,
        "kiosk": KIOSK_SECONDS,
        "city": _city(),
        "themes": {name: {"missing": list(theme.missing)} for name, theme in THEMES.items()},
        "marks": _marks(),
        "scenes": [
            _scene({name: told[name][place] for name in LANGUAGES}, public)
            for place in range(len(story.scenes))
        ],
        "words": {name: _words(name) for name in LANGUAGES},
        "notes_css": built("player_notes.css"),
    }


def written(data: Mapping[str, Any]) -> str:
    """The data as JSON that may stand inside a page: no ``<`` of its own."""
    plain = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return plain.replace("<", "\\u003c")


def _city() -> dict[str, Any]:
    outlines, names, points = (
        locator.city_outlines(),
        repository.areas()["short_name"],
        centres(),
    )
    return {
        "width": 520,
        "height": round(float(outlines.height), 1),
        "areas": [
            {
                "id": area,
                "name": str(names[area]),
                "path": path,
                "x": round(points[area][0], 1),
                "y": round(points[area][1], 1),
            }
            for area, path in outlines.areas.items()
        ],
        "base": basemap.paths(outlines.place),
        "names": [_place(name, outlines.place) for name in basemap.place_names()],
    }


def _place(name: basemap.PlaceName, place: Project) -> dict[str, Any]:
    x, y = place(name.lon, name.lat)
    return {"kind": name.kind, "text": name.text, "rank": name.rank,
            "x": round(x, 1), "y": round(y, 1)}  # fmt: skip


def _marks() -> dict[str, str]:
    return {
        f"{state}{'_estimated' if estimated else ''}": mark(state, estimated=estimated)
        for state in STATES
        for estimated in (False, True)
    }


def _scene(told: Mapping[str, StoryScene], public: str | None) -> dict[str, Any]:
    first = told[DEFAULT_LANGUAGE]
    live = None if public is None else live_address(public, first.live, {})
    return {
        "kind": first.kind,
        "city": _view(first.city) if first.city else None,
        "qr": qr_svg(live) if live else None,
        "live": live,
        **{name: _said(scene) for name, scene in told.items()},
    }


def _said(scene: StoryScene) -> dict[str, Any]:
    picture, answer = scene.picture, scene.answer
    labels = scene.labels
    return {
        "headline": scene.headline,
        "lines": list(scene.lines),
        "notes": scene.notes,
        "source": scene.source,
        "alt": scene.alt,
        "told": scene.told,
        "lists": [asdict(listed) for listed in scene.lists],
        "key_title": scene.key_title,
        "key": [
            {
                "label": entry.label,
                "drawing": {name: swatch(entry, scene, theme) for name, theme in THEMES.items()},
            }
            for entry in scene.key
        ],
        "labels": [labels.get(area, "") for area in locator.city_outlines().areas]
        if labels
        else None,
        "wide": picture.wide if picture else "",
        "narrow": picture.narrow if picture else "",
        "answer_wide": answer.wide if answer else "",
        "answer_narrow": answer.narrow if answer else "",
        "answer_alt": answer.alt if answer else "",
    }


def _view(view: CityView) -> dict[str, Any]:
    outlines = locator.city_outlines()
    classes = "".join(str(view.classes.get(area, "-")) for area in outlines.areas)
    return {
        "view": _rounded(view.view),
        "classes": classes,
        "colours": {name: list(colours) for name, colours in view.colours.items()},
        "hatch": {
            name: [palette.hatch_on(THEMES[name], colour) for colour in colours]
            for name, colours in view.colours.items()
        },
        "hatched": sorted(view.hatched),
        "outlined": list(view.outlined),
        "names": list(view.names),
        "chosen": view.chosen,
        "ring": _rounded(view.ring) if view.ring else None,
        "quiet": view.quiet,
        "marks": [
            {
                "id": premises.id,
                "name": premises.name,
                "side": premises.side,
                "drawing": f"{premises.works}{'_estimated' if premises.estimated else ''}",
                "x": round(outlines.place(premises.lon, premises.lat)[0], 2),
                "y": round(outlines.place(premises.lon, premises.lat)[1], 2),
            }
            for premises in view.marks
        ],
    }


def _rounded(numbers: Sequence[float]) -> list[float]:
    return [round(float(number), 2) for number in numbers]


def _words(language: str) -> dict[str, Any]:
    words = text(language)
    keys = [[words(f"player_key.{key}"), words(f"player_does.{key}")] for key in KEYS]
    return {name: words(f"player.{name}") for name in WORDS} | {
        "keys": keys,
        "credit": words("basemap.credit"),
    }
