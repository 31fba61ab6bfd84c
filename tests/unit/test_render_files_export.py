"""A table of a page in every format: the same rows, and papers beside each."""

import io
import json
from functools import partial

import geopandas as gpd
import openpyxl
import pandas as pd
import pyogrio
import pytest

from atlas.provenance.papers import papers_of
from data.catalogue.card import dataset
from data.catalogue.read import read_table
from indicators import indicator
from render.files.csv import SEPARATORS
from render.files.export import Export
from render.files.tables import geojson_file, screen_table
from tests.exports import assert_alike, conforms, opened

NAME = "mappa Minorenni 2024"


@pytest.fixture(scope="module", params=["it", "en"])
def export(request, milan) -> Export:
    scene = milan.scene(indicator("minors"), language=request.param)
    papers = papers_of(scene, made_on="2026-11-30")
    rows = screen_table(scene, milan.names, {35: "=Viale Omero"})
    shapes = partial(geojson_file, read_table("nil_drawing"), rows, papers)
    return Export(rows, papers, geojson=shapes)


def test_the_ending_of_every_file_is_known_and_another_is_refused(export):
    assert export.kinds == ("xlsx", "csv", "zip", "geojson", "gpkg")
    assert Export(export.table, export.papers).kinds == ("xlsx", "csv", "zip")
    with pytest.raises(KeyError):
        Export(export.table, export.papers).file("gpkg", name=NAME)


def test_the_csv_for_programs_is_what_its_metadata_say(export):
    name, described, cells = opened(export.file("zip", name=NAME))
    conforms(described, cells, name)
    columns = {column["name"]: column for column in described["tableSchema"]["columns"]}
    language = export.papers.language
    assert name == "mappa-minorenni-2024.csv"
    assert described["dc:temporal"] == "2024"
    assert described["dc:license"] == [{"@id": dataset("population_register").licence.url}]
    assert described["tableSchema"]["primaryKey"] == ["area_id"]
    assert columns["value"]["titles"][language] == dict(export.papers.titles)["value"]
    assert {unit["@value"] for unit in columns["lower_95"]["schema:unitText"]} == {"%"}
    assert "schema:unitText" not in columns["rank"]


def test_the_csv_for_programs_is_the_same_in_every_language(milan):
    tables = []
    for language in ("it", "en"):
        scene = milan.scene(indicator("minors"), language=language)
        papers = papers_of(scene, made_on="2026-11-30")
        rows = screen_table(scene, milan.names, {})
        tables.append(opened(Export(rows, papers).file("zip", name=NAME))[2])
    assert tables[0].equals(tables[1])


def test_every_format_has_the_same_values(export):
    coded = pd.to_numeric(opened(export.file("zip", name=NAME))[2]["value"]).tolist()
    book = openpyxl.load_workbook(io.BytesIO(export.file("xlsx", name=NAME)))
    assert book.sheetnames == (["Dati", "Fonti"] if export.papers.language == "it"
                               else ["Data", "Sources"])  # fmt: skip
    head, *rows = book.worksheets[0].iter_rows(values_only=True)
    value = dict(export.papers.titles)["value"]
    separator, decimal = SEPARATORS[export.papers.language]
    content = io.BytesIO(export.file("csv", name=NAME))
    read = pd.read_csv(content, sep=separator, decimal=decimal, encoding="utf-8-sig")
    sheet = [row[head.index(value)] for row in rows]
    assert pd.Series(sheet, dtype=float).tolist() == pytest.approx(coded, nan_ok=True)
    assert read[value].tolist() == pytest.approx(coded, nan_ok=True)


def test_a_text_that_a_spreadsheet_would_run_is_text_in_every_format_it_opens(export):
    premises = opened(export.file("zip", name=NAME))[2]["premises"]
    book = openpyxl.load_workbook(io.BytesIO(export.file("xlsx", name=NAME)))
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row]
    assert "'=Viale Omero" in set(premises)
    assert "f" not in {cell.data_type for cell in cells}
    assert b"'=Viale Omero" in export.file("csv", name=NAME)


def test_the_geopackage_opened_again_is_the_geojson(export):
    drawn = json.loads(export.file("geojson", name=NAME))
    content = export.file("gpkg", name=NAME)
    layer = pyogrio.read_dataframe(content, layer="atlas")
    assert layer.crs.to_epsg() == 4326
    assert_alike(layer, gpd.GeoDataFrame.from_features(drawn["features"], crs=4326))
    papers = pyogrio.read_dataframe(content, layer="papers")
    assert export.papers.source in set(papers.iloc[:, 1])
