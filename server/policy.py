"""What a browser may do with an answer of ours: one set of headers for each kind of address.

The document runs Streamlit's own scripts and nothing written into the page, but for the one inline
script of Streamlit's ``index.html``, known by its hash. The map's frame runs what folium writes,
so it alone may evaluate text: no foreign text ever enters its scripts. No outside origin is in any
of them but in that of the frame with street tiles, which is mounted when a person switches them on.
"""

import base64
import hashlib
from collections.abc import Iterable, Mapping
from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path

from base.tiles import OSM_ORIGIN

MAP_FRAME = "component/streamlit_folium.st_folium/"
STREETS_FRAME = "component/ui.widgets.static_files.streets/"
"""The same frame under another name: ``ui.widgets.map_iframe`` mounts it where the street tiles are
on."""

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(
        f"{name}=()"
        for name in (
            "accelerometer", "autoplay", "bluetooth", "browsing-topics", "camera",
            "display-capture", "geolocation", "gyroscope", "hid", "magnetometer", "microphone",
            "midi", "payment", "serial", "usb", "xr-spatial-tracking",
        )
    ),
}  # fmt: skip

DOCUMENT = {
    "default-src": "'none'",
    "style-src": "'self' 'unsafe-inline'",
    "font-src": "'self' data:",
    "img-src": "'self' data: blob:",
    "connect-src": "'self'",
    "frame-src": "'self'",
    "manifest-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
}
FRAME = {
    "default-src": "'none'",
    "script-src": "'self' 'unsafe-inline' 'unsafe-eval'",
    "style-src": "'self' 'unsafe-inline'",
    "font-src": "'self' data:",
    "img-src": "'self' data: blob:",
    "connect-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
}
FILE = {"default-src": "'none'", "style-src": "'unsafe-inline'", "sandbox": ""}
"""A file a person takes away: opened by itself it runs nothing."""


class Policy:
    """The headers of every answer. ``embedders`` are the origins that may embed a view."""

    def __init__(self, scripts: Iterable[str], embedders: tuple[str, ...]) -> None:
        hashes = " ".join(f"'{script}'" for script in scripts)
        self._document = DOCUMENT | {"script-src": f"'self' blob: {hashes}".strip()}
        self._embedders = embedders

    def headers(self, path: str, *, embedded: bool) -> Mapping[str, str]:
        """Headers for an address below the base path; ``embedded`` if it asks to be embedded."""
        framed = path.startswith((MAP_FRAME, STREETS_FRAME))
        foreign = self._embedders if embedded or framed else ()
        ancestors = " ".join(("'self'", *foreign)) if foreign or framed else "'none'"
        headers = {
            **ALWAYS,
            "Content-Security-Policy": _written(self._rules(path, ancestors)),
            # OpenStreetMap answers only who says where the map stands; nobody else is told.
            "Referrer-Policy": "strict-origin" if path.startswith(STREETS_FRAME) else "same-origin",
        }
        if not foreign:  # the older header knows no list of sites
            headers["X-Frame-Options"] = "SAMEORIGIN" if framed else "DENY"
        return headers

    def _rules(self, path: str, ancestors: str) -> Mapping[str, str]:
        if path.startswith(STREETS_FRAME):
            rules = FRAME | {"img-src": f"{FRAME['img-src']} {OSM_ORIGIN}"}
        elif path.startswith(MAP_FRAME):
            rules = FRAME
        elif path.startswith(("media/", "component/", "_stcore/")):
            rules = FILE
        else:
            rules = self._document
        return {**rules, "frame-ancestors": ancestors}


def inline_scripts() -> tuple[str, ...]:
    """Hashes (``sha256-...``) of the scripts written inside Streamlit's own ``index.html``."""
    spec = find_spec("streamlit")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("streamlit is not installed: run ./run again")
    page = Path(spec.origin).parent / "static" / "index.html"
    return script_hashes(page.read_text("utf-8"))


def script_hashes(html: str) -> tuple[str, ...]:
    """Hashes (``sha256-...``) of the inline scripts of a page, in order."""
    parser = _Scripts()
    parser.feed(html)
    digests = (hashlib.sha256(script.encode()).digest() for script in parser.scripts)
    return tuple(f"sha256-{base64.b64encode(digest).decode()}" for digest in digests)


class _Scripts(HTMLParser):
    """Collects the text of the scripts that have no ``src``."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "script" and "src" not in dict(attrs):
            self._inside = True
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.scripts[-1] += data


def _written(rules: Mapping[str, str]) -> str:
    return "; ".join(f"{name} {value}".strip() for name, value in rules.items())
