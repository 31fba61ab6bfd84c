"""A reader's own panel: read, refused with reasons, and an outcome like the others."""

import pandas as pd

from atlas.evaluation.own_panel import extended, indicator_of, is_own
from atlas.evaluation.own_panel_reading import read_own
from atlas.evaluation.plan import as_query, design_of, read_plan, why_not_offered
from data.catalogue.area_names import AreaNames
from indicators import REGISTRY

NAMES = {number: f"Quartiere {number}" for number in range(1, 89)}
AREAS = AreaNames({number: (name,) for number, name in NAMES.items()})


def file(years=range(2016, 2025), areas=range(1, 21), separator=",", head="area,anno,presenze"):
    rows = [
        f"{area}{separator}{year}{separator}{area + year % 10}.5"
        for area in areas
        for year in years
    ]
    return "\n".join([head.replace(",", separator), *rows]).encode()


def read(content, name="mio.csv"):
    return read_own(content, name, AREAS).panel


def test_an_own_panel_is_an_outcome_of_a_design_and_comes_back_from_its_address():
    panel = read(file())
    known = {one.key: one for one in REGISTRY} | {panel.key: indicator_of(panel)}
    assert is_own(panel.key)
    assert why_not_offered(known[panel.key]) == ""
    plan, bad = read_plan({"esito": panel.key}, known, frozenset(NAMES), panel)
    assert (plan.before, plan.after, bad) == ((2016, 2019), (2022, 2024), ())
    assert read_plan(as_query(plan), known, frozenset(NAMES), panel) == (plan, ())
    assert plan.indicator.title.it == "presenze"
    assert design_of(plan).windows.leave_out == (2020, 2021)


def test_windows_of_an_own_panel_must_not_meet():
    panel = read(file(years=range(2001, 2007)))
    known = {panel.key: indicator_of(panel)}
    asked = {"esito": panel.key, "prima": "2001-2004", "dopo": "2003-2006"}
    plan, bad = read_plan(asked, known, frozenset(NAMES))
    assert (plan.before, plan.after, bad) == ((2001, 2003), (2004, 2006), ("dopo",))


def test_a_plan_holds_a_panel_only_where_an_outcome_is_of_it():
    panel = read(file())
    known = {one.key: one for one in REGISTRY} | {panel.key: indicator_of(panel)}
    queries = ({}, {"altri": panel.key}, {"esito": panel.key})
    plans = [read_plan(query, known, frozenset(NAMES), panel)[0] for query in queries]
    assert [plan.brought for plan in plans] == [None, panel, panel]
    assert "DataFrame" not in repr(plans[2])


def test_somebody_else_s_panel_is_not_offered():
    panel = read(file(), "altro.csv")
    _, bad = read_plan({"esito": panel.key}, {one.key: one for one in REGISTRY}, frozenset(NAMES))
    assert bad == ("esito",)


def test_residents_of_a_year_outside_the_register_are_the_nearest_year_s():
    index = pd.MultiIndex.from_product([[1, 2], [2023, 2024]], names=["area_id", "year"])
    found = extended(pd.Series([10.0, 11.0, 20.0, 21.0], index=index), [2022, 2025])
    assert (found[1, 2025], found[2, 2022], found[1, 2023]) == (11.0, 20.0, 10.0)
