"""With few treated no cluster-robust figure is given, and the years before are judged by lot.

The panel is the published one of California's tobacco law (39 states); see the synthetic tests.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from indicators.evaluation.design.panel import panel_of
from indicators.evaluation.design.problems import PanelError
from indicators.evaluation.design.sample import sample_of
from indicators.evaluation.design.schema import design_of
from indicators.evaluation.estimators.did import welch_df
from indicators.evaluation.estimators.result import EffectEstimate, plain
from indicators.evaluation.estimators.synthetic import sdid
from indicators.evaluation.inference.drift import (
    drift,
    drift_of,
    persistence_of,
)
from indicators.evaluation.inference.few_treated import (
    FEW_TREATED,
    LEAST_CLUSTERS,
    why_withheld,
    withheld,
)
from indicators.evaluation.inference.placebo import (
    leave_one_out,
    line_up,
    placebo_in_time,
    spillover,
    subset,
)
from indicators.evaluation.inference.power import (
    formula_mde,
    light_of,
    mde,
    power_of,
    simulated_power,
)
from indicators.evaluation.inference.pre_trend import pre_trend
from indicators.evaluation.inference.randomisation import (
    randomisation,
    randomisation_set,
    step_down,
)
from indicators.evaluation.inference.reference import adjacent_pairs, draws_of, reference_set
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


WORLDS = ((1, 1.0), (8, 1.0), (8, 2.0))


@pytest.mark.parametrize(
    ("treated", "noise"),
    [(3, 1.0), *(pytest.param(*world, marks=pytest.mark.long) for world in WORLDS)],
)
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
        trial = randomisation_set(sample_of(panel, design, ["y"], rule="complete_units"), design)
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


def asked(method: str = "randomisation", **sections: Any) -> Any:
    """A design of units ``0`` and ``1`` treated from 2 on, over units and times of :func:`long`."""
    return design_of({
        "schema": 1, "method": method, "panel": {"unit": "unit", "time": "time", "outcome": "y"},
        "treatment": {"units": ["0", "1"], "start": 2}, **sections,
    })  # fmt: skip


def tried(values: np.ndarray, frame: pd.DataFrame | None = None, **sections: Any) -> Any:
    """Panel, sample and trial of ``values`` (units, periods), or of ``frame``."""
    design = asked(**sections)
    panel = panel_of(long(values) if frame is None else frame, design)
    sample = sample_of(panel, design, ["y"], rule=design.rule_for_missing("randomisation"))
    return panel, sample, randomisation_set(sample, design)


CHANGES = np.array([5.0, 3, 1, 0, 0.5, -1])
SIX = np.column_stack([np.arange(6.0), np.arange(6.0), np.arange(6.0) + CHANGES])


def welch(treated: tuple[int, ...], change: np.ndarray = CHANGES) -> float:
    """|t| of ``treated`` against the rest, variances of the two apart."""
    inside = np.isin(np.arange(len(change)), treated)
    a, b = change[inside], change[~inside]
    return abs(a.mean() - b.mean()) / np.sqrt(a.var(ddof=1) / len(a) + b.var(ddof=1) / len(b))


def test_p_is_the_share_of_pairs_at_least_as_extreme() -> None:
    """Fifteen pairs of six, the observed one among them."""
    found = randomisation(tried(SIX)[2], "y")
    every = [welch(pair) for pair in combinations(range(6), 2)]
    assert found.estimate == pytest.approx(4 - 0.125)
    assert found.details.t == pytest.approx(welch((0, 1)))
    assert found.p == pytest.approx(np.mean([t >= welch((0, 1)) - 1e-9 for t in every]))
    assert (found.details.assignments, found.details.smallest_p) == (15, 1 / 15)
    assert (found.details.exact, found.details.seed) == (True, None)
    assert (found.n_treated, found.n_control, found.n_periods) == (2, 4, 3)


def test_an_end_of_the_interval_is_where_the_test_begins_to_reject() -> None:
    """At 60 % an effect is kept with p > 0.4: just inside the end it is, just outside not."""
    found = randomisation(tried(SIX)[2], "y", level=0.6)
    assert found.interval is not None

    def p_of(effect: float) -> float:
        rest = CHANGES - effect * (np.arange(6) < 2)
        every = [welch(pair, rest) for pair in combinations(range(6), 2)]
        return float(np.mean([t >= welch((0, 1), rest) * (1 - 1e-9) for t in every]))

    for end, out in zip(found.interval, (-1, 1), strict=True):
        assert end is not None
        assert p_of(end - out * 1e-3) > 0.4 >= p_of(end + out * 1e-3)
    assert randomisation(tried(SIX[:5])[2], "y", level=0.95).interval == (None, None)


def test_drawn_assignments_count_what_happened_once() -> None:
    trial = tried(SIX, options={"draws": 199, "exact_up_to": 100, "seed": 4})[2]
    assert trial.assignments.exact is True
    drawn = tried(np.vstack([SIX, SIX + 1]), options={"draws": 199, "exact_up_to": 10, "seed": 7})[
        2
    ]
    found = randomisation(drawn, "y")
    assert (found.details.exact, found.details.seed) == (False, 7)
    assert (found.details.assignments, found.details.smallest_p) == (199, 1 / 200)
    t = np.array([1.0, 2, 3, 4])
    drawn = replace(drawn, assignments=replace(drawn.assignments, drawn=np.ones((4, 12), bool)))
    assert drawn.p_value(t, 3.0) == pytest.approx((1 + 2) / (1 + 4))


def test_changes_all_alike_are_nothing_to_test() -> None:
    flat = np.column_stack([np.arange(6.0)] * 2 + [np.arange(6.0) + 3])
    with pytest.raises(PanelError, match="every unit changes by the same amount"):
        randomisation(tried(flat)[2], "y")


def test_whole_clusters_are_drawn_where_treatment_was_given_by_cluster() -> None:
    """Pairs of units are the units: means 4, 0.5 and -0.25 of the changes, weighted 1 to 3."""
    frame = long(SIX).assign(pair=lambda rows: rows["unit"] // 2, w=lambda rows: rows["unit"] % 2)
    frame["w"] = 1 + 2 * frame["w"]
    columns = {"unit": "unit", "time": "time", "outcome": "y", "cluster": "pair", "weights": "w"}
    trial = tried(SIX, frame, panel=columns)[2]
    assert trial.sample.units == ("cluster of 0", "cluster of 2", "cluster of 4")
    by_hand = [(5 + 9) / 4, (1 + 0) / 4, (0.5 - 3) / 4]
    assert trial.sample.change("y").tolist() == pytest.approx(by_hand)
    assert trial.sample.weights.tolist() == [4, 4, 4]
    assert trial.draws == 3
    assert "treatment is by cluster: 3 clusters as units" in trial.sample.warnings
    found = randomisation(trial, "y")
    assert (found.n_treated, found.n_control, found.p) == (1, 2, pytest.approx(1 / 3))


@pytest.mark.parametrize(
    ("pairs", "sections", "said"),
    [
        ([0, 1, 0, 1, 2, 3], {}, "clusters hold treated and untreated units"),
        ([0, 0, 1, 1, 2, 3], {"neighbours": [["0", "5"]]}, "leave one of them out"),
    ],
)
def test_clusters_that_are_not_what_was_treated_are_refused(
    pairs: list[int], sections: dict[str, Any], said: str
) -> None:
    frame = long(np.vstack([SIX, SIX + 1])).assign(pair=lambda rows: rows["unit"])
    for unit, pair in enumerate(pairs):
        frame.loc[frame["unit"] == unit, "pair"] = 100 + pair
    columns = {"unit": "unit", "time": "time", "outcome": "y", "cluster": "pair"}
    with pytest.raises(PanelError, match=said):
        tried(SIX, frame, panel=columns, **sections)


def test_holm_and_romano_wolf_by_hand() -> None:
    """Two outcomes, the second nothing: Holm doubles the smaller p; stepping down over the larger
    |t| of both first, then over the one that is left."""
    second = np.array([0.0, 1, 1, 0, 2, -1])
    frame = long(SIX)
    moved = np.column_stack([np.arange(6.0), np.arange(6.0), np.arange(6.0) + second])
    frame["z"] = long(moved)["y"]
    design = asked(panel={"unit": "unit", "time": "time", "outcomes": ["y", "z"]})
    sample = sample_of(panel_of(frame, design), design, ["y", "z"], rule="complete_units")
    trial = randomisation_set(sample, design)
    rows = step_down(trial, ["y", "z"], [randomisation(trial, name) for name in ("y", "z")])
    pairs = list(combinations(range(6), 2))
    t_y, t_z = [welch(p) for p in pairs], [welch(p, second) for p in pairs]
    p_y, p_z = (np.mean(np.array(t) >= t[0] - 1e-9) for t in (t_y, t_z))
    largest = np.maximum(t_y, t_z)
    stepped = np.mean(largest >= t_y[0] - 1e-9)
    assert [row["outcome"] for row in rows] == ["y", "z"]
    assert [row["p"] for row in rows] == pytest.approx([p_y, p_z])
    assert [row["holm"] for row in rows] == pytest.approx([2 * p_y, max(2 * p_y, p_z)])
    assert [row["romano_wolf"] for row in rows] == pytest.approx([stepped, max(stepped, p_z)])


GROUPS, SEEN = np.array([0, 0, 0, 1, 1, 1]), np.array([True, False, False, True, True, False])


def test_a_reference_set_keeps_the_number_of_each_group() -> None:
    """One of three and two of three: nine, the last group's changing fastest."""
    reference = reference_set(SEEN, groups=GROUPS)
    assert reference.size == 9
    drawn = draws_of(reference, draws=99, exact_up_to=9, seed=0)
    assert (drawn.exact, drawn.seed, drawn.drawn.shape) == (True, None, (9, 6))
    assert [np.flatnonzero(row).tolist() for row in drawn.drawn[:4]] == [
        [0, 3, 4], [0, 3, 5], [0, 4, 5], [1, 3, 4]
    ]  # fmt: skip
    some = draws_of(reference, draws=50, exact_up_to=8, seed=3)
    assert (some.exact, some.seed, some.drawn.shape) == (False, 3, (50, 6))
    assert (some.drawn[:, :3].sum(axis=1) == 1).all()
    assert (some.drawn[:, 3:].sum(axis=1) == 2).all()
    assert len(np.unique(some.drawn, axis=0)) == 9


