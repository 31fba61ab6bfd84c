"""The server dies and starts again under an open page; the laptop sleeps and wakes."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import WebSocket, expect

from tests.browser.conftest import OURS, PORTS, ROOT, _free, _ready
from tests.browser.screen import AT_REST, Screen
from tools.launch import command
from tools.settings import Settings

STATE = "?indicatore=elderly_alone&anno=2019&area=76"
BACK_S = 60
"""Streamlit tries again after 1, 2, 4, 8 ... seconds."""


class Restarted:
    """A server on a port of its own that can be killed and started again."""

    def __init__(self) -> None:
        self.port = next(port for port in PORTS if _free(port))
        self.address = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        asked = command(Path(sys.executable), Settings("127.0.0.1", self.port, help=False))
        environ = {name: value for name, value in os.environ.items() if name not in OURS}
        self.process = subprocess.Popen(asked, cwd=ROOT, env=environ, start_new_session=True)
        _ready(self.process, self.address)

    def kill(self) -> None:
        """End it at once, as a power cut would; nothing is said to the pages."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()


@pytest.fixture(scope="module")
def server() -> Iterator[Restarted]:
    made = Restarted()
    made.start()
    yield made
    made.kill()


@pytest.fixture(scope="module")
def opened(server, context) -> Iterator[Screen]:
    screen = Screen(context().new_page(), server.address)
    screen.open(f"/mappa{STATE}")
    yield screen
    screen.page.close()
    assert screen.outside == []


@contextmanager
def connected_again(screen: Screen) -> Iterator[None]:
    """Within, the connection is lost and found; wait until the page has run after that."""
    got: list[int] = []

    def listen(socket: WebSocket) -> None:
        socket.on("framereceived", lambda frame: got.append(len(frame)))

    screen.page.evaluate("window.neverReloaded = true")
    screen.page.on("websocket", listen)
    yield
    deadline = time.monotonic() + BACK_S
    while not got:
        assert time.monotonic() < deadline, f"the page has not come back in {BACK_S} s"
        screen.page.wait_for_timeout(100)
    screen.page.wait_for_timeout(500)
    screen.page.locator(AT_REST).wait_for(state="attached")
    screen.page.remove_listener("websocket", listen)


def expect_back(screen: Screen, heading: str, year: str) -> None:
    """The page is as it was, without a reload, and the first press of a key is answered."""
    expect(screen.page.get_by_role("heading", level=1)).to_have_text(heading)
    expect(screen.page.get_by_role("dialog")).to_have_count(0)
    expect(screen.key("atlas-area-card")).to_be_visible()
    with screen.repaint():
        screen.key("atlas-year").get_by_role("slider").press("ArrowLeft")
    screen.expect_query(anno=year, area="76", indicatore="elderly_alone")
    assert screen.page.evaluate("window.neverReloaded") is True


@contextmanager
def asleep(screen: Screen) -> Iterator[None]:
    """The tab is frozen, as when the laptop is closed, and wakes at the end."""
    session = screen.page.context.new_cdp_session(screen.page)
    session.send("Page.setWebLifecycleState", {"state": "frozen"})
    yield
    session.send("Page.setWebLifecycleState", {"state": "active"})


def test_a_page_that_was_asleep_answers(opened):
    opened.page.evaluate("window.neverReloaded = true")
    heading = opened.page.locator("h1").inner_text()
    with asleep(opened):
        time.sleep(1.5)
    expect_back(opened, heading, year="2018")


def test_a_page_comes_back_by_itself_when_the_server_is_killed_and_started_again(server, opened):
    heading = opened.page.locator("h1").inner_text()
    with connected_again(opened):
        server.kill()
        server.start()
    expect_back(opened, heading, year="2017")


def test_a_page_that_slept_while_the_server_was_away_comes_back(server, opened):
    heading = opened.page.locator("h1").inner_text()
    with connected_again(opened), asleep(opened):
        server.kill()
        server.start()
    expect_back(opened, heading, year="2016")
