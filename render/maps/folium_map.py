"""The map as folium, pure: a view in, a map and one small painting message out.

Geometry, names and the script are fetched once by the iframe from addresses relative to itself
(``ui.widgets.static_files`` serves them); a change of indicator, year or selection sends only a
:class:`Paint` message of a few kilobytes, so the map is never rebuilt and keeps its zoom.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, ClassVar

import folium
import pandas as pd
from branca.element import Element, MacroElement
from folium.template import Template

from atlas.city import CITY
from base.text import stamp_of
from render.maps.premises_marks import PremisesMark
from render.style.palette import Theme, hatch_on
from render.style.premises_symbols import mark

SCRIPTS = [
    ("atlas", "../ui.widgets.static_files.web/atlas.js"),
    ("leaflet", "../ui.widgets.static_files.leaflet/leaflet.js"),
]
STYLES = [
    ("leaflet_css", "../ui.widgets.static_files.leaflet/leaflet.css"),
    ("atlas_css", "../ui.widgets.static_files.web/atlas.css"),
]

OPENING_ZOOM = 12
NO_CLASS = "-"


@dataclass(frozen=True, slots=True)
class Dot:
    """One place of a sister network."""

    lat: float
    lon: float
    label: str


@dataclass(frozen=True, slots=True)
class Focus:
    """A request to move the map once; ``pin`` is the label of a searched address."""

    lat: float
    lon: float
    zoom: float
    stamp: str
    pin: str


@dataclass(frozen=True, slots=True)
class Tiles:
    """Street tiles of a third party, only when a person has switched them on."""

    url: str
    credit: str


@dataclass(frozen=True, slots=True)
class Ahead:
    """What is on the map, and the address of what may come next (:mod:`render.maps.prefetch`)."""

    url: str
    indicator: str
    year: int
    scheme: str


@dataclass(frozen=True, slots=True)
class ZonePaint:
    """The zones under the areas: one character each (:mod:`render.maps.zones`), where what is read
    of them is, the positions of those outlined, and the word for the area around one."""

    facts: str
    classes: str
    outlined: tuple[int, ...]
    area: str


@dataclass(frozen=True, slots=True)
class View:
    """All that is painted: one character of ``classes`` and one of ``values`` per area id.

    ``classes`` holds a digit per area (index into ``palette``) or ``-`` where there is no value;
    ``hatched`` the areas whose value rests on few people; ``textures`` the pattern of each class
    (:mod:`render.style.patterns`), empty where colour alone is asked for. ``rings`` are radii in
    metres around the chosen ``place``; ``perimeters`` the estates' outlines as GeoJSON, the day
    someone has them; ``base`` is the credit of what one finds the way by, ``None`` where that is
    hidden; ``sure`` are the short names that are written first, ``hint`` the lines for who comes
    for the first time and the name of their button; ``report`` asks the frame to say when this view
    is painted; ``ahead`` lets it paint the next choice before the server has answered; ``zones``
    are seen in the areas' place.
    """

    ids: tuple[int, ...]
    classes: str
    values: tuple[str, ...]
    hatched: tuple[int, ...]
    palette: tuple[str, ...]
    textures: tuple[str, ...]
    theme: Theme
    words: dict[str, str]
    selected: int | None
    place: str | None
    premises: tuple[PremisesMark, ...]
    rings: tuple[int, ...]
    perimeters: str | None
    dots: tuple[Dot, ...]
    tiles: Tiles | None
    focus: Focus | None
    base: str | None = None
    sure: tuple[str, ...] = ()
    hint: tuple[str, ...] = ()
    report: bool = False
    ahead: Ahead | None = None
    zones: ZonePaint | None = None

    def message(self) -> str:
        """The view as compact JSON, as ``web/map/atlas.js`` reads it.

        Sentences said more than once travel once, in ``phrases``; in their place stands a number.
        ``hatches`` are the lines of "few people" over each class of ``palette``, ``marks`` the
        symbols of the premises by state of the works, with ``~`` where the point is an estimate;
        ``stamp`` is the same for whatever looks the
        same. No text in it can end a script element.
        """
        colours = self.theme
        content = asdict(self) | {
            "theme": colours.name,
            "ground": colours.ground,
            "ink": colours.ink,
            "accent": colours.accent,
            "missing": colours.missing,
            "hatch": colours.hatch,
            "hatches": [hatch_on(colours, colour) for colour in self.palette],
            "marks": {
                _mark_key(place): mark(place.works, estimated=_dashed(place), theme=colours)
                for place in self.premises
            },
        }
        content["phrases"] = _share_phrases(content)
        seen = content | {"report": None, "ahead": None}
        content["stamp"] = stamp_of(json.dumps(seen, sort_keys=True))
        return for_script(json.dumps(content, ensure_ascii=False, separators=(",", ":")))


def _dashed(place: PremisesMark) -> bool:
    return bool(place.halo or place.estimated)


def _mark_key(place: PremisesMark) -> str:
    return f"{place.works}~" if _dashed(place) else place.works


def classes_of(numbers: Iterable[int]) -> str:
    """One character per area: its class, or :data:`NO_CLASS`."""
    return "".join(NO_CLASS if number < 0 else str(number) for number in numbers)


def hatched(rows: pd.DataFrame) -> tuple[int, ...]:
    """Areas whose value rests on few people, or is left out of the ranking for it."""
    weak = rows.index[rows["reliability"].isin(["low", "excluded"])]
    return tuple(int(area) for area in weak)


def for_script(written: str) -> str:
    """JSON in which no text can be read as markup, or as the end of a line of script."""
    return written.translate({ord(sign): f"\\u{ord(sign):04x}" for sign in "<>\u2028\u2029"})


def _share_phrases(content: dict[str, Any]) -> list[str]:
    """Replace repeated texts of ``values`` and of the premises' ``lines`` by their number."""
    lists = [content["values"], *(place["lines"] for place in content["premises"])]
    counts = Counter(text for texts in lists for text in texts)
    numbers = {text: place for place, text in enumerate(t for t, n in counts.items() if n > 1)}
    content["values"] = [numbers.get(text, text) for text in content["values"]]
    for place in content["premises"]:
        place["lines"] = [numbers.get(text, text) for text in place["lines"]]
    return list(numbers)


