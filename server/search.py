"""What the search field asks while a person types: ``POST cerca``, answered beside Streamlit.

No run of a page, no address with what was typed, no line in a log. One search at a time is worked
on, a few wait; whoever comes on top of them is told to ask again.
"""

import asyncio
import json
import logging
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from atlas.search.suggestions import Suggestion
from atlas.wording import LANGUAGES
from data.catalogue.read import ShippedDataError

LOG = logging.getLogger("atlas.search")
MOST_BYTES = 2_000
MOST_WAITING = 16
NOT_KEPT = {"Cache-Control": "no-store"}

Search = Callable[[str, str], Sequence[Suggestion]]
"""A text and a language to what the text may mean."""


def search_routes(search: Search, base_path: str) -> list[BaseRoute]:
    """The address of the search, below the base path. It takes JSON: ``text`` and ``language``."""
    turn = asyncio.Semaphore(1)
    waiting = 0

    async def answer(request: Request) -> Response:
        nonlocal waiting
        question = _read(await _body(request))
        if question is None:
            return Response(status_code=400, headers=NOT_KEPT)
        if waiting >= MOST_WAITING:
            return Response(status_code=503, headers=NOT_KEPT)
        waiting += 1
        try:
            async with turn:
                suggestions = await asyncio.to_thread(search, *question)
        except ShippedDataError as error:
            LOG.error("%s: %s", type(error).__name__, error)
            return Response(status_code=503, headers=NOT_KEPT)
        finally:
            waiting -= 1
        return JSONResponse([asdict(line) for line in suggestions], headers=NOT_KEPT)

    return [Route(f"{base_path}/cerca", answer, methods=["POST"])]


async def _body(request: Request) -> bytes:
    """What was sent, cut where it is longer than any text that is sought."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            return b""
    return body


def _read(body: bytes) -> tuple[str, str] | None:
    """The text and the language, or ``None`` where it is no question."""
    try:
        question: Any = json.loads(body)
    except ValueError:
        return None
    if not isinstance(question, dict):
        return None
    text, language = question.get("text"), question.get("language")
    return (text, language) if isinstance(text, str) and language in LANGUAGES else None
