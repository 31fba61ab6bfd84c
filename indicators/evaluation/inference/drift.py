"""Drift by selection: the change to expect from regression to the mean alone."""

from dataclasses import dataclass

import numpy as np
from scipy import stats

from indicators.evaluation.design.model import EvaluationDesign
from indicators.evaluation.design.numbers import Floats
from indicators.evaluation.design.panel import UnitPanel
from indicators.evaluation.design.problems import refuse_panel
from indicators.evaluation.design.sample import StudySample
from indicators.evaluation.estimators.details import DriftArrow, DriftDetails
from indicators.evaluation.estimators.result import EffectEstimate, of_sample


@dataclass(frozen=True, slots=True)
class Persistence:
    """How alike levels are, by distance in time: rho(lag) = ``nugget`` * ``yearly`` ** lag."""

    nugget: float
    yearly: float
    lags: tuple[int, ...]
    correlations: tuple[float, ...]

    def rho(self, lag: float) -> float:
        """Correlation expected between levels ``lag`` periods apart, within 0..1."""
        return float(np.clip(self.nugget * self.yearly**lag, 0.0, 1.0))


@dataclass(frozen=True, slots=True)
class Drift:
    """Arrows of n units against their bands, in the outcome's unit; arrays are (n,).

    ``expected`` is the change by common movement and regression to the mean; ``lower, upper`` the
    band that a unit leaves with chance 1 - level when nothing happens; ``outside`` who left it.
    """

    outcome: str
    units: tuple[str, ...]
    before: Floats
    change: Floats
    expected: Floats
    lower: Floats
    upper: Floats
    outside: tuple[bool, ...]
    rho: float
    lag: float
    persistence: Persistence
    level: float


def persistence_of(panel: UnitPanel, sample: StudySample, outcome: str) -> Persistence:
    """Correlations between the before window's periods over untreated units, by lag.

    ``nugget * yearly ** lag`` is fitted by least squares on the logarithms, each pair of periods
    counting once; with one lag alone the nugget is 1. Raises :class:`PanelError` with fewer than
    two periods before, or no positive correlation.
    """
    rows = np.isin(np.array(panel.units, dtype=object), np.array(sample.named(~sample.treated)))
    places = panel.columns_of(sample.before_periods)
    values = panel.values[outcome][np.ix_(rows, places)]
    pairs: list[tuple[int, float]] = []
    for first in range(len(places)):
        for two in range(first + 1, len(places)):
            both = np.isfinite(values[:, first]) & np.isfinite(values[:, two])
            pair = values[both][:, [first, two]]
            if len(pair) > 2 and (pair.std(axis=0) > 0).all():
                lag = int(sample.before_periods[two] - sample.before_periods[first])
                pairs.append((lag, float(np.asarray(np.corrcoef(pair.T))[0, 1])))
    usable = [(lag, r) for lag, r in pairs if r > 0]
    if not usable:
        raise refuse_panel("no_rho", field="windows.before")
    lags = np.array([lag for lag, _ in usable], dtype=np.float64)
    logs = np.log([r for _, r in usable])
    if len(set(lags)) > 1:
        slope, constant = np.polyfit(lags, logs, 1)
    else:
        slope, constant = float(logs.mean()) / lags[0], 0.0
    if slope > 0:
        slope, constant = 0.0, float(logs.mean())
    distinct = sorted(set(lags.astype(int).tolist()))
    means = [float(np.mean([r for lag, r in pairs if lag == distance])) for distance in distinct]
    return Persistence(
        nugget=float(min(1.0, np.exp(constant))),
        yearly=float(np.exp(slope)),
        lags=tuple(distinct),
        correlations=tuple(means),
    )


def drift_of(panel: UnitPanel, sample: StudySample, outcome: str, *, level: float = 0.95) -> Drift:
    """Every unit's change against what drift alone would give.

    A unit's level before is standardised on the controls: z1 = (before - mean) / sd. Expected
    after: controls' mean after + rho z1 sd_after, so that in SDs the change is -(1 - rho) z1. The
    distance between the windows is that of their middles. The band is the expected change -/+
    t_{n-1} s sqrt(1 + 1/n), s the SD of the n controls' changes about their own expectation: a
    band for a unit that is no control (for a control, s and the means leave that unit out).
    """
    before, after = sample.before[outcome], sample.after[outcome]
    persistence = persistence_of(panel, sample, outcome)
    lag = float(np.mean(sample.after_periods) - np.mean(sample.before_periods))
    rho = persistence.rho(lag)
    controls = np.flatnonzero(sample.control)
    if len(controls) < 4:
        raise refuse_panel("few_controls", field="comparison")
    expected, reach = np.empty(len(before)), np.empty(len(before))
    for unit in range(len(before)):
        others = controls[controls != unit]
        slope = rho * _ratio(after[others], before[others])
        predicted = after[others].mean() + slope * (before - before[others].mean())
        residual = (after - predicted)[others]
        spread = residual.std(ddof=1) * np.sqrt(1 + 1 / len(others))
        expected[unit] = predicted[unit] - before[unit]
        reach[unit] = spread * stats.t.ppf((1 + level) / 2, len(others) - 1)
    change = after - before
    outside = np.abs(change - expected) > reach
    return Drift(
        outcome=outcome,
        units=sample.units,
        before=before,
        change=change,
        expected=expected,
        lower=expected - reach,
        upper=expected + reach,
        outside=tuple(bool(flag) for flag in outside),
        rho=rho,
        lag=lag,
        persistence=persistence,
        level=level,
    )


def drift(
    panel: UnitPanel, sample: StudySample, outcome: str, design: EvaluationDesign
) -> EffectEstimate[DriftDetails]:
    """Mean change of the treated beyond the drift expected of them.

    ``details.expected_treated`` is the mean change expected; ``details.units`` the arrows of the
    treated units.
    """
    expected = drift_of(panel, sample, outcome, level=design.options.level)
    treated = sample.treated
    arrows = tuple(
        DriftArrow(
            unit=expected.units[n],
            before=float(expected.before[n]),
            change=float(expected.change[n]),
            expected=float(expected.expected[n]),
            band=(float(expected.lower[n]), float(expected.upper[n])),
            outside=expected.outside[n],
        )
        for n in np.flatnonzero(treated)
    )
    details = DriftDetails(
        rho=expected.rho,
        lag=expected.lag,
        persistence=expected.persistence,
        expected_treated=float(expected.expected[treated].mean()),
        observed_treated=float(expected.change[treated].mean()),
        outside=sum(arrow.outside is True for arrow in arrows),
        units=arrows,
    )
    estimate = float((expected.change - expected.expected)[treated].mean())
    how = "band of a single unit under regression to the mean; no test of the mean"
    level = design.options.level
    return of_sample(
        "drift", outcome, sample, estimate, level=level, details=details, inference=how
    )


def _ratio(after: Floats, before: Floats) -> float:
    spread = float(before.std(ddof=1))
    return float(after.std(ddof=1)) / spread if spread > 0 else 0.0
