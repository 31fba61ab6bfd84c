"""Two errors that stood for months in published indices, replayed on our tables.

A count put where a percentage belongs, and a code that lost its case (or a key written another
way): each must be refused by a contract or a step, or else shown by the comparison of builds.
"""

import shutil

import pandas as pd
import pytest

from data.build.diff import changed_values, main
from data.build.raw import SourceChangedError
from data.build.snapshot import read_build
from data.build.steps.income import require_income
from data.catalogue.card import PROCESSED, dataset
from data.catalogue.contract import ContractError, check
from data.catalogue.read import read_table

COPIED = ("population_register", "nil_areas", "missing_values", "class_breaks", "declared_income")


@pytest.fixture
def replay(tmp_path):
    """Write a build with one table replaced; return the sound folder and the faulty one."""

    def folders(key, table):
        sound, faulty = tmp_path / "sound", tmp_path / "faulty"
        for folder in (sound, faulty):
            folder.mkdir()
            for name in COPIED:
                shutil.copy(PROCESSED / dataset(name).file, folder)
        table.to_csv(faulty / dataset(key).file, index=False, lineterminator="\n")
        return sound, faulty

    return folders


def shares(column):
    weights = read_table("postcode_weights")
    return weights.assign(share_of_area=weights[column].astype("float64"))


def register_with_a_percentage_for_a_count():
    """San Siro's over-80s living alone of 2024 written as their percentage."""
    register = read_table("population_register")
    here = (register["area_id"] == 57) & (register["year"] == 2024)
    old, alone = register.loc[here, ["aged_80_plus", "aged_80_plus_alone"]].iloc[0]
    register.loc[here, "aged_80_plus_alone"] = round(100 * alone / old)
    return register


def test_counts_in_the_place_of_shares_break_the_contract():
    assert check(shares("share_of_area"), dataset("postcode_weights")) is None
    with pytest.raises(ContractError, match="share_of_area in_range"):
        check(shares("civics"), dataset("postcode_weights"))


def test_percentage_in_the_place_of_a_count_passes_the_contract():
    faulty = register_with_a_percentage_for_a_count()
    assert check(faulty, dataset("population_register")) is None


def test_percentage_in_the_place_of_a_count_moves_most_ranks_and_the_comparison_shows_it(replay):
    sound, faulty = replay("population_register", register_with_a_percentage_for_a_count())
    moved = changed_values(read_build(sound), read_build(faulty))
    assert set(moved["indicator"]) == {"elderly_alone"}
    own = moved.set_index("area_id").loc[57]
    assert (own["rank_old"], own["rank_new"]) == (1, 67)
    assert int((moved["rank_old"] != moved["rank_new"]).fillna(False).sum()) == 67
    assert main([str(sound), str(faulty)]) == 1


def test_code_that_lost_its_case_breaks_the_contract():
    areas = read_table("nil_areas")
    faulty = areas.assign(institutional=areas["institutional"].str.title())
    with pytest.raises(ContractError, match="institutional"):
        check(faulty, dataset("nil_areas"))


def test_column_name_that_changed_its_case_is_shown_as_a_change_of_reason(replay):
    missing = read_table("missing_values")
    faulty = missing.assign(column=missing["column"].str.replace("aged_80_plus", "Aged_80_plus"))
    assert check(faulty, dataset("missing_values")) is None
    sound, changed = replay("missing_values", faulty)
    moved = changed_values(read_build(sound), read_build(changed))
    own = moved[(moved["area_id"] == 9) & (moved["indicator"] == "aged_80_plus_share")].iloc[0]
    assert (own["year"], own["reason_old"], own["reason_new"]) == (
        2017,
        "source_error",
        "not_published",
    )


@pytest.mark.parametrize("written", ["20148 ", "20148.0", "CAP 20148"])
def test_postcode_written_another_way_is_an_error_not_a_gap(written):
    income = pd.DataFrame({"income_eur": [9.0, 9.0]}, index=["20147", written])
    pieces = pd.DataFrame({"source": ["20147", "20148"], "target": [57, 57], "weight": [1, 9]})
    with pytest.raises(SourceChangedError, match="20148"):
        require_income(pieces, income)


def test_tie_whose_label_changed_in_one_row_is_shown_by_the_ranges_of_ranks(replay):
    income = read_table("declared_income")
    here = (income["area_id"] == 57) & (income["year"] == income["year"].max())
    assert income.loc[here, "tie"].notna().all(), "NIL 57 shares its postcode with others"
    sound, faulty = replay("declared_income", income.assign(tie=income["tie"].mask(here, "20148 ")))
    moved = changed_values(read_build(sound), read_build(faulty))
    assert 57 in set(moved["area_id"])
    assert (moved["value_old"] == moved["value_new"]).all()
