"""Two designs on the same table: who moves, and which difference between the two moves them."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from indicators.index.design.methods import Method
from indicators.index.design.model import Element, IndexDesign
from indicators.index.design.problem import IndexProblemError
from indicators.index.scoring.scale import stated
from indicators.index.scoring.scores import Scores, score


@dataclass(frozen=True, slots=True)
class DesignComparison:
    """``areas``: ``id`` (``year``), ``rank_a, rank_b, shift`` (b minus a; missing if not in both).

    ``steps``: the differences between the designs taken over one after the other, from a to b:
    ``step`` (``indicators, normalisation, treatment, aggregation, weights, other``), the mean
    absolute shift it causes, and how many areas it moves. ``correlation`` is Spearman's.
    """

    areas: pd.DataFrame
    steps: pd.DataFrame
    shifts: pd.DataFrame
    correlation: float


def compared(first: Scores, second: IndexDesign) -> DesignComparison:
    """Compare the scores of one design with what ``second`` makes of the same table.

    ``shifts`` has one row per area and one column per step: its change of rank there, so that the
    columns add up to ``shift`` for areas ranked throughout. Steps that cannot be scored alone are
    joined with the next (``normalisation+aggregation``).
    """
    designs = _path(first.design, second)
    ranks, names, here, waiting = [_ranks(first)], [], first.design, ""
    for name, design in designs:
        if design == here:
            continue
        here = design
        try:
            ranks.append(_ranks(score(design, first.table)))
        except IndexProblemError:
            if design == second:
                raise
            waiting = f"{waiting}{name}+"
            continue
        names.append(waiting + name)
        waiting = ""
    moves = {name: ranks[n + 1] - ranks[n] for n, name in enumerate(names)}
    areas = pd.DataFrame({"id": first.table.ids})
    if first.table.years is not None:
        areas["year"] = first.table.years
    areas = areas.assign(rank_a=ranks[0], rank_b=ranks[-1], shift=ranks[-1] - ranks[0])
    both = areas.dropna()
    steps = pd.DataFrame(
        {
            "step": list(moves),
            "mean_shift": [float(np.nanmean(np.abs(move))) for move in moves.values()],
            "moved": [int((np.abs(np.nan_to_num(move)) > 0).sum()) for move in moves.values()],
        }
    )
    correlation = float(both["rank_a"].corr(both["rank_b"], method="pearson"))
    return DesignComparison(areas, steps, pd.DataFrame(moves), correlation)


def _ranks(scores: Scores) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    ranks: np.ndarray[tuple[int], np.dtype[np.float64]] = np.where(
        scores.rank > 0, scores.rank, np.nan
    )
    return ranks


def _path(first: IndexDesign, second: IndexDesign) -> list[tuple[str, IndexDesign]]:
    """Designs from first to second, one kind of choice at a time."""
    if _shape(first.index) != _shape(second.index):
        renamed = _like(second, first)
        return [("indicators", renamed), *_path(renamed, second)]
    return [
        ("normalisation", _taken(first, second, "normalisation", "transform", "round")),
        ("treatment", _taken(first, second, "normalisation", "transform", "round", "treatment")),
        ("aggregation", _taken(first, second, *_ALL[:-2])),
        ("weights", _taken(first, second, *_ALL)),
        ("other", second),
    ]


_ALL = (
    "normalisation", "transform", "round", "treatment", "aggregation", "then", "passes",
    "coverage", "weight", "weighting",
)  # fmt: skip


def _shape(element: Element) -> object:
    return (element.column, tuple(_shape(child) for child in element.elements))


def _taken(first: IndexDesign, second: IndexDesign, *names: str) -> IndexDesign:
    def both(element: Element, other: Element) -> Element:
        elements = tuple(map(both, element.elements, other.elements))
        return replace(element, elements=elements, **{name: getattr(other, name) for name in names})

    return replace(first, index=both(first.index, second.index))


def _unstated(method: Method) -> Method:
    """A normalisation without numbers that belong to another indicator."""
    words = {"inf": "observed", "sup": "observed", "minimum": "observed", "maximum": "observed"}
    free = {name: words.get(name, "mean") for name in stated(method) if name != "target"}
    return Method(method.name, {**method.options, **free})


def _like(design: IndexDesign, model: IndexDesign) -> IndexDesign:
    """``design`` with the normalisation and aggregation of ``model``, indicator by indicator."""
    known = {leaf.column: leaf for leaf in model.indicators}
    usual = model.indicators[0]

    def styled(element: Element) -> Element:
        if element.is_indicator:
            like = known.get(element.column)
            return replace(
                element,
                normalisation=like.normalisation if like else _unstated(usual.normalisation),
                transform=like.transform if like else "none",
                treatment=like.treatment if like else usual.treatment,
            )
        return replace(
            element,
            aggregation=model.index.aggregation,
            then=(),
            coverage=element.coverage,
            elements=tuple(map(styled, element.elements)),
        )

    return replace(design, index=styled(design.index), rank_first=model.rank_first)
