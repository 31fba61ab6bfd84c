"""A reader's own panel: read, refused with reasons, and an outcome like the others."""

import numpy as np
import pandas as pd
import pytest

from indicators import REGISTRY
from ui.before_own import (
    OwnRefusedError,
    extended,
    indicator_of,
    is_own,
    read_own,
)
from ui.before_plan import as_query, design_of, read_plan, why_not_offered

NAMES = {number: f"Quartiere {number}" for number in range(1, 89)}


def file(years=range(2016, 2025), areas=range(1, 21), separator=",", head="area,anno,presenze"):
    rows = [
        f"{area}{separator}{year}{separator}{area + year % 10}.5"
        for area in areas
        for year in years
    ]
    return "\n".join([head.replace(",", separator), *rows]).encode()


def flaws(content):
    with pytest.raises(OwnRefusedError) as refused:
        read_own(content, "mio.csv", NAMES)
    return [(one.code, one.row) for one in refused.value.flaws]


def test_a_panel_is_named_after_its_column_and_written_with_its_decimals():
    found = read_own(file(), "mio.csv", NAMES)
    assert (found.title, found.decimals, found.years) == ("presenze", 1, tuple(range(2016, 2025)))
    assert found.table.iloc[0].tolist() == [1, 2016, 7.5]


def test_names_commas_semicolons_and_missing_values_are_read():
    content = file(separator=";").replace(b"\n3;2016;9.5", b"\nquartiere 3;2016;9,5")
    found = read_own(content.replace(b"\n4;2016;10.5", b"\n4;2016;"), "a.csv", NAMES)
    cells = found.table.set_index(["area_id", "year"])["value"]
    assert cells[3, 2016] == 9.5
    assert np.isnan(cells[4, 2016])


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"\xff\xfe", [("not_utf8", None)]),
        (b"only one line", [("no_table", 1)]),
        (file(head="zona,anno,x"), [("no_area", 1), ("no_value", 1)]),
        (file(head="area,quando,value"), [("no_year", 1)]),
        (file() + b"\n99,2016,1\n1,16,1\n2,2016,molto\n1,2016,1",
         [("area", 182), ("year", 183), ("value", 184), ("twice", 185)]),
        (file() + b"\n1,2016", [("cells", 182)]),
        (file(years=[2016]), [("few_years", None)]),
        (file(areas=range(1, 4)), [("few_areas", None)]),
    ],
)  # fmt: skip
def test_a_file_that_is_no_panel_is_refused_row_by_row(content, found):
    assert flaws(content) == found


def test_an_own_panel_is_an_outcome_of_a_design_and_comes_back_from_its_address():
    panel = read_own(file(), "mio.csv", NAMES)
    known = {one.key: one for one in REGISTRY} | {panel.key: indicator_of(panel)}
    assert is_own(panel.key)
    assert why_not_offered(known[panel.key]) == ""
    plan, bad = read_plan({"esito": panel.key}, known, frozenset(NAMES), panel)
    assert (plan.before, plan.after, bad) == ((2016, 2019), (2022, 2024), ())
    assert read_plan(as_query(plan), known, frozenset(NAMES), panel) == (plan, ())
    assert plan.indicator.title.it == "presenze"
    assert design_of(plan).windows.leave_out == (2020, 2021)


def test_windows_of_an_own_panel_must_not_meet():
    panel = read_own(file(years=range(2001, 2007)), "mio.csv", NAMES)
    known = {panel.key: indicator_of(panel)}
    asked = {"esito": panel.key, "prima": "2001-2004", "dopo": "2003-2006"}
    plan, bad = read_plan(asked, known, frozenset(NAMES))
    assert (plan.before, plan.after, bad) == ((2001, 2003), (2004, 2006), ("dopo",))


def test_a_plan_holds_a_panel_only_where_an_outcome_is_of_it():
    panel = read_own(file(), "mio.csv", NAMES)
    known = {one.key: one for one in REGISTRY} | {panel.key: indicator_of(panel)}
    queries = ({}, {"altri": panel.key}, {"esito": panel.key})
    plans = [read_plan(query, known, frozenset(NAMES), panel)[0] for query in queries]
    assert [plan.brought for plan in plans] == [None, panel, panel]
    assert "DataFrame" not in repr(plans[2])


def test_somebody_else_s_panel_is_not_offered():
    panel = read_own(file(), "altro.csv", NAMES)
    _, bad = read_plan({"esito": panel.key}, {one.key: one for one in REGISTRY}, frozenset(NAMES))
    assert bad == ("esito",)


def test_residents_of_a_year_outside_the_register_are_the_nearest_year_s():
    index = pd.MultiIndex.from_product([[1, 2], [2023, 2024]], names=["area_id", "year"])
    found = extended(pd.Series([10.0, 11.0, 20.0, 21.0], index=index), [2022, 2025])
    assert (found[1, 2025], found[2, 2022], found[1, 2023]) == (11.0, 20.0, 10.0)
