"""A page of one of the apps in Chromium, with stamps on what goes in, out and on screen.

All times are stamped inside the browser, in milliseconds of one clock: when the hand moved, when
the message left, when each answer came, and when the frame that shows the change was painted.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Playwright, ViewportSize
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

AREAS = 88
WIDTH, HEIGHT = 1440, 1000
PATIENCE_MS = 90_000

STAMPS = """
(() => {
  const now = () => performance.timeOrigin + performance.now();
  const top = window.top;
  for (const kind of ["keydown", "pointerdown"]) {
    window.addEventListener(kind, (event) => {
      if (top.bench) top.bench.hand = performance.timeOrigin + event.timeStamp;
    }, { capture: true, passive: true });
  }
  if (window !== top) return;
  const bench = { hand: 0, sent: [], got: [], marks: {}, start: performance.timeOrigin };
  window.bench = bench;

  window.WebSocket = class extends WebSocket {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", () => bench.got.push(now()));
    }
    send(data) {
      bench.sent.push(now());
      super.send(data);
    }
  };

  /* Marks the moment the frame in which `test` first holds has been painted. */
  bench.when = (name, test) => {
    delete bench.marks[name];
    const look = () => {
      let held = false;
      try { held = test(); } catch { held = false; }
      if (!held) { requestAnimationFrame(look); return; }
      const painted = new MessageChannel();
      painted.port1.onmessage = () => { bench.marks[name] = now(); };
      painted.port2.postMessage(0);
    };
    requestAnimationFrame(look);
  };

  bench.frame = () => [...document.querySelectorAll("iframe")]
    .find((frame) => frame.src.includes("streamlit_folium"));
  bench.inside = (selector) => {
    const page = bench.frame()?.contentDocument;
    return page ? [...page.querySelectorAll(selector)] : [];
  };
  bench.fills = () => {
    const paths = bench.inside("path.leaflet-interactive").slice(0, AREAS);
    const found = paths.map((path) => path.getAttribute("fill"));
    const bare = found.length < AREAS || found.some((fill) => !fill || fill === "#3388ff");
    return bare ? "" : found.join(" ");
  };
  bench.line = () => [...document.querySelectorAll('[data-testid="stMarkdownContainer"] p')]
    .map((line) => line.textContent).find((text) => text.startsWith("shown: ")) || "";
  bench.painted = () => document.documentElement.dataset.atlasPainted || "";
  bench.text = (selector) => document.querySelector(selector)?.textContent || "";
  bench.changes = (name, read) => {
    const before = read();
    bench.when(name, () => { const after = read(); return after && after !== before; });
  };
  if (SHOWN) bench.when("open", () => bench[SHOWN]() !== "");
})();
"""


@dataclass
class Change:
    """One change as it was seen: milliseconds from the hand, and bytes over the websocket.

    ``said`` is when the page's heading had changed, if it has one and it did.
    """

    painted: float
    said: float | None
    sent: float
    script: float
    page_bytes: int
    map_bytes: int
    largest: int


@dataclass
class Sheet:
    """One open page of one app: ``shown`` is what to look at, ``fills`` or ``line``."""

    page: Page
    shown: str
    frames: list[bytes] = field(default_factory=list)

    def listen(self) -> None:
        """Keep every frame the server sends."""
        self.page.on("websocket", lambda socket: socket.on("framereceived", self._keep))

    def _keep(self, payload: bytes | str) -> None:
        self.frames.append(payload if isinstance(payload, bytes) else payload.encode())

    def wait(self, mark: str) -> float:
        """Wait for a mark and return its time."""
        self.page.wait_for_function(f"bench.marks[{mark!r}] > 0", timeout=PATIENCE_MS)
        return float(self.page.evaluate(f"bench.marks[{mark!r}]"))

    def settle(self, milliseconds: int = 450) -> None:
        """Let what is still under way come to rest."""
        self.page.wait_for_timeout(milliseconds)

    def opened(self) -> float:
        """Milliseconds from the start of the navigation to the first painted content."""
        painted = self.wait("open")
        return painted - float(self.page.evaluate("bench.start"))

    def arm(self, name: str, read: str) -> None:
        """Get ready to stamp the moment ``read`` (a JavaScript function) gives something else."""
        self.page.evaluate(f"bench.changes({name!r}, {read})")

    def change(self, act: Any, read: str | None = None) -> Change:
        """Do ``act`` and return when what ``read`` reads was repainted, and what it cost."""
        self.page.bring_to_front()
        before = len(self.frames)
        self.page.evaluate("bench.sent = []; bench.got = []")
        self.arm("change", read or f"bench.{self.shown}")
        self.arm("said", "() => bench.text('h1')")
        act(self.page)
        painted = self.wait("change")
        self.settle()
        said = self.page.evaluate("bench.marks.said")
        times = self.page.evaluate("({hand: bench.hand, sent: bench.sent, got: bench.got})")
        hand = times["hand"]
        messages = self.frames[before:]
        return Change(
            painted=painted - hand,
            said=said - hand if said else None,
            sent=min((t for t in times["sent"] if t >= hand), default=hand) - hand,
            script=max(times["got"], default=hand) - hand,
            page_bytes=sum(map(len, messages)),
            map_bytes=sum(len(one) for one in messages if of_the_map(one)),
            largest=max(map(len, messages), default=0),
        )


def of_the_map(frame: bytes) -> bool:
    """Whether a frame is the message of the map's component."""
    return element_of(frame) == "component_instance"


def element_of(frame: bytes) -> str:
    """Name of what a frame carries: an element's type, or the message's own."""
    message = ForwardMsg()
    message.ParseFromString(frame)
    kind = str(message.WhichOneof("type"))
    if kind != "delta":
        return kind
    delta = message.delta
    if delta.WhichOneof("type") != "new_element":
        return str(delta.WhichOneof("type"))
    return str(delta.new_element.WhichOneof("type"))


def launch(playwright: Playwright) -> Browser:
    """Start the Chromium named by ``CHROMIUM``, else the first on the path."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    return playwright.chromium.launch(
        executable_path=found,
        args=["--no-sandbox", "--disable-renderer-backgrounding",
              "--disable-backgrounding-occluded-windows"],
    )  # fmt: skip


def new_sheet(browser: Browser, shown: str) -> tuple[BrowserContext, Sheet]:
    """A page in a context of its own: empty cache, stamps in place."""
    size = ViewportSize(width=WIDTH, height=HEIGHT)
    context = browser.new_context(viewport=size, locale="it-IT", bypass_csp=True)
    script = STAMPS.replace("AREAS", str(AREAS)).replace("SHOWN", repr(shown))
    context.add_init_script(script)
    sheet = Sheet(context.new_page(), shown)
    sheet.listen()
    return context, sheet
