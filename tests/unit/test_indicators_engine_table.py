"""The long table on a city of four areas and round numbers."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from base.text import LocalizedText
from indicators.catalogue import elderly_alone
from indicators.engine.table import city_series, indicator_table
from indicators.measure import Measure, balance, rate, ratio, share
from indicators.spec import Break, Indicator, Interval, Polarity, Unit

AREAS = pd.DataFrame(
    {"institutional": ["none", "marked", "excluded", "none"]},
    index=pd.Index([1, 2, 3, 4], name="area_id"),
)
NOTHING_MISSING = pd.DataFrame(columns=["dataset", "area_id", "year", "column", "reason"])

ALONE = replace(
    elderly_alone.INDICATOR,
    datasets=("register",),
    inputs=("alone", "aged"),
    years=(2021,),
    compute=lambda register: share(register["alone"], of=register["aged"]),
)
DEATHS = replace(
    ALONE,
    unit=Unit.PER_THOUSAND,
    interval=Interval.POISSON,
    inputs=("deaths", "residents"),
    years=(2019, 2020, 2021),
    compute=lambda register: rate(register["deaths"], per_thousand=register["residents"]),
)


def register(**columns: list[float | None]) -> pd.DataFrame:
    """One row per value, areas 1, 2, ... in 2021; or as said by ``area_id`` and ``year``."""
    rows = len(next(iter(columns.values())))
    keys = {"area_id": list(range(1, rows + 1)), "year": [2021] * rows}
    return pd.DataFrame(keys | columns).set_index(["area_id", "year"])


def built(indicator: Indicator, frame: pd.DataFrame, **given) -> pd.DataFrame:
    options = {"areas": AREAS, "missing": NOTHING_MISSING} | given
    return indicator_table(indicator, {"register": frame}, **options).set_index("area_id")


def lost(area_id: int, column: str, reason: str, dataset: str = "register") -> pd.DataFrame:
    return pd.DataFrame([[dataset, area_id, 2021, column, reason]], columns=NOTHING_MISSING.columns)


FOUR = register(alone=[1000.0, 600, 900, 100], aged=[2000.0, 2000, 2000, 250])


def test_every_area_has_a_row_in_every_year_in_order():
    table = indicator_table(
        DEATHS,
        {"register": register(deaths=[30.0], residents=[2000.0])},
        areas=AREAS.iloc[::-1],
        missing=NOTHING_MISSING,
    )
    wanted = [(area, year) for area in (1, 2, 3, 4) for year in (2019, 2020, 2021)]
    assert list(zip(table["area_id"], table["year"], strict=True)) == wanted


def test_the_columns_are_those_promised():
    assert indicator_table(
        ALONE, {"register": FOUR}, areas=AREAS, missing=NOTHING_MISSING
    ).columns.tolist() == [
        *["area_id", "year", "value", "lower", "upper", "numerator", "denominator", "base"],
        *["pooled_years", "reliability", "reason", "marked"],
        *["rank", "rank_low", "rank_high", "ranked_of", "rank_alone_low", "rank_alone_high"],
        "rank_reason",
    ]


def test_values_are_given_with_their_counts():
    table = built(ALONE, FOUR)
    assert table["value"].tolist()[:3] == [50, 30, 45]
    assert table.loc[1, ["numerator", "denominator", "base"]].tolist() == [1000, 2000, 2000]
    assert table["reliability"].tolist() == ["reliable", "reliable", "excluded", "none"]


def test_too_few_residents_leave_the_counts_and_no_value():
    row = built(ALONE, FOUR).loc[4]
    assert (row["reason"], row["rank_reason"], row["base"]) == ("too_few", "too_few", 250)
    assert row[["value", "lower", "upper", "rank"]].isna().all()


def test_an_excluded_area_keeps_its_value_and_its_mark_but_has_no_rank():
    row = built(ALONE, FOUR).loc[3]
    assert (row["value"], row["reason"], row["rank_reason"]) == (45, "", "institutional")
    assert (bool(row["marked"]), row["rank"] is pd.NA) == (True, True)


def test_ranks_are_of_the_areas_with_a_value_that_are_compared():
    table = built(ALONE, FOUR)
    assert table["rank"].tolist() == [1, 2, pd.NA, pd.NA]
    assert table["ranked_of"].tolist() == [2, 2, 2, 2]
    assert table["marked"].tolist() == [False, True, True, False]


@pytest.mark.parametrize("word", ["none", "", None])
def test_an_area_without_institutional_registrations_has_no_mark(word):
    areas = AREAS.assign(institutional=[word] * 4)
    assert not built(ALONE, FOUR, areas=areas)["marked"].any()


def test_a_recorded_gap_gives_its_reason_even_where_the_cell_is_filled():
    row = built(ALONE, FOUR, missing=lost(1, "aged", "source_error")).loc[1]
    assert (row["reason"], row["reliability"]) == ("source_error", "none")
    assert row[["value", "lower", "numerator", "denominator"]].isna().all()


@pytest.mark.parametrize(
    "gap",
    [
        lost(1, "births", "source_error"),
        lost(1, "aged", "source_error", dataset="census"),
        lost(99, "aged", "source_error"),
        lost(1, "aged", "source_error").assign(year=1999),
    ],
)
def test_a_gap_recorded_elsewhere_is_not_ours(gap):
    assert built(ALONE, FOUR, missing=gap).loc[1, "reason"] == ""


def test_of_two_recorded_gaps_the_first_input_speaks():
    gaps = pd.concat([lost(1, "aged", "not_decoded"), lost(1, "alone", "source_error")])
    assert built(ALONE, FOUR, missing=gaps).loc[1, "reason"] == "source_error"


def test_a_gap_that_nobody_recorded_is_not_published():
    frame = register(alone=[None, 600.0, 900, 100], aged=[2000.0, 2000, 2000, 2000])
    assert built(ALONE, frame)["reason"].tolist() == ["not_published", "", "", ""]


def test_an_area_the_source_does_not_have_is_not_published():
    assert built(ALONE, FOUR.iloc[:2])["reason"].tolist()[2:] == ["not_published"] * 2


@pytest.mark.parametrize(("part", "reason"), [(2000, ""), (2001, "part_exceeds_whole")])
def test_a_part_larger_than_its_whole_is_found(part, reason):
    frame = register(alone=[float(part), 600], aged=[2000.0, 2000])
    assert built(ALONE, frame).loc[1, "reason"] == reason


def test_a_ratio_may_exceed_one():
    ageing = replace(ALONE, unit=Unit.PER_HUNDRED, interval=Interval.COMPLETE_COUNT)
    row = built(ageing, register(alone=[2400.0], aged=[2000.0])).loc[1]
    assert (row["value"], row["reason"]) == (120, "")


def test_a_year_is_pooled_and_the_table_says_so():
    frame = register(
        area_id=[1, 1, 1],
        year=[2019, 2020, 2021],
        deaths=[12.0, 13, 15],
        residents=[2000.0, 2000, 2000],
    )
    table = built(DEATHS, frame).loc[1].set_index("year")
    assert table["reason"].tolist() == ["too_few_events", "too_few_events", ""]
    assert table["pooled_years"].tolist() == [1, 1, 3]
    assert table.loc[2021, "value"] == pytest.approx(1000 * (12 + 13 + 15) / 6000)


def test_a_year_known_to_be_wrong_poisons_the_pools_it_would_enter():
    frame = register(
        area_id=[1, 1, 1],
        year=[2019, 2020, 2021],
        deaths=[12.0, 13, 15],
        residents=[2000.0, 2000, 2000],
    )
    gap = lost(1, "deaths", "source_error").assign(year=2020)
    table = built(DEATHS, frame, missing=gap).loc[1]
    assert table["reason"].tolist() == ["too_few_events", "source_error", "too_few_events"]


def test_years_outside_those_of_the_indicator_do_not_enter_a_pool():
    frame = register(
        area_id=[1] * 3, year=[2018, 2019, 2020], deaths=[15.0] * 3, residents=[2000.0] * 3
    )
    assert built(DEATHS, frame).loc[1, "reason"].tolist()[1] == "too_few_events"


def test_a_break_declared_by_the_indicator_stops_its_pools():
    frame = register(
        area_id=[1] * 3, year=[2019, 2020, 2021], deaths=[15.0] * 3, residents=[2000.0] * 3
    )
    broken = replace(DEATHS, breaks=(Break(2020, LocalizedText(it="interruzione", en="break")),))
    assert built(DEATHS, frame).loc[1, "pooled_years"].tolist() == [1, 1, 3]
    assert built(broken, frame).loc[1, "pooled_years"].tolist() == [1, 1, 1]


def test_areas_sharing_a_source_value_share_their_rank_range():
    income = replace(
        ALONE,
        unit=Unit.EURO,
        interval=Interval.NOT_ESTIMATED,
        polarity=Polarity.LOWER_IS_WORSE,
        compute=lambda frame: ratio(frame["alone"], to=frame["aged"]),
    )
    frame = register(alone=[40000.0, 50000, 90000, 52000], aged=[2000.0] * 4)
    ties = pd.Series(["20148", "20148"], index=[2, 4])
    table = built(income, frame, ties=ties)
    assert table["rank"].tolist() == [1, 2, pd.NA, 3]
    assert table["rank_low"].tolist() == [1, 2, pd.NA, 2]
    assert table["rank_high"].tolist() == [1, 3, pd.NA, 3]


@pytest.mark.parametrize(("second", "high"), [(906, [2, 2]), (894, [1, 2])])
def test_rank_ranges_use_wider_intervals_than_those_shown(second, high):
    """Near 50 % of 2,000 a half width is 2.19 points at 95 %, 2.51 at a joint 95 % of two.

    50 and 45.3 are parted by the first and not by the second; 50 and 44.7 by both.
    """
    table = built(ALONE, register(alone=[1000.0, second], aged=[2000.0, 2000]))
    assert table.loc[1, "lower"] > table.loc[2, "upper"]
    assert table["rank_high"].tolist()[:2] == high


def test_the_city_is_made_of_the_sums_of_its_areas():
    city = city_series(ALONE, {"register": FOUR}, NOTHING_MISSING)
    row = city.iloc[0]
    assert row["value"] == pytest.approx(100 * (1000 + 600 + 900 + 100) / 6250)
    assert (row["year"], row["areas_counted"]) == (2021, 4)
    assert row["lower"] < row["value"] < row["upper"]


def test_the_city_of_a_balance_nets_gains_and_losses():
    natural = replace(
        ALONE,
        unit=Unit.PER_THOUSAND,
        interval=Interval.POISSON_BALANCE,
        compute=lambda frame: balance(frame["alone"], frame["aged"], per_thousand=frame["people"]),
    )
    frame = register(alone=[10.0, 20], aged=[15.0, 25], people=[1000.0, 4000])
    city = city_series(natural, {"register": frame}, NOTHING_MISSING)
    assert city["value"].tolist() == pytest.approx([1000 * (30 - 40) / 5000])


def test_the_city_leaves_out_areas_without_all_their_counts_and_says_how_many_are_left():
    gap = lost(1, "aged", "source_error")
    frame = register(alone=[1000.0, 600, None, 2500], aged=[2000.0, 2000, 2000, 2000])
    city = city_series(ALONE, {"register": frame}, gap)
    assert city[["value", "areas_counted"]].to_numpy().tolist() == [[100 * 600 / 2000, 1]]


def test_a_year_without_any_area_has_no_city_value():
    city = city_series(replace(ALONE, years=(2020, 2021)), {"register": FOUR}, NOTHING_MISSING)
    assert city["value"].isna().tolist() == [True, False]
    assert city["areas_counted"].tolist() == [0, 4]


def test_the_row_of_the_city_is_its_value_and_never_an_area():
    def income(frame: pd.DataFrame) -> Measure:
        return Measure(frame["alone"], pd.Series(1.0, frame.index), frame["aged"], 1.0)

    mean = replace(ALONE, unit=Unit.EURO, interval=Interval.NOT_ESTIMATED, compute=income)
    frame = register(
        area_id=[0, 1, 2], year=[2021] * 3, alone=[37230.0, 20000, 30000], aged=[None, 900, 900]
    )
    city = city_series(mean, {"register": frame}, NOTHING_MISSING)
    assert city[["value", "areas_counted"]].to_numpy().tolist() == [[37230, 2]]
    assert built(mean, frame, areas=pd.concat([AREAS.iloc[:1].set_axis([0]), AREAS])).index[0] == 1


def test_nullable_integers_of_the_shipped_tables_are_taken():
    frame = register(alone=[None, 600, 900, 100], aged=[2000, 2000, 2000, 2000]).astype("Int64")
    assert built(ALONE, frame)["value"].tolist()[1:] == [30, 45, 5]


def test_a_second_dataset_by_area_is_handed_to_the_formula():
    density = replace(
        ALONE,
        datasets=("register", "areas"),
        unit=Unit.PERSONS_PER_KM2,
        interval=Interval.COMPLETE_COUNT,
        compute=lambda people, land: Measure(
            people["alone"],
            land["km2"].reindex(people.index.get_level_values(0)).set_axis(people.index),
            people["alone"],
            1.0,
        ),
    )
    frames = {"register": FOUR, "areas": pd.DataFrame({"km2": [2.0] * 4}, index=AREAS.index)}
    table = indicator_table(density, frames, areas=AREAS, missing=NOTHING_MISSING)
    assert table["value"].tolist()[:3] == [500, 300, 450]
