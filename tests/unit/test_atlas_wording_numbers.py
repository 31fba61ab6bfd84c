from dataclasses import replace

import pytest

from atlas.wording import numbers
from indicators.catalogue import elderly_alone
from indicators.spec import Unit

SHARE = elderly_alone.INDICATOR
NAN = float("nan")


def of(unit: Unit, decimals: int = 1):
    return replace(SHARE, unit=unit, decimals=decimals)


@pytest.mark.parametrize(
    ("value", "decimals", "italian", "english"),
    [
        (1234.5, 1, "1.234,5", "1,234.5"),
        (1234567, 0, "1.234.567", "1,234,567"),
        (999, 0, "999", "999"),
        (0.25, 2, "0,25", "0.25"),
        (-3.25, 2, "−3,25", "−3.25"),
        (0, 1, "0,0", "0.0"),
    ],
)
def test_a_number_is_written_as_each_language_writes_it(value, decimals, italian, english):
    assert numbers.number(value, language="it", decimals=decimals) == italian
    assert numbers.number(value, language="en", decimals=decimals) == english


@pytest.mark.parametrize("value", [-0.04, -0.0, 0.04])
def test_what_rounds_to_zero_has_no_sign(value):
    assert numbers.number(value, language="it", decimals=1) == "0,0"
    assert numbers.signed(value, language="it", decimals=1) == "0,0"


@pytest.mark.parametrize("value", [None, NAN, float("inf"), float("-inf")])
def test_a_missing_number_is_a_dash_and_never_a_zero(value):
    assert numbers.number(value, language="en") == numbers.DASH
    assert numbers.signed(value, language="en") == numbers.DASH
    assert numbers.value(value, SHARE, language="it") == numbers.DASH
    assert numbers.change(value, SHARE, language="it") == numbers.DASH


@pytest.mark.parametrize(("value", "written"), [(1.26, "+1,3"), (-1.26, "−1,3"), (2, "+2,0")])
def test_a_signed_number_says_which_way_it_went(value, written):
    assert numbers.signed(value, language="it", decimals=1) == written


UNITS = [
    (Unit.PERCENT, 1, 47.123, "47,1\u00a0%", "47.1%"),
    (Unit.PER_THOUSAND, 1, -3.3, "−3,3\u00a0per mille", "−3.3 per\u00a0thousand"),
    (Unit.PER_HUNDRED, 0, 159.4, "159 ogni\u00a0100", "159 per\u00a0100"),
    (Unit.EURO, 0, 37231.4, "37.231\u00a0€", "€37,231"),
    (Unit.PERSONS_PER_HOUSEHOLD, 2, 1.8, "1,80\u00a0persone", "1.80\u00a0people"),
    (Unit.PERSONS_PER_KM2, 0, 7741, "7.741\u00a0abitanti/km²", "7,741\u00a0residents/km²"),
]


@pytest.mark.parametrize(("unit", "decimals", "value", "italian", "english"), UNITS)
def test_a_value_carries_its_unit_and_never_parts_from_it(unit, decimals, value, italian, english):
    shown = of(unit, decimals)
    assert numbers.value(value, shown, language="it") == italian
    assert numbers.value(value, shown, language="en") == english


@pytest.mark.parametrize(
    ("unit", "decimals", "value", "italian", "english"),
    [
        (Unit.PERCENT, 1, 3.9, "+3,9\u00a0punti percentuali", "+3.9\u00a0percentage points"),
        (Unit.EURO, 0, 1603, "+1.603\u00a0€", "+€1,603"),
        (Unit.EURO, 0, -133, "−133\u00a0€", "−€133"),
        (Unit.PERCENT, 1, 0.01, "0,0\u00a0punti percentuali", "0.0\u00a0percentage points"),
    ],
)
def test_a_change_of_a_share_is_in_points_and_its_sign_comes_first(
    unit, decimals, value, italian, english
):
    assert numbers.change(value, of(unit, decimals), language="it") == italian
    assert numbers.change(value, of(unit, decimals), language="en") == english


@pytest.mark.parametrize("unit", list(Unit))
@pytest.mark.parametrize("language", ["it", "en"])
def test_every_unit_has_words_for_a_value_and_for_a_change(unit, language):
    assert "12" in numbers.value(12, of(unit, 0), language=language)
    assert numbers.change(12, of(unit, 0), language=language).startswith("+")


def test_an_interval_is_two_ends_and_one_unit():
    assert numbers.interval(45.06, 49.0, SHARE, language="it") == "45,1–49,0\u00a0%"
    assert numbers.interval(45.06, 49.0, SHARE, language="en") == "45.1–49.0%"


def test_an_interval_with_signs_is_written_in_words():
    rate = of(Unit.PER_THOUSAND)
    assert numbers.interval(-4.04, 1, rate, language="it") == "da −4,0 a 1,0\u00a0per mille"
    changed = numbers.interval(-1.2, 3.4, SHARE, language="it", as_change=True)
    assert changed == "da −1,2 a +3,4\u00a0punti percentuali"