class AtlasMap(folium.Map):
    """A folium map of the city with our own assets, no tiles, and a page a person may zoom."""

    default_js = SCRIPTS
    default_css = STYLES
    on_canvas = False
    _rendered: ClassVar[dict[type, tuple[tuple[str, str, Element], ...]]] = {}

    _template = Template(
        """
        {% macro header(this, kwargs) %}<style>
        #map_div { width: 100% !important; height: 100vh !important; }
        #map_div2 { display: none; }
        </style>{% endmacro %}
        {% macro html(this, kwargs) %}
        <div class="folium-map" id={{ this.get_name()|tojson }} ></div>
        {% endmacro %}
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = L.map({{ this.get_name()|tojson }}, {
            center: {{ this.location|tojson }}, ...{{ this.options|tojavascript }} });
        Atlas.mount({{ this.get_name() }});
        {% endmacro %}
        """
    )

    def __init__(self) -> None:
        super().__init__(
            location=CITY.centre,
            zoom_start=OPENING_ZOOM,
            tiles=None,
            zoom_snap=0.25,
            zoom_delta=0.5,
            min_zoom=10,
            max_zoom=18,
            wheel_px_per_zoom_level=100,
            prefer_canvas=self.on_canvas,
        )
        self._id = "div"

    def render(self, **_: Any) -> str:
        """Put into the figure what every map of this kind puts there, rendered once for all."""
        figure, kind = self.get_root(), type(self)
        if kind not in self._rendered:
            self._rendered[kind] = kind()._render_parts()
        for part, name, element in self._rendered[kind]:
            getattr(figure, part).add_child(element, name=name)
        return ""

    def _render_parts(self) -> tuple[tuple[str, str, Element], ...]:
        """The parts of the page folium renders; it compiles a template for each, which is slow."""
        super().render()  # type: ignore[no-untyped-call]
        figure = self.get_root()
        return tuple(
            (part, name, element)
            for part in ("header", "html", "script")
            for name, element in getattr(figure, part)._children.items()
        )


class Paint(MacroElement):
    """The one message of a change: repaints the kept map."""

    _template = Template(
        "{% macro script(this, kwargs) %}Atlas.paint(map_div, {{ this.message }});{% endmacro %}"
    )

    def __init__(self, message: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Paint"
        self.message = message


class Painting(folium.FeatureGroup):
    """The group that ``st_folium`` swaps at each change; it holds the message alone."""

    def __init__(self, message: str) -> None:
        super().__init__(name="view", control=False)
        self.add_child(Paint(message))

    def render(self, **_: Any) -> str:
        """Nothing: the script of the message is all that goes to the frame."""
        return ""
