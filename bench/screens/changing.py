"""Aim 1: indicator, year and classes changed by hand, until the map is repainted."""

from __future__ import annotations

from itertools import cycle, islice

from playwright.sync_api import Browser

from bench.instruments import hand
from bench.instruments.browser import Change, Sheet
from bench.instruments.figures import Line, Part, Sample, Verdict
from bench.instruments.turns import (
    LISTS,
    MANY_YEARS,
    Limits,
    Servers,
    in_turn,
    kind_of,
    line,
    sampled,
    sheets,
)
from bench.served.inputs import title, with_years

Found = dict[str, list[Change]]

SLIDERS = {
    "atlas": ".st-key-atlas-year",
    "common": ".st-key-common-year",
    "floor": ".st-key-floor-choice",
}
RADIOS = {"atlas": ".st-key-atlas-scheme", "floor": ".st-key-floor-choice"}

MARK = "bench.frame().contentWindow.kept = true"
MARKED = "bench.frame().contentWindow.kept === true"
MOVE = "bench.frame().contentWindow.map_div.setView([45.475, 9.19], 13.25, { animate: false })"
PLACE = """(() => {
  const map = bench.frame().contentWindow.map_div;
  return [map.getZoom(), map.getCenter().lat, map.getCenter().lng];
})()"""


def changing(browser: Browser, servers: Servers, limits: Limits) -> Part:
    """Change the indicator, then the year, then the classes, the pages taking turns."""
    floor = servers["floor"].address
    addresses = {
        "atlas": f"{servers['atlas'].address}/mappa?indicatore={MANY_YEARS}&anno=2024",
        "common": servers["common"].address,
        "floor": floor,
        "floor slider": f"{floor}/?control=slider",
        "floor radio": f"{floor}/?control=radio",
    }
    turns = limits.changes + 1
    with sheets(browser, addresses) as opened:
        _prepare(opened["atlas"], opened["common"])
        found = {
            "indicator": _by_list(opened, turns),
            "year": _by_slider(opened, turns),
            "classes": _by_radio(opened, turns),
        }
        kept = {name: bool(opened[name].page.evaluate(MARKED)) for name in ("atlas", "common")}
        stayed = _stayed(opened["atlas"])
    part = Part("change", "A change of indicator, year or classes")
    for what, changes in found.items():
        _judge(part, what, changes)
    _weigh(part, {name: found["indicator"][name] + found["year"][name] for name in kept})
    part.verdicts += [
        Verdict(1, "the map's iframe is kept (1 = yes)", kept["atlas"], 1, "", at_least=True),
        Verdict(1, "zoom and centre are kept (1 = yes)", stayed, 1, "", at_least=True),
    ]
    part.notes.append(
        f"The common pattern {'keeps' if kept['common'] else 'throws away'} its iframe at every "
        "change. A year is changed with Streamlit's slider and a class with its radio buttons, on "
        "the floor page too. The map is painted ahead of the server "
        "(`render/maps/prefetch.py`); the sentence on top is what the server "
        "answers, seen on the page."
    )
    return part


def _prepare(atlas: Sheet, common: Sheet) -> None:
    """Show an indicator of many years on both, leave a mark in the iframes, move the map."""
    hand.chosen(LISTS["common"], title(with_years(14)[0]))(common.page)
    common.settle(2500)
    for sheet in (atlas, common):
        sheet.page.evaluate(MARK)
    atlas.page.evaluate(MOVE)
    atlas.settle()


def _by_list(opened: dict[str, Sheet], turns: int) -> Found:
    titles = [title(known) for known in with_years(14)[1:6]]
    picks = islice(cycle(titles), turns)
    return in_turn(
        {name: opened[name] for name in LISTS},
        [{name: hand.chosen(box, pick) for name, box in LISTS.items()} for pick in picks],
    )


