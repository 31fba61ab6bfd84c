"""The trend of an area: lines, gaps, intervals, breaks."""

import numpy as np
import pandas as pd
import pytest

from render.figures.trend import TrendWords, every_year, trend
from render.style.palette import LIGHT

YEARS = pd.DataFrame(
    {"year": [2011, 2012, 2013, 2014], "value": [1.0, np.nan, 3.0, 4.0],
     "lower": [0.5, np.nan, 2.5, 3.5], "upper": [1.5, np.nan, 3.5, 4.5]}
)  # fmt: skip
CITY = YEARS.assign(value=2.0, lower=np.nan, upper=np.nan)
TREND = TrendWords(area="Alba", city="Milano", suffix=" %", pause="")


def figure(area=YEARS, **how):
    how = {"year": 2014, "breaks": (), "decimals": 1, "language": "it", "theme": LIGHT} | how
    return trend(area, CITY, words=TREND, **how)


def test_a_trend_has_the_area_the_city_and_the_year_that_is_shown():
    lines = {line.name: line for line in figure().data if line.name}
    assert list(lines) == ["Milano", "Alba"]
    assert lines["Milano"].line.dash == "dot"
    shown = figure().data[-1]
    assert (list(shown.x), list(shown.y), shown.mode) == ([2014], [4.0], "markers")


def test_a_missing_year_is_a_gap_in_line_and_interval():
    area = next(line for line in figure().data if line.name == "Alba")
    assert area.connectgaps is False
    assert area.y[1] is None or np.isnan(area.y[1])
    bands = [trace for trace in figure().data if trace.fill == "toself"]
    assert [list(band.x) for band in bands] == [[2011, 2011], [2013, 2014, 2014, 2013]]


def test_without_intervals_there_is_no_band():
    bare = YEARS.assign(lower=np.nan, upper=np.nan)
    assert [trace for trace in figure(bare).data if trace.fill == "toself"] == []


def test_a_declared_break_is_a_line_before_its_year():
    shapes = figure(breaks=(2013,)).layout.shapes
    assert [(shape.x0, shape.line.dash) for shape in shapes] == [(2012.5, "dash")]


@pytest.mark.parametrize(("language", "separators"), [("it", ",."), ("en", ".,")])
def test_the_axis_is_written_as_the_language_writes(language, separators):
    assert figure(language=language).layout.separators == separators


def test_what_is_written_on_hover_has_the_indicator_s_decimals():
    area = next(line for line in figure(decimals=2).data if line.name == "Alba")
    assert area.hovertemplate == "%{x}: %{y:,.2f} %<extra></extra>"


def test_years_the_source_does_not_have_are_a_gap_and_not_a_line():
    sparse = YEARS[YEARS["year"] != 2013].dropna()
    filled = every_year(sparse)
    assert filled["year"].tolist() == [2011, 2012, 2013, 2014]
    assert filled["value"].isna().tolist() == [False, True, True, False]


def test_the_last_year_has_a_tick_however_many_years_there_are():
    eight = pd.DataFrame({"year": range(2016, 2024), "value": 1.0, "lower": 0.5, "upper": 1.5})
    axis = figure(eight, year=2023).layout.xaxis
    assert (axis.tick0, axis.dtick) == (2023, 3)
