"""What only one method has to say beside its estimate: one class for each, written as plain values.

A field marked :data:`UNLESS_EMPTY` is left out of the written result where it holds its default;
every other field is written, ``null`` included. Effects are in the outcome's unit.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

import numpy as np
import numpy.typing as npt

Ends = tuple[float | None, float | None]


UNLESS_EMPTY = {"unless_empty": True}
"""Marks a field that is written only where it holds something else than its default."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """Fields of a result that only some method has."""

    def mapping(self) -> dict[str, Any]:
        """The fields to be written, by name, in order."""
        values = {part.name: (part, getattr(self, part.name)) for part in fields(self)}
        return {
            name: value
            for name, (part, value) in values.items()
            if not ("unless_empty" in part.metadata and value == part.default)
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class NotGiven(Details):
    """A test that is not given, and why; ``code`` is stable where a program may ask for it."""

    p: float | None = None
    code: str = field(default="", metadata=UNLESS_EMPTY)
    why_not: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PermutedPreTrend(Details):
    """Largest |t| of ``q`` changes before treatment, judged by the assignments of the result."""

    largest_t: float
    q: int
    p: float
    inference: str
    assignments: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WaldF(Details):
    """F test that ``q`` coefficients are zero, with ``q`` and ``df`` degrees of freedom."""

    f: float
    q: int
    df: int
    p: float


@dataclass(frozen=True, slots=True, kw_only=True)
class WaldChi2(Details):
    """Chi-squared test that ``q`` effects are zero."""

    chi2: float
    q: int
    p: float


PreTrendTest = PermutedPreTrend | WaldF | WaldChi2 | NotGiven


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterRobust(Details):
    """The usual cluster-robust figures of an effect, or the reason why there are none."""

    se: float | None = None
    t: float | None = None
    p: float | None = None
    interval: Ends | None = field(default=None, metadata=UNLESS_EMPTY)
    code: str = field(default="", metadata=UNLESS_EMPTY)
    why_not: str = field(default="", metadata=UNLESS_EMPTY)


@dataclass(frozen=True, slots=True, kw_only=True)
class DidDetails(Details):
    """The four means, and who they are of. ``without`` names the unit left out, if one is."""

    treated_before: float
    treated_after: float
    control_before: float
    control_after: float
    ring_left_out: tuple[str, ...]
    before_periods: npt.NDArray[np.int64]
    after_periods: npt.NDArray[np.int64]
    weighted: bool
    clusters_treated: int
    clusters_control: int
    cluster_robust_beside: ClusterRobust
    without: str = field(default="", metadata=UNLESS_EMPTY)

    def level(self, role: str, when: str) -> float:
        """Mean of ``"treated"`` or ``"control"``, ``"before"`` or ``"after"``."""
        return {
            ("treated", "before"): self.treated_before,
            ("treated", "after"): self.treated_after,
            ("control", "before"): self.control_before,
            ("control", "after"): self.control_after,
        }[role, when]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpilloverDetails(Details):
    """Units of the ring, their t and Welch's own p."""

    ring: tuple[str, ...]
    t: float
    welch_p: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RandomisationDetails(Details):
    """The assignments behind p. ``false_start``: the date a placebo pretends, if it is one."""

    t: float
    exact: bool
    assignments: int
    seed: int | None
    smallest_p: float
    weighted: bool
    ring_left_out: tuple[str, ...]
    false_start: int | None = field(default=None, metadata=UNLESS_EMPTY)


@dataclass(frozen=True, slots=True, kw_only=True)
class WildBootstrap(Details):
    """p of the wild cluster bootstrap; ``seed`` is ``None`` where all signs were tried."""

    p: float
    signs: str
    draws: int
    seed: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TwfeDetails(Details):
    """The regression behind the coefficient. ``withheld``: code of the reason for no error."""

    rows: int
    clusters: int
    treated_clusters: int
    control_clusters: int
    parameters_counted: int
    weighted: bool
    covariates: tuple[str, ...]
    unit_trends: bool
    singletons_dropped: int
    withheld: str = field(default="", metadata=UNLESS_EMPTY)
    wild_bootstrap: WildBootstrap | NotGiven | None = field(default=None, metadata=UNLESS_EMPTY)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventCoefficient(Details):
    """The effect at one event time, of ``units`` units."""

    event: int
    estimate: float
    se: float | None = None
    p: float | None = None
    interval: Ends | None = None
    units: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RobustBounds(Details):
    """Bounds and robust confidence set if trends part at most ``m`` times as fast as before."""

    m: float
    set: tuple[float, float]
    confidence: Ends


