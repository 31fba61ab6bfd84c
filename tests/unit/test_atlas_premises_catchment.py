"""People around the premises in words."""

import pandas as pd
import pytest

from atlas.premises.catchment import chosen, distance, estimate, overlap
from data.catalogue.read import read_table

TABLE = read_table("premises_reach").query("area_id == 0 and shape != 'ring'")
NAMES = {"boccioni": "Largo Boccioni", "capuana": "Piazzetta Capuana"}


@pytest.mark.parametrize("reach", ["250", "500", "1000", "walk5", "walk10", "walk15"])
def test_every_distance_has_the_nine_and_all_together(reach):
    rows = chosen(TABLE, reach)
    assert len(rows) == 10
    assert "all" in rows.index


def test_a_distance_is_said_in_metres_or_minutes():
    assert distance("1000", "it") == "1.000 m"
    assert distance("walk10", "en") == "10 minutes on foot"


def test_an_estimate_is_rounded_and_carries_its_interval():
    row = pd.Series({"minors": 1234.0, "minors_lower": 777.0, "minors_upper": 2001.0})
    assert estimate(row, "minors", "it") == "1.230 (780–2.000)"


def test_an_overlap_is_told_with_the_other_or_as_none():
    far, near = chosen(TABLE, "500").loc["boccioni"], chosen(TABLE, "1000").loc["boccioni"]
    assert overlap(far, NAMES, "it") == "nessuno"
    assert "Piazzetta Capuana" in overlap(near, NAMES, "it")
