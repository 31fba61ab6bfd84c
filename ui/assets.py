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
from ui import ahead
from ui.export import font_folder

WEB = Path(__file__).parent / "web"


def leaflet_folder() -> Path:
    """Folder of Leaflet's files as installed by the package ``django-js-lib-leaflet``."""
    spec = find_spec("js_lib_leaflet")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("django-js-lib-leaflet is not installed: run ./run again")
    return Path(spec.origin).parent / "static" / "js_lib_leaflet"


def register() -> None:
    """Let Streamlit serve the folders and the map's frame; calling it again changes nothing.

    Streamlit keeps what is declared while it runs, so this is called by a page, not at import.
    """
    import streamlit_folium  # noqa: F401 - declares its own frame when it is imported

    components.declare_component("leaflet", path=leaflet_folder())
    components.declare_component("web", path=WEB)
    components.declare_component("layers", path=PROCESSED)
    components.declare_component("fonts", path=font_folder())
    components.declare_component("ahead", path=ahead.FOLDER)
