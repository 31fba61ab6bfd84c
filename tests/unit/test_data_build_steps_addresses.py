"""The build step of streets and house numbers (the register itself only with ../shared)."""

from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from data.build.raw import SourceChangedError
from data.build.steps import addresses
from data.catalogue.card import dataset
from data.catalogue.contract import check
from geo.crs import METRIC, WEB, UnknownCrsError

RAW = Path(__file__).parents[3] / "shared" / "data"
needs_raw = pytest.mark.skipif(
    not (RAW / addresses.FOLDER).is_dir(),
    reason="the publishers' files (../shared/data) are not on this machine",
)


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("SANT'ERLEMBALDO", "Sant'Erlembaldo"),
        ("FRATELLI ZOIA", "Fratelli Zoia"),
        ("DEL DUOMO", "del Duomo"),
        ("DELL'ORSO", "dell'Orso"),
        ("SAN PIETRO ALL'ORTO", "San Pietro all'Orto"),
        ("CESARE CANTU'", "Cesare Cantù"),
        ("FABRIZIO DE ANDRE'", "Fabrizio De André"),
        ("CA' GRANDA", "Ca' Granda"),
        ("GIUSEPPE PIOLTI DE' BIANCHI", "Giuseppe Piolti de' Bianchi"),
        ("GABRIELE D'ANNUNZIO", "Gabriele D'Annunzio"),
        ("STATI UNITI D'AMERICA", "Stati Uniti d'America"),
        ("BONVESIN DE LA RIVA", "Bonvesin de la Riva"),
        ("UGO LA MALFA", "Ugo La Malfa"),
        ("VITTORIO EMANUELE II", "Vittorio Emanuele II"),
        ("RAGAZZI DEL '99", "Ragazzi del '99"),
    ],
)
def test_a_name_in_capitals_is_spelt_for_readers(source, wanted):
    assert addresses.reader_name(source) == wanted


def street_row(name, listed, national):
    return {"DESCRITTIVO": name, "DENOMINAZIONE": listed, "ANNCSU": national, "kind": "via"}


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        (street_row("UGO BASSI", "BASSI UGO", "UGO BASSI"), "UGO BASSI"),
        (street_row("MEDA FILIPPO", "MEDA FILIPPO", "FILIPPO MEDA"), "FILIPPO MEDA"),
        (street_row("FALCONE", "FALCONE", "GIOVANNI FALCONE"), "FALCONE"),
        (street_row("", "GENONI ROSA", ""), "GENONI ROSA"),
        (street_row("VIA MERCANTI", "MERCANTI", "MERCANTI"), "MERCANTI"),
    ],
)
def test_the_first_name_comes_first(row, wanted):
    assert addresses.natural_order(row) == wanted


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        (street_row("UGO BASSI", "BASSI UGO", "UGO BASSI"), ""),
        (street_row("FRATELLI ZOIA", "ZOIA (F.LLI)", "FRATELLI ZOIA"), ""),
        (street_row("PADRE LUIGI MONTI", "MONTI PADRE PIER LUIGI", ""), "monti padre pier luigi"),
        (street_row("FALCONE", "FALCONE", "GIOVANNI FALCONE"), "giovanni falcone"),
    ],
)
def test_a_spelling_is_kept_only_if_its_words_are_others(row, wanted):
    assert addresses.other_spellings(row["DESCRITTIVO"], row) == wanted


REGISTER_FIELDS = (
    "CODICE_VIA NUMERO LETTERA BARRA BARRA2 STATOCIVICO PASSOCARRAIO MUNICIPIO LONG LAT"
)
REGISTER = """
1 1 - -   -   2  0 1 9,001  45,5
1 2 A -   -   2  - 1 9,002  45,5
1 2 B 3   -   4  0 1 9,003  45,5
1 3 - -   -   99 0 1 9,004  45,5
1 5 - -   -   2  1 1 9,005  45,5
1 7 - -   P01 4  0 1 9,006  45,5
1 1 - -   N01 2  0 1 9,007  45,5
1 9 - -   N02 4  0 1 9,008  45,5
1 9 - -   N01 2  0 - 9,0091 45,5
8 1 - -   -   2  0 1 9,01   45,5
"""


def toy_register(text=REGISTER):
    rows = [[cell.replace("-", "") for cell in line.split()] for line in text.split("\n") if line]
    names = REGISTER_FIELDS.replace("LONG", "LONG_WGS84").replace("LAT", "LAT_WGS84").split()
    return pd.DataFrame(rows, columns=names)


def toy_doors(text=REGISTER):
    streets = pd.DataFrame({"street_id": [1]})
    return addresses.one_door_each(addresses.usable_doors(toy_register(text), streets))


def test_suppressed_numbers_driveways_and_unknown_streets_stay_out():
    assert sorted(zip(toy_doors()["number"], toy_doors()["suffix"], strict=True)) == [
        (1, ""),
        (2, "A"),
        (2, "B/3"),
        (9, ""),
    ]


def test_a_number_says_which_door_stands_for_it():
    doors = toy_doors().set_index(["number", "suffix"])["door"].to_dict()
    assert doors == {(1, ""): "main", (2, "A"): "main", (2, "B/3"): "pending", (9, ""): "secondary"}


