from dataclasses import replace

import pytest

from atlas.query import Notice
from atlas.selection import (
    Choices,
    Selection,
    as_query,
    prefers_english,
    read_selection,
    with_indicator,
    with_year,
)
from atlas.wording.untrusted import LENGTH, foreign
from indicators import REGISTRY, indicator
from indicators.index.layer import LAYER

CHOICES = Choices(
    indicators={one.key: one for one in (LAYER, *REGISTRY)},
    areas=frozenset({7, 61, 76}),
    places=("omero", "zoia"),
)
INCOME, ALONE = indicator("declared_income"), indicator("elderly_alone")
EMPLOYED = indicator("employed_residents")
OPENING = Selection("it", LAYER.key, 2024, "value", 2024, "quantile", None, None)


def read(**query: str):
    return read_selection(query, CHOICES)


def test_an_empty_address_opens_on_the_index_and_is_written_empty():
    assert read() == (OPENING, ())
    assert as_query(OPENING, LAYER) == {}


def test_a_change_without_an_indicator_is_of_the_one_that_opened_the_map_before():
    selection, notices = read(modo="variazione", dal="2019")
    assert (selection.indicator, selection.mode, selection.since) == (INCOME.key, "change", 2019)
    assert notices == ()
    assert as_query(replace(OPENING, mode="change"), LAYER)["indicatore"] == LAYER.key


def test_a_full_address_is_read_word_by_word():
    selection, notices = read(
        lingua="en", indicatore="elderly_alone", anno="2022", modo="variazione", dal="2015",
        classi="naturali", area="61", spazio="zoia",
    )  # fmt: skip
    assert selection == Selection("en", "elderly_alone", 2022, "change", 2015, "jenks", 61, "zoia")
    assert notices == ()


@pytest.mark.parametrize(
    ("parameter", "found", "used"),
    [
        ("lingua", "fr", "it"),
        ("indicatore", "reddito", LAYER.key),
        ("anno", "1999", "2024"),
        ("anno", "2024.0", "2024"),
        ("anno", "２０２４", "2024"),
        ("modo", "value", "valore"),
        ("classi", "jenks", "quantili"),
        ("area", "99", ""),
        ("area", "061", ""),
        ("area", "Affori", ""),
        ("spazio", "Omero", ""),
    ],
)
def test_a_bad_value_gives_a_notice_and_the_default(parameter, found, used):
    selection, notices = read(**{parameter: found})
    assert selection == OPENING
    assert [(one.parameter, one.used) for one in notices] == [(parameter, used)]


def test_every_bad_value_is_named_and_the_good_ones_are_kept():
    selection, notices = read(indicatore="elderly_alone", anno="99", area="61", spazio="x")
    assert (selection.indicator, selection.year, selection.area) == ("elderly_alone", 2024, 61)
    assert [one.parameter for one in notices] == ["anno", "spazio"]


def test_a_parameter_left_empty_or_unknown_is_no_mistake():
    assert read(anno="", area="", utm_source="newsletter") == (OPENING, ())


def test_what_is_shown_back_is_short_and_cannot_be_markup():
    _, notices = read(area="![x](//evil.example/a.png)" + "a" * 10_000)
    assert len(notices[0].typed.plain) == LENGTH + 1
    assert r"\!\[x\]\(//evil.example" in notices[0].typed
    assert read(area="<b>")[1] == (Notice("area", foreign("<b>"), ""),)


@pytest.mark.parametrize(
    ("asked", "language"),
    [
        ({"lang": "en"}, "en"),
        ({"language": "English"}, "en"),
        ({"hl": "en_US"}, "en"),
        ({"lingua": "en-GB"}, "en"),
        ({"lingua": "EN"}, "en"),
        ({"lingua": "inglese"}, "en"),
        ({"lingua": "it-IT", "lang": "en"}, "it"),
        ({"lingua": "", "lang": "italiano"}, "it"),
        ({"locale": "ITA"}, "it"),
    ],
)
def test_a_language_is_understood_however_it_is_written(asked, language):
    selection, notices = read(**asked)
    assert (selection.language, notices) == (language, ())


@pytest.mark.parametrize(
    ("accepted", "english"),
    [
        ("en-GB,en;q=0.9", True),
        ("de-DE,de;q=0.9,en;q=0.8", True),
        ("en;q=0.5,it;q=0.9", False),
        ("it-IT,it;q=0.9,en;q=0.8", False),
        ("it,en", False),
        ("fr,de", False),
        ("", False),
        ("en;q=x,;;,it", False),
    ],
)
def test_english_is_for_a_browser_that_puts_it_before_italian(accepted, english):
    assert prefers_english(accepted) is english


def test_a_comparison_that_would_run_backwards_starts_from_the_default_year():
    selection, notices = read(
        indicatore="elderly_alone", anno="2022", modo="variazione", dal="2023"
    )
    assert (selection.since, selection.year) == (2019, 2022)
    assert notices == (Notice("dal", foreign("2023"), "2019"),)


