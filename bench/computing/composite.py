"""Aim 4: one index, ten thousand of them, and how both grow; beside loops over rows in pandas."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
import pandas as pd

from base.text import LocalizedText
from bench.instruments.figures import Line, Part, Sample, Verdict
from indicators.index.design.methods import Method
from indicators.index.design.model import Element, IndexDesign
from indicators.index.scoring.scores import score
from indicators.index.scoring.table import ScoringTable
from indicators.index.uncertainty.rank_ranges import uncertainty

AREAS, INDICATORS = 88, 20
DRAWS = 10_000
GROWTH = ((88, 20), (88, 100), (8_000, 20), (8_000, 100), (400_000, 20), (400_000, 100))
LOOPED = 8_000
"""Tables with more areas are too many for the loop to be waited for."""
AMPI = {"inf": "observed", "sup": "observed", "reference": "mean"}
PENALTY = {"penalty": "plus", "weighted": True, "ddof": 0}


def design_of(indicators: int) -> IndexDesign:
    """Four themes of equal size, AMPI at both levels."""
    names = [f"x{place}" for place in range(indicators)]
    leaves = [Element(key=n, column=n, normalisation=Method("ampi", AMPI)) for n in names]
    how = Method("ampi", PENALTY)
    themes = tuple(
        Element(key=f"t{n}", elements=tuple(leaves[n::4]), aggregation=how) for n in range(4)
    )
    index = Element(key="index", elements=themes, aggregation=how)
    return IndexDesign(name=LocalizedText(it="prova", en="bench"), edition="1", index=index)


def table_of(areas: int, indicators: int) -> ScoringTable:
    """Skewed, correlated values with intervals of -/+ 10 %."""
    random = np.random.default_rng(1)
    common = random.gamma(3, size=areas)
    columns = {f"x{n}": common + random.gamma(2, size=areas) for n in range(indicators)}
    everyone = np.ones(areas, dtype=bool)
    return ScoringTable(
        ids=np.arange(areas).astype(object),
        years=None,
        columns=columns,
        lower={name: values * 0.9 for name, values in columns.items()},
        upper={name: values * 1.1 for name, values in columns.items()},
        in_base=everyone,
        in_rank=everyone,
    )


def looped(frame: pd.DataFrame) -> pd.Series:
    """The same index as tutorials write it: one column, one row at a time."""
    scores = pd.DataFrame(index=frame.index)
    for name in frame:
        column = frame[name]
        span = column.max() - column.min()
        mean = column.mean()
        scores[name] = column.apply(lambda x, m=mean, s=span: 100 + 60 * (x - m) / s)

    def ampi(row: pd.Series) -> float:
        return row.mean() + row.std(ddof=0) ** 2 / row.mean()

    themes = pd.DataFrame({n: scores[list(frame)[n::4]].apply(ampi, axis=1) for n in range(4)})
    index = themes.apply(ampi, axis=1)
    return index.rank(ascending=False, method="min")


def timed(act: Callable[[], object], repeats: int) -> Sample:
    """Seconds of each repetition, after one that is not counted."""
    act()
    found = []
    for _ in range(repeats):
        begun = time.perf_counter()
        act()
        found.append(time.perf_counter() - begun)
    return Sample.of(found)


def composing(repeats: int) -> Part:
    """Measure one evaluation, the redraws, and growth."""
    part = Part("index", "Composite index")
    design, table = design_of(INDICATORS), table_of(AREAS, INDICATORS)
    frame = pd.DataFrame(table.columns)
    scores = score(design, table)
    assert (scores.rank == looped(frame).to_numpy()).all(), "the two must rank alike"
    once = timed(lambda: score(design, table), 5 * repeats)
    loop = timed(lambda: looped(frame), max(repeats // 3, 2))
    chosen = timed(lambda: uncertainty(scores, draws=DRAWS), repeats)
    erring = timed(lambda: uncertainty(scores, draws=DRAWS, with_errors=True), repeats)
    many = Sample.of(value * DRAWS for value in loop.values)
    part.lines += [
        Line(f"one index, {AREAS} areas × {INDICATORS}", "ms", _milli(once), _milli(loop)),
        Line(f"{DRAWS:,} redraws over the choices", "s", chosen, many),
        Line("the same, with chance and transfer error", "s", erring, many),
    ]
    part.verdicts += [
        Verdict(4, "one index", _milli(once).median, 5, "ms"),
        Verdict(4, f"{DRAWS:,} redraws", chosen.median, 0.5, "s"),
        Verdict(4, "with chance and transfer error", erring.median, 2.5, "s"),
    ]
    for areas, indicators in GROWTH:
        part.lines.append(_grown(areas, indicators, max(repeats // 5, 1)))
    part.notes.append(
        "The common pattern is the same index written as loops over rows in pandas; the two are "
        f"checked to rank alike. Its {DRAWS:,} redraws are one evaluation times {DRAWS:,}; beyond "
        f"{LOOPED:,} areas it was not waited for. There is no floor page here. R and COINr "
        "are not on this machine."
    )
    return part


def _grown(areas: int, indicators: int, repeats: int) -> Line:
    design, table = design_of(indicators), table_of(areas, indicators)
    frame = pd.DataFrame(table.columns)
    loop = timed(lambda: looped(frame), 1) if areas * indicators <= LOOPED * INDICATORS else None
    found = timed(lambda: score(design, table), repeats)
    return Line(f"one index, {areas:,} areas × {indicators}", "s", found, loop)


def _milli(sample: Sample) -> Sample:
    return Sample.of(value * 1000 for value in sample.values)
