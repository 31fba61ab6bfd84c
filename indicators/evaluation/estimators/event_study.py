"""Event study: effects by time to treatment, the pre-trend test, and how much trend it forgives."""

from dataclasses import replace

import numpy as np
from scipy import stats

from indicators.evaluation.design.model import EvaluationDesign
from indicators.evaluation.design.numbers import Flags, Floats, Wholes
from indicators.evaluation.design.panel import UnitPanel
from indicators.evaluation.design.problems import refuse_panel
from indicators.evaluation.estimators.details import (
    EventCoefficient,
    EventStudyDetails,
    NotDefined,
    NotGiven,
    RelativeMagnitudes,
    RobustBounds,
    WaldF,
)
from indicators.evaluation.estimators.honest import Path, breakdown, robust_set, steps_of
from indicators.evaluation.estimators.regression import (
    NO_ERROR,
    RegressionFit,
    RegressionRows,
    chosen_units,
    clusters_of,
    fit,
    linear_estimate,
    linear_warnings,
    rows_of,
)
from indicators.evaluation.estimators.result import EffectEstimate, error_of, two_sided, with_error
from indicators.evaluation.inference.few_treated import FEW_TREATED, why_withheld, withheld
from indicators.evaluation.inference.pre_trend import pre_trend
from indicators.evaluation.inference.randomisation import Randomisation

GRID = (0.25, 0.5, 0.75, 1.0, 1.5, 2.0)
"""Relative magnitudes for which the sets are written out."""


def event_study(
    panel: UnitPanel, design: EvaluationDesign, outcome: str, *, trial: Randomisation | None = None
) -> EffectEstimate[EventStudyDetails]:
    """Two-way fixed effects with a dummy for each event time but the one before treatment.

    Event time is period minus start; the reference is the last one observed up to -1 less
    ``anticipation`` (so -1, unless the panel has no such period). With ``event_window`` the ends
    gather all event times beyond. ``estimate`` is the plain mean of the coefficients from 0 on.
    Units treated from the first period on are left out.

    With ``trial`` the pre-trend test is by its assignments. Where few clusters are treated, or few
    are not, coefficients stand alone, with the reason in place of errors and robust sets.
    """
    options = design.options
    _refuse_shares(panel, design)
    always, rule = panel.starts <= panel.times[0], design.rule_for_missing("event_study")
    rows = rows_of(panel, design, outcome, chosen_units(panel, design) & ~always, rule)
    event = _event_times(panel, rows, design)
    seen = np.unique(event[np.isfinite(event)]).astype(np.int64)
    reference = _reference(seen, options.anticipation)
    times = seen[seen != reference]
    at_times = (event[:, None] == times).astype(float)
    fitted = fit(rows, at_times, names=[f"event time {at}" for at in times])
    later = replace(panel, starts=np.where(always, np.inf, panel.starts))
    sides = clusters_of(later, rows)
    why, pre = why_withheld(*sides), times < reference
    value, se = _combined(fitted, (times >= 0) / (times >= 0).sum())
    details = EventStudyDetails(
        reference=reference,
        coefficients=_coefficients(
            fitted, times, reference, event, rows, options.level, bare=bool(why)
        ),
        pre_trend_test=pre_trend(trial, outcome) if trial else _joint(fitted, pre, sides),
        relative_magnitudes=withheld(*sides)
        or relative_magnitudes(times, fitted, reference, level=options.level),
        rows=fitted.rows,
        clusters=fitted.clusters,
        treated_clusters=sides[0],
        control_clusters=sides[1],
        withheld=FEW_TREATED if why else "",
        weighted=bool(design.columns.weights),
        event_window=options.event_window,
    )
    answer = replace(
        linear_estimate("event_study", outcome, value, later, rows, details),
        level=options.level,
        warnings=(*linear_warnings(later, rows), *_always_treated(always)),
        why_not=why or ("" if se > 0 else NO_ERROR),
    )
    return answer if answer.why_not else with_error(answer, se, fitted.df)


def _refuse_shares(panel: UnitPanel, design: EvaluationDesign) -> None:
    if not panel.absorbing:
        raise refuse_panel("not_absorbing.events", column=design.treatment.column)


def _always_treated(always: Flags) -> tuple[str, ...]:
    count = int(always.sum())
    return (f"{count} units treated from the first period on left out",) if count else ()


def _reference(seen: Wholes, anticipation: int) -> int:
    early = seen[seen <= -1 - anticipation]
    if len(early) == 0:
        raise refuse_panel("no_reference", field="treatment")
    if not (seen >= 0).any():
        raise refuse_panel("no_treated.after")
    return int(early[-1])


