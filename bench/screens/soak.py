"""Aim 8: thousands of scene changes in a hall, and how memory goes with time.

One browser tells a story round and round by the keyboard; every twentieth change the map on a
second page steps to the year before or back, so that the server works too. Memory is read after a
forced collection of garbage and fitted over time by ordinary least squares.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from playwright.sync_api import Browser, CDPSession, Page
from scipy import stats

from bench.instruments import hand
from bench.instruments.browser import PATIENCE_MS
from bench.instruments.figures import Part, Verdict, number, table
from bench.instruments.turns import MANY_YEARS
from bench.served.servers import serving

MOST_MINUTES, EVENING_CHANGES = 30.0, 5000
"""The aim; fewer changes have as many minutes fewer."""

EVENING_HOURS = 8.0
CONFIDENCE = 0.95
SAMPLES = 100
MAP_EVERY = 20
"""Scene changes between two changes of the map's year."""

WARM_SHARE = 0.1
"""Share of the changes made before anything is recorded: caches and compiled code fill first."""

SCENE = "document.documentElement.dataset.atlasScene"
PAINTED = "document.documentElement.dataset.atlasPainted"

AT_THE_END = """(() => {
  const stage = document.getElementById("atlas-stage").shadowRoot;
  const [number, of] = stage.querySelector(".counter").textContent.split(" / ");
  return number === of && stage.querySelector(".answer").hidden;
})()"""


@dataclass(frozen=True, slots=True)
class Fit:
    """A straight line through memory (MB) over time (hours): slope with its interval, MB/h."""

    first: float
    last: float
    slope: float
    low: float
    high: float

    def cells(self, what: str, hours: float) -> tuple[str, ...]:
        """The fit as table cells; the last one is extrapolated to ``hours``."""
        return (
            what,
            number(self.first, "MB"),
            number(self.last, "MB"),
            f"{self.slope:+.2f}",
            f"{self.low:+.2f} to {self.high:+.2f}",
            f"{self.slope * hours:+.1f} ({self.low * hours:+.1f} to {self.high * hours:+.1f})",
        )


def fitted(hours: Sequence[float], memory: Sequence[float]) -> Fit:
    """Ordinary least squares of memory on time, with the 95 % interval of the slope (Student's t).

    The interval takes the readings as independent; readings of a heap are not quite, so that it is
    rather too narrow. Raises ``ValueError`` with fewer than three readings.
    """
    if len(hours) < 3:
        raise ValueError("a line with an interval needs at least three readings")
    found = stats.linregress(hours, memory)
    half = float(stats.t.ppf((1 + CONFIDENCE) / 2, len(hours) - 2)) * float(found.stderr)
    slope, ends = float(found.slope), np.asarray(memory, dtype=float)
    return Fit(float(ends[0]), float(ends[-1]), slope, slope - half, slope + half)


@dataclass(slots=True)
class Readings:
    """Memory in MB at hours since the first reading."""

    hours: list[float] = field(default_factory=list)
    memory: dict[str, list[float]] = field(default_factory=dict)

    def add(self, hours: float, found: dict[str, float]) -> None:
        """Keep what was read at one moment."""
        self.hours.append(hours)
        for what, size in found.items():
            self.memory.setdefault(what, []).append(size)


def soaking(browser: Browser, inputs: Path, port: int, changes: int) -> Part:
    """Change the scene ``changes`` times on a server of its own and fit its memory over time."""
    with serving("atlas", inputs, port) as server:
        context = browser.new_context(viewport={"width": 1920, "height": 1080}, bypass_csp=True)
        story, city = context.new_page(), context.new_page()
        city.goto(f"{server.address}/mappa?indicatore={MANY_YEARS}&anno=2024")
        city.wait_for_function(f"{PAINTED} !== undefined", timeout=PATIENCE_MS)
        story.goto(f"{server.address}/presentazione")
        story.wait_for_function(f"{SCENE} !== undefined", timeout=PATIENCE_MS)
        story.bring_to_front()
        warm = max(round(changes * WARM_SHARE), 1)
        _told(story, city, warm, None)
        readings, looks = Readings(), {"story": _watch(story), "map": _watch(city)}
        begun = time.monotonic()

        def read() -> None:
            heaps = {f"page of the {name}, heap": _heap_mb(look) for name, look in looks.items()}
            sizes = {"server, resident": server.memory_mb(), **heaps}
            readings.add((time.monotonic() - begun) / 3600, sizes)

        read()
        _told(story, city, changes, read)
        minutes = (time.monotonic() - begun) / 60
        context.close()
    return written(readings, changes, minutes)


def written(readings: Readings, changes: int, minutes: float) -> Part:
    """The part as it is printed; the eight hours are an extrapolation and are called so."""
    part = Part("soak", f"{changes:,} scene changes without a pause")
    most = MOST_MINUTES * changes / EVENING_CHANGES
    part.verdicts = [Verdict(8, f"{changes:,} scene changes", minutes, most, "min")]
    heads = ("memory, MB", "first", "last", "slope, MB per hour", "95 % interval",
             f"extrapolated to {EVENING_HOURS:g} hours, MB")  # fmt: skip
    rows = [
        fitted(readings.hours, sizes).cells(what, EVENING_HOURS)
        for what, sizes in readings.memory.items()
    ]
    pace = changes / minutes if minutes else 0
    part.notes = [
        table(heads, rows),
        f"Fitted by least squares over {len(readings.hours)} readings, each after a forced "
        f"collection of garbage; {round(changes * WARM_SHARE)} changes before the first are not "
        f"counted. The last column is an **extrapolation** of the fitted line to "
        f"{EVENING_HOURS:g} hours at the soak's own pace ({pace:,.0f} scenes a minute), not a "
        f"measurement; every {MAP_EVERY}th change a second page steps the map to another year.",
    ]
    return part


def _told(story: Page, city: Page, changes: int, read: Callable[[], None] | None) -> None:
    """Change the scene so often, to the end and back to the first, reading memory on the way."""
    every = max(changes // SAMPLES, 1)
    for turn in range(1, changes + 1):
        _next_scene(story)
        if turn % MAP_EVERY == 0:
            _next_year(city, "ArrowLeft" if turn // MAP_EVERY % 2 else "ArrowRight")
            story.bring_to_front()
        if read is not None and turn % every == 0:
            read()


def _next_scene(story: Page) -> None:
    """Press the clicker; from the end of the story go Home."""
    before = story.evaluate(SCENE)
    story.keyboard.press("Home" if story.evaluate(AT_THE_END) else "PageDown")
    story.wait_for_function(f"before => {SCENE} !== before", arg=before, timeout=PATIENCE_MS)


def _next_year(city: Page, key: str) -> None:
    city.bring_to_front()
    before = city.evaluate(PAINTED)
    hand.stepped(".st-key-atlas-year", key)(city)
    city.wait_for_function(f"before => {PAINTED} !== before", arg=before, timeout=PATIENCE_MS)


def _watch(page: Page) -> CDPSession:
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    return session


def _heap_mb(look: CDPSession) -> float:
    look.send("HeapProfiler.collectGarbage")
    metrics = look.send("Performance.getMetrics")["metrics"]
    used = next(one["value"] for one in metrics if one["name"] == "JSHeapUsedSize")
    return float(used) / 1024**2
