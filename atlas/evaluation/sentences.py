"""The sentences of the before-and-after page, each made from the design and its numbers. Pure."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from atlas.evaluation.plan import LEAST_RESIDENTS, SIMILAR_COUNT, Plan, similar_by
from atlas.evaluation.study import Doubts, Results, Study
from atlas.wording import numbers, text
from indicators import indicator
from indicators.evaluation.design import milan
from indicators.evaluation.design.problems import EvaluationError
from indicators.evaluation.estimators.details import Details, RandomisationDetails
from indicators.evaluation.estimators.result import EffectEstimate
from indicators.evaluation.inference.power import Power
from indicators.spec import Unit

SUSPICIOUS = 0.1
"""A false date, a pre-trend or a ring with a p below this is said aloud."""

KNOWN_PROBLEMS = ("no_treated", "no_controls", "no_common_year", "no_period", "constant",
                  "collinear", "no_reference", "too_few_rows", "staggered")  # fmt: skip


def size(value: float | None, plan: Plan, language: str) -> str:
    """A change in the outcome's own unit, one decimal more than the indicator is written with."""
    one = plan.indicator
    if value is None or not np.isfinite(value):
        return numbers.DASH
    more = numbers.number(abs(value), language=language, decimals=one.decimals + 1)
    return text(language)(f"unit_change.{one.unit.value}", value=more)


def moved(value: float | None, plan: Plan, language: str) -> str:
    """A signed difference in the outcome's unit."""
    if value is None or not np.isfinite(value):
        return numbers.DASH
    sign = "+" if value > 0 else numbers.MINUS if value < 0 else ""
    return f"{sign}{size(value, plan, language)}"


def p_value(p: float | None, language: str) -> str:
    """``0,154``; under one thousandth says so."""
    if p is None:
        return numbers.DASH
    if p < 0.001:
        return "< " + numbers.number(0.001, language=language, decimals=3)
    return numbers.number(p, language=language, decimals=3)


def interval(one: EffectEstimate[Details], plan: Plan, language: str) -> str:
    """Both ends with the unit; an end that does not exist is said."""
    if one.interval is None:
        return numbers.DASH
    words = text(language)
    low, high = one.interval
    if low is None and high is None:
        return words("before.open_interval_both")
    if low is None or high is None:
        return words("before.open_interval")
    decimals = plan.indicator.decimals + 1
    ends = [numbers.signed(end, language=language, decimals=decimals) for end in (low, high)]
    return numbers.span(*ends, language=language)


def room_sentence(found: Study, language: str) -> str:
    """How many residents the treated areas have, and how large the rooms are."""
    words, last = text(language), int(found.panel.times[-1])
    residents = numbers.number(found.sample.residents, language=language)
    same = set(found.ids("treated")) <= set(milan.TREATED)
    key = "before.rooms" if same else "before.no_rooms"
    return words(key, count=int(found.sample.treated.sum()), residents=residents, year=last)


def design_sentence(found: Study, language: str) -> str:
    """The design in a sentence: what, whom, with whom, when, under which assumption."""
    words, plan = text(language), found.plan
    return words(
        "before.design_said",
        outcome=plan.indicator.title.text(language),
        treated=len(found.ids("treated")),
        control=len(found.ids("control")),
        ring=len(found.ids("ring")),
        before="–".join(str(one) for one in plan.before),
        after="–".join(str(one) for one in plan.after),
        start=plan.start,
    )


def comparison_said(plan: Plan, language: str) -> str:
    """How the comparison areas were chosen."""
    words = text(language)
    if plan.comparison != "similar":
        return words(f"before.comparison_help_{plan.comparison}")
    names = [indicator(key).short_title.text(language).lower() for key in similar_by(plan)]
    return words("before.similar_said", count=SIMILAR_COUNT, variables=", ".join(names))


def floor_said(found: Study, names: Sequence[str], language: str) -> str:
    """The rule on small areas, and which areas are compared although their rate is uncertain."""
    words = text(language)
    if found.plan.floor == "rates":
        return words("before.floor_rates_said")
    least = numbers.number(LEAST_RESIDENTS, language=language)
    said = words("before.floor_residents_said", least=least)
    if names:
        said += " " + words("before.low_said", count=len(names), names=", ".join(names))
    return said


def power_sentence(found: Power, plan: Plan, language: str) -> str:
    """What the design could see at all."""
    words = text(language)
    if found.smallest is None or found.smallest_sd is None:
        return words("before.sees_nothing")
    sd = numbers.number(found.smallest_sd, language=language, decimals=2)
    effect = size(found.smallest, plan, language)
    return words(f"before.sees_{found.light}", effect=effect, sd=sd)


