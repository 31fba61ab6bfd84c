"""Aim 5: about 6,000 generated sections, opened and recoloured, beside the 88 areas."""

from __future__ import annotations

from contextlib import ExitStack
from itertools import cycle, islice
from pathlib import Path

import geopandas as gpd
import pandas as pd
from playwright.sync_api import Browser

from bench.instruments import hand
from bench.instruments.browser import Sheet, new_sheet
from bench.instruments.figures import Line, Part, Sample, Verdict
from bench.instruments.quiet import wait_until_quiet
from bench.instruments.turns import Limits
from bench.screens.section_layer import write_sections
from bench.served.inputs import title, with_years
from bench.served.servers import Server, serving
from data.importers.stored import keep

COLUMNS = ("GENERATED_A", "GENERATED_B", "GENERATED_C")
LISTS = {
    "sections": ".st-key-atlas-section-part",
    "common": ".st-key-common-indicator",
    "floor": ".st-key-floor-choice",
}
MOST_TIMES_THE_AREAS, MOST_RECOLOUR_MS = 3.0, 500.0

Sheets = dict[str, tuple[str, str]]


def sectioning(browser: Browser, folder: Path, port: int, limits: Limits) -> Part:
    """Serve the atlas with the layer in the operator's folder, and the common pattern with it."""
    table, outlines, corners = write_sections(folder)
    imports = folder / "imports"
    keep(imports, "sections", table, outlines)
    count = _write_common(folder / "common", table, outlines)
    with ExitStack() as stack:
        atlas = stack.enter_context(
            serving("atlas", folder, port, environment={"ATLAS_IMPORTS": str(imports)})
        )
        common = stack.enter_context(serving("common", folder / "common", port + 1))
        floor = stack.enter_context(serving("floor", folder, port + 2))
        addresses = {
            "areas": (f"{atlas.address}/mappa", "fills"),
            "sections": (f"{atlas.address}/importa", "painted"),
            "common": (common.address, "fills"),
            "floor": (floor.address, "line"),
        }
        part = Part("sections", f"A layer of {count:,} generated sections")
        _open(part, browser, addresses, limits)
        _recolour(part, browser, addresses, limits)
        part.notes.append(_memory(atlas, common, corners))
    return part


def _write_common(folder: Path, table: Path, outlines: Path) -> int:
    """The same layer and values as the common pattern reads them; return the sections."""
    folder.mkdir()
    layer = gpd.read_file(outlines).to_crs(4326).rename(columns={"SEZ21_ID": "area_id"})
    layer["name"] = layer["area_id"].astype(str)
    (folder / "boundaries.geojson").write_text(str(layer.to_json()), encoding="utf-8")
    counts = pd.read_csv(table, sep=";")
    shares = [
        pd.DataFrame(
            {
                "indicator": name,
                "area_id": counts["SEZ21_ID"],
                "year": 2021,
                "value": (100 * counts[name] / counts["P1"].where(counts["P1"] > 0)).fillna(0),
            }
        )
        for name in COLUMNS
    ]
    pd.concat(shares).to_csv(folder / "values.csv", index=False)
    return len(layer)


def _open(part: Part, browser: Browser, addresses: Sheets, limits: Limits) -> None:
    found: dict[str, list[float]] = {name: [] for name in addresses}
    for turn in range(limits.openings + 1):
        wait_until_quiet()
        for name, (address, shown) in addresses.items():
            context, sheet = new_sheet(browser, shown)
            sheet.page.goto(address)
            seconds = sheet.opened() / 1000
            context.close()
            if turn:
                found[name].append(seconds)
    times = {name: Sample.of(rows) for name, rows in found.items()}
    part.lines += [
        Line("88 areas → painted", "s", times["areas"], None, times["floor"]),
        Line("the sections → painted", "s", times["sections"], times["common"], times["floor"]),
    ]
    part.verdicts.append(
        Verdict(
            5,
            "the sections opened, against the 88 areas",
            times["sections"].median / times["areas"].median,
            MOST_TIMES_THE_AREAS,
        )
    )


def _recolour(part: Part, browser: Browser, addresses: Sheets, limits: Limits) -> None:
    found: dict[str, list[float]] = {name: [] for name in LISTS}
    sizes: dict[str, list[float]] = {name: [] for name in LISTS}
    with ExitStack() as stack:
        opened: dict[str, Sheet] = {}
        for name in LISTS:
            address, shown = addresses[name]
            context, opened[name] = new_sheet(browser, shown)
            stack.callback(context.close)
            opened[name].page.goto(address)
            opened[name].opened()
            opened[name].settle(2500)
        for turn, column in enumerate(islice(cycle(COLUMNS[1:] + COLUMNS[:1]), limits.changes + 1)):
            wait_until_quiet()
            for name, box in LISTS.items():
                pick = title(with_years(14)[1 + turn % 5]) if name == "floor" else column
                change = opened[name].change(hand.chosen(box, pick))
                if turn:
                    found[name].append(change.painted)
                    sizes[name].append(change.page_bytes)
    times = {name: Sample.of(rows) for name, rows in found.items()}
    weights = {name: Sample.of(rows) for name, rows in sizes.items()}
    part.lines += [
        Line(
            "another column → repainted", "ms", times["sections"], times["common"], times["floor"]
        ),
        Line("page, per change", "bytes", weights["sections"], weights["common"], weights["floor"]),
    ]
    part.verdicts.append(
        Verdict(5, "the sections recoloured", times["sections"].median, MOST_RECOLOUR_MS, "ms")
    )


def _memory(atlas: Server, common: Server, corners: int) -> str:
    return (
        f"Outlines are generated inside the real neighbourhoods, {corners} corners each on average "
        "before simplification; counts are invented. The first reading of the file, which happens "
        "once, is in the rehearsal and not counted. Memory of the server at the end: atlas "
        f"{atlas.memory_mb():.0f} MB, common pattern {common.memory_mb():.0f} MB."
    )
