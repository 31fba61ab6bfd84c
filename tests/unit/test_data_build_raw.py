import geopandas as gpd
import pytest
import shapely

from data.build.raw import SourceChangedError, read, read_layer

TABLE = "nil;famiglie\n1;014\n2;3\n"


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "families.csv"
    file.write_text(TABLE, encoding="utf-8")
    return file


def test_every_column_of_the_file_is_read(path):
    table = read(path, ["nil"], sep=";", dtype={"famiglie": "str"})
    assert table["famiglie"].tolist() == ["014", "3"]


def test_a_column_that_is_gone_is_named_with_its_file(path):
    with pytest.raises(SourceChangedError, match=r"families\.csv: without the columns anno, CAP"):
        read(path, ["nil", "anno", "CAP"], sep=";")


@pytest.mark.parametrize("name", ["nil.geojson", "nil.shp"])
def test_a_layer_is_opened_as_what_its_name_says(tmp_path, name):
    squares = gpd.GeoDataFrame({"nil": [1]}, geometry=[shapely.box(0, 0, 1, 1)], crs=4326)
    squares.to_file(tmp_path / name)
    assert read_layer(tmp_path / name, ["nil"]).geometry.area.tolist() == [1.0]
    with pytest.raises(SourceChangedError, match=r"without the columns year"):
        read_layer(tmp_path / name, ["year"])


@pytest.mark.parametrize(
    ("name", "content"),
    [("nil.shp", b"{}"), ("nil.geojson", b"\x00\x00\x27\x0a"), ("nil.gpkg", b"SQLite")],
)
def test_a_file_of_another_kind_is_not_opened(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(SourceChangedError, match="neither GeoJSON nor a shapefile"):
        read_layer(tmp_path / name)
