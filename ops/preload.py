"""Tell the browser early which files a page of the atlas will need.

Streamlit's page loads the script of each kind of widget only when the first of its kind arrives,
and every script brings more scripts: a chain of some fifty small requests between the answer of
the server and the painted map. The names are known beforehand, so they travel as a ``Link``
header (RFC 8288) of the page itself and are fetched while Streamlit's own bundle is read.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from pathlib import Path
from typing import Any

WIDGETS = (
    "ComponentInstance",
    "BidiComponent",
    "ButtonGroup",
    "PageLink",
    "Html",
    "Selectbox",
    "Slider",
    "Button",
    "TextInput",
)
"""Kinds of element every page or the map shows, by the name of their script."""

IMPORTS = re.compile(r'(?:from|import)"\./([\w.\-]+\.js)"')
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Any]]
Send = Callable[[Any], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]


class ChunkMissingError(LookupError):
    """The installed Streamlit has no script of that name."""


def chunks(static: Path, widgets: Iterable[str] = WIDGETS) -> tuple[str, ...]:
    """File names of the widgets' scripts and of all they import, without what the page names.

    ``static`` is Streamlit's folder ``static``. Raises :class:`ChunkMissingError` naming the
    widget whose script is not there.
    """
    folder = static / "static" / "js"
    named = (static / "index.html").read_text(encoding="utf-8")
    found: dict[str, None] = {}
    waiting = [_chunk(folder, widget) for widget in widgets]
    while waiting:
        name = waiting.pop(0)
        if name in found or name in named:
            continue
        found[name] = None
        waiting.extend(IMPORTS.findall((folder / name).read_text(encoding="utf-8")))
    return tuple(found)


def _chunk(folder: Path, widget: str) -> str:
    found = sorted(path.name for path in folder.glob(f"{widget}.*.js"))
    if not found:
        raise ChunkMissingError(f"Streamlit has no script {widget}.*.js in its static files")
    return found[0]


def link_header(modules: Iterable[str], frame: Iterable[tuple[str, str]]) -> bytes:
    """Value of the ``Link`` header: module scripts first, then what the map's frame asks for.

    ``frame`` are addresses relative to the page, each with its kind (``script``, ``fetch``).
    """
    scripts = (f"<./static/js/{name}>; rel=modulepreload; crossorigin" for name in modules)
    rest = (f"<./{path}>; rel=prefetch; as={kind}" for path, kind in frame)
    return ", ".join([*scripts, *rest]).encode("ascii")


class Preload:
    """ASGI middleware: adds the ``Link`` header to pages, leaves all other answers alone."""

    def __init__(self, app: Application, link: bytes) -> None:
        self.app = app
        self.link = link

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; a page (HTML outside ``/component/``) gets the header."""
        if scope["type"] != "http" or "/component/" in scope["path"]:
            await self.app(scope, receive, send)
            return

        async def sent(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start" and _is_page(message):
                message["headers"] = [*message["headers"], (b"link", self.link)]
            await send(message)

        await self.app(scope, receive, sent)


def _is_page(start: MutableMapping[str, Any]) -> bool:
    kinds = [value for name, value in start["headers"] if name.lower() == b"content-type"]
    return start["status"] == 200 and any(kind.startswith(b"text/html") for kind in kinds)
