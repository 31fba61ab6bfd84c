"""What must hold for an index whatever the numbers."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from indicators.index.design.design_file import read_design
from indicators.index.scoring.scores import Scores, score
from indicators.index.scoring.table import table_of

NORMALISATIONS = (
    "min_max", "{method: z, ddof: 1}", "percentile_rank", "rank", "imd",
    "{method: ampi, inf: observed, sup: observed, reference: mean}",
)  # fmt: skip
AGGREGATIONS = ("arithmetic", "sum", "copeland", "{method: ampi, penalty: plus}", "geometric")
numbers = arrays(np.float64, (9, 3), elements=st.integers(1, 10_000), unique=True)


def made(
    values: np.ndarray,
    normalisation: str = "{method: min_max, low: 1, high: 100}",
    aggregation: str = "arithmetic",
    directions: tuple[int, ...] = (1, 1, -1),
    weights: tuple[float, ...] = (1, 2, 1),
) -> Scores:
    columns = [f"x{n}" for n in range(values.shape[1])]
    elements = "".join(
        f"    - {{indicator: {c}, direction: {d}, weight: {w}}}\n"
        for c, d, w in zip(columns, directions, weights, strict=True)
    )
    design = read_design(
        f"schema: 1\nname: p\nnormalisation: {normalisation}\nindex:\n  key: i\n"
        f"  aggregation: {aggregation}\n  elements:\n{elements}"
    )
    frame = pd.DataFrame(values, columns=columns)
    frame.insert(0, "id", [f"a{n}" for n in range(len(values))])
    return score(design, table_of(frame, design))


@pytest.mark.parametrize("normalisation", NORMALISATIONS)
@settings(max_examples=15, deadline=None)
@given(values=numbers, order=st.permutations(range(9)))
def test_the_order_of_areas_changes_nothing(normalisation, values, order) -> None:
    plain, mixed = made(values, normalisation), made(values[list(order)], normalisation)
    np.testing.assert_allclose(mixed.index, plain.index[list(order)], atol=1e-9)


@pytest.mark.parametrize("normalisation", NORMALISATIONS)
@settings(max_examples=15, deadline=None)
@given(values=numbers, by=st.sampled_from([0.001, 2.0, 1000.0]))
def test_the_unit_of_an_indicator_changes_nothing(normalisation, values, by) -> None:
    other = values.copy()
    other[:, 1] *= by
    np.testing.assert_allclose(
        made(other, normalisation).index, made(values, normalisation).index, atol=1e-7
    )


@pytest.mark.parametrize("normalisation", NORMALISATIONS[:5])
@settings(max_examples=15, deadline=None)
@given(values=numbers)
def test_turning_an_indicator_and_its_direction_round_changes_nothing(normalisation, values):
    turned = values.copy()
    turned[:, 0] = -turned[:, 0]
    np.testing.assert_allclose(
        made(turned, normalisation, directions=(-1, 1, -1)).index,
        made(values, normalisation).index,
        atol=1e-9,
    )


@pytest.mark.parametrize("aggregation", AGGREGATIONS)
@settings(max_examples=15, deadline=None)
@given(values=numbers, by=st.sampled_from([0.5, 3.0]))
def test_only_the_ratios_of_weights_order_the_areas(aggregation, values, by) -> None:
    one = made(values, aggregation=aggregation)
    two = made(values, aggregation=aggregation, weights=(by, 2 * by, by))
    np.testing.assert_array_equal(one.rank, two.rank)


@pytest.mark.parametrize("aggregation", ["arithmetic", "sum", "copeland", "geometric"])
@settings(max_examples=15, deadline=None)
@given(values=numbers, area=st.integers(0, 8))
def test_more_of_an_indicator_never_lowers_an_area(aggregation, values, area) -> None:
    worse = values.copy()
    middle = np.sort(values[:, 0])[1:-1]
    if values[area, 0] not in middle:
        return
    worse[area, 0] = middle[-1]
    before, after = (made(v, aggregation=aggregation) for v in (values, worse))
    assert after.index[area] >= before.index[area] - 1e-9


@settings(max_examples=15, deadline=None)
@given(values=numbers)
def test_a_copied_indicator_is_the_same_as_twice_its_weight(values) -> None:
    copied = np.column_stack([values, values[:, 0]])
    np.testing.assert_allclose(
        made(copied, directions=(1, 1, -1, 1), weights=(1, 2, 1, 1)).index,
        made(values, weights=(2, 2, 1)).index,
        atol=1e-9,
    )


RANK_SCALES = (
    "rank", "{method: rank, ties: max}", "{method: rank, ties: average}", "borda",
    "percentile_rank", "{method: percentile_rank, ties: max, divisor: mid}", "imd",
    "{method: groups, groups: 3}",
)  # fmt: skip


@pytest.mark.parametrize("normalisation", RANK_SCALES)
@settings(max_examples=15, deadline=None)
@given(values=arrays(np.float64, 9, elements=st.integers(1, 4)))
def test_a_rank_counted_down_is_the_rank_of_the_opposite_ties_and_all(
    normalisation, values
) -> None:
    assume(len(set(values)) > 1)
    both = np.column_stack([values, -values])
    found = made(both, normalisation, directions=(-1, 1), weights=(1, 1)).frame()
    np.testing.assert_array_equal(found["x0"], found["x1"])
