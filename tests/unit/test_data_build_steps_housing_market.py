import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from data.build.raw import SourceChangedError
from data.build.steps import housing_market

CHEAP, DEAR = "E8", "B12"
QUOTED = pd.DataFrame(
    {"zone": [CHEAP, DEAR], "rent_eur_m2_month": [8.0, 24.0], "price_eur_m2": [2000.0, 8000.0]}
)
RATIOS = {"2018_2": 0.5, "2025_1": 0.5}
REGISTER = pd.DataFrame(
    [(area, year, 1000 * area) for area in (1, 2, 3) for year in (2016, 2017, 2018, 2024)],
    columns=["area_id", "year", "residents"],
)


def weights(rows, zoning="2025_1"):
    table = pd.DataFrame(rows, columns=["area_id", "zone", "doors"])
    total = table.groupby("area_id")["doors"].transform("sum")
    return table.assign(share_of_area=table["doors"] / total, zoning=zoning)


def carried(rows):
    return housing_market.interpolated_means(weights(rows), QUOTED)


@pytest.mark.parametrize(
    ("cheap", "dear", "rent", "price"),
    [(1, 1, 16, 5000), (3, 1, 12, 3500), (1, 3, 20, 6500), (1, 2, 18.67, 6000)],
)
def test_mean_is_mixed_by_house_numbers(cheap, dear, rent, price):
    found = carried([(1, CHEAP, cheap), (1, DEAR, dear)]).loc[1]
    assert found[["rent_eur_m2_month", "price_eur_m2"]].tolist() == [rent, price]


@pytest.mark.parametrize(("quoted", "given"), [(89, False), (90, True), (100, True)])
def test_value_needs_nine_tenths_of_the_house_numbers_in_quoted_zones(quoted, given):
    found = carried([(1, CHEAP, quoted)] + [(1, "R2", 100 - quoted)] * (quoted < 100)).loc[1]
    assert found["quoted_share"] == quoted / 100
    assert pd.notna(found["rent_eur_m2_month"]) == given


def test_unquoted_zone_is_left_out_of_the_mean_and_not_counted_as_nothing():
    found = carried([(1, CHEAP, 95), (1, "R2", 5)]).loc[1]
    assert found["rent_eur_m2_month"] == 8


def test_area_without_any_quoted_zone_has_no_value_and_a_share_of_zero():
    found = carried([(1, "R2", 7)]).loc[1]
    assert found["quoted_share"] == 0
    assert found[["rent_eur_m2_month", "price_eur_m2"]].isna().all()


def test_areas_nine_tenths_in_one_zone_are_tied():
    words = housing_market.zone_words(
        weights([(1, CHEAP, 9), (1, DEAR, 1), (2, CHEAP, 5), (3, DEAR, 89), (3, CHEAP, 11)])
    )
    assert words["tie"].dropna().to_dict() == {1: CHEAP, 2: CHEAP}
    assert words["main_zone"].to_dict() == {1: CHEAP, 2: CHEAP, 3: DEAR}


ZONES = gpd.GeoDataFrame(
    {"zone": [DEAR, CHEAP]},
    geometry=[shapely.box(9.10, 45.4, 9.16, 45.5), shapely.box(9.15, 45.4, 9.20, 45.5)],
    crs=4326,
)


def doors(*spots):
    lons = [lon for lon, _ in spots]
    ids = [area for _, area in spots]
    points = gpd.points_from_xy(lons, [45.45] * len(spots))
    return gpd.GeoDataFrame({"area_id": ids}, geometry=points, crs=4326)


def test_doors_are_counted_in_the_zone_they_stand_in():
    found = housing_market.zone_weights(doors((9.11, 1), (9.12, 1), (9.19, 1)), ZONES, "2025_1")
    assert found[["zone", "doors"]].to_numpy().tolist() == [[DEAR, 2], [CHEAP, 1]]
    assert found["share_of_area"].sum() == pytest.approx(1, abs=1e-6)


def test_a_door_where_zones_overlap_counts_once_in_the_first_by_code():
    found = housing_market.zone_weights(doors((9.155, 1)), ZONES, "2025_1")
    assert found[["zone", "doors"]].to_numpy().tolist() == [[DEAR, 1]]


def test_a_door_outside_every_zone_is_not_counted():
    found = housing_market.zone_weights(doors((9.11, 1), (9.4, 1)), ZONES, "2025_1")
    assert found["doors"].tolist() == [1]


def test_house_numbers_outside_every_area_are_left_out():
    numbers = pd.DataFrame(
        {
            "area_id": pd.array([1, None], dtype="Int8"),
            "lon_microdeg": [9_110_000, 9_120_000],
            "lat_microdeg": [45_450_000, 45_450_000],
        }
    )
    found = housing_market.door_points(numbers)
    assert found["area_id"].tolist() == [1]
    assert (found.geometry.x[0], found.geometry.y[0]) == (9.11, 45.45)


def quotation(half, zone, low, high, *, kind="20", state="NORMALE"):
    return {
        "semestre": half,
        "Zona": zone,
        "Cod_Tip": kind,
        "Stato": state,
        "Loc_min": low,
        "Loc_max": high,
        "Compr_min": "2000",
        "Compr_max": "3000",
    }


