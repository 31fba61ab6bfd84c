"""The figures of the errata ledger, recomputed from the shipped tables and from the raw files."""

from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest

from data.build.steps.addresses import read_source
from data.catalogue.read import read_table
from data.quality.corrections import errata
from geo.crs import METRIC

RAW = Path(__file__).parents[3] / "shared" / "data"
raw_files = pytest.mark.skipif(
    not RAW.is_dir(), reason="the publishers' files (../shared/data) are not on this machine"
)
LEDGER = {entry.id: entry for entry in errata()}
WHOLES = {
    "births_foreign_parent": "births",
    "births_outside_marriage": "births",
    "one_person_households": "households",
}


def says(entry, *figures, field="moved"):
    """Both languages write each figure, with their own marks for decimals and thousands."""
    said = getattr(LEDGER[entry], field)
    for figure in figures:
        other = figure.translate(str.maketrans(",.", ".,"))
        assert figure in said.en, (entry, figure)
        assert other in said.it, (entry, other)


@pytest.fixture(scope="module")
def register():
    return read_table("population_register").set_index(["area_id", "year"]).sort_index()


@pytest.fixture(scope="module")
def published():
    return pd.read_csv(RAW / "ds205_nil_2011_2024/ds205_nil_2011_2024.csv")


def csv(path, **options):
    return pd.read_csv(RAW / path, **options)


def test_ledger_names_the_table_of_every_value_emptied_for_an_error():
    missing = read_table("missing_values")
    wrong = set(missing.loc[missing["reason"] == "source_error", "dataset"])
    emptied = [entry.tables for entry in LEDGER.values() if entry.treatment == "emptied"]
    assert wrong - {key for tables in emptied for key in tables} == set()


@raw_files
def test_foreign_births_of_2017_are_all_births_and_the_years_around_are_not(published):
    city = published.groupby("Anno")[["NatiGenStran", "Nati"]].sum()
    share = (100 * city["NatiGenStran"] / city["Nati"]).round(1)
    assert share[2017] == 100
    says("ds205_foreign_births_2017", f"{share[2016]}", f"{share[2018]}")


@raw_files
def test_zero_of_2017_would_have_lowered_nil_9_and_the_city(published):
    city = published.groupby("Anno")[["Over80", "Totale"]].sum()
    with_zero = 100 * city.loc[2017, "Over80"] / city.loc[2017, "Totale"]
    others = published[(published["Anno"] == 2017) & (published["NIL"] != 9)]
    without = 100 * others["Over80"].sum() / others["Totale"].sum()
    own = published[(published["Anno"] == 2016) & (published["NIL"] == 9)].iloc[0]
    says("ds205_aged_80_2017", f"{with_zero:.2f}", f"{without:.2f}", "79")
    says("ds205_aged_80_2017", f"{100 * own['Over80'] / own['Totale']:.1f}")


def test_nine_cells_exceed_their_whole_in_small_areas(register):
    larger = [
        place
        for part, whole in WHOLES.items()
        for place in register.index[register[part].gt(register[whole]).fillna(False)]
    ]
    assert len(larger) == 9
    assert (register.loc[larger, "residents"] < 1_000).all()
    assert register.loc[(8, 2017), ["one_person_households", "households"]].tolist() == [9, 1]


def test_four_cells_are_blank_in_the_register():
    missing = read_table("missing_values").query("dataset == 'population_register'")
    blank = missing[missing["reason"] == "not_published"]
    assert blank.groupby(["area_id", "year"]).size().to_dict() == {
        (8, 2017): 1,
        (8, 2023): 2,
        (39, 2020): 1,
    }


def test_out_registrations_of_2013_and_2014_are_57_percent_above(register):
    city = register["registrations_out"].groupby("year").sum()
    around = city.loc[[2011, 2012, 2015, 2016]].mean()
    high = city.loc[[2013, 2014]]
    assert round(100 * (high.mean() / around - 1)) == 57
    says("ds205_cancellations_2013", *(f"{count:,}" for count in high), f"{around:,.0f}", "57")


def test_institutional_figures_are_those_of_the_register(register):
    before, after = register.loc[(24, 2016)], register.loc[(24, 2017)]
    counts = [before["residents"], after["residents"], before["households"], after["households"]]
    says("ds205_institutional_registrations", *(f"{count:,}" for count in counts))
    latest = register.loc[(73, 2024)]
    says(
        "ds205_institutional_registrations",
        *(f"{latest[name]:,}" for name in ("households", "residents", "one_person_households")),
        field="what",
    )


