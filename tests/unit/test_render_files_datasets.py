"""Tables to take away, opened by other tools: the rows are whole and the papers are with them."""

import io
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
from render.files.datasets import formats_of, package

KEYS = ("declared_income", "premises", "nil_neighbours", "nil_drawing")


@pytest.fixture(scope="module")
def areas():
    return read_table("nil_boundaries")


def made(key, kind, areas, language="en"):
    return package(read_table(key), dataset(key), kind=kind, areas=areas, language=language)


@pytest.mark.parametrize("key", KEYS)
def test_csv_has_its_papers_above_and_all_its_rows(key, areas):
    content = made(key, "csv", areas).decode("utf-8-sig")
    assert f"# licence: {dataset(key).licence.name.en}" in content
    assert len(pd.read_csv(io.StringIO(content), comment="#")) == dataset(key).rows


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
    head, *rows = book["data"].iter_rows(values_only=True)
    first = [row[head.index("date_first")] for row in rows]
    known = [row[head.index("date_known")] for row in rows]
    assert all(isinstance(one, datetime) for one in first)
    assert "2018-09" in known


def test_geopackage_has_shapes_and_a_table_of_papers_with_the_licence(areas, tmp_path):
    card, path = dataset("declared_income"), tmp_path / "income.gpkg"
    path.write_bytes(made("declared_income", "gpkg", areas))
    layer = gpd.read_file(path, layer="declared_income")
    papers = pyogrio.read_dataframe(path, layer="papers").set_index("field")["text"]
    assert layer.crs.to_epsg() == 4326
    assert layer.geometry.is_valid.all()
    assert (papers["citation"], papers["source"]) == (card.citation.en, card.url_main.en)
    assert papers["licence"].startswith(card.licence.name.en)


def test_rows_without_a_shape_are_counted_in_the_geopackage(areas, tmp_path):
    path = tmp_path / "income.gpkg"
    path.write_bytes(made("declared_income", "gpkg", areas))
    papers = pyogrio.read_dataframe(path, layer="papers").set_index("field")["text"]
    assert papers["rows_without_shape"] == "3"


def test_every_table_can_be_had_and_every_placed_one_with_its_shape():
    assert all({"csv", "parquet"} <= set(formats_of(card)) for card in datasets().values())
    placed = {key for key, card in datasets().items() if "gpkg" in formats_of(card)}
    assert {"premises", "population_register", "house_numbers"} <= placed
    assert "transfer_errors" not in placed


def test_a_package_has_no_text_that_a_spreadsheet_would_run(areas):
    table = read_table("premises")
    table.loc[table.index[0], "name"] = "=1+1"
    card = dataset("premises")
    rows = package(table, card, kind="csv", areas=areas, language="en").decode("utf-8-sig")
    written = pd.read_csv(io.StringIO(rows), comment="#")
    assert written["name"][0] == "'=1+1"
    file = io.BytesIO(package(table, card, kind="xlsx", areas=areas, language="en"))
    head, first, *_ = openpyxl.load_workbook(file)["data"].iter_rows(values_only=True)
    assert first[head.index("name")] == "'=1+1"
