import pandas as pd
import pytest

from data.build.raw import SourceChangedError
from data.build.steps import environment

AREAS = pd.DataFrame({"area_id": [1, 2], "area_km2": [1.0, 3.0]})
REGISTER = pd.DataFrame({"area_id": [1, 2], "year": [2024, 2024], "residents": [500, 700]})
SOURCE = pd.DataFrame(
    {
        "id_nil": [2, 1],
        "verde_value": [20.0, 4.0],
        "verde_count": [300, 100],
        "calore_value": [0.2, 0.6],
        "calore_count": [300, 100],
        "rischioCalore_value": [0.0, 0.4],
        "rischioCalore_count": [300, 100],
    }
)
LISTED = pd.DataFrame({"NIL_ID": [2, 1], "n_decayed_buildings": [0.0, 3.0]})


def build(folder, source=SOURCE, listed=LISTED):
    for name, frame in (
        (environment.ENVIRONMENT_FILE, source),
        (environment.DEGRADED_FILE, listed),
    ):
        (folder / name).parent.mkdir(exist_ok=True)
        frame.to_csv(folder / name, index=False)
    return environment.build(folder, {"nil_areas": AREAS, "population_register": REGISTER})


@pytest.fixture
def tables(tmp_path):
    return build(tmp_path)


def test_each_area_keeps_the_mean_of_its_cells(tables):
    found = tables["environment_2024"].set_index("area_id")
    assert found.loc[1, ["green_index", "heat_exposure", "heat_risk"]].tolist() == [4, 0.6, 0.4]


def test_city_is_the_mean_of_all_cells_and_not_of_the_areas(tables):
    city = tables["environment_2024"].set_index("area_id").loc[0]
    assert city["green_index"] == (100 * 4 + 300 * 20) / 400
    assert city["heat_risk"] == 100 * 0.4 / 400
    assert city[["green_cells", "residents"]].tolist() == [400, 1200]


def test_city_comes_first_and_every_row_has_the_year(tables):
    found = tables["environment_2024"]
    assert found["area_id"].tolist() == [0, 1, 2]
    assert set(found["year"]) == {2024}


def test_counts_stay_whole_numbers(tables):
    counts = ["green_cells", "heat_cells", "risk_cells", "residents"]
    assert set(tables["environment_2024"][counts].dtypes.astype(str)) == {"int64"}


def test_cells_of_another_area_stop_the_build(tmp_path):
    crossed = SOURCE.assign(verde_count=[100, 300])
    with pytest.raises(SourceChangedError, match="do not fit the area of NIL"):
        build(tmp_path, crossed)


@pytest.mark.parametrize("name", ["source", "listed"])
def test_a_missing_area_stops_the_build(name, tmp_path):
    with pytest.raises(SourceChangedError, match="areas"):
        build(tmp_path, **{name: {"source": SOURCE, "listed": LISTED}[name].head(1)})


def test_listed_buildings_stand_beside_the_residents_sorted_by_area(tables):
    rows = tables["degraded_buildings"].to_numpy().tolist()
    assert rows == [[1, 2024, 3, 500], [2, 2024, 0, 700]]
