"""The web assets the app serves itself: Leaflet, the map's script and the drawn layers.

Streamlit serves a folder registered as a component under ``component/<module>.<name>/``, also
below a base path; the map's iframe sits at ``component/streamlit_folium.st_folium/``, so the
addresses in :mod:`ui.maps` are relative to it and no other host is ever asked.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import streamlit.components.v1 as components

from data.catalogue import PROCESSED
from ui.export import font_folder

WEB = Path(__file__).parent / "web"


def leaflet_folder() -> Path:
    """Folder of Leaflet's files as installed by the package ``django-js-lib-leaflet``."""
    spec = find_spec("js_lib_leaflet")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("django-js-lib-leaflet is not installed: run ./run again")
    return Path(spec.origin).parent / "static" / "js_lib_leaflet"


def register() -> None:
    """Let Streamlit serve the folders; calling it again changes nothing."""
    components.declare_component("leaflet", path=leaflet_folder())
    components.declare_component("web", path=WEB)
    components.declare_component("layers", path=PROCESSED)
    components.declare_component("fonts", path=font_folder())


def frame_files() -> tuple[tuple[str, str], ...]:
    """Address (relative to a page) and kind of what the map's frame loads before it can paint."""
    spec = find_spec("streamlit_folium")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("streamlit-folium is not installed: run ./run again")
    scripts = Path(spec.origin).parent / "frontend" / "build" / "static" / "js"
    return (
        *(
            (f"component/streamlit_folium.st_folium/static/js/{path.name}", "script")
            for path in sorted(scripts.glob("main.*.js"))
        ),
        ("component/ui.assets.leaflet/leaflet.js", "script"),
        ("component/ui.assets.web/atlas.js", "script"),
        ("component/ui.assets.layers/nil_drawing.geojson", "fetch"),
    )