@raw_files
def test_area_column_swaps_three_areas_and_agrees_for_the_others():
    lines = (RAW / "ds205_nil_2011_2024/raw_excerpt/2024_verbatim.csv").read_text(
        "utf-8", "replace"
    )
    cells = [line.split(";") for line in lines.splitlines()]
    written = {int(c[2]): float(c[-1].replace(",", ".")) for c in cells if c[2].isdigit()}
    measured = (
        gpd.GeoDataFrame(read_table("nil_boundaries")).to_crs(METRIC).set_index("area_id").area
    )
    off = {area for area, m2 in written.items() if abs(m2 / measured[area] - 1) > 0.01}
    assert off == {5, 16, 71}
    for area, other in ((5, 71), (16, 5), (71, 16)):
        assert written[area] == pytest.approx(measured[other], rel=0.01)
    says(
        "ds205_area_column",
        f"{measured[16] / written[16]:.1f}",
        f"{measured[71] / written[71]:.1f}",
    )
    assert measured[5] / written[5] == pytest.approx(1 / 3, abs=0.005)


def test_neighbour_pairs_are_240():
    assert len(read_table("nil_neighbours")) == 240
    says("ds964_edges", "240", "220")


@raw_files
def test_names_of_39_areas_differ_between_the_two_layers():
    old = gpd.read_file(RAW / "nil_boundaries_2012/NILZone.EPSG4326.geojson").set_index("ID_NIL")
    new = gpd.read_file(RAW / "nil_boundaries_ds964/milan.geojson").set_index("ID_NIL")
    assert int((old["NIL"].reindex(new.index) != new["NIL"]).sum()) == 39
    says("nil_names_broken", "39")


@raw_files
def test_figures_of_households_are_those_of_the_two_sources(register):
    of_2021 = register.xs(2021, level="year")
    heads = csv("opendata_nil_tables/nil_families_2021_ds1440_breakdown.csv").set_index("id_nil")
    old = heads["classiEta: 80 anni e più"]
    says("ds1440_heads_80", f"{old.sum():,.0f}", f"{of_2021['aged_80_plus'].sum():,}", field="what")
    large = of_2021.index[of_2021["residents"] >= 1_000]
    more = int((old > of_2021["aged_80_plus"]).loc[large].sum())
    says("ds1440_heads_80", f"{more}", f"{len(large)}", "10.1")
    alone = heads["tipologie: Single"].sum() / heads["famiglie"].sum()
    registered = of_2021["one_person_households"].sum() / of_2021["households"].sum()
    says("ds1440_one_person", f"{100 * alone:.1f}", f"{100 * registered:.1f}")
    now = csv("cap_nil_civics/nil_families_2025.csv")["famiglie_2025_ds1440"].sum()
    of_the_year = heads.loc[heads["anno"] == 2021, "famiglie"].sum()
    growth = 100 * (now / of_the_year - 1)
    says("ds1440_two_definitions", f"{of_the_year:,}", f"{now:,}", f"{growth:.1f}")
    says("ds1440_nil_8", f"{heads['famiglie'].sum():,}", f"{of_the_year:,}")
    assert heads.index[heads["anno"] != 2021].tolist() == [8]


@raw_files
def test_series_of_zone_means_lies_below_dwellings_by_what_is_said():
    quoted = csv("omi/milano_omi_valori.csv").query("semestre == '2025-1' and Cod_Tip == 20")
    middle = (quoted["Compr_min"] + quoted["Compr_max"]) / 2
    names = csv("omi/milano_omi_zone.csv").query("semestre == '2025-1'").drop_duplicates("Zona")
    named = names.set_index("Zona")["Zona_Descr"].str.strip("'")
    dwellings = middle.groupby(quoted["Zona"]).mean().rename(index=named)
    series = csv("omi/omi_zone_timeseries_2019_2025.csv").query("semestre == '2025_1'")
    gap = 100 * (series.set_index("zona_omi")["prezzo_acquisto"] / dwellings - 1)
    assert gap.notna().sum() == 42
    says("omi_zone_means", *(f"{abs(v):.0f}" for v in (gap.mean(), gap.min(), gap.max())))


@raw_files
def test_denominator_of_income_moves_the_city_by_what_is_said():
    city = csv("mef_irpef/milano_cap_2019_2021.csv").groupby("anno_imposta").sum(numeric_only=True)
    of = city.loc[2021]
    declared = of["reddito_complessivo_eur"] / of["reddito_complessivo_n"]
    everyone = of["reddito_complessivo_eur"] / of["contribuenti"]
    assert abs(declared - 37_231) < 1
    says(
        "mef_denominator",
        f"{declared:,.0f}",
        f"{everyone:,.0f}",
        f"{100 * (1 - everyone / declared):.1f}",
    )


@raw_files
def test_postcode_20122_is_second_for_low_incomes_every_year_and_weighs_what_is_said():
    income = csv("mef_irpef/milano_cap_2019_2021.csv", dtype={"CAP": str})
    place = income.groupby("anno_imposta")["pct_le15k"].rank(ascending=False)
    assert place[income["CAP"] == "20122"].tolist() == [2, 2, 2]
    weights = read_table("postcode_weights").query("postcode == '20122'").set_index("area_id")
    says(
        "mef_postcode_20122",
        *(f"{100 * weights.loc[a, 'share_of_area']:.0f}" for a in (4, 5, 1, 6)),
    )


