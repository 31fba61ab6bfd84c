"""Two-way fixed effects: unit and time effects taken out exactly, cluster-robust and wild."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np

from indicators.evaluation.design.model import EvaluationDesign
from indicators.evaluation.design.numbers import Flags, Floats, Wholes
from indicators.evaluation.design.panel import UnitPanel
from indicators.evaluation.design.problems import refuse_panel
from indicators.evaluation.estimators.details import (
    EventStudyDetails,
    NotGiven,
    TwfeDetails,
    WildBootstrap,
)
from indicators.evaluation.estimators.result import EffectEstimate, error_of, with_error
from indicators.evaluation.inference.few_treated import FEW_TREATED, why_withheld

COLLINEAR = 1e-9
"""A regressor of which less than this share (squared) is left is explained by the rest."""

NO_ERROR = "the residuals do not vary: no standard error"

LinearDetails = TypeVar("LinearDetails", TwfeDetails, EventStudyDetails)

MOST_WILD_CLUSTERS = 400
"""The wild bootstrap is for few clusters; beyond this many it is not run."""


@dataclass(frozen=True, slots=True)
class RegressionRows:
    """N rows of the panel: outcome, unit and time codes, weights, clusters, positions."""

    y: Floats
    unit: Wholes
    time: Wholes
    cell: Wholes
    weights: Floats
    clusters: Wholes
    covariates: Floats
    places: tuple[Wholes, Wholes]
    singletons: int

    def pick(self, wide: Floats) -> Floats:
        """The rows' values of a (U, T) table."""
        return wide[self.places]


@dataclass(frozen=True, slots=True)
class RegressionFit:
    """Coefficients of the regressors of interest, in order, and their CR1 covariance."""

    beta: Floats
    covariance: Floats
    rows: int
    clusters: int
    parameters: int
    x: Floats
    y: Floats
    codes: Wholes
    root: Floats

    @property
    def df(self) -> int:
        """Degrees of freedom of t: clusters less one."""
        return self.clusters - 1


def rows_of(
    panel: UnitPanel, design: EvaluationDesign, outcome: str, chosen: Flags, rule: str
) -> RegressionRows:
    """Rows with outcome, weight and covariates, of the ``chosen`` units (U,).

    ``rule``: ``available`` uses the rows there are, ``complete_units`` those of units with all
    periods, ``refuse`` raises where one lacks. Units with one row say nothing and are dropped.
    """
    columns = design.columns
    usable = np.isfinite(panel.values[outcome]) & chosen[:, None]
    for name in columns.covariates:
        usable &= np.isfinite(panel.values[name])
    weights = panel.values[columns.weights] if columns.weights else np.ones_like(usable, float)
    usable &= np.nan_to_num(weights) > 0
    whole: Flags = np.asarray(usable.all(axis=1))
    if rule == "refuse" and not whole[chosen].all():
        names = ", ".join(panel.named(chosen & ~whole)[:10])
        raise refuse_panel("missing.rows", field="options.missing", names=names)
    if rule == "complete_units":
        usable &= whole[:, None]
    single = usable.sum(axis=1) == 1
    usable &= ~single[:, None]
    if usable.any(axis=1).sum() < 2 or usable.any(axis=0).sum() < 2:
        raise refuse_panel("too_few_rows.units")
    cells = np.nonzero(usable)
    unit, time = cells
    cell = time
    if columns.time_by:
        _, by = np.unique(panel.labels[columns.time_by].astype(str), return_inverse=True)
        cell = time * (by.max() + 1) + by[unit]
    cluster = unit
    if columns.cluster:
        _, codes = np.unique(panel.labels[columns.cluster].astype(str), return_inverse=True)
        cluster = codes[unit]
    extra = [panel.values[name][cells] for name in columns.covariates]
    return RegressionRows(
        y=panel.values[outcome][cells],
        unit=np.unique(unit, return_inverse=True)[1],
        time=time,
        cell=np.unique(cell, return_inverse=True)[1],
        weights=weights[cells],
        clusters=np.unique(cluster, return_inverse=True)[1],
        covariates=np.column_stack(extra) if extra else np.empty((len(unit), 0)),
        places=(unit, time),
        singletons=int(single.sum()),
    )


