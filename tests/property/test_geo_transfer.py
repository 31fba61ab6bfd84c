"""What must hold for any weights: nothing lost, nothing out of range, order of no account."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.crosswalk.errors import gaps
from geo.crosswalk.transfer import interpolated_count, interpolated_mean
from geo.crosswalk.weights import composed, rescaled, transposed

settings.register_profile("transfer", deadline=None, max_examples=60, derandomize=True)
settings.load_profile("transfer")

SOURCES, TARGETS = list("ABCD"), list("uvwxyz")
WEIGHTS = st.lists(st.floats(0.01, 1e4), min_size=24, max_size=24)
VALUES = st.lists(st.floats(0, 1e6), min_size=4, max_size=4)
SIZES = st.lists(st.floats(1, 1e5), min_size=6, max_size=6)


def every_pair(weights):
    pairs = [(one, two) for one in SOURCES for two in TARGETS]
    return pd.DataFrame(pairs, columns=["source", "target"]).assign(weight=weights)


def of(zones, values):
    return pd.Series(values, index=zones, dtype="float64")


@given(weights=WEIGHTS, values=VALUES)
def test_counts_add_up_to_what_they_were(weights, values):
    carried = interpolated_count(of(SOURCES, values), pieces=every_pair(weights))
    assert carried.sum() == pytest.approx(sum(values))
    assert (carried >= 0).all()


@given(weights=WEIGHTS, values=VALUES)
def test_carried_mean_lies_between_the_means_of_its_sources(weights, values):
    carried = interpolated_mean(of(SOURCES, values), pieces=every_pair(weights))
    slack = 1e-9 * max(values)
    assert carried.between(min(values) - slack, max(values) + slack).all()


@given(values=VALUES)
def test_zones_carried_to_themselves_keep_their_values(values):
    itself = pd.DataFrame({"source": SOURCES, "target": SOURCES, "weight": 3.0})
    wanted = of(SOURCES, values)
    for carry in (interpolated_mean, interpolated_count):
        assert np.allclose(carry(wanted, pieces=itself)[SOURCES], wanted)


@given(weights=WEIGHTS, values=VALUES, seed=st.integers(0, 2**32 - 1))
def test_order_of_pieces_and_values_is_of_no_account(weights, values, seed):
    table, found = every_pair(weights), of(SOURCES, values)
    shuffled = table.sample(frac=1, random_state=seed)
    for carry in (interpolated_mean, interpolated_count):
        other = carry(found[::-1], pieces=shuffled)[TARGETS]
        assert np.allclose(carry(found, pieces=table)[TARGETS], other)


@given(weights=WEIGHTS, values=VALUES, factor=st.floats(0.01, 100))
def test_unit_of_the_weights_is_of_no_account(weights, values, factor):
    found, table = of(SOURCES, values), every_pair(weights)
    scaled = table.assign(weight=table["weight"] * factor)
    for carry in (interpolated_mean, interpolated_count):
        assert np.allclose(carry(found, pieces=table), carry(found, pieces=scaled))


@given(weights=WEIGHTS, value=st.floats(1, 1e6))
def test_one_value_everywhere_stays_that_value(weights, value):
    carried = interpolated_mean(of(SOURCES, [value] * 4), pieces=every_pair(weights))
    assert np.allclose(carried, value)


@given(weights=WEIGHTS, values=VALUES)
def test_carrying_in_two_steps_is_carrying_once_by_the_composed_pieces(weights, values):
    table, found = every_pair(weights), of(SOURCES, values)
    onward = transposed(every_pair(weights[::-1]))
    twice = interpolated_count(interpolated_count(found, pieces=table), pieces=onward)
    once = interpolated_count(found, pieces=composed(table, onward))
    assert np.allclose(twice[SOURCES], once[SOURCES])


@given(weights=WEIGHTS, sizes=SIZES)
def test_sizes_are_kept_and_carried_whole(weights, sizes):
    table = rescaled(every_pair(weights), of(TARGETS, sizes))
    assert np.allclose(table.groupby("target")["weight"].sum()[TARGETS], sizes)
    people = interpolated_count(of(TARGETS, sizes), pieces=transposed(table))
    assert people.sum() == pytest.approx(sum(sizes))


@given(weights=WEIGHTS, sizes=SIZES)
def test_gap_is_at_least_zero_and_at_most_two(weights, sizes):
    found = gaps(every_pair(weights), sizes=of(TARGETS, sizes))
    assert found.between(0, 2).all()
