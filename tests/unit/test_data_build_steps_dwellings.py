import pandas as pd
import pytest

from data.build.raw import SourceChangedError
from data.build.steps import dwellings

AREAS = pd.DataFrame({"area_id": [1, 2, 3]})
COUNTS = dict(zip(dwellings.COLUMNS, (40, 30, 15, 10, 5, 100, 97, 3), strict=True))
"""Area 2: 100 dwellings by residents (1 to 5 and more), 97 with one family and 3 shared."""


def built(folder, **changes):
    path = folder / dwellings.DWELLINGS_FILE
    path.parent.mkdir()
    pd.DataFrame([{"id_nil": 2} | COUNTS | changes]).to_csv(path, index=False)
    return dwellings.build(folder, {"nil_areas": AREAS})


def test_every_area_has_a_row_and_the_others_are_empty(tmp_path):
    table = built(tmp_path)["dwellings_2011"].set_index("area_id")
    assert table.loc[2].tolist() == [2011, 40, 30, 15, 10, 5, 100, 97, 3]
    assert table.loc[[1, 3]].drop(columns="year").isna().all(axis=None)


def test_every_empty_cell_has_its_reason(tmp_path):
    reasons = built(tmp_path)["missing_values"]
    assert set(zip(reasons["area_id"], reasons["column"], strict=True)) == {
        (area, column) for area in (1, 3) for column in dwellings.COLUMNS.values()
    }
    assert set(reasons["reason"]) == {"not_decoded"}


@pytest.mark.parametrize("shared", [2, 3, 4])
def test_families_may_miss_the_dwellings_by_one(tmp_path, shared):
    assert len(built(tmp_path, famiglie_coabitanti=shared)["dwellings_2011"]) == 3


@pytest.mark.parametrize("shared", [1, 5])
def test_families_far_from_the_dwellings_are_refused(tmp_path, shared):
    with pytest.raises(SourceChangedError, match="number of families"):
        built(tmp_path, famiglie_coabitanti=shared)


@pytest.mark.parametrize("column", list(dwellings.SIZES))
def test_sizes_that_do_not_make_the_dwellings_are_refused(tmp_path, column):
    with pytest.raises(SourceChangedError, match="number of residents"):
        built(tmp_path, **{column: COUNTS[column] + 1})
