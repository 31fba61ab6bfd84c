"""From a design and a table to the score of every element, the ranks, and all between.

Order: denominator and multiplier, transformation, imputation, treatment, normalisation,
aggregation from the bottom up. Parameters (minimum, mean, winsorising limits, ...) come from the
base rows of each block: a year, a group, or everything, as the design's ``base`` says.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from base.problem import Problem
from base.text import LocalizedText
from indicators.engine.interval import Floats
from indicators.index.design.methods import Method
from indicators.index.design.model import Element, IndexDesign
from indicators.index.design.problem import ScoresNotComparableError
from indicators.index.scoring.aggregate import POSITIVE_ONLY, aggregated
from indicators.index.scoring.blocks import Block, base_of, blocks_of, counted_of, ranks_of
from indicators.index.scoring.imputation import imputed
from indicators.index.scoring.scale import ConstantError, Scale, fitted, stated
from indicators.index.scoring.table import (
    Flags,
    Integers,
    ScoringTable,
    fail,
    raw_values,
    ready_values,
)
from indicators.index.scoring.treatment import Treated, transformed, treatment_of
from indicators.index.scoring.weight import NegativeWeightError, gini_weights, pca_weights


@dataclass(frozen=True, slots=True)
class BlockFit:
    """What was fitted for one indicator in one block."""

    treated: Treated
    scale: Scale


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """Everything a design makes of a table. Arrays run along the table's rows.

    ``raw`` (after denominator), ``ready`` (transformed and imputed), ``treated`` and ``score`` are
    keyed by element; ``score`` and ``aggregate`` (before ``then``) also hold the composed ones.
    ``weights`` gives, for each composed element, the weights of its elements, in their order, as
    used (given or from the data). ``coverage`` is the share of the index's weight that is present.
    ``rank`` is 0 where there is none; ``ranked_of`` the areas that count in the ranks of the same
    year and group, ``counted`` marks them.
    """

    design: IndexDesign
    table: ScoringTable
    raw: Mapping[str, Floats]
    ready: Mapping[str, Floats]
    imputed: Mapping[str, Flags]
    treated: Mapping[str, Floats]
    score: Mapping[str, Floats]
    aggregate: Mapping[str, Floats]
    weights: Mapping[str, Floats]
    coverage: Floats
    blocks: tuple[Block, ...]
    fits: Mapping[str, tuple[BlockFit, ...]]
    steps: Mapping[str, tuple[tuple[Scale, ...], ...]]
    rank: Floats
    ranked_of: Integers
    counted: Flags

    @property
    def doubtful(self) -> Flags:
        """The rows whose score rests on a value that is known to be told badly."""
        doubtful = np.zeros(len(self.table), dtype=bool)
        for element in self.design.indicators:
            flags = self.table.doubtful.get(element.column)
            if flags is not None:
                doubtful |= flags & np.isfinite(self.score[element.key])
        return doubtful

    @property
    def index(self) -> Floats:
        """The score of the index, one per row."""
        return self.score[self.design.index.key]

    def frame(self) -> pd.DataFrame:
        """``id, year`` (if any), the score of every element from the index down, ``NAME_aggregate``
        of those with ``then``, ``coverage, rank, ranked_of``."""
        columns: dict[str, object] = {"id": self.table.ids}
        if self.table.years is not None:
            columns["year"] = self.table.years
        for element in reversed(list(self.design.index.walk())):
            columns[element.key] = self.score[element.key]
            if element.then:
                columns[f"{element.key}_aggregate"] = self.aggregate[element.key]
        columns["coverage"] = self.coverage
        whole = self.design.rank_ties != "average"
        columns["rank"] = pd.array(
            np.where(self.rank > 0, self.rank, np.nan), dtype="Int64" if whole else "Float64"
        )
        columns["ranked_of"] = self.ranked_of
        return pd.DataFrame(columns)

    def change(self, since: int, until: int) -> pd.Series:
        """Change of the index between two years, by id.

        Raises :class:`ScoresNotComparableError`, with the reason, if the design says that its
        scores do not compare over time.
        """
        if not self.design.comparable_over_time or self.table.years is None:
            reason = self.design.why_not_comparable or LocalizedText(
                "il disegno non ha anni o non li dichiara confrontabili",
                "the design has no years, or does not declare them comparable",
            )
            raise ScoresNotComparableError([Problem("no_years", reason)])
        crossed = [year for year in self.design.breaks if since < year <= until]
        if crossed:
            listed = ", ".join(map(str, crossed))
            reason = LocalizedText(
                f"tra {since} e {until} la serie ha una rottura: {listed}",
                f"the series breaks between {since} and {until}: {listed}",
            )
            raise ScoresNotComparableError([Problem("break", reason)])
        series = pd.Series(self.index, index=[self.table.ids, self.table.years])
        change: pd.Series = series.xs(until, level=1) - series.xs(since, level=1)
        return change.rename("change")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A scale to be fitted for an element."""

    method: Method
    key: str
    direction: int
    round: int | None
    transform: str


