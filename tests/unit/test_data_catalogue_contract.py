from dataclasses import replace

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest

from base.text import LocalizedText
from data.catalogue.card import Column, dataset
from data.catalogue.contract import ContractError, check

BOTH = LocalizedText(it="it", en="en")


def column(name, kind, **changes):
    plain = Column(
        name=name,
        type=kind,
        unit="none",
        description=BOTH,
        example=1,
        key=False,
        nullable=False,
        range=None,
        enum=None,
    )
    return replace(plain, **changes)


def card(*columns):
    return replace(dataset("employment_2011"), key="toy", columns=columns)


AREA = column("area_id", "int", key=True, range=(1, 3))
RATE = column("rate", "float", nullable=True)
MARK = column("mark", "text", enum=("none", "marked"))
GOOD = pd.DataFrame({"area_id": [1, 2], "rate": [0.5, np.nan], "mark": ["none", "marked"]})


def test_table_that_fits_its_card_passes():
    assert check(GOOD, card(AREA, RATE, MARK)) is None


@pytest.mark.parametrize(
    ("broken", "word"),
    [
        (GOOD.drop(columns="mark"), "mark"),
        (GOOD.assign(extra=1), "extra"),
        (GOOD[["rate", "area_id", "mark"]], "rate"),
        (GOOD.assign(area_id=[1, 1]), "area_id"),
        (GOOD.assign(area_id=[0, 1]), "in_range"),
        (GOOD.assign(area_id=[3, 4]), "in_range"),
        (GOOD.assign(area_id=[1.0, 2.0]), "is int"),
        (GOOD.assign(rate=[1, 2]), "is float"),
        (GOOD.assign(mark=["none", "other"]), "other"),
        (GOOD.assign(mark=["none", None]), "not_nullable"),
    ],
    ids=[
        "column missing",
        "column too many",
        "columns in another order",
        "key repeated",
        "below the range",
        "above the range",
        "float where int is due",
        "int where float is due",
        "value not listed",
        "empty where a value is due",
    ],
)
def test_table_that_breaks_its_card_is_refused(broken, word):
    with pytest.raises(ContractError, match=word):
        check(broken, card(AREA, RATE, MARK))


def test_all_breaches_are_told_at_once():
    broken = GOOD.assign(area_id=[0, 9], mark=["none", "other"])
    with pytest.raises(ContractError, match=r"toy: .*in_range.*other"):
        check(broken, card(AREA, RATE, MARK))


def test_bounds_of_a_range_are_inside_it():
    assert check(pd.DataFrame({"area_id": [1, 3]}), card(AREA)) is None


def test_integers_with_gaps_are_integers():
    counts = pd.DataFrame({"count": pd.array([1, None], dtype="Int64")})
    assert check(counts, card(column("count", "int", nullable=True))) is None


def test_numbers_do_not_pass_for_text():
    mixed = pd.DataFrame({"postcode": pd.Series([20121, 20122], dtype="object")})
    with pytest.raises(ContractError, match="is text"):
        check(mixed, card(column("postcode", "text")))


def test_key_is_the_combination_of_its_columns():
    pair = card(column("area_id", "int", key=True), column("year", "int", key=True))
    years = pd.DataFrame({"area_id": [1, 1], "year": [2023, 2024]})
    assert check(years, pair) is None
    with pytest.raises(ContractError):
        check(years.assign(year=2024), pair)


def test_geometry_column_must_hold_geometry():
    shapes = card(column("geometry", "geometry"))
    points = gpd.GeoDataFrame(geometry=gpd.points_from_xy([9.1], [45.4]))
    assert check(points, shapes) is None
    with pytest.raises(ContractError, match="is geometry"):
        check(pd.DataFrame({"geometry": ["POINT (9.1 45.4)"]}), shapes)
