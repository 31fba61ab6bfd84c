import pandas as pd
import pytest

from data.steps import income
from data.steps.income import IncomeSourceError

POOR, RICH = "20157", "20121"
POSTCODES = pd.DataFrame(
    {
        "postcode": [POOR, RICH],
        "year": [2021, 2021],
        "income_eur": [1_000_000.0, 1_500_000.0],  # means 10,000 and 30,000
        "taxpayers": [100.0, 50.0],
    }
)


def weights(rows):
    table = pd.DataFrame(rows, columns=["area_id", "postcode", "civics"])
    total = table.groupby("area_id")["civics"].transform("sum")
    return table.assign(share_of_area=table["civics"] / total)


def mean_of(rows):
    return income.mixed_income(POSTCODES, weights(rows))["mean_income_eur"].tolist()


@pytest.mark.parametrize(
    ("poor_doors", "rich_doors", "mean"),
    [(1, 1, 20_000), (3, 1, 15_000), (1, 3, 25_000), (1, 2, 23_333.33)],
)
def test_mean_is_mixed_by_house_numbers(poor_doors, rich_doors, mean):
    assert mean_of([(1, POOR, poor_doors), (1, RICH, rich_doors)]) == [mean]


@pytest.mark.parametrize(("postcode", "mean"), [(POOR, 10_000), (RICH, 30_000)])
def test_area_in_one_postcode_has_its_mean(postcode, mean):
    assert mean_of([(1, postcode, 7)]) == [mean]


def test_city_mean_counts_people_not_postcodes():
    city = income.city_income(POSTCODES)
    assert city["mean_income_eur"].tolist() == [16_666.67]  # 2,500,000 / 150
    assert city["area_id"].tolist() == [0]


def test_house_numbers_in_a_postcode_without_income_stop_the_build():
    with pytest.raises(IncomeSourceError, match="20199"):
        income.mixed_income(POSTCODES, weights([(1, POOR, 1), (1, "20199", 1)]))


ROWS = [
    (1, POOR, 3), (1, RICH, 1),
    (2, RICH, 10),
    (3, POOR, 1), (3, RICH, 9),
    (4, POOR, 11), (4, RICH, 89),
    (5, POOR, 5),
]  # fmt: skip


@pytest.fixture
def raw(tmp_path):
    """A raw folder with two postcodes and five areas, each with 20 house numbers in all."""
    files = {
        income.WEIGHT_FILE: weights(ROWS).rename(
            columns={"area_id": "id_nil", "postcode": "cap", "civics": "civics_in_nil_with_cap"}
        ),
        income.CIVICS_FILE: pd.DataFrame({"id_nil": range(1, 6), "civici_totali_ds634": 200}),
        income.INCOME_FILE: POSTCODES.rename(
            columns={
                "postcode": "CAP",
                "year": "anno_imposta",
                "income_eur": "reddito_complessivo_eur",
                "taxpayers": "reddito_complessivo_n",
            }
        ).assign(contribuenti=1_000),
    }
    for name, frame in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        frame.to_csv(tmp_path / name, index=False)
    return tmp_path


@pytest.fixture
def table(raw):
    return income.build(raw, {})["declared_income"].set_index("area_id")


def test_weights_of_each_area_sum_to_one(raw):
    sums = income.postcode_weights(raw).groupby("area_id")["share_of_area"].sum()
    assert sums.tolist() == [1, 1, 1, 1, 1]


def test_mean_divides_by_those_who_declare_a_total_not_by_all_taxpayers(table):
    assert table.loc[5, "mean_income_eur"] == 10_000


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


def test_city_is_row_zero_without_postcode_words(table):
    assert table.index.tolist() == [0, 1, 2, 3, 4, 5]
    words = ["main_postcode", "main_share", "tie", "civics_with_postcode_share"]
    assert table.loc[0, words].isna().all()
