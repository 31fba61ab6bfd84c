"""Group-time effects for staggered starts, after Callaway and Sant'Anna (2021)."""

from dataclasses import dataclass

import numpy as np

from indicators.evaluation.design.model import EvaluationDesign
from indicators.evaluation.design.numbers import Flags, Floats
from indicators.evaluation.design.panel import UnitPanel
from indicators.evaluation.design.problems import refuse_panel, sentence

MOST_CERTAIN = 0.995
"""Controls with a higher propensity are left out of the doubly robust estimate, as in DRDID."""


@dataclass(frozen=True, slots=True)
class GroupTimeCell:
    """ATT(g, t): cohort ``g`` (its start) in period ``t`` against ``base``.

    ``influence`` is (n,), scaled so that se^2 = sum(influence^2) / n^2; ``None`` for the universal
    base period itself, whose effect is zero by definition. ``why_not`` is the code of
    why there is no value.
    """

    g: int
    t: int
    base: int
    post: bool
    att: float
    influence: Floats | None
    n_treated: int
    n_control: int
    why_not: str = ""

    @property
    def reason(self) -> str:
        """Why there is no value, in English as a result writes it."""
        return sentence(self.why_not).en if self.why_not else ""


@dataclass(frozen=True, slots=True)
class Cohorts:
    """Units of the estimate: outcome (n, T), starts (n,), weights (n, T), covariates by name."""

    units: tuple[str, ...]
    clusters: Floats
    y: Floats
    starts: Floats
    weights: Floats
    covariates: tuple[Floats, ...]


def cells_of(panel: UnitPanel, who: Cohorts, design: EvaluationDesign) -> list[GroupTimeCell]:
    """Every ATT(g, t), cohorts ascending, then periods.

    From g less anticipation on, the base is the last period before. Earlier periods use the period
    just before them (``varying``) or that same base (``universal``). Controls: ``never`` treated
    within the panel, or ``notyet`` treated (less anticipation) by the later of the two periods.
    """
    options, times = design.options, panel.times
    cohorts = sorted({int(start) for start in who.starts if times[0] < start <= times[-1]})
    cells: list[GroupTimeCell] = []
    for g in cohorts:
        earlier = np.flatnonzero(times < g - options.anticipation)
        if len(earlier) == 0:
            cells.append(GroupTimeCell(g, g, g, True, np.nan, None, 0, 0, "no_pair.before"))
            continue
        last = int(earlier[-1])
        for t in range(len(times)):
            post = bool(times[t] >= g - options.anticipation)
            base = last if post or options.base_period == "universal" else t - 1
            if base < 0:
                continue
            cells.append(_cell(panel, who, design, g, t, base))
    return cells


def _cell(  # noqa: PLR0913, PLR0917
    panel: UnitPanel, who: Cohorts, design: EvaluationDesign, g: int, t: int, base: int
) -> GroupTimeCell:
    times, anticipation = panel.times, design.options.anticipation
    post = bool(times[t] >= g)
    if t == base:
        size = int((who.starts == g).sum())
        return GroupTimeCell(g, int(times[t]), int(times[t]), post, 0.0, None, size, 0)
    if design.comparison.control_group == "never":
        control = who.starts > times[-1]
    else:
        control = who.starts > times[max(t, base)] + anticipation
    treated = who.starts == g
    change = who.y[:, t] - who.y[:, base]
    first = min(t, base)
    weights = who.weights[:, first]
    covariates = [covariate[:, first] for covariate in who.covariates]
    known = np.isfinite(change) & np.isfinite(weights)
    for covariate in covariates:
        known &= np.isfinite(covariate)
    treated, control = treated & known, control & known & (who.starts != g)
    counts = (int(treated.sum()), int(control.sum()))
    head = (g, int(times[t]), int(times[base]), post)
    if min(counts) == 0:
        who_lacks = "treated" if counts[0] == 0 else "control"
        return GroupTimeCell(*head, np.nan, None, *counts, why_not=f"no_pair.{who_lacks}")
    try:
        if covariates:
            att, influence = _doubly_robust(change, treated, control, weights, covariates)
        else:
            att, influence = _plain(change, treated, control, weights)
    except np.linalg.LinAlgError:
        return GroupTimeCell(*head, np.nan, None, *counts, why_not="no_pair.covariates")
    return GroupTimeCell(*head, att, influence, *counts)


def _plain(change: Floats, treated: Flags, control: Flags, weights: Floats) -> tuple[float, Floats]:
    influence, means = np.zeros(len(change)), []
    for side, sign in ((treated, 1.0), (control, -1.0)):
        w, d = weights[side], change[side]
        if w.sum() <= 0:
            raise refuse_panel("bad_weight.zero")
        mean = float(w @ d / w.sum())
        influence[side] = sign * len(change) * w * (d - mean) / w.sum()
        means.append(mean)
    return means[0] - means[1], influence


def _doubly_robust(
    change: Floats, treated: Flags, control: Flags, weights: Floats, covariates: list[Floats]
) -> tuple[float, Floats]:
    """Sant'Anna and Zhao (2020), the estimator of DRDID::drdid_panel with its influence."""
    used = treated | control
    n = int(used.sum())
    d, dy = treated[used].astype(float), change[used]
    w = weights[used] / weights[used].mean()
    scaled = [
        (covariate[used] - covariate[used].mean()) / (covariate[used].std() or 1.0)
        for covariate in covariates
    ]
    x = np.column_stack([np.ones(n), *scaled])
    if np.linalg.matrix_rank(x[d == 0]) < x.shape[1]:
        raise np.linalg.LinAlgError
    ps, hessian = _logit(x, d, w)
    trimmed = (ps < MOST_CERTAIN) | (d == 1)
    of_controls = w * (1 - d)
    bread = np.linalg.inv(x.T @ (x * of_controls[:, None]) / n)
    beta = bread @ (x.T @ (of_controls * dy) / n)
    gap = dy - x @ beta
    w1, w0 = trimmed * w * d, trimmed * w * ps * (1 - d) / (1 - ps)
    eta1, eta0 = (w1 @ gap) / w1.sum(), (w0 @ gap) / w0.sum()
    outcome = (of_controls * gap)[:, None] * x @ bread
    propensity = (w * (d - ps))[:, None] * x @ hessian
    m1, m3 = (w1 @ x) / n, (w0 @ x) / n
    m2 = ((w0 * (gap - eta0)) @ x) / n
    part1 = (w1 * (gap - eta1) - outcome @ m1) / w1.mean()
    part0 = (w0 * (gap - eta0) + propensity @ m2 - outcome @ m3) / w0.mean()
    influence = np.zeros(len(change))
    influence[used] = (part1 - part0) * len(change) / n
    return float(eta1 - eta0), influence


def _logit(x: Floats, d: Floats, w: Floats) -> tuple[Floats, Floats]:
    """Propensities and n times the inverse information, by Newton's steps."""
    beta = np.zeros(x.shape[1])
    for _ in range(50):
        ps = 1 / (1 + np.exp(-np.clip(x @ beta, -35, 35)))
        information = x.T @ (x * (w * ps * (1 - ps))[:, None])
        step = np.linalg.solve(information, x.T @ (w * (d - ps)))
        beta = beta + step
        if np.abs(step).max() < 1e-10:
            ps = np.clip(1 / (1 + np.exp(-x @ beta)), 1e-12, 1 - 1e-12)
            return ps, np.asarray(np.linalg.inv(information) * len(d))
    raise np.linalg.LinAlgError
