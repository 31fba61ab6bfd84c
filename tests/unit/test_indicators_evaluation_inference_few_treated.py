"""With few treated no cluster-robust figure is given, and the years before are judged by lot.

The panel is the published one of California's tobacco law (39 states); see the synthetic tests.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import pandas as pd
import pytest

from indicators.evaluation.design.panel import panel_of
from indicators.evaluation.design.sample import sample_of
from indicators.evaluation.design.schema import design_of
from indicators.evaluation.estimators.result import EffectEstimate, plain
from indicators.evaluation.inference.few_treated import FEW_TREATED, LEAST_CLUSTERS, why_withheld
from indicators.evaluation.inference.pre_trend import pre_trend
from indicators.evaluation.inference.randomisation import trial_of
from indicators.evaluation.report import evaluate
from tests import tobacco

CLUSTERED = ("twfe", "event_study", "att_gt")
FIGURES = ("p", "se", "df", "interval", "confidence", "set", "breakdown", "robust_breakdown", "f",
           "chi2", "critical")  # fmt: skip


def prop99(treated: list[str], *methods: str) -> Mapping[str, Any]:
    frame = tobacco.panel()
    design = design_of({
        "schema": 1, "methods": list(methods), "panel": tobacco.COLUMNS,
        "treatment": {"units": treated, "start": tobacco.START}, "options": {"draws": 199},
    })  # fmt: skip
    return {one.method: one for one in evaluate(design, panel_of(frame, design)).results}


def figures(value: Any, path: str = "") -> Iterator[str]:
    """Places of a written result where a figure of inference stands, the lots' own left out."""
    if isinstance(value, list):
        for n, part in enumerate(value):
            yield from figures(part, f"{path}[{n}]")
    if not isinstance(value, dict) or "randomisation" in str(value.get("inference", "")):
        return
    for key, part in value.items():
        if key in FIGURES and part is not None:
            yield f"{path}.{key}"
        else:
            yield from figures(part, f"{path}.{key}")


STATES = ["California", "Utah", "Nevada", "Idaho", "Ohio", "Iowa", "Texas", "Maine"]


@pytest.mark.parametrize("count", [1, 3, 8])
def test_few_treated_leave_estimates_alone_everywhere_in_the_result(count: int) -> None:
    found = prop99(STATES[:count], *CLUSTERED, "randomisation", "did")
    for method in CLUSTERED:
        one = found[method]
        assert one.estimate is not None
        assert list(figures(plain(one))) == []
        assert one.details.withheld == FEW_TREATED
        assert f"{count} treated" in one.why_not
    assert found["did"].details.cluster_robust_beside.code == FEW_TREATED
    assert found["randomisation"].p is not None


def test_the_estimates_are_the_same_without_their_errors() -> None:
    """By hand: event study and group-time effects of one start are plain differences of means."""
    found = prop99(STATES[:3], "event_study", "att_gt")
    wide = tobacco.panel().pivot(index="state", columns="year", values="packs")
    change = wide.loc[:, 1989:].mean(axis=1) - wide[1988]
    inside = wide.index.isin(STATES[:3])
    by_hand = change[inside].mean() - change[~inside].mean()
    assert found["event_study"].estimate == pytest.approx(by_hand)
    assert found["att_gt"].estimate == pytest.approx(by_hand)


@pytest.mark.parametrize(
    ("treated", "control", "coefficients", "given"),
    [(20, 20, 1, True), (19, 80, 1, False), (80, 19, 1, False), (59, 99, 3, False),
     (60, 99, 3, True)],
)  # fmt: skip
def test_twenty_of_each_carry_a_figure_and_twenty_a_coefficient_a_joint_test(
    treated: int, control: int, coefficients: int, given: bool
) -> None:
    assert (why_withheld(treated, control, coefficients=coefficients) == "") is given


def moving(units: int, seed: int, *, treated: int, noise: float = 1.0) -> np.ndarray:
    """(units, 8) levels that keep three quarters of last year's: no effect, no common trend."""
    generator = np.random.default_rng(seed)
    spread = np.where(np.arange(units) < treated, noise, 1.0)[:, None]
    values = np.zeros((units, 8))
    values[:, 0] = generator.normal(size=units)
    for year in range(1, 8):
        values[:, year] = 0.75 * values[:, year - 1] + generator.normal(size=units)
    return values * spread


