"""What ``./run`` serves: the atlas of app.py, whose pages tell early what they will need."""

from pathlib import Path

import streamlit
import streamlit_folium  # noqa: F401 - the map's frame is served from the first visit on
from starlette.middleware import Middleware
from streamlit.starlette import App

from ops import preload
from ui import assets

STATIC = Path(streamlit.__file__).parent / "static"

assets.register()
app = App(
    "app.py",
    middleware=[
        Middleware(
            preload.Preload,
            link=preload.link_header(preload.chunks(STATIC), assets.frame_files()),
        )
    ],
)
