"""The table of people around the premises, on a street of two areas."""

import geopandas as gpd
import pandas as pd
import pytest

from data.build.steps import catchment_error
from data.build.steps.catchments import catchment_table
from data.catalogue.card import dataset
from data.catalogue.contract import check
from geo.catchment import Tolerance
from geo.crs import METRIC

# One street running east, a door every 100 m. West of 510,450 m it is area 1 (1,000 residents,
# 500 households), east of it area 2 (250 residents of 300, ten households).
EAST = [509_900, 510_000, 510_100, 510_200, 510_300, 510_500, 510_600, 510_900, 511_500, 512_900]
AREAS = [1, 1, 1, 1, 1, 2, 2, 2, 2, 2]
NORTH = 5_034_000
TOLERANCE = Tolerance(-0.5, 1.0)

REGISTER = pd.DataFrame(
    {
        "area_id": [1, 2, 1],
        "year": [2024, 2024, 2023],
        "residents": [1_000, 250, 9],
        "households": [500, 10, 9],
        "minors": [200, 25, 0],
        "aged_65_plus": [300, 25, 0],
        "aged_80_plus": [100, 5, 0],
        "one_person_households": [250, 1, 0],
        "foreign_residents": [150, 25, 0],
        "aged_80_plus_alone": [40, 2, 0],
    }
).astype("Int64")


def on_the_street(east, **columns):
    points = gpd.points_from_xy(east, [NORTH] * len(east))
    return gpd.GeoDataFrame(columns, geometry=points, crs=METRIC)


@pytest.fixture(scope="module")
def table():
    doors = on_the_street(EAST, area_id=AREAS)
    places = on_the_street([510_000, 510_600]).to_crs(4326).geometry
    premises = pd.DataFrame(
        {
            "premises_id": ["omero", "capuana"],
            "lon": places.x,
            "lat": places.y,
            "point_quality": ["official_civic", "estimated"],
        }
    )
    return catchment_table(doors, premises, REGISTER, TOLERANCE)


@pytest.fixture(scope="module")
def rows(table):
    return table.set_index(["premises_id", "shape", "radius_m", "area_id"])


def test_table_fits_its_card(table):
    assert check(table, dataset("premises_reach")) is None


def test_people_are_those_of_the_doors_within(rows):
    disc = rows.loc[("omero", "disc", 250, 0)]
    assert (disc["doors"], disc["residents"], disc["households"]) == (4, 800, 400)


def test_interval_is_the_tolerance_of_what_of_the_area_is_outside(rows):
    disc = rows.loc[("omero", "disc", 250, 0)]
    slack = 800 * 1 / 5
    assert disc[["residents_lower", "residents_upper"]].tolist() == [800 - slack / 2, 800 + slack]


def test_disc_across_two_areas_is_told_area_by_area(rows):
    disc = rows.loc[("omero", "disc", 500)]
    assert disc["doors"].to_dict() == {0: 6, 1: 5, 2: 1}
    assert disc["residents"].to_dict() == {0: 1_050, 1: 1_000, 2: 50}
    assert disc["area_share_pct"].to_dict() == {0: 100, 1: 95.2, 2: 4.8}


def test_ring_is_the_disc_without_the_smaller_one(rows):
    ring = rows.loc[("omero", "ring", 500, 0)]
    assert (ring["inner_m"], ring["doors"], ring["residents"]) == (250, 2, 250)


def test_all_together_count_nobody_twice(rows):
    both = rows.loc[("all", "disc", 500, 0)]
    assert both["doors"] == 8
    assert pd.isna(both["shared_with"])


def test_people_within_both_discs_are_shared(rows):
    for place, other in (("omero", "capuana"), ("capuana", "omero")):
        disc = rows.loc[(place, "disc", 500, 0)]
        assert (disc["shared_with"], disc["shared_residents"]) == (other, 3 * 200 + 50)


def test_discs_apart_share_nobody_and_rings_and_areas_are_silent(rows):
    assert rows.loc[("omero", "disc", 250, 0), "shared_residents"] == 0
    others = rows[(rows.index.get_level_values("shape") == "ring")]
    areas = rows[rows.index.get_level_values("area_id") != 0]
    assert others["shared_residents"].isna().all()
    assert areas["shared_residents"].isna().all()


def test_composition_is_the_area_s_own_and_not_given_where_too_few_live(rows):
    disc = rows.loc[("omero", "disc", 500)]
    assert disc.loc[1, ["nil_minors_pct", "nil_one_person_households_pct"]].tolist() == [20, 50]
    assert pd.isna(disc.loc[2, "nil_minors_pct"])


def test_mixed_composition_is_that_of_the_areas_that_have_one(rows):
    assert rows.loc[("omero", "disc", 500, 0), "nil_minors_pct"] == 20


def test_latest_year_of_the_register_is_used_and_named(table):
    assert set(table["year"]) == {2024}


def test_estimated_points_are_marked_and_so_is_the_whole_that_holds_one(table):
    marked = table.groupby("premises_id")["estimated_point"].unique().map(list)
    assert marked.to_dict() == {"all": [True], "capuana": [True], "omero": [False]}


def test_a_page_without_its_marks_is_not_written_and_a_folder_must_be_named(capsys):
    with pytest.raises(ValueError, match="lacks the marks measured:begin and measured:end"):
        catchment_error.with_page("# A page\n", iter(["| a |"]))
    assert catchment_error.main([]) == 2
    assert capsys.readouterr().err == "python -m data.build.steps.catchment_error RAW_FOLDER\n"


def test_what_stands_between_the_marks_is_replaced():
    page = "# A\n<!-- measured:begin -->\nold\n<!-- measured:end -->\nend\n"
    assert catchment_error.with_page(page, iter(["| new |"])) == page.replace("old", "\n| new |\n")


def test_the_measurement_is_written_into_its_page(tmp_path, monkeypatch):
    monkeypatch.setattr(catchment_error, "PAGE", tmp_path / "reach.md")
    monkeypatch.setattr(catchment_error, "measured_page", lambda raw, text: f"{text} of {raw}")
    (tmp_path / "reach.md").write_text("page")
    assert catchment_error.main(["folder"]) == 0
    assert (tmp_path / "reach.md").read_text() == "page of folder"
