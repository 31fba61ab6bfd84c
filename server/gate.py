"""Who is let in: which names of this host, which connections, which of Streamlit's own addresses.

Streamlit looks at ``server.allowedHosts`` for its WebSocket alone; here it holds for every answer,
so that a name somebody else has pointed at this machine opens nothing. Of what Streamlit serves
beside the pages only what the pages need is open: its metrics, its script check (a run of the
script for each request), its API for programs and its login are closed, and so is what a later
version may add below ``_stcore/``.
"""

from collections.abc import Callable, Sequence
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from server.headers import below

CORE = "_stcore"
OPEN = ("health", "host-config", "stream", "upload_file")
"""Addresses below ``_stcore/`` that the pages ask: is it up, its settings, the WebSocket, files."""
CLOSED = ("auth/login", "auth/logout", "oauth2callback", "app/static")
"""Login and static serving, which the atlas does not use."""

WRONG_HOST = (
    "Questo nome non è tra quelli a cui l'atlante risponde: chi lo gestisce può aggiungerlo con "
    "ATLAS_PUBLIC_URL o ATLAS_HOSTS.\n"
    "The atlas does not answer to this name: its operator can add it with ATLAS_PUBLIC_URL or "
    "ATLAS_HOSTS.\n"
)
FULL = (
    "Troppi file caricati: togline qualcuno, o riprova fra qualche minuto.\n"
    "Too many files are loaded: take some out, or try again in a few minutes.\n"
)
POLICY_VIOLATION = 1008


class Gate:
    """ASGI middleware that refuses foreign names, foreign pages and addresses nobody needs."""

    def __init__(
        self, app: ASGIApp, hosts: Sequence[str], base_path: str, is_full: Callable[[str], bool]
    ) -> None:
        self.app = app
        self.is_full = is_full
        self.hosts = hosts
        self.base_path = base_path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request pass, or refuse it."""
        if scope["type"] == "http":
            await self._answer(scope, receive, send)
        elif scope["type"] == "websocket" and not self._may_connect(scope):
            await send({"type": "websocket.close", "code": POLICY_VIOLATION})
        else:
            await self.app(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not is_allowed(Headers(scope=scope).get("host"), self.hosts):
            await PlainTextResponse(WRONG_HOST, 421)(scope, receive, send)
        elif is_closed(below(scope["path"], self.base_path)):
            await PlainTextResponse("Not Found", 404)(scope, receive, send)
        elif scope["method"] == "PUT" and self.is_full(below(scope["path"], self.base_path)):
            await PlainTextResponse(FULL, 507)(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    def _may_connect(self, scope: Scope) -> bool:
        headers = Headers(scope=scope)
        host = headers.get("host")
        return is_allowed(host, self.hosts) and is_same_origin(headers.get("origin"), host)


def is_closed(path: str) -> bool:
    """Whether an address below the base path is one of Streamlit's that no page needs."""
    parts = [part for part in path.split("/") if part]
    plain = "/".join(parts)
    if any(plain == closed or plain.startswith(f"{closed}/") for closed in CLOSED):
        return True
    return CORE in parts and not any(
        part in OPEN for part in parts[parts.index(CORE) + 1 : parts.index(CORE) + 2]
    )


def is_allowed(host: str | None, hosts: Sequence[str]) -> bool:
    """Whether a Host header names one of ``hosts``; ``*.`` stands for any first part."""
    name = host_name(host)
    if name is None:
        return False
    return any(
        allowed in (name, "*") or (allowed[:2] == "*." and name.endswith(allowed[1:]))
        for allowed in hosts
    )


def host_name(host: str | None) -> str | None:
    """The name in a Host header, lower case, without port; ``None`` if it is not one."""
    try:
        parts = urlsplit(f"//{host or ''}")
        name, _ = parts.hostname, parts.port
    except ValueError:
        return None
    plain = host and parts.netloc == host and "@" not in host
    return name.rstrip(".") if plain and name else None


def is_same_origin(origin: str | None, host: str | None) -> bool:
    """Whether a page of this very host asks. What is no browser says no origin: it is refused."""
    try:
        parts = urlsplit(origin or "")
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and parts.netloc.lower() == (host or "").lower()
