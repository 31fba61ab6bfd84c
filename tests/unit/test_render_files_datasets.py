"""Tables to take away, opened by other tools: the rows are whole and the papers are with them."""

import io
import json
from datetime import datetime

import geopandas as gpd
import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pyogrio
import pytest

from atlas.wording.columns import heading
from data.catalogue.card import dataset, datasets
from data.catalogue.read import read_table
from render.files.datasets import formats_of, headings, package
from tests.exports import assert_alike, conforms, opened

KEYS = ("declared_income", "premises", "nil_neighbours", "nil_drawing")


@pytest.fixture(scope="module")
def areas():
    return read_table("nil_boundaries")


def made(key, kind, areas, language="en"):
    return package(read_table(key), dataset(key), kind=kind, areas=areas, language=language)


@pytest.mark.parametrize("key", KEYS)
def test_csv_has_one_row_of_headings_and_all_its_rows(key, areas):
    content = made(key, "csv", areas, "it")
    back = pd.read_csv(io.BytesIO(content), sep=";", decimal=",", encoding="utf-8-sig")
    card = dataset(key)
    assert (len(back), len(set(back))) == (card.rows, len(card.columns))
    shipped = read_table(key)
    for column in card.columns:
        if column.type == "float":
            heading_of = headings(card, "it").get(column.name, column.name)
            assert back[heading_of].to_numpy() == pytest.approx(shipped[column.name], nan_ok=True)


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("language", ["it", "en"])
def test_the_csv_for_programs_is_what_its_metadata_say(key, language, areas):
    content = made(key, "zip", areas, language)
    name, described, table = opened(content)
    conforms(described, table, name)
    card = dataset(key)
    assert described["dc:license"] == [{"@id": card.licence.url}]
    assert described["dc:temporal"] == card.reference_years.text(language)
    names = [column.name for column in card.columns if column.type != "geometry"]
    assert {entry["name"] for entry in described["tableSchema"]["columns"]} >= set(names)
    assert content == made(key, "zip", areas, language)


@pytest.mark.parametrize("key", KEYS)
def test_parquet_carries_its_papers_in_the_schema(key, areas):
    file = io.BytesIO(made(key, "parquet", areas))
    papers = pq.read_schema(file).metadata
    assert papers[b"citation"].decode() == dataset(key).citation.en
    assert len(pd.read_parquet(file)) == dataset(key).rows


@pytest.mark.parametrize("language", ["it", "en"])
def test_workbook_has_data_columns_and_papers(language, areas):
    card = dataset("declared_income")
    book = openpyxl.load_workbook(io.BytesIO(made("declared_income", "xlsx", areas, language)))
    names = [heading(name, language) for name in ("data", "columns", "papers")]
    assert book.sheetnames == names
    assert book[names[0]].max_row == card.rows + 1
    papers = {row[0].value: row[1].value for row in book[names[2]].iter_rows()}
    assert papers[heading("title", language)] == card.title.text(language)
    assert papers[heading("licence", language)].startswith(card.licence.name.text(language))


def test_days_are_dates_in_a_workbook_and_what_is_less_than_a_day_stays_as_it_is_written(areas):
    book = openpyxl.load_workbook(io.BytesIO(made("premises_events", "xlsx", areas)))
    head, *rows = book["Data"].iter_rows(values_only=True)
    names = headings(dataset("premises_events"), "en")
    first, known = ([row[head.index(names.get(key, key))] for row in rows]
                    for key in ("date_first", "date_known"))  # fmt: skip
    assert all(isinstance(one, datetime) for one in first)
    assert "2018-09" in known


def test_geopackage_has_shapes_and_a_table_of_papers_with_the_licence(areas, tmp_path):
    card, path = dataset("declared_income"), tmp_path / "income.gpkg"
    path.write_bytes(made("declared_income", "gpkg", areas))
    layer = gpd.read_file(path, layer="declared_income")
    papers = pyogrio.read_dataframe(path, layer="papers").set_index("Field")["Text"]
    assert layer.crs.to_epsg() == 4326
    assert layer.geometry.is_valid.all()
    assert (papers[heading("citation", "en")], papers[heading("source", "en")]) == (
        card.citation.en,
        card.url_main.en,
    )
    assert papers[heading("licence", "en")].startswith(card.licence.name.en)


def test_rows_without_a_shape_are_counted_in_the_geopackage(areas, tmp_path):
    path = tmp_path / "income.gpkg"
    path.write_bytes(made("declared_income", "gpkg", areas))
    papers = pyogrio.read_dataframe(path, layer="papers").set_index("Field")["Text"]
    city = read_table("declared_income")["area_id"] == 0
    assert papers[heading("rows_without_shape", "en")] == str(city.sum())


def test_every_table_can_be_had_and_every_placed_one_with_its_shape():
    assert all({"csv", "zip", "parquet"} <= set(formats_of(card)) for card in datasets().values())
    placed = {
        key for key, card in datasets().items() if {"gpkg", "geojson"} <= set(formats_of(card))
    }
    assert {"premises", "population_register", "house_numbers"} <= placed
    assert "transfer_errors" not in placed


def test_a_package_has_no_text_that_a_spreadsheet_would_run(areas):
    table = read_table("premises")
    table.loc[table.index[0], "name"] = "=1+1"
    card = dataset("premises")
    title = headings(card, "en").get("name", "name")
    rows = package(table, card, kind="csv", areas=areas, language="en")
    assert pd.read_csv(io.BytesIO(rows), encoding="utf-8-sig")[title][0] == "'=1+1"
    _, _, coded = opened(package(table, card, kind="zip", areas=areas, language="en"))
    assert coded["name"][0] == "'=1+1"
    file = io.BytesIO(package(table, card, kind="xlsx", areas=areas, language="en"))
    head, first, *_ = openpyxl.load_workbook(file)["Data"].iter_rows(values_only=True)
    assert first[head.index(title)] == "'=1+1"


@pytest.mark.parametrize("key", ["declared_income", "premises", "nil_drawing"])
def test_the_geopackage_holds_what_the_geojson_holds(key, areas):
    drawn = json.loads(made(key, "geojson", areas))
    expected = gpd.GeoDataFrame.from_features(drawn["features"], crs=4326)
    layer = pyogrio.read_dataframe(made(key, "gpkg", areas), layer=key)
    assert drawn["papers"]["citation"] == dataset(key).citation.en
    assert_alike(layer, expected)