def test_a_comparison_of_a_year_with_itself_is_left_to_the_scene_to_refuse():
    selection, notices = read(
        indicatore="elderly_alone", anno="2022", modo="variazione", dal="2022"
    )
    assert (selection.since, selection.year, notices) == (2022, 2022, ())


def test_the_first_year_has_nothing_before_it_to_be_compared_with():
    selection, notices = read(indicatore="elderly_alone", anno="2011", modo="variazione")
    assert (selection.since, selection.year, notices) == (2011, 2011, ())


def test_the_first_year_of_a_comparison_counts_only_in_a_comparison():
    assert read(dal="1850") == (OPENING, ())


@pytest.mark.parametrize(
    ("year", "since"), [(2024, 2019), (2020, 2019), (2019, 2018), (2015, 2014)]
)
def test_a_comparison_starts_before_the_pandemic_where_it_can(year, since):
    selection, _ = read(indicatore="elderly_alone", anno=str(year), modo="variazione")
    assert selection.since == since


def test_a_comparison_may_be_asked_of_an_indicator_with_one_year():
    selection, notices = read(indicatore="employed_residents", modo="variazione")
    assert (selection.mode, selection.since, notices) == ("change", 2011, ())
    assert read_selection(as_query(selection, EMPLOYED), CHOICES) == (selection, ())


@pytest.mark.parametrize(
    ("change", "query"),
    [
        ({"language": "en"}, {"lingua": "en"}),
        ({"year": 2019}, {"indicatore": LAYER.key, "anno": "2019"}),
        ({"scheme": "fixed"}, {"classi": "fisse"}),
        ({"area": 61}, {"area": "61"}),
        ({"place": "zoia"}, {"spazio": "zoia"}),
    ],
)
def test_what_is_the_default_is_left_out_of_the_address(change, query):
    assert as_query(replace(OPENING, **change), LAYER) == query


def test_another_indicator_names_its_year_so_that_a_link_keeps_its_meaning():
    shown = replace(OPENING, indicator="elderly_alone", year=2024)
    assert as_query(shown, ALONE) == {"indicatore": "elderly_alone", "anno": "2024"}


@pytest.mark.parametrize(("year", "kept"), [(2021, 2021), (2019, 2019)])
def test_another_indicator_keeps_the_year_where_it_has_it(year, kept):
    changed = with_indicator(replace(OPENING, year=year), ALONE)
    assert (changed.indicator, changed.year) == ("elderly_alone", kept)


def test_another_indicator_shows_its_latest_year_where_it_has_not_the_old_one():
    old = replace(OPENING, indicator="elderly_alone", year=2024, area=61, scheme="jenks")
    changed = with_indicator(old, EMPLOYED)
    assert (changed.year, changed.since) == (2011, 2011)
    assert (changed.area, changed.scheme) == (61, "jenks")


def test_another_indicator_keeps_the_first_year_of_a_comparison_where_it_can():
    old = replace(OPENING, indicator="elderly_alone", year=2024, since=2020, mode="change")
    assert with_indicator(old, INCOME).since == 2020
    assert with_indicator(replace(old, since=2012), INCOME).since == 2019


@pytest.mark.parametrize(
    ("year", "since"), [(2023, 2021), (2021, 2019), (2012, 2011), (2011, 2011)]
)
def test_another_year_stays_after_the_first_one_of_the_comparison(year, since):
    old = replace(OPENING, indicator="elderly_alone", year=2024, since=2021)
    changed = with_year(old, ALONE, year)
    assert (changed.year, changed.since) == (year, since)


@pytest.mark.parametrize(
    ("asked", "kept", "noticed"),
    [("61", (61,), False), ("61,7", (61, 7), False), ("7,7", (7,), False), ("76", (), True),
     ("x,61", (61,), True), ("", (), False)],
)  # fmt: skip
def test_areas_set_beside_are_read_in_order_each_once_never_the_chosen_one(asked, kept, noticed):
    selection, notices = read(area="76", confronta=asked)
    assert selection.compare == kept
    assert [one.parameter for one in notices] == ["confronta"] * noticed
    assert as_query(selection, INCOME).get("confronta", "") == ",".join(map(str, kept))


def test_a_scale_of_zones_is_read_and_written_for_indicators_that_have_them():
    selection, notices = read(indicatore="rented_homes", anno="2011", scala="zone")
    assert (selection.scale, notices) == ("zones", ())
    written = as_query(selection, indicator("rented_homes"))
    assert written == {"indicatore": "rented_homes", "anno": "2011", "scala": "zone"}


def test_a_scale_that_the_indicator_lacks_is_told_and_the_areas_are_shown():
    selection, notices = read(scala="zone")
    assert selection == OPENING
    assert notices == (Notice("scala", foreign("zone"), "quartieri"),)


def test_zones_stay_with_an_indicator_that_has_them_and_go_with_another():
    selection, _ = read(indicatore="rented_homes", scala="zone")
    assert with_indicator(selection, indicator("unemployed")).scale == "zones"
    assert with_indicator(selection, INCOME).scale == "areas"