def result_sentence(one: EffectEstimate[Details], power: Power, plan: Plan, language: str) -> str:
    """The result, never without its design."""
    words = text(language)
    if one.estimate is None:
        return words("before.no_estimate")
    seen = one.p is not None and one.p < 0.05
    said = words(
        "before.result_said",
        difference=moved(one.estimate, plan, language),
        interval=interval(one, plan, language),
        p=p_value(one.p, language),
        start=plan.start,
        control=one.n_control,
    )
    said += " " + words("before.result_apart" if seen else "before.result_not_apart")
    if power.smallest is None:
        return f"{said} {words('before.sees_nothing')}"
    if seen:
        return said
    return f"{said} {words('before.result_blind', effect=size(power.smallest, plan, language))}"


def start_said(plan: Plan, language: str) -> str:
    """What other plausible dates would change."""
    words = text(language)
    if len(plan.starts) == 1:
        return words("before.start_one", start=plan.start)
    return words("before.start_grid", first=plan.starts[0], last=plan.starts[-1])


def checks_said(found: Study, results: Results, doubts: Doubts, language: str) -> list[str]:
    """Every check with its numbers, also where it found nothing."""
    words, plan = text(language), found.plan
    said = []
    if doubts.false_dates:
        dates = ", ".join(
            f"{_false_start(one)} p {p_value(one.p, language)}" for one in doubts.false_dates
        )
        said.append(words("before.checks_time", dates=dates))
    trend = _trend_p(results)
    if trend is not None:
        said.append(words("before.checks_trend", p=p_value(trend, language)))
    if doubts.without:
        ends = [one.value for one in doubts.without]
        low, high = moved(min(ends), plan, language), moved(max(ends), plan, language)
        said.append(words("before.checks_without", low=low, high=high))
    if doubts.ring is not None:
        effect, p = moved(doubts.ring.estimate, plan, language), p_value(doubts.ring.p, language)
        said.append(words("before.checks_ring", effect=effect, p=p))
    return said


def _trend_p(results: Results) -> float | None:
    """p of the test that treated and controls moved alike before; ``None`` where there is none."""
    details = results.events.details
    return None if details is None else details.pre_trend_test.p


def _false_start(test: EffectEstimate[RandomisationDetails]) -> int | None:
    return None if test.details is None else test.details.false_start


def doubts_said(
    found: Study, results: Results, doubts: Doubts, others: Sequence[str], language: str
) -> list[str]:
    """What the checks found, in sentences; only what there is something to say about."""
    words, plan = text(language), found.plan
    said: list[str] = []
    early = [one for one in doubts.false_dates if one.p is not None and one.p < SUSPICIOUS]
    if early:
        listed = ", ".join(f"{_false_start(one)} (p {p_value(one.p, language)})" for one in early)
        said.append(words("before.doubt_time", dates=listed))
    trend = _trend_p(results)
    if trend is not None and trend < SUSPICIOUS:
        said.append(words("before.doubt_trend", p=p_value(trend, language)))
    if doubts.ring is not None and doubts.ring.p is not None and doubts.ring.p < SUSPICIOUS:
        effect = moved(doubts.ring.estimate, plan, language)
        said.append(words("before.doubt_ring", effect=effect, p=p_value(doubts.ring.p, language)))
    signs = {np.sign(one.estimate) for one in doubts.without if one.estimate is not None}
    if len(signs) > 1:
        said.append(words("before.doubt_without"))
    if doubts.drift is not None:
        expected = float(doubts.drift.expected[found.sample.treated].mean())
        usual = float(doubts.drift.change[found.sample.control].mean())
        said.append(
            words(
                "before.doubt_drift",
                expected=moved(expected, plan, language),
                usual=moved(usual, plan, language),
                outside=sum(np.array(doubts.drift.outside) & found.sample.treated),
                count=int(found.sample.treated.sum()),
            )
        )
    if others:
        said.append(words("before.doubt_others", count=len(others)))
    crossed = [one for one in plan.indicator.breaks if one.year > plan.before[0]]
    said += [
        words("before.doubt_break", year=one.year, why=one.why.text(language)) for one in crossed
    ]
    return said


def problem_said(error: EvaluationError, language: str) -> str:
    """An engine's refusal in the reader's language, with the way out."""
    words, code = text(language), error.problems[0].code
    return words(f"before.problem_{code if code in KNOWN_PROBLEMS else 'other'}")


def sd_said(found: Power, plan: Plan, language: str) -> tuple[str, str, str]:
    """Effect by formula, by simulation, and the power the formula's effect has."""
    words = text(language)
    simulated = (
        words("before.never") if found.simulated is None else size(found.simulated, plan, language)
    )
    share = numbers.number(100 * found.power_at_formula, language=language)
    power = numbers.with_unit(share, Unit.PERCENT, language=language)
    return size(found.formula, plan, language), simulated, power