def ring(units: int) -> np.ndarray:
    """Units in a circle, each touching the next."""
    after = np.roll(np.eye(units, dtype=bool), 1, axis=1)
    return after | after.T


def test_pairs_that_touch_are_counted_and_limited() -> None:
    """Of the six pairs in a circle of four, four touch."""
    pairs = np.array([np.isin(range(4), pair) for pair in combinations(range(4), 2)])
    touching = adjacent_pairs(pairs, ring(4))
    assert touching.tolist() == [1, 0, 1, 1, 0, 1]
    apart = reference_set(pairs[1], adjacency=ring(4))
    assert apart.max_adjacent == 0
    assert apart.allowed(pairs).tolist() == [False, True, False, False, True, False]
    assert reference_set(pairs[0], adjacency=ring(4)).allowed(pairs).all()
    assert draws_of(apart, draws=9, exact_up_to=6, seed=0).drawn.shape == (2, 4)


def test_a_draw_that_leaves_no_two_controls_beyond_its_ring_is_none() -> None:
    """In a circle of six, two treated that touch have a ring of two and leave two; apart by one
    they leave one."""
    near, apart = (np.isin(range(6), pair) for pair in ((0, 1), (0, 2)))
    reference = reference_set(near, adjacency=ring(6), ring_excluded=True)
    assert reference.allowed(np.array([near, apart])).tolist() == [True, False]
    with pytest.raises(PanelError, match="it has 0 adjacent pairs of treated units, at most 0"):
        reference_set(apart, adjacency=ring(6), ring_excluded=True)


