"""A whole story as one file.

The file opens from a USB stick with the network off: player, drawings, typeface and data are in
it, and its own rules (CSP) let it ask for nothing. The same data make the same bytes.
"""

import base64
import hashlib
import tempfile
from datetime import date
from html import escape
from pathlib import Path

from atlas.wording import DEFAULT_LANGUAGE, LANGUAGES, text
from render.documents.typst import font_folder
from render.stories import FIRST, story
from render.stories.places import city_places
from render.stories.player import player_data, style, written
from render.style.web import built

MOST_BYTES = 8_000_000
WEIGHTS = {400: "SourceSansPro-Regular.otf", 700: "SourceSansPro-Bold.otf"}


class BundleError(Exception):
    """The file cannot be written; the message is in both languages."""


def bundle(
    name: str = FIRST, language: str = DEFAULT_LANGUAGE, public: str | None = None, *, day: date
) -> str:
    """The HTML of a story told on ``day``, opening in ``language``.

    ``public`` is the address of the live copy for the QR codes; without it there are none.
    Raises :class:`render.stories.StoryError` and
    :class:`render.documents.live_address.PublicAddressError`.
    """
    told = story(name, day=day)
    data = written(player_data(told, language=language, public=public))
    places = city_places().replace("<", "\\u003c")
    code = built("story.js")
    digest = base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()
    rules = (
        f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; "
        "font-src data:; img-src data:; base-uri 'none'; form-action 'none'"
    )
    fallback = (
        f"<p>{escape(told.about.text(language))} {escape(text(language)('player.no_script'))}"
    )
    return "".join(
        (
            f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n',
            f'<meta http-equiv="Content-Security-Policy" content="{rules}">\n',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
            f"<title>{escape(told.title.text(language))}</title>\n",
            f"<style>{_faces()}{style()}</style>\n</head>\n<body>\n",
            f"<noscript>{fallback}</p></noscript>\n",
            f'<script type="application/json" id="story">{data}</script>\n',
            f'<script type="application/json" id="places">{places}</script>\n',
            f"<script>{code}</script>\n</body>\n</html>\n",
        )
    )


def _faces() -> str:
    """The typeface, inside the file."""
    faces = []
    for weight, file in WEIGHTS.items():
        content = base64.b64encode((font_folder() / file).read_bytes()).decode()
        faces.append(
            f'@font-face{{font-family:"Source Sans Pro";font-weight:{weight};'
            f"src:url(data:font/otf;base64,{content})}}"
        )
    return "".join(faces) + "html{background:#fff}body{margin:0}"


def write(path: Path, content: str) -> int:
    """Write the file whole or not at all; return its size in bytes.

    Raises :class:`BundleError` if it is too large or cannot be written there.
    """
    page = content.encode("utf-8")
    if len(page) > MOST_BYTES:
        raise BundleError(both("bundle.large", size=len(page), most=MOST_BYTES))
    if path.is_dir():
        raise BundleError(both("bundle.folder", path=path))
    if not path.parent.is_dir():
        raise BundleError(both("bundle.no_folder", folder=path.parent))
    try:
        with tempfile.NamedTemporaryFile(
            dir=path.parent, prefix=f".{path.name}.", delete=False
        ) as f:
            f.write(page)
        Path(f.name).chmod(0o644)
        Path(f.name).replace(path)
    except OSError as error:
        raise BundleError(both("bundle.refused", path=path, why=error.strerror)) from error
    return len(page)


def both(key: str, **values: object) -> str:
    """A sentence in both languages, Italian first."""
    return "\n".join(text(language)(key, **values) for language in LANGUAGES)