def test_the_first_side_door_stands_for_a_number_without_its_own():
    nine = toy_doors().set_index("number").loc[9]
    assert nine["lon_microdeg"] == 9_009_100
    assert pd.isna(nine["municipio"])


def test_an_unforeseen_state_stops_the_build():
    with pytest.raises(SourceChangedError, match="'5'"):
        toy_doors("1 1 - - - 5 0 1 9,001 45,5")


def test_two_doors_of_one_number_stop_the_build():
    with pytest.raises(SourceChangedError, match="same street"):
        toy_doors("1 1 - - - 2 0 1 9,001 45,5\n1 1 - - - 4 0 1 9,002 45,5")


def squares(crs=WEB):
    boxes = [shapely.box(9.0, 45, 9.002, 46), shapely.box(9.002, 45, 9.005, 46)]
    return gpd.GeoDataFrame({"area_id": [7, 3]}, geometry=boxes, crs=crs)


def test_a_door_lies_in_one_area_on_a_border_in_the_smaller_id_outside_in_none():
    table = addresses.number_table(toy_doors(), squares())
    assert table["area_id"].fillna(0).tolist() == [7, 3, 3, 0]


def test_boundaries_in_metres_are_refused():
    with pytest.raises(UnknownCrsError):
        addresses.number_table(toy_doors(), squares(METRIC))


def test_ring_roads_are_not_streets_and_an_unknown_type_stops_the_build():
    source = pd.DataFrame(
        [["4", "1", "ALPI", "ALPI", "ALPI"], ["2", "30", "EST", "EST", "EST"]],
        columns=["CODICE_VIA", "TIPO", "DENOMINAZIONE", "DESCRITTIVO", "ANNCSU"],
    )
    kept = addresses.street_table(source, {"1": "via", "30": "tangenziale"})
    assert kept.to_numpy().tolist() == [[4, "via", "Alpi", ""]]
    with pytest.raises(SourceChangedError, match="rotatoria"):
        addresses.street_table(source, {"1": "via", "30": "rotatoria"})


# --- the register of 2 March 2020 -------------------------------------------------------------


@pytest.fixture(scope="module")
def built():
    nil = gpd.read_file(RAW / "nil_boundaries_ds964/milan.geojson").to_crs(METRIC)
    clean = shapely.coverage_clean(nil.geometry.to_numpy())
    layer = gpd.GeoDataFrame({"area_id": nil["ID_NIL"].astype(int)}, geometry=clean, crs=METRIC)
    return addresses.build(RAW, {"nil_boundaries": layer.to_crs(WEB)})


@needs_raw
@pytest.mark.parametrize("key", ["streets", "house_numbers"])
def test_the_tables_keep_the_contract_on_their_card(built, key):
    check(built[key], dataset(key))


@needs_raw
def test_the_reasons_for_leaving_rows_out_are_those_on_the_card():
    rows = addresses.read_source(RAW / addresses.FOLDER / "CIVICI_20200302.CSV")
    streets = addresses.read_source(RAW / addresses.FOLDER / "VIARIO_20200302.CSV")
    suppressed = rows["STATOCIVICO"] == "99"
    driveway = (rows["PASSOCARRAIO"] == "1") | rows["BARRA2"].str.startswith("P")
    nowhere = ~rows["CODICE_VIA"].isin(streets["CODICE_VIA"])
    assert (len(rows), suppressed.sum(), nowhere.sum()) == (63_046, 2_353, 20)
    assert (driveway & ~suppressed).groupby(rows["STATOCIVICO"]).sum()[["2", "4"]].tolist() == [
        933,
        2_899,
    ]
    assert (nowhere & ~suppressed & ~driveway).sum() == 5
    assert (rows["MUNICIPIO"] == "").sum() == 9


@needs_raw
def test_every_row_of_the_register_is_kept_or_accounted_for(built):
    kept = built["house_numbers"]["door"].value_counts().to_dict()
    assert kept == {"main": 50_935, "pending": 1_198, "secondary": 514}
    assert 63_046 - sum(kept.values()) == 2_353 + 3_832 + 5 + 4_209


@needs_raw
def test_the_seven_doors_outside_every_area_are_the_seven_without_municipio(built):
    doors = built["house_numbers"]
    outside = doors[doors["area_id"].isna()]
    assert outside["number"].tolist() == [13, 15, 17, 19, 21, 23, 25]
    assert outside["municipio"].isna().all()
    assert doors["municipio"].isna().sum() == len(outside)


@needs_raw
def test_every_neighbourhood_has_doors_and_339_streets_have_none(built):
    streets, doors = built["streets"], built["house_numbers"]
    assert doors["area_id"].nunique() == 88
    assert len(streets) == 4_322
    assert (~streets["street_id"].isin(doors["street_id"])).sum() == 339


@needs_raw
def test_the_two_tables_together_weigh_at_most_700_kb(built, tmp_path):
    for key, table in built.items():
        table.to_parquet(tmp_path / key, index=False, compression="zstd")
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= 700_000
