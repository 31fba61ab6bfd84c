"""Counts of census zones added up around a premises."""

import pandas as pd

from data.premises.surroundings import CITY, TOGETHER, profile, surroundings

COLUMNS = ["n_residents", "n_households", "n_homes", "n_rented", "n_residents_6_plus",
           "n_residents_9_plus", "n_low_education", "n_tertiary", "n_aged_under_15",
           "n_aged_65_plus", "n_aged_75_plus"]  # fmt: skip
ROWS = {
    (1, 2011): [100, 50, 48, 40, 90, None, 60, None, 10, 20, 8],
    (1, 2021): [110, 55, None, None, None, 100, 50, 12, 11, 22, 9],
    (2, 2011): [300, 150, 140, 30, 280, None, 70, None, 45, 60, 30],
    (2, 2021): [290, 145, None, None, None, 260, 65, 80, 40, 70, 33],
}


def counts():
    index = pd.MultiIndex.from_tuples(ROWS, names=["precinct", "year"])
    table = pd.DataFrame(list(ROWS.values()), index=index, columns=COLUMNS)
    return table.astype("Int64").reset_index()


def test_zones_are_added_up_and_shares_taken_of_the_sums():
    both = profile(counts(), pd.Series({1: 1.0, 2: 1.0}))
    assert both.loc[2011, ["n_residents", "n_rented", "n_schooled"]].tolist() == [400, 70, 370]
    assert both.loc[2011, "rented_pct"] == 35.0  # 70 of 200 households
    assert both.loc[2011, "low_education_pct"] == 35.1  # 130 of 370 aged 6 and over
    assert both.loc[2021, "low_education_pct"] == 31.9  # 115 of 360 aged 9 and over
    assert both.loc[2021, "aged_65_plus_pct"] == 23.0  # 92 of 400


def test_what_a_census_does_not_count_is_missing_and_never_nothing():
    both = profile(counts(), pd.Series({1: 1.0, 2: 1.0}))
    assert both["n_rented"].isna()[2021]
    assert both["rented_pct"].isna()[2021]
    assert both["n_tertiary"].isna()[2011]


def test_part_of_a_zone_counts_in_part():
    half = profile(counts(), pd.Series({1: 1.0, 2: 0.5}))
    assert half.loc[2011, "n_residents"] == 250
    assert half.loc[2011, "rented_pct"] == 44.0  # 55 of 125


def test_rows_are_each_zone_then_all_together_and_the_city():
    table = surroundings(counts(), {"zoia": pd.Series({1: 0.0, 2: 41.6})})
    keys = table[["premises_id", "precinct", "year"]].to_records(index=False).tolist()
    assert keys == [
        (place, precinct, year)
        for place, precincts in ((CITY, [TOGETHER]), ("zoia", [TOGETHER, 1, 2]))
        for precinct in precincts
        for year in (2011, 2021)
    ]
    own = table[table["premises_id"] == "zoia"].set_index("precinct")["distance_m"]
    assert own[[1, 2]].tolist() == [0, 0, 42, 42]
    assert own[TOGETHER].isna().all()


def test_few_people_have_counts_and_no_share():
    few = profile(counts(), pd.Series({1: 0.5}))
    assert few.loc[2011, "n_rented"] == 20
    assert few["rented_pct"].isna()[2011]  # of 25 households
    assert few.loc[2011, "aged_65_plus_pct"] == 20.0  # 10 of 50
