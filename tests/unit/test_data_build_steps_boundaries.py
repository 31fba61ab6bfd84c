import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from data.build.steps import boundaries
from data.build.steps.boundaries import CoverageError
from geo.crs import METRIC, WEB, UnknownCrsError

EAST, NORTH, KM = 515_000, 5_035_000, 1_000


def block(left, right, bottom=0, top=KM):
    return shapely.box(EAST + left, NORTH + bottom, EAST + right, NORTH + top)


def areas(*shapes, ids=None):
    numbers = range(1, len(shapes) + 1) if ids is None else ids
    return gpd.GeoDataFrame({"area_id": list(numbers)}, geometry=list(shapes), crs=METRIC)


def published(*shapes, ids=None):
    layer = areas(*shapes, ids=ids).rename(columns={"area_id": "ID_NIL"})
    return layer.to_crs(WEB)


def test_published_overlap_is_given_to_one_of_the_two():
    clean = boundaries.clean_layer(published(block(0, KM), block(KM - 1, 2 * KM)), key="ID_NIL")
    assert shapely.coverage_is_valid(clean.geometry.to_numpy())
    assert clean.area.sum() == pytest.approx(2 * KM * KM, rel=1e-6)


def test_cleaned_layer_is_sorted_by_identifier_in_metres():
    layer = published(block(0, KM), block(KM, 2 * KM), ids=[7, 3])
    clean = boundaries.clean_layer(layer, key="ID_NIL")
    assert clean["area_id"].tolist() == [3, 7]
    assert clean.crs.to_epsg() == METRIC
    assert clean.geometry[0].centroid.x == pytest.approx(EAST + 1.5 * KM, abs=0.01)


def test_overlap_of_two_percent_is_too_much_to_mend():
    with pytest.raises(CoverageError, match="area changed by"):
        boundaries.clean_layer(published(block(0, KM), block(KM - 20, 2 * KM)), key="ID_NIL")


def test_layer_in_another_crs_is_refused():
    with pytest.raises(UnknownCrsError, match="4326 is required"):
        boundaries.clean_layer(areas(block(0, KM)), key="area_id")


BOW_TIE = shapely.Polygon([(0, 0), (1, 1), (1, 0), (0, 1)])


@pytest.mark.parametrize(
    ("shapes", "measured", "why"),
    [
        ([BOW_TIE], [0.5], "not valid"),
        ([block(0, 10), block(9, 20)], [10 * KM, 11 * KM], "overlap or leave gaps"),
        ([block(0, KM)], [KM * KM * 0.99], "area changed by 1.01%"),
    ],
)
def test_what_is_not_a_coverage_of_the_same_areas_is_refused(shapes, measured, why):
    with pytest.raises(CoverageError, match=why):
        boundaries.require_coverage(np.array(shapes), of=np.array(measured))


@pytest.mark.parametrize("change", [0.9951, 1.0049])
def test_change_of_area_under_half_a_percent_is_allowed(change):
    shapes = np.array([block(0, KM)])
    assert boundaries.require_coverage(shapes, of=np.array([KM * KM / change])) is None


def test_drawing_layer_has_five_decimals():
    drawn = boundaries.drawing_layer(areas(block(0, KM), block(KM, 2 * KM)))
    numbers = shapely.get_coordinates(drawn.geometry.to_numpy())
    assert drawn.crs.to_epsg() == WEB
    assert np.abs(numbers * 1e5 - np.rint(numbers * 1e5)).max() < 1e-6


def test_area_too_small_to_be_drawn_within_half_a_percent_is_refused():
    with pytest.raises(CoverageError):
        boundaries.drawing_layer(areas(block(0.3, 4.4, 0.3, 4.4)))


def test_build_refuses_another_number_of_areas(tmp_path):
    path = tmp_path / boundaries.NIL_FILE
    path.parent.mkdir()
    published(block(0, KM)).to_file(path)
    with pytest.raises(CoverageError, match=r"1 NIL .* expected 88"):
        boundaries.build(tmp_path, {})


@pytest.mark.parametrize(
    ("registered", "read"),
    [
        ("San Siro", "San Siro"),
        ("Citta' studi", "Città Studi"),
        ("Parco Bosco in citta'", "Parco Bosco in Città"),
        ("Monlue' - Ponte Lambro", "Monluè – Ponte Lambro"),
        ("P.ta Ticinese - Conchetta", "Porta Ticinese – Conchetta"),
        ("Pta Romana", "Porta Romana"),
        ("Niguarda - Ca? Granda", "Niguarda – Ca' Granda"),
        ("QT 8", "QT8"),
    ],
)
def test_register_names_are_spelt_for_readers(registered, read):
    assert boundaries.reader_name(registered) == read


def test_names_are_those_of_the_latest_year(tmp_path):
    rows = {"Anno": [2011, 2024], "NIL": [57, 57], "Quartiere": ["SELINUNTE", "San Siro"]}
    path = tmp_path / "register.csv"
    pd.DataFrame(rows).to_csv(path, index=False)
    assert boundaries.register_names(path) == {57: "San Siro"}


@pytest.mark.parametrize(
    ("names", "short"),
    [
        (["Isola"], ["Isola"]),
        (["Dodici mesi – tredici lune.."], ["Dodici mesi – tredici lune.."]),
        (["Dodici mesi – tredici lune..."], ["Dodici mesi"]),
        (["Q.re Gallaratese – Q.re San Leonardo – Lampugnano"], ["Gallaratese"]),
        (
            ["Lungo Nome – Prima Parte del Nome", "Lungo Nome – Seconda Parte del Nome"],
            ["Lungo Nome – Prima Parte del Nome", "Lungo Nome – Seconda Parte del Nome"],
        ),
        (
            ["Isola – Una Parte Lontana e Lunga", "Isola"],
            ["Isola – Una Parte Lontana e Lunga", "Isola"],
        ),
    ],
    ids=[
        "short",
        "28 characters",
        "29 characters",
        "first place",
        "two alike",
        "alike a whole one",
    ],
)
def test_short_names_are_the_first_place_unless_ambiguous(names, short):
    assert boundaries.short_names(pd.Series(names)).tolist() == short


@pytest.mark.parametrize(
    ("border", "main", "every"),
    [(980, 1, "1;2"), (995, 1, "1"), (300, 2, "2;1"), (5, 2, "2")],
)
def test_area_belongs_to_the_municipi_that_hold_at_least_one_percent(border, main, every):
    municipi = areas(block(-KM, border), block(border, 3 * KM))
    columns = boundaries.municipio_columns(areas(block(0, KM)), municipi)
    assert columns["municipio"].tolist() == [main]
    assert columns["municipi"].tolist() == [every]


def test_label_lies_inside_an_area_that_bends_around_its_centre():
    corner = block(0, 900, 0, 900) - block(200, 900, 200, 900)
    assert not corner.contains(corner.centroid)
    assert corner.contains(boundaries.label_points(areas(corner))[0])


def test_area_table_measures_names_and_marks():
    nil = areas(block(0, KM), block(KM, 2 * KM), ids=[24, 57])
    names = {24: "Parco Forlanini – Cavriano", 57: "San Siro"}
    table = boundaries.area_table(nil, areas(block(0, 2 * KM), ids=[7]), names)
    assert table["area_km2"].tolist() == [1.0, 1.0]
    assert table["institutional"].tolist() == ["excluded", "none"]
    assert table[["municipio", "municipi"]].to_numpy().tolist() == [[7, "7"], [7, "7"]]
    assert table["name"].tolist() == list(names.values())
