"""The index computed again and again: thousands of designs, or of tables, in a few matrix products.

A :class:`UncertaintyPlan` holds, for one year of scored rows, every alternative score of every
indicator; a :class:`Draws` says for each draw which alternatives, weights and errors to
take. Scales and treatments are fitted once, on the published values: the yardstick does not move
with the draws.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from indicators.engine.interval import Floats
from indicators.index.design.alternatives import Alternatives, UncertaintyChoices, choices
from indicators.index.design.methods import Method
from indicators.index.design.model import Element
from indicators.index.scoring.aggregate import POSITIVE_ONLY, aggregated
from indicators.index.scoring.blocks import base_of
from indicators.index.scoring.scale import RANKS, ConstantError, Scale, fitted, positions_of
from indicators.index.scoring.scores import Scores
from indicators.index.scoring.table import fail
from indicators.index.scoring.treatment import Treated, transformed, treatment_of

Integers = npt.NDArray[np.int64]
Z_95 = 1.959963984540054
CHUNK = 512
NO_DROP = -1


class Draws(NamedTuple):
    """Draws: which treatment, normalisation, aggregation, dropped indicator (-1: none), weights.

    The first four have one whole number per draw; ``factors`` (draws, elements) multiply the
    weights of all elements below the index, in the order of :attr:`RedrawPlan.elements`.
    """

    treatment: Integers
    normalisation: Integers
    aggregation: Integers
    drop: Integers
    factors: Floats


@dataclass(frozen=True, slots=True)
class Errors:
    """How far each indicator may be off: standard errors down and up, in the unit after
    transformation, one per area; ``ties`` numbers what errs together."""

    down: Floats
    up: Floats
    ties: Integers


@dataclass(frozen=True, slots=True)
class UncertaintyPlan:
    """One year of scored rows, ready to be redrawn. Arrays have one row per ranked area."""

    scores: Scores
    alternatives: Alternatives
    choices: UncertaintyChoices
    rows: Integers
    leaves: tuple[Element, ...]
    elements: tuple[Element, ...]
    ready: Floats
    fits: tuple[tuple[tuple[tuple[Treated, Scale], ...], ...], ...]
    leaf_scores: tuple[tuple[Floats, ...], ...]
    errors: tuple[Errors | None, ...]

    @property
    def rank(self) -> Integers:
        """Ranks of the design itself."""
        return self.scores.rank[self.rows].astype(np.int64)

    @property
    def has_errors(self) -> bool:
        """Whether any indicator has an interval."""
        return any(errors is not None for errors in self.errors)


def plan_of(
    scores: Scores, *, year: int | None = None, alternatives: Alternatives
) -> UncertaintyPlan:
    """Prepare the ranked rows of ``year`` (the latest if ``None``) for redrawing.

    Raises ``TableError`` if they do not share one block, or fewer than three are ranked.
    """
    years = scores.table.years
    mask = scores.rank > 0
    if years is not None:
        mask &= years == (int(years.max()) if year is None else year)
    rows = np.flatnonzero(mask)
    block = next((b for b in scores.blocks if np.isin(rows, b.rows).all()), None)
    if block is None or len(rows) < 3:
        fail(
            "servono almeno tre aree ordinate, tutte nello stesso gruppo e anno",
            "at least three ranked areas are needed, all in one group and year",
        )
    place = scores.blocks.index(block)
    leaves = scores.design.indicators
    fits = tuple(
        tuple(
            tuple(_fit(scores, leaf, place, treatment, normalisation) for leaf in leaves)
            for normalisation in alternatives.normalisations
        )
        for treatment in alternatives.treatments
    )
    ready = np.column_stack([scores.ready[leaf.key][rows] for leaf in leaves])
    return UncertaintyPlan(
        scores=scores,
        alternatives=alternatives,
        choices=choices(scores.design, alternatives),
        rows=rows,
        leaves=leaves,
        elements=tuple(scores.design.index.walk())[:-1],
        ready=ready,
        fits=fits,
        leaf_scores=tuple(
            tuple(
                np.column_stack([s(t(ready[:, k])) for k, (t, s) in enumerate(by_leaf)])
                for by_leaf in by_norm
            )
            for by_norm in fits
        ),
        errors=tuple(_errors(scores, leaf, rows) for leaf in leaves),
    )


def _fit(
    scores: Scores,
    element: Element,
    place: int,
    treatment: Method | None,
    normalisation: Method | None,
) -> tuple[Treated, Scale]:
    """``None`` stands for what the design itself does."""
    own = scores.fits[element.key][place]
    if treatment is None and normalisation is None:
        return own.treated, own.scale
    values = scores.ready[element.key][
        base_of(scores.design, scores.table, element, scores.blocks[place])
    ]
    treated = own.treated if treatment is None else treatment_of(treatment, values)
    method = element.normalisation if normalisation is None else normalisation
    if normalisation is None:
        return treated, own.scale
    try:
        return treated, fitted(method, treated(values), direction=element.direction)
    except ConstantError:
        fail("costante nella base", "constant in the base", element.key)


def _errors(scores: Scores, element: Element, rows: Integers) -> Errors | None:
    table = scores.table
    if element.column not in table.lower or element.column not in table.upper:
        return None
    middle = scores.ready[element.key][rows]
    ends = []
    for limits in (table.lower, table.upper):
        limit = limits[element.column][rows] * element.multiplier
        if element.denominator:
            limit = limit / table.columns[element.denominator][rows]
        ends.append(transformed(element.transform, limit))
    below, above = np.fmin(*ends), np.fmax(*ends)
    down, up = (
        _usual(np.maximum(gap, 0), known=np.isfinite(middle)) / Z_95
        for gap in (middle - below, above - middle)
    )
    if not (down.any() or up.any()):
        return None
    ties = (
        table.ties[element.column][rows] if element.column in table.ties else np.full(len(rows), -1)
    )
    alone = np.where(ties < 0, ties.max(initial=-1) + 1 + np.arange(len(rows)), ties)
    return Errors(down, up, np.unique(alone, return_inverse=True)[1])


def _usual(gaps: Floats, *, known: npt.NDArray[np.bool_]) -> Floats:
    """Gaps with the middle one where a value has none: an error not measured is never none."""
    measured = gaps[np.isfinite(gaps)]
    usual = float(np.median(measured)) if len(measured) else 0.0
    return np.where(np.isfinite(gaps), gaps, np.where(known, usual, 0.0))


def drawn_scores(
    plan: UncertaintyPlan, sample: Draws, *, errors: np.random.Generator | None = None
) -> Floats:
    """Scores of the index, (draws, areas). With ``errors``, values are drawn from their intervals
    too: normal with the standard error of each side, one error for areas that are tied."""
    out = np.empty((len(sample.drop), len(plan.rows)), dtype=np.float64)
    key = np.stack([sample.treatment, sample.normalisation, sample.aggregation])
    combinations, code = np.unique(key, axis=1, return_inverse=True)
    for place, (treat, norm, agg) in enumerate(combinations.T):
        draws = np.flatnonzero(code.ravel() == place)
        for start in range(0, len(draws), CHUNK):
            part = draws[start : start + CHUNK]
            scale = _positive_scale(plan, treat, norm, plan.alternatives.aggregations[agg])
            leaves = plan.leaf_scores[treat][scale]
            floor = _floor(plan, leaves, scale)
            if errors is not None and plan.has_errors:
                leaves = _noisy(plan, plan.fits[treat][scale], leaves, len(part), errors)
            tree = _Tree(plan, leaves, sample.factors[part], sample.drop[part])
            tree.method, tree.floor = plan.alternatives.aggregations[agg], floor
            out[part] = tree.value(plan.scores.design.index)[0]
    return out


def _positive_scale(plan: UncertaintyPlan, treat: int, norm: int, method: Method | None) -> int:
    """``norm``, or its stand-in where it has scores the drawn aggregation is not defined for."""
    needs = method is not None and method.name in POSITIVE_ONLY
    low = needs and bool((plan.leaf_scores[treat][norm] <= 0).any())
    return plan.choices.positive if low else norm


def _floor(plan: UncertaintyPlan, leaves: Floats, norm: int) -> float:
    """The least positive score of the design's own scale, or the floor of the alternatives."""
    positive = leaves[leaves > 0]
    own = plan.alternatives.normalisations[norm] is None and len(positive) > 0
    return float(positive.min()) if own else plan.alternatives.floor


