"""What the pictures need of the atlas: the one module here that names its modules."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from data.catalogue.read import read_table
from data.importers.stored import keep
from indicators import REGISTRY
from indicators.catalogue import REGISTER_YEARS
from indicators.engine.panel import TABLES, IndicatorPanel, panel_of
from indicators.index.atlas import annual, snapshot, table_for
from indicators.index.design import presets as designs
from indicators.index.layer import LAYER
from indicators.index.scoring.scores import Scores, score
from indicators.index.uncertainty.rank_ranges import single_choices, uncertainty
from render.maps.prefetch import for_language
from render.stories import story_names

FIXTURES = Path(__file__).resolve().parents[2] / "tests" / "fixtures"
DESIGNS = {"fragility": designs.FRAGILITY, **designs.PRESETS}


@dataclass(frozen=True, slots=True)
class EveryChoice:
    """What an address or a control can name; ``years`` by indicator, ``days`` with news.

    ``tables`` are the indicators that have a table of values of their own.
    """

    tables: tuple[str, ...]
    years: dict[str, tuple[int, ...]]
    areas: tuple[int, ...]
    premises: tuple[str, ...]
    days: tuple[str, ...]
    designs: tuple[str, ...]
    stories: tuple[str, ...]
    networks: tuple[str, ...]


@cache
def choices() -> EveryChoice:
    """Everything the shipped tables, the registry, the designs and the stories offer."""
    days = read_table("premises_events")["date_known"].dropna().astype(str)
    return EveryChoice(
        tables=tuple(indicator.key for indicator in REGISTRY),
        years={indicator.key: tuple(indicator.years) for indicator in (*REGISTRY, LAYER)},
        areas=tuple(sorted(int(area) for area in panel().areas.index if area > 0)),
        premises=tuple(read_table("premises")["premises_id"]),
        days=tuple(sorted(set(days))),
        designs=tuple(DESIGNS),
        stories=story_names(),
        networks=tuple(dict.fromkeys(read_table("sister_networks")["layer"])),
    )


@cache
def panel() -> IndicatorPanel:
    """The shipped tables, read once."""
    return panel_of({key: read_table(key) for key in TABLES})


def keep_imports(folder: Path) -> None:
    """Fill an operator's folder with the files of the tests."""
    keep(folder, "idise", FIXTURES / "idise_fixture.xlsx")
    keep(folder, "sections", FIXTURES / "sections_fixture.csv")


def values(key: str) -> Iterator[tuple[str, Any]]:
    """The table of an indicator year by year, and the city's series."""
    (known,) = [indicator for indicator in REGISTRY if indicator.key == key]
    yield from ((str(year), rows) for year, rows in panel().table(known).groupby("year"))
    yield "city", panel().city(known)


def ranks(name: str) -> Iterator[tuple[str, Any]]:
    """Scores of a design, its ranks redrawn (without and with errors), and each other choice."""
    design = DESIGNS[name]
    inputs = (annual if design.year else snapshot)(panel())
    scores = score(design, table_for(design, inputs.table))
    year = REGISTER_YEARS[-1] if design.year else None
    yield "scores", _scored(scores)
    for with_errors in (False, True):
        redrawn = uncertainty(scores, year=year, with_errors=with_errors)
        yield f"ranks, errors {with_errors}", redrawn.areas
        yield "spread", [redrawn.mean_shift, redrawn.standard_error, redrawn.half_difference]
    yield "choices", single_choices(scores, year=year)


def ahead(language: str) -> Iterator[tuple[str, Any]]:
    """Labels and classes of the map for every indicator, year and way to make classes."""
    painted = json.loads(for_language(language))
    phrases = painted.pop("phrases")
    for key, years in painted.pop("known").items():
        for year in years.values():
            year["values"] = [phrases[number] for number in year["values"]]
        yield key, years
    yield "scales", painted


def _scored(scores: Scores) -> pd.DataFrame:
    parts = {
        kind: getattr(scores, kind) for kind in ("raw", "ready", "treated", "score", "aggregate")
    }
    columns = {f"{kind} {key}": row for kind, rows in parts.items() for key, row in rows.items()}
    whole = {"coverage": scores.coverage, "rank": scores.rank, "ranked_of": scores.ranked_of}
    frame = pd.DataFrame(columns | whole, index=pd.Index(scores.table.ids, name="id"))
    return frame.replace({None: np.nan})
