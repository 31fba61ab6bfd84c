"""What is said of a before-and-after design: with whom it compares, and what its checks found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from atlas import repository
from atlas.evaluation.plan import Plan, outskirts
from atlas.evaluation.sentences import (
    checks_said,
    comparison_said,
    design_sentence,
    floor_said,
    interval,
    moved,
    result_sentence,
    sd_said,
    size,
    warnings_of_checks,
)
from atlas.evaluation.study import RobustnessChecks
from atlas.repository.evaluation_results import (
    before_power,
    before_results,
    before_study,
    robustness_checks,
)
from atlas.wording import numbers, text
from indicators.evaluation.estimators.details import RandomisationDetails, SpilloverDetails
from indicators.evaluation.estimators.result import EffectEstimate

PLAN = Plan()
QUIET = RobustnessChecks(drift=None, line_up=None, false_dates=(), without=(), ring=None)


def estimate(value: float | None, p: float | None = None) -> EffectEstimate:
    return EffectEstimate(
        "randomisation", PLAN.outcome, value, p=p, why_not="" if value else "none"
    )


def false_start(year: int, p: float) -> EffectEstimate:
    details = RandomisationDetails(t=1.0, exact=True, assignments=15, seed=None, smallest_p=1 / 15,
                                   weighted=False, ring_left_out=(), false_start=year)  # fmt: skip
    return replace(estimate(0.5, p), details=details)


def test_a_number_that_does_not_exist_is_a_dash_and_never_a_zero():
    assert size(None, PLAN, "it") == moved(float("nan"), PLAN, "en") == numbers.DASH
    assert interval(estimate(1.0), PLAN, "it") == numbers.DASH


@pytest.mark.parametrize(
    ("ends", "key"),
    [((None, None), "before.open_interval_both"), ((None, 2.0), "before.open_interval")],
)
def test_an_end_that_does_not_exist_is_said(ends, key):
    open_ended = replace(estimate(1.0), interval=ends)
    assert interval(open_ended, PLAN, "it") == text("it")(key)


def test_who_is_compared_follows_the_choice():
    wanted = tuple(before_study(PLAN).ids("control")[:8])
    own = before_study(replace(PLAN, comparison="own", own=(*wanted, PLAN.treated[0])))
    assert set(own.ids("control")) == set(wanted)
    edge = outskirts(repository.areas()["municipio"], repository.neighbours())
    outside = before_study(replace(PLAN, comparison="outskirts"))
    assert set(outside.ids("control")) <= set(edge)
    similar = before_study(replace(PLAN, comparison="similar"))
    assert 2 <= len(similar.ids("control")) < len(before_study(PLAN).ids("control"))


def test_the_way_of_comparing_names_what_areas_are_alike_in():
    alike = comparison_said(replace(PLAN, comparison="similar"), "it")
    assert alike != comparison_said(PLAN, "it") == text("it")("before.comparison_help_all")
    assert "minorenni" in alike


def test_the_rule_on_small_areas_is_said_with_the_areas_it_leaves_uncertain():
    study = before_study(PLAN)
    rates = before_study(replace(PLAN, floor="rates"))
    assert "1.000" in floor_said(study, [], "it")
    assert "Alba, Borgo" in floor_said(study, ["Alba, Borgo"], "it")
    assert floor_said(rates, ["Alba"], "it") == text("it")("before.floor_rates_said")


def test_a_result_that_does_not_exist_says_so():
    said = result_sentence(estimate(None), before_power(PLAN), PLAN, "it")
    assert said == text("it")("before.no_estimate")


def test_every_check_is_said_with_its_number_and_none_where_none_was_made():
    study, results, doubts = before_study(PLAN), before_results(PLAN), robustness_checks(PLAN)
    told = checks_said(study, results, doubts, "it")
    assert len(told) == 4
    assert all(str(test.details.false_start) in told[0] for test in doubts.false_dates)
    bare = checks_said(study, replace(results, events=replace(results.events, details=None)),
                       QUIET, "it")  # fmt: skip
    assert bare == []


def test_what_could_fool_the_reader_is_said_and_nothing_where_nothing_could():
    study, results = before_study(PLAN), before_results(PLAN)
    calm = replace(results, events=replace(results.events, details=None))
    assert warnings_of_checks(study, calm, QUIET, [], "it") == []
    ring = replace(estimate(0.7, 0.03), details=SpilloverDetails(ring=("1",), t=2.0, welch_p=0.04))
    loud = replace(QUIET, false_dates=(false_start(2017, 0.02), false_start(2018, 0.6)), ring=ring,
                   without=(estimate(0.4), estimate(-0.2)))  # fmt: skip
    told = warnings_of_checks(study, calm, loud, ["a market"], "en")
    assert len(told) == 4
    assert "2017 (p 0.020)" in told[0]
    assert "2018" not in told[0]
    assert "+0.70" in told[1]
    assert told[2] == text("en")("before.doubt_without")


def test_how_far_the_treated_were_expected_to_drift_is_said_beside_the_rest():
    checked = robustness_checks(PLAN)
    found = replace(QUIET, drift=checked.drift)
    told = warnings_of_checks(before_study(PLAN), before_results(PLAN), found, [], "en")
    assert any("8" in sentence and "egression to the mean" in sentence for sentence in told)


def test_the_design_and_its_power_are_said_with_their_numbers():
    said = design_sentence(before_study(PLAN), "it")
    assert "2015–2019" in said
    assert "2022–2024" in said
    formula, simulated, power = sd_said(before_power(PLAN), PLAN, "it")
    assert power.endswith("%")
    assert formula != numbers.DASH
    never = replace(before_power(PLAN), simulated=None)
    assert sd_said(never, PLAN, "it")[1] == text("it")("before.never")
    assert simulated != text("it")("before.never")
