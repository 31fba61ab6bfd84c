"""Aim 7 and memory: from the start of the server to the first run, and what each page imports."""

from __future__ import annotations

import asyncio
import signal
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.instruments.figures import Line, Part, Sample, Verdict, number
from bench.instruments.wire import Session, enter
from bench.served.servers import PATIENCE_S, ROOT, SCRIPTS, Server, serving

HEAVY = (
    "geopandas", "shapely", "pyproj", "pyogrio", "plotly", "scipy.stats", "scipy.optimize",
    "typst", "mapclassify", "pandera", "statsmodels", "sklearn", "rapidfuzz", "matplotlib",
)  # fmt: skip
"""Packages that take more than a moment to import, or bring many others."""

PAGES = ("mappa", "mappa?area=1", "metodo", "note")
FLOOR_PAGES = {"atlas": "mappa", "common": "", "floor": ""}
SLOWEST = 8
CROWD = 10


@dataclass(frozen=True, slots=True)
class Imports:
    """What one page imports: the heavy libraries, and seconds spent per library."""

    heavy: frozenset[str]
    seconds: Counter[str]


def heavy_in(modules: Iterable[str]) -> frozenset[str]:
    """Heavy packages among the names of imported modules."""
    return frozenset(modules) & frozenset(HEAVY)


def seconds_per_library(log: str) -> Counter[str]:
    """Sum the self times of ``-X importtime`` (microseconds) by library."""
    found: Counter[str] = Counter()
    for line in log.splitlines():
        own, bar, rest = line.removeprefix("import time:").partition("|")
        if line.startswith("import time:") and bar and own.strip().isdecimal():
            name = rest.partition("|")[2].strip()
            found[name.partition(".")[0]] += int(own) / 1e6  # type: ignore[assignment]
    return found


def starting(inputs: Path, port: int, repeats: int) -> Part:
    """Start each server again and again, the three in turn; then look at what it imports."""
    part = Part("start", "Start of the server")
    names = tuple(SCRIPTS)
    answers: dict[str, list[float]] = {name: [] for name in names}
    runs: dict[str, list[float]] = {name: [] for name in names}
    for _ in range(repeats):
        for name in names:
            with serving(name, inputs, port) as server:
                answers[name].append(server.answers_s)
                runs[name].append(server.runs_s)
    for what, found in (("server answers", answers), ("first script run done", runs)):
        samples = {name: Sample.of(values) for name, values in found.items()}
        part.lines.append(Line(what, "s", *(samples[name] for name in names)))
    streamlits = imports_of("floor", "", inputs, port)
    said = [_said("The floor page", streamlits, frozenset())]
    for page in PAGES:
        seen = imports_of("atlas", page, inputs, port)
        said.append(_said(f"`/{page}`", seen, streamlits.heavy))
        more = len(seen.heavy - streamlits.heavy)
        part.verdicts.append(
            Verdict(7, f"heavy libraries `/{page}` adds to the floor", more, 0, "")
        )
    part.notes.append("\n".join(said))
    return part


def _said(page: str, seen: Imports, known: frozenset[str]) -> str:
    named = ", ".join(f"`{name}`" for name in sorted(seen.heavy - known)) or "none"
    slow = seen.seconds.most_common(SLOWEST)
    spent = ", ".join(f"{name} {number(seconds, 's')} s" for name, seconds in slow)
    more = " more" if known else ""
    return f"- {page}: heavy libraries{more}: {named}. Longest to import: {spent}."


def imports_of(name: str, page: str, inputs: Path, port: int) -> Imports:
    """Open one page of a fresh server and return what has been imported then.

    The health check is left out: it would run the opening page first.
    """
    listing, log = inputs / "modules.txt", inputs / "importtime.txt"
    listing.unlink(missing_ok=True)
    path, _, query = page.partition("?")
    with (
        log.open("wb") as target,
        serving(
            name, inputs, port, log=target,
            launcher=("-X", "importtime", "-m", "bench.served.watched"),
            environment={"ATLAS_BENCH_MODULES": str(listing), "PYTHONPATH": str(ROOT)}, check=False,
        ) as server,
    ):  # fmt: skip
        asyncio.run(_visit(server, path, query))
        server.process.send_signal(signal.SIGUSR1)
        _until_there(listing)
    modules = listing.read_text(encoding="utf-8").splitlines()
    return Imports(heavy_in(modules), seconds_per_library(log.read_text("utf-8", "replace")))


async def _visit(server: Server, path: str, query: str) -> None:
    session, _ = await enter(server.socket, path, query)
    await session.leave()


def _until_there(place: Path) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not place.exists():
        if time.monotonic() > deadline:
            raise TimeoutError(place)
        time.sleep(0.02)


def remembering(servers: Mapping[str, Server]) -> Part:
    """Memory of each server as it stands, with one session, and with ten."""
    part = Part("memory", "Memory of the server process")
    found = {name: asyncio.run(_crowd(server)) for name, server in servers.items()}
    for position, what in enumerate(("after the start", "1 session", f"{CROWD} sessions")):
        samples = {name: Sample.of([steps[position]]) for name, steps in found.items()}
        part.lines.append(Line(what, "MB", *(samples[name] for name in SCRIPTS)))
    return part


async def _crowd(server: Server) -> list[float]:
    steps = [server.memory_mb()]
    sessions: list[Session] = []
    for _ in range(CROWD):
        session, _ = await enter(server.socket, FLOOR_PAGES[server.name])
        sessions.append(session)
        for turn in range(5):
            await session.choose(turn)
        if len(sessions) in (1, CROWD):
            steps.append(server.memory_mb())
    for session in sessions:
        await session.leave()
    return steps
