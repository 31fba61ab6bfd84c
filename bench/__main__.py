"""``python -m bench [part ...] [--quick] [--write]``: see bench/README.md."""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.computing.addressing import addressing
from bench.computing.composite import composing
from bench.computing.evaluation import evaluating
from bench.instruments import browser
from bench.instruments.figures import Part, with_part
from bench.instruments.turns import Limits
from bench.screens import load, places, soak, start
from bench.screens.changing import changing, growing
from bench.screens.clicking import clicking
from bench.screens.opening import opening
from bench.screens.scenes import telling
from bench.screens.sections import sectioning
from bench.served.inputs import write_inputs
from bench.served.servers import ROOT, SCRIPTS, Server, serving

PAPER = ROOT / "docs" / "performance.md"
IN_THE_BROWSER = {
    "open": opening,
    "change": changing,
    "click": clicking,
    "years": growing,
    "area": places.opening_an_area,
    "scenes": telling,
}
PARTS = (
    *IN_THE_BROWSER, "sections", "memory", "start", "address", "index", "evaluation", "sheet",
    "load", "soak",
)  # fmt: skip
LONG = ("load", "soak")
USUAL = tuple(name for name in PARTS if name not in LONG)


@dataclass(frozen=True, slots=True)
class Effort:
    """How much of everything is measured."""

    limits: Limits
    starts: int
    crowds: tuple[int, ...]
    seconds: float
    scenes: int


QUICK = Effort(Limits(openings=4, changes=5, clicks=4), 2, (5, 10), 15.0, 200)
FULL = Effort(Limits(openings=15, changes=16, clicks=15), 5, (10, 50), 60.0, 5000)


def read_arguments(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """What to measure, how thoroughly, and whether to write it down."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="part", help=f"any of: {', '.join(PARTS)}")
    parser.add_argument("--quick", action="store_true", help="few repetitions")
    parser.add_argument("--load", action="store_true", help="also the part with 50 sessions")
    parser.add_argument("--soak", action="store_true", help="also the part of 5,000 scene changes")
    parser.add_argument("--write", action="store_true", help=f"write into {PAPER.name}")
    parser.add_argument("--port", type=int, default=8650, help="first of four ports (8650)")
    read = parser.parse_args(arguments)
    if unknown := set(read.parts) - set(PARTS):
        parser.error(f"unknown part: {', '.join(sorted(unknown))}")
    long = [name for name in LONG if getattr(read, name)]
    read.parts = tuple(dict.fromkeys([*(read.parts or USUAL), *long]))
    return read


def measured(parts: Sequence[str], effort: Effort, port: int) -> Iterator[Part]:
    """Measure the parts one after the other; the three servers run only while they are needed."""
    with tempfile.TemporaryDirectory() as folder:
        inputs = Path(folder)
        write_inputs(inputs)
        if "index" in parts:
            yield composing(effort.limits.openings)
        if "address" in parts:
            yield addressing(effort.starts)
        if "start" in parts:
            yield start.starting(inputs, port + 3, effort.starts)
        if set(parts) & {*IN_THE_BROWSER, "memory"}:
            with ExitStack() as stack:
                servers = {
                    name: stack.enter_context(serving(name, inputs, port + place))
                    for place, name in enumerate(SCRIPTS)
                }
                if "memory" in parts:
                    yield start.remembering(servers)
                yield from _in_the_browser(parts, servers, effort.limits)
        if "evaluation" in parts:
            yield evaluating(effort.starts)
        if "sections" in parts:
            yield _of_sections(inputs, port, effort.limits)
        if "sheet" in parts:
            yield places.printing(effort.limits)
        if "load" in parts:
            yield load.loading(inputs, port + 3, sizes=effort.crowds, seconds=effort.seconds)
        if "soak" in parts:
            yield _of_soak(inputs, port + 3, effort.scenes)


def _in_the_browser(
    parts: Sequence[str], servers: Mapping[str, Server], limits: Limits
) -> Iterator[Part]:
    wanted = [measure for name, measure in IN_THE_BROWSER.items() if name in parts]
    if not wanted:
        return
    with sync_playwright() as playwright:
        chromium = browser.launch(playwright)
        for measure in wanted:
            yield measure(chromium, servers, limits)
        chromium.close()


def _of_sections(inputs: Path, port: int, limits: Limits) -> Part:
    with sync_playwright() as playwright:
        chromium = browser.launch(playwright)
        found = sectioning(chromium, inputs, port, limits)
        chromium.close()
    return found


def _of_soak(inputs: Path, port: int, scenes: int) -> Part:
    with sync_playwright() as playwright:
        chromium = browser.launch(playwright)
        found = soak.soaking(chromium, inputs, port, scenes)
        chromium.close()
    return found


def stamp() -> str:
    """When and on what this was measured."""
    cores, waiting = os.cpu_count(), os.getloadavg()[0]
    return (
        f"*{date.today().isoformat()}, {cores} cores, {platform.system()}, "
        f"Python {platform.python_version()}, load {waiting:.1f} at the end.*"
    )


def main() -> None:
    """Measure, print, and write down if asked."""
    asked = read_arguments()
    effort = QUICK if asked.quick else FULL
    for part in measured(asked.parts, effort, asked.port):
        content = f"{part.markdown()}\n\n{stamp()}"
        print(content, end="\n\n", flush=True)
        if asked.write:
            paper = PAPER.read_text(encoding="utf-8")
            PAPER.write_text(with_part(paper, part.name, content), encoding="utf-8")


if __name__ == "__main__":
    main()