@raw_files
def test_house_numbers_without_a_postcode_are_as_many_as_said():
    known = csv("cap_nil_civics/nil_families_2025.csv").set_index("id_nil")["civici_totali_ds634"]
    carried = read_table("postcode_weights").groupby("area_id")["civics"].sum()
    says("postcode_weights_uncovered", f"{carried.sum():,}", f"{known.sum():,}", field="what")
    says("postcode_weights_uncovered", f"{known.sum() - carried.sum():,}")
    share = (100 * carried / known).round()
    assert share.nsmallest(3).to_dict() == {3: 32, 9: 38, 59: 38}


def test_eighteen_areas_have_no_education():
    empty = read_table("education_2011")["residents_6_plus"].isna().sum()
    says("ds1489_joined_by_name", f"{empty}")


@raw_files
def test_sections_without_an_area_hold_271_residents():
    folder = "census2011_nil_lookup"
    known = csv(
        f"{folder}/tableNILSezioniDiCensimento2011.csv", sep=";", header=None, encoding="latin-1"
    )
    sections = csv(f"{folder}/istat_2011_Milano.csv", sep=";")
    lost = sections[~(sections["SEZ2011"] - 151_460_000_000).isin(known[0])]
    assert len(lost) == 7
    says("census_sections_without_nil", f"{lost['P1'].sum()}", f"{sections['P1'].sum():,}")


@raw_files
def test_practitioners_of_nil_14_and_shops_of_nil_1_are_fallbacks(register):
    services = csv("opendata_nil_tables/nil_services.csv").set_index("id_nil")
    residents = register.xs(2024, level="year")["residents"]
    doctors = services["medici_mmg"]
    own = 10_000 * doctors[14] / residents[14]
    rest = 10_000 * (doctors.sum() - doctors[14]) / (residents.sum() - residents[14])
    says("services_general_practitioners", f"{own:.1f}", f"{rest:.1f}")
    assert services["grande_distribuzione"].nlargest(2).to_dict() == {1: 207, 21: 58}
    assert int((~services["servizi_sociali_ok"]).sum()) == 24
    assert not services.loc[57, "servizi_sociali_ok"]


@raw_files
def test_five_sport_facilities_lie_in_another_area():
    points = gpd.read_file(RAW / "sport_2020/ds629.impianti_sportivi_11_06_2020.geojson")
    areas = gpd.GeoDataFrame(read_table("nil_boundaries"))
    found = gpd.sjoin(points, areas[["area_id", "geometry"]], how="left", predicate="intersects")
    assert (len(found), int((found["area_id"] != found["ID_NIL"].astype(int)).sum())) == (407, 5)


@raw_files
def test_gaps_of_the_house_number_register_are_as_many_as_said():
    doors = read_source(RAW / "house_numbers_2020/CIVICI_20200302.CSV")
    streets = read_source(RAW / "house_numbers_2020/VIARIO_20200302.CSV")
    assert int((~doors["CODICE_VIA"].isin(streets["CODICE_VIA"])).sum()) == 20
    assert int((doors["MUNICIPIO"] == "").sum()) == 9
    says("ds634_gaps", "20", "9", field="what")


def test_gaps_of_the_shipped_house_numbers_are_as_many_as_said():
    doors = read_table("house_numbers")
    assert (int(doors["area_id"].isna().sum()), int(doors["municipio"].isna().sum())) == (7, 7)
    says("ds634_gaps", f"{len(doors):,}")


@raw_files
def test_rows_shifted_in_the_citizenships_hold_as_many_residents_as_said():
    source = csv("city_foreigners_1987_2024/ds75_stranieri_sesso_citt.csv", sep=";")
    shifted = source[source["Residenti"].isna()]
    lost = shifted["Genere"].astype(int).groupby(shifted["Anno"]).sum()
    assert (len(shifted), lost.to_dict()) == (6, {1991: 7, 2018: 9, 2023: 18})


@raw_files
def test_population_since_1880_joins_the_register_in_2021(register):
    source = csv("city_foreigners_1987_2024/ds1494_popolazione-calcolata-dal-1880.csv", sep=";")
    city = register["residents"].groupby("year").sum()
    more = city - source.set_index("Anno")["Popolazione"].reindex(city.index)
    says("ds1494_two_definitions", f"{more[2011]:,}", f"{more[2020]:,}")
    assert more.index[more == 0].tolist() == [2021, 2022, 2023, 2024]


@raw_files
def test_pupils_read_as_decimals_would_be_a_thousandth():
    folder = "city_foreigners_1987_2024"
    name = "Alunni_Scuole_Secondarie_di_Secondo_Grado_per_cittadinanza_(2007_08-2023_24).csv"
    source = csv(f"{folder}/{name}")
    italian = source[(source["Cittadinanza"] == "Italiani")].iloc[:, [1, 3]]
    first = italian[italian.iloc[:, 0] == "2007/2008"].iloc[:, 1].sum()
    says("pupils_thousands_point", f"{first:.1f}", f"{1_000 * first:,.0f}")
