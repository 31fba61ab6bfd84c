"""The unequal-variance t of many assignments at once, as a function of a planted effect."""

from dataclasses import dataclass

import numpy as np

from indicators.evaluation.design.numbers import Flags, Floats
from indicators.evaluation.design.sample import ring_of

NOTHING = 1e-18
"""Variances under this, in SDs of change squared, are rounding."""

TIE = 1e-9
"""Statistics closer than this (relative) count as equal, so that ties count as extreme."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Treated and control units of P assignments as (P, n) matrices of zeros and ones."""

    treated: Floats
    control: Floats


@dataclass(frozen=True, slots=True)
class _Moments:
    """Weighted sums over one side: of w, w d, w^2, w^2 d, w^2 d^2 and the count of units."""

    count: Floats
    w: Floats
    wd: Floats
    ww: Floats
    wwd: Floats
    wwdd: Floats

    def mean(self) -> Floats:
        return self.wd / self.w

    def variance(self) -> Floats:
        """Of the mean: n/(n-1) sum w^2 (d-mean)^2 / (sum w)^2; NaN for a single unit."""
        mean = self.mean()
        squares = self.wwdd - 2 * mean * self.wwd + mean**2 * self.ww
        scale = np.maximum(np.abs(self.wwdd), 1e-300)
        squares = np.where(squares < 1e-12 * scale, 0.0, squares)
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(
                self.count > 1, squares / self.w**2 * self.count / (self.count - 1), np.nan
            )


def sides_of(drawn: Flags, adjacency: Flags | None, ring_excluded: bool) -> Sides:
    """Who is treated and who is a control in each draw, the ring recomputed for each."""
    control = ~drawn
    if ring_excluded:
        control &= ~ring_of(drawn, adjacency)
    return Sides(drawn.astype(np.float64), control.astype(np.float64))


class WelchFamily:
    """t of each of P assignments for the changes ``d - tau * planted``.

    ``change, weights`` are (n,). ``planted`` is (n,) or (n, R): 1 (or -1) for the units that carry
    the effect, else 0; results are then (P,) or (P, R). ``row_by_row``: it is (P, n), each
    assignment with its own, and results are (P,). With one treated unit the statistic takes the
    variance of a single control in place of the treated's.
    """

    def __init__(
        self,
        sides: Sides,
        change: Floats,
        weights: Floats,
        planted: Floats,
        *,
        row_by_row: bool = False,
    ) -> None:
        # Centred and scaled changes keep the sums of squares exact.
        self._centre = float(np.average(change, weights=weights))
        self.scale = float(np.std(change)) or 1.0
        d = (change - self._centre) / self.scale
        extra = planted[:, None] if planted.ndim == 1 else planted
        self._flat = planted.ndim == 1 or row_by_row
        self.sums = [
            (_sums(side, d, weights), _slopes(side, d, weights, extra, row_by_row))
            for side in (sides.treated, sides.control)
        ]

    def difference(self) -> Floats:
        """Mean of the treated minus mean of the controls, in the unit of the changes (P,)."""
        means = [base["wd"] / base["w"] for base, _ in self.sums]
        difference: Floats = (means[0] - means[1])[:, 0] * self.scale
        return difference

    def t(self, tau: float) -> Floats:
        """The statistic for ``d - tau * planted``: (P,), or (P, R) for R columns planted."""
        shift = tau / self.scale
        treated, control = (_shifted(base, slopes, shift) for base, slopes in self.sums)
        t = _t(treated, control)
        return t[:, 0] if self._flat else t


def welch_t(sides: Sides, change: Floats, weights: Floats) -> Floats:
    """t of each assignment (P,) for ``change`` (n,): ``WelchFamily.t(0)``, nothing planted."""
    d = (change - np.average(change, weights=weights)) / (float(np.std(change)) or 1.0)
    both = [_Moments(**_sums(side, d, weights)) for side in (sides.treated, sides.control)]
    return _t(*both)[:, 0]


def _t(treated: _Moments, control: _Moments) -> Floats:
    difference = treated.mean() - control.mean()
    of_control = control.variance()
    single = of_control * control.count
    variance = np.where(treated.count > 1, treated.variance(), single) + of_control
    with np.errstate(divide="ignore", invalid="ignore"):
        t = difference / np.sqrt(variance)
    small = np.abs(difference) <= TIE
    return np.asarray(np.where((variance <= 0) & small, 0.0, t))


