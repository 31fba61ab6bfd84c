from dataclasses import FrozenInstanceError, replace

import numpy as np
import pytest

from atlas.choropleth import change_refusal, city_change, refused_scene
from atlas.wording import text
from indicators import REGISTRY, indicator
from indicators.engine.change import refusal
from indicators.spec import Polarity, Unit
from render.style import palette

NBSP = "\u00a0"


def plain(written):
    return written.replace(NBSP, " ")


# A value


def test_every_area_has_a_class_and_a_label(toy):
    shown = toy.scene()
    assert shown.classes.tolist() == [1, 0, 2]  # 50, 25 and 60 between the limits 30 and 55
    assert [plain(label) for label in shown.labels()] == [
        "50,0 %",
        "25,0 %",
        "60,0 % · poche persone",
    ]
    assert shown.class_count == len(shown.breaks) + 1 == 3


def test_an_area_without_value_has_no_class_and_a_reason(toy):
    shown = toy.scene(year=2023)
    assert shown.classes.tolist() == [1, 0, -1]  # 45 and 30: a limit belongs to the class below
    said = shown.labels()[2]
    assert said == f"nessun valore: {text('it')('missing.source_error')}"


def test_labels_follow_the_language(toy):
    assert toy.scene(language="en").labels()[0] == "50.0%"
    assert toy.scene(year=2023, language="en").labels()[2] == (
        "no value: the source's figure contradicts other figures and is not used"
    )


@pytest.mark.parametrize(
    ("row", "label"),
    [
        ({"reliability": "excluded", "marked": True}, "50,0 % · strutture collettive"),
        ({"reliability": "reliable", "marked": True}, "50,0 % · strutture collettive"),
        ({"reliability": "low", "marked": False}, "50,0 % · poche persone"),
    ],
)
def test_a_value_to_be_read_with_care_says_so_on_the_map(toy, row, label):
    shown = toy.scene()
    marked = replace(shown, rows=shown.rows.assign(**row))
    assert plain(marked.labels()[0]) == label


def test_numbers_of_a_scene_are_written_in_its_unit_and_language(toy):
    shown = toy.scene()
    assert plain(shown.write(35.0)) == "35,0 %"
    assert (shown.write_limit(35.0), shown.unit()) == ("35,0", "%")
    assert plain(shown.interval(1)) == "47,8–52,2 %"


def test_the_interval_of_an_area_without_value_is_none(toy):
    assert toy.scene(year=2023).interval(3) is None


def test_a_pure_number_is_called_an_index(toy):
    shown = toy.scene()
    index = replace(shown, indicator=replace(shown.indicator, unit=Unit.INDEX))
    assert index.unit() == "indice"


@pytest.mark.parametrize(
    ("polarity", "strongest"),
    [(Polarity.HIGHER_IS_WORSE, -1), (Polarity.LOWER_IS_WORSE, 0), (Polarity.NEITHER, -1)],
)
def test_more_ink_is_worse_whatever_the_direction(milan, polarity, strongest):
    chosen = next(one for one in REGISTRY if one.polarity is polarity)
    colours = palette.class_colours(milan.scene(chosen), palette.LIGHT)
    assert max(colours, key=lambda c: palette.contrast(c, "#ffffff")) == colours[strongest]


# A change


def test_a_change_has_classes_on_both_sides_of_zero(toy):
    shown = toy.scene(mode="change")
    assert shown.rows["value"].tolist()[:2] == [5.0, -5.0]
    assert shown.breaks == (-5.0, 0.0, 5.0)
    assert shown.classes.tolist() == [2, 0, -1]
    assert shown.city == pytest.approx(0.0)


def test_a_change_is_written_with_its_sign_and_in_points(toy):
    shown = toy.scene(mode="change")
    assert plain(shown.write(5.0)) == "+5,0 punti percentuali"
    assert (shown.write_limit(5.0), plain(shown.unit())) == ("+5,0", "punti percentuali")
    assert shown.interval(1).startswith("da +1,9 a +8,1")


def test_an_area_that_lacks_one_of_the_years_has_no_change(toy):
    shown = toy.scene(mode="change")
    said = shown.labels()[2]
    assert said == f"nessun valore: {text('it')('missing.source_error')}"
    assert shown.interval(3) is None


def test_the_city_changes_by_the_difference_of_its_two_years(toy):
    selection = toy.selection(mode="change")
    assert city_change({2023: 30.0, 2024: 34.5}, selection) == 4.5
    assert np.isnan(city_change({2024: 34.5}, selection))


def test_a_break_in_the_series_is_a_warning(milan):
    broken = [one for one in REGISTRY if one.breaks]
    for one in broken:
        since = min(year for year in one.years if year < one.breaks[0].year)
        if change_refusal(one, milan.scene(one).selection) is None:
            assert one.breaks[0] in milan.scene(one, since=since).warnings
    assert broken


# A comparison that would mean nothing


def test_a_comparison_with_nothing_to_compare_is_refused_in_words(toy):
    one_year = indicator("employed_residents")
    selection = toy.selection(mode="change", indicator=one_year.key, year=2011, since=2011)
    why = change_refusal(one_year, selection)
    assert "2011" in why.it
    assert "2011" in why.en
    assert change_refusal(toy.indicator, toy.selection(mode="change")) is None


def test_a_refused_scene_shows_no_number_at_all(toy):
    selection = toy.selection(mode="change", year=2023)
    why = change_refusal(toy.indicator, selection)
    shown = refused_scene(toy.indicator, selection, rows=toy.rows(2023), why=why)
    assert shown.refused is why
    assert set(shown.classes) == {-1}
    assert np.isnan(shown.city)
    assert shown.rows[["value", "lower", "upper"]].isna().all(axis=None)


def test_a_scene_cannot_be_changed(toy):
    with pytest.raises(FrozenInstanceError):
        toy.scene().city = 0.0


# Every scene of today


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize("one", REGISTRY, ids=lambda one: one.key)
def test_every_indicator_has_a_scene_of_88_areas(milan, one, language):
    shown = milan.scene(one, language=language)
    assert len(shown.rows) == len(shown.classes) == len(shown.labels()) == 88
    assert ((shown.classes >= 0) == shown.rows["value"].notna().to_numpy()).all()
    assert shown.classes.max() < shown.class_count
    assert np.isfinite(shown.city)
    assert shown.unit()


@pytest.mark.parametrize(
    "one",
    [one for one in REGISTRY if not refusal(one, since=one.years[0], year=one.latest_year)],
    ids=lambda one: one.key,
)
def test_every_change_has_a_colour_for_each_class_around_zero(milan, one):
    shown = milan.scene(one, since=one.years[0])
    assert 0.0 in shown.breaks
    assert shown.class_count == len(shown.breaks) + 1
    rising = shown.rows["value"].to_numpy() > 0
    assert (shown.classes[rising] > shown.breaks.index(0.0)).all()
