"""Group-time effects put together: simple, by group, by event time, by calendar time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import stats

from base.text import LocalizedText
from indicators.evaluation.design.model import EvaluationDesign
from indicators.evaluation.design.numbers import Flags, Floats
from indicators.evaluation.design.panel import UnitPanel
from indicators.evaluation.design.problems import PanelError, refuse_panel, sentence
from indicators.evaluation.estimators.details import (
    Aggregate,
    AggregateEffect,
    Aggregates,
    CriticalValue,
    EffectFigures,
    GroupTimeDetails,
    GroupTimeEffect,
    NotGiven,
    PreTrendTest,
    WaldChi2,
)
from indicators.evaluation.estimators.group_time import Cohorts, GroupTimeCell, cells_of
from indicators.evaluation.estimators.regression import chosen_units
from indicators.evaluation.estimators.result import EffectEstimate, two_sided
from indicators.evaluation.inference.few_treated import FEW_TREATED, why_withheld, withheld
from indicators.evaluation.inference.pre_trend import pre_trend
from indicators.evaluation.inference.randomisation import Randomisation

SMALL_COHORT = 5
"""Cohorts with fewer units get a warning: their normal intervals are too short."""


@dataclass(frozen=True, slots=True)
class _Effect:
    """A combination of cells, with its influence (n,), its cohorts, and the fewest controls."""

    value: float
    influence: Floats
    cohorts: frozenset[int]
    control: int


def att_gt(
    panel: UnitPanel, design: EvaluationDesign, outcome: str, *, trial: Randomisation | None = None
) -> EffectEstimate[GroupTimeDetails]:
    """All ATT(g, t), four aggregates, and the mean by group as the headline.

    Standard errors come from influence functions, summed within clusters where a cluster is named,
    without a correction of degrees of freedom; intervals are normal. ``details.simultaneous`` is
    the critical value that covers all cells at once (multiplier bootstrap, seeded). With ``trial``
    the pre-trend test is by its assignments. An effect of few treated clusters, or against few,
    stands alone: treated clusters count less one for each cohort after the first.
    """
    who = _cohorts(panel, design, outcome)
    cells = cells_of(panel, who, design)
    usable = [cell for cell in cells if cell.influence is not None]
    post = [cell for cell in usable if cell.t >= cell.g]
    if not post:
        raise _no_effect(cells)
    level, codes = design.options.level, who.clusters.astype(np.int64)
    combine = _Combination(who, level, codes)
    aggregates = _aggregates(combine, usable, post)
    headline = aggregates.group.overall
    sizes = {cell.g: cell.n_treated for cell in post}
    why = headline.why_not
    before = [cell for cell in usable if cell.t < cell.g]
    pre_test = pre_trend(trial, outcome) if trial else _pre_test(combine, before)
    return EffectEstimate(
        method="att_gt",
        outcome=outcome,
        estimate=headline.estimate,
        se=headline.se,
        p=headline.p,
        interval=headline.interval,
        level=level,
        inference="" if why else "influence functions, normal; the estimate is the mean by group",
        n_treated=int(np.isin(who.starts, list(sizes)).sum()),
        n_control=int((who.starts > panel.times[-1]).sum()),
        n_periods=len(panel.times),
        details=_details(design, combine, cells, aggregates, pre_test, sizes),
        warnings=tuple(_warnings(panel, design, who, cells, sizes)),
        why_not=why or ("" if headline.se else "the changes do not vary: no standard error"),
    )


def _details(  # noqa: PLR0913, PLR0917 - what the method found, each thing once
    design: EvaluationDesign,
    combine: _Combination,
    cells: list[GroupTimeCell],
    aggregates: Aggregates,
    pre_test: PreTrendTest,
    sizes: dict[int, int],
) -> GroupTimeDetails:
    usable = [cell for cell in cells if cell.influence is not None]
    return GroupTimeDetails(
        cells=tuple(_written(combine, cell) for cell in cells),
        aggregates=aggregates,
        pre_trend_test=pre_test,
        simultaneous=_simultaneous(
            combine,
            [cell for cell in usable if not combine.withheld(_effect(cell))],
            design.options.wild_draws,
            design.options.seed,
        ),
        withheld=FEW_TREATED if aggregates.group.overall.why_not else "",
        cohorts={str(g): size for g, size in sorted(sizes.items())},
        control_group=design.comparison.control_group,
        base_period=design.options.base_period,
        anticipation=design.options.anticipation,
        estimator="doubly robust" if design.columns.covariates else "difference in means",
        weighted=bool(design.columns.weights),
    )


def _no_effect(cells: list[GroupTimeCell]) -> PanelError:
    codes = sorted({cell.why_not for cell in cells if cell.why_not}) or ["no_cohort"]
    reasons = [sentence(code) for code in codes]
    why = LocalizedText(
        "; ".join(reason.it for reason in reasons), "; ".join(reason.en for reason in reasons)
    )
    return refuse_panel("no_effect", field="treatment", why=why)


def _cohorts(panel: UnitPanel, design: EvaluationDesign, outcome: str) -> Cohorts:
    if not panel.absorbing:
        raise refuse_panel("not_absorbing.cohorts", column=design.treatment.column)
    columns, rule = design.columns, design.rule_for_missing("att_gt")
    chosen = chosen_units(panel, design) & (panel.starts > panel.times[0])
    needed = [outcome, *columns.covariates]
    known = np.isfinite(np.stack([panel.values[name] for name in needed]))
    complete: Flags = np.asarray(known.all(axis=(0, 2)))
    if rule == "refuse" and not complete[chosen].all():
        names = ", ".join(panel.named(chosen & ~complete)[:10])
        raise refuse_panel("missing.values", field="options.missing", names=names)
    used = chosen & complete if rule == "complete_units" else chosen
    if not used.any():
        raise refuse_panel("missing.everywhere", field="options.missing")
    name, clusters = columns.weights, np.arange(len(panel.units))
    if columns.cluster:
        _, clusters = np.unique(panel.labels[columns.cluster].astype(str), return_inverse=True)
    weights = panel.values[name] if name else np.ones_like(panel.values[outcome])
    return Cohorts(
        units=tuple(panel.named(used)),
        clusters=clusters[used],
        y=panel.values[outcome][used],
        starts=np.where(panel.starts > panel.times[-1], np.inf, panel.starts)[used],
        weights=weights[used],
        covariates=tuple(panel.values[column][used] for column in columns.covariates),
    )


class _Combination:
    """Weighted sums of cells by cohort size, and their errors."""

    def __init__(self, who: Cohorts, level: float, codes: Any) -> None:
        self.n, self.level = len(who.units), level
        first = np.array([row[np.isfinite(row)][0] for row in who.weights])
        self.weights = first / first.mean()
        self.starts = who.starts
        self.codes = np.unique(codes, return_inverse=True)[1]

    def share(self, g: int) -> float:
        """Weight of cohort g: mean of its units' weights of their first period, over n."""
        return float((self.weights * (self.starts == g)).mean())

    def by_size(self, cells: list[GroupTimeCell]) -> _Effect:
        """Mean of cells by cohort size; the influence counts that sizes are estimated."""
        return self.mean_by_size([_effect(cell) for cell in cells], [cell.g for cell in cells])

    def mean_by_size(self, effects: list[_Effect], groups: list[int]) -> _Effect:
        """Mean of ``effects``, each weighted by the size of its cohort in ``groups``."""
        shares = np.array([self.share(g) for g in groups])
        total = shares.sum()
        value = float(shares @ np.array([effect.value for effect in effects]) / total)
        influence = np.zeros(self.n)
        for share, g, effect in zip(shares, groups, effects, strict=True):
            own = self.weights * (self.starts == g) - share
            influence += effect.influence * share / total + own * (effect.value - value) / total
        return _joined(value, influence, effects)

    def plain_mean(self, effects: list[_Effect]) -> _Effect:
        """Plain mean of effects."""
        value = float(np.mean([effect.value for effect in effects]))
        influence = np.asarray(np.mean([effect.influence for effect in effects], axis=0))
        return _joined(value, influence, effects)

    def se(self, influence: Floats) -> float:
        """Root of the sum of squared cluster sums, over n."""
        sums = np.bincount(self.codes, weights=influence)
        return float(np.sqrt((sums**2).sum()) / self.n)

    def sides(self, effect: _Effect) -> tuple[int, int]:
        """Treated clusters, less one for each cohort after the first, and control clusters."""
        inside = np.isin(self.starts, list(effect.cohorts))
        treated = len(np.unique(self.codes[inside])) - len(effect.cohorts) + 1
        others = len(np.unique(self.codes[self.starts > min(effect.cohorts)]))
        return treated, min(effect.control, others)

    def withheld(self, effect: _Effect) -> str:
        """Why the effect has no error of its own; ``""`` where it has."""
        return why_withheld(*self.sides(effect))

    def figures(self, effect: _Effect) -> EffectFigures:
        """Estimate, se, p and interval, or the reason why the estimate stands alone."""
        alone = EffectFigures(estimate=effect.value, why_not=self.withheld(effect))
        if alone.why_not:
            return alone
        se = self.se(effect.influence)
        if se <= 1e-14 * max(1.0, abs(effect.value)):
            return alone
        return EffectFigures(estimate=effect.value, **two_sided(effect.value, se, level=self.level))


