"""From a claim to its row: an area's score, opened down to the indicators, numbers filled in."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from indicators.index.design.model import Element
from indicators.index.scoring.scale import AMPI_CENTRE
from indicators.index.scoring.scores import BlockFit, Scores

Written = Callable[[float], str]
PLAIN_MEAN = ("arithmetic", "sum", "ampi")


@dataclass(frozen=True, slots=True, kw_only=True)
class ScorePart:
    """One element of an area's score. ``depth`` is 0 for the index.

    ``raw, ready, treated`` are ``None`` for composed elements, ``aggregate`` for indicators.
    ``weight`` is its share of what it enters (1 for the index), ``present`` whether it has a
    score; ``contribution`` the points it adds there where scores are averaged or summed, over what
    is present, else ``None``. ``formula`` is the last step with its numbers.
    """

    key: str
    depth: int
    raw: float | None
    ready: float | None
    treated: float | None
    aggregate: float | None
    score: float
    weight: float
    present: bool
    imputed: bool
    contribution: float | None
    formula: str


def four_digits(number: float) -> str:
    """A number with four significant digits: how formulae are written unless told otherwise."""
    return f"{number:.4g}"


def explained(scores: Scores, row: int, *, written: Written = four_digits) -> tuple[ScorePart, ...]:
    """The parts of row ``row`` of the table, the index first, each before what it is made of.

    ``written`` writes the numbers of the formulae (in the reader's language, say).
    """
    return tuple(_parts(scores, row, scores.design.index, 0, 1.0, None, written))


def row_of(scores: Scores, area: object, *, year: int | None = None) -> int:
    """Row of an area (in ``year``). Raises ``KeyError`` if it is not in the table."""
    here = scores.table.ids == area
    if scores.table.years is not None and year is not None:
        here &= scores.table.years == year
    places = np.flatnonzero(here)
    if len(places) == 0:
        raise KeyError(area)
    return int(places[-1])


def _parts(  # noqa: PLR0913, PLR0917 -- what a part is told by the one above it
    scores: Scores,
    row: int,
    element: Element,
    depth: int,
    weight: float,
    contribution: float | None,
    written: Written,
) -> list[ScorePart]:
    value = float(scores.score[element.key][row])
    own = ScorePart(
        key=element.key,
        depth=depth,
        raw=_at(scores.raw, element.key, row),
        ready=_at(scores.ready, element.key, row),
        treated=_at(scores.treated, element.key, row),
        aggregate=_at(scores.aggregate, element.key, row),
        score=value,
        weight=weight,
        present=bool(np.isfinite(value)),
        imputed=bool(scores.imputed[element.key][row]) if element.is_indicator else False,
        contribution=contribution,
        formula=_formula(scores, row, element, written),
    )
    if element.is_indicator:
        return [own]
    weights = scores.weights[element.key]
    passed = np.array([passed_value(scores, child, row) for child in element.elements])
    present = np.isfinite(passed)
    mass = np.abs(weights)[present].sum()
    below = [own]
    for child, given, value_below in zip(element.elements, weights, passed, strict=True):
        there = element.aggregation.name in PLAIN_MEAN and np.isfinite(value_below) and mass > 0
        points = float(given * value_below / mass) if there else None
        if points is not None and element.aggregation.name == "sum":
            points *= float(weights.sum())
        share = float(given / np.abs(weights).sum())
        below += _parts(scores, row, child, depth + 1, share, points, written)
    return below


def passed_value(scores: Scores, child: Element, row: int) -> float:
    """What an element gives to the one above it."""
    source = scores.aggregate if child.passes == "aggregate" and child.elements else scores.score
    return float(source[child.key][row])


def _at(values: object, key: str, row: int) -> float | None:
    value = values.get(key) if hasattr(values, "get") else None
    return None if value is None else float(value[row])


def _formula(scores: Scores, row: int, element: Element, written: Written) -> str:
    if not np.isfinite(scores.score[element.key][row]):
        return ""
    if element.is_indicator:
        return _normalised(scores, row, element, written)
    weights = scores.weights[element.key]
    passed = np.array([passed_value(scores, child, row) for child in element.elements])
    present = np.isfinite(passed)
    w, y = weights[present], passed[present]
    terms = " + ".join(f"{written(a)}×{written(b)}" for a, b in zip(w, y, strict=True))
    total, result = written(float(w.sum())), written(float(scores.aggregate[element.key][row]))
    name = element.aggregation.name
    if name == "ampi":
        mean = float((w * y).sum() / w.sum())
        variance = float((w * (y - mean) ** 2).sum() / w.sum())
        sign = "+" if element.aggregation["penalty"] == "plus" else "−"
        if element.aggregation["weighted"] and element.aggregation["ddof"] == 0:
            return (
                f"M = ({terms}) / {total} = {written(mean)}; S² = {written(variance)};"
                f" M {sign} S²/M = {result}"
            )
    if name == "arithmetic":
        return f"({terms}) / {total} = {result}"
    if name == "sum" and present.all():
        return f"{terms} = {result}"
    listed = "; ".join(f"{written(b)} (w {written(a)})" for a, b in zip(w, y, strict=True))
    return f"{name}({listed}) = {result}"


def _normalised(scores: Scores, row: int, element: Element, written: Written) -> str:
    fit = _fit_of(scores, row, element)
    value = float(scores.treated[element.key][row])
    result = written(float(scores.score[element.key][row]))
    scale = fit.scale
    if len(scale.base):
        at_most = int(np.searchsorted(scale.base, value * scale.direction, side="right"))
        return f"{scale.method.name}({at_most}/{len(scale.base)}) = {result}"
    if scale.method.name == "ampi":
        reference = (AMPI_CENTRE - scale.intercept) / scale.slope
        sign, slope = "+" if scale.slope >= 0 else "−", written(abs(scale.slope))
        return f"100 {sign} {slope} × ({written(value)} − {written(reference)}) = {result}"
    centre = -scale.intercept / scale.slope if scale.slope else 0.0
    return f"{written(scale.slope)} × ({written(value)} − {written(centre)}) = {result}"


def _fit_of(scores: Scores, row: int, element: Element) -> BlockFit:
    place = next(n for n, block in enumerate(scores.blocks) if row in block.rows)
    return scores.fits[element.key][place]