def test_the_sign_of_a_changed_sum_comes_before_its_currency_at_both_ends():
    ends = -24727.0, 32835.0
    euro = of(Unit.EURO, 0)
    said = {
        language: numbers.interval(*ends, euro, language=language, as_change=True)
        for language in ("it", "en")
    }
    assert said == {"it": "da −24.727 a +32.835\u00a0€", "en": "−€24,727 to +€32,835"}


@pytest.mark.parametrize("ends", [(NAN, 4.0), (4.0, NAN), (NAN, NAN)])
def test_without_both_ends_there_is_no_interval(ends):
    assert numbers.interval(*ends, SHARE, language="it") is None


@pytest.mark.parametrize(
    ("rank", "english"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"),
     (21, "21st"), (22, "22nd"), (80, "80th"), (111, "111th")],
)  # fmt: skip
def test_an_ordinal_has_its_ending(rank, english):
    assert numbers.ordinal(rank, language="en") == english
    assert numbers.ordinal(rank, language="it") == f"{rank}º"


@pytest.mark.parametrize(
    ("before", "written", "joined"),
    [
        ("da", "5º", "dal 5º"),
        ("da", "8º", "dall'8º"),
        ("a", "80º", "all'80º"),
        ("il", "11º", "l'11º"),
        ("il", "1º", "il 1º"),
        ("a", "0,3 %", "allo 0,3 %"),
        ("a", "1,5 %", "all'1,5 %"),
        ("a", "11,4 %", "all'11,4 %"),
        ("a", "110,4 %", "al 110,4 %"),
        ("da", "18,0 %", "dal 18,0 %"),
        ("da", "1.241", "dal 1.241"),
        ("da", "11.241", "dall'11.241"),
        ("a", "−8,0 %", "al −8,0 %"),
        ("di", "8 aprile 2020", "dell'8 aprile 2020"),
    ],
)
def test_italian_joins_article_and_number_as_they_are_spoken(before, written, joined):
    assert numbers.joined(before, written, language="it") == joined
    assert numbers.joined(before, written, language="en") == written


def test_only_shares_take_an_article_before_their_value():
    assert numbers.value_after("da", 8.3, SHARE, language="it") == "dall'8,3\u00a0%"
    assert numbers.value_after("da", 8.3, of(Unit.EURO, 0), language="it") == "da 8\u00a0€"
    assert numbers.value_after("da", 8.3, SHARE, language="en") == "8.3%"


@pytest.mark.parametrize(
    ("written", "precision", "italian", "english"),
    [
        ("2020-03-16", "day", "16 marzo 2020", "16 March 2020"),
        ("2021-10-01", "day", "1º ottobre 2021", "1 October 2021"),
        ("2018-09", "month", "settembre 2018", "September 2018"),
        ("2018-09-01", "month", "settembre 2018", "September 2018"),
        ("2018-09-01", "year", "2018", "2018"),
    ],
)
def test_a_date_is_written_no_more_precisely_than_it_is_known(written, precision, italian, english):
    assert numbers.day(written, language="it", precision=precision) == italian
    assert numbers.day(written, language="en", precision=precision) == english


@pytest.mark.parametrize("written", [None, ""])
def test_a_date_that_is_not_known_is_a_dash(written):
    assert numbers.day(written, language="it") == numbers.DASH


@pytest.mark.parametrize(
    ("written", "precision", "italian"),
    [
        ("2019-02-16", "day", "del 16 febbraio 2019"),
        ("2019-02-08", "day", "dell'8 febbraio 2019"),
        ("2021-10-01", "day", "del 1º ottobre 2021"),
        ("2018-09", "month", "di settembre 2018"),
        ("2018", "year", "del 2018"),
    ],
)
def test_news_of_a_day_takes_the_right_preposition(written, precision, italian):
    assert numbers.of_day(written, language="it", precision=precision) == italian


@pytest.mark.parametrize(
    ("days", "italian", "english"),
    [
        (1, "un giorno", "one day"),
        (60, "60 giorni", "60 days"),
        (61, "circa 2 mesi", "about 2 months"),
        (517, "circa 17 mesi", "about 17 months"),
        (1095, "circa 3 anni", "about 3 years"),
        (2837, "circa 8 anni", "about 8 years"),
    ],
)
def test_a_length_of_time_is_said_as_one_would_say_it(days, italian, english):
    assert numbers.duration(days, language="it") == italian
    assert numbers.duration(days, language="en") == english


@pytest.mark.parametrize(
    ("count", "it", "en"),
    [(2, "due", "two"), (10, "dieci", "ten"), (13, "13", "13"), (1200, "1.200", "1,200")],
)
def test_a_small_count_stands_in_letters(count, it, en):
    assert [numbers.in_letters(count, language=told) for told in ("it", "en")] == [it, en]
