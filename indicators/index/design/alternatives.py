"""The choices a sceptic would make otherwise: what the redraws draw from."""

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.index.design.methods import Method
from indicators.index.design.model import IndexDesign

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


@dataclass(frozen=True, slots=True)
class UncertaintyChoices:
    """Places among the alternatives from which a design's redraws draw, each choice once.

    A method that is the design's own stands there once, as its own (place 0). ``positive`` is the
    normalisation that stands in for the design's where scores must be positive.
    """

    treatments: tuple[int, ...]
    normalisations: tuple[int, ...]
    aggregations: tuple[int, ...]
    positive: int


def choices(design: IndexDesign, several: Alternatives) -> UncertaintyChoices:
    """What the redraws of ``design`` draw from among ``several`` alternatives.

    A normalisation counts as the design's own whatever its scale, if all indicators have it. The
    sum of indicators orders areas as their mean does.
    """
    walk = list(design.index.walk())
    composed = [element.aggregation for element in walk if not element.is_indicator]
    if all(element.is_indicator for element in design.index.elements):
        composed = [Method("arithmetic", {}) if m.name == "sum" else m for m in composed]
    normalisations = [_unscaled(element.normalisation) for element in design.indicators]
    others = [None if m is None else _unscaled(m) for m in several.normalisations]
    drawn = _distinct(normalisations, others)
    twins = [n for n in range(len(others)) if n not in drawn]
    return UncertaintyChoices(
        treatments=_distinct(
            [element.treatment for element in design.indicators], several.treatments
        ),
        normalisations=drawn,
        aggregations=_distinct(composed, several.aggregations),
        positive=twins[0] if twins else min(1, len(others) - 1),
    )


def _distinct(own: Sequence[Method], several: Sequence[Method | None]) -> tuple[int, ...]:
    """Places of the methods that are not what the design does throughout."""
    return tuple(
        n for n, method in enumerate(several) if method is None or any(m != method for m in own)
    )


def _unscaled(method: Method) -> Method:
    """The method without the options that only move or stretch its scores."""
    weighted = method.options.get("weighted", False)
    if method.name in ("min_max", "z", "percentile_rank"):
        return Method(method.name, {"weighted": weighted})
    return method