def _aggregates(
    combine: _Combination, usable: list[GroupTimeCell], post: list[GroupTimeCell]
) -> Aggregates:
    cohorts = sorted({cell.g for cell in post})
    events = sorted({cell.t - cell.g for cell in usable})
    periods = sorted({cell.t for cell in post})
    by_group = {
        g: combine.plain_mean([_effect(cell) for cell in post if cell.g == g]) for g in cohorts
    }
    by_event = {
        e: combine.by_size([cell for cell in usable if cell.t - cell.g == e]) for e in events
    }
    by_period = {t: combine.by_size([cell for cell in post if cell.t == t]) for t in periods}
    later = [effect for event, effect in by_event.items() if event >= 0]

    def aggregate(kind: str, effects: dict[int, _Effect], overall: _Effect) -> Aggregate:
        lines = (
            AggregateEffect(kind=kind, at=at, figures=combine.figures(effect))
            for at, effect in effects.items()
        )
        return Aggregate(overall=combine.figures(overall), effects=tuple(lines))

    by_cohort_size = combine.mean_by_size(list(by_group.values()), list(by_group))
    return Aggregates(
        simple=Aggregate(overall=combine.figures(combine.by_size(post))),
        group=aggregate("group", by_group, by_cohort_size),
        dynamic=aggregate("event", by_event, combine.plain_mean(later)),
        calendar=aggregate("period", by_period, combine.plain_mean(list(by_period.values()))),
    )


