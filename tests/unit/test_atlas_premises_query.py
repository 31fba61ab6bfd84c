"""The premises page's own parameters, read and written."""

from datetime import date

import pytest

from atlas.premises.facts import place_facts
from atlas.premises.query import cleared, matching, read_view, view_query
from atlas.query import DAY

LAST, FIRST = date(2026, 11, 28), date(2014, 2, 2)


def read(**query):
    return read_view(query, first=FIRST, last=LAST)


def test_nothing_asked_is_all_nine_in_brief_as_last_read():
    view, notices = read()
    assert (view.section, view.as_of, view.filtered, notices) == ("brief", None, False, ())
    assert view_query(view) == {}


def test_everything_asked_is_written_back():
    query = {
        "vista": "storia", "al": "2020-12-31", "lavori": "in-corso", "servizio": "in-valutazione",
        "ambito": "impresa", "municipio": "9", "certezza": "media", "entro": "piedi-10",
    }  # fmt: skip
    view, notices = read(**query)
    assert notices == ()
    assert view_query(view) == query


@pytest.mark.parametrize("day", ["2026-11-29", "2030-01-01", "1999-01-01", "ieri"])
def test_a_day_the_register_cannot_tell_of_is_named_and_replaced(day):
    view, (notice,) = read(al=day)
    assert view.as_of is None
    assert (notice.parameter, notice.typed.plain) == (DAY.name, day)


def test_a_value_nobody_knows_is_named():
    _, (notice,) = read(lavori="<b>finiti</b>")
    assert notice.typed == r"\<b\>finiti\</b\>"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"lavori": "in-corso"}, {"padre_monti"}),
        ({"lavori": "da-fare"}, {"erlembaldo"}),
        ({"municipio": "2"}, {"erlembaldo", "palmanova"}),
        ({"certezza": "alta"}, {"erlembaldo", "omero"}),
        ({"ambito": "portinerie"}, {"boccioni", "omero", "zoia"}),
        ({"servizio": "aperto"}, set()),
        ({"lavori": "non-noto", "municipio": "2"}, {"palmanova"}),
    ],
)
def test_filters_keep_the_premises_that_pass_all_of_them(milan, query, expected):
    facts = place_facts(
        milan.premises, milan.events, milan.names.to_dict(), as_of=LAST, language="it"
    )
    view, _ = read(**query)
    assert {one.row["premises_id"] for one in matching(view, facts)} == expected


def test_clearing_takes_the_filters_and_leaves_the_day():
    view, _ = read(lavori="in-corso", al="2020-12-31", vista="tempo")
    assert view_query(cleared(view)) == {"vista": "storia", "al": "2020-12-31"}