class _Making:
    """The scores in the making: bottom-up over the elements."""

    def __init__(self, design: IndexDesign, table: ScoringTable) -> None:
        self.design, self.table = design, table
        self.blocks = blocks_of(design, table)
        self.base_rows = np.unique(np.concatenate([block.base for block in self.blocks]))
        self.score: dict[str, Floats] = {}
        self.aggregate: dict[str, Floats] = {}
        self.weights: dict[str, Floats] = {}
        self.raw: dict[str, Floats] = {}
        self.ready: dict[str, Floats] = {}
        self.imputed: dict[str, Flags] = {}
        self.treated: dict[str, Floats] = {}
        self.fits: dict[str, tuple[BlockFit, ...]] = {}
        self.steps: dict[str, tuple[tuple[Scale, ...], ...]] = {}
        self.present: dict[str, Floats] = {}

    def indicator(self, element: Element) -> Floats:
        """Score one indicator; returns what it passes on."""
        self.raw[element.key] = raw_values(element, self.table)
        ready = ready_values(element, self.table, self.raw[element.key])
        if not np.isfinite(ready).any():
            fail("tutti i valori mancano", "all values are missing", element.column)
        ready, self.imputed[element.key] = imputed(
            self.design.missing, ready, self.table, self.blocks
        )
        treated, score = np.full(len(ready), np.nan), np.full(len(ready), np.nan)
        fits = []
        for block in self.blocks:
            base = Block(block.name, block.rows, base_of(self.design, self.table, element, block))
            treat = treatment_of(element.treatment, ready[base.base])
            treated[block.rows] = treat(ready[block.rows])
            want = Wanted(
                element.normalisation,
                element.key,
                element.direction,
                element.round,
                element.transform,
            )
            scale = self._scale(want, treated, base)
            score[block.rows] = scale(treated[block.rows])
            fits.append(BlockFit(treat, scale))
        self.ready[element.key], self.treated[element.key], self.score[element.key] = (
            ready,
            treated,
            score,
        )
        self.fits[element.key] = tuple(fits)
        self.present[element.key] = np.isfinite(score).astype(np.float64)
        return score

    def element(self, element: Element) -> Floats:
        """Score an element and all below it; returns what it passes on."""
        if element.is_indicator:
            return self.indicator(element)
        passed = np.column_stack([self.element(child) for child in element.elements])
        weights = self._weights(element, passed)
        self._positive(element, passed)
        values = aggregated(element.aggregation, passed, weights)
        magnitude = np.abs(weights)
        there = (np.isfinite(passed) * magnitude).sum(axis=1) / magnitude.sum()
        values = np.where(there + 1e-9 >= element.coverage, values, np.nan)
        below = np.column_stack([self.present[child.key] for child in element.elements])
        self.present[element.key] = below @ magnitude / magnitude.sum()
        self.weights[element.key], self.aggregate[element.key] = weights, values
        self.score[element.key] = self._then(element, values)
        return values if element.passes == "aggregate" else self.score[element.key]

    def _weights(self, element: Element, passed: Floats) -> Floats:
        kind = element.weighting.name
        try:
            if kind == "pca":
                return pca_weights(passed[self.base_rows], negative=element.weighting["negative"])
            if kind in ("gini", "inverse_gini"):
                return gini_weights(passed[self.base_rows], inverse=kind == "inverse_gini")
        except NegativeWeightError as refused:
            keys = ", ".join(element.elements[place].key for place in refused.places)
            fail(
                f"la prima componente dà peso negativo a {keys}: rifiutata (vedi «negative»)",
                f"the first component gives {keys} a negative weight: refused (see 'negative')",
                element.key,
            )
        except ValueError:
            fail(
                f"i pesi «{kind}» non si possono calcolare da questi dati",
                f"{kind!r} weights cannot be computed from these data",
                element.key,
            )
        given = [1.0 if kind == "equal" else child.weight for child in element.elements]
        return np.array(given)

    def _positive(self, element: Element, passed: Floats) -> None:
        method = element.aggregation
        if method.name not in POSITIVE_ONLY:
            return
        low = passed <= 0
        if low.any():
            row, place = (int(places[0]) for places in np.nonzero(low))
            key, area = element.elements[place].key, self.table.ids[row]
            fail(
                f"«{method.name}» vuole punteggi sopra zero: «{key}» vale"
                f" {passed[row, place]:g} ({area}); normalizza per esempio tra 1 e 100,"
                " o scegli la media aritmetica",
                f"{method.name!r} needs scores above zero: {key!r} is"
                f" {passed[row, place]:g} ({area}); normalise to 1-100, say,"
                " or choose the arithmetic mean",
                element.key,
            )

    def _then(self, element: Element, values: Floats) -> Floats:
        steps = []
        for place, method in enumerate(element.then):
            direction, result, scales = element.direction if place == 0 else 1, values.copy(), []
            for block in self.blocks:
                want = Wanted(method, element.key, direction, method.options.get("round"), "none")
                scale = self._scale(want, values, block)
                result[block.rows] = scale(values[block.rows])
                scales.append(scale)
            values = result
            steps.append(tuple(scales))
        self.steps[element.key] = tuple(steps)
        return values if element.then or element.direction > 0 else -values

    def _scale(self, want: Wanted, values: Floats, block: Block) -> Scale:
        method, key = want.method, want.key
        numbers = np.array([method[name] for name in stated(method)], dtype=np.float64)
        fixed = transformed(want.transform, numbers)
        if not np.isfinite(fixed).all():
            fail(
                f"«{want.transform}» non è definita per i numeri stabiliti di «{method.name}»",
                f"{want.transform!r} is not defined for the stated numbers of {method.name!r}",
                key,
            )
        of = self.design.population
        population = self.table.columns[of][block.base] if of else None
        base = values[block.base]
        known = base[np.isfinite(base)]
        try:
            if len(known) == 0 or (_needs_spread(method) and known.min() == known.max()):
                raise ConstantError
            return fitted(
                method, base, direction=want.direction, population=population,
                numbers=fixed, rounding=want.round,
            )  # fmt: skip
        except ConstantError:
            where = f" ({block.name})" if block.name else ""
            what = ("senza valori nella base", "without values in the base")
            if len(known):
                what = (
                    "costante nella base (o riferimento che coincide con un estremo)",
                    "constant in the base (or its reference equals an end)",
                )
            fail(
                f"{what[0]}{where}: «{method.name}» non ha scala",
                f"{what[1]}{where}: {method.name!r} has no scale",
                key,
            )


def _needs_spread(method: Method) -> bool:
    """Whether a constant indicator has no score: all methods but those with fixed ends."""
    fixed = len(stated(method)) + (method.options.get("reference") in ("mean", "population_mean"))
    enough = {"none": 0, "goalposts": 2, "ampi": 3, "target": 2, "reference": 2, "ratio": 1}
    return fixed < enough.get(method.name, 99)


def score(design: IndexDesign, table: ScoringTable) -> Scores:
    """Score ``table`` with ``design``. Raises
    :class:`~indicators.index.design.problem.TableError`."""
    making = _Making(design, table)
    making.element(design.index)
    rank, ranked_of = ranks_of(design, table, making.score[design.index.key])
    return Scores(
        design=design,
        table=table,
        raw=making.raw,
        ready=making.ready,
        imputed=making.imputed,
        treated=making.treated,
        score=making.score,
        aggregate=making.aggregate,
        weights=making.weights,
        coverage=np.minimum(making.present[design.index.key], 1.0),
        blocks=making.blocks,
        fits=making.fits,
        steps=making.steps,
        rank=rank,
        ranked_of=ranked_of,
        counted=counted_of(design, table),
    )
