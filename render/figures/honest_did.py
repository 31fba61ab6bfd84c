"""The effect if trends part, and the synthetic line: two checks of the estimate on its own page."""

from __future__ import annotations

from typing import Any

from atlas.evaluation import sentences
from atlas.evaluation.plan import Plan
from atlas.wording import numbers, text
from indicators.evaluation.design.milan import FOUND_WHERE_TOUCHING
from indicators.evaluation.estimators.result import EffectEstimate
from indicators.evaluation.inference.few_treated import FEW_TREATED, LEAST_CLUSTERS
from render.figures import evaluation
from render.figures.evaluation import Range


def robust_rows(events: EffectEstimate, language: str) -> list[Range]:
    """The usual interval first, then the robust set for each size of parting trends."""
    words = text(language)
    low, high = events.interval or (None, None)
    rows = [Range(words("before.robust_usual"), events.value, low, high)]
    for one in _found(events).get("bounds", []):
        times = numbers.number(one["m"], language=language, decimals=2 if one["m"] % 0.5 else 1)
        low, high = one["confidence"]
        rows.append(Range(words("before.robust_row", m=times), rows[0].value, low, high))
    return rows


def robust_sentence(events: EffectEstimate, language: str) -> str:
    """From which parting of the trends zero is compatible; ``""`` where that is not told.

    Where few are treated, why there is no robust set.
    """
    words, found = text(language), _found(events)
    if is_withheld(events):
        return words("before.robust_withheld", least=LEAST_CLUSTERS)
    if "robust_breakdown" not in found:
        return ""
    least = found["robust_breakdown"]
    if least is None:
        return words("before.robust_breakdown_none")
    if least == 0:
        return words("before.robust_breakdown_0")
    return words("before.robust_breakdown", m=numbers.number(least, language=language, decimals=2))


def is_withheld(events: EffectEstimate) -> bool:
    """Whether few treated, or few compared, leave the event study its coefficients alone."""
    return events.details.get("withheld") == FEW_TREATED


def cluster_said(events: EffectEstimate, language: str) -> str:
    """What cluster-robust figures are worth here, or why they are not given; and Welch's."""
    words = text(language)
    key = "before.cluster_withheld" if is_withheld(events) else "before.cluster_warning"
    ours, welch = (
        numbers.number(FOUND_WHERE_TOUCHING[method], language=language, decimals=1)
        for method in ("randomisation", "did")
    )
    said = words(key, least=LEAST_CLUSTERS)
    return f"{said} {words('before.touching', ours=ours, welch=welch)}"


def robust_table(events: EffectEstimate, plan: Plan, language: str) -> dict[str, list[str]] | None:
    """The sets as a table of words, for the page and for the sheet; ``None`` without sets."""
    if not _found(events).get("bounds"):
        return None
    words, rows = text(language), robust_rows(events, language)
    ends = [
        sentences.interval(
            EffectEstimate("event_study", plan.outcome, None, interval=(one.low, one.high)),
            plan, language,
        )
        for one in rows
    ]  # fmt: skip
    return {
        words("before.robust_title"): [one.label for one in rows],
        words("before.interval"): ends,
    }


def robust_svg(events: EffectEstimate, plan: Plan, theme: Any, language: str) -> str:
    """The sets one under the other around the same point."""
    rows, decimals = robust_rows(events, language), plan.indicator.decimals
    return evaluation.ranges_svg(
        rows,
        theme=theme,
        write=lambda value: numbers.number(value, language=language, decimals=decimals),
        alt=text(language)("before.robust_alt", count=len(rows) - 1),
    )


def synthetic_said(one: EffectEstimate, language: str) -> str:
    """What the synthetic line is, with the years it rests on; ``""`` where there is none."""
    if one.estimate is None:
        return ""
    details = one.details
    if one.p is None:
        return text(language)("before.sdid_alone")
    return text(language)(
        "before.sdid_help", placebos=details["placebos"], years=len(details["period_weights"])
    )


def _found(events: EffectEstimate) -> Any:
    return events.details.get("relative_magnitudes", {})
