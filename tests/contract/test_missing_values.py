"""Every empty cell has a reason, and every reason an empty cell."""

import pytest

from data.catalogue.card import dataset
from data.catalogue.read import read_table

COUNTS = (
    "population_register",
    "education_2011",
    "employment_2011",
    "births_three_years",
    "households_by_year",
    "household_types_2021",
    "one_person_counts_2021",
    "dwellings_2011",
    "health_services",
    "shops",
    "social_organisations",
    "public_transport_2020",
)
PARTLY = ("declared_income", "housing_market", "census_estimates_2011", "census_estimates_2021")
"""Tables with other columns that may be empty without a reason (ties, spreads)."""


def empty_cells(key):
    table = read_table(key).set_index(["area_id", "year"])
    cells = table.isna().stack()
    return set(cells[cells].index)


def explained_cells(key):
    reasons = read_table("missing_values")
    here = reasons[reasons["dataset"] == key]
    return set(zip(here["area_id"], here["year"], here["column"], strict=True))


@pytest.mark.parametrize("key", COUNTS)
def test_empty_cells_are_exactly_those_with_a_reason(key):
    assert empty_cells(key) == explained_cells(key)


def test_reasons_are_given_for_shipped_tables_and_columns_only():
    for (key, column), _ in read_table("missing_values").groupby(["dataset", "column"]):
        assert column in [one.name for one in dataset(key).columns if one.nullable]


def test_no_other_table_of_counts_has_a_reason():
    assert set(read_table("missing_values")["dataset"]) <= {*COUNTS, *PARTLY}


def test_reasons_are_counted_as_the_source_and_our_checks_leave_them():
    reasons = read_table("missing_values")
    found = reasons.groupby(["dataset", "reason"]).size().to_dict()
    assert found == {
        ("births_three_years", "not_published"): 3,
        ("births_three_years", "source_error"): 88 * 3,
        ("census_estimates_2011", "not_decoded"): 14 * 10 + 18 * 10,
        ("census_estimates_2021", "not_decoded"): 14 * 8 + 18 * 7,
        ("dwellings_2011", "not_decoded"): 27 * 8,
        ("household_types_2021", "not_published"): 22,
        ("households_by_year", "not_published"): 2,
        ("one_person_counts_2021", "not_published"): 2,
        ("education_2011", "not_decoded"): 18 * 5,
        ("population_register", "not_published"): 4,
        ("population_register", "source_error"): 88 + 1,
        ("declared_income", "source_error"): 2 * 3,
        ("declared_income", "suppressed_by_source"): 49,
        ("health_services", "source_error"): 1,
        ("health_services", "unmatched"): 22,
        ("housing_market", "outside_source"): 60,
        ("public_transport_2020", "unmatched"): 8,
        ("shops", "unmatched"): 2,
        ("social_organisations", "unmatched"): 24,
    }


@pytest.mark.parametrize(
    ("area", "year", "column", "reason"),
    [
        (9, 2017, "aged_80_plus", "source_error"),
        (57, 2017, "births_foreign_parent", "source_error"),
        (8, 2017, "aged_65_plus", "not_published"),
        (8, 2023, "aged_65_plus", "not_published"),
        (8, 2023, "registrations_in", "not_published"),
        (39, 2020, "births_outside_marriage", "not_published"),
        (57, 2011, "tertiary", "not_decoded"),
    ],
)
def test_known_gap_has_its_reason(area, year, column, reason):
    rows = read_table("missing_values").set_index(["area_id", "year", "column"])["reason"]
    assert rows.loc[(area, year, column)] == reason