def _by_slider(opened: dict[str, Sheet], turns: int) -> Found:
    return in_turn(
        {name: opened["floor slider" if name == "floor" else name] for name in SLIDERS},
        [
            {name: hand.stepped(slider, key) for name, slider in SLIDERS.items()}
            for key in back_and_forth(turns)
        ],
    )


def _by_radio(opened: dict[str, Sheet], turns: int) -> Found:
    opened["atlas"].page.locator(".st-key-atlas-options button").first.click()
    opened["atlas"].settle()
    return in_turn(
        {"atlas": opened["atlas"], "floor": opened["floor radio"]},
        [
            {name: hand.ticked(group, (turn + 1) % 4) for name, group in RADIOS.items()}
            for turn in range(turns)
        ],
    )


def back_and_forth(count: int) -> list[str]:
    """Arrow keys that run down eight years and up again, starting from the last year."""
    return list(islice(cycle(["ArrowLeft"] * 8 + ["ArrowRight"] * 8), count))


def _stayed(sheet: Sheet) -> bool:
    zoom, lat, lng = sheet.page.evaluate(PLACE)
    return bool(zoom == 13.25 and abs(lat - 45.475) < 1e-3 and abs(lng - 9.19) < 1e-3)


def _judge(part: Part, what: str, changes: Found) -> None:
    painted = sampled(changes, lambda one: one.painted)
    part.lines.append(line(f"{what} → repainted", "ms", painted))
    said = [one.said for one in changes["atlas"] if one.said is not None]
    if said:
        part.lines.append(Line(f"{what} → sentence", "ms", Sample.of(said), None, painted["floor"]))
    part.lines.append(
        line(f"{what} → last message", "ms", sampled(changes, lambda one: one.script))
    )
    atlas = painted["atlas"].median
    part.verdicts.append(
        Verdict(1, f"{what}, against the floor", atlas / painted["floor"].median, 1.3)
    )
    if "common" in painted:
        faster = painted["common"].median / atlas
        part.verdicts.append(
            Verdict(1, f"{what}, faster than the common pattern", faster, 4, at_least=True)
        )


def _weigh(part: Part, changes: Found) -> None:
    maps = sampled(changes, lambda one: one.map_bytes)
    pages = sampled(changes, lambda one: one.page_bytes)
    part.lines += [
        line("map's message, per change", "bytes", maps),
        line("page, per change", "bytes", pages),
    ]
    part.verdicts += [
        Verdict(1, "largest message of the map", max(maps["atlas"].values), 10_000, "bytes"),
        Verdict(1, "largest change of the page", max(pages["atlas"].values), 40_000, "bytes"),
    ]


def growing(browser: Browser, servers: Servers, limits: Limits) -> Part:
    """How a change grows from 1 year to 14, without and with an area chosen."""
    part = Part("years", "From 1 year to 14")
    atlas = f"{servers['atlas'].address}/mappa"
    addresses = {
        "atlas": atlas,
        "atlas with a card": f"{atlas}?indicatore={MANY_YEARS}&area=1",
        "common": servers["common"].address,
    }
    few, many = with_years(1), with_years(14)[1:3]
    with sheets(browser, addresses) as opened:
        for label, known in (("1 year", few), ("14 years", many)):
            picks = islice(cycle(map(title, known)), limits.changes + 1)
            turns = [
                {name: hand.chosen(LISTS[kind_of(name)], pick) for name in opened} for pick in picks
            ]
            part.lines += _grown(label, in_turn(opened, turns))
    part.notes.append("With a card means that an area is chosen: its trend is drawn again too.")
    return part


def _grown(label: str, found: Found) -> list[Line]:
    painted = sampled(found, lambda one: one.painted)
    sizes = sampled(found, lambda one: one.page_bytes)
    card = "atlas with a card"
    return [
        line(f"indicator of {label} → repainted", "ms", painted),
        Line(f"with a card, {label} → repainted", "ms", painted[card]),
        line(f"page, {label}", "bytes", sizes),
        Line(f"page with a card, {label}", "bytes", sizes[card]),
    ]
