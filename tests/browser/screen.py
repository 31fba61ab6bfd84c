"""What a person sees of the atlas and does with it, and what the browser asks for meanwhile."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import (
    ConsoleMessage,
    Error,
    Frame,
    FrameLocator,
    Locator,
    Page,
    WebSocket,
    expect,
)
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from ui.shell.pages import PAGES

HERE = re.compile(r"^(?:(?:http|ws)://127\.0\.0\.1:\d+/|blob:http://127\.0\.0\.1:\d+/|data:)")
PAINTED = "html[data-atlas-painted]"
SCENE = "html[data-atlas-scene]"
ON_STAGE = "presentazione"
WITH_MAP = ("mappa", "indice")
BEHIND = ("atlas-mode", "atlas-area", "atlas-place")
"""Controls of the map that stand behind *Altro*."""
AT_REST = "[data-testid=stApp][data-test-script-state=notRunning]"
PATIENCE = 60_000
"""Milliseconds a page may take to show what it will show: a test that passes waits for less, and a
machine that hardly has time for it needs them."""
MENDING = PATIENCE // 3
"""Milliseconds in which a page may put right what a test complains of."""

expect.set_options(timeout=PATIENCE)
TRAVEL = "to => { history.pushState({}, '', to); dispatchEvent(new PopStateEvent('popstate')) }"
MILAN = "[[45.387, 9.041], [45.536, 9.278]]"

HARMLESS = {
    # Opened at a page's address, Streamlit first looks for its server below that address.
    rf"/({'|'.join(spec.slug for spec in PAGES)})/_stcore/(health|host-config)$": "status of 404",
}
"""Errors of the console that are Streamlit's own: pattern of the address -> part of the text."""


def until(page: Page, asked: Callable[[], bool], patience: int = PATIENCE) -> bool:
    """Ask again and again until the answer is yes or ``patience`` (ms) is over: the last answer.

    For what Playwright's own ``expect`` cannot wait for: what several elements say together, what
    has been asked of the network, what stands in a frame.
    """
    deadline = time.monotonic() + patience / 1000
    while not (answer := asked()) and time.monotonic() < deadline:
        page.wait_for_timeout(100)
    return answer


