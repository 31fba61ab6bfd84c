"""The city's series refuse what they do not recognise."""

import pandas as pd
import pytest

from data.build.raw import SourceChangedError
from data.build.steps import city_context as step

ROWS = pd.DataFrame(
    {
        "Anno": [2023, 2023, 2023, 2023],
        "Cittadinanza": ["Egypt", "Egypt", "ex Jugoslavia", "ex Jugoslavia"],
        "Continente": ["Africa", "Africa", "Femmine", "Maschi"],
        "Genere": ["Femmine", "Maschi", "11", "7"],
        "Residenti": [100.0, 300.0, None, None],
    }
)
CLASSES = pd.DataFrame(
    [
        (citizenship, "2007/2008", f"{course}° Anno", "1.000" if course == 1 else "999")
        for citizenship in step.PUPILS
        for course in range(1, 6)
    ],
    columns=["Cittadinanza", "Anno scolastico", "Anno di corso", "Alunni"],
)


def test_row_that_lost_its_continent_is_put_right():
    mended = step.put_right(ROWS)
    assert mended.iloc[2].tolist() == [2023, "ex Jugoslavia", "Femmine", 11]
    assert mended["Residenti"].tolist() == [100, 300, 11, 7]


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"Residenti": [100.0, None, None, None]}, "not a count of women or men"),
        ({"Genere": ["Femmine", "Altro", "11", "7"]}, "not a count of women or men"),
        ({"Genere": ["Femmine", "Maschi", "undici", "7"]}, "not a count of women or men"),
        ({"Genere": ["Maschi", "Maschi", "11", "7"]}, "twice in a year"),
    ],
)
def test_row_that_cannot_be_put_right_is_refused(change, complaint):
    with pytest.raises(SourceChangedError, match=complaint):
        step.put_right(ROWS.assign(**change))


def test_main_citizenships_of_any_year_are_told_apart():
    source = pd.DataFrame(
        {
            "Anno": [1990] * 11 + [1991] * 2,
            "Cittadinanza": [f"s{place}" for place in range(11)] + ["s10", "s0"],
            "Residenti": [20 - place for place in range(11)] + [1, 1],
        }
    )
    assert step.main_citizenships(source) == {f"s{place}" for place in range(11)}
    assert step.main_citizenships(source[source["Anno"] == 1990]) == {
        f"s{place}" for place in range(10)
    }


def test_each_year_has_its_total_and_citizenships_add_up_to_it():
    table = step.foreigners_table(step.put_right(ROWS.head(2)))
    assert table["citizenship"].tolist() == ["egypt", "total"]
    assert table.iloc[1].tolist()[-3:] == [100, 300, 400]


def test_main_citizenship_without_a_name_stops_the_build():
    with pytest.raises(SourceChangedError, match="without a name: ex Jugoslavia"):
        step.foreigners_table(step.put_right(ROWS))


def test_total_that_is_not_the_register_s_stops_the_build():
    years = range(step.FIRST_YEAR, step.LAST_YEAR + 1)
    foreigners = pd.DataFrame({"year": years, "citizenship": step.TOTAL, "residents": 5})
    register = pd.DataFrame({"year": [2023, 2024, 2024], "foreign_residents": [5, 2, 4]})
    with pytest.raises(SourceChangedError, match=r"in \[2024\]"):
        step.require_register(foreigners, register)
    with pytest.raises(SourceChangedError, match="years are not 1987 to 2024"):
        step.require_register(foreigners.iloc[1:], register)


def test_point_of_thousands_is_not_a_decimal_mark():
    table = step.pupils_table(CLASSES)
    assert table["pupils"].iloc[[0, -1]].tolist() == [1_000, 999]
    assert (table["year"].unique(), table["school_year"].unique()) == ([2007], ["2007/2008"])


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("Alunni", "1.00"),
        ("Alunni", "1,000"),
        ("Alunni", "molti"),
        ("Cittadinanza", "Apolidi"),
        ("Anno scolastico", "2007"),
        ("Anno di corso", "6° Anno"),
    ],
)
def test_row_written_in_another_way_is_refused_by_line(column, value):
    cells = CLASSES[column].mask(CLASSES.index == 3, value)
    with pytest.raises(SourceChangedError, match="line 5 is not a count"):
        step.pupils_table(CLASSES.assign(**{column: cells}))


def test_class_that_is_missing_or_there_twice_is_refused():
    with pytest.raises(SourceChangedError, match="14 rows, 15 different ones expected"):
        step.pupils_table(CLASSES.iloc[1:])
    with pytest.raises(SourceChangedError, match="15 different ones expected"):
        step.pupils_table(pd.concat([CLASSES.iloc[1:], CLASSES.iloc[1:2]]))
