"""What must hold of people around points whatever the areas, the doors and the error."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.catchment import Tolerance, limits, spread, total_by_part

RADII = (250, 500, 1_000)
DOORS = st.lists(
    st.tuples(st.integers(1, 4), st.floats(0, 2_000, allow_nan=False)), min_size=1, max_size=60
)
PEOPLE = st.lists(st.integers(0, 50_000), min_size=4, max_size=4)
SETTINGS = settings(deadline=None, max_examples=40)
TOLERANCES = st.builds(Tolerance, st.floats(-0.99, 0), st.floats(0, 3))


def city(doors, people):
    """Zones, distances and totals; areas without a door have nobody."""
    zones = pd.Series([zone for zone, _ in doors])
    metres = np.array([distance for _, distance in doors])
    totals = pd.Series(dict(enumerate(people, start=1)))
    return zones, metres, totals.where(totals.index.isin(zones), 0)


def rings_of(metres, radii):
    """Outer radius of the ring each door lies in, the inner one on a circle; missing beyond."""
    return pd.cut(pd.Series(metres), [-1, *radii], labels=radii).astype("Int64")


def everywhere(metres):
    """The ring of each door, with a last one for all beyond."""
    return rings_of(metres, RADII).fillna(9_999)


@SETTINGS
@given(DOORS, PEOPLE)
def test_rings_and_the_rest_hold_everybody_once(doors, people):
    zones, metres, totals = city(doors, people)
    spread_out = total_by_part(spread(zones, everywhere(metres), totals))
    assert spread_out["estimate"].sum() == pytest.approx(totals.sum())
    assert spread_out["doors"].sum() == len(doors)


@SETTINGS
@given(DOORS, PEOPLE)
def test_disc_holds_its_rings(doors, people):
    zones, metres, totals = city(doors, people)
    rings = total_by_part(spread(zones, rings_of(metres, RADII), totals))["estimate"]
    inside = pd.Series(["disc" if distance <= 500 else None for distance in metres])
    disc = total_by_part(spread(zones, inside, totals))["estimate"]
    assert disc.sum() == pytest.approx(rings[rings.index <= 500].sum())


@SETTINGS
@given(DOORS, PEOPLE, TOLERANCES)
def test_estimate_lies_between_its_limits_and_these_between_nobody_and_everybody(
    doors, people, tolerance
):
    zones, metres, totals = city(doors, people)
    gathered = total_by_part(spread(zones, everywhere(metres), totals))
    spanned = limits(gathered, tolerance)
    assert (spanned["lower"] >= 0).all()
    assert (spanned["lower"] <= gathered["estimate"] * (1 + 1e-9)).all()
    assert (gathered["estimate"] <= spanned["upper"] * (1 + 1e-9)).all()
    assert (spanned["upper"] <= gathered["most"]).all()


@SETTINGS
@given(DOORS, PEOPLE, st.randoms(use_true_random=False))
def test_order_of_the_doors_does_not_matter(doors, people, random):
    shuffled = random.sample(doors, len(doors))
    results = []
    for some in (doors, shuffled):
        zones, metres, totals = city(some, people)
        results.append(total_by_part(spread(zones, everywhere(metres), totals)))
    one, other = results
    pd.testing.assert_frame_equal(one, other)


@SETTINGS
@given(DOORS, PEOPLE)
def test_twice_the_people_make_twice_the_estimates(doors, people):
    zones, metres, totals = city(doors, people)
    once = total_by_part(spread(zones, everywhere(metres), totals))["estimate"]
    twice = total_by_part(spread(zones, everywhere(metres), totals * 2))["estimate"]
    assert twice.to_numpy() == pytest.approx(2 * once.to_numpy())