def fit(
    rows: RegressionRows, x: Floats, *, names: Sequence[str], trends: bool = False
) -> RegressionFit:
    """Regress y on ``x`` (N, k) with unit effects, time (or cell) effects and the covariates.

    Covariance CR1: factor G/(G-1) (N-1)/(N-K), where K counts regressors, covariates, time effects
    (less one) and one constant; unit effects, and unit trends, are not counted. Raises
    :class:`PanelError` where a regressor is explained by the effects.
    """
    cells = np.eye(rows.cell.max() + 1)[rows.cell][:, 1:]
    nuisance = np.column_stack([cells, rows.covariates])
    k = x.shape[1]
    within = _within(np.column_stack([rows.y, x, nuisance]), rows, trends)
    root = np.sqrt(rows.weights)
    scaled = within * root[:, None]
    target, others = scaled[:, : k + 1], scaled[:, k + 1 :]
    rank = 0
    if others.shape[1]:
        solution, _, full, _ = np.linalg.lstsq(others, target, rcond=1e-10)
        target, rank = target - others @ solution, int(full)
    y, wanted = target[:, 0], target[:, 1:]
    original = ((x - x.mean(axis=0)) ** 2 * rows.weights[:, None]).sum(axis=0)
    left = (wanted**2).sum(axis=0)
    for n, name in enumerate(names):
        if left[n] <= COLLINEAR * max(original[n], 1e-300):
            raise refuse_panel("collinear.effects", names=name)
    scale = np.sqrt(left)
    if np.linalg.matrix_rank(wanted / scale, tol=1e-7) < k:
        raise refuse_panel("collinear", names=", ".join(names))
    bread = np.linalg.inv(wanted.T @ wanted)
    beta = bread @ (wanted.T @ y)
    scores = wanted * (y - wanted @ beta)[:, None]
    groups = int(rows.clusters.max()) + 1
    sums = np.column_stack([np.bincount(rows.clusters, weights=score) for score in scores.T])
    parameters = k + rank + 1
    if groups < 2 or len(y) <= parameters:
        raise refuse_panel("too_few_rows.effects")
    factor = groups / (groups - 1) * (len(y) - 1) / (len(y) - parameters)
    return RegressionFit(
        beta=beta,
        covariance=bread @ (sums.T @ sums) @ bread * factor,
        rows=len(y),
        clusters=groups,
        parameters=parameters,
        x=wanted,
        y=y,
        codes=rows.clusters,
        root=root,
    )


def wild_p(
    fitted: RegressionFit, others: Floats, *, draws: int, seed: int
) -> WildBootstrap | NotGiven:
    """Wild cluster restricted bootstrap of the first coefficient being zero (Cameron et al. 2008).

    ``others`` (N, m) is an orthonormal basis of everything partialled out. Rademacher signs by
    cluster, all of them where there are at most ``draws``; Webb's six points under twelve clusters.
    """
    groups = fitted.clusters
    if groups > MOST_WILD_CLUSTERS:
        return NotGiven(why_not=f"more than {MOST_WILD_CLUSTERS} clusters")
    x = fitted.x[:, 0]
    residual = fitted.y
    if fitted.x.shape[1] > 1:
        rest = fitted.x[:, 1:]
        residual = residual - rest @ np.linalg.lstsq(rest, residual, rcond=None)[0]
        x = x - rest @ np.linalg.lstsq(rest, x, rcond=None)[0]
        others = np.column_stack([others, np.linalg.qr(rest)[0]])
    generator = np.random.default_rng(seed)
    exact = 2**groups <= draws
    if exact:
        signs = 2.0 * ((np.arange(2**groups)[:, None] >> np.arange(groups)) & 1) - 1
        kind = "Rademacher, all"
    elif groups < 12:
        points = np.sqrt([0.5, 1.0, 1.5])
        signs = generator.choice(np.concatenate([points, -points]), size=(draws, groups))
        kind = "Webb"
    else:
        signs, kind = generator.choice([-1.0, 1.0], size=(draws, groups)), "Rademacher"
    # Scores of cluster g in residuals drawn with signs v are S v - b (x_g'x_g), with
    # S[g, h] = x_g' (M u_h)_g; M projects off everything partialled out.
    own = np.bincount(fitted.codes, weights=x * residual, minlength=groups)
    projected = _by_cluster(others * residual[:, None], fitted.codes, groups)
    loading = _by_cluster(others * x[:, None], fitted.codes, groups)
    between = np.diag(own) - loading @ projected.T
    squares = np.bincount(fitted.codes, weights=x * x, minlength=groups)
    total = squares.sum()
    b = signs @ own / total
    scores = signs @ between.T - b[:, None] * squares
    seen_b = own.sum() / total
    seen = own - seen_b * squares
    spread = np.sqrt((scores**2).sum(axis=1))
    with np.errstate(divide="ignore", invalid="ignore"):
        t = np.abs(np.where(spread > 0, b / spread, np.inf))
    limit = abs(seen_b) / np.sqrt((seen**2).sum())
    reached = int((t >= limit * (1 - 1e-9)).sum())
    p = reached / len(t) if exact else (1 + reached) / (1 + len(t))
    return WildBootstrap(p=p, signs=kind, draws=len(t), seed=None if exact else seed)


