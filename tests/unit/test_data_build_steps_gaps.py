import pandas as pd

from data.build.steps.gaps import REASON_COLUMNS, all_gaps, empty_zeros, gap_rows

ROWS = pd.DataFrame({"area_id": [2, 1], "year": [2026, 2026], "count": [0, 5]})


def test_each_row_gets_its_reason():
    gaps = gap_rows("services", ROWS, "count", "unmatched")
    assert list(gaps.columns) == REASON_COLUMNS
    assert gaps.to_numpy().tolist() == [
        ["services", 2, 2026, "count", "unmatched"],
        ["services", 1, 2026, "count", "unmatched"],
    ]


def test_lists_of_gaps_are_joined_in_the_order_of_the_table():
    later = gap_rows("shops", ROWS, "count", "unmatched")
    joined = all_gaps(later, gap_rows("health", ROWS, "count", "source_error"))
    assert joined["dataset"].tolist() == ["health", "health", "shops", "shops"]
    assert joined["area_id"].tolist() == [1, 2, 1, 2]


def test_no_gap_is_an_empty_list():
    assert all_gaps(gap_rows("services", ROWS.head(0), "count", "unmatched")).empty


def test_zeros_are_emptied_and_recorded_and_the_rest_is_kept():
    table = ROWS.astype({"count": "Int64"})
    gaps = empty_zeros(table, "services", "count")
    assert gaps["area_id"].tolist() == [2]
    assert set(gaps["reason"]) == {"unmatched"}
    assert table["count"].isna().tolist() == [True, False]
    assert table.loc[1, "count"] == 5
