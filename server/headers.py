"""The outermost layer: every answer carries its headers, also one that has failed."""

import logging
from urllib.parse import parse_qs

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from base.faults import record
from server.policy import Policy

LOG = logging.getLogger("atlas.server")


class Headers:
    """ASGI middleware that adds the headers of :class:`server.policy.Policy`; streams nothing.

    An error below it that has not begun an answer becomes a plain 500 with the same headers.
    """

    def __init__(self, app: ASGIApp, policy: Policy, base_path: str) -> None:
        self.app = app
        self.policy = policy
        self.base_path = base_path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, adding the headers when the answer begins."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = self.policy.headers(
            below(scope["path"], self.base_path), embedded=asks_to_be_embedded(scope)
        )
        begun = False

        async def answered(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                MutableHeaders(scope=message).update(headers)
            await send(message)

        try:
            await self.app(scope, receive, answered)
        except Exception as error:
            reference = record(LOG, error, "request")
            if not begun:
                text = f"Errore del server, numero {reference} · Server error, number {reference}\n"
                await PlainTextResponse(text, 500)(scope, receive, answered)


def below(path: str, base_path: str) -> str:
    """The part of an address below the base path, without its first slash."""
    inside = path[len(base_path) :] if path.startswith(f"{base_path}/") else path
    return inside.lstrip("/")


def asks_to_be_embedded(scope: Scope) -> bool:
    """Whether the query says ``embed=true``, as Streamlit reads it."""
    query = parse_qs(scope["query_string"].decode("latin-1"), max_num_fields=None)
    return "true" in (value.lower() for value in query.get("embed", ()))
