"""The sentences of the before-and-after page, each made from the design and its numbers. Pure."""

from collections.abc import Sequence

import numpy as np

from atlas.evaluation.plan import LEAST_RESIDENTS, SIMILAR_COUNT, Plan, similar_by
from atlas.evaluation.study import Results, RobustnessChecks, Study
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
    indicator = plan.indicator
    if value is None or not np.isfinite(value):
        return numbers.DASH
    more = numbers.number(abs(value), language=language, decimals=indicator.decimals + 1)
    return text(language)(f"unit_change.{indicator.unit.value}", value=more)


def moved(value: float | None, plan: Plan, language: str) -> str:
    """A signed difference in the outcome's unit."""
    if value is None or not np.isfinite(value):
        return numbers.DASH
    rounded = round(value, plan.indicator.decimals + 1)
    sign = "+" if rounded > 0 else numbers.MINUS if rounded < 0 else ""
    return f"{sign}{size(value, plan, language)}"


def p_value(p: float | None, language: str) -> str:
    """``0,154``; under one thousandth says so."""
    if p is None:
        return numbers.DASH
    if p < 0.001:
        return "< " + numbers.number(0.001, language=language, decimals=3)
    return numbers.number(p, language=language, decimals=3)


def interval(effect: EffectEstimate[Details], plan: Plan, language: str) -> str:
    """Both ends with the unit; an end that does not exist is said."""
    if effect.interval is None:
        return numbers.DASH
    words = text(language)
    low, high = effect.interval
    if low is None and high is None:
        return words("before.open_interval_both")
    if low is None or high is None:
        return words("before.open_interval")
    decimals = plan.indicator.decimals + 1
    ends = [numbers.signed(end, language=language, decimals=decimals) for end in (low, high)]
    return numbers.span(*ends, language=language)


def room_sentence(study: Study, language: str) -> str:
    """How many residents the treated areas have, and how large the rooms are."""
    words, last = text(language), int(study.panel.times[-1])
    residents = numbers.number(study.sample.residents, language=language)
    same = set(study.ids("treated")) <= set(milan.TREATED)
    key = "before.rooms" if same else "before.no_rooms"
    return words(key, count=int(study.sample.treated.sum()), residents=residents, year=last)


def design_sentence(study: Study, language: str) -> str:
    """The design in a sentence: what, whom, with whom, when, under which assumption."""
    words, plan = text(language), study.plan
    return words(
        "before.design_said",
        outcome=plan.indicator.title.text(language),
        treated=len(study.ids("treated")),
        control=len(study.ids("control")),
        ring=len(study.ids("ring")),
        before="–".join(str(year) for year in plan.before),
        after="–".join(str(year) for year in plan.after),
        start=plan.start,
    )


def comparison_said(plan: Plan, language: str) -> str:
    """How the comparison areas were chosen."""
    words = text(language)
    if plan.comparison != "similar":
        return words(f"before.comparison_help_{plan.comparison}")
    names = [indicator(key).short_title.text(language).lower() for key in similar_by(plan)]
    return words("before.similar_said", count=SIMILAR_COUNT, variables=", ".join(names))


def floor_said(study: Study, names: Sequence[str], language: str) -> str:
    """The rule on small areas, and which areas are compared although their rate is uncertain."""
    words = text(language)
    if study.plan.floor == "rates":
        return words("before.floor_rates_said")
    least = numbers.number(LEAST_RESIDENTS, language=language)
    sentences = words("before.floor_residents_said", least=least)
    if names:
        sentences += " " + words("before.low_said", count=len(names), names=", ".join(names))
    return sentences


def power_sentence(power: Power, plan: Plan, language: str) -> str:
    """What the design could see at all."""
    words = text(language)
    if power.smallest is None or power.smallest_sd is None:
        return words("before.sees_nothing")
    sd = numbers.number(power.smallest_sd, language=language, decimals=2)
    effect = size(power.smallest, plan, language)
    return words(f"before.sees_{power.light}", effect=effect, sd=sd)


def result_sentence(
    result: EffectEstimate[Details], power: Power, plan: Plan, language: str
) -> str:
    """The result, never without its design."""
    words = text(language)
    if result.estimate is None:
        return words("before.no_estimate")
    seen = result.p is not None and result.p < 0.05
    sentence = words(
        "before.result_said",
        difference=moved(result.estimate, plan, language),
        interval=interval(result, plan, language),
        p=p_value(result.p, language),
        start=plan.start,
        control=result.n_control,
    )
    sentence += " " + words("before.result_apart" if seen else "before.result_not_apart")
    if power.smallest is None:
        return f"{sentence} {words('before.sees_nothing')}"
    if seen:
        return sentence
    return f"{sentence} {words('before.result_blind', effect=size(power.smallest, plan, language))}"


