"""A story told scene by scene, in the app and from one file; the file's size and build time."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize

from bench.instruments.figures import Line, Part, Sample, Verdict
from bench.instruments.quiet import wait_until_quiet
from bench.instruments.turns import Limits, Servers
from bench.served.servers import ROOT

MOST_IN_THE_APP_S, MOST_IN_THE_FILE_S = 0.3, 0.1
MOST_TO_OPEN_S, MOST_MB = 2.0, 8.0
PATIENCE_MS = 90_000
SIZE: ViewportSize = {"width": 1920, "height": 1080}

STAMPS = """
(() => {
  const bench = { hand: 0, painted: 0, opened: 0 };
  window.bench = bench;
  addEventListener("keydown", (event) => {
    bench.hand = event.timeStamp;
    bench.painted = 0;
  }, true);
  const after = (mark) => {
    const frame = new MessageChannel();
    frame.port1.onmessage = mark;
    frame.port2.postMessage(0);
  };
  new MutationObserver(() => after(() => {
    bench.painted = performance.now();
    bench.opened = bench.opened || bench.painted;
  })).observe(document, { subtree: true, attributeFilter: ["data-atlas-scene"] });
})();
"""


def telling(browser: Browser, servers: Servers, limits: Limits) -> Part:
    """Walk through the story by the arrow key, in the app and in the bundle, moving and still."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "story.html"
        built = [_build(file) for _ in range(3)]
        size = file.stat().st_size / 1e6
        addresses = {
            "app": f"{servers['atlas'].address}/presentazione",
            "file": file.as_uri(),
        }
        opened = _openings(browser, addresses["file"], limits.openings)
        found = {
            (name, motion): _changes(browser, address, motion, limits.changes)
            for name, address in addresses.items()
            for motion in ("no-preference", "reduce")
        }
    lines = [
        Line(f"next scene → painted, {name}, {said}", "s", Sample.of(found[name, motion]))
        for name in addresses
        for motion, said in (("no-preference", "gliding"), ("reduce", "reduced motion"))
    ]
    lines += [
        Line("bundle opened → first scene painted", "s", Sample.of(opened)),
        Line("`python -m render.documents bundle`", "s", Sample.of(built)),
        Line("size of the bundle", "MB", Sample.of([size])),
    ]
    part = Part("scenes", "A story in a hall", lines)
    for name, most in (("app", MOST_IN_THE_APP_S), ("file", MOST_IN_THE_FILE_S)):
        middle = Sample.of(found[name, "reduce"]).percentile(0.95)
        part.verdicts.append(Verdict(0, f"next scene painted, {name}, 95th percentile", middle,
                                     most, "s"))  # fmt: skip
    part.verdicts += [
        Verdict(0, "bundle painted, median", Sample.of(opened).median, MOST_TO_OPEN_S, "s"),
        Verdict(0, "size of the bundle", size, MOST_MB, "MB"),
    ]
    part.notes.append(
        "From the key to the end of the frame in which the words and the picture of the new scene "
        "are painted. While gliding, a map is on its way for another 0.9 s; with reduced motion "
        "the frame is the final one, and the verdicts are on that."
    )
    return part


def _build(file: Path) -> float:
    begun = time.perf_counter()
    command = [sys.executable, "-m", "render.documents", "bundle", str(file)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return time.perf_counter() - begun


def _openings(browser: Browser, address: str, count: int) -> list[float]:
    found = []
    for turn in range(count + 1):
        wait_until_quiet()
        page = _page(browser, address, "no-preference")
        if turn:
            found.append(float(page.evaluate("bench.opened")) / 1000)
        page.context.close()
    return found


def _changes(browser: Browser, address: str, motion: str, count: int) -> list[float]:
    page = _page(browser, address, motion)
    found = []
    for turn in range(count + 1):
        if turn % 8 == 0:
            page.keyboard.press("Home")
            page.wait_for_timeout(1500)
            wait_until_quiet()
        page.keyboard.press("ArrowRight")
        page.wait_for_function("() => bench.painted > bench.hand")
        if turn:
            found.append(float(page.evaluate("bench.painted - bench.hand")) / 1000)
        page.wait_for_timeout(1200)
    page.context.close()
    return found


def _page(browser: Browser, address: str, motion: str) -> Page:
    context = browser.new_context(
        viewport=SIZE,
        locale="it-IT",
        reduced_motion=motion,  # type: ignore[arg-type]
        bypass_csp=True,
    )
    context.add_init_script(STAMPS)
    page = context.new_page()
    page.goto(address)
    page.wait_for_function("() => bench.opened > 0", timeout=PATIENCE_MS)
    page.wait_for_timeout(800)
    return page