class SquaredT:
    """The squared statistics of a :class:`WelchFamily` as ratios of two quadratics of the effect.

    Of the changes ``d - tau * planted`` both the difference of means and its variance are
    polynomials of tau. Their coefficients are worked out once, so that a further effect costs a
    few products instead of all moments anew: what a search over effects asks for.
    """

    def __init__(self, family: WelchFamily) -> None:
        self._scale = family.scale
        (treated, of_treated), (control, of_control) = (_quadratic(*sums) for sums in family.sums)
        self._means = [a - b for a, b in zip(treated, control, strict=True)]
        counts = [base["count"] for base, _ in family.sums]
        self._variance = [
            np.where(counts[0] > 1, a, b * counts[1]) + b
            for a, b in zip(of_treated, of_control, strict=True)
        ]

    def parts(self, tau: float, rows: slice = slice(None)) -> tuple[Floats, Floats]:
        """Squared difference of the means and its variance, (P, R), of the assignments ``rows``.

        A variance of nothing is tiny, not zero.
        """
        shift = tau / self._scale
        difference = self._means[0][rows] + shift * self._means[1][rows]
        difference *= difference
        variance = self._variance[2][rows] * shift
        variance += self._variance[1][rows]
        variance *= shift
        variance += self._variance[0][rows]
        np.maximum(variance, NOTHING, out=variance)
        return difference, variance


def at_least_as_extreme(t: Floats, observed: Floats | float) -> Flags:
    """Whether |t| reaches the observed |t|, ties included."""
    limit = np.abs(observed)
    finite = np.where(np.isfinite(limit), limit * (1 - TIE) - TIE, limit)
    reached: Flags = np.abs(t) >= finite
    return reached


Sums = dict[str, Floats]


def _quadratic(base: Sums, slopes: Sums) -> tuple[list[Floats], list[Floats]]:
    """Coefficients of tau^0, tau^1 (and tau^2) of a side's mean, and of that mean's variance."""
    count, w = base["count"], base["w"]
    m0, m1 = base["wd"] / w, -slopes["wd"] / w
    ww, wwd, slope = base["ww"], base["wwd"], -slopes["wwd"]
    with np.errstate(divide="ignore", invalid="ignore"):
        scale = np.where(count > 1, count / (count - 1), np.nan) / w**2
    squares = [
        base["wwdd"] - 2 * m0 * wwd + m0**2 * ww,
        2 * (-slopes["wwdd"] - m0 * slope - m1 * wwd + m0 * m1 * ww),
        slopes["square"] - 2 * m1 * slope + m1**2 * ww,
    ]
    return [m0, m1], [scale * square for square in squares]


def _sums(side: Floats, d: Floats, w: Floats) -> Sums:
    """Sums that do not depend on the effect, each (P, 1)."""
    columns = np.column_stack([np.ones_like(d), w, w * d, w**2, w**2 * d, (w * d) ** 2])
    names = ("count", "w", "wd", "ww", "wwd", "wwdd")
    return dict(zip(names, (side @ columns).T[:, :, None], strict=True))


def _slopes(side: Floats, d: Floats, w: Floats, planted: Floats, row_by_row: bool) -> Sums:
    """Sums that the effect multiplies: (P, R), or (P, 1) where row p has its own planted units."""
    factors = {"wd": w, "wwd": w**2, "wwdd": w**2 * d, "square": w**2}
    if row_by_row:
        return {
            name: ((side * planted ** (2 if name == "square" else 1)) @ factor)[:, None]
            for name, factor in factors.items()
        }
    each = [factors[name][:, None] * (planted**2 if name == "square" else planted)
            for name in factors]  # fmt: skip
    parts = np.split(side @ np.hstack(each), len(factors), axis=1)
    return dict(zip(factors, parts, strict=True))


def _shifted(base: Sums, slopes: Sums, shift: float) -> _Moments:
    return _Moments(
        count=base["count"],
        w=base["w"],
        wd=base["wd"] - shift * slopes["wd"],
        ww=base["ww"],
        wwd=base["wwd"] - shift * slopes["wwd"],
        wwdd=base["wwdd"] - 2 * shift * slopes["wwdd"] + shift**2 * slopes["square"],
    )
