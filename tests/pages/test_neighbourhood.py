"""The page of one neighbourhood, run without a browser."""

import pytest

from atlas.wording import text


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize("area", ["76", "85", "39"])
def test_an_area_opens_with_its_name_and_what_is_missing_is_said_once(opened, area, language):
    app = opened("quartiere", area=area, lingua=language)
    assert not app.exception
    (title,) = app.title
    (under,) = [one.value for one in app.markdown if one.value.startswith("Municip")]
    assert "2024" in under
    assert title.value
    words = text(language)
    said = " ".join(one.value for one in (*app.markdown, *app.caption))
    assert said.count(words("verdict.not_tested")) == 0


def test_areas_set_beside_stand_in_the_address_and_their_differences_in_words(opened):
    app = opened("quartiere", area="76")
    app.multiselect(key="atlas-beside").set_value([82, 57]).run()
    assert app.query_params["confronta"] == "82,57"
    said = [one.value for one in app.markdown if "rispetto a" in one.value]
    assert [one.split(".**")[0] for one in said] == [
        "**Quarto Oggiaro rispetto a Comasina",
        "**Quarto Oggiaro rispetto a San Siro",
    ]


def test_an_area_set_beside_that_is_chosen_is_no_longer_beside(opened):
    app = opened("quartiere", area="76", confronta="82,57")
    app.selectbox(key="atlas-area").set_value(82).run()
    assert app.query_params["area"] == "82"
    assert app.query_params["confronta"] == "57"


def test_without_an_area_there_are_ways_to_one_and_the_list(opened):
    app = opened("quartiere")
    assert [one.value for one in app.title] == [text("it")("profile.title")]
    assert text("it")("batch.title") in [one.label for one in app.expander]
    assert not app.multiselect


def test_a_bad_comparison_is_named(opened):
    app = opened("quartiere", area="76", confronta="76,999,61")
    assert "confronta" in app.warning[0].value
    assert app.multiselect(key="atlas-beside").value == [61]
