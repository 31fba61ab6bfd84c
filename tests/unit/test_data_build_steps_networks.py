"""The register of sister networks refuses rows that say too much or too little."""

from dataclasses import replace

import geopandas as gpd
import pytest
import shapely

from data.build.steps.networks import _dtype, place_row, require_areas
from data.catalogue.card import dataset
from data.premises.dates import CuratedFileError

LAYERS = {"wemi": {"it": "Spazi WeMi", "en": "WeMi points"}}
PLACE = {
    "place_id": "wemi_example",
    "layer": "wemi",
    "name": "WeMi Example",
    "address": {"it": "via Esempio 1", "en": "via Esempio 1"},
    "municipio": 2,
    "area_id": 20,
    "lon": 9.2,
    "lat": 45.5,
    "operator": None,
    "opened": {
        "known": "2018-01",
        "precision": "month",
        "as": "opened",
        "it": "nel gennaio 2018",
        "en": "in January 2018",
    },
    "note": None,
    "sources": [
        {"url": "https://example.org/a", "dated": "2018-01-12"},
        {"url": "https://example.org/b", "dated": None},
    ],
}


def opened(**change):
    return PLACE | {"opened": PLACE["opened"] | change}


def test_row_holds_the_words_of_its_layer_and_all_its_sources():
    row = place_row(PLACE, LAYERS)
    assert (row["layer_en"], row["has_point"], row["operator_it"]) == ("WeMi points", True, None)
    assert row["sources"] == "https://example.org/a (2018-01-12) | https://example.org/b (undated)"


def test_place_without_a_house_number_has_no_point_and_no_area():
    row = place_row(PLACE | {"lon": None, "lat": None, "area_id": None}, LAYERS)
    assert (row["has_point"], row["area_id"], row["municipio"]) == (False, None, 2)


@pytest.mark.parametrize("field", ["lon", "lat", "area_id"])
def test_half_a_point_is_refused(field):
    with pytest.raises(CuratedFileError, match="a point has all of area_id, lon, lat"):
        place_row(PLACE | {field: None}, LAYERS)


@pytest.mark.parametrize(
    ("known", "precision"),
    [
        ("2018", "year"),
        ("2018-01", "month"),
        ("2018-01-12", "day"),
        ("2018-01-12", "before"),
        ("2018-01-12", "about"),
        ("2018-04/2018-05", "months"),
    ],
)
def test_date_is_written_as_precisely_as_it_is_known(known, precision):
    assert place_row(opened(known=known, precision=precision), LAYERS)["opened_known"] == known


@pytest.mark.parametrize(
    "change",
    [
        {"known": "2018-01-12"},
        {"known": "2018", "precision": "day"},
        {"known": None},
        {"known": "2018-01", "precision": "unknown"},
        {"known": None, "precision": "unknown"},
        {"as": "not_known"},
        {"precision": "roughly"},
    ],
)
def test_date_that_does_not_fit_its_precision_is_refused(change):
    with pytest.raises(CuratedFileError, match="wemi_example: opened"):
        place_row(opened(**change), LAYERS)


@pytest.mark.parametrize(
    ("place", "complaint"),
    [
        (PLACE | {"phone": "02"}, r"missing or unknown: \['phone'\]"),
        ({k: v for k, v in PLACE.items() if k != "note"}, r"missing or unknown: \['note'\]"),
        (PLACE | {"layer": "wemy"}, "layer 'wemy'"),
        (PLACE | {"note": {"it": "Solo in italiano."}}, "note must be in Italian and in English"),
        (opened(until="2020"), r"opened has fields missing or unknown: \['until'\]"),
    ],
)
def test_row_of_another_shape_is_refused_by_name(place, complaint):
    with pytest.raises(CuratedFileError, match=f"wemi_example: .*{complaint}"):
        place_row(place, LAYERS)


def test_point_outside_its_area_is_refused():
    import pandas as pd

    nil = gpd.GeoDataFrame({"area_id": [19]}, geometry=[shapely.box(9, 45, 10, 46)], crs=4326)
    with pytest.raises(CuratedFileError, match="wemi_example: in NIL 19, not 20"):
        require_areas(pd.DataFrame([place_row(PLACE, LAYERS)]), nil)


def test_whole_numbers_that_may_lack_are_not_plain_integers():
    column = dataset("sister_networks").columns[0]
    kinds = {
        (kind, nullable): _dtype(replace(column, type=kind, nullable=nullable))
        for kind, nullable in (("int", False), ("int", True), ("text", True))
    }
    assert kinds[("int", False)] == "int64"
    assert kinds[("int", True)] == "Int64"
    assert kinds[("text", True)] not in ("int64", "Int64")
