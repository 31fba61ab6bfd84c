"""The effect if trends part, and the synthetic line: two checks of the estimate on its own page."""

from typing import Any

from atlas.evaluation import sentences
from atlas.evaluation.plan import Plan
from atlas.wording import numbers, text
from indicators.evaluation.design.milan import FOUND_WHERE_TOUCHING
from indicators.evaluation.estimators.details import (
    EventStudyDetails,
    RelativeMagnitudes,
    RobustBounds,
    SyntheticWeights,
)
from indicators.evaluation.estimators.result import EffectEstimate
from indicators.evaluation.inference.few_treated import FEW_TREATED, LEAST_CLUSTERS
from render.figures import evaluation
from render.figures.evaluation import Range

EventStudy = EffectEstimate[EventStudyDetails]


def robust_rows(events: EventStudy, language: str) -> list[Range]:
    """The usual interval first, then the robust set for each size of parting trends."""
    words = text(language)
    low, high = events.interval or (None, None)
    rows = [Range(words("before.robust_usual"), events.value, low, high)]
    for bound in _bounds(events):
        times = numbers.number(bound.m, language=language, decimals=2 if bound.m % 0.5 else 1)
        low, high = bound.confidence
        rows.append(Range(words("before.robust_row", m=times), rows[0].value, low, high))
    return rows


def robust_sentence(events: EventStudy, language: str) -> str:
    """From which parting of the trends zero is compatible; ``""`` where that is not told.

    Where few are treated, why there is no robust set.
    """
    words, magnitudes = text(language), _magnitudes(events)
    if is_withheld(events):
        return words("before.robust_withheld", least=LEAST_CLUSTERS)
    if magnitudes is None:
        return ""
    least = magnitudes.robust_breakdown
    if least is None:
        return words("before.robust_breakdown_none")
    if least == 0:
        return words("before.robust_breakdown_0")
    return words("before.robust_breakdown", m=numbers.number(least, language=language, decimals=2))


def is_withheld(events: EventStudy) -> bool:
    """Whether few treated, or few compared, leave the event study its coefficients alone."""
    return events.details is not None and events.details.withheld == FEW_TREATED


def cluster_said(events: EventStudy, language: str) -> str:
    """What cluster-robust figures are worth here, or why they are not given; and Welch's."""
    words = text(language)
    key = "before.cluster_withheld" if is_withheld(events) else "before.cluster_warning"
    ours, welch = (
        numbers.number(FOUND_WHERE_TOUCHING[method], language=language, decimals=1)
        for method in ("randomisation", "did")
    )
    warning = words(key, least=LEAST_CLUSTERS)
    return f"{warning} {words('before.touching', ours=ours, welch=welch)}"


def robust_table(events: EventStudy, plan: Plan, language: str) -> dict[str, list[str]] | None:
    """The sets as a table of words, for the page and for the sheet; ``None`` without sets."""
    if not _bounds(events):
        return None
    words, rows = text(language), robust_rows(events, language)
    ends = [
        sentences.interval(
            EffectEstimate("event_study", plan.outcome, None, interval=(row.low, row.high)),
            plan, language,
        )
        for row in rows
    ]  # fmt: skip
    return {
        words("before.robust_title"): [row.label for row in rows],
        words("before.interval"): ends,
    }


def robust_svg(events: EventStudy, plan: Plan, theme: Any, language: str) -> str:
    """The sets one under the other around the same point."""
    rows, decimals = robust_rows(events, language), plan.indicator.decimals
    return evaluation.ranges_svg(
        rows,
        theme=theme,
        write=lambda value: numbers.number(value, language=language, decimals=decimals),
        alt=text(language)("before.robust_alt", count=len(rows) - 1),
    )


def synthetic_said(effect: EffectEstimate[SyntheticWeights], language: str) -> str:
    """What the synthetic line is, with the years it rests on; ``""`` where there is none."""
    details = effect.details
    if effect.estimate is None or details is None:
        return ""
    if effect.p is None:
        return text(language)("before.sdid_alone")
    return text(language)(
        "before.sdid_help", placebos=details.placebos, years=len(details.period_weights)
    )


def _magnitudes(events: EventStudy) -> RelativeMagnitudes | None:
    """How far trends may part; ``None`` where that is not given."""
    magnitudes = None if events.details is None else events.details.relative_magnitudes
    return magnitudes if isinstance(magnitudes, RelativeMagnitudes) else None


def _bounds(events: EventStudy) -> tuple[RobustBounds, ...]:
    magnitudes = _magnitudes(events)
    return () if magnitudes is None else magnitudes.bounds
