"""The one table of the address's parameters, and its reader and writer."""

from __future__ import annotations

from datetime import date

import pytest

from atlas import query
from atlas.query import TABLE, Kind, Parameter, Reader
from tools.reports import address
from ui.shell.pages import PAGES

FRUIT = Parameter(
    "frutto", Kind.CHOICE, "fruit", values={"apple": "mela", "plum": "susina"}, default="apple"
)
LIST = Parameter("elenco", Kind.AREAS, "areas")
BY_HAND = Parameter("scritti", Kind.AREAS, "areas", by_hand=True)


def reader(**written: str) -> Reader:
    return Reader(written)


def noticed(asked: Reader) -> list[tuple[str, str]]:
    return [(notice.parameter, notice.used) for notice in asked.notices]


def test_no_page_gives_one_name_two_meanings():
    slugs = [page.slug for page in PAGES]
    places = [(parameter.name, slug) for parameter in TABLE for slug in parameter.pages or slugs]
    assert len(places) == len(set(places))


def test_every_page_a_parameter_names_is_one_of_the_atlas():
    assert {slug for parameter in TABLE for slug in parameter.pages} <= {p.slug for p in PAGES}


def test_every_default_of_a_choice_is_one_of_its_values():
    choices = [parameter for parameter in TABLE if parameter.values and parameter.default]
    assert [p.name for p in choices if p.default not in p.values] == []


def test_nothing_that_is_mistaken_for_a_name_is_one():
    assert set(query.MISTAKEN) & query.KNOWN == set()
    assert set(query.MISTAKEN.values()) <= query.KNOWN


@pytest.mark.parametrize(
    ("written", "key", "notices"),
    [("", "apple", []), ("susina", "plum", []), ("plum", "apple", [("frutto", "mela")])],
)
def test_a_choice_is_read_by_how_it_is_written(written, key, notices):
    asked = reader(frutto=written)
    assert (asked.choice(FRUIT), noticed(asked)) == (key, notices)


def test_an_option_may_be_left_open():
    asked = reader(frutto="pera")
    assert (asked.option(FRUIT), noticed(asked)) == (None, [("frutto", "")])


@pytest.mark.parametrize(
    ("parameter", "written", "numbers", "used"),
    [
        (LIST, "3,1,3", (3, 1), None),
        (LIST, "3, 1", (3,), "3"),
        (LIST, "03", (), ""),
        (LIST, " ", (), ""),
        (LIST, "1,2,3", (1, 2), "1,2"),
        (BY_HAND, " 3; 01", (3, 1), None),
        (BY_HAND, "3 9", (3,), "3"),
        (BY_HAND, " ", (), None),
        (BY_HAND, "³", (), ""),
    ],
)
def test_a_list_keeps_the_numbers_it_may_hold_and_says_what_it_left(
    parameter, written, numbers, used
):
    asked = Reader({parameter.name: written})
    assert asked.numbers(parameter, {1, 2, 3}, most=2) == numbers
    assert noticed(asked) == ([] if used is None else [(parameter.name, used)])


@pytest.mark.parametrize(
    ("written", "years", "refused"),
    [
        ("2015-2017", (2015, 2017), ()),
        ("2016-2016", (2016, 2016), ()),
        ("2017-2015", None, ("prima",)),
        ("2015-2030", None, ("prima",)),
        ("2015", None, ("prima",)),
        ("", None, ()),
    ],
)
def test_a_period_lies_within_its_years_and_runs_forward(written, years, refused):
    asked = reader(prima=written)
    assert asked.period(query.BEFORE, range(2015, 2020)) == years
    assert asked.refused == refused


@pytest.mark.parametrize(
    ("written", "day", "used"),
    [
        ("2020-01-02", date(2020, 1, 2), []),
        ("2020-02-01", None, []),
        ("2020-02-02", None, [("al", "2020-02-01")]),
        ("2020-13-01", None, [("al", "2020-02-01")]),
    ],
)
def test_the_last_day_is_no_choice_and_no_day_after_it_can_be_made(written, day, used):
    asked = reader(al=written)
    first, last = date(2020, 1, 1), date(2020, 2, 1)
    assert asked.day(query.DAY, first=first, last=last) == day
    assert noticed(asked) == used


@pytest.mark.parametrize(("key", "written"), [("apple", ""), ("plum", "susina"), (None, "")])
def test_what_is_the_default_is_not_written(key, written):
    assert query.key_written(FRUIT, key) == written


def test_an_address_loses_a_parameter_under_every_name():
    address = {"lang": "en", "lingua": "it", "area": "3"}
    assert query.without(address, (query.LANGUAGE,)) == {"area": "3"}


def test_the_documented_table_is_the_one_addresses_are_read_by():
    written = address.PAGE.read_text("utf-8")
    assert written == address.page(), "refresh it with `python -m tools.reports.address`"