def twfe(panel: UnitPanel, design: EvaluationDesign, outcome: str) -> EffectEstimate[TwfeDetails]:
    """The coefficient of the treatment with unit and time effects, as usually reported.

    The treatment is the column as given (also shares and reversals) or 1 from the start on. Where
    few clusters are treated, or few are not, the coefficient stands alone with the reason.
    """
    rule, options = design.rule_for_missing("twfe"), design.options
    chosen = chosen_units(panel, design)
    rows = rows_of(panel, design, outcome, chosen, rule)
    on = (panel.times >= panel.starts[:, None]).astype(float)
    treatment = rows.pick(panel.dose if panel.dose is not None else on)
    fitted = fit(rows, treatment[:, None], names=["the treatment"], trends=options.unit_trends)
    value = float(fitted.beta[0])
    treated_clusters, control_clusters = clusters_of(panel, rows)
    why = why_withheld(treated_clusters, control_clusters)
    details = TwfeDetails(
        rows=fitted.rows,
        clusters=fitted.clusters,
        treated_clusters=treated_clusters,
        control_clusters=control_clusters,
        parameters_counted=fitted.parameters,
        weighted=bool(design.columns.weights),
        covariates=tuple(design.columns.covariates),
        unit_trends=options.unit_trends,
        singletons_dropped=rows.singletons,
        withheld=FEW_TREATED if why else "",
    )
    answer = linear_estimate("twfe", outcome, value, panel, rows, details)
    answer = replace(answer, level=options.level)
    if why:
        return replace(answer, why_not=why)
    se = error_of(fitted.covariance[0, 0], value)
    if se == 0:
        return replace(answer, why_not=NO_ERROR)
    wild: WildBootstrap | NotGiven = NotGiven(why_not="not run with unit trends")
    if not options.unit_trends:
        basis = partialled(rows)
        wild = wild_p(fitted, basis, draws=options.wild_draws, seed=options.seed)
    answer = replace(answer, details=replace(details, wild_bootstrap=wild))
    return with_error(answer, se, fitted.df)


def clusters_of(panel: UnitPanel, rows: RegressionRows) -> tuple[int, int]:
    """Clusters with a unit ever treated, and with one not yet treated at the first start."""
    starts = np.where(panel.starts <= panel.times[-1], panel.starts, np.inf)[rows.places[0]]
    later = starts[starts > panel.times[0]]
    first = later.min() if len(later) else np.inf
    sides = (np.isfinite(starts), (starts > first) | ~np.isfinite(starts))
    treated, control = (len(np.unique(rows.clusters[side])) for side in sides)
    return treated, control


