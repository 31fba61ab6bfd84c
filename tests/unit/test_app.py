"""What ``app.py`` hands to the server when it is imported as its module."""

from __future__ import annotations

import runpy
from pathlib import Path

from starlette.middleware import Middleware

from server.gate import Gate
from server.headers import Headers
from ui.widgets import boundary

APP = Path(__file__).resolve().parents[2] / "app.py"


def test_the_entry_brings_its_headers_its_gate_its_health_and_its_last_boundary() -> None:
    app = runpy.run_path(str(APP), run_name="app")["app"]
    layers: list[Middleware] = app._user_middleware
    assert [layer.cls for layer in layers] == [Headers, Gate]
    assert [route.path for route in app._user_routes] == ["/healthz", "/readyz", "/cerca"]
    assert app._on_script_error is boundary.on_script_error
    assert app._user_lifespan is not None
