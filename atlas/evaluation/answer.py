"""The first reading of ``/prima-dopo``: the answer in a sentence and its figures. Pure."""

from collections.abc import Sequence

import numpy as np

from atlas.evaluation.plan import Plan
from atlas.evaluation.sentences import interval, moved, size
from atlas.evaluation.study import FirstReading, Study
from atlas.wording import numbers, text
from indicators.evaluation.design import milan
from indicators.evaluation.inference.drift import Drift
from indicators.evaluation.inference.power import Power

LEVEL = 0.05
"""A difference that chance gives less often than this is more than what chance would do."""


def answer_sentence(study: Study, answer: FirstReading, names: Sequence[str], language: str) -> str:
    """The answer: outcome, where, direction and size, and whether chance could have done it."""
    words, plan, test = text(language), study.plan, answer.test
    outcome = plan.indicator.title.text(language)
    where = _where(study, names, language)
    if test.estimate is None:
        return words("before.answer_none", outcome=outcome, where=where)
    sentence = words(
        f"before.answer_{_way(study, test.estimate)}",
        outcome=outcome,
        where=where,
        effect=size(abs(test.estimate), plan, language),
        elsewhere=words(f"before.elsewhere_{plan.comparison}"),
    )
    chance = "unknown" if test.p is None else "unlikely" if test.p < LEVEL else "possible"
    return sentence + words(f"before.chance_{chance}")


def _where(study: Study, names: Sequence[str], language: str) -> str:
    words = text(language)
    if len(names) == 1:
        return words("before.where_one", name=names[0])
    return words("before.where_premises" if of_premises(study) else "before.where_chosen")


def of_premises(study: Study) -> bool:
    """Whether every area looked at holds one of the premises."""
    return set(study.ids("treated")) <= set(milan.TREATED)


def sides(study: Study, language: str) -> tuple[str, str]:
    """What the two sides of a drawing are called in short."""
    words = text(language)
    if study.plan.treated == milan.TREATED:
        return words("before.side_premises"), words("before.side_without")
    return words("before.side_treated"), words("before.side_control")


def _way(study: Study, effect: float) -> str:
    """How the two sides moved, as the end of a key; ``apart`` where a side stood still."""
    sample = study.sample
    change = sample.change(study.plan.outcome)
    weights = sample.weights if sample.weighted else np.ones(len(change))
    ours, theirs = (
        float(np.average(change[side], weights=weights[side]))
        for side in (sample.treated, sample.control)
    )
    if ours * theirs > 0 and (ours - theirs) * effect > 0:
        stronger = "more" if effect * ours > 0 else "less"
        return f"{'up' if ours > 0 else 'down'}_{stronger}"
    if ours * theirs < 0 and ours * effect > 0:
        return "up_alone" if ours > 0 else "down_alone"
    return "apart"


def boxes(
    study: Study, answer: FirstReading, power: Power, language: str
) -> tuple[tuple[str, str, str], ...]:
    """What was seen, how often chance does as much, from where it could be seen.

    Each with its title, its figure, and what belongs below it.
    """
    words, plan, test = text(language), study.plan, answer.test
    least = power.smallest
    return (
        (
            words("before.seen"),
            moved(test.estimate, plan, language),
            interval(test, plan, language),
        ),
        (
            words("before.chance"),
            numbers.DASH if test.p is None else times_in_100(test.p, language),
            _chance_said(answer, language),
        ),
        (
            words("before.visible"),
            words("before.visible_nothing")
            if least is None
            else words("before.visible_from", effect=size(least, plan, language)),
            words("before.visible_below" if least else "before.visible_unseen"),
        ),
    )


def _chance_said(answer: FirstReading, language: str) -> str:
    """The family's figure where several outcomes are named, and what chance leaves open."""
    words, p = text(language), answer.test.p
    if answer.adjusted:
        looked = words(
            "before.chance_family",
            times=times_in_100(float(answer.adjusted[0]["romano_wolf"]), language),
            count=len(answer.adjusted),
        )
    else:
        looked = words("before.chance_alone")
    return looked if p is None or p >= LEVEL else f"{looked}; {words('before.chance_rivals')}"


def times_in_100(p: float, language: str) -> str:
    """``15 volte su 100``; what is rounded up to the limit of chance is said to lie below it."""
    words, times = text(language), round(100 * p)
    if times < 1 or (p < LEVEL and times == 100 * LEVEL):
        return words("before.times_under", times=max(times, 1))
    return words("before.times", times=times)


def drift_alone(study: Study, drift: Drift | None) -> float | None:
    """The difference that regression to the mean alone would give; ``None`` where it is not told.

    Expected change of the areas looked at, less the change of those compared, each a plain mean.
    """
    if drift is None:
        return None
    sample = study.sample
    return float(drift.expected[sample.treated].mean() - drift.change[sample.control].mean())


def compared_said(study: Study, names: Sequence[str], language: str) -> str:
    """Who was looked at, in which years."""
    plan = study.plan
    return text(language)(
        "before.compared_said",
        names=", ".join(names),
        before=window(plan, "before", language),
        after=window(plan, "after", language),
    )


def window(plan: Plan, side: str, language: str) -> str:
    """First and last year of the window ``before`` or ``after``, as one writes them."""
    return numbers.span(*map(str, getattr(plan, side)), language=language)