def linear_estimate(  # noqa: PLR0913, PLR0917 - what stands in every regression's answer
    method: str,
    outcome: str,
    value: float,
    panel: UnitPanel,
    rows: RegressionRows,
    details: LinearDetails,
) -> EffectEstimate[LinearDetails]:
    """``value`` (unit of the outcome) with its details, the units it rests on and what to know."""
    ever = panel.starts <= panel.times[-1]
    used = np.isin(np.arange(len(ever)), rows.places[0])
    return EffectEstimate(
        method=method,
        outcome=outcome,
        estimate=value,
        n_treated=int((ever & used).sum()),
        n_control=int((~ever & used).sum()),
        n_periods=len(np.unique(rows.time)),
        details=details,
        warnings=tuple(linear_warnings(panel, rows)),
    )


def linear_warnings(panel: UnitPanel, rows: RegressionRows) -> list[str]:
    """What a reader of a two-way regression must know."""
    starts = panel.starts[np.isfinite(panel.starts) & (panel.starts <= panel.times[-1])]
    warnings = []
    if len(np.unique(starts)) > 1:
        warnings.append(
            "starts are staggered: already treated units serve as controls, which misleads where "
            "effects change over time or differ; compare att_gt"
        )
    if not panel.absorbing:
        warnings.append(
            "the treatment takes shares or is switched off: one constant effect is assumed"
        )
    elif (panel.starts <= panel.times[0]).any():
        count = int((panel.starts <= panel.times[0]).sum())
        warnings.append(
            f"{count} units are treated from the first period on: they only inform time"
        )
    if rows.singletons:
        warnings.append(f"{rows.singletons} units with one row dropped")
    return warnings


def chosen_units(panel: UnitPanel, design: EvaluationDesign) -> Flags:
    """Units that ``comparison`` lets in: treated ones always, rings and the excluded not."""
    names = np.array(panel.units, dtype=object)
    ever = np.isfinite(panel.starts) & (panel.starts <= panel.times[-1])
    if not ever.any():
        raise refuse_panel("no_treated.periods")
    chosen = ~np.isin(names, np.array(design.comparison.exclude, dtype=object))
    if design.comparison.units:
        chosen &= ever | np.isin(names, np.array(design.comparison.units, dtype=object))
    if design.comparison.ring == "exclude" and panel.adjacency is not None:
        touched = (panel.adjacency & ever[None, :]).any(axis=1)
        chosen &= ever | ~touched
    if design.comparison.at_least is not None:
        floor = design.comparison.at_least
        values = np.nan_to_num(panel.values[floor.column], nan=-np.inf)
        chosen &= ~(values < floor.value).any(axis=1)
    return chosen


def partialled(rows: RegressionRows) -> Floats:
    """Orthonormal basis (N, m) of the time effects and covariates, unit effects taken out."""
    cells = np.eye(rows.cell.max() + 1)[rows.cell][:, 1:]
    within = _within(np.column_stack([cells, rows.covariates]), rows, trends=False)
    scaled = within * np.sqrt(rows.weights)[:, None]
    if scaled.shape[1] == 0:
        return scaled
    left, sizes, _ = np.linalg.svd(scaled, full_matrices=False)
    return np.asarray(left[:, sizes > 1e-10 * sizes[0]])


def _within(columns: Floats, rows: RegressionRows, trends: bool) -> Floats:
    """Columns less their units' weighted means, and less their units' linear trends if asked."""
    count = rows.unit.max() + 1
    total = np.bincount(rows.unit, weights=rows.weights, minlength=count)

    def means(values: Floats) -> Floats:
        sums = [
            np.bincount(rows.unit, weights=rows.weights * column, minlength=count)
            for column in values.T
        ]
        return (np.column_stack(sums) / total[:, None])[rows.unit]

    columns = columns - means(columns)
    if not trends:
        return columns
    clock = rows.time[:, None].astype(np.float64)
    clock = clock - means(clock)
    power = means(clock**2)
    slope = means(clock * columns) / np.where(power > 0, power, 1.0)
    return np.asarray(columns - slope * clock)


def _by_cluster(columns: Floats, codes: Wholes, groups: int) -> Floats:
    sums = np.zeros((groups, columns.shape[1]))
    np.add.at(sums, codes, columns)
    return sums
