"""The wild bootstrap against brute force, and the simulations' page in small."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
import pandas as pd
import pytest

from atlas.evaluation.plan import Plan
from atlas.evaluation.plan import design_of as design_of_plan
from indicators.evaluation.design.milan import FOUND_WHERE_TOUCHING
from indicators.evaluation.design.panel import panel_of
from indicators.evaluation.design.sample import sample_of
from indicators.evaluation.design.schema import design_of
from indicators.evaluation.estimators.regression import (
    chosen_units,
    fit,
    partialled,
    rows_of,
    wild_p,
)
from tools.reports.evaluation_checks import (
    PAGE,
    Effort,
    milan_checks,
    milan_false_dates,
    milan_panel,
    milan_sizes,
    page_design,
)
from tools.reports.evaluation_nulls import KINDS, chosen_sets
from tools.reports.evaluation_page import lines, page


def clustered() -> pd.DataFrame:
    generator = np.random.default_rng(5)
    rows = [(u, t, u % 6, float(u % 6 < 3 and t >= 2)) for u in range(12) for t in range(4)]
    frame = pd.DataFrame(rows, columns=["unit", "time", "cluster", "d"])
    shock = generator.normal(size=6)[frame["cluster"]] * (frame["time"] >= 2)
    return frame.assign(y=frame["d"] + shock + generator.normal(size=len(frame)))


def brute_force(frame: pd.DataFrame) -> float:
    """Every sign vector, the whole regression refitted each time, no effect imposed."""
    effects = pd.get_dummies(frame[["unit", "time"]].astype(str)).to_numpy(float)
    full = np.column_stack([frame["d"], effects])
    clusters, inverse = frame["cluster"].to_numpy(), np.linalg.pinv(full)

    def t_of(y: np.ndarray) -> float:
        beta = inverse @ y
        scores = inverse[0] * (y - full @ beta)
        sums = np.bincount(clusters, weights=scores)
        return float(abs(beta[0]) / np.sqrt((sums**2).sum()))

    y = frame["y"].to_numpy()
    fitted = effects @ (np.linalg.pinv(effects) @ y)
    signs = [np.array(one) for one in product((-1.0, 1.0), repeat=6)]
    drawn = [t_of(fitted + (y - fitted) * one[clusters]) for one in signs]
    return float(np.mean([t >= t_of(y) * (1 - 1e-9) for t in drawn]))


def test_the_wild_bootstrap_is_what_refitting_gives() -> None:
    frame = clustered()
    panel = {"unit": "unit", "time": "time", "outcome": "y", "cluster": "cluster"}
    design = design_of(
        {"schema": 1, "method": "twfe", "panel": panel, "treatment": {"column": "d"}}
    )
    read = panel_of(frame, design)
    rows = rows_of(read, design, "y", chosen_units(read, design), "available")
    treated = rows.pick((read.times >= read.starts[:, None]).astype(float))
    line = fit(rows, treated[:, None], names=["d"])
    found = wild_p(line, partialled(rows), draws=999, seed=1)
    assert found.draws == 64
    assert found.p == pytest.approx(brute_force(frame))


SMALL = Effort(sets=12, intervals=2, planted=100)


def test_the_page_of_simulations_in_small() -> None:
    (found,) = milan_checks(["minors"], SMALL)
    assert 0.6 <= found.found <= 0.95
    assert "| minors | 8 / 39 |" in lines([found])
    sizes = milan_sizes([["minors"]], SMALL)
    assert {one.kind for one in sizes} == set(KINDS)
    dates = milan_false_dates(["minors"])
    assert [one.year for one in dates] == [2016, 2017, 2018, 2019]
    written = page([found], sizes, dates)
    assert "12 sets of eight areas" in written
    assert written.count("| minors |") == 5


def test_the_simulations_use_the_design_the_page_opens_with() -> None:
    opening = design_of_plan(Plan(outcomes=("minors",)))
    assert replace(page_design(["minors"]), methods=opening.methods) == opening


@pytest.mark.parametrize("kind", KINDS)
def test_sets_are_chosen_as_their_kind_says(kind: str) -> None:
    panel, design = milan_panel(["minors"])
    sample = sample_of(panel, design, ["minors"], rule="complete_units")
    for treated in chosen_sets(sample, kind, 5, np.random.default_rng(1)):
        assert treated.sum() == 8
        if kind.startswith("contiguous"):
            inside = sample.adjacency[np.ix_(treated, treated)]
            reached = np.linalg.matrix_power(inside + np.eye(8), 8)
            assert (reached > 0).all()


def test_what_the_page_says_of_treated_that_touch_is_what_was_measured() -> None:
    text = PAGE.read_text(encoding="utf-8")
    means = [
        [float(cell.strip("* ")) for cell in line.split("|")[2:-1]]
        for line in text.splitlines() if line.startswith("| mean of the outcomes")
    ]  # fmt: skip
    randomisation, welch, before = means
    contiguous = KINDS.index("contiguous")
    assert randomisation[0] < 7
    assert max(before) < 10
    measured = {"randomisation": randomisation[contiguous], "did": welch[contiguous]}
    assert measured == FOUND_WHERE_TOUCHING
