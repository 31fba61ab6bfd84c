"""The page of one neighbourhood until its strips are there, and one printed sheet."""

from __future__ import annotations

import time
from datetime import date

from playwright.sync_api import Browser, Page

from bench.instruments.figures import Line, Part, Sample, Verdict
from bench.instruments.quiet import wait_until_quiet
from bench.instruments.turns import Limits, Servers

AREAS = (76, 35, 61, 13, 20, 1, 9, 82)
MOST_A_SHEET_S = 1.0
STRIPS = ".st-key-atlas-strips tr[data-strip]"
STEP = ".st-key-atlas-around a[href^='quartiere']"
PATIENCE_MS = 60_000
DAY = date(2026, 1, 1)


def opening_an_area(browser: Browser, servers: Servers, limits: Limits) -> Part:
    """Open ``/quartiere`` as a new visitor, then go to the next area and the next."""
    address = servers["atlas"].address
    opened, stepped = [], []
    for turn in range(limits.openings + 1):
        wait_until_quiet()
        context = browser.new_context(viewport={"width": 1280, "height": 900}, bypass_csp=True)
        page = context.new_page()
        begun = time.perf_counter()
        page.goto(f"{address}/quartiere?area={AREAS[turn % len(AREAS)]}")
        page.locator(STRIPS).first.wait_for(timeout=PATIENCE_MS)
        first = time.perf_counter() - begun
        then = _step(page)
        if turn:
            opened.append(first)
            stepped.append(then)
        context.close()
    lines = [
        Line("`/quartiere` → strips", "s", Sample.of(opened)),
        Line("next area → its headline", "s", Sample.of(stepped)),
    ]
    return Part("area", "The page of one neighbourhood", lines)


def _step(page: Page) -> float:
    """Seconds from a click on a neighbour to the headline of that neighbour."""
    page.locator("[data-testid=stApp][data-test-script-state=notRunning]").wait_for(
        state="attached", timeout=PATIENCE_MS
    )
    before = page.locator("h1").first.inner_text()
    begun = time.perf_counter()
    page.locator(STEP).first.click()
    page.wait_for_function(
        "before => document.querySelector('h1').innerText !== before", arg=before
    )
    return time.perf_counter() - begun


def printing(limits: Limits) -> Part:
    """Make the sheets of several areas, the tables being read once before."""
    from render.documents import area_sheet, premises_sheet

    area_sheet(AREAS[0], "it", as_of=DAY)
    wait_until_quiet()
    areas, premises = [], []
    for turn in range(limits.openings):
        begun = time.perf_counter()
        area_sheet(AREAS[turn % len(AREAS)], "it", as_of=DAY)
        areas.append(time.perf_counter() - begun)
        begun = time.perf_counter()
        premises_sheet("omero", "it", as_of=DAY)
        premises.append(time.perf_counter() - begun)
    made = Sample.of(areas)
    lines = [Line("sheet of an area", "s", made),
             Line("sheet of a premises", "s", Sample.of(premises))]  # fmt: skip
    slowest = Verdict(0, "sheet of an area, median", made.median, MOST_A_SHEET_S, "s")
    return Part("sheet", "Printed sheets", lines, [slowest])
