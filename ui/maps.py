"""The map as folium, pure: a view in, a map and one small painting message out.

Geometry, names and the script are fetched once by the iframe from addresses relative to itself
(``ui.assets`` serves them); a change of indicator, year or selection sends only a
:class:`Paint` message of a few kilobytes, so the map is never rebuilt and keeps its zoom.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import asdict, dataclass

import folium
from branca.element import MacroElement
from folium.template import Template

from ui.palette import Theme

SCRIPTS = [
    ("atlas", "../ui.assets.web/atlas.js"),
    ("leaflet", "../ui.assets.leaflet/leaflet.js"),
]
STYLES = [
    ("leaflet_css", "../ui.assets.leaflet/leaflet.css"),
    ("atlas_css", "../ui.assets.web/atlas.css"),
]

CENTRE = (45.4642, 9.1773)
OPENING_ZOOM = 11.6
NO_CLASS = "-"


@dataclass(frozen=True, slots=True)
class Place:
    """One premises on the map; ``lines`` are the popup, ``halo`` metres of uncertainty."""

    id: str
    name: str
    title: str
    lines: tuple[str, ...]
    lat: float
    lon: float
    works: str
    estimated: bool
    halo: int
    side: str


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
class View:
    """All that is painted: one character of ``classes`` and one of ``values`` per area id.

    ``classes`` holds a digit per area (index into ``palette``) or ``-`` where there is no value;
    ``hatched`` the areas whose value rests on few people.
    """

    ids: tuple[int, ...]
    classes: str
    values: tuple[str, ...]
    hatched: tuple[int, ...]
    palette: tuple[str, ...]
    theme: Theme
    words: dict[str, str]
    selected: int | None
    place: str | None
    premises: tuple[Place, ...]
    tiles: Tiles | None
    focus: Focus | None

    def message(self) -> str:
        """The view as compact JSON, as ``atlas.js`` reads it."""
        colours = self.theme
        content = asdict(self) | {
            "theme": colours.name,
            "ground": colours.ground,
            "ink": colours.ink,
            "accent": colours.accent,
            "missing": colours.missing,
            "hatch": colours.hatch,
            "marker": colours.marker,
        }
        content["stamp"] = f"{zlib.crc32(json.dumps(content, sort_keys=True).encode()):x}"
        return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


class AtlasMap(folium.Map):
    """A folium map with the atlas's own assets, no tiles, and a page a person may zoom."""

    default_js = SCRIPTS
    default_css = STYLES

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


class Paint(MacroElement):
    """The one message of a change: repaints the kept map."""

    _template = Template(
        "{% macro script(this, kwargs) %}Atlas.paint(map_div, {{ this.message }});{% endmacro %}"
    )

    def __init__(self, view: View) -> None:
        super().__init__()
        self._name = "Paint"
        self.message = view.message()


def base_map() -> AtlasMap:
    """The map of Milan before it is painted; the same for every view, so it never remounts."""
    return AtlasMap(
        location=CENTRE,
        zoom_start=OPENING_ZOOM,
        tiles=None,
        zoom_snap=0.25,
        zoom_delta=0.5,
        min_zoom=10,
        max_zoom=18,
        wheel_px_per_zoom_level=100,
        prefer_canvas=False,
    )


def painting(view: View) -> folium.FeatureGroup:
    """The group that ``st_folium`` swaps at each change; it holds the message alone."""
    group = folium.FeatureGroup(name="view", control=False)
    group.add_child(Paint(view))
    return group


def label_side(lon: float, lat: float, others: list[tuple[float, float]]) -> str:
    """Put a premises' label on the side where no other premises stands close by."""
    near_right = any(
        0 < other_lon - lon < LABEL_DEGREES_LON and abs(other_lat - lat) < LABEL_DEGREES_LAT
        for other_lon, other_lat in others
    )
    return "left" if near_right else "right"


LABEL_DEGREES_LON = 0.045
LABEL_DEGREES_LAT = 0.012
