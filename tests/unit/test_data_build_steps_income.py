"""Income carried from two postcodes to five areas, with round numbers."""

import math

import pandas as pd
import pytest

from data.build.raw import SourceChangedError
from data.build.steps import income
from data.build.steps.crosswalk.postcodes import postcode_crosswalk

POOR, RICH, ODD = "20157", "20121", "20122"
POSTCODES = pd.DataFrame(
    {
        "postcode": [POOR, RICH],
        "year": [2021, 2021],
        "income_eur": [1_000_000.0, 1_500_000.0],  # means 10,000 and 30,000
        "taxpayers": [100.0, 50.0],
        "low_income": [60.0, 10.0],  # 60 % and 20 %
        "all_taxpayers": [120.0, 60.0],
        "taxable_eur": [900_000.0, 1_350_000.0],  # means 10,000 and 30,000 of fewer people
        "taxable_taxpayers": [90.0, 45.0],
        "hidden": [0.0, 0.0],
    }
).set_index("postcode")


def weights(rows):
    table = pd.DataFrame(rows, columns=["area_id", "postcode", "civics"])
    total = table.groupby("area_id")["civics"].transform("sum")
    return table.assign(share_of_area=table["civics"] / total)


def pieces(rows):
    return postcode_crosswalk(weights(rows))


def carried(rows, people, postcodes=POSTCODES, ratio=1.0):
    people = pd.Series(people, dtype="float64")
    known = pd.Series(1.0, people.index)
    found = income.carried_income(postcodes, pieces(rows), people=people, known=known, ratio=ratio)
    return found.set_index("area_id")


@pytest.mark.parametrize(
    ("poor_doors", "rich_doors", "mean", "low"),
    [(1, 1, 20_000, 40), (3, 1, 15_000, 50), (1, 3, 25_000, 30), (1, 2, 23_333.33, 33.3333)],
)
def test_mean_and_share_are_mixed_by_house_numbers(poor_doors, rich_doors, mean, low):
    rows = [(1, POOR, poor_doors), (1, RICH, rich_doors), (2, POOR, 9), (3, RICH, 9)]
    found = carried(rows, {1: 20, 2: 120, 3: 60})
    assert found[["mean_income_eur", "low_income_pct"]].loc[1].tolist() == [mean, low]


@pytest.mark.parametrize(("postcode", "mean"), [(POOR, 10_000), (RICH, 30_000)])
def test_area_in_one_postcode_has_its_mean(postcode, mean):
    other = RICH if postcode == POOR else POOR
    found = carried([(1, postcode, 7), (2, other, 7)], {1: 100, 2: 100})
    assert found.loc[1, "mean_income_eur"] == mean


def test_taxpayers_are_split_by_adults_not_by_house_numbers():
    """Area 1 has 150 of the 200 adults of the poor postcode and a tenth of its doors."""
    rows = [(1, POOR, 1), (2, POOR, 9), (3, RICH, 5)]
    found = carried(rows, {1: 150, 2: 50, 3: 100})
    assert found["taxpayers"].tolist() == [120 * 0.75, 120 * 0.25, 60]
    assert found["taxpayers_per_adult"].tolist() == [0.6, 0.6, 0.6]


def test_area_alone_in_its_postcode_carries_no_error():
    found = carried([(1, POOR, 7), (2, RICH, 7)], {1: 100, 2: 100})
    assert found[["mean_income_spread", "low_income_spread"]].loc[1].tolist() == [0, 0]


def test_spread_is_ratio_times_spread_between_postcodes_times_root_of_the_gap():
    """Area 1 is half of its postcode: gap (1/2)^2 + (1/2)^2; postcodes differ by log 3."""
    rows = [(1, POOR, 5), (2, POOR, 5), (3, RICH, 5)]
    found = carried(rows, {1: 100, 2: 100, 3: 100}, ratio=0.6)
    between = math.log(3) / math.sqrt(2)
    assert found.loc[1, "mean_income_spread"] == pytest.approx(0.6 * between * 0.5**0.5, abs=5e-5)


def test_house_numbers_without_a_postcode_widen_the_spread():
    people = pd.Series({1: 100.0, 2: 100.0})
    table = pieces([(1, POOR, 7), (2, RICH, 7)])
    known = pd.Series({1: 0.7, 2: 1.0})
    found = income.carried_income(POSTCODES, table, people=people, known=known, ratio=1.0)
    between = math.log(3) / math.sqrt(2)
    assert found["mean_income_spread"].tolist() == [pytest.approx(0.3 * between, abs=5e-5), 0]


WITH_ODD = pd.concat(
    [
        POSTCODES,
        pd.DataFrame(
            {
                "year": [2021],
                "income_eur": [6_000_000.0],
                "taxpayers": [100.0],
                "low_income": [45.0],
                "all_taxpayers": [140.0],
                "taxable_eur": [5_000_000.0],
                "taxable_taxpayers": [90.0],
                "hidden": [0.0],
            },
            index=[ODD],
        ),
    ]
)


