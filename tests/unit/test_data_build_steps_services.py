import pandas as pd
import pytest

from data.build.raw import SourceChangedError
from data.build.steps import services

SOURCE = pd.DataFrame(
    {
        "id_nil": [14, 1, 57, 2],
        "farmacie": [9, 25, 6, 0],
        "medici_mmg": [218, 21, 12, 0],
        "esercizi_vicinato": [361, 2943, 410, 0],
        "pubblici_esercizi": [95, 687, 104, 3],
        "servizi_sociali_2014": [28, 26, 13, 0],
        "servizi_sociali_ok": [True, True, False, True],
    }
)
AREAS = pd.DataFrame({"area_id": [1, 2, 14, 57]})
REGISTER = pd.DataFrame(
    [(area, year, 1000 * area) for area in (1, 2, 14, 57) for year in (2023, 2024)],
    columns=["area_id", "year", "residents"],
)


def build(folder, source=SOURCE):
    path = folder / services.SERVICES_FILE
    path.parent.mkdir(exist_ok=True)
    source.to_csv(path, index=False)
    return services.build(folder, {"nil_areas": AREAS, "population_register": REGISTER})


@pytest.fixture
def tables(tmp_path):
    return build(tmp_path)


def reasons(tables, dataset):
    rows = tables["missing_values"].query("dataset == @dataset")
    return dict(zip(zip(rows["area_id"], rows["column"], strict=True), rows["reason"], strict=True))


def test_surgeries_of_the_default_place_are_an_error_of_the_source(tables):
    assert reasons(tables, "health_services")[(14, "gp_surgeries")] == "source_error"
    assert tables["health_services"].set_index("area_id")["gp_surgeries"].isna()[14]


def test_a_place_without_surgeries_may_be_one_whose_surgeries_are_lost(tables):
    assert reasons(tables, "health_services")[(2, "gp_surgeries")] == "unmatched"
    assert tables["health_services"].set_index("area_id")["gp_surgeries"].isna()[2]


def test_counted_surgeries_are_kept(tables):
    known = tables["health_services"].set_index("area_id")["gp_surgeries"].dropna()
    assert known.to_dict() == {1: 21, 57: 12}


def test_no_pharmacy_is_a_zero(tables):
    pharmacies = tables["health_services"].set_index("area_id")["pharmacies"]
    assert pharmacies.to_dict() == {1: 25, 2: 0, 14: 9, 57: 6}


def test_no_shop_may_be_a_shop_that_was_lost(tables):
    assert reasons(tables, "shops") == {(2, "neighbourhood_shops"): "unmatched"}


def test_areas_matched_by_an_ambiguous_name_are_emptied_whatever_their_number(tables):
    assert reasons(tables, "social_organisations") == {(57, "organisations"): "unmatched"}
    kept = tables["social_organisations"].set_index("area_id")["organisations"].dropna()
    assert kept.to_dict() == {1: 26, 2: 0, 14: 28}


def test_each_table_has_its_year_and_the_residents_nearest_to_it(tables):
    health, shops = tables["health_services"], tables["shops"]
    assert (set(health["year"]), set(shops["year"])) == ({2026}, {2023})
    assert health["residents"].tolist() == [1_000, 2_000, 14_000, 57_000]


def test_another_default_value_stops_the_build(tmp_path):
    changed = SOURCE.assign(medici_mmg=[23, 21, 12, 0])
    with pytest.raises(SourceChangedError, match="NIL 14"):
        build(tmp_path, changed)


def test_a_missing_area_stops_the_build(tmp_path):
    with pytest.raises(SourceChangedError, match="areas"):
        build(tmp_path, SOURCE[SOURCE["id_nil"] != 57])
