"""What a method answers, in one shape for all of them."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

import numpy as np
from scipy import stats

from indicators.evaluation.design.sample import StudySample
from indicators.evaluation.estimators.details import Details

METHOD_VERSION = "1.2"
"""Version of the methods of this package; a change of any number makes a new one."""

PACKAGE, PACKAGE_VERSION = "atlante-esclusione-milano", "0.2.0"


ROUNDING = 1e-12
"""A standard error below this part of its value (or of 1) is what rounding leaves of none."""


D = TypeVar("D", bound=Details)
D_co = TypeVar("D_co", bound=Details, covariant=True)


@dataclass(frozen=True, slots=True)
class EffectEstimate(Generic[D_co]):
    """One estimate. ``None`` where a quantity does not exist; ``why_not`` then says why.

    ``se, interval`` are in the outcome's unit; ``df`` are the degrees of freedom of the t
    distribution behind ``p`` and ``interval`` (``None``: normal, or by randomisation).
    ``details`` holds what only this method has; ``None`` where it could not answer.
    """

    method: str
    outcome: str
    estimate: float | None
    se: float | None = None
    df: float | None = None
    p: float | None = None
    interval: tuple[float | None, float | None] | None = None
    level: float = 0.95
    inference: str = ""
    n_treated: int = 0
    n_control: int = 0
    n_periods: int = 0
    details: D_co | None = None
    warnings: tuple[str, ...] = ()
    why_not: str = ""

    @property
    def value(self) -> float:
        """The estimate as a number. Raises ``ValueError`` where there is none: it is never 0."""
        if self.estimate is None:
            raise ValueError(f"{self.method} has no estimate: {self.why_not}")
        return float(self.estimate)


def error_of(variance: float, value: float) -> float:
    """Standard error of ``value``, in its unit; 0 where there is nothing but rounding in it."""
    se = float(np.sqrt(max(variance, 0.0)))
    return se if se > ROUNDING * max(abs(value), 1.0) else 0.0


def with_error(answer: EffectEstimate[D_co], se: float, df: int) -> EffectEstimate[D_co]:
    """``answer`` with its cluster-robust error (unit of the outcome), p and interval."""
    inference = "cluster-robust (CR1), t with clusters less one degrees of freedom"
    tested = two_sided(answer.value, se, df=df, level=answer.level)
    return replace(answer, df=float(df), inference=inference, **tested)


def two_sided(value: float, se: float, *, level: float, df: float | None = None) -> dict[str, Any]:
    """``se``, ``p`` of no effect and ``interval`` of a value by Student's t; normal without df."""
    spread, of = (stats.norm, ()) if df is None else (stats.t, (df,))
    reach = float(spread.ppf((1 + level) / 2, *of)) * se
    p = float(2 * spread.sf(abs(value / se), *of))
    return {"se": se, "p": p, "interval": (value - reach, value + reach)}


def of_sample(  # noqa: PLR0913 - what stands in the answer of every method of two windows
    method: str,
    outcome: str,
    sample: StudySample,
    estimate: float | None,
    *,
    level: float,
    details: D,
    **own: Any,
) -> EffectEstimate[D]:
    """The answer of a method that compares the two windows of ``sample``, which it rests on."""
    counts = {"n_treated": int(sample.treated.sum()), "n_control": int(sample.control.sum())}
    periods = len(sample.before_periods) + len(sample.after_periods)
    given = {"n_periods": periods, "warnings": sample.warnings, **counts, **own}
    return EffectEstimate(
        method=method, outcome=outcome, estimate=estimate, level=level, details=details, **given
    )


def plain(value: Any) -> Any:
    """``value`` as JSON can write it: arrays as lists, NaN as ``None``, infinities as words."""
    if isinstance(value, Details):
        value = value.mapping()
    if isinstance(value, Mapping):
        return {str(key): plain(part) for key, part in value.items()}
    if isinstance(value, (list, tuple, set, np.ndarray)):
        return [plain(part) for part in value]
    if hasattr(value, "__dataclass_fields__"):
        return {name: plain(getattr(value, name)) for name in value.__dataclass_fields__}
    if isinstance(value, np.generic):
        return plain(value.item())
    if isinstance(value, float) and not math.isfinite(value):
        return None if math.isnan(value) else ("inf" if value > 0 else "-inf")
    return value