def _noisy(
    plan: UncertaintyPlan,
    fits: Sequence[tuple[Treated, Scale]],
    leaves: Floats,
    many: int,
    random: np.random.Generator,
) -> npt.NDArray[np.float32]:
    stack = np.empty((many, *leaves.shape), dtype=np.float32)
    for place, errors in enumerate(plan.errors):
        if errors is None:
            stack[:, :, place] = leaves[:, place]
            continue
        groups = int(errors.ties.max()) + 1
        noise = random.standard_normal((many, groups), dtype=np.float32)[:, errors.ties]
        error = np.where(noise < 0, errors.down.astype(np.float32), errors.up.astype(np.float32))
        treated, scale = fits[place]
        values = plan.ready[:, place].astype(np.float32) + noise * error
        stack[:, :, place] = scale(treated(values))
    return stack


class _Tree:
    """One bundle of draws, from the indicators up to the index."""

    def __init__(
        self, plan: UncertaintyPlan, leaves: Floats, factors: Floats, drop: Integers
    ) -> None:
        self.plan, self.leaves, self.factors, self.drop = plan, leaves, factors, drop
        self.method: Method | None = None
        self.floor = plan.alternatives.floor
        self.place = {element.key: n for n, element in enumerate(plan.elements)}
        self.column = {element.key: n for n, element in enumerate(plan.leaves)}

    def value(self, element: Element) -> tuple[Floats, Floats]:
        """Scores (draws, areas) of a composed element, and which draws (draws,) have any of it."""
        base = self.plan.scores.weights[element.key]
        columns = [self.place[child.key] for child in element.elements]
        weights = self.factors[:, columns] * base
        if all(child.is_indicator for child in element.elements):
            places = [self.column[child.key] for child in element.elements]
            passed = self.leaves[..., places]
            weights = weights * (np.array(places) != self.drop[:, None])
        else:
            children = [self._child(child) for child in element.elements]
            passed = np.stack([values for values, _ in children], axis=-1)
            weights = weights * np.column_stack([there for _, there in children])
        weights = weights.astype(passed.dtype, copy=False)
        values = aggregated(self._method(element), self._raised(element, passed), weights)
        index = element.key == self.plan.scores.design.index.key
        if not index and element.passes == "score":
            values = self._then(element, values)
        return values, (np.abs(weights).sum(axis=-1) > 0).astype(np.float64)

    def _child(self, child: Element) -> tuple[Floats, Floats]:
        if not child.is_indicator:
            return self.value(child)
        place = self.column[child.key]
        leaf = self.leaves[..., place]
        shape = (len(self.drop), len(self.plan.rows))
        return np.broadcast_to(leaf, shape), (self.drop != place).astype(np.float64)

    def _method(self, element: Element) -> Method:
        if self.method is None:
            return element.aggregation
        mixed = any(child.then and child.passes == "score" for child in element.elements)
        if self.method.name in POSITIVE_ONLY and mixed:
            return element.aggregation
        return self.method

    def _raised(self, element: Element, passed: Floats) -> Floats:
        """Scores lifted to where the aggregation is defined: none under the floor."""
        if self._method(element).name not in POSITIVE_ONLY:
            return passed
        floor = passed.dtype.type(self.floor)
        return np.where(passed < floor, floor, passed)

    def _then(self, element: Element, values: Floats) -> Floats:
        for place, method in enumerate(element.then):
            values = _again(method, values, element.direction if place == 0 else 1)
        return values if element.then or element.direction > 0 else -values