def _joint(fitted: RegressionFit, chosen: Flags, sides: tuple[int, int]) -> WaldF | NotGiven:
    return withheld(*sides, coefficients=int(chosen.sum())) or wald(fitted, chosen)


def wald(fitted: RegressionFit, chosen: Flags) -> WaldF | NotGiven:
    """Joint test that the ``chosen`` coefficients are zero: F with (q, clusters - 1)."""
    q = int(chosen.sum())
    if q == 0:
        return NotGiven(why_not="there is no event time before the reference")
    if q >= fitted.clusters:
        return NotGiven(why_not=f"{q} coefficients, {fitted.clusters} clusters: too few")
    beta, part = fitted.beta[chosen], fitted.covariance[np.ix_(chosen, chosen)]
    errors = [error_of(*pair) for pair in zip(np.diag(part), beta, strict=True)]
    if min(errors) == 0 or np.linalg.matrix_rank(part) < q:
        return NotGiven(why_not="the covariance of the coefficients is singular")
    f = float(beta @ np.linalg.solve(part, beta)) / q
    return WaldF(f=f, q=q, df=fitted.df, p=float(stats.f.sf(f, q, fitted.df)))


def relative_magnitudes(
    times: Wholes, fitted: RegressionFit, reference: int, *, level: float
) -> RelativeMagnitudes | NotDefined:
    """The mean effect if trends part after treatment at most M times as fast as they did before.

    The restriction is Rambachan and Roth's (2023) on relative magnitudes. ``bounds.set`` are the
    bounds with the largest parting before *as estimated*, ``breakdown`` the M from which they hold
    zero. ``bounds.confidence`` is the robust confidence set, which allows for sampling error (an
    end that is not found is ``None``), ``robust_breakdown`` the M from which it holds zero: 0 if
    parallel trends already do, ``None`` if not even eight times the parting before would do.
    """
    target = (times >= 0) / (times >= 0).sum()
    path = Path(times.astype(np.float64), fitted.beta, fitted.covariance, float(reference), target)
    before, _, share = steps_of(path)
    if len(before) == 0:
        return NotDefined(why_not="two periods before treatment are needed")
    if error_of(path.error**2, path.value) == 0:
        return NotDefined(why_not="the residuals do not vary: no standard error")
    largest, value = float(np.abs(before @ fitted.beta).max()), path.value
    per_unit = largest * float(np.abs(share).sum())
    return RelativeMagnitudes(
        largest_step_before=largest,
        breakdown=abs(value) / per_unit if per_unit > 0 else None,
        robust_breakdown=breakdown(path, level=level),
        bounds=tuple(
            RobustBounds(
                m=m,
                set=(value - m * per_unit, value + m * per_unit),
                confidence=robust_set(path, m, level=level),
            )
            for m in GRID
        ),
    )


def _event_times(panel: UnitPanel, rows: RegressionRows, design: EvaluationDesign) -> Floats:
    """Period minus start of each row, ends gathered; NaN for never treated units."""
    starts = np.where(panel.starts <= panel.times[-1], panel.starts, np.nan)
    event = rows.pick(panel.times.astype(np.float64)[None, :] - starts[:, None])
    window = design.options.event_window
    if window is not None:
        event = event.clip(float(window[0]), float(window[1]))
    return event


def _combined(fitted: RegressionFit, share: Floats) -> tuple[float, float]:
    value = float(share @ fitted.beta)
    variance = float(share @ fitted.covariance @ share)
    return value, error_of(variance, value)


def _coefficients(  # noqa: PLR0913, PLR0917
    fitted: RegressionFit,
    times: Wholes,
    reference: int,
    event: Floats,
    rows: RegressionRows,
    level: float,
    *,
    bare: bool,
) -> tuple[EventCoefficient, ...]:
    units = {at: len(np.unique(rows.unit[event == at])) for at in (reference, *times.tolist())}
    coefficients = [EventCoefficient(event=reference, estimate=0.0, units=units[reference])]
    for n, at in enumerate(times.tolist()):
        value = float(fitted.beta[n])
        se = error_of(fitted.covariance[n, n], value)
        figures = EventCoefficient(event=at, estimate=value, units=units[at])
        if not bare and se > 0:
            figures = replace(figures, **two_sided(value, se, df=fitted.df, level=level))
        elif not bare:
            figures = replace(figures, se=se, interval=(value, value))
        coefficients.append(figures)
    return tuple(sorted(coefficients, key=lambda coefficient: coefficient.event))
