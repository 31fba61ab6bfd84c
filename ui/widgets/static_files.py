"""The web assets the app serves itself: Leaflet, the map's script and the drawn layers.

Streamlit serves a folder registered as a component under ``component/<module>.<name>/``, also
below a base path; the map's iframe sits at ``component/streamlit_folium.st_folium/``, so the
addresses in :mod:`render.maps.folium_map` are relative to it and no other host is ever asked.
"""

from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import streamlit.components.v1 as components

from data.catalogue.card import PROCESSED
from render.documents.typst import font_folder
from render.maps import prefetch
from render.style.web import WEB


def leaflet_folder() -> Path:
    """Folder of Leaflet's files as installed by the package ``django-js-lib-leaflet``."""
    spec = find_spec("js_lib_leaflet")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("django-js-lib-leaflet is not installed: run ./run again")
    return Path(spec.origin).parent / "static" / "js_lib_leaflet"


def streets_frame() -> Any:
    """The map's frame under a second address, for the map with street tiles."""
    import streamlit_folium

    build = Path(streamlit_folium.__file__).parent / "frontend" / "build"
    return components.declare_component("streets", path=build)


def register() -> None:
    """Let Streamlit serve the folders and the map's frame; calling it again changes nothing.

    Streamlit keeps what is declared while it runs, so this is called by a page, not at import.
    """
    import streamlit_folium  # noqa: F401 - declares its own frame when it is imported

    components.declare_component("leaflet", path=leaflet_folder())
    components.declare_component("web", path=WEB / "built")
    components.declare_component("layers", path=PROCESSED)
    components.declare_component("fonts", path=font_folder())
    streets_frame()
    with suppress(OSError):  # the temporary folder is full: nothing is painted ahead
        components.declare_component("ahead", path=prefetch.folder())
