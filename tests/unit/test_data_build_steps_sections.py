import pandas as pd
import pytest

from data.build.raw import SourceChangedError
from data.build.steps import sections
from data.build.steps.sections import UnknownNameError

NAMES = {"DUOMO": 1, "SELINUNTE": 57}
COUNTS = [(1, 14, 7), (2, 30, 9), (7, 5, 1)]
"""Section, residents, employed; section 7 has no NIL and section 3 no counts."""

LOOKUP = [(3, "DUOMO"), (2, "SELINUNTE"), (1, "DUOMO")]
EMPLOYMENT = pd.DataFrame({"area_id": [1, 57], "employed": [7, 9], "residents_census": [14, 30]})


@pytest.fixture(autouse=True)
def toy_names(monkeypatch):
    monkeypatch.setattr(sections, "crosswalk", lambda: NAMES)


def built(folder, lookup=LOOKUP, employment=EMPLOYMENT):
    path = folder / sections.SECTIONS_FILE
    path.parent.mkdir()
    rows = [(section + sections.CITY_CODE, p1, p61, 0, 1, 2, 3) for section, p1, p61 in COUNTS]
    counts = pd.DataFrame(rows, columns=["SEZ2011", *sections.COLUMNS])
    counts.to_csv(path, sep=";", index=False)
    pd.DataFrame(lookup).to_csv(folder / sections.LOOKUP_FILE, sep=";", header=False, index=False)
    tables = sections.build(folder, {"employment_2011": employment})
    return tables["census_sections_2011"].set_index("section")


def test_a_section_has_its_area_and_its_counts(tmp_path):
    assert built(tmp_path).loc[2].tolist()[:-1] == [57, 30, 9, 0, 1, 2, 3]


def test_sections_are_in_order_and_all_there(tmp_path):
    assert built(tmp_path).index.tolist() == [1, 2, 3, 7]


def test_what_is_missing_is_empty_and_says_why(tmp_path):
    table = built(tmp_path)
    assert table["reason"].fillna("").tolist() == ["", "", "outside_source", "unmatched"]
    assert pd.isna(table.loc[7, "area_id"])
    assert pd.isna(table.loc[3, "residents"])


def test_a_name_that_is_not_in_the_crosswalk_is_an_error(tmp_path):
    with pytest.raises(UnknownNameError, match="SAN SIRO"):
        built(tmp_path, lookup=[*LOOKUP, (9, "SAN SIRO")])


def test_a_section_that_is_there_twice_is_an_error(tmp_path):
    with pytest.raises(SourceChangedError, match="twice"):
        built(tmp_path, lookup=[*LOOKUP, (1, "SELINUNTE")])


def test_sections_must_add_up_to_the_employment_of_their_area(tmp_path):
    with pytest.raises(SourceChangedError, match="add up"):
        built(tmp_path, employment=EMPLOYMENT.assign(employed=[7, 10]))


@pytest.mark.parametrize(
    "second",
    [
        {"name": "DUOMO", "area_id": 2, "reason": "same"},
        {"name": "BRERA", "area_id": 1, "reason": "same"},
        {"name": "BRERA", "area_id": 2, "reason": ""},
        {"name": "BRERA", "area_id": 2},
    ],
)
def test_a_crosswalk_with_a_repeated_or_unexplained_row_is_refused(second):
    with pytest.raises(UnknownNameError, match="twice, or has no reason"):
        sections.unambiguous([{"name": "DUOMO", "area_id": 1, "reason": "same"}, second])
