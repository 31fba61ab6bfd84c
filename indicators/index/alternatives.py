"""The choices a sceptic would make otherwise: what the redraws draw from."""

from __future__ import annotations

from dataclasses import dataclass

from indicators.index.methods import Method

_PENALTY = {"penalty": "plus", "weighted": True, "ddof": 0}
_RANKS = {"ties": "average", "divisor": "n-1", "low": 1.0, "high": 100.0}
_SKEWED = {"skewness": 2.0, "kurtosis": 3.5, "max_winsorised": 5, "then_log": True}


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternatives:
    """What may be drawn. ``None`` is the design's own choice, and always the first.

    All normalisations are positive, so that every aggregation is defined; a score below ``floor``
    counts as ``floor`` where one needs positive scores. Weights vary by -/+ ``weights``.
    """

    treatments: tuple[Method | None, ...] = (None, Method("skew_kurtosis", _SKEWED))
    normalisations: tuple[Method | None, ...] = (
        None,
        Method("min_max", {"low": 1.0, "high": 100.0}),
        Method("z", {"ddof": 0, "mean": 100.0, "sd": 10.0, "weighted": False}),
        Method("percentile_rank", _RANKS),
    )
    aggregations: tuple[Method | None, ...] = (
        None,
        Method("arithmetic", {}),
        Method("geometric", {}),
        Method("ampi", _PENALTY),
    )
    weights: float = 0.25
    drop_one: bool = True
    floor: float = 1.0


USUAL = Alternatives()
