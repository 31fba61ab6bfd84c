"""The page of one neighbourhood, run without a browser."""

from __future__ import annotations

import pytest

from atlas.wording import text


def buttons(app, start):
    return [one for one in app.button if one.key and one.key.startswith(start)]


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize("area", ["76", "85", "39"])
def test_an_area_opens_with_its_headline(opened, area, language):
    app = opened("quartiere", area=area, lingua=language)
    assert not app.exception
    (title,) = app.title
    said = [one.value.strip("*") for one in app.markdown]
    assert text(language)("profile.heaviest_title") in said
    assert "2024" in title.value
    few = text(language)("profile.few")
    assert (few in title.value) is (area in ("85", "39"))


def test_a_neighbour_in_a_direction_is_one_click_away(opened):
    app = opened("quartiere", area="76")
    (north_west,) = [one for one in app.button if "a nord-ovest: Roserio" in one.label]
    north_west.click().run()
    assert app.query_params["area"] == "74"


def test_previous_and_next_follow_the_ranking(opened):
    app = opened("quartiere", area="76", indicatore="elderly_alone")
    (after,) = [one for one in app.button if one.label.startswith("dopo: ")]
    after.click().run()
    (before,) = [one for one in app.button if one.label.startswith("← prima: ")]
    before.click().run()
    assert app.query_params["area"] == "76"


def test_alike_areas_can_be_set_side_by_side_and_the_address_says_so(opened):
    app = opened("quartiere", area="76")
    app.button(key="atlas-set-beside").click().run()
    assert app.query_params["confronta"] == "82,56,83"
    assert len(app.table[0].value.columns) == 6


def test_a_bad_comparison_is_named(opened):
    app = opened("quartiere", area="76", confronta="76,999,61")
    assert "confronta" in app.warning[0].value
    assert app.multiselect(key="atlas-beside").value == [61]
