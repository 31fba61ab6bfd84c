"""Pages opened side by side and measured in turn, and what their measurements come to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser

from bench.instruments.browser import Change, Sheet, new_sheet
from bench.instruments.figures import Line, Sample
from bench.instruments.hand import Act
from bench.instruments.quiet import wait_until_quiet
from bench.served.servers import Server

Servers = Mapping[str, Server]

LOOKED_AT = {"atlas": "fills", "common": "fills", "floor": "line"}
LISTS = {
    "atlas": ".st-key-atlas-indicator",
    "common": ".st-key-common-indicator",
    "floor": ".st-key-floor-choice",
}
MANY_YEARS = "elderly_alone"


@dataclass(frozen=True, slots=True)
class Limits:
    """How often each thing is measured; a rehearsal comes before and is not counted."""

    openings: int
    changes: int
    clicks: int


def kind_of(name: str) -> str:
    """The page a sheet shows: ``floor slider`` is a ``floor``."""
    return name.partition(" ")[0]


@contextmanager
def sheets(browser: Browser, addresses: Mapping[str, str]) -> Iterator[dict[str, Sheet]]:
    """Open one page per address, each in a context of its own, and close them at the end."""
    opened, contexts = {}, []
    for name, address in addresses.items():
        context, sheet = new_sheet(browser, LOOKED_AT[kind_of(name)])
        contexts.append(context)
        sheet.page.goto(address)
        sheet.opened()
        sheet.settle(2000)
        opened[name] = sheet
    yield opened
    for context in contexts:
        context.close()


def in_turn(
    pages: Mapping[str, Sheet], turns: Sequence[Mapping[str, Act]]
) -> dict[str, list[Change]]:
    """Do each turn on every page, one page after the other; the first turn is a rehearsal."""
    found: dict[str, list[Change]] = {name: [] for name in pages}
    for turn, acts in enumerate(turns):
        wait_until_quiet()
        for name, act in acts.items():
            change = pages[name].change(act)
            if turn:
                found[name].append(change)
    return found


def sampled(
    found: Mapping[str, Sequence[Change]], read: Callable[[Change], float]
) -> dict[str, Sample]:
    """One figure of every change, page by page."""
    return {name: Sample.of(map(read, changes)) for name, changes in found.items()}


def line(what: str, unit: str, samples: Mapping[str, Sample]) -> Line:
    """A line of the table from samples by page."""
    return Line(what, unit, samples["atlas"], samples.get("common"), samples.get("floor"))