def start_said(plan: Plan, language: str) -> str:
    """What other plausible dates would change."""
    words = text(language)
    if len(plan.starts) == 1:
        return words("before.start_one", start=plan.start)
    return words("before.start_grid", first=plan.starts[0], last=plan.starts[-1])


def checks_said(
    study: Study, results: Results, checked: RobustnessChecks, language: str
) -> list[str]:
    """Every check with its numbers, also where it found nothing."""
    words, plan = text(language), study.plan
    sentences = []
    if checked.false_dates:
        dates = ", ".join(
            f"{_false_start(result)} p {p_value(result.p, language)}"
            for result in checked.false_dates
        )
        sentences.append(words("before.checks_time", dates=dates))
    trend = _trend_p(results)
    if trend is not None:
        sentences.append(words("before.checks_trend", p=p_value(trend, language)))
    if checked.without:
        ends = [result.value for result in checked.without]
        low, high = moved(min(ends), plan, language), moved(max(ends), plan, language)
        sentences.append(words("before.checks_without", low=low, high=high))
    if checked.ring is not None:
        effect, p = moved(checked.ring.estimate, plan, language), p_value(checked.ring.p, language)
        sentences.append(words("before.checks_ring", effect=effect, p=p))
    return sentences


def _trend_p(results: Results) -> float | None:
    """p of the test that treated and controls moved alike before; ``None`` where there is none."""
    details = results.events.details
    return None if details is None else details.pre_trend_test.p


def _false_start(test: EffectEstimate[RandomisationDetails]) -> int | None:
    return None if test.details is None else test.details.false_start


def warnings_of_checks(
    study: Study, results: Results, checked: RobustnessChecks, others: Sequence[str], language: str
) -> list[str]:
    """What the checks found, in sentences; only what there is something to say about."""
    words, plan = text(language), study.plan
    sentences: list[str] = []
    early = [
        result for result in checked.false_dates if result.p is not None and result.p < SUSPICIOUS
    ]
    if early:
        listed = ", ".join(
            f"{_false_start(result)} (p {p_value(result.p, language)})" for result in early
        )
        sentences.append(words("before.doubt_time", dates=listed))
    trend = _trend_p(results)
    if trend is not None and trend < SUSPICIOUS:
        sentences.append(words("before.doubt_trend", p=p_value(trend, language)))
    if checked.ring is not None and checked.ring.p is not None and checked.ring.p < SUSPICIOUS:
        effect = moved(checked.ring.estimate, plan, language)
        sentences.append(
            words("before.doubt_ring", effect=effect, p=p_value(checked.ring.p, language))
        )
    signs = {np.sign(result.estimate) for result in checked.without if result.estimate is not None}
    if len(signs) > 1:
        sentences.append(words("before.doubt_without"))
    if checked.drift is not None:
        expected = float(checked.drift.expected[study.sample.treated].mean())
        usual = float(checked.drift.change[study.sample.control].mean())
        sentences.append(
            words(
                "before.doubt_drift",
                expected=moved(expected, plan, language),
                usual=moved(usual, plan, language),
                outside=sum(np.array(checked.drift.outside) & study.sample.treated),
                count=int(study.sample.treated.sum()),
            )
        )
    if others:
        sentences.append(words("before.doubt_others", count=len(others)))
    crossed = [split for split in plan.indicator.breaks if split.year > plan.before[0]]
    sentences += [
        words("before.doubt_break", year=split.year, why=split.why.text(language))
        for split in crossed
    ]
    return sentences


def problem_said(error: EvaluationError, language: str) -> str:
    """An engine's refusal in the reader's language, with the way out."""
    words, code = text(language), error.problems[0].code
    return words(f"before.problem_{code if code in KNOWN_PROBLEMS else 'other'}")


def sd_said(estimate: Power, plan: Plan, language: str) -> tuple[str, str, str]:
    """Effect by formula, by simulation, and the power the formula's effect has."""
    words = text(language)
    simulated = (
        words("before.never")
        if estimate.simulated is None
        else size(estimate.simulated, plan, language)
    )
    share = numbers.number(100 * estimate.power_at_formula, language=language)
    power = numbers.with_unit(share, Unit.PERCENT, language=language)
    return size(estimate.formula, plan, language), simulated, power
