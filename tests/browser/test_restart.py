"""The server, here below a base path, dies and starts again under an open page; the laptop sleeps
and wakes."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import WebSocket, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.conftest import OURS, PORTS, ROOT, _free, _ready
from tests.browser.screen import AT_REST, Screen, until
from tools.launch import command
from tools.settings import Settings

STATE = "?indicatore=elderly_alone&anno=2019&area=76"
BELOW = "atlante"
BACK_S = 240
"""Streamlit tries again after 1, 2, 4, 8 ... seconds."""


class Restarted:
    """A server on a port of its own that can be killed and started again, below a base path."""

    def __init__(self) -> None:
        self.port = next(port for port in PORTS if _free(port))
        self.address = f"http://127.0.0.1:{self.port}/{BELOW}"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        asked = [
            *command(Path(sys.executable), Settings("127.0.0.1", self.port, help=False)),
            f"--server.baseUrlPath={BELOW}",
        ]
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
    ended: list[str] = []

    def hear(frame: bytes | str) -> None:
        message = ForwardMsg.FromString(frame if isinstance(frame, bytes) else frame.encode())
        if message.WhichOneof("type") == "script_finished":
            ended.append(str(message.script_finished))

    def listen(socket: WebSocket) -> None:
        socket.on("framereceived", hear)

    screen.page.evaluate("window.neverReloaded = true")
    screen.page.on("websocket", listen)
    yield
    back = until(screen.page, lambda: bool(ended), BACK_S * 1000)
    assert back, f"the page has not come back in {BACK_S} s"
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


def test_below_a_base_path_the_map_is_as_complete(opened):
    expect(opened.areas).to_have_count(88)
    expect(opened.markers).to_have_count(9)
    assert urlsplit(opened.page.url).path == f"/{BELOW}/mappa"


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


@pytest.mark.long
def test_a_page_that_slept_while_the_server_was_away_comes_back(server, opened):
    heading = opened.page.locator("h1").inner_text()
    with connected_again(opened), asleep(opened):
        server.kill()
        server.start()
    expect_back(opened, heading, year="2016")
