"""Changes between two years: sizes, intervals, refusals, warnings."""

from __future__ import annotations

import math
from dataclasses import replace

import pandas as pd
import pytest

from base.text import LocalizedText
from indicators.catalogue import elderly_alone
from indicators.engine.change import NotComparableError, breaks_between, change_table, refusal
from indicators.spec import Break

SHARES = replace(elderly_alone.INDICATOR, years=(2015, 2019, 2020, 2024))
WHY = LocalizedText(it="cambia la fonte", en="the source changes")


def table(*rows: dict[str, object]) -> pd.DataFrame:
    """Rows of an indicator table; what is not said is a reliable 50 (48 to 52) of one year."""
    usual = {
        "value": 50.0,
        "lower": 48.0,
        "upper": 52.0,
        "reason": "",
        "reliability": "reliable",
        "pooled_years": 1,
    }
    return pd.DataFrame([usual | row for row in rows])


def changed(before: dict, after: dict, since: int = 2015, year: int = 2024) -> pd.Series:
    rows = table(
        {"area_id": 7, "year": since} | before,
        {"area_id": 7, "year": year} | after,
        {"area_id": 7, "year": 2020},
    )
    found = change_table(SHARES, rows, since=since, year=year)
    assert found["area_id"].tolist() == [7]
    return found.iloc[0]


def test_a_change_is_the_later_value_less_the_earlier_one():
    assert changed({"value": 40.0}, {"value": 47.5})["change"] == 7.5


def test_the_interval_joins_those_of_the_two_years():
    """60 (57 to 64) less 50 (48 to 52): 10 - sqrt(3^2 + 2^2), 10 + sqrt(4^2 + 2^2)."""
    found = changed({}, {"value": 60.0, "lower": 57.0, "upper": 64.0})
    assert found["lower"] == pytest.approx(10 - math.sqrt(13))
    assert found["upper"] == pytest.approx(10 + math.sqrt(20))


@pytest.mark.parametrize(
    ("value", "clear"), [(44.0, True), (49.0, False), (50.0, False), (56.0, True)]
)
def test_a_change_is_clear_when_its_interval_leaves_out_zero(value, clear):
    after = {"value": value, "lower": value - 2, "upper": value + 2}
    assert changed({}, after)["clear"] == clear


def test_without_intervals_the_change_has_none_and_is_not_called_clear():
    none = {"lower": math.nan, "upper": math.nan}
    found = changed(none, {"value": 90.0} | none)
    assert found[["lower", "upper"]].isna().all()
    assert (found["change"], bool(found["clear"])) == (40, False)


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ({"reason": "too_few", "value": None}, {}, "too_few"),
        ({}, {"reason": "source_error", "value": None}, "source_error"),
        ({"reason": "too_few"}, {"reason": "source_error"}, "source_error"),
    ],
)
def test_without_one_of_the_two_values_there_is_a_reason_and_no_change(before, after, reason):
    found = changed(before, after)
    assert (found["reason"], found["reliability"], bool(found["clear"])) == (reason, "none", False)
    assert found[["change", "lower", "upper"]].isna().all()


@pytest.mark.parametrize(
    ("before", "after", "weaker"),
    [
        ("reliable", "reliable", "reliable"),
        ("low", "reliable", "low"),
        ("reliable", "low", "low"),
        ("excluded", "low", "excluded"),
    ],
)
def test_a_change_is_as_reliable_as_the_weaker_year(before, after, weaker):
    assert changed({"reliability": before}, {"reliability": after})["reliability"] == weaker


@pytest.mark.parametrize(
    ("since", "pooled_before", "pooled_after", "reason"),
    [
        (2020, 1, 3, "too_few_events"),
        (2020, 3, 1, ""),
        (2019, 3, 3, "too_few_events"),
        (2015, 3, 3, ""),
    ],
)
def test_a_pool_that_reaches_back_to_the_first_year_is_not_compared(
    since, pooled_before, pooled_after, reason
):
    """The later year is 2021: its pool is 2019-2021."""
    indicator = replace(SHARES, years=(2015, 2019, 2020, 2021))
    rows = table(
        {"area_id": 7, "year": since, "pooled_years": pooled_before},
        {"area_id": 7, "year": 2021, "pooled_years": pooled_after},
    )
    assert change_table(indicator, rows, since=since, year=2021)["reason"].tolist() == [reason]


def test_rows_come_by_area():
    rows = table(*[{"area_id": area, "year": year} for area in (9, 2, 5) for year in (2015, 2024)])
    assert change_table(SHARES, rows, since=2015, year=2024)["area_id"].tolist() == [2, 5, 9]


@pytest.mark.parametrize(
    ("indicator", "since", "year", "said"),
    [
        (replace(SHARES, comparable=False), 2015, 2024, "do not compare"),
        (replace(SHARES, years=(2011,), comparable=False), 2011, 2011, "only one year"),
        (SHARES, 2024, 2015, "must come before"),
        (SHARES, 2015, 2015, "must come before"),
        (SHARES, 2014, 2024, "no values for 2014"),
        (SHARES, 2015, 2025, "no values for 2025"),
    ],
)
def test_a_change_that_means_nothing_is_refused_in_words(indicator, since, year, said):
    with pytest.raises(NotComparableError, match=said) as refused:
        change_table(indicator, table(), since=since, year=year)
    assert refused.value.words == refusal(indicator, since=since, year=year)
    assert refused.value.words.it


def test_years_that_compare_are_not_refused():
    assert refusal(SHARES, since=2015, year=2024) is None


@pytest.mark.parametrize(("year", "shown"), [(2015, 0), (2016, 1), (2024, 1), (2025, 0)])
def test_a_break_after_the_first_year_and_up_to_the_last_is_a_warning(year, shown):
    indicator = replace(SHARES, breaks=(Break(year, WHY),))
    assert len(breaks_between(indicator, since=2015, year=2024)) == shown
    assert refusal(indicator, since=2015, year=2024) is None
