"""What one other choice does, which indicators part two designs, and the drawings of it."""

import pandas as pd
import pytest

from atlas.index.sensitivity import effects_of, effects_on_all, movers, pulls
from atlas.provenance.source_cells import source_cells
from indicators import indicator
from render.figures.index_bars import Bar, bars_svg
from render.style import palette

CHOICES = pd.DataFrame(
    [(1, "without", "a", 4, 3), (2, "without", "a", 1, -1), (3, "without", "a", 2, -1),
     (1, "without", "b", 1, 0), (2, "without", "b", 2, 0), (3, "without", "b", 3, 0),
     (1, "aggregation", "geometric", 2, 1), (2, "aggregation", "geometric", 1, -1),
     (3, "aggregation", "geometric", 3, 0)],
    columns=["id", "choice", "variant", "rank", "shift"],
)  # fmt: skip


def test_the_choice_that_moves_an_area_most_comes_first():
    found = effects_of(CHOICES, 1)
    assert found["variant"].tolist() == ["a", "geometric", "b"]
    assert found["rank"].tolist() == [4, 2, 1]


def test_over_all_areas_the_mean_shift_and_the_greatest_movers_are_told():
    found = effects_on_all(CHOICES, [1, 2]).set_index("variant")
    assert found["mean_shift"].to_dict() == {"a": 2.0, "geometric": 1.0, "b": 0.0}
    assert (found.loc["a", "up"], found.loc["a", "up_by"]) == (2, 1)
    assert (found.loc["a", "down"], found.loc["a", "down_by"]) == (1, 3)
    assert pd.isna(found.loc["b", "up"])


def test_an_area_is_moved_by_what_pulls_it_more_or_no_longer():
    first = pulls(CHOICES)
    second = pd.DataFrame({"a": [1, -1, -1], "c": [0, 6, 0]}, index=[1, 2, 3])
    found = movers(first, second, {1: 5.0, 2: -4.0, 3: 2.0})
    assert found == {1: (("a", -2),), 2: (("c", 6),), 3: ()}


def test_bars_say_their_figures_and_escape_what_is_written():
    drawn = bars_svg(
        [Bar("a < b", 3.0, "1 → 4"), Bar("c", -1.0, "1 → 0")], palette.LIGHT, alt="x & y"
    )
    assert 'aria-label="x &amp; y"' in drawn
    assert "a &lt; b" in drawn
    wide = [float(one.split('"')[0]) for one in drawn.split("<rect x=")[1].split('width="')[1:]]
    assert wide[0] == pytest.approx(225.0)


def test_a_value_opens_to_the_cells_it_was_read_from(tmp_path):
    employed = pd.DataFrame(
        {"area_id": [31], "year": [2011], "employed": [1764.0], "residents_census": [4075.0]}
    ).set_index(["area_id", "year"])
    known = indicator("employed_residents")
    cells = source_cells(known, {"employment_2011": employed}, 31, 2011)
    assert [(one.file, one.column, one.value) for one in cells] == [
        ("employment_2011.csv", "employed", 1764.0),
        ("employment_2011.csv", "residents_census", 4075.0),
    ]
    assert source_cells(known, {"employment_2011": employed}, 32, 2011) == ()