def _again(method: Method, values: Floats, direction: int) -> Floats:
    """A normalisation of (draws, areas) with each draw's own parameters."""
    ranked = method.name in RANKS
    values = values.astype(np.float64) * (direction if ranked else 1)
    if ranked:
        many = np.isfinite(values).sum(axis=1, keepdims=True)
        below = (ranks_of_draws(values, first="lowest") - 1).astype(np.float64)
        up_to = (many + 1 - ranks_of_draws(values, first="highest")).astype(np.float64)
        return np.where(np.isfinite(values), positions_of(method, below, up_to, many), np.nan)
    result = np.full(values.shape, np.nan)
    for draw, row in enumerate(values):
        result[draw] = fitted(method, row, direction=direction)(row)
    return result


def ranks_of_plan(plan: UncertaintyPlan, values: Floats) -> Integers:
    """Ranks of (draws, areas) of index scores by the design's rule: areas that do not count get the
    rank they would take among those that do."""
    ranks = ranks_of_draws(values, first=plan.scores.design.rank_first)
    placed = ranks
    for area in np.flatnonzero(~plan.scores.counted[plan.rows]):
        placed = placed - (ranks[:, [area]] < ranks)
    return placed


def ranks_of_draws(values: Floats, *, first: str) -> Integers:
    """Rank of each area in each draw, 1 = ``highest`` or ``lowest``; ties take the best rank."""
    keys = -values if first == "highest" else values
    order = np.argsort(keys, axis=1)
    ordered = np.take_along_axis(keys, order, axis=1)
    fresh = np.ones(keys.shape, dtype=bool)
    fresh[:, 1:] = ordered[:, 1:] > ordered[:, :-1] + 1e-12 * np.abs(ordered[:, :-1])
    place = np.arange(1, keys.shape[1] + 1, dtype=np.int64)
    rank = np.maximum.accumulate(np.where(fresh, place, 0), axis=1)
    ranks = np.empty(keys.shape, dtype=np.int64)
    np.put_along_axis(ranks, order, rank, axis=1)
    return ranks
