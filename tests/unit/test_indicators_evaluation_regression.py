"""The wild bootstrap against brute force, and the simulations' page in small."""

from __future__ import annotations

from itertools import product

import numpy as np
import pandas as pd
import pytest

from indicators.evaluation.panel import panel_of
from indicators.evaluation.regression import chosen_units, fit, partialled, rows_of, wild_p
from indicators.evaluation.schema import design_of
from ops.evaluation_checks import Effort, lines, milan_checks


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
    assert found["draws"] == 64
    assert found["p"] == pytest.approx(brute_force(frame))


def test_the_page_of_simulations_in_small() -> None:
    (found,) = milan_checks(["minors"], Effort(nulls=300, intervals=2, planted=100))
    assert 0.01 <= found.rejected <= 0.10
    assert 0.6 <= found.found <= 0.95
    assert "| minors | 8 / 39 |" in lines([found])
