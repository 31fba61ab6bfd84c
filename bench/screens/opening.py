"""Aim 2: from an empty browser cache to the painted map, the server being warm."""

from __future__ import annotations

from playwright.sync_api import Browser

from bench.instruments.browser import new_sheet
from bench.instruments.figures import Line, Part, Sample, Verdict
from bench.instruments.quiet import wait_until_quiet
from bench.instruments.turns import LOOKED_AT, Limits, Servers, kind_of

MOST_AFTER_THE_FLOOR_S = 0.6


def opening(browser: Browser, servers: Servers, limits: Limits) -> Part:
    """Open every page again and again, in turn, each time as a new visitor."""
    addresses = {
        "atlas": f"{servers['atlas'].address}/mappa",
        "atlas home": f"{servers['atlas'].address}/",
        "common": f"{servers['common'].address}/",
        "floor": f"{servers['floor'].address}/",
    }
    found: dict[str, list[tuple[float, int]]] = {name: [] for name in addresses}
    for turn in range(limits.openings + 1):
        wait_until_quiet()
        for name, address in addresses.items():
            opened = _open_once(browser, name, address)
            if turn:
                found[name].append(opened)
    times = {name: Sample.of(time / 1000 for time, _ in rows) for name, rows in found.items()}
    sizes = {name: Sample.of(size for _, size in rows) for name, rows in found.items()}
    return Part("open", "First open", _lines(times, sizes), _verdicts(times))


def _open_once(browser: Browser, name: str, address: str) -> tuple[float, int]:
    context, sheet = new_sheet(browser, LOOKED_AT[kind_of(name)])
    sheet.page.goto(address)
    painted = sheet.opened()
    sheet.settle(300)
    size = sum(map(len, sheet.frames))
    context.close()
    return painted, size


def _lines(times: dict[str, Sample], sizes: dict[str, Sample]) -> list[Line]:
    return [
        Line("`/mappa` → painted", "s", times["atlas"], times["common"], times["floor"]),
        Line("`/` → painted", "s", times["atlas home"], times["common"], times["floor"]),
        Line("websocket, `/mappa`", "bytes", sizes["atlas"], sizes["common"], sizes["floor"]),
    ]


def _verdicts(times: dict[str, Sample]) -> list[Verdict]:
    return [
        Verdict(
            aim=2,
            what=f"{what} painted, after the floor page",
            found=times[name].median - times["floor"].median,
            limit=MOST_AFTER_THE_FLOOR_S,
            unit="s",
        )
        for name, what in (("atlas", "`/mappa`"), ("atlas home", "`/`"))
    ]
