from datetime import date
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from data.build.steps import premises as step
from data.catalogue.card import SOURCES, read_card
from data.catalogue.contract import check
from data.premises import dates
from geo.crs import METRIC, to_web

RAW_NIL = Path(__file__).parents[3] / "shared" / "data" / "nil_boundaries_ds964" / "milan.geojson"
CONTENT = step.curated("premises")
PLACES = step.places_table(CONTENT)
UNITS = step.units_table(CONTENT["places"])
EVENTS = step.events_table(step.curated("events")["events"])
TABLES = {"premises": PLACES, "premises_units": UNITS, "premises_events": EVENTS}


def two_areas():
    """Area 1 lies west of area 2; their border runs north at 510 km east."""
    boxes = [shapely.box(509e3, 5034e3, 510e3, 5035e3), shapely.box(510e3, 5034e3, 511e3, 5035e3)]
    return to_web(gpd.GeoDataFrame({"area_id": [1, 2]}, geometry=boxes, crs=METRIC))


def place(*, metres_west, area_id=1, border=(None, None)):
    point = gpd.GeoSeries([shapely.Point(510e3 - metres_west, 5034.5e3)], crs=METRIC).to_crs(4326)
    row = {"premises_id": "zoia", "area_id": area_id, "lon": point.x[0], "lat": point.y[0]}
    return pd.DataFrame([row | {"border_area_id": border[0], "border_distance_m": border[1]}])


@pytest.mark.parametrize("key", TABLES)
def test_table_keeps_the_contract_on_its_card(key):
    assert check(TABLES[key], read_card(SOURCES / f"{key}.yml")) is None


def test_nine_places_and_their_events_are_kept():
    assert (len(PLACES), len(UNITS), len(EVENTS)) == (9, 9, 34)


def test_tables_are_sorted_so_that_a_rebuild_changes_nothing():
    assert list(PLACES["premises_id"]) == sorted(PLACES["premises_id"])
    assert list(EVENTS["date_first"]) == sorted(EVENTS["date_first"])


def test_each_theme_has_three_places():
    assert dict(PLACES["theme"].value_counts()) == {
        "social_lodges": 3,
        "activities_services": 3,
        "enterprise_community": 3,
    }


def test_only_the_third_theme_is_inferred():
    inferred = PLACES[PLACES["theme_certainty"] == "by_elimination"]
    assert set(inferred["theme"]) == {"enterprise_community"}
    assert len(inferred) == 3


def test_places_without_a_house_number_are_the_estimated_ones():
    estimated = PLACES[PLACES["point_quality"] == "estimated"]
    assert list(estimated["premises_id"]) == ["capuana", "palmanova"]
    assert PLACES["civic_numbers"].isna().equals(PLACES["point_quality"] == "estimated")


def test_uncertainty_is_stated_only_where_it_can_be_told():
    stated = PLACES.dropna(subset="point_uncertainty_m")
    assert dict(zip(stated["premises_id"], stated["point_uncertainty_m"], strict=True)) == {
        "capuana": 100
    }


def test_count_of_rooms_is_known_once_and_elsewhere_has_a_reason():
    counts = UNITS.set_index("premises_id")
    assert dict(counts["unit_count"].dropna()) == {"padre_monti": 3}
    assert counts["count_reason"].isna().equals(counts["unit_count"].notna())
    assert counts.loc["visconti", "count_reason"] == "wording_unclear"


@pytest.mark.parametrize(
    ("known", "precision", "first", "last"),
    [
        ("2019-02-16", "day", date(2019, 2, 16), date(2019, 2, 16)),
        ("2018-09", "month", date(2018, 9, 1), date(2018, 9, 30)),
        ("2023-12", "month", date(2023, 12, 1), date(2023, 12, 31)),
        ("2020-02", "month", date(2020, 2, 1), date(2020, 2, 29)),
        ("2018", "year", date(2018, 1, 1), date(2018, 12, 31)),
        ("after 2020-04-30", "unknown", date(2020, 5, 1), None),
    ],
)
def test_date_spans_the_days_it_can_mean(known, precision, first, last):
    assert dates.possible_days(known, precision) == (first, last)


@pytest.mark.parametrize(
    ("known", "precision"),
    [
        ("2018-09", "day"),
        ("2018-09-01", "month"),
        ("20180901", "day"),
        ("2018-02-30", "day"),
        ("2018-13", "month"),
        ("unknown", "unknown"),
        ("after 2020-04-30", "day"),
        ("2018-09", "week"),
    ],
)
def test_date_that_does_not_fit_its_precision_is_refused(known, precision):
    with pytest.raises(dates.CuratedFileError, match="is not known by"):
        dates.possible_days(known, precision)


@pytest.mark.parametrize(
    ("metres", "border"), [(39, (2, 39)), (34.3, (2, 34)), (41, (None, None)), (300, (None, None))]
)
def test_border_is_stated_when_it_is_near(metres, border):
    frame = place(metres_west=metres, border=border)
    assert step.require_borders(frame, two_areas()) is None


@pytest.mark.parametrize(
    ("metres", "border"),
    [(39, (None, None)), (39, (2, 38)), (39, (3, 39)), (41, (2, 41)), (300, (2, 39))],
)
def test_border_that_is_not_as_stated_stops_the_build(metres, border):
    with pytest.raises(dates.CuratedFileError, match="border stated as"):
        step.require_borders(place(metres_west=metres, border=border), two_areas())


def test_point_outside_its_area_stops_the_build():
    with pytest.raises(dates.CuratedFileError, match="zoia: not in NIL 2"):
        step.require_borders(place(metres_west=10, area_id=2), two_areas())


def test_field_nobody_knows_is_refused_with_its_row():
    event = step.curated("events")["events"][0] | {"mood": "good"}
    with pytest.raises(dates.CuratedFileError, match=r"2017-12-18.*mood"):
        step.events_table([event])


@pytest.mark.skipif(not RAW_NIL.exists(), reason="the raw NIL layer is not on this machine")
def test_build_proves_the_nine_points_against_the_real_boundaries():
    nil = gpd.read_file(RAW_NIL).rename(columns={"ID_NIL": "area_id"})[["area_id", "geometry"]]
    nil["geometry"] = shapely.coverage_clean(nil.geometry.to_numpy())
    built = step.build(Path("unused"), {"nil_boundaries": nil})
    near = built["premises"].dropna(subset="border_area_id")
    found = near[["premises_id", "border_area_id", "border_distance_m"]].to_numpy().tolist()
    assert found == [["palmanova", 18, 34], ["zoia", 56, 39]]
