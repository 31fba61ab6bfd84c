import io
import json
import re
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from atlas.provenance.papers import Papers
from atlas.wording import LANGUAGES, text
from data.catalogue.read import read_table
from indicators import indicator
from render.files.csv import csv_file
from render.files.tables import geojson_file, screen_table

PAPERS = Papers(
    title="Titolo, 2024",
    sentence="Una frase\ncon a capo.",
    source="Fonte: registro. Licenza CC BY 4.0.",
    caveat="Avvertenza: città di prova.",
    made_on="Atlante, 23 novembre 2026",
    notes=(("nessun valore", "a righe grigie"),),
    language="en",
)
ITALIAN = replace(PAPERS, language="it")
PREMISES = {1: "Via Forno", 3: "=HYPERLINK(1)"}


@pytest.fixture(scope="module")
def table(toy):
    return screen_table(toy.scene(year=2023), toy.names, PREMISES)


def read_back(written: bytes) -> pd.DataFrame:
    return pd.read_csv(io.BytesIO(written), comment="#", encoding="utf-8-sig")


# The table twin


def test_the_table_has_one_row_for_each_area_with_its_reason(table):
    assert table["area"].tolist() == ["Alba", "Borgo", "Corte"]
    assert table["reason_missing"].tolist() == ["", "", "source_error"]
    assert table["class"].tolist() == [2, 1, 0]
    assert table["premises"].tolist() == ["Via Forno", "", "=HYPERLINK(1)"]


def test_the_table_has_the_decimals_of_the_indicator_and_no_noise(toy):
    third = toy.rows().assign(value=[50.9899, 50.989900000001, 1 / 3])
    table = screen_table(replace(toy.scene(), rows=third), toy.names, {})
    assert table["value"].tolist() == [51.0, 51.0, 0.3]


def test_a_change_has_no_rank(toy, table):
    changed = screen_table(toy.scene(mode="change"), toy.names, {})
    assert {"rank", "rank_low", "rank_high", "ranked_of", "rank_reason"} <= set(table)
    assert not {name for name in changed if name.startswith("rank")}


# CSV


def test_the_csv_begins_with_its_papers_one_line_each(table):
    lines = csv_file(table, PAPERS).decode("utf-8-sig").splitlines()
    assert lines[:6] == [
        "# Titolo, 2024",
        "# Una frase con a capo.",
        "# Fonte: registro. Licenza CC BY 4.0.",
        "# Avvertenza: città di prova.",
        "# nessun valore: a righe grigie",
        "# Atlante, 23 novembre 2026",
    ]
    assert lines[6].startswith("area_id,area,value,lower_95,upper_95,reason_missing")


def test_the_csv_opens_in_a_spreadsheet_with_its_accents(table):
    assert csv_file(table, PAPERS).startswith(b"\xef\xbb\xbf# Titolo")


def test_the_csv_is_read_back_as_it_was(table):
    back = read_back(csv_file(table, PAPERS))
    assert back["value"].tolist()[:2] == [45.0, 30.0]
    assert np.isnan(back["value"][2])
    assert back["rank"].tolist()[:2] == [1, 2]
    assert back["reason_missing"].tolist()[2] == text("en")("missing.source_error")
    assert b"45,0" not in csv_file(table, PAPERS)


def test_an_italian_csv_opens_in_an_italian_spreadsheet(table):
    lines = csv_file(table.assign(value=[0.5, -1234.5, np.nan]), ITALIAN).decode().splitlines()
    back = pd.read_csv(io.StringIO("\n".join(lines[6:])), sep=";", decimal=",")
    assert lines[6].startswith("ID_NIL;quartiere;valore;limite_inferiore_95")
    assert back["valore"].tolist()[:2] == [0.5, -1234.5]
    assert back["motivo_se_manca"].tolist()[2] == text("it")("missing.source_error")
    assert back["strutture_collettive"].tolist() == ["no", "no", "no"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_file_says_none_nan_or_true(table, language):
    odd = table.assign(value=[np.nan, None, pd.NA], premises=[None, "", np.nan])
    cells = re.split(r"[;,\n]", csv_file(odd, replace(PAPERS, language=language)).decode())
    assert not {"None", "nan", "NaN", "NaT", "<NA>", "True", "False"} & set(cells)


@pytest.mark.parametrize("cell", ["=1+1", "+39 02", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])
def test_text_that_a_spreadsheet_would_run_is_kept_as_text(cell):
    back = read_back(csv_file(pd.DataFrame({"area": [cell, "Alba"]}), PAPERS))
    assert back["area"].tolist() == [f"'{cell.strip()}", "Alba"]


def test_a_negative_number_is_a_number_and_no_formula(toy):
    changed = screen_table(toy.scene(mode="change"), toy.names, {})
    assert read_back(csv_file(changed, PAPERS))["value"].tolist()[:2] == [5.0, -5.0]


@pytest.mark.parametrize("language", ["it", "en"])
def test_the_csv_of_an_indicator_has_88_rows(milan, language):
    shown = milan.scene(indicator("low_education"), language=language)
    back = read_back(csv_file(screen_table(shown, milan.names, {}), PAPERS))
    assert len(back) == 88
    assert (back["value"].isna() == back["reason_missing"].notna()).all()
    reasons = {text("en")(f"missing.{reason}") for reason in ("not_decoded", "too_few")}
    assert reasons <= set(back["reason_missing"].dropna())


# GeoJSON


def strict(written: bytes):
    def refuse(constant):
        raise AssertionError(f"{constant} is not JSON")

    return json.loads(written, parse_constant=refuse)


def test_the_geojson_has_its_papers_and_a_feature_for_each_area(toy, table):
    content = strict(geojson_file(toy.layer, table, PAPERS))
    assert list(content) == ["type", "papers", "features"]
    assert (content["type"], len(content["features"])) == ("FeatureCollection", 3)
    assert content["papers"]["source"] == PAPERS.source
    assert content["papers"]["nessun valore"] == "a righe grigie"


def test_what_is_missing_is_null_in_the_geojson(toy, table):
    found = strict(geojson_file(toy.layer, table, PAPERS))["features"][2]["properties"]
    assert (found["value"], found["rank"]) == (None, None)
    assert found["reason_missing"] == text("en")("missing.source_error")


@pytest.mark.parametrize("key", ["declared_income", "elderly_alone"])
def test_the_geojson_of_milan_has_88_polygons_in_degrees(milan, key):
    shown = milan.scene(indicator(key))
    table = screen_table(shown, milan.names, {})
    content = strict(geojson_file(read_table("nil_drawing"), table, PAPERS))
    assert len(content["features"]) == 88
    kinds = {feature["geometry"]["type"] for feature in content["features"]}
    assert kinds <= {"Polygon", "MultiPolygon"}
    lon, lat = np.ravel(content["features"][0]["geometry"]["coordinates"][0][0])[:2]
    assert (9.0 < lon < 9.3, 45.3 < lat < 45.6) == (True, True)
