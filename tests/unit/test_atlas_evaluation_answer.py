"""The answer of a before-and-after design: its direction, its size, and what chance would do."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from atlas.evaluation.answer import (
    answer_sentence,
    boxes,
    compared_said,
    drift_alone,
    sides,
    times_in_100,
)
from atlas.evaluation.contamination import contamination
from atlas.evaluation.plan import Plan
from atlas.evaluation.study import FirstReading
from atlas.repository.evaluation_results import before_answer, before_power, before_study
from atlas.wording import text
from indicators.evaluation.estimators.result import EffectEstimate

PLAN = Plan()


def moving(ours: float, theirs: float):
    """The opening study with areas looked at and compared that change by so much."""
    study = before_study(PLAN)
    sample = study.sample
    after = sample.before[PLAN.outcome] + np.where(sample.treated, ours, theirs)
    return replace(study, sample=replace(sample, after={PLAN.outcome: after}))


def answered(effect: float | None, p: float | None = 0.4) -> FirstReading:
    return FirstReading(EffectEstimate("randomisation", PLAN.outcome, effect, p=p), (), None)


@pytest.mark.parametrize(
    ("ours", "theirs", "key"),
    [(2, 1, "up_more"), (1, 2, "up_less"), (-2, -1, "down_more"), (-1, -2, "down_less"),
     (1, -1, "up_alone"), (-1, 1, "down_alone"), (0, 1, "apart"), (1, 0, "apart")],
)  # fmt: skip
def test_the_answer_says_which_way_both_sides_moved(ours, theirs, key):
    said = answer_sentence(moving(ours, theirs), answered(ours - theirs), ["A", "B"], "it")
    words = text("it")
    wanted = words(
        f"before.answer_{key}", outcome="Ultraottantenni che vivono soli",
        where=words("before.where_premises"), elsewhere=words("before.elsewhere_all"),
        effect=f"{abs(ours - theirs)},00\u00a0punti percentuali",
    )  # fmt: skip
    assert said == wanted + words("before.chance_possible")


@pytest.mark.parametrize(("p", "key"), [(0.049, "unlikely"), (0.05, "possible"), (None, "unknown")])
def test_the_answer_says_whether_chance_would_do_it(p, key):
    said = answer_sentence(moving(2, 1), answered(1.0, p), ["A"], "en")
    assert said.endswith(text("en")(f"before.chance_{key}"))
    assert "in A " in said


def test_an_answer_that_does_not_exist_says_so():
    said = answer_sentence(moving(2, 1), answered(None, None), ["A", "B"], "it")
    assert said == text("it")("before.answer_none", outcome="Ultraottantenni che vivono soli",
                              where=text("it")("before.where_premises"))  # fmt: skip


@pytest.mark.parametrize(
    ("p", "written"),
    [(0.1535, "15 volte su 100"), (0.0499, "meno di 5 volte su 100"), (0.051, "5 volte su 100"),
     (0.0002, "meno di una volta su 100"), (0.01, "una volta su 100")],
)  # fmt: skip
def test_chance_is_told_in_times_of_a_hundred_and_never_rounded_across_its_limit(p, written):
    assert times_in_100(p, "it") == written


def test_boxes_tell_what_was_seen_what_chance_does_and_what_could_be_seen():
    study, power = before_study(PLAN), before_power(PLAN)
    seen, chance, visible = boxes(study, before_answer(PLAN), power, "it")
    assert seen[1] == "+1,05\u00a0punti percentuali"
    assert chance[1:] == ("15 volte su 100", text("it")("before.chance_alone"))
    assert "2,93" in visible[1]
    blind = boxes(study, answered(1.0, 0.01), replace(power, smallest=None), "it")
    assert text("it")("before.chance_rivals") in blind[1][2]
    assert blind[2][1:] == (text("it")("before.visible_nothing"),
                            text("it")("before.visible_unseen"))  # fmt: skip


def test_several_outcomes_give_the_figure_of_their_family():
    plan = replace(PLAN, outcomes=(PLAN.outcome, "minors"))
    answer = before_answer(plan)
    written = boxes(before_study(plan), answer, before_power(plan), "en")[1][2]
    assert times_in_100(float(answer.adjusted[0]["romano_wolf"]), "en") in written
    assert "2 measures" in written


def test_drift_alone_is_expected_of_those_looked_at_less_the_change_of_those_compared():
    study, answer = before_study(PLAN), before_answer(PLAN)
    drift, sample = answer.drift, study.sample
    by_hand = sum(drift.expected[sample.treated]) / 8 - sum(drift.change[sample.control]) / 33
    assert drift_alone(study, drift) == pytest.approx(by_hand)
    assert drift_alone(study, None) is None


def test_sides_bear_the_premises_only_where_all_of_them_are_looked_at():
    other = before_study(replace(PLAN, treated=(14, 35)))
    assert sides(before_study(PLAN), "it") == ("con uno spazio", "senza")
    assert sides(other, "it") == ("scelti", "gli altri")
    where = answer_sentence(before_study(replace(PLAN, treated=(1, 2))), answered(1.0), "AB", "it")
    assert text("it")("before.where_chosen") in where


def test_who_is_compared_is_said_with_the_years():
    said = compared_said(before_study(PLAN), ["Niguarda", "Barona"], "it")
    assert said.startswith("Niguarda, Barona. ")
    assert "2015–2019" in said.replace("\u2060", "")


def test_other_initiatives_are_those_in_the_areas_looked_at():
    near = contamination(before_study(replace(PLAN, treated=(14, 35))), "it")
    assert near
    assert {line.partition(":")[0] for line in near} <= {"Niguarda", "Lodi – Corvetto"}