def long(values: np.ndarray) -> pd.DataFrame:
    rows = [(u, t, y) for u, row in enumerate(values) for t, y in enumerate(row)]
    return pd.DataFrame(rows, columns=["unit", "time", "y"])


def results_of(values: np.ndarray, treated: int, *methods: str) -> Mapping[str, Any]:
    design = design_of({
        "schema": 1, "methods": list(methods),
        "panel": {"unit": "unit", "time": "time", "outcome": "y"},
        "treatment": {"units": [str(n) for n in range(treated)], "start": 5},
        "options": {"draws": 199, "exact_up_to": 100},
    })  # fmt: skip
    panel = panel_of(long(values), design)
    return {one.method: one for one in evaluate(design, panel).results}


def test_the_largest_t_of_the_years_before_by_hand() -> None:
    values = moving(5, 4, treated=1)
    found = results_of(values, 1, "event_study")["event_study"].details.pre_trend_test
    changes = values[:, :4] - values[:, [4]]

    def largest(treated: int) -> float:
        rest = np.delete(changes, treated, axis=0)
        spread = np.sqrt(rest.var(axis=0, ddof=1) * (1 + 1 / 4))
        return float(np.abs((changes[treated] - rest.mean(axis=0)) / spread).max())

    every = [largest(n) for n in range(5)]
    assert found.largest_t == pytest.approx(every[0])
    assert found.p == pytest.approx(np.mean([one >= every[0] for one in every]))


@pytest.mark.parametrize(("treated", "noise"), [(1, 1.0), (3, 1.0), (8, 1.0), (8, 2.0)])
def test_the_years_before_reject_about_five_percent_where_nothing_happened(
    treated: int, noise: float
) -> None:
    """No lot is drawn here: the first units are treated, and the world is made anew each time."""
    p = []
    design = design_of({
        "schema": 1, "method": "randomisation",
        "panel": {"unit": "unit", "time": "time", "outcome": "y"},
        "treatment": {"units": [str(n) for n in range(treated)], "start": 5},
        "options": {"draws": 199, "exact_up_to": 100},
    })  # fmt: skip
    for seed in range(200):
        panel = panel_of(long(moving(40, seed, treated=treated, noise=noise)), design)
        trial = trial_of(sample_of(panel, design, ["y"], rule="complete_units"), design)
        p.append(pre_trend(trial, "y").p)
    assert np.mean(np.array(p) <= 0.05) <= 0.05 + 2.6 * np.sqrt(0.05 * 0.95 / 200)


def test_many_treated_keep_their_figures() -> None:
    found = results_of(moving(60, 1, treated=20), 20, *CLUSTERED)
    for method in CLUSTERED:
        assert found[method].p is not None
        assert found[method].why_not == ""
    assert found["event_study"].details.relative_magnitudes.bounds
    assert found["event_study"].details.treated_clusters == LEAST_CLUSTERS


def test_a_small_cohort_has_no_error_of_its_own_where_all_together_have() -> None:
    values = moving(90, 2, treated=0)
    frame = long(values).assign(start=lambda rows: np.select(
        [rows["unit"] < 3, rows["unit"] < 40], [5, 6], 0
    ))  # fmt: skip
    design = design_of({
        "schema": 1, "method": "att_gt", "panel": {"unit": "unit", "time": "time", "outcome": "y"},
        "treatment": {"start_column": "start"},
    })  # fmt: skip
    (found,) = evaluate(design, panel_of(frame, design)).results
    small, large = found.details.aggregates.group.effects
    assert (small.figures.p, "3 treated" in small.figures.why_not) == (None, True)
    assert large.figures.p is not None
    assert found.p is not None
    assert {c.figures.p for c in found.details.cells if c.group == 5} == {None}
    assert found.details.pre_trend_test.code == FEW_TREATED


def test_what_has_no_estimate_is_no_zero() -> None:
    with pytest.raises(ValueError, match="no controls"):
        _ = EffectEstimate("did", "packs", None, why_not="no controls").value
