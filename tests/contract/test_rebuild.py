"""Building again from the publishers' files gives what is shipped (needs ../shared)."""

from pathlib import Path

import geopandas as gpd
import pytest
import shapely

from data.build.pipeline import build_tables, write_table
from data.build.steps import boundaries, income
from data.catalogue.card import dataset, datasets
from data.catalogue.read import fingerprint
from geo.crs import METRIC

RAW = Path(__file__).resolve().parents[3] / "shared" / "data"
KEYS = tuple(datasets())

pytestmark = pytest.mark.skipif(
    not RAW.is_dir(), reason="the publishers' files (../shared/data) are not on this machine"
)


@pytest.fixture(scope="module")
def built():
    return build_tables(RAW)


def test_the_build_makes_a_table_for_every_card(built):
    assert set(built) == set(KEYS)


@pytest.mark.parametrize("key", KEYS)
def test_building_again_writes_the_shipped_bytes(built, key, tmp_path, monkeypatch):
    monkeypatch.setattr("data.catalogue.card.PROCESSED", tmp_path)
    write_table(built[key], dataset(key))
    assert fingerprint(tmp_path / dataset(key).file) == dataset(key).sha256


@pytest.mark.parametrize("year", [2019, 2020, 2021])
def test_every_mean_income_lies_between_those_of_its_postcodes(built, year):
    postcodes = income.postcode_income(RAW).query("year == @year").set_index("postcode")
    means = postcodes["income_eur"] / postcodes["taxpayers"]
    found = (
        built["postcode_weights"]
        .assign(mean=lambda rows: rows["postcode"].map(means))
        .groupby("area_id")["mean"]
        .agg(["min", "max"])
    )
    values = built["declared_income"].query("year == @year").set_index("area_id")
    carried = values["mean_income_eur"].drop(0)
    assert ((carried >= found["min"] - 0.01) & (carried <= found["max"] + 0.01)).all()


def published_nil():
    layer = gpd.read_file(RAW / boundaries.NIL_FILE).sort_values("ID_NIL").to_crs(METRIC)
    return layer.geometry.to_numpy()


def test_layer_as_published_is_no_valid_coverage():
    edges = shapely.coverage_invalid_edges(published_nil())
    assert (~shapely.is_empty(edges)).sum() == 61
    assert shapely.length(edges).sum() / 1000 == pytest.approx(90, abs=0.5)


def test_cleaning_changes_no_area_by_more_than_the_card_says(built):
    clean = built["nil_boundaries"].to_crs(METRIC).area.to_numpy()
    change = abs(clean / shapely.area(published_nil()) - 1)
    assert change.max() < 0.00002 / 100
    assert "more than 0.00002 %" in dataset("nil_boundaries").processing.en
