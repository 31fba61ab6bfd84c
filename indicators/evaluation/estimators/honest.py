"""Effects that survive a break of the trends: robust sets of Rambachan and Roth (2023).

Their restriction on relative magnitudes: from one period to the next after treatment, the trends of
treated and controls may part by at most M times the largest parting seen before it. The set of mean
effects that a test of that restriction does not reject holds the true one in ``level`` of samples,
sampling error of the pre-trends included.

The test is the conditional one of Andrews, Roth and Pakes (2023), with their least favourable
first stage (the hybrid "C-LF" that Rambachan and Roth recommend) unless told otherwise. Its moments
are bounds on single steps; steps that the target does not fix are nuisance. The vertices of its
dual are known here without a linear programme: both one-sided bounds on the target, and for each
step the statement that the largest parting before is not negative. The largest parting is one of
finitely many steps with a sign, so the set is the union over them.

Estimates are taken as normal with the covariance given: with few treated units that is optimistic.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.special import ndtr

from indicators.evaluation.design.numbers import Flags, Floats

FIRST_STAGE = 0.1
"""Share of the size that the least favourable first stage takes."""

DRAWS = 10_000
POINTS = 400
FURTHEST = 8
"""The search doubles its reach so many times before an end is called open."""


@dataclass(frozen=True, slots=True)
class Path:
    """Coefficients of an event study with their covariance; the reference is left out.

    ``times`` (K,) rising, ``beta`` (K,), ``covariance`` (K, K); ``target`` (K,) are the weights of
    the effect in question, zero before treatment.
    """

    times: Floats
    beta: Floats
    covariance: Floats
    reference: float
    target: Floats

    @property
    def value(self) -> float:
        """The effect as estimated."""
        return float(self.target @ self.beta)

    @property
    def error(self) -> float:
        """Its standard error."""
        return float(np.sqrt(self.target @ self.covariance @ self.target))


@dataclass(frozen=True, slots=True)
class _Polyhedron:
    """Functionals ``rows @ beta - slopes * theta`` that are at most 0 on average if theta holds."""

    values: Floats
    slopes: Floats
    covariance: Floats
    draws: Floats


def steps_of(path: Path) -> tuple[Floats, Floats, Floats]:
    """Changes per period before and after as functionals (S, K) of beta, and the target's share.

    ``share`` (S after,) are the weights of the steps after treatment in the target. Steps longer
    than one period (years left out) count per period.
    """
    places = np.concatenate([path.times, [path.reference]])
    order = np.argsort(places)
    levels = np.vstack([np.eye(len(path.times)), np.zeros(len(path.times))])[order]
    gaps = np.diff(places[order])
    changes = np.diff(levels, axis=0) / gaps[:, None]
    later = places[order][1:] > path.reference
    weights = np.concatenate([path.target, [0.0]])[order][1:]
    share = gaps * np.cumsum(weights[::-1])[::-1]
    return changes[~later], changes[later], share[later]


def accepted(
    path: Path, m: float, effects: Floats, *, level: float = 0.95, hybrid: bool = True
) -> Flags:
    """Which of the ``effects`` (n,) the test with relative magnitude ``m`` does not reject."""
    possible = np.zeros(len(effects), dtype=bool)
    for polyhedron in _polyhedra(path, m):
        possible |= ~_rejected(polyhedron, effects, 1 - level, hybrid)
    return possible


def robust_set(
    path: Path, m: float, *, level: float = 0.95, hybrid: bool = True
) -> tuple[float | None, float | None]:
    """The hull of the effects that are not rejected; an end is ``None`` where none is in reach."""
    before, _, share = steps_of(path)
    partings = float(np.abs(before @ path.beta).max()) * float(np.abs(share).sum())
    reach = m * partings + 4 * path.error * (1 + m)
    return (_end(path, m, -reach, level, hybrid), _end(path, m, reach, level, hybrid))


def breakdown(path: Path, *, level: float = 0.95, most: float = 8.0) -> float | None:
    """The smallest m whose set holds no effect; 0 where already parallel trends do not reject it.

    ``None`` where even ``most`` leaves it out.
    """
    nothing = np.zeros(1)

    def holds(m: float) -> bool:
        return bool(accepted(path, m, nothing, level=level)[0])

    low, high = 0.0, most
    if holds(1e-6):
        return 0.0
    if not holds(high):
        return None
    while high - low > 0.005:
        middle = (low + high) / 2
        low, high = (low, middle) if holds(middle) else (middle, high)
    return high


def _end(path: Path, m: float, reach: float, level: float, hybrid: bool) -> float | None:
    """The furthest accepted effect on the side of ``reach``, to 1 / POINTS^2 of it."""
    start = path.value
    for _ in range(FURTHEST):
        grid = np.linspace(start, start + reach, POINTS)
        inside = np.flatnonzero(accepted(path, m, grid, level=level, hybrid=hybrid))
        if len(inside) == 0:
            return start
        if inside[-1] < POINTS - 1:
            fine = np.linspace(grid[inside[-1]], grid[inside[-1] + 1], POINTS)
            within = accepted(path, m, fine, level=level, hybrid=hybrid)
            return float(fine[np.flatnonzero(within)[-1]])
        reach *= 2
    return None


def _polyhedra(path: Path, m: float) -> Iterator[_Polyhedron]:
    """For each step before and each sign: the functionals if it is the largest parting."""
    before, after, share = steps_of(path)
    noise = np.random.default_rng(0).standard_normal((DRAWS, len(path.beta)))
    sizes, directions = np.linalg.eigh(path.covariance)
    root = directions * np.sqrt(np.maximum(sizes, 0.0))
    up = share[:, None] * after
    counted = share != 0
    for parting in (sign * step for step in before for sign in (1.0, -1.0)):
        errors = [_errors(sign * after - m * parting, path.covariance) for sign in (1.0, -1.0)]
        ahead, behind = (errors[0], errors[1])
        toward = np.where(share > 0, ahead, behind)[counted] @ np.abs(share[counted])
        against = np.where(share > 0, behind, ahead)[counted] @ np.abs(share[counted])
        allowance = m * float(np.abs(share).sum()) * parting
        rows = np.vstack(
            [
                (up.sum(axis=0) - allowance) / toward,
                (-up.sum(axis=0) - allowance) / against,
                *(-2 * m * parting / step for step in ahead + behind),
            ]
        )
        slopes = np.zeros(len(rows))
        slopes[:2] = 1 / toward, -1 / against
        yield _Polyhedron(
            values=rows @ path.beta,
            slopes=slopes,
            covariance=rows @ path.covariance @ rows.T,
            draws=(noise @ (rows @ root).T).max(axis=1),
        )


def _errors(rows: Floats, covariance: Floats) -> Floats:
    variances: Floats = ((rows @ covariance) * rows).sum(axis=1)
    return np.asarray(np.sqrt(np.maximum(variances, 1e-300)), dtype=np.float64)


def _rejected(polyhedron: _Polyhedron, effects: Floats, alpha: float, hybrid: bool) -> Flags:
    """The conditional test of each effect: is the largest functional too large, given the others?

    Under the null the largest is a normal cut off below and above at the values at which another
    functional would be the largest.
    """
    values = polyhedron.values[:, None] - polyhedron.slopes[:, None] * effects
    star = values.argmax(axis=0)
    largest = values[star, np.arange(len(effects))]
    variance = np.diag(polyhedron.covariance)[star]
    tiny = variance <= 1e-12 * np.diag(polyhedron.covariance).max()
    ratio = polyhedron.covariance[:, star] / np.where(tiny, 1.0, variance)
    rest, room = values - ratio * largest, 1 - ratio
    with np.errstate(divide="ignore", invalid="ignore"):
        crossing = rest / room
    below = np.where(room > 1e-9, crossing, -np.inf).max(axis=0)
    above = np.where(room < -1e-9, crossing, np.inf).min(axis=0)
    size, first = alpha, np.zeros(len(effects), dtype=bool)
    if hybrid:
        size = alpha * (1 - FIRST_STAGE) / (1 - FIRST_STAGE * alpha)
        limit = float(np.quantile(polyhedron.draws, 1 - FIRST_STAGE * alpha))
        first, above = largest > limit, np.minimum(above, limit)
    spread = np.sqrt(np.where(tiny, 1.0, variance))
    tails = [ndtr(-one_end / spread) for one_end in (largest, below, above)]
    with np.errstate(divide="ignore", invalid="ignore"):
        beyond = (tails[0] - tails[2]) / (tails[1] - tails[2])
    inside = (below <= largest) & (largest <= above) & (tails[1] > tails[2])
    second = np.where(tiny, largest > 0, inside & (beyond < size) & (largest > 0))
    return np.asarray(first | second)
