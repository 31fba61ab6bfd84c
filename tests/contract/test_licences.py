"""Whatever holds figures of the census precincts is CC BY-SA 4.0 and names who made them."""

import io
import json
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from openpyxl import load_workbook

from atlas import map_view, repository
from atlas.index.wording import cards_of, source_of
from atlas.neighbourhood.comparison import sources
from atlas.neighbourhood.profile import profile
from atlas.provenance.papers import papers_of
from atlas.repository import index_layer, index_results
from atlas.selection import Selection
from data.catalogue.card import dataset, datasets
from data.catalogue.licence import LicenceError, attribution_of, licence_of, share_alike
from data.releases import listed
from indicators import REGISTRY
from indicators.engine.zones import has_zones
from render.documents.picture import sheet
from render.documents.poster_content import index_poster, scene_poster
from render.files import datasets as packages
from render.files.export import Export
from render.files.tables import geojson_file, screen_table
from render.files.xlsx import workbook
from render.stories.city_map import indicator_source

DAY = date(2026, 11, 30)
SHARED_ALIKE = "CC BY-SA 4.0"
AUTHORS = ("G. Pinto", "ISTAT")
FROM_PRECINCTS = {
    "unemployed",
    "low_education_2021",
    "tertiary_education_2021",
    "large_households",
    "floor_space",
    "poor_buildings",
    "rented_homes",
    "employed_15_64",
}


def scene_of(indicator, language="it"):
    year = indicator.latest_year
    chosen = Selection(language, indicator.key, year, "value", year, "quantile", None, None)
    return map_view.values(chosen, map_view.layer(indicator.key))


def exports(indicator, scene=None):
    """Every file of an indicator by kind, as text."""
    scene = scene or scene_of(indicator)
    papers = papers_of(scene, made_on=DAY.isoformat())
    table = screen_table(scene, repository.areas()["name"], {})
    poster = scene_poster(scene, papers, as_of=DAY)
    geojson = json.loads(geojson_file(repository.drawing()[0], table, papers))
    book = load_workbook(io.BytesIO(workbook({"data": table}, papers)))
    return {
        "xlsx": " ".join(str(cell.value) for row in book["Fonti"] for cell in row),
        "zip": _readme(Export(table, papers).file("zip", name="mappa")),
        "geojson": geojson["papers"]["source"],
        "picture": " ".join(
            sheet('<svg viewBox="0 0 1 1"></svg>', "", papers).replace("</tspan>", " ").split()
        ),
        "poster": poster.source,
        "screen": map_view.source_words(scene),
        "story": indicator_source(indicator.key, "it"),
    }


def _readme(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read("mappa-leggimi.txt").decode()


def test_the_indicators_of_the_precincts_are_those_their_tables_say():
    found = {one.key for one in REGISTRY if share_alike(dataset(key) for key in one.datasets)}
    assert found == FROM_PRECINCTS


@pytest.mark.parametrize("indicator", REGISTRY, ids=lambda one: one.key)
def test_every_export_of_an_indicator_has_the_licence_its_tables_ask_for(indicator):
    names = [dataset(key).licence.name.text("it") for key in indicator.datasets]
    alike = [name for name in names if "BY-SA" in name]
    for kind, written in exports(indicator).items():
        if alike:
            assert SHARED_ALIKE in written, kind
            assert all(who in written for who in AUTHORS), kind
        else:
            assert "BY-SA" not in written, kind
            assert kind in ("story", "picture") or all(name in written for name in names), kind


ZONED = [indicator for indicator in REGISTRY if has_zones(indicator)]


@pytest.mark.parametrize("indicator", ZONED, ids=lambda one: one.key)
def test_every_file_of_a_map_of_zones_has_the_licence_of_the_precincts(indicator):
    scene = scene_of(indicator)
    scene = map_view.with_zones(replace(scene, selection=replace(scene.selection, scale="zones")))
    assert scene.zones is not None
    for kind, written in exports(indicator, scene).items():
        assert SHARED_ALIKE in written, kind
        assert all(who in written for who in AUTHORS), kind


def test_releases_have_the_licence_and_name_the_authors_of_all_their_values():
    cards = [dataset(key) for indicator in REGISTRY for key in indicator.datasets]
    papers = listed()
    assert papers.licence == licence_of(cards, "en") == SHARED_ALIKE
    for language in ("it", "en"):
        assert papers.attribution.text(language) == attribution_of(cards, language)


@pytest.mark.parametrize("name", index_results.OURS)
def test_every_export_of_an_index_has_the_licence_of_its_tables(name):
    design = index_results.design_named(name)
    alike = any("BY-SA" in card.licence.name.en for card in cards_of(design))
    assert (SHARED_ALIKE in source_of(design, "it")) == alike


def test_the_card_and_the_poster_of_the_index_say_the_licence_of_its_tables():
    design = index_results.design_named(index_results.FIRST)
    alike = any("BY-SA" in card.licence.name.en for card in cards_of(design))
    assert (index_layer.layer_card().licence.name.en == SHARED_ALIKE) == alike
    poster = index_poster(index_results.FIRST, "it", reading="score", year=None,
                          as_of=DAY)  # fmt: skip
    assert source_of(design, "it") in poster.source


def test_a_profile_holds_every_indicator_and_is_shared_alike_as_a_whole():
    said = sources((profile(76, "it"),))
    assert SHARED_ALIKE in said
    assert all(who in said for who in AUTHORS)


@pytest.mark.parametrize("key", datasets())
def test_every_package_carries_the_licence_of_its_card(key):
    papers = packages.papers_of(dataset(key), "it")
    assert papers["licence"].startswith(licence_of([dataset(key)], "it"))
    assert ("G. Pinto" in papers["attribution"]) == (SHARED_ALIKE in papers["licence"])


def test_tables_computed_from_all_indicators_are_shared_alike():
    assert dataset("class_breaks").licence.name.en == SHARED_ALIKE
    assert "G. Pinto" in dataset("class_breaks").attribution.text("it")


@pytest.mark.parametrize("key", ["siting_coverage", "siting_points"])
def test_what_is_placed_by_the_index_has_the_licence_of_its_tables(key):
    alike = share_alike(cards_of(index_results.design_named(index_results.FIRST))) is not None
    assert (dataset(key).licence.name.en == SHARED_ALIKE) == alike


def test_two_licences_that_claim_the_whole_stand_in_no_file():
    claims = {card.licence.url: card for card in datasets().values()
              if share_alike([card]) is not None}  # fmt: skip
    assert len(claims) == 2  # CC BY-SA and, for the parks, ODbL
    with pytest.raises(LicenceError):
        share_alike(claims.values())
