import pandas as pd
import pytest

from data.build.steps import census

EMPLOYMENT = {"id_nil": [2, 1], "occupati_15piu": [30, 40], "pop_cens2011": [70, 90]}
EDUCATION = {
    "id_nil": [2],
    "nessun_titolo_o_elementare": [10],
    "media": [20],
    "diploma": [25],
    "laurea": [5],
    "pop_6plus": [60],
    "pct_low_edu": [50.0],
}


@pytest.fixture
def tables(tmp_path):
    for name, columns in ((census.EMPLOYMENT_FILE, EMPLOYMENT), (census.EDUCATION_FILE, EDUCATION)):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        pd.DataFrame(columns).to_csv(tmp_path / name, index=False)
    return census.build(tmp_path, {"nil_areas": pd.DataFrame({"area_id": [1, 2, 3]})})


def test_employed_and_residents_are_those_of_the_census_sorted_by_area(tables):
    rows = tables["employment_2011"].to_numpy().tolist()
    assert rows == [[1, 2011, 40, 90], [2, 2011, 30, 70]]


def test_education_has_a_row_for_every_area(tables):
    found = tables["education_2011"].set_index("area_id")
    assert found.index.tolist() == [1, 2, 3]
    assert found.loc[2].tolist() == [2011, 10, 20, 25, 5, 60]
    assert found.loc[[1, 3]].drop(columns="year").isna().all(axis=None)


def test_education_keeps_whole_numbers(tables):
    counts = tables["education_2011"].drop(columns=["area_id", "year"])
    assert set(counts.dtypes.astype(str)) == {"Int64"}


def test_every_empty_cell_of_education_has_its_reason(tables):
    reasons = tables["missing_values"]
    assert set(zip(reasons["area_id"], reasons["column"], strict=True)) == {
        (area, column) for area in (1, 3) for column in census.EDUCATION.values()
    }
    assert set(reasons["reason"]) == {"not_decoded"}
    assert set(reasons["dataset"]) == {"education_2011"}


def test_complete_education_gives_no_reason(tmp_path):
    path = tmp_path / census.EDUCATION_FILE
    path.parent.mkdir()
    pd.DataFrame(EDUCATION).to_csv(path, index=False)
    education = census.education_table(tmp_path, pd.Series([2]))
    assert census.not_decoded(education).empty
