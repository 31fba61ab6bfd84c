from dataclasses import replace

import geopandas as gpd
import pandas as pd
import pytest

from data.build.pipeline import write_table
from data.catalogue import read
from data.catalogue.card import dataset
from data.catalogue.read import ShippedDataError, checked_path, fingerprint, read_table


@pytest.fixture
def shelf(tmp_path, monkeypatch):
    """A shelf of toy tables: ``put(like, file)`` lends a real card to a file of the test."""
    monkeypatch.setattr("data.catalogue.card.PROCESSED", tmp_path)
    checked_path.cache_clear()
    yield lambda key, **changes: lend(monkeypatch, key, **changes)
    checked_path.cache_clear()


def lend(monkeypatch, key, **changes):
    card = replace(dataset(key), **changes)
    if card.path.exists():
        card = replace(card, sha256=fingerprint(card.path))
    monkeypatch.setattr(read, "dataset", lambda _: card)
    return card


def test_missing_file_is_refused_with_the_remedy(shelf):
    shelf("employment_2011")
    with pytest.raises(ShippedDataError, match=r"employment_2011\.csv is missing: restore"):
        read_table("employment_2011")


def test_altered_file_is_refused_with_the_command_that_mends_it(shelf, tmp_path):
    path = tmp_path / "employment_2011.csv"
    path.write_text("area_id,year,employed,residents_census\n1,2011,2,4\n", encoding="utf-8")
    shelf("employment_2011")
    path.write_text("area_id,year,employed,residents_census\n1,2011,3,4\n", encoding="utf-8")
    with pytest.raises(ShippedDataError, match=r"python -m data\.build"):
        read_table("employment_2011")


def test_file_without_a_column_of_its_card_is_refused(shelf, tmp_path):
    (tmp_path / "employment_2011.csv").write_text("area_id,year\n1,2011\n", encoding="utf-8")
    shelf("employment_2011")
    with pytest.raises(ShippedDataError, match="employed"):
        read_table("employment_2011")


def test_columns_take_the_types_of_the_card(shelf, tmp_path):
    columns = (
        "area_id,year,mean_income_eur,mean_income_spread,taxable_income_eur,"
        "taxable_income_spread,low_income_pct,low_income_spread,low_income_hidden_pct,"
        "taxpayers,taxpayers_per_adult,main_postcode,main_share,tie,civics_with_postcode_share,"
        "unsteady\n"
    )
    row = "1,2021,100,0.1,90,0.1,30,0.1,0,9,0.8,00121,1,,0.5,False\n"
    (tmp_path / "declared_income.csv").write_text(columns + row, encoding="utf-8")
    shelf("declared_income")
    found = read_table("declared_income").iloc[0]
    assert (found["area_id"], found["mean_income_eur"]) == (1, 100.0)
    assert found["main_postcode"] == "00121"
    assert pd.isna(found["tie"])


def test_counts_that_may_be_missing_stay_whole_numbers(shelf, tmp_path):
    names = ",".join(column.name for column in dataset("education_2011").columns)
    text = f"{names}\n1,2011,,2,3,4,9\n"
    (tmp_path / "education_2011.csv").write_text(text, encoding="utf-8")
    shelf("education_2011")
    found = read_table("education_2011")
    assert found["tertiary"].dtype == "Int64"
    assert found["area_id"].dtype == "int64"
    assert found["no_title_or_primary"].isna().all()


def test_text_that_looks_like_a_gap_is_still_text(shelf, tmp_path):
    text = "dataset,area_id,year,column,reason\nNA,1,2011,null,nan\n"
    (tmp_path / "missing_values.csv").write_text(text, encoding="utf-8")
    shelf("missing_values")
    found = read_table("missing_values").iloc[0]
    assert found[["dataset", "column", "reason"]].tolist() == ["NA", "null", "nan"]


@pytest.mark.parametrize("value", [0.1 + 0.2, 1 / 3, 37230.86, 5e-324, 123456789.123456789])
def test_decimals_come_back_to_the_last_bit(shelf, tmp_path, value):
    card = shelf("nil_neighbours")
    pair = {"area_id": [1], "neighbour_id": [2], "shared_border_m": [value]}
    write_table(pd.DataFrame(pair), card)
    shelf("nil_neighbours")
    assert read_table("nil_neighbours")["shared_border_m"].item() == value


@pytest.mark.parametrize("file", ["shapes.parquet", "shapes.geojson"])
def test_shapes_come_back_with_their_coordinates_and_crs(shelf, file):
    points = gpd.points_from_xy([9.12345], [45.54321])
    card = shelf("nil_boundaries", file=file)
    write_table(gpd.GeoDataFrame({"area_id": [7]}, geometry=points, crs=4326), card)
    shelf("nil_boundaries", file=file)
    found = read_table("nil_boundaries")
    assert found.crs.to_epsg() == 4326
    assert found["geometry"].to_list() == list(points)
    assert found.columns.to_list() == ["area_id", "geometry"]


def test_parquet_without_shapes_is_a_plain_table(shelf):
    card = shelf("employment_2011", file="plain.parquet")
    row = {"area_id": [1], "year": [2011], "employed": [2], "residents_census": [4]}
    write_table(pd.DataFrame(row), card)
    shelf("employment_2011", file="plain.parquet")
    assert read_table("employment_2011").to_dict("list") == row


def test_fingerprint_is_the_sha256_of_the_bytes(tmp_path):
    path = tmp_path / "empty"
    path.write_bytes(b"")
    assert fingerprint(path).startswith("e3b0c44298fc1c149afbf4c8996fb924")
