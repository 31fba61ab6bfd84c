"""Tax year 2023 as shipped, against a path of its own from the publisher's file to the areas.

Plain dictionaries and sums, none of the build's code: the raw file of the whole country is read
with :mod:`csv`, and each area's figures are mixed again by hand.
"""

import csv
import statistics
from pathlib import Path

import pytest

from data.catalogue.read import read_table

RAW = Path(__file__).resolve().parents[3] / "shared" / "data" / "mef_irpef_2023"
SUPPRESSED = {
    "20126", "20132", "20138", "20139", "20142", "20152", "20153", "20156", "20157", "20161",
    "20162",
}  # fmt: skip
HIDDEN = {"20126": 386, "20139": 656, "20157": 104}
"""Taxpayers of three postcodes that no class shows: the total less the six classes filled."""

BARONA, GRATOSOGLIO = 46, 41
LEAPS = ("20121", "20122")


@pytest.fixture(scope="module")
def postcodes():
    table = read_table("declared_income_postcodes")
    return table.assign(postcode=table["postcode"].astype(str)).set_index(["postcode", "year"])


@pytest.fixture(scope="module")
def areas():
    return read_table("declared_income").query("year == 2023").set_index("area_id")


@pytest.fixture(scope="module")
def raw():
    """Rows of Milan in the publisher's file by postcode; empty cells stay empty."""
    if not RAW.is_dir():
        pytest.skip("the publishers' files (../shared/data) are not on this machine")
    with next(RAW.glob("Redditi*.csv")).open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file, delimiter=";") if row["CAP"][:3] == "201"]
    milan = [row for row in rows if row["Denominazione Comune"] == "MILANO"]
    return {row["CAP"]: {k.strip(): v for k, v in row.items()} for row in milan}


@pytest.fixture(scope="module")
def doors():
    """Share of each area's house numbers in each postcode."""
    shares: dict[int, dict[str, float]] = {}
    weights = read_table("postcode_weights")
    for area, code, count in zip(weights.area_id, weights.postcode, weights.civics, strict=True):
        shares.setdefault(int(area), {})[str(code)] = float(count)
    return {
        area: {code: count / sum(counts.values()) for code, count in counts.items()}
        for area, counts in shares.items()
    }


def number(row, name):
    return float(row[name])


def test_source_leaves_44_cells_empty_in_the_eleven_postcodes(raw):
    empty = {
        (code, name)
        for code, row in raw.items()
        for name, cell in row.items()
        if name.startswith("Reddito complessivo") and cell == ""
    }
    assert len(empty) == 44
    assert {code for code, _ in empty} == SUPPRESSED
    assert {name.split(" - ")[0][20:] for _, name in empty} == {
        "minore o uguale a zero euro", "oltre 120000 euro",
    }  # fmt: skip


def test_postcodes_without_a_total_are_the_eleven(postcodes):
    here = postcodes.xs(2023, level="year")
    assert set(here.index[here["mean_income_eur"].isna()]) == SUPPRESSED
    assert set(here.index[here["low_income_hidden_pct"] > 0]) == SUPPRESSED
    assert postcodes["mean_income_eur"].notna().sum() == 38 * 4 - 11


@pytest.mark.parametrize(("code", "people"), HIDDEN.items())
def test_bound_is_what_the_blanks_may_hide(postcodes, raw, code, people):
    row, shipped = raw[code], postcodes.loc[(code, 2023)]
    declared = number(row, "Reddito complessivo - Frequenza")
    low = sum(
        number(row, f"Reddito complessivo da {ends} euro - Frequenza")
        for ends in ("0 a 10000", "10000 a 15000")
    )
    assert shipped["low_income_hidden_pct"] == pytest.approx(100 * people / declared, abs=1e-4)
    assert shipped["low_income_pct"] == pytest.approx(100 * low / declared, abs=1e-4)


def test_taxable_income_of_every_area_is_mixed_again_from_the_source(areas, raw, doors):
    means = {
        code: number(row, "Reddito imponibile - Ammontare in euro")
        / number(row, "Reddito imponibile - Frequenza")
        for code, row in raw.items()
    }
    for area, shares in doors.items():
        mixed = sum(share * means[code] for code, share in shares.items())
        assert areas.loc[area, "taxable_income_eur"] == pytest.approx(mixed, abs=0.2)


def test_total_income_is_missing_exactly_where_more_than_one_door_in_a_hundred_is_hidden(
    areas, doors
):
    rests = {
        area
        for area, shares in doors.items()
        if sum(share for code, share in shares.items() if code in SUPPRESSED) > 0.01
    }
    missing = areas.index[areas["mean_income_eur"].isna()]
    assert set(missing) == {0, *rests}
    assert len(rests) == 49


def test_city_s_taxable_income_is_all_of_it_over_all_who_have_one(areas, raw):
    amount = sum(number(row, "Reddito imponibile - Ammontare in euro") for row in raw.values())
    people = sum(number(row, "Reddito imponibile - Frequenza") for row in raw.values())
    assert areas.loc[0, "taxable_income_eur"] == pytest.approx(amount / people, abs=0.01)


def growth(postcodes, codes):
    means = postcodes["taxable_income_eur"].unstack("year").loc[sorted(codes)]
    return statistics.mean(means[2023] / means[2021] - 1)


def test_incomes_grew_alike_where_classes_are_empty_and_elsewhere(postcodes):
    """Summed as zero, the blanks would have shown the poorer postcodes standing still."""
    others = {code for code, _ in postcodes.index} - SUPPRESSED - set(LEAPS)
    assert growth(postcodes, SUPPRESSED) == pytest.approx(0.093, abs=0.0005)
    assert growth(postcodes, others) == pytest.approx(0.098, abs=0.0005)


def test_order_of_the_postcodes_hardly_moves_from_2021_to_2023(postcodes):
    means = postcodes["taxable_income_eur"].unstack("year")
    assert means[2021].corr(means[2023], method="spearman") == pytest.approx(0.996, abs=0.0005)


def test_only_two_postcodes_have_taxpayers_that_leap(postcodes):
    people = postcodes["taxpayers"].unstack("year")
    change = people[2023] / people[2021] - 1
    assert set(change.index[(change > 0.07) | (change < 0)]) == set(LEAPS)


def test_barona_and_gratosoglio_are_one_number_by_construction(doors):
    income = read_table("declared_income").set_index(["area_id", "year"])["taxable_income_eur"]
    assert doors[BARONA] == doors[GRATOSOGLIO] == {"20142": 1}
    assert (income[BARONA] == income[GRATOSOGLIO]).all()
