"""The wild bootstrap against brute force, and the simulations' page in small."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Any

import numpy as np
import pandas as pd
import pytest

from atlas.evaluation.plan import Plan
from atlas.evaluation.plan import design_of as design_of_plan
from indicators.evaluation.design.milan import FOUND_WHERE_TOUCHING
from indicators.evaluation.design.panel import panel_of
from indicators.evaluation.design.problems import PanelError
from indicators.evaluation.design.sample import sample_of
from indicators.evaluation.design.schema import design_of
from indicators.evaluation.estimators.att_gt import att_gt
from indicators.evaluation.estimators.details import NotGiven
from indicators.evaluation.estimators.event_study import event_study, wald
from indicators.evaluation.estimators.regression import (
    chosen_units,
    fit,
    partialled,
    rows_of,
    twfe,
    wild_p,
)
from tools.reports.evaluation_checks import (
    PAGE,
    milan_checks,
    milan_false_dates,
    milan_panel,
    milan_sizes,
    page_design,
)
from tools.reports.evaluation_findings import Effort
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
    assert 0.6 <= found.detected <= 0.95
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


def steady(
    changes: dict[str, float], years: int = 4, start: int = 3, effect: float = 0.0
) -> pd.DataFrame:
    """Unit u moves by ``changes[u]`` a year from 10 on; the first two units are treated."""
    return pd.DataFrame(
        [
            (u, t, 10 + change * t + effect * (n < 2 and t >= start), n < 2)
            for n, (u, change) in enumerate(changes.items())
            for t in range(1, years + 1)
        ],
        columns=["unit", "time", "y", "inside"],
    )


FIVE = {"a": 0.0, "b": 0.0, "c": 0.0, "d": 0.0, "e": 0.0}


def read(frame: pd.DataFrame, panel: dict[str, Any] | None = None, **sections: Any) -> Any:
    """The panel and the design: ``a`` and ``b`` treated from 3 on unless ``sections`` say so."""
    asked = {
        "schema": 1,
        "method": "twfe",
        "panel": {"unit": "unit", "time": "time", "outcome": "y", **(panel or {})},
        "treatment": {"units": ["a", "b"], "start": 3},
    }
    design = design_of({**asked, **sections})
    return panel_of(frame, design), design


def test_a_covariate_is_taken_out_before_the_effect_is_read() -> None:
    """y = 2 d + 3 x and nothing else, x moving with the treatment: without x the effect is off."""
    frame = steady(FIVE, effect=2)
    frame["x"] = frame["time"] * (frame["unit"].isin(["a", "c"])) + (frame["time"] == 4)
    frame["y"] += 3.0 * frame["x"]
    with_x = twfe(*read(frame, {"covariates": ["x"]}), "y")
    assert with_x.estimate == pytest.approx(2)
    assert with_x.details.covariates == ("x",)
    assert twfe(*read(frame), "y").estimate != pytest.approx(2, abs=0.1)


def test_periods_of_a_region_are_compared_within_it() -> None:
    """The north gains 6 from year 3 on and has two of the three treated: it passes for effect."""
    frame = steady(dict.fromkeys("abcdef", 0.0), effect=2)
    frame["region"] = np.where(frame["unit"].isin(["a", "b", "c"]), "north", "south")
    frame["y"] += 6 * ((frame["region"] == "north") & (frame["time"] >= 3))
    assert twfe(*read(frame, {"time_by": "region"}), "y").estimate == pytest.approx(2)
    assert twfe(*read(frame), "y").estimate == pytest.approx(2 + 6 - 6 / 4)


def test_trends_of_units_are_taken_out_where_asked() -> None:
    """Treated grow by 1 a year before and after: a jump of 2 is left with trends, 4 without."""
    frame = steady({"a": 1.0, "b": 1.0, "c": 0.0, "d": 0.0}, effect=2)
    trends = read(frame, options={"unit_trends": True})
    assert twfe(*trends, "y").estimate == pytest.approx(2)
    assert twfe(*read(frame), "y").estimate == pytest.approx(2 + 2)


def many(noise: float, years: int = 4, covariate: bool = False) -> pd.DataFrame:
    """Twenty treated from 3 on with an effect of 2 and twenty others."""
    generator = np.random.default_rng(3)
    frame = pd.DataFrame(
        [
            (f"{'t' if n < 20 else 'c'}{n}", t, n < 20)
            for n in range(40)
            for t in range(1, years + 1)
        ],
        columns=["unit", "time", "inside"],
    )
    frame["y"] = 2.0 * (frame["inside"] & (frame["time"] >= 3))
    frame["y"] += noise * generator.normal(size=len(frame))
    frame["start"] = np.where(frame["inside"], 3, 0)
    return frame


STARTS = {"treatment": {"start_column": "start"}}


def test_the_bootstrap_is_not_run_with_trends_and_without_residuals_there_is_no_error() -> None:
    trends = twfe(*read(many(1.0), options={"unit_trends": True}, **STARTS), "y")
    assert trends.details.wild_bootstrap == NotGiven(why_not="not run with unit trends")
    exact = twfe(*read(many(0.0), **STARTS), "y")
    assert (exact.estimate, exact.p) == (pytest.approx(2), None)
    assert exact.why_not == "the residuals do not vary: no standard error"


def test_missing_rows_are_refused_dropped_or_used_as_asked() -> None:
    """Unit c lacks a year, unit e has one row alone: 20 rows less 1 less 3."""
    frame = steady({**FIVE, "c": 1.0})
    frame = frame[~((frame["unit"] == "c") & (frame["time"] == 1))]
    frame = frame[(frame["unit"] != "e") | (frame["time"] == 2)]
    used = twfe(*read(frame), "y")
    assert (used.details.rows, used.details.singletons_dropped) == (15, 1)
    assert "1 units with one row dropped" in used.warnings
    whole = twfe(*read(frame, options={"missing": "complete_units"}), "y")
    assert (whole.details.rows, whole.details.clusters) == (12, 3)
    with pytest.raises(PanelError, match="rows are missing for c, e"):
        twfe(*read(frame, options={"missing": "refuse"}), "y")


@pytest.mark.parametrize(
    ("frame", "sections", "said"),
    [
        (steady(FIVE, years=2), {"treatment": {"units": ["a"], "start": 9}},
         "no unit is treated within the panel's periods"),
        (steady(FIVE)[lambda rows: rows["time"] == 3], {},
         "two units with two periods each are needed"),
        (steady({"a": 0.0, "b": 1.0}), {}, "the treatment does not vary beyond"),
        (steady({"a": 0.0, "b": 1.0, "c": 2.0}).assign(all="one"), {"panel": {"cluster": "all"}},
         "too few clusters or rows for the effects asked"),
    ],
)  # fmt: skip
def test_a_regression_that_cannot_be_is_refused(
    frame: pd.DataFrame, sections: dict[str, Any], said: str
) -> None:
    panel = sections.pop("panel", None) if "panel" in sections else None
    with pytest.raises(PanelError, match=said):
        twfe(*read(frame, panel, **sections), "y")


def test_a_unit_treated_from_the_first_year_on_only_informs_the_time() -> None:
    frame = steady(FIVE, effect=2)
    starts = {"treatment": {"units": ["a", "b", "c"], "start": {"a": 3, "b": 3, "c": 1}}}
    found = twfe(*read(frame, **starts), "y")
    assert found.estimate == pytest.approx(2)
    assert "1 units are treated from the first period on: they only inform time" in found.warnings
    study = event_study(*read(frame, **starts), "y")
    assert "1 units treated from the first period on left out" in study.warnings


def test_the_signs_of_few_clusters_are_webb_s_where_not_all_are_drawn() -> None:
    """Six clusters have 64 vectors of signs: fifty draws of six points stand near all of them."""
    panel, design = read(clustered(), {"cluster": "cluster"}, treatment={"column": "d"})
    rows = rows_of(panel, design, "y", chosen_units(panel, design), "available")
    line = fit(rows, rows.pick(panel.dose)[:, None], names=["d"])
    drawn = wild_p(line, partialled(rows), draws=50, seed=1)
    assert (drawn.signs, drawn.draws, drawn.seed) == ("Webb", 50, 1)
    assert drawn.p == pytest.approx(brute_force(clustered()), abs=0.15)


def test_a_second_regressor_is_taken_out_of_the_bootstrap_like_a_covariate() -> None:
    frame = clustered()
    frame["x"] = np.random.default_rng(2).normal(size=len(frame))
    asked = {"treatment": {"column": "d"}}
    panel, design = read(frame, {"cluster": "cluster", "covariates": ["x"]}, **asked)
    rows = rows_of(panel, design, "y", chosen_units(panel, design), "available")
    treated = rows.pick(panel.dose)
    beside = wild_p(fit(rows, treated[:, None], names=["d"]), partialled(rows), draws=99, seed=1)
    plain = replace(rows, covariates=rows.covariates[:, :0])
    both = fit(plain, np.column_stack([treated, rows.covariates]), names=["d", "x"])
    assert wild_p(both, partialled(plain), draws=99, seed=1).p == pytest.approx(beside.p)


def study(frame: pd.DataFrame, **sections: Any) -> Any:
    return event_study(*read(frame, method="event_study", **{**STARTS, **sections}), "y")


def test_the_joint_test_of_one_year_before_is_its_t_squared() -> None:
    found = study(many(1.0, years=3))
    early, _, late = found.details.coefficients
    wide = many(1.0, years=3).pivot(index="unit", columns="time", values="y")
    inside = wide.index.str.startswith("t")
    change = wide[1] - wide[2]
    assert early.estimate == pytest.approx(change[inside].mean() - change[~inside].mean())
    assert found.details.pre_trend_test.f == pytest.approx((early.estimate / early.se) ** 2)
    assert (found.details.pre_trend_test.q, late.event) == (1, 0)


def test_with_one_year_before_there_is_nothing_to_test_and_no_trend_to_forgive() -> None:
    frame = many(1.0)
    found = study(frame[frame["time"].isin([2, 3])]).details
    assert found.pre_trend_test.why_not == "there is no event time before the reference"
    assert found.relative_magnitudes.why_not == "two periods before treatment are needed"


def test_years_before_without_residuals_have_no_error_and_no_joint_test() -> None:
    """Rounding leaves errors of 1e-16, by which a difference of 1e-16 would pass for sure."""
    found = study(many(0.0))
    assert found.estimate == pytest.approx(2)
    assert found.why_not == "the residuals do not vary: no standard error"
    assert found.details.relative_magnitudes.why_not == found.why_not
    assert "singular" in found.details.pre_trend_test.why_not


def test_more_coefficients_than_clusters_are_not_tested_together() -> None:
    panel, design = read(many(1.0), **STARTS)
    rows = rows_of(panel, design, "y", chosen_units(panel, design), "available")
    treated = rows.pick((panel.times >= panel.starts[:, None]).astype(float))
    line = replace(fit(rows, treated[:, None], names=["d"]), clusters=1)
    assert wald(line, np.array([True])).why_not == "1 coefficients, 1 clusters: too few"


def test_the_ends_of_an_event_window_gather_what_lies_beyond() -> None:
    """Years 1 to 6, start 4: -3 joins -2, and 1 and 2 join 0."""
    frame = many(1.0, years=6).assign(start=lambda rows: np.where(rows["inside"], 4, 0))
    found = study(frame, options={"event_window": [-2, 0]})
    assert [one.event for one in found.details.coefficients] == [-2, -1, 0]


@pytest.mark.parametrize(
    ("sections", "said"),
    [
        ({"options": {"anticipation": 3}}, "no treated unit is observed before its start"),
        ({"treatment": {"column": "share"}}, "there is no event time"),
    ],
)
def test_an_event_study_without_times_to_compare_is_refused(
    sections: dict[str, Any], said: str
) -> None:
    frame = many(1.0)
    frame["share"] = 0.5 * (frame["inside"] & (frame["time"] >= 3))
    with pytest.raises(PanelError, match=said):
        study(frame, **sections)


def test_cohorts_without_a_unit_never_treated_leave_event_times_that_are_not_told_apart() -> None:
    frame = steady(dict.fromkeys("abcd", 1.0), years=5)
    starts = {"units": list("abcd"), "start": {"a": 3, "b": 3, "c": 4, "d": 4}}
    with pytest.raises(PanelError, match="cannot be told apart from each other and the effects"):
        study(frame, treatment=starts)


def effects(frame: pd.DataFrame, panel: dict[str, Any] | None = None, **sections: Any) -> Any:
    return att_gt(*read(frame, panel, method="att_gt", **{**STARTS, **sections}), "y")


def test_a_unit_not_yet_treated_is_a_control_where_asked() -> None:
    """Cohorts 3 and 4, nobody never treated: cohort 3 in year 3 against cohort 4 alone."""
    frame = many(0.0).assign(start=lambda rows: np.where(rows["inside"], 3, 4))
    frame["y"] += 0.5 * (~frame["inside"] & (frame["time"] == 3))
    found = effects(frame, comparison={"control_group": "notyet"})
    cells = {(one.group, one.period): one for one in found.details.cells}
    assert cells[3, 3].figures.estimate == pytest.approx(2 - 0.5)
    assert cells[3, 4].not_estimated == "no control unit with both periods"
    assert any("effects not estimated, first (3, 4): no control" in w for w in found.warnings)


def test_effects_that_do_not_vary_have_no_error() -> None:
    found = effects(many(0.0))
    assert (found.estimate, found.p) == (pytest.approx(2), None)
    assert found.why_not == "the changes do not vary: no standard error"
    assert found.details.simultaneous.why_not == "no effect varies"
    assert "singular" in found.details.pre_trend_test.why_not


def test_whole_clusters_are_counted_and_units_treated_before_the_panel_named() -> None:
    frame = many(1.0)
    frame["pair"] = frame["unit"].str[0] + (frame["unit"].str[1:].astype(int) // 2).astype(str)
    frame.loc[frame["unit"] == "t0", "start"] = 1
    found = effects(frame, {"cluster": "pair"})
    assert found.details.cells[0].figures.why_not.startswith("10 treated and 10 control clusters")
    assert "1 units treated from the first period on left out: no before" in found.warnings


@pytest.mark.parametrize(
    ("rule", "said"),
    [("refuse", "values are missing for c20, c21"), ("complete_units", "no unit has a value in")],
)
def test_missing_values_leave_no_cohort_to_compare(rule: str, said: str) -> None:
    frame = many(1.0)
    frame.loc[(frame["time"] == 2) & (~frame["inside"] | (rule != "refuse")), "y"] = np.nan
    with pytest.raises(PanelError, match=said):
        effects(frame, options={"missing": rule})


@pytest.mark.parametrize(
    ("x", "what"),
    [
        (lambda rows: np.where(rows["inside"], rows["time"], 1.0), "collinear"),
        (lambda rows: rows["inside"] * 10 + rows["unit"].str[1:].astype(int) % 5, "apart"),
    ],
)
def test_covariates_that_tell_the_treated_apart_give_no_effect(x: Any, what: str) -> None:
    with pytest.raises(PanelError, match=what):
        effects(many(1.0).assign(x=x), {"covariates": ["x"]})


@pytest.mark.parametrize(
    ("frame", "panel", "sections", "said"),
    [
        (many(1.0).assign(share=lambda rows: 0.5 * (rows["time"] >= 3)), None,
         {"treatment": {"column": "share"}}, "it has no cohorts"),
        (many(1.0).assign(w=lambda rows: 1.0 - rows["inside"]), {"weights": "w"}, {},
         "a group has only zero weights"),
        (many(1.0), None, {"options": {"anticipation": 2}}, "no period before the start"),
    ],
)  # fmt: skip
def test_group_time_effects_that_cannot_be_are_refused(
    frame: pd.DataFrame, panel: dict[str, Any] | None, sections: dict[str, Any], said: str
) -> None:
    with pytest.raises(PanelError, match=said):
        effects(frame, panel, **sections)
