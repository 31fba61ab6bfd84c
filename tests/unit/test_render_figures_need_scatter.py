"""Need and place in words and as a drawing."""

import pandas as pd
import pytest

from atlas.premises.need import (
    coverage,
    index_sentence,
    needs_of,
    rank_said,
    tenth,
    tenth_sentence,
    verdict,
)
from data.catalogue.read import read_table
from render.figures.need_scatter import Axis, label_places, scatter
from render.figures.rank_ranges import ranks_svg
from render.style import palette

COVERAGE, POINTS = read_table("siting_coverage"), read_table("siting_points")
NAMES = {1: "Alfa", 2: "Beta", 3: "Gamma"}


def drawn(selected=None, log=False):
    across = Axis(pd.Series({1: 10.0, 2: 20.0, 3: 30.0}), 15.0, "x", 0, log)
    up = Axis(pd.Series({1: 1.0, 2: 2.0, 3: None}), 1.5, "y", 1, False)
    return scatter(
        across, up, names=NAMES, marked={2: "Omero"}, selected=selected, language="it",
        theme=palette.LIGHT,
    )  # fmt: skip


def test_areas_with_premises_are_apart_and_labelled():
    plain, here = drawn().data
    assert list(plain.x) == [10]
    assert (list(here.x), list(here.text)) == ([20], ["Omero"])


def test_an_area_without_one_of_the_values_is_left_out():
    assert sorted(x for one in drawn().data for x in one.x) == [10, 20]


def test_the_selected_area_is_ringed_and_one_without_a_value_is_not():
    assert len(drawn(selected=1).data) == 3
    assert len(drawn(selected=3).data) == 2


def test_a_logarithmic_axis_is_asked_for_by_the_measure():
    assert drawn(log=True).layout.xaxis.type == "log"


def test_labels_of_points_on_one_spot_take_different_sides():
    spots = pd.DataFrame({"x": [0.5, 0.5, 0.5], "y": [0.5, 0.5, 0.5]})
    assert len(set(label_places(spots, ["Omero", "Monti", "Zoia"]))) == 3


@pytest.mark.parametrize("measure", ["deprivation", "declared_income", "elderly_alone"])
@pytest.mark.parametrize("radius", [250, 500, 1000])
@pytest.mark.parametrize("language", ["it", "en"])
def test_the_verdict_claims_a_difference_only_where_the_intervals_are_apart(
    measure, radius, language
):
    nine = coverage(COVERAGE, measure, radius, "nine")
    everybody = coverage(COVERAGE, "residents", radius, "nine")
    lower, upper = nine["reached_lower"] / nine["people"], nine["reached_upper"] / nine["people"]
    low, high = (everybody[f"reached_{end}"] / everybody["people"] for end in ("lower", "upper"))
    said = verdict(COVERAGE, measure, radius, language)
    apart = lower > high or upper < low
    unsure = "può essere un caso" if language == "it" else "may be chance"
    assert (unsure in said) != apart


def test_income_at_500_m_is_told_with_its_figures():
    said = verdict(COVERAGE, "declared_income", 500, "it")
    assert "11 (da 8 a 16) abitano entro 500 metri" in said
    assert "Su 100 milanesi, 5 (da 3 a 7)" in said


def test_the_tenth_names_its_rivals():
    names = {int(area): f"N{area}" for area in POINTS["area_id"]}
    best = tenth(POINTS, 500).iloc[0]
    said = tenth_sentence(POINTS, names, 500, "it")
    assert f"N{best['area_id']}" in said
    assert said.count("N") > 2


NEED = pd.DataFrame(
    {
        "rank": [3, 40], "rank_low": [1, 22], "rank_high": [9, 60], "ranked_of": [72, 72],
        "worst_fifth": ["always", "never"],
    },
    index=pd.Index([14, 19], name="area_id"),
)  # fmt: skip


def test_the_places_in_the_index_are_said_with_what_has_none():
    found = needs_of(NEED, {14: "Val Trebbia", 19: "Gorla", 99: "Altrove"})
    assert found.index.tolist() == [14, 19]
    said = index_sentence(found, 3, "en")
    assert "3 in all" in said
    assert "however the index is built 1, depending on how it is built 0, never 1" in said
    assert said.endswith("One has no place in the index.")
    assert rank_said(found.loc[14], "it") == (
        "3º posto su 72; cambiando le scelte e per l'errore della stima, "
        "in 9 prove su 10 dal 1º al 9º"
    )


def test_rank_ranges_are_drawn_in_order_and_with_escaped_names():
    svg = ranks_svg(NEED, {14: "A & B", 19: "C"}, theme=palette.LIGHT, language="it")
    assert svg.index("A &amp; B") < svg.index(">C<")
    assert svg.count("<circle") == 2
