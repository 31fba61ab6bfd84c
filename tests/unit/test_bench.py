"""The benchmark's own arithmetic and writing; nothing here measures time."""

from __future__ import annotations

import pytest

from bench.instruments.figures import (
    Line,
    Part,
    Sample,
    Verdict,
    number,
    ratio,
    table,
    times,
    with_part,
)
from bench.instruments.quiet import idle_share, ticks
from bench.screens.changing import back_and_forth
from bench.screens.soak import Readings, fitted, written
from bench.screens.start import heavy_in, seconds_per_library

PAPER = "before\n<!-- bench:open:begin -->\nold\n<!-- bench:open:end -->\nafter\n"


def test_the_middle_of_an_even_number_of_measurements_lies_between_two() -> None:
    assert Sample.of([4, 1, 3, 2]).median == 2.5


def test_nothing_measured_is_an_error_and_not_a_zero() -> None:
    with pytest.raises(ValueError, match="nothing was measured"):
        Sample.of([])


@pytest.mark.parametrize(("share", "found"), [(0.95, 19), (0.951, 20), (1, 20), (0.05, 1), (0, 1)])
def test_a_percentile_is_a_measurement_that_enough_others_do_not_exceed(
    share: float, found: int
) -> None:
    assert Sample.of(range(20, 0, -1)).percentile(share) == found


def test_a_sample_is_written_with_its_ends_unless_they_agree() -> None:
    assert Sample.of([1, 2, 9]).written("ms") == "2 (1–9)"
    assert Sample.of([2, 2]).written("ms") == "2"


@pytest.mark.parametrize(
    ("value", "unit", "written"),
    [
        (1.256, "s", "1.26"),
        (1_062_561, "bytes", "1,062,561"),
        (0.5, "MB", "0.5"),
        (49.6, "ms", "50"),
    ],
)
def test_a_figure_has_the_decimals_of_its_unit(value: float, unit: str, written: str) -> None:
    assert number(value, unit) == written


def test_a_ratio_is_of_medians_and_missing_where_a_page_is() -> None:
    assert ratio(Sample.of([10, 30, 20]), Sample.of([5])) == 4
    assert ratio(Sample.of([1]), None) is None
    assert ratio(Sample.of([1]), Sample.of([0])) is None
    assert times(None) == "–"


def test_a_line_says_how_many_floors_and_how_many_times_faster() -> None:
    cells = Line("change", "ms", Sample.of([120]), Sample.of([600]), Sample.of([100])).cells()
    assert cells == ("change", "ms", "120", "600", "100", "1.20 ×", "5.00 ×")


@pytest.mark.parametrize(
    ("found", "at_least", "met"),
    [(1.3, False, True), (1.31, False, False), (1.3, True, True), (1.29, True, False)],
)
def test_a_limit_itself_is_still_kept(found: float, at_least: bool, met: bool) -> None:
    assert Verdict(1, "change", found, 1.3, at_least=at_least).met is met


def test_a_verdict_names_its_figure_and_its_limit() -> None:
    assert Verdict(3, "card", 3, 2.6).cells() == ("3", "card", "3.00 ×", "≤ 2.60 ×", "**not met**")


def test_a_table_has_a_rule_under_its_heads() -> None:
    assert table(("a", "b"), [("1", "2")]) == "| a | b |\n| --- | --- |\n| 1 | 2 |"


def test_a_part_without_verdicts_has_one_table() -> None:
    part = Part("years", "Years", [Line("change", "ms", Sample.of([1]))], notes=["A note."])
    assert part.markdown().count("\n| --- ") == 1
    assert part.markdown().endswith("A note.")


def test_only_what_stands_between_the_markers_is_replaced() -> None:
    replaced = with_part(PAPER, "open", r"new \1")
    assert replaced == PAPER.replace("\nold\n", "\n\nnew \\1\n\n")


@pytest.mark.parametrize("text", ["no markers", PAPER + PAPER])
def test_markers_that_are_missing_or_there_twice_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="'open'"):
        with_part(text, "open", "new")


def test_import_times_are_summed_by_library() -> None:
    log = (
        "import time: self [us] | cumulative | imported package\n"
        "import time:       500 |        500 |     numpy.linalg\n"
        "import time:      1500 |       2000 |   numpy\n"
        "a line of the server's own\n"
    )
    assert seconds_per_library(log) == {"numpy": pytest.approx(0.002)}


def test_a_part_of_a_package_is_heavy_only_if_it_is_named() -> None:
    assert heavy_in(["scipy", "scipy.special", "json"]) == frozenset()
    assert heavy_in(["scipy", "scipy.stats", "geopandas"]) == {"scipy.stats", "geopandas"}


def test_the_years_run_down_eight_steps_and_up_again() -> None:
    keys = back_and_forth(17)
    assert keys == ["ArrowLeft"] * 8 + ["ArrowRight"] * 8 + ["ArrowLeft"]


def test_waiting_for_the_disk_counts_as_idle() -> None:
    assert ticks("cpu  10 1 5 70 4 0 0 0 9 9\ncpu0 1") == (74, 90)


@pytest.mark.parametrize(("after", "share"), [((75, 200), 0.75), ((0, 200), 0.0), ((0, 100), 1.0)])
def test_quiet_is_the_idle_part_of_the_time_that_passed(
    after: tuple[int, int], share: float
) -> None:
    assert idle_share((0, 100), after) == share


def test_a_straight_line_of_memory_has_its_slope_and_no_doubt() -> None:
    found = fitted([0, 0.5, 1], [100, 103, 106])
    assert (found.slope, found.low, found.high) == pytest.approx((6, 6, 6))
    assert (found.first, found.last) == (100, 106)


def test_the_interval_of_a_slope_is_student_s() -> None:
    # Residuals -1, 2, -1 around 100: the error of the slope is sqrt(6 / 1 / 2), t(1) is 12.706.
    found = fitted([0, 1, 2], [99, 102, 99])
    assert found.slope == pytest.approx(0)
    assert found.high == pytest.approx(12.7062 * 3**0.5, rel=1e-4)
    assert found.low == -found.high


def test_two_readings_are_no_line_with_an_interval() -> None:
    with pytest.raises(ValueError, match="three readings"):
        fitted([0, 1], [1, 2])


def test_eight_hours_are_called_an_extrapolation_and_half_an_hour_is_a_limit() -> None:
    readings = Readings()
    for hours, size in ((0, 100), (0.1, 100.5), (0.2, 101)):
        readings.add(hours, {"server, resident": size})
    part = written(readings, 5000, 31)
    said = part.markdown()
    assert "| +5.00 | +5.00 to +5.00 | +40.0 (+40.0 to +40.0) |" in said
    assert "**extrapolation**" in said
    assert [verdict.met for verdict in part.verdicts] == [False]
