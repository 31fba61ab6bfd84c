"""The step of the precincts on a few rows drawn by hand."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from shapely.geometry import box

from data.build.raw import SourceChangedError
from data.build.steps import precincts
from data.build.steps.boundaries import CoverageError
from data.build.steps.precincts import estimates, reliability, source, weights
from geo.crosswalk.points import ErrorModel


def write_counts(folder, year, **changes):
    columns = {column for some in source.PARTS[year].values() for column in some}
    columns |= {column for some in source.SUMS[year].values() for column in some}
    row = dict.fromkeys(sorted(columns), 2.0)
    row |= {total: 2.0 * len(parts) for total, parts in source.SUMS[year].items()}
    row |= {"P60": 9.0, "P61": 7.0} if year == 2011 else {}
    path = folder / source.COUNTS_FILE.format(year=year)
    path.parent.mkdir(exist_ok=True)
    rows = [row | {source.KEY: 3.0}, row | {source.KEY: 1.0} | changes]
    pd.DataFrame(rows).to_csv(path, index=False)
    return folder


def test_counts_are_sums_of_variables_by_precinct(tmp_path):
    found = source.precinct_counts(write_counts(tmp_path, 2011), 2011)
    assert found.index.tolist() == [1, 3]
    assert found.loc[1, ["residents", "low_education", "unemployed"]].tolist() == [32, 8, 2]


def test_rounding_is_put_right_and_a_divided_section_refused(tmp_path):
    near = source.precinct_counts(write_counts(tmp_path, 2011, P61=6.9999999), 2011)
    assert near.loc[1, "employed"] == 7
    with pytest.raises(SourceChangedError, match="divided"):
        source.precinct_counts(write_counts(tmp_path, 2011, P61=6.5), 2011)


def test_parts_that_do_not_come_to_their_total_are_refused(tmp_path):
    with pytest.raises(SourceChangedError, match="P83"):
        source.precinct_counts(write_counts(tmp_path, 2021, P90=3.0), 2021)


def test_a_precinct_twice_is_refused(tmp_path):
    with pytest.raises(SourceChangedError, match="twice"):
        source.precinct_counts(write_counts(tmp_path, 2021, SEZIONE=3.0), 2021)


def test_the_trace_of_a_factor_is_told_apart(tmp_path):
    flags = source.exactly_whole(write_counts(tmp_path, 2021, P90=1.9999999))
    assert flags.to_dict() == {1: False, 3: True}


TWO = pd.DataFrame(
    {
        "area_id": [1, 1, 2],
        "precinct": [10, 20, 20],
        "share_of_people": [1.0, 0.25, 0.75],
        "share_of_buildings": [1.0, 0.5, 0.5],
        "share_of_area": [2 / 3, 1 / 3, 1.0],
    }
)
"""Precinct 10 lies in NIL 1, precinct 20 for a quarter of its people."""


def test_counts_are_split_by_the_weight_asked_for():
    counts = pd.DataFrame({"residents": [200, 400]}, index=pd.Index([10, 20], name="precinct"))
    people = source.sums_of(counts, TWO, "share_of_people")["residents"]
    assert people.to_dict() == {1: 300, 2: 300}
    assert source.sums_of(counts, TWO, "share_of_buildings")["residents"].to_dict() == {
        1: 400,
        2: 200,
    }


def test_impurity_is_the_part_of_a_value_made_by_people_of_elsewhere():
    # NIL 1 is 200 of precinct 10, all its own, and 100 of precinct 20, a quarter its own:
    # 1 - (2/3 x 1 + 1/3 x 1/4) = 1/4. NIL 2 is precinct 20 alone, three quarters its own.
    pieces = weights.people_crosswalk(TWO, pd.Series({10: 200, 20: 400}))
    assert precincts.impurity_of(pieces).to_dict() == pytest.approx({1: 0.25, 2: 0.25})


def rule(**changes):
    row = {
        "foreign": 0.0,
        "old": 0.0,
        "impurity": 0.1,
        "residents": 5000.0,
        "ratio": 1.0,
        "area": 57,
    }
    row |= changes
    area = [row["area"]]
    checks = pd.DataFrame(
        {
            "year": 2021,
            "quantity": ["foreign_residents", "aged_65_plus"],
            "area_id": area * 2,
            "difference": [row["foreign"], row["old"]],
        }
    )
    counted = pd.DataFrame({2011: [row["residents"]], 2021: [4000 * row["ratio"]]}, index=area)
    register = pd.DataFrame({"area_id": area, "year": 2021, "residents": 4000})
    found = reliability.reliability_table(
        checks, pd.Series([row["impurity"]], area), counted, register
    )
    return found[["given", "doubtful", "counted"]].iloc[0].tolist()


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({}, [True, False, True]),
        ({"foreign": -2.6}, [True, True, True]),
        ({"foreign": 2.4, "old": -1.9}, [True, False, True]),
        ({"old": 2.1}, [True, True, True]),
        ({"impurity": 0.31}, [True, True, True]),
        ({"ratio": 0.88}, [True, False, False]),
        ({"residents": 999.0, "old": 9.0}, [False, False, False]),
        ({"area": 39}, [False, False, False]),
    ],
)
def test_the_rule_looks_at_shares_and_counts_apart(changes, wanted):
    assert rule(**changes) == wanted


def test_the_spread_of_a_share_is_on_log_odds_and_a_small_count_adds_chance():
    share = pd.Series({1: 0.2})
    errors, few = pd.Series({1: 0.016}), pd.Series({1: 25.0})
    plain = estimates.Quantity("x", "part", "whole")
    assert estimates.scale_spread(plain, errors, share, few)[1] == pytest.approx(0.1)
    rare = plain._replace(few=True)
    assert estimates.scale_spread(rare, errors, share, few)[1] == pytest.approx(np.hypot(0.1, 0.2))
    mean = plain._replace(is_share=False)
    assert estimates.scale_spread(mean, errors, share, few)[1] == pytest.approx(0.08)


def test_a_mean_varies_between_precincts_by_their_size():
    # 10 and 40 m2 a head for 300 and 100 people: mean 17.5, variance (56.25 x 3 + 506.25) / 4.
    found = estimates.weighted_sd(pd.Series([3000.0, 4000.0, 0.0]), pd.Series([300.0, 100.0, 0.0]))
    assert found == pytest.approx(np.sqrt(168.75))


def test_values_and_counts_are_empty_where_they_may_not_be_given():
    names = {name for one in estimates.QUANTITIES[2021] for name in (one.part, one.whole)}
    counts = pd.DataFrame(
        {name: [10, 40] if name in {q.part for q in estimates.QUANTITIES[2021]} else [200, 400]
         for name in sorted(names)},
        index=pd.Index([10, 20], name="precinct"),
    )  # fmt: skip
    quality = pd.DataFrame(
        {
            "impurity": 0.2,
            "population_ratio": 1.0,
            "given": [True, False],
            "doubtful": False,
            "counted": [False, False],
        },
        index=pd.Index([1, 2], name="area_id"),
    )
    model = ErrorModel(0.5, 0.1)
    errors = estimates.NilErrors(
        {"share_of_people": model},
        pd.Series(0.1, quality.index),
        pd.Series(0.0, quality.index),
        quality,
    )
    table = estimates.estimates_table(2021, counts, TWO, errors).set_index("area_id")
    assert table["tertiary_pct"].dropna().to_dict() == pytest.approx(
        {0: 50 / 6, 1: 20 / 3}, abs=1e-4
    )
    assert table["n_tertiary"].dropna().to_dict() == {0: 50}
    assert pd.isna(table["tertiary_spread"].loc[0]), "the city is an exact sum"
    gaps = precincts.not_told({"census_estimates_2021": table.reset_index()})
    assert set(gaps["reason"]) == {"not_decoded"}
    assert (2, "tertiary_pct") in set(zip(gaps["area_id"], gaps["column"], strict=True))
    assert (1, "tertiary_pct") not in set(zip(gaps["area_id"], gaps["column"], strict=True))


def squares(side):
    shapes = [box(500_000, 5_030_000, 500_000 + side, 5_030_000 + side)]
    return gpd.GeoDataFrame({"precinct": [1]}, geometry=shapes, crs=32632)


def test_a_drawing_that_changes_a_precinct_is_refused():
    assert precincts.drawing(squares(400)).crs.to_epsg() == 4326
    with pytest.raises(CoverageError, match="area changed"):
        precincts.drawing(squares(9))