def _effect(cell: GroupTimeCell) -> _Effect:
    assert cell.influence is not None  # noqa: S101 - callers pass estimated cells only
    return _Effect(cell.att, cell.influence, frozenset({cell.g}), cell.n_control)


def _joined(value: float, influence: Floats, effects: list[_Effect]) -> _Effect:
    cohorts = frozenset[int]().union(*(effect.cohorts for effect in effects))
    return _Effect(value, influence, cohorts, min(effect.control for effect in effects))


def _written(combine: _Combination, cell: GroupTimeCell) -> GroupTimeEffect:
    if cell.influence is None:
        figures = EffectFigures(estimate=None if cell.why_not else cell.att)
    else:
        figures = combine.figures(_effect(cell))
    return GroupTimeEffect(
        group=cell.g,
        period=cell.t,
        base=cell.base,
        figures=figures,
        n_treated=cell.n_treated,
        n_control=cell.n_control,
        not_estimated=cell.reason if cell.influence is None else None,
    )


def _pre_test(combine: _Combination, cells: list[GroupTimeCell]) -> WaldChi2 | NotGiven:
    """Joint Wald test that all effects before treatment are zero (chi-squared)."""
    if not cells:
        return NotGiven(why_not="there is no effect before treatment")
    for g in {cell.g for cell in cells}:
        own = [cell for cell in cells if cell.g == g]
        reason = withheld(*combine.sides(_effect(own[0])), coefficients=len(own))
        if reason:
            return reason
    sums = _cluster_sums(combine, cells)
    covariance = sums.T @ sums / combine.n**2
    if np.linalg.matrix_rank(covariance) < len(cells):
        return NotGiven(why_not="the covariance of the effects is singular")
    att = np.array([cell.att for cell in cells])
    w = float(att @ np.linalg.solve(covariance, att))
    return WaldChi2(chi2=w, q=len(cells), p=float(stats.chi2.sf(w, len(cells))))


def _simultaneous(
    combine: _Combination, cells: list[GroupTimeCell], draws: int, seed: int
) -> CriticalValue:
    """Critical value of the largest |t| over all cells, by Rademacher multipliers."""
    if not cells:
        return CriticalValue(critical=None, why_not="no effect has an error of its own")
    sums = _cluster_sums(combine, cells)
    spread = np.sqrt((sums**2).sum(axis=0))
    sums = sums[:, spread > 0] / spread[spread > 0]
    if sums.shape[1] == 0:
        return CriticalValue(critical=None, why_not="no effect varies")
    signs = np.random.default_rng(seed).choice([-1.0, 1.0], size=(draws, len(sums)))
    largest = np.abs(signs @ sums).max(axis=1)
    return CriticalValue(
        critical=float(np.quantile(largest, combine.level)), draws=draws, seed=seed
    )


def _cluster_sums(combine: _Combination, cells: list[GroupTimeCell]) -> Floats:
    columns = [np.bincount(combine.codes, weights=cell.influence) for cell in cells]
    return np.column_stack(columns)


def _warnings(
    panel: UnitPanel,
    design: EvaluationDesign,
    who: Cohorts,
    cells: list[GroupTimeCell],
    sizes: dict[int, int],
) -> list[str]:
    warnings = []
    always = int((panel.starts <= panel.times[0]).sum())
    if always:
        warnings.append(f"{always} units treated from the first period on left out: no before")
    lost = int((chosen_units(panel, design) & (panel.starts > panel.times[0])).sum())
    lost -= len(who.units)
    if lost:
        warnings.append(f"{lost} units without a value in every period left out")
    small = [f"{g} ({size})" for g, size in sorted(sizes.items()) if size < SMALL_COHORT]
    if small:
        warnings.append(f"cohorts of few units, intervals too short: {', '.join(small)}")
    missing = [f"({cell.g}, {cell.t}): {cell.reason}" for cell in cells if cell.why_not]
    if missing:
        warnings.append(f"{len(missing)} effects not estimated, first {missing[0]}")
    return warnings