class Screen:
    """One page of the browser; ``outside`` and ``errors`` must stay empty."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.requests: list[str] = []
        self.outside: list[str] = []
        self.errors: list[str] = []
        self.harmless: list[str] = []
        self.opening: str | None = None
        self.frames: list[bytes] = []
        page.set_default_timeout(PATIENCE)
        page.on("request", lambda request: self._asked(request.url))
        page.on("websocket", self._connected)
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _connected(self, socket: WebSocket) -> None:
        self._asked(socket.url)
        socket.on("framereceived", self._received)

    def _received(self, frame: bytes | str) -> None:
        self.frames.append(frame if isinstance(frame, bytes) else frame.encode())

    @property
    def elements(self) -> list[str]:
        """Kinds of the elements the server has sent, in their order."""
        messages = map(ForwardMsg.FromString, self.frames)
        deltas = (one.delta for one in messages if one.WhichOneof("type") == "delta")
        return [str(delta.new_element.WhichOneof("type")) for delta in deltas]

    def _asked(self, url: str) -> None:
        self.requests.append(url)
        if not HERE.match(url):
            self.outside.append(url)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type != "error":
            return
        url = message.location.get("url", "")
        known = [text for pattern, text in HARMLESS.items() if re.search(pattern, url)]
        fine = any(text in message.text for text in known)
        (self.harmless if fine else self.errors).append(f"{message.text} ({url})")

    def open(self, path: str) -> None:
        """Go to an address as if it were pasted, and wait until the page stands still."""
        self.page.goto(self.address + path, wait_until="commit")
        self.settled()
        self.page.locator("#atlas-skip").wait_for(state="attached")
        self.opening = self.stamp if path == "/mappa" else self.opening

    def go(self, query: str) -> None:
        """Take the map to a query that paints it anew, as Back and Forward do: nothing reloads."""
        with self.repaint():
            self.travel(query)

    def anew(self) -> None:
        """Bring a used map page back to how it opens; load it again if it is beyond that."""
        try:
            self.page.keyboard.press("Escape")
            self.travel("")
            self.page.locator(f"html[data-atlas-painted='{self.opening}']").wait_for(
                state="attached", timeout=2_000
            )
            self.frame.evaluate(f"void map.closePopup().fitBounds({MILAN}, {{ animate: false }})")
        except Error:
            self.open("/mappa")

    def travel(self, query: str, *, slug: str = "mappa") -> None:
        """Take the page to an address of the app and wait until it has run to its end."""
        self.page.evaluate(TRAVEL, f"{urlsplit(self.address).path}/{slug}{query}")
        last = self.key("atlas-footer").locator("a").first
        expect(last).to_have_attribute("href", re.compile(f"note{re.escape(query)}$"))
        expect(self.key("atlas-map")).to_have_count(1 if slug in WITH_MAP else 0)
        self.settled()

    def clean(self) -> None:
        """Fail if anything was asked of another machine, or the console holds an error."""
        assert (self.outside, self.errors) == ([], []), f"{self.outside} {self.errors}"

    def settled(self) -> None:
        """Wait until the page has run to its end and the map, if there is one, is painted."""
        broken = self.page.get_by_test_id("stException")
        self.key("atlas-footer").or_(broken).first.wait_for()
        assert broken.all_inner_texts() == [], "the page has failed: see the server's lines"
        self.page.locator(AT_REST).wait_for(state="attached")
        if self.key("atlas-map").count():
            self.page.locator(PAINTED).wait_for(state="attached")
        if self.slug == ON_STAGE:
            self.page.locator(SCENE).wait_for(state="attached")

    def key(self, name: str) -> Locator:
        """The part of the page with this key."""
        return self.page.locator(f".st-key-{name}")

    @property
    def query(self) -> dict[str, str]:
        """The parameters of the address."""
        return {name: found[0] for name, found in parse_qs(urlsplit(self.page.url).query).items()}

    @property
    def slug(self) -> str:
        """The last part of the path."""
        return urlsplit(self.page.url).path.rpartition("/")[2]

    @property
    def stamp(self) -> str | None:
        """Mark of the last painting of the map."""
        return self.page.locator("html").get_attribute("data-atlas-painted")

    @contextmanager
    def repaint(self) -> Iterator[None]:
        """Within, something is done that paints the map anew; wait for it."""
        before = self.stamp
        yield
        painted = "before => document.documentElement.dataset.atlasPainted !== before"
        self.page.wait_for_function(painted, arg=before)
        self.settled()

    def expect_query(self, **wanted: str | None) -> None:
        """Wait until the address has these parameters; ``None``: does not have it."""
        self.page.wait_for_function(
            """wanted => Object.entries(wanted).every(([name, value]) =>
                new URLSearchParams(location.search).get(name) === value)""",
            arg=wanted,
        )

    def at_last_empty(self, ask: Callable[[], list[str]]) -> list[str]:
        """Ask for complaints until there are none, for as long as the page may put them right."""
        complaints: list[str] = []

        def none_left() -> bool:
            complaints[:] = ask()
            return not complaints

        until(self.page, none_left, MENDING)
        return complaints

    # The map, inside its iframe

    @property
    def frame(self) -> Frame:
        """The frame the map lives in."""
        handle = self.page.locator(".st-key-atlas-map iframe").element_handle()
        found = handle.content_frame()
        assert found is not None
        return found

    @property
    def map(self) -> FrameLocator:
        """Locators inside the map."""
        return self.page.frame_locator(".st-key-atlas-map iframe")

    @property
    def areas(self) -> Locator:
        """The areas as drawn, in the order of the layer that is shipped."""
        return self.map.locator(".leaflet-overlay-pane path")

    @property
    def markers(self) -> Locator:
        """The premises as drawn."""
        return self.map.locator(".leaflet-marker-pane .atlas-place")

    def marker(self, name: str) -> Locator:
        """The marker with this label."""
        return self.markers.filter(has_text=name)

    def fills(self) -> list[str]:
        """Colour (or pattern) of every area."""
        return self.areas.evaluate_all("paths => paths.map(path => path.getAttribute('fill'))")

    def view(self) -> dict[str, Any]:
        """Zoom and centre of the map."""
        return self.frame.evaluate("({ zoom: map.getZoom(), ...map.getCenter() })")

    def look_at(self, lon: float, lat: float, zoom: float) -> None:
        """Move the map, as a drag and the wheel would."""
        still = "{ animate: false }"
        self.frame.evaluate(f"void map.setView({json.dumps([lat, lon])}, {zoom}, {still})")

    def click_at(self, lon: float, lat: float) -> None:
        """Click the map at a place on earth."""
        at = self.frame.evaluate(f"map.latLngToContainerPoint({json.dumps([lat, lon])})")
        frame = self.page.locator(".st-key-atlas-map iframe").bounding_box()
        assert frame is not None
        self.page.mouse.click(frame["x"] + at["x"], frame["y"] + at["y"])

    # The controls

    def choose(self, key: str, written: str) -> None:
        """Pick an entry of a select box."""
        self._reached(key)
        box = self.key(key).get_by_role("combobox")
        box.click()
        box.fill(written)
        self.page.get_by_role("option", name=written, exact=True).click()

    def switch(self, key: str, written: str) -> None:
        """Press one of a row of buttons of which one is on."""
        self._reached(key)
        self.key(key).get_by_role("radio", name=written).click()

    def _reached(self, key: str) -> None:
        """Open the box of the map's options where the control stands in it."""
        if key in BEHIND and self.slug == "mappa":
            self.options()

    def options(self) -> None:
        """Open the box of classes and background, if it is not open."""
        inside = self.key("atlas-tiles")
        if not inside.is_visible():
            self.key("atlas-options").get_by_role("button").first.click()
        inside.wait_for()

    def language(self, written: str) -> None:
        """Change the language."""
        self.key("atlas-nav").get_by_role("link", name=written).click()
        code = {"Italiano": "it", "English": "en"}[written]
        expect(self.page.locator("html")).to_have_attribute("lang", code)
        self.settled()
