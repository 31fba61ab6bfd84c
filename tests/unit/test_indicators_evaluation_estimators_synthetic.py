"""Synthetic difference-in-differences: placebos are of controls only, and p counts once.

The published example is in :mod:`tests.tobacco`.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from indicators.evaluation.design.panel import panel_of
from indicators.evaluation.design.schema import design_of
from indicators.evaluation.estimators.result import EffectEstimate
from indicators.evaluation.estimators.synthetic import placebos, weighted
from indicators.evaluation.report import evaluate
from tests import tobacco


def sdid(values: np.ndarray, treated: int, start: int) -> EffectEstimate:
    """The first ``treated`` rows of ``values`` (n, T) are treated from column ``start`` on."""
    rows = [(u, t, y) for u, row in enumerate(values) for t, y in enumerate(row)]
    return estimate(
        pd.DataFrame(rows, columns=["unit", "time", "y"]),
        {"unit": "unit", "time": "time", "outcome": "y"},
        {"units": [str(n) for n in range(treated)], "start": start},
    )


def estimate(
    frame: pd.DataFrame, panel: dict[str, Any], treatment: dict[str, Any]
) -> EffectEstimate:
    design = design_of({"schema": 1, "method": "sdid", "panel": panel, "treatment": treatment})
    return evaluate(design, panel_of(frame, design)).results[0]


def quiet(effect: float, units: int = 20) -> np.ndarray:
    """Units with levels of their own, a common slope, noise of 0.2; the first gets ``effect``."""
    generator = np.random.default_rng(3)
    noise = generator.normal(0, 0.2, (units, 10))
    values = noise + np.arange(10) * 0.1 + generator.normal(size=(units, 1))
    values[0, 6:] += effect
    return values


def test_the_error_does_not_hold_the_effect_of_the_treated() -> None:
    nothing, large = sdid(quiet(0), 1, 6), sdid(quiet(50), 1, 6)
    assert large.se == pytest.approx(nothing.se)
    # sqrt(1/4 + 1/6) of the noise, and a little for weights that are not even: about 0.13.
    assert large.se == pytest.approx(0.13, abs=0.04)
    assert large.estimate == pytest.approx(50, abs=0.5)


@pytest.mark.parametrize("units", [20, 39])
def test_the_smallest_p_counts_what_happened_once(units: int) -> None:
    found = sdid(quiet(50, units), 1, 6)
    assert found.p == pytest.approx(1 / units)
    assert found.details.placebos == units - 1
    assert found.details.exact is True


def test_p_is_the_rank_worked_out_by_hand() -> None:
    values = quiet(0.2)
    found = sdid(values, 1, 6)
    played = [weighted(values[1:], np.arange(19) == n, np.arange(19) != n, 6) for n in range(19)]
    further = sum(abs(one.effect) >= abs(found.estimate or 0) for one in played)
    assert found.p == pytest.approx((1 + further) / 20)


def california() -> EffectEstimate:
    return estimate(
        tobacco.panel(),
        tobacco.COLUMNS,
        {"units": ["California"], "start": tobacco.START},
    )


def test_california_s_tobacco_law_as_published() -> None:
    """Arkhangelsky et al. (2021), Table 1: -15.6; with their Frank-Wolfe steps -15.604."""
    found = california()
    assert found.estimate == pytest.approx(-15.604, abs=0.005)
    # All 38 placebos by another implementation (synthdid-py 0.1.0, a port of the authors' package).
    assert found.se == pytest.approx(9.36883, abs=0.002)
    assert found.p == pytest.approx(2 / 39)


def test_several_treated_are_played_by_as_many_controls() -> None:
    generator = np.random.default_rng(8)
    values = generator.normal(0, 0.2, (20, 8))
    values[:3, 5:] += 50
    found = sdid(values, 3, 5)
    assert found.details.placebos == 199
    assert found.p == pytest.approx(1 / 200)
    assert 0.05 < (found.se or 0) < 0.3
    assert placebos(values[3:7], 2, 5).size == 6


def test_controls_no_more_than_treated_give_an_effect_and_the_reason() -> None:
    found = sdid(np.random.default_rng(2).normal(size=(6, 8)), 3, 5)
    assert (found.se, found.p, found.interval) == (None, None, None)
    assert found.estimate is not None
    assert "3 controls for 3 treated" in found.why_not
