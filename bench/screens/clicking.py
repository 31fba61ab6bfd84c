"""Aim 3: a click on an area or a premises, until it is marked and its card is there."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Browser

from bench.instruments import hand
from bench.instruments.browser import Sheet
from bench.instruments.figures import Line, Part, Sample, Verdict
from bench.instruments.quiet import wait_until_quiet
from bench.instruments.turns import LISTS, MANY_YEARS, Limits, Servers, sheets
from bench.served.inputs import title, with_years

AREAS, PREMISES = "path.leaflet-interactive", ".atlas-place svg"
AREA_CARD = ".st-key-atlas-area-card h2"
PLACE_CARD = ".st-key-atlas-place-card h2"
COMMON_CARD = '[data-testid="stHeading"] h3'
RING = """() => bench.inside(".leaflet-selection-pane path")
  .map((path) => path.getAttribute("d")).join()"""
POPUP = """() => bench.inside(".leaflet-popup-content").map((box) => box.textContent).join()"""
CLOSE = "bench.frame().contentWindow.map_div.closePopup()"

MOST_IN_THE_MAP_MS, MOST_FLOORS = 50, 2.6

Seen = tuple[float, float | None]


def clicking(browser: Browser, servers: Servers, limits: Limits) -> Part:
    """Click areas and premises, the pages taking turns; the floor's own change beside it."""
    atlas_address = f"{servers['atlas'].address}/mappa?indicatore={MANY_YEARS}&anno=2024"
    addresses = {
        "atlas": atlas_address,
        "atlas premises": atlas_address,
        "common": servers["common"].address,
        "floor": servers["floor"].address,
    }
    with sheets(browser, addresses) as opened:
        atlas, premises, common, floor = (opened[name] for name in addresses)
        measures: dict[str, Callable[[int], Seen]] = {
            "area": lambda _: _click(atlas, AREAS, AREA_CARD, RING),
            "common": lambda _: _click(common, AREAS, COMMON_CARD, None),
            "floor": lambda turn: _floor(floor, turn),
            "premises": lambda _: _premises(premises),
        }
        seen: dict[str, list[Seen]] = {name: [] for name in measures}
        for turn in range(limits.clicks + 1):
            wait_until_quiet()
            for name, measure in measures.items():
                found = measure(turn)
                if turn:
                    seen[name].append(found)
    return _judged(seen)


def _click(sheet: Sheet, target: str, card: str, mark: str | None) -> Seen:
    """Click one target after another; milliseconds to the card, and to the mark in the map."""
    spot = hand.spot(sheet.page, target)
    if mark is not None:
        sheet.arm("mark", mark)
    change = sheet.change(hand.clicked(spot), f"() => bench.text({card!r})")
    if mark is None:
        return change.painted, None
    return change.painted, sheet.wait("mark") - float(sheet.page.evaluate("bench.hand"))


def _premises(sheet: Sheet) -> Seen:
    sheet.page.evaluate(CLOSE)
    sheet.settle()
    return _click(sheet, PREMISES, PLACE_CARD, POPUP)


def _floor(sheet: Sheet, turn: int) -> Seen:
    titles = [title(known) for known in with_years(14)]
    return sheet.change(hand.chosen(LISTS["floor"], titles[turn % 5])).painted, None


def _judged(seen: dict[str, list[Seen]]) -> Part:
    cards = {name: Sample.of(card for card, _ in rows) for name, rows in seen.items()}
    marks = {
        name: Sample.of(mark for _, mark in seen[name] if mark is not None)
        for name in ("area", "premises")
    }
    inside = [
        Line("area → highlighted in the map", "ms", marks["area"]),
        Line("premises → popup in the map", "ms", marks["premises"]),
    ]
    beside = [
        Line("area → card", "ms", cards["area"], cards["common"], cards["floor"]),
        Line("premises → card", "ms", cards["premises"], None, cards["floor"]),
    ]
    floor = cards["floor"].median
    return Part(
        "click",
        "A click on the map",
        [*inside, *beside],
        [
            *(Verdict(3, one.what, one.atlas.median, MOST_IN_THE_MAP_MS, "ms") for one in inside),
            *(Verdict(3, one.what, one.atlas.median / floor, MOST_FLOORS) for one in beside),
        ],
        ["The floor is its own change: a choice from the list until the text shows it."],
    )