def test_a_reference_set_that_almost_nothing_fits_is_refused() -> None:
    """Sixteen in a row of forty-eight that touch: so many pairs hold few of the draws."""
    row = np.arange(48)
    apart = np.abs(row[:, None] - row[None, :]) <= 2
    np.fill_diagonal(apart, val=False)
    reference = reference_set(row % 3 == 0, adjacency=apart)
    with pytest.raises(PanelError, match="almost no assignment keeps to the restrictions"):
        draws_of(reference, draws=99, exact_up_to=10, seed=0)


def test_the_years_before_need_two_values_each_and_something_that_moves() -> None:
    flat, one = SIX.copy(), SIX[:, 1:]
    assert plain(pre_trend(tried(flat)[2], "y")) == {
        "p": None, "why_not": "the changes do not vary"
    }  # fmt: skip
    design = asked(treatment={"units": ["0", "1"], "start": 1})
    panel = panel_of(long(one), design)
    trial = randomisation_set(sample_of(panel, design, ["y"], rule="complete_units"), design)
    assert pre_trend(trial, "y").why_not == "two periods before treatment are needed"
    frame = long(SIX)
    frame.loc[4, "y"] = np.nan
    gaps = tried(SIX, frame, options={"missing": "available"})[2]
    assert pre_trend(gaps, "y").why_not == "values are missing in the periods before"


