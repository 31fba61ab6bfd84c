"""Building again from the publishers' files gives what is shipped (needs ../shared).

The whole build is long; its first steps are its sample.
"""

from pathlib import Path

import geopandas as gpd
import pytest
import shapely

from data.build.pipeline import SHARED_TABLE, add_tables, build_tables, write_table
from data.build.steps import boundaries, income, population
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


@pytest.fixture(scope="module")
def begun():
    """The tables of the first steps that no later step adds to."""
    tables = {}
    for step in (boundaries, population):
        add_tables(tables, step.build(RAW, tables))
    tables.pop(SHARED_TABLE, None)
    return tables


def written(table, key, folder):
    """Fingerprint of a table as it is written."""
    write_table(table, dataset(key))
    return fingerprint(folder / dataset(key).file)


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """Tables are written into a folder of the test."""
    monkeypatch.setattr("data.catalogue.card.PROCESSED", tmp_path)
    return tmp_path


@pytest.mark.long
def test_the_build_makes_a_table_for_every_card(built):
    assert set(built) == set(KEYS)


@pytest.mark.long
@pytest.mark.parametrize("key", KEYS)
def test_building_again_writes_the_shipped_bytes(built, key, elsewhere):
    assert written(built[key], key, elsewhere) == dataset(key).sha256


def test_the_first_steps_write_the_shipped_bytes(begun, elsewhere):
    assert {"nil_boundaries", "nil_areas", "population_register"} <= set(begun)
    for key, table in begun.items():
        assert (key, written(table, key, elsewhere)) == (key, dataset(key).sha256)


@pytest.mark.long
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


def test_cleaning_changes_no_area_by_more_than_the_card_says(begun):
    clean = begun["nil_boundaries"].to_crs(METRIC).area.to_numpy()
    change = abs(clean / shapely.area(published_nil()) - 1)
    assert change.max() < 0.00002 / 100
    assert "more than 0.00002 %" in dataset("nil_boundaries").processing.en