@pytest.mark.parametrize(
    ("all_taxpayers", "abnormal"), [(130, False), (131, True), (50, False), (49, True)]
)
def test_postcode_with_too_many_or_too_few_taxpayers_per_adult_is_abnormal(all_taxpayers, abnormal):
    table, people = pieces([(1, POOR, 5)]), pd.Series({1: 100.0})
    count = pd.Series({POOR: float(all_taxpayers)})
    assert income.abnormal_postcodes(count, table, people)[POOR] == abnormal


@pytest.mark.parametrize(("odd_doors", "hidden"), [(49, False), (50, True)])
def test_area_half_in_abnormal_postcodes_has_no_low_income_share(odd_doors, hidden):
    """Area 4 makes the poor postcode normal; the odd one has 140 taxpayers, at most 90 adults."""
    rows = [(1, POOR, 100 - odd_doors), (1, ODD, odd_doors), (2, RICH, 9), (3, ODD, 9)]
    people = {1: 100, 2: 100, 3: 40, 4: 100}
    found = carried([*rows, (4, POOR, 9)], people, postcodes=WITH_ODD)
    assert pd.isna(found.loc[1, "low_income_pct"]) == hidden
    assert pd.isna(found.loc[1, "low_income_spread"]) == hidden
    assert found.loc[1, "mean_income_eur"] > 10_000


def test_spread_grows_by_how_far_the_value_moves_without_abnormal_postcodes():
    """With: (10,000 + 60,000) / 2; without: 10,000."""
    table = pieces([(1, POOR, 1), (1, ODD, 1)])
    values = pd.Series({POOR: 10_000.0, ODD: 60_000.0})
    moved = income.moved_by(values, table, pd.Series({POOR: False, ODD: True}))
    assert moved[1] == pytest.approx(math.log(3.5))


def test_city_counts_people_not_postcodes():
    people = pd.Series({1: 150.0, 2: 100.0})
    city = income.city_income(POSTCODES.reset_index(), people).iloc[0]
    assert city["mean_income_eur"] == 16_666.67  # 2,500,000 / 150
    assert city["low_income_pct"] == 46.6667  # 70 / 150
    assert (city["taxpayers"], city["taxpayers_per_adult"], city["area_id"]) == (180, 0.72, 0)


def test_house_numbers_in_a_postcode_without_income_stop_the_build():
    with pytest.raises(SourceChangedError, match="20199"):
        carried([(1, POOR, 1), (1, "20199", 1)], {1: 100})


ROWS = [
    (1, POOR, 3), (1, RICH, 1),
    (2, RICH, 10),
    (3, POOR, 1), (3, RICH, 9),
    (4, POOR, 11), (4, RICH, 89),
    (5, POOR, 5),
]  # fmt: skip


@pytest.fixture
def raw(tmp_path):
    """A raw folder with two postcodes and five areas of 200 house numbers each."""
    classes = {"n_le0": [1, 0], "n_0_10k": [29, 4], "n_10_15k": [30, 6]}
    source = POSTCODES.reset_index().rename(
        columns={
            "postcode": "CAP",
            "year": "anno_imposta",
            "income_eur": "reddito_complessivo_eur",
            "taxpayers": "reddito_complessivo_n",
            "all_taxpayers": "contribuenti",
            "taxable_eur": "reddito_imponibile_eur",
            "taxable_taxpayers": "reddito_imponibile_n",
        }
    )
    files = {
        income.CIVICS_FILE: pd.DataFrame({"id_nil": range(1, 6), "civici_totali_ds634": 200}),
        income.INCOME_FILE: source.assign(**classes),
    }
    for name, frame in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        frame.to_csv(tmp_path / name, index=False)
    (tmp_path / income.INCOME_2023_FILE).parent.mkdir()
    of_2023(*CAP_2023).to_csv(tmp_path / income.INCOME_2023_FILE, sep=";", index=False)
    return tmp_path


CAP_2023 = (
    (POOR, "MILANO", 100, (None, 40, 20, 20, 10, 5, 1, None)),
    (RICH, "MILANO", 50, (0, 5, 5, 10, 10, 10, 5, 5)),
    ("10100", "TORINO", 9, (1, 1, 1, 1, 1, 1, 1, 2)),
)
"""Of the 100 taxpayers of the poor postcode 96 are in a class that shows, 4 in the two blanks."""


def of_2023(*postcodes):
    """The publisher's columns: each class with its taxpayers and 10,000 EUR for each of them."""
    rows = []
    for code, town, total, people in postcodes:
        row = {
            "CAP": code,
            "Anno di imposta": 2023,
            income.TOWN: town,
            "Numero contribuenti": total,
        }
        row |= {f"{income.TOTAL} - Frequenza": total}
        row |= {"Reddito imponibile - Frequenza": 40}
        row |= {"Reddito imponibile - Ammontare in euro": 800_000}
        for name, count in zip(income.CLASSES, people, strict=True):
            row[f"{name} - Frequenza"] = count
            last = " " if name == income.CLASSES[-1] else ""
            row[f"{name} - Ammontare in euro{last}"] = None if count is None else 10_000 * count
        rows.append(row)
    return pd.DataFrame(rows)


