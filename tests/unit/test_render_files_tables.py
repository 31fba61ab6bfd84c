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
    return pd.read_csv(io.BytesIO(written), encoding="utf-8-sig")


def written(table, papers=PAPERS) -> bytes:
    return csv_file(table, papers.language, dict(papers.titles))


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


def test_the_csv_is_one_row_of_headings_and_the_rows_without_comments(table):
    content = written(table)
    head = b"NIL ID,Neighbourhood,Value,From (95%),To (95%),Why missing"
    assert content.startswith(b"\xef\xbb\xbf" + head)
    assert len(content.decode("utf-8-sig").splitlines()) == 1 + len(table)
    assert b"#" not in content


def test_the_csv_is_read_back_as_it_was(table):
    back = read_back(written(table))
    assert back["Value"].tolist()[:2] == [45.0, 30.0]
    assert np.isnan(back["Value"][2])
    assert back["Rank"].tolist()[:2] == [1, 2]
    assert back["Why missing"].tolist()[2] == text("en")("missing.source_error")
    assert b"45,0" not in written(table)


def test_an_italian_csv_opens_in_an_italian_spreadsheet(table):
    content = written(table.assign(value=[0.5, -1234.5, np.nan]), ITALIAN)
    back = pd.read_csv(io.BytesIO(content), sep=";", decimal=",", encoding="utf-8-sig")
    assert list(back)[:4] == ["ID_NIL", "Quartiere", "Valore", "Da (95 %)"]
    assert back["Valore"].tolist()[:2] == [0.5, -1234.5]
    assert back["Perché manca"].tolist()[2] == text("it")("missing.source_error")
    assert back["Strutture collettive"].tolist() == ["no", "no", "no"]


def test_the_value_is_headed_by_what_it_is_where_its_papers_say_so(table):
    papers = replace(ITALIAN, titles=(("value", "Minorenni, 2023 (%)"),))
    assert (
        written(table, papers)
        .decode("utf-8-sig")
        .startswith("ID_NIL;Quartiere;Minorenni, 2023 (%);")
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_file_says_none_nan_or_true(table, language):
    odd = table.assign(value=[np.nan, None, pd.NA], premises=[None, "", np.nan])
    cells = re.split(r"[;,\n]", written(odd, replace(PAPERS, language=language)).decode())
    assert not {"None", "nan", "NaN", "NaT", "<NA>", "True", "False"} & set(cells)


@pytest.mark.parametrize("cell", ["=1+1", "+39 02", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])
def test_text_that_a_spreadsheet_would_run_is_kept_as_text(cell):
    back = read_back(written(pd.DataFrame({"area": [cell, "Alba"]})))
    assert back["Neighbourhood"].tolist() == [f"'{cell.strip()}", "Alba"]


def test_a_negative_number_is_a_number_and_no_formula(toy):
    changed = screen_table(toy.scene(mode="change"), toy.names, {})
    assert read_back(written(changed))["Value"].tolist()[:2] == [5.0, -5.0]


@pytest.mark.parametrize("language", ["it", "en"])
def test_the_csv_of_an_indicator_has_88_rows(milan, language):
    shown = milan.scene(indicator("low_education"), language=language)
    back = read_back(written(screen_table(shown, milan.names, {})))
    assert len(back) == 88
    assert (back["Value"].isna() == back["Why missing"].notna()).all()
    reasons = {text("en")(f"missing.{reason}") for reason in ("not_decoded", "too_few")}
    assert reasons <= set(back["Why missing"].dropna())


# GeoJSON


def strict(written: bytes):
    def refuse(constant):
        raise AssertionError(f"{constant} is not JSON")

    return json.loads(written, parse_constant=refuse)


def test_the_geojson_has_its_papers_and_a_feature_for_each_area(toy, table):
    content = strict(geojson_file(toy.layer, table, PAPERS))
    assert list(content) == ["type", "papers", "columns", "features"]
    assert (content["type"], len(content["features"])) == ("FeatureCollection", 3)
    assert content["papers"]["source"] == PAPERS.source
    assert content["papers"]["nessun valore"] == "a righe grigie"
    assert list(content["columns"]) == list(content["features"][0]["properties"])


def test_what_is_missing_is_null_in_the_geojson(toy, table):
    found = strict(geojson_file(toy.layer, table, PAPERS))["features"][2]["properties"]
    assert (found["value"], found["rank"]) == (None, None)
    assert found["reason_missing"] == "source_error"


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