def quotations(folder, *rows):
    path = folder / housing_market.QUOTATIONS_FILE
    path.parent.mkdir(exist_ok=True)
    pd.DataFrame(rows).to_csv(path, index=False)
    return housing_market.yearly_quotations(folder).set_index(["zone", "year"])


def test_zone_takes_the_middle_of_its_quotation_written_with_commas(tmp_path):
    found = quotations(tmp_path, quotation("2025-1", CHEAP, "7,5", "9,5"))
    assert found.loc[(CHEAP, 2025), "rent_eur_m2_month"] == (7.5 + 9.5) / 2
    assert found.loc[(CHEAP, 2025), "price_eur_m2"] == 2500


def test_year_of_two_halves_is_their_mean(tmp_path):
    halves = (quotation("2018-1", CHEAP, "7", "9"), quotation("2018-2", CHEAP, "9", "11"))
    assert quotations(tmp_path, *halves).loc[(CHEAP, 2018), "rent_eur_m2_month"] == (8 + 10) / 2


def test_zone_quoted_in_one_half_of_two_has_no_value_for_the_year(tmp_path):
    halves = (quotation("2018-2", CHEAP, "9", "11"), quotation("2025-1", CHEAP, "9", "11"))
    assert quotations(tmp_path, *halves).index.tolist() == [(CHEAP, 2025)]


@pytest.mark.parametrize("other", [{"kind": "21"}, {"kind": "6"}, {"state": "OTTIMO"}])
def test_only_civil_dwellings_in_the_normal_state_count(other, tmp_path):
    rows = (quotation("2025-1", CHEAP, "8", "10"), quotation("2025-1", CHEAP, "1", "2", **other))
    assert quotations(tmp_path, *rows).loc[(CHEAP, 2025), "rent_eur_m2_month"] == 9


def test_two_quotations_of_a_zone_in_a_half_year_stop_the_build(tmp_path):
    with pytest.raises(SourceChangedError, match="two quotations"):
        quotations(tmp_path, *[quotation("2025-1", CHEAP, "8", "10")] * 2)


def test_a_quoted_zone_that_is_not_on_the_map_stops_the_build():
    quoted = QUOTED.assign(zoning="2025_1", year=2025)
    with pytest.raises(SourceChangedError, match=DEAR):
        housing_market.require_known_zones(quoted, weights([(1, CHEAP, 5)]))


def test_table_has_every_area_and_the_city_in_every_year():
    rows = [(1, CHEAP, 4), (2, DEAR, 4), (3, "R2", 8)]
    both = pd.concat([weights(rows, zoning) for zoning in ("2018_2", "2025_1")])
    years = pd.concat([QUOTED.assign(year=year) for year in housing_market.ZONINGS])
    table = housing_market.market_table(both, years, REGISTER, RATIOS).set_index(
        ["area_id", "year"]
    )
    assert table.groupby("area_id").size().to_dict() == dict.fromkeys((0, 1, 2, 3), 5)
    assert table.loc[(2, 2017), "rent_eur_m2_month"] == 24
    assert pd.isna(table.loc[(3, 2025), "rent_eur_m2_month"])
    assert table.loc[(0, 2025), "residents"] == 6000


def spread_of(rows, *, quoted_share=1.0, ratio=0.5):
    here = weights(rows)
    areas = pd.DataFrame(
        {"rent_eur_m2_month": 10.0, "residents": 1000, "quoted_share": quoted_share},
        index=pd.Index(sorted(here["area_id"].unique()), name="area_id"),
    )
    return housing_market.rent_spread(here, QUOTED, areas, ratio)


def test_area_alone_in_its_zone_has_no_error_of_transfer():
    assert spread_of([(1, CHEAP, 5), (2, DEAR, 5)]).tolist() == [0, 0]


def test_two_equal_areas_of_one_zone_err_by_ratio_times_spread_times_root_of_one_half():
    sd = np.log([8.0, 24.0]).std(ddof=1)
    found = spread_of([(1, CHEAP, 5), (2, CHEAP, 5), (3, DEAR, 5)])
    assert found[1] == pytest.approx(0.5 * sd * 0.5**0.5, abs=1e-4)


def test_unquoted_house_numbers_widen_the_error():
    sd = np.log([8.0, 24.0]).std(ddof=1)
    found = spread_of([(1, CHEAP, 5), (2, DEAR, 5)], quoted_share=0.9)
    assert found[1] == pytest.approx(0.5 * sd * 0.1, abs=1e-4)


@pytest.mark.parametrize("names", [("Zona OMI X1", "no code"), ("Zona OMI X1", "Zona OMI X1")])
def test_zones_without_a_code_or_with_one_twice_are_refused(tmp_path, monkeypatch, names):
    layer = gpd.GeoDataFrame(
        {"name": names}, geometry=[shapely.box(9, 45, 9.1, 45.1)] * 2, crs=4326
    )
    monkeypatch.setattr(housing_market, "read_layer", lambda _: layer)
    with pytest.raises(SourceChangedError, match="a zone has no code, or one that is"):
        housing_market.read_zones(tmp_path, "2025_1")
