"""The search beside Streamlit: what is typed comes in the body, bounded, and JSON answers it."""

from __future__ import annotations

import asyncio
import json
import logging
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from starlette.applications import Starlette

from atlas.search.suggestions import Suggestion
from data.catalogue.read import ShippedDataError
from server.search import MOST_BYTES, MOST_WAITING, Search, search_routes

TYPED = "via Padova 200"


def answers(text: str, language: str) -> list[Suggestion]:
    return [Suggestion("area", f"{text} {language}", "", {"area": 57})]


async def post(
    app: Starlette, body: bytes, method: str = "POST"
) -> tuple[int, dict[str, str], str]:
    """Status, headers and text of the answer, as the server would send them."""
    sent: list[dict[str, Any]] = []
    half = len(body) // 2
    incoming = [
        {"type": "http.request", "body": body[:half], "more_body": True},
        {"type": "http.request", "body": body[half:], "more_body": False},
    ]

    async def receive() -> dict[str, Any]:
        return incoming.pop(0)

    async def send(message: Any) -> None:
        sent.append(dict(message))

    scope = {
        "type": "http", "http_version": "1.1", "method": method, "path": "/sotto/cerca",
        "raw_path": b"/sotto/cerca", "root_path": "", "scheme": "http", "query_string": b"",
        "headers": [], "client": ("127.0.0.1", 1),
    }  # fmt: skip
    await app(scope, receive, send)
    text = b"".join(message.get("body", b"") for message in sent[1:]).decode()
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], headers, text


def asked(body: bytes, search: Search = answers, **how: str) -> tuple[int, dict[str, str], str]:
    app = Starlette(routes=search_routes(search, "/sotto"))
    with ThreadPoolExecutor(1) as apart:  # the browser's tests have a loop in this thread
        return apart.submit(asyncio.run, post(app, body, **how)).result()


def question(text: str = TYPED, language: object = "it") -> bytes:
    return json.dumps({"text": text, "language": language}).encode()


def test_a_text_is_answered_with_where_it_leads_and_nothing_is_kept() -> None:
    status, headers, text = asked(question())
    assert (status, headers["cache-control"]) == (200, "no-store")
    assert json.loads(text) == [
        {"kind": "area", "label": f"{TYPED} it", "detail": "", "goes": {"area": 57}}
    ]


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b'"via"', b'{"text": 3}', question(language="xx"), question(language=["it"]),
     question("x" * MOST_BYTES), b"\xff\xfe"],
)  # fmt: skip
def test_what_is_no_question_is_refused(body: bytes) -> None:
    assert asked(body)[0] == 400


def test_an_address_with_the_text_in_it_is_not_answered() -> None:
    assert asked(b"", method="GET")[0] == 405


def test_damaged_tables_are_told_without_the_text(caplog: pytest.LogCaptureFixture) -> None:
    def damaged(text: str, language: str) -> list[Suggestion]:
        raise ShippedDataError("streets.parquet")

    with caplog.at_level(logging.ERROR, "atlas.search"):
        assert asked(question(), damaged)[0] == 503
    assert TYPED not in caplog.text


def test_who_asks_when_many_wait_is_told_to_come_again() -> None:
    free, working = threading.Event(), []

    def slow(text: str, language: str) -> list[Suggestion]:
        working.append(text)
        free.wait(10)
        return []

    async def crowd() -> list[int]:
        app = Starlette(routes=search_routes(slow, "/sotto"))
        tasks = [asyncio.create_task(post(app, question())) for _ in range(MOST_WAITING)]
        while not working:
            await asyncio.sleep(0.01)
        too_many = (await post(app, question()))[0]
        alone = len(working)
        free.set()
        return [too_many, alone, *{(await task)[0] for task in tasks}]

    with ThreadPoolExecutor(1) as apart:
        assert apart.submit(asyncio.run, crowd()).result() == [503, 1, 200]