BUILT = {
    "postcode_weights": weights(ROWS),
    "population_register": pd.DataFrame(
        {"area_id": [*range(1, 6)] * 2, "year": [2021] * 5 + [2023] * 5}
        | {"residents": 55, "minors": 5}
    ),
    "transfer_errors": pd.DataFrame(
        {
            "from_zones": "postcode",
            "to_zones": "nil",
            "quantity": "mean",
            "variable": ["low_education", "tertiary_education", "foreign_residents"],
            "spread_ratio": [0.5, 0.5, 0.5],
            "chosen": True,
        }
    ),
}


@pytest.fixture
def table(raw):
    rows = income.build(raw, BUILT)["declared_income"]
    return rows[rows["year"] == 2021].set_index("area_id")


@pytest.fixture
def later(raw):
    rows = income.build(raw, BUILT)["declared_income"]
    return rows[rows["year"] == 2023].set_index("area_id")


def test_blank_class_is_no_zero_where_an_area_rests_on_its_postcode(later):
    """Areas 1, 3, 4 and 5 have more than 1 % of their doors in the poor postcode, and the city."""
    assert later["mean_income_eur"].dropna().to_dict() == {2: 10_000}


def test_share_is_the_least_it_can_be_and_carries_what_the_blanks_may_add(later):
    bound = ["low_income_pct", "low_income_hidden_pct"]
    assert later.loc[5, bound].tolist() == [60, 4]  # (40 + 20) / 100; 4 hidden of 100
    assert later.loc[1, bound].tolist() == [0.75 * 60 + 0.25 * 20, 3]
    assert later.loc[0, bound].tolist() == [round(100 * 70 / 150, 4), round(100 * 4 / 150, 4)]


def test_taxable_income_is_never_blank(later):
    assert later["taxable_income_eur"].tolist() == [20_000] * 6


def test_only_what_rests_on_a_postcode_that_leaps_is_unsteady_and_only_in_that_year(table, later):
    """Areas 1 to 4 lie in 20121 for 25, 100, 90 and 89 %."""
    assert later.index[later["unsteady"]].tolist() == [1, 2, 3, 4]
    assert not table["unsteady"].any()


def test_missing_totals_have_their_reason(raw):
    reasons = income.build(raw, BUILT)["missing_values"]
    suppressed = reasons[reasons["reason"] == "suppressed_by_source"]
    assert suppressed["area_id"].tolist() == [1, 3, 4, 5]
    assert set(zip(suppressed["year"], suppressed["column"], strict=True)) == {
        (2023, "mean_income_eur")
    }


def test_classes_that_are_full_and_miss_their_total_stop_the_build(raw):
    wrong = (RICH, "MILANO", 51, CAP_2023[1][3])
    of_2023(wrong).to_csv(raw / income.INCOME_2023_FILE, sep=";", index=False)
    with pytest.raises(SourceChangedError, match="come to their total"):
        income.build(raw, BUILT)


def test_divisor_is_those_who_declare_a_total_not_all_taxpayers(table):
    assert table.loc[5, ["mean_income_eur", "low_income_pct"]].tolist() == [10_000, 60]


def test_areas_nine_tenths_in_one_postcode_are_tied(table):
    assert table["tie"].dropna().to_dict() == {2: RICH, 3: RICH}


def test_area_alone_in_its_postcode_is_tied_to_none(table):
    assert table.loc[5, ["main_postcode", "main_share"]].tolist() == [POOR, 1]
    assert pd.isna(table.loc[5, "tie"])


def test_main_postcode_has_most_house_numbers(table):
    assert table.loc[[1, 4], "main_postcode"].tolist() == [POOR, RICH]
    assert table.loc[[1, 4], "main_share"].tolist() == [0.75, 0.89]


def test_share_with_postcode_is_of_all_house_numbers(table):
    assert table.loc[[1, 2, 4], "civics_with_postcode_share"].tolist() == [0.02, 0.05, 0.5]


def test_city_is_row_zero_without_postcode_words_or_spread(table):
    assert table.index.tolist() == [0, 1, 2, 3, 4, 5]
    words = ["main_postcode", "main_share", "tie", "civics_with_postcode_share"]
    assert table.loc[0, [*words, "mean_income_spread", "low_income_spread"]].isna().all()


def test_taxpayers_of_the_areas_add_up_to_the_city(table):
    assert table["taxpayers"].drop(0).sum() == pytest.approx(table.loc[0, "taxpayers"], abs=0.3)
    assert table.loc[0, "taxpayers"] == 180


def test_empty_shares_have_their_reason(raw):
    odd = BUILT | {"postcode_weights": weights([(1, POOR, 1), (2, RICH, 1)])}
    register = BUILT["population_register"].assign(residents=97)
    odd["population_register"] = register[register["area_id"] <= 2]
    found = income.build(raw, odd)
    rows, reasons = found["declared_income"], found["missing_values"]
    assert rows.loc[rows["low_income_pct"].isna(), "area_id"].tolist() == [1]  # 120 / 92: 1.304
    assert reasons[["area_id", "column", "reason"]].to_numpy().tolist() == [
        [1, "low_income_pct", "source_error"], [1, "mean_income_eur", "suppressed_by_source"]
    ]  # fmt: skip