def test_clusters_have_no_line_up_and_no_synthetic_control() -> None:
    frame = long(SIX).assign(pair=lambda rows: rows["unit"] // 2)
    columns = {"unit": "unit", "time": "time", "outcome": "y", "cluster": "pair"}
    panel, _, trial = tried(SIX, frame, panel=columns)
    with pytest.raises(PanelError, match="a line-up is of units, not of clusters"):
        line_up(panel, trial, "y", count=2)
    with pytest.raises(PanelError, match="synthetic controls are of units, not of clusters"):
        sdid(panel, trial, "y")


def test_a_line_up_s_gaps_begin_at_zero_and_the_real_one_has_the_estimate() -> None:
    panel, _, trial = tried(SIX)
    found = line_up(panel, trial, "y", count=15, seed=3)
    assert (len(found.panels), found.chance) == (15, 1 / 15)
    assert len({panel.units for panel in found.panels}) == 15
    real = found.panels[found.real]
    assert (real.units, real.estimate) == (("0", "1"), pytest.approx(3.875))
    assert real.gap.tolist() == pytest.approx([0, 0, 3.875])
    assert real.t == pytest.approx(welch((0, 1)))
    assert found.p == randomisation(trial, "y").p
    with pytest.raises(PanelError, match="only 14 other assignments are possible; 15 are needed"):
        line_up(panel, trial, "y", count=16)


def test_leaving_one_treated_out_keeps_the_controls() -> None:
    _, sample, _ = tried(SIX)
    without = {one.details.without: one.estimate for one in leave_one_out(sample, "y")}
    assert without == {"0": pytest.approx(3 - 0.125), "1": pytest.approx(5 - 0.125)}
    assert leave_one_out(subset(sample, np.arange(6) > 0), "y") == []


def test_a_false_date_tests_the_years_before_it() -> None:
    """Three years before: 1 against 0, then 2 against 0 and 1, by hand."""
    values = np.column_stack([SIX[:, 0], SIX[:, 0] + CHANGES, SIX[:, 0] + 2 * CHANGES, SIX[:, 2]])
    design = asked(treatment={"units": ["0", "1"], "start": 3})
    found = placebo_in_time(panel_of(long(values), design), design, "y")
    assert [one.details.false_start for one in found] == [1, 2]
    halves = [1.5 * 3.875, 1.5 * 3.875]
    assert [one.estimate for one in found] == pytest.approx(halves)


def test_the_ring_is_compared_with_the_controls_and_the_treated_left_out() -> None:
    """In a row of six the second touches the first, which is treated: 3 against 1, 0, 0.5, -1."""
    treatment = {"treatment": {"units": ["0"], "start": 2}, "neighbours": [["0", "1"]]}
    _, _, trial = tried(SIX, **treatment)
    found = spillover(trial, "y")
    assert (found.estimate, found.details.ring) == (pytest.approx(3 - 0.125), ("1",))
    assert (found.n_treated, found.n_control) == (1, 4)
    with pytest.raises(PanelError, match="no neighbour of a treated unit is in the sample"):
        spillover(tried(SIX)[2], "y")


def test_synthetic_controls_want_every_value_and_two_periods_before() -> None:
    frame = long(SIX)
    frame.loc[4, "y"] = np.nan
    panel, _, trial = tried(SIX, frame, options={"missing": "available"})
    with pytest.raises(PanelError, match="sdid needs every value of the windows"):
        sdid(panel, trial, "y")
    panel, _, trial = tried(SIX[:, 1:], treatment={"units": ["0", "1"], "start": 1})
    with pytest.raises(PanelError, match="sdid needs two periods before treatment"):
        sdid(panel, trial, "y")


LEVELS = np.array([1.0, 2, 3, 4, 6, 8, 10])


def persistent(rho: tuple[float, ...]) -> np.ndarray:
    """Seven units; two treated first. Each year keeps the order of :data:`LEVELS` exactly."""
    return np.column_stack([factor * LEVELS for factor in rho])


def test_drift_by_hand_where_levels_persist_entirely() -> None:
    """Levels double with a correlation of one: rho 1, so the expected change is all of it."""
    panel, sample, _ = tried(persistent((1, 1, 2)))
    found = drift_of(panel, sample, "y")
    assert (found.rho, found.lag) == (pytest.approx(1), 1.5)
    assert found.expected.tolist() == pytest.approx(LEVELS.tolist())
    assert found.persistence.lags == (1,)
    assert found.persistence.correlations == (pytest.approx(1),)


def test_expected_regression_and_its_band_by_hand() -> None:
    """Two years before correlated by r: with one lag rho(lag) = r ** lag, and a control's band
    leaves itself out."""
    random = np.random.default_rng(2)
    values = persistent((1, 1, 1.5)) + random.normal(size=(7, 3))
    panel, sample, _ = tried(values)
    found = drift_of(panel, sample, "y", level=0.9)
    r = np.corrcoef(values[2:, 0], values[2:, 1])[0, 1]
    assert found.rho == pytest.approx(r**1.5)
    before, after = values[:, :2].mean(axis=1), values[:, 2]
    for unit, others in ((0, [2, 3, 4, 5, 6]), (2, [3, 4, 5, 6])):
        slope = r**1.5 * after[others].std(ddof=1) / before[others].std(ddof=1)
        told = after[others].mean() + slope * (before - before[others].mean())
        spread = (after - told)[others].std(ddof=1) * np.sqrt(1 + 1 / len(others))
        reach = spread * stats.t.ppf(0.95, len(others) - 1)
        assert found.expected[unit] == pytest.approx(told[unit] - before[unit])
        assert found.upper[unit] - found.expected[unit] == pytest.approx(reach)
        assert found.expected[unit] - found.lower[unit] == pytest.approx(reach)
        assert found.outside[unit] == (abs(after[unit] - told[unit]) > reach)
    told = drift(panel, sample, "y", asked(options={"level": 0.9}))
    assert told.estimate == pytest.approx((found.change - found.expected)[:2].mean())
    assert told.details.observed_treated == pytest.approx((after - before)[:2].mean())
    assert [one.unit for one in told.details.units] == ["0", "1"]


def test_likeness_over_several_years_is_fitted_on_its_logarithms() -> None:
    """Correlations by lag r1, r1', r2: a line through (1, ln r), (1, ln r'), (2, ln r2)."""
    random = np.random.default_rng(11)
    values = np.cumsum(random.normal(size=(30, 4)), axis=1) + 3 * random.normal(size=(30, 1))
    panel, sample, _ = tried(values, treatment={"units": ["0", "1"], "start": 3})
    found = persistence_of(panel, sample, "y")
    r = np.corrcoef(values[2:, :3].T)
    slope, constant = np.polyfit([1, 2, 1], np.log([r[0, 1], r[0, 2], r[1, 2]]), 1)
    assert (found.yearly, found.nugget) == (
        pytest.approx(np.exp(slope)), pytest.approx(min(1, np.exp(constant)))
    )  # fmt: skip
    assert found.lags == (1, 2)
    assert found.correlations == pytest.approx([(r[0, 1] + r[1, 2]) / 2, r[0, 2]])
    assert found.rho(3) == pytest.approx(found.nugget * found.yearly**3)


def test_likeness_that_grows_with_time_is_taken_as_constant() -> None:
    """The first and the third year are alike, the second stands apart: no rise is fitted."""
    random = np.random.default_rng(3)
    level, noise = random.normal(size=40), random.normal(size=(40, 2))
    values = np.column_stack([level, level + noise[:, 0], level + noise[:, 1] / 9, level])
    panel, sample, _ = tried(values, treatment={"units": ["0", "1"], "start": 3})
    found = persistence_of(panel, sample, "y")
    r = np.corrcoef(values[2:, :3].T)
    logs = np.log([r[0, 1], r[0, 2], r[1, 2]])
    assert (found.yearly, found.nugget) == (1, pytest.approx(np.exp(logs.mean())))


def test_drift_needs_years_that_are_alike_and_four_controls() -> None:
    turned = np.column_stack([LEVELS, -LEVELS, LEVELS])
    panel, sample, _ = tried(turned)
    with pytest.raises(PanelError, match="rho needs two periods before, positively correlated"):
        drift_of(panel, sample, "y")
    panel, sample, _ = tried(persistent((1, 1, 2))[:5])
    with pytest.raises(PanelError, match="drift bands need four controls"):
        drift_of(panel, sample, "y")
    flat = persistent((1, 1, 1, 2))
    flat[:, 1] = 4
    panel, sample, _ = tried(flat, treatment={"units": ["0", "1"], "start": 3})
    assert persistence_of(panel, sample, "y").lags == (2,)


@pytest.mark.parametrize(
    ("treated", "control", "df"), [(1, 10, 9), (5, 10, welch_df(1 / 5, 5, 1 / 10, 10))]
)
def test_the_smallest_effect_s_formula_by_hand(treated: int, control: int, df: float) -> None:
    effect, freedom = formula_mde(2.0, treated, control, level=0.9, power=0.7)
    reach = stats.t.ppf(0.95, df) + stats.t.ppf(0.7, df)
    assert (effect, freedom) == (
        pytest.approx(reach * 2 * np.sqrt(1 / treated + 1 / control)), pytest.approx(df)
    )  # fmt: skip


@pytest.mark.parametrize(
    ("effect", "light"),
    [(0.5, "green"), (0.51, "amber"), (1.0, "amber"), (1.01, "red"), (None, "red")],
)
def test_the_light_changes_at_a_half_and_at_one(effect: float | None, light: str) -> None:
    assert light_of(effect) == light


def test_where_no_effect_can_be_found_none_is_shown_and_the_reason_is() -> None:
    """Fifteen assignments never give a p under 1 / 16, so nothing is found at 5 %."""
    design = asked("mde", options={"simulations": 100})
    trial = tried(SIX)[2]
    found = power_of(trial, "y", design)
    assert (found.power_at_formula, found.simulated, found.smallest) == (0, None, None)
    assert (found.smallest_sd, found.smallest_by, found.light) == (None, "simulation", "red")
    assert found.sd_change == pytest.approx(CHANGES.std(ddof=1))
    assert found.formula == pytest.approx(formula_mde(CHANGES.std(ddof=1), 2, 4)[0])
    assert found.formula_sd == pytest.approx(found.formula / CHANGES.std(ddof=1))
    assert found.monte_carlo_error == pytest.approx(1.96 * np.sqrt(0.8 * 0.2 / 100))
    told = mde(trial, "y", design)
    assert (told.estimate, told.n_treated, told.n_control) == (None, 2, 4)
    assert told.why_not.startswith("even an effect six times the formula's is not found")


def fault(call: Any) -> tuple[str, str]:
    """Code and field of the one problem ``call`` ends with."""
    with pytest.raises(PanelError) as refused:
        call()
    (problem,) = refused.value.problems
    return problem.code, problem.where.en.removeprefix("field ").removesuffix(":")


def test_refusals_have_a_stable_code_and_the_field_to_mend() -> None:
    pairs = long(SIX).assign(pair=lambda rows: rows["unit"] // 2)
    crossed = long(SIX).assign(pair=lambda rows: rows["unit"] % 3)
    columns = {"unit": "unit", "time": "time", "outcome": "y", "cluster": "pair"}
    far, near = (np.isin(range(6), pair) for pair in ((0, 2), (0, 1)))
    row = np.arange(48)
    apart = np.abs(row[:, None] - row[None, :]) <= 2
    np.fill_diagonal(apart, val=False)
    tight = reference_set(row % 3 == 0, adjacency=apart)
    panel, few, _ = tried(persistent((1, 1, 2))[:5])
    assert [
        fault(lambda: tried(SIX, crossed, panel=columns)),
        fault(lambda: tried(SIX, pairs, panel=columns, neighbours=[["0", "5"]])),
        fault(lambda: reference_set(far, adjacency=ring(6), ring_excluded=True)),
        fault(lambda: reference_set(near, adjacency=ring(6), max_adjacent=0)),
        fault(lambda: draws_of(tight, draws=99, exact_up_to=10, seed=0)),
        fault(lambda: drift_of(panel, few, "y")),
        fault(lambda: spillover(tried(SIX)[2], "y")),
    ] == [
        ("straddling_clusters", "panel.cluster"),
        ("cluster_and_ring", "panel.cluster"),
        ("observed_not_in_set", "options.max_adjacent"),
        ("observed_not_in_set", "options.max_adjacent"),
        ("tight_reference_set", "options.max_adjacent"),
        ("few_controls", "comparison"),
        ("no_ring", "panel.neighbours"),
    ]


def test_groups_and_rings_are_both_kept_to() -> None:
    """Two groups of three in a circle: one of each, and two beyond the ring must be left."""
    observed = np.array([False, False, True, True, False, False])
    reference = reference_set(
        observed, groups=GROUPS, adjacency=ring(6), max_adjacent=1, ring_excluded=True
    )
    drawn = np.array([np.isin(range(6), pair) for pair in ((2, 3), (0, 5), (0, 1), (1, 4))])
    assert reference.allowed(drawn).tolist() == [True, True, False, False]


def test_withheld_figures_are_written_with_their_code_and_their_reason() -> None:
    assert withheld(20, 20) is None
    found = plain(withheld(3, 50))
    assert list(found) == ["p", "code", "why_not"]
    assert (found["p"], found["code"]) == (None, FEW_TREATED)
    assert found["why_not"] == (
        "3 treated and 50 control clusters: a cluster-robust figure needs 20 of each, or it finds "
        "effects where there are none; read the randomisation test"
    )
    assert "a cluster-robust figure for a joint test of 2 needs 40 of each" in why_withheld(
        20, 50, coefficients=2
    )


def test_the_reason_of_no_joint_test_stands_beside_its_empty_p() -> None:
    __, _, trial = tried(SIX[:, 1:], treatment={"units": ["0", "1"], "start": 1})
    assert plain(pre_trend(trial, "y")) == {
        "p": None, "why_not": "two periods before treatment are needed"
    }  # fmt: skip
    moved = SIX + np.array([0.5, 0, 0]) * np.array([3.0, 1, 0, 2, 1, 5])[:, None]
    found = pre_trend(tried(moved)[2], "y")
    assert (found.q, found.assignments) == (1, 15)
    assert found.largest_t == pytest.approx(welch((0, 1), moved[:, 0] - moved[:, 1]))


def test_a_result_of_drift_is_written_with_its_periods_and_who_left_the_band() -> None:
    values = persistent((1, 1.1, 2)) + np.random.default_rng(5).normal(size=(7, 3)) / 9
    values[0, 2] += 50
    panel, sample, _ = tried(values)
    told, found = drift(panel, sample, "y", asked()), drift_of(panel, sample, "y")
    assert told.details.rho == found.rho
    assert told.details.lag == 1.5
    assert (told.details.outside, found.outside[:2]) == (1, (True, False))
    assert (told.n_treated, told.n_control, told.n_periods) == (2, 5, 3)
    assert told.details.expected_treated == pytest.approx(found.expected[:2].mean())


def test_a_line_up_leaves_rings_out_and_passes_over_values_that_are_missing() -> None:
    """Units 0 and 1 treated, 2 and 5 touch them: the gap is from 3 and 4 alone."""
    frame = long(SIX)
    frame.loc[(frame["unit"] == 3) & (frame["time"] == 0), "y"] = np.nan
    near = [[str(n), str((n + 1) % 6)] for n in range(6)]
    panel, _, trial = tried(SIX, frame, neighbours=near, options={"missing": "available"})
    found = line_up(panel, trial, "y", count=3)
    assert found.times.tolist() == [0, 1, 2]
    assert found.outcome == "y"
    real = found.panels[found.real]
    gap = np.array([0.5 - 4, 0.5 - 3.5, 4.5 - 3.75])
    assert real.gap.tolist() == pytest.approx((gap - gap[:2].mean()).tolist())
    assert spillover(trial, "y").details.ring == ("2", "5")
    assert spillover(trial, "y").details.t is not None


def test_the_effect_that_is_shown_is_found_as_often_as_asked() -> None:
    """Twelve units, three treated, 220 assignments; 200 simulated tests at 90 % and 70 %."""
    random = np.random.default_rng(9)
    values = np.column_stack([np.zeros((12, 2)), random.normal(size=12)])
    design = asked("mde", options={"level": 0.9, "power": 0.7, "simulations": 200, "seed": 3},
                   treatment={"units": ["0", "1", "2"], "start": 2})  # fmt: skip
    panel = panel_of(long(values), design)
    trial = randomisation_set(sample_of(panel, design, ["y"], rule="complete_units"), design)
    found, sd = power_of(trial, "y", design), values[:, 2].std(ddof=1)
    formula, df = formula_mde(sd, 3, 9, level=0.9, power=0.7)
    assert (found.formula, found.df, found.power, found.seed) == (formula, df, 0.7, 3)
    assert (found.outcome, found.simulations) == ("y", 200)

    def found_at(effect: float) -> float:
        return simulated_power(trial, "y", effect, simulations=200, alpha=0.1, seed=3)

    assert found.power_at_formula == found_at(formula)
    assert found.simulated is not None
    assert found_at(found.simulated) >= 0.7 > found_at(found.simulated - 0.04 * formula)
    differs = abs(found.power_at_formula - 0.7) > found.monte_carlo_error
    assert found.smallest_by == ("simulation" if differs else "formula")
    assert found.smallest == (found.simulated if differs else formula)
    assert found.smallest is not None
    assert found.smallest_sd == pytest.approx(found.smallest / sd)
    assert found.light == light_of(found.smallest_sd)
    told = mde(trial, "y", design)
    assert (told.method, told.outcome, told.estimate) == ("mde", "y", found.smallest)
    assert (told.level, told.n_periods, told.why_not) == (0.9, 3, "")
    assert told.inference == f"smallest effect found with power 0.7, by {found.smallest_by}"
    assert told.details.simulated == found.simulated
    assert told.warnings == trial.sample.warnings


def test_the_power_of_an_effect_is_that_of_the_test_refitted() -> None:
    """Every planted assignment tested by brute force: the share that rejects at 10 %."""
    trial = tried(SIX)[2]
    pairs = list(combinations(range(6), 2))
    effect, hits = 30.0, []
    for sign in (1, -1):
        for planted in pairs:
            moved = CHANGES + sign * effect * np.isin(range(6), planted)
            t = np.array([welch(pair, moved) for pair in pairs])
            reached = (t >= t[pairs.index(planted)] * (1 - 1e-9)).sum()
            hits.append((1 + reached) / (1 + len(pairs)) <= 0.15)
    share = simulated_power(trial, "y", effect, simulations=2000, alpha=0.15, seed=1)
    assert share == pytest.approx(np.mean(hits), abs=0.04)
    assert np.mean(hits) > 0.5


def test_changes_without_any_spread_have_no_power_to_tell() -> None:
    flat = np.column_stack([np.arange(6.0)] * 2 + [np.arange(6.0) + 3])
    found = power_of(tried(flat)[2], "y", asked("mde", options={"simulations": 100}))
    assert np.isnan([found.power_at_formula, found.formula_sd]).all()
    assert (found.simulated, found.smallest_sd, found.light) == (None, None, "red")
