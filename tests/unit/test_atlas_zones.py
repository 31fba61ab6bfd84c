"""The second scale of a scene: what it counts, what is said of it, what the frame is sent."""

import json

import pandas as pd
import pytest

from atlas import map_view, repository
from atlas.selection import Selection
from atlas.wording import LANGUAGES, alt_text, zone_sentences
from atlas.zones import zones_of
from render.maps import zones as drawing

ROWS = pd.DataFrame(
    {
        "value": [10.0, 70.0, 80.0, None],
        "part": [40.0, 350.0, 80.0, 5.0],
        "whole": [400.0, 500.0, 100.0, 8.0],
        "reason": ["", "", "", "too_uncertain"],
        "faint": [False, False, True, False],
        "area_id": [1, 1, 2, 3],
        "residents": [800, 900, 210, 12],
    },
    index=pd.Index([5, 7, 9, 11], name="precinct"),
)


def selection(language="it", key="rented_homes", area=None, scale="zones"):
    return Selection(language, key, 2011, "value", 2011, "quantile", area, None, scale=scale)


def plain(said):
    return said.replace("\u00a0", " ")


def scene(**asked):
    chosen = selection(**asked)
    data = map_view.layer(chosen.indicator)
    year = data.indicator.latest_year
    chosen = Selection(
        chosen.language, chosen.indicator, year, "value", year, "quantile", chosen.area, None,
        scale=chosen.scale,
    )  # fmt: skip
    return map_view.with_zones(map_view.choropleth(chosen, data))


def test_zones_count_those_in_full_hatched_and_without_a_value():
    zones = zones_of(ROWS, "rented_pct", breaks=(20.0, 75.0))
    assert zones.counts == {"clean": 2, "hatched": 1, "refused": 1}
    assert zones.classes.tolist() == [0, 1, 2, -1]
    assert zones.of_area(1).tolist() == [10, 70]


def test_outlined_zones_are_those_of_rented_homes_alone():
    zones = zones_of(ROWS, "rented_pct", breaks=())
    assert zones.outlined is not None
    assert zones.outlined.tolist() == [False, True, True, False]
    assert zones.renters == 430
    other = zones_of(ROWS, "six_plus_pct", breaks=())
    assert (other.outlined, other.renters) == (None, 0)


def test_a_hatched_zone_is_a_letter_and_one_without_a_value_a_dash():
    assert drawing.packed(zones_of(ROWS, "rented_pct", breaks=(20.0, 75.0))) == "01c-"


def test_an_indicator_without_zones_keeps_its_areas():
    assert scene(key="declared_income").zones is None
    assert scene(scale="areas").zones is None
    assert scene().by_area.zones is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentence_and_description_say_what_is_drawn(language):
    now = scene(language=language)
    assert now.zones is not None
    said = plain(map_view.sentence_of(now))
    ends = {"it": "dallo 0,9 % al 97,6 %", "en": "from 0.9% to 97.6%"}[language]
    count = {"it": "1.215", "en": "1,215"}[language]
    assert ends in said
    assert count in said
    told = plain(alt_text.map_alt(now, repository.areas()["short_name"]))
    assert ends in told
    assert {"it": "senza valore: 23", "en": "without a value: 23"}[language] in told


def test_a_chosen_area_is_told_with_its_zones():
    first = plain(map_view.sentence_of(scene(area=46).by_area))
    said = plain(map_view.sentence_of(scene(area=46)))
    assert said == f"{first} Le sue 20 zone di circa mille abitanti vanno dall'1,6 % al 96,2 %."


def test_an_area_with_no_zone_of_its_own_says_so():
    said = map_view.sentence_of(scene(area=3))
    assert said.endswith("Nessuna zona con un valore ha qui la maggior parte dei suoi abitanti.")


def test_rented_zones_are_told_with_the_public_homes_they_cannot_all_hold():
    now = scene()
    assert now.zones is not None
    said = zone_sentences.rented(now, now.zones)
    assert "62 zone" in said
    assert "18.819 famiglie" in said
    assert "circa 61.000: 27.000 di MM e 34.000 di ALER" in said
    other = scene(key="unemployed")
    assert other.zones is not None
    assert zone_sentences.rented(other, other.zones) == ""


def test_source_is_that_of_the_precincts_with_its_licence():
    assert "CC BY-SA 4.0" in map_view.source_words(scene())


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_read_of_a_zone_is_its_value_interval_and_people(language):
    file = json.loads(drawing.facts_file(language, "rented_homes"))
    now = scene(language=language)
    assert now.zones is not None
    assert len(file["zones"]) == len(now.zones.rows)
    first = now.zones.rows.iloc[0]
    kind, value, _, whole, people = file["zones"][0].split("|")
    assert (kind, value) == ("0", now.write_limit(first["value"]))
    assert (whole, people) == (str(int(first["whole"])), str(int(first["residents"])))
    assert [len(lines) for lines in file["words"]] == [3, 4, 3]
    assert len(drawing.facts_file(language, "rented_homes")) < 45_000


def test_an_indicator_without_zones_has_nothing_to_be_read():
    with pytest.raises(ValueError, match="declared_income has no zones"):
        drawing.facts_file("it", "declared_income")


def test_frame_is_sent_a_character_a_zone_and_where_to_read_the_rest():
    now = scene()
    assert now.zones is not None
    paint = drawing.paint(now.zones, facts="/media/x.json", language="it")
    assert len(paint.classes) == 1238
    assert len(paint.outlined) == 62
    assert len(json.dumps(paint.classes) + json.dumps(paint.outlined)) < 2000
