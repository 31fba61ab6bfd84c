"""The twin says of every area what the map shows of it: value, class, rank, interval, premises."""

from __future__ import annotations

from datetime import date

import pytest

from atlas import map_description, repository
from atlas.choropleth import refused_scene
from atlas.neighbourhood.adjacency import adjacency_by_direction, by_direction
from atlas.wording import ranks
from atlas.wording.alt_text import map_alt
from indicators import indicator
from indicators.catalogue import elderly_alone
from render.maps import folium_map

DAY = date(2026, 11, 1)
ALONE = elderly_alone.INDICATOR

COLOURS = ("#aaaaaa", "#bbbbbb", "#cccccc")


def plain(written):
    return written.replace("\N{NO-BREAK SPACE}", " ")


def told(scene):
    return map_description.spots(
        scene,
        repository.areas(),
        adjacency_by_direction(repository.areas(), repository.neighbours()),
        repository.premises_facts(DAY, scene.selection.language),
    )


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize("key", ["elderly_alone", "declared_income", "low_education"])
def test_value_and_class_are_those_the_map_is_painted_with(milan, key, language):
    scene = milan.scene(indicator(key), language=language)
    found = told(scene)
    assert [one.value for one in found] == list(scene.labels())
    painted = [folium_map.NO_CLASS if grade < 0 else str(grade) for grade in scene.classes]
    assert [folium_map.NO_CLASS if one.grade < 0 else str(one.grade) for one in found] == painted
    for one in found:
        numbered = f"{one.grade + 1}" in one.graded.split(":")[0]
        assert numbered if one.grade >= 0 else one.graded == ""


def test_the_limits_of_a_class_are_the_map_s(milan):
    scene = milan.scene(ALONE)
    said = [plain(map_description.graded(scene, grade)) for grade in range(-1, 5)]
    limits = [plain(scene.write(limit)) for limit in scene.breaks]
    assert said == [
        "",
        f"classe 1 di 5: fino a {limits[0]}",
        f"classe 2 di 5: da {limits[0]} a {limits[1]}",
        f"classe 3 di 5: da {limits[1]} a {limits[2]}",
        f"classe 4 di 5: da {limits[2]} a {limits[3]}",
        f"classe 5 di 5: da {limits[3]} in su",
    ]


def test_rank_interval_and_reliability_are_the_table_s(milan):
    scene = milan.scene(ALONE)
    for one in told(scene):
        found, said = scene.rows.loc[one.id], " ".join(one.lines)
        ranked = found["rank_reason"] == ""
        assert ("Rango: fuori dalla graduatoria." in said) == (not ranked and not found["reason"])
        assert (f"su {found['ranked_of']:.0f}" in said) == ranked
        if ranked:
            assert f"Rango: {ranks.said(found, ALONE, language='it')}." in said
        assert (scene.interval(one.id) or "Nessun valore") in said
        assert ("Da leggere con cautela" in said) == (found["reliability"] == "low")


def test_each_premises_is_told_in_its_area_with_both_tracks(milan):
    facts = repository.premises_facts(DAY, "it")
    lines = {one.id: " ".join(one.lines) for one in told(milan.scene(ALONE))}
    for place in facts:
        said = lines[int(place.row["area_id"])]
        assert place.row["name"] in said
        assert place.works() in said
        assert place.service() in said
    empty = set(lines) - {int(place.row["area_id"]) for place in facts}
    assert all("Nessuno dei nove spazi" in lines[area] for area in empty)


def test_ways_lead_to_every_neighbour_in_the_order_of_the_compass(milan):
    areas, neighbours = repository.areas(), repository.neighbours()
    for one in told(milan.scene(ALONE)):
        assert sorted(other for _, _, other in one.ways) == sorted(neighbours[one.id])
        ways = by_direction(one.id, areas, neighbours)
        assert [other for _, _, other in one.ways] == [o for way in ways.values() for o in way]
    assert ("↑", "a nord: Niguarda", 14) in {
        one.id: one.ways for one in told(milan.scene(ALONE))
    }[12]  # fmt: skip


def test_in_a_change_the_twin_tells_changes_and_no_rank(milan):
    scene = milan.scene(indicator("minors"), language="en", since=2014)
    found = told(scene)
    assert [one.value for one in found] == list(scene.labels())
    assert not any("Rank" in line for one in found for line in one.lines)


def test_where_a_comparison_is_refused_no_value_is_told(milan):
    shown = repository.indicator_data("low_education")
    selection = milan.scene(indicator("low_education")).selection
    why = shown.indicator.title
    scene = refused_scene(shown.indicator, selection, rows=shown.by_year[2011], why=why)
    assert {one.grade for one in told(scene)} == {-1}
    assert not any("In tutta" in line for one in told(scene) for line in one.lines)
    assert why.it in map_alt(scene, repository.areas()["short_name"])


def test_the_list_begins_with_the_worse_end_and_ends_with_the_missing(milan):
    for key in ("elderly_alone", "declared_income"):
        scene = milan.scene(indicator(key))
        first, last = (scene.rows.loc[map_description.by_value(scene)[at]] for at in (0, -1))
        assert first["value"] == (
            scene.rows["value"].min() if key == "declared_income" else scene.rows["value"].max()
        )
        assert last["reason"]


def test_what_is_sent_has_every_area_once_and_changes_its_stamp_with_what_is_said(milan):
    scene, other = milan.scene(ALONE), milan.scene(indicator("minors"))
    sent = map_description.message(scene, told(scene), COLOURS)
    ids = sorted(scene.rows.index)
    assert sorted(sent["by_value"]) == sorted(sent["by_name"]) == ids
    assert sent["stamp"] != map_description.message(other, told(other), COLOURS)["stamp"]
    chosen = milan.scene(ALONE, area=35)
    again = map_description.message(chosen, told(chosen), COLOURS)
    assert (again["stamp"], again["chosen"]) == (sent["stamp"], 35)
