"""Where places would reach most people: a street, then every small city against brute force."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.siting import NoPlanError, best_one, best_plan, covering, grid_candidates, reached

# A street running east: a door every 100 m, people on each.
DOORS = np.array([[100.0 * place, 0.0] for place in range(6)])
PEOPLE = np.array([5.0, 1.0, 1.0, 1.0, 1.0, 4.0])


def test_a_door_on_the_circle_is_inside():
    cover = covering(DOORS[:1], DOORS, 100)
    assert cover.toarray()[0].tolist() == [1, 1, 0, 0, 0, 0]


def test_one_place_stands_where_most_people_are():
    plan = best_plan(covering(DOORS, DOORS, 100), PEOPLE, 1, seconds=5)
    assert plan.reached == 5 + 1 + 1
    assert plan.chosen == (1,)
    assert plan.proven


def test_two_places_share_nobody_when_they_need_not():
    plan = best_plan(covering(DOORS, DOORS, 100), PEOPLE, 2, seconds=5)
    assert plan.reached == (5 + 1 + 1) + (1 + 1 + 4)
    assert plan.bound == pytest.approx(plan.reached)


def test_people_two_places_reach_are_counted_once():
    cover = covering(DOORS, DOORS, 100)
    assert reached(cover, PEOPLE, (0, 1)) == 5 + 1 + 1


def test_one_more_place_adds_only_those_not_reached_yet():
    cover = covering(DOORS, DOORS, 100)
    added = best_one(cover, PEOPLE, np.array([True, True, False, False, False, False]))
    assert added.tolist() == [0, 1, 2, 3, 6, 5]


def test_candidates_are_one_door_per_square_the_nearest_to_their_middle():
    doors = np.array([[0.0, 0.0], [40.0, 0.0], [90.0, 0.0], [150.0, 0.0]])
    assert grid_candidates(doors, 100).tolist() == [1, 3]


def test_no_time_is_told_as_no_plan():
    generator = np.random.default_rng(1)
    doors = generator.uniform(0, 3000, (3000, 2))
    with pytest.raises(NoPlanError, match="within 0 s"):
        best_plan(covering(doors[:400], doors, 400), np.ones(3000), 9, seconds=0.0)


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 3))
def test_no_other_choice_reaches_more(seed, count):
    generator = np.random.default_rng(seed)
    doors = generator.uniform(0, 500, (12, 2))
    people = generator.integers(0, 5, 12).astype(float)
    cover = covering(doors[:6], doors, 150)
    best = max(reached(cover, people, found) for found in combinations(range(6), count))
    assert best_plan(cover, people, count, seconds=5).reached == pytest.approx(best)