@dataclass(frozen=True, slots=True, kw_only=True)
class RelativeMagnitudes(Details):
    """How far trends may part before zero is compatible with the mean effect."""

    largest_step_before: float
    breakdown: float | None
    robust_breakdown: float | None
    bounds: tuple[RobustBounds, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotDefined(Details):
    """Why a quantity does not exist here."""

    why_not: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventStudyDetails(Details):
    """Coefficients by event time, and what tests them. ``withheld``: code of the reason."""

    reference: int
    coefficients: tuple[EventCoefficient, ...]
    pre_trend_test: PreTrendTest
    relative_magnitudes: RelativeMagnitudes | NotDefined | NotGiven
    rows: int
    clusters: int
    treated_clusters: int
    control_clusters: int
    withheld: str = field(default="", metadata=UNLESS_EMPTY)
    weighted: bool
    event_window: tuple[int, int] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectFigures(Details):
    """An effect with its error, p and interval, or the reason why it stands alone."""

    estimate: float | None
    se: float | None = None
    p: float | None = None
    interval: Ends | None = None
    why_not: str = field(default="", metadata=UNLESS_EMPTY)


@dataclass(frozen=True, slots=True, kw_only=True)
class AggregateEffect(Details):
    """An effect of one cohort, event time or period: ``kind`` ``group``, ``event``, ``period``."""

    kind: str
    at: int
    figures: EffectFigures

    def mapping(self) -> dict[str, Any]:
        """Its place under the name of its kind, then its figures."""
        return {self.kind: self.at, **self.figures.mapping()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Aggregate(Details):
    """One mean of all effects, and the effects it is the mean of."""

    overall: EffectFigures
    effects: tuple[AggregateEffect, ...] = field(default=(), metadata=UNLESS_EMPTY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Aggregates(Details):
    """The four aggregates of effects by group and time."""

    simple: Aggregate
    group: Aggregate
    dynamic: Aggregate
    calendar: Aggregate


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupTimeEffect(Details):
    """ATT(g, t) against ``base``. ``not_estimated``: why it has no error; ``""`` at the base."""

    group: int
    period: int
    base: int
    figures: EffectFigures
    n_treated: int
    n_control: int
    not_estimated: str | None = None

    def mapping(self) -> dict[str, Any]:
        """Place, figures and counts, as one line."""
        line = {"group": self.group, "period": self.period, "base": self.base}
        line |= {"post": self.period >= self.group, **self.figures.mapping()}
        line |= {"n_treated": self.n_treated, "n_control": self.n_control}
        return line if self.not_estimated is None else {**line, "why_not": self.not_estimated}


@dataclass(frozen=True, slots=True, kw_only=True)
class CriticalValue(Details):
    """The value that |t| must pass for all effects at once, by a seeded multiplier bootstrap."""

    critical: float | None
    draws: int | None = field(default=None, metadata=UNLESS_EMPTY)
    seed: int | None = field(default=None, metadata=UNLESS_EMPTY)
    why_not: str = field(default="", metadata=UNLESS_EMPTY)


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupTimeDetails(Details):
    """All effects by cohort and period, and their means. ``cohorts`` gives their sizes."""

    cells: tuple[GroupTimeEffect, ...]
    aggregates: Aggregates
    pre_trend_test: PreTrendTest
    simultaneous: CriticalValue
    withheld: str = field(default="", metadata=UNLESS_EMPTY)
    cohorts: Mapping[str, int]
    control_group: str
    base_period: str
    anticipation: int
    estimator: str
    weighted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SyntheticWeights(Details):
    """Weights over 0.001 of the controls, and those of the periods before."""

    placebos: int
    unit_weights: Mapping[str, float]
    period_weights: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class SyntheticDetails(SyntheticWeights):
    """The weights, and the placebos that judge the effect."""

    exact: bool
    seed: int | None
    smallest_p: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DriftArrow(Details):
    """A treated unit's change beside the one expected of it, and the band of that."""

    unit: str
    before: float
    change: float
    expected: float
    band: tuple[float, float]
    outside: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DriftDetails(Details):
    """The drift expected of the treated. ``persistence`` as in :mod:`inference.drift`."""

    rho: float
    lag: float
    persistence: object
    expected_treated: float
    observed_treated: float
    outside: int
    units: tuple[DriftArrow, ...]
