import json
from dataclasses import replace
from functools import cache
from types import SimpleNamespace

import geopandas as gpd
import pandas as pd
import pytest

from data.build import pipeline
from data.catalogue.card import dataset
from data.catalogue.contract import ContractError
from data.catalogue.read import fingerprint

REASON = {"year": 2011, "column": "tertiary", "reason": "not_decoded"}


def reasons(key, *areas):
    return pd.DataFrame([{"dataset": key, "area_id": area, **REASON} for area in areas])


def step(**tables):
    return SimpleNamespace(build=lambda _raw, _built: tables)


def employment(**changes):
    row = {"area_id": [1], "year": [2011], "employed": [2], "residents_census": [4]}
    return pd.DataFrame(row | changes)


@pytest.fixture
def one_card(monkeypatch):
    monkeypatch.setattr(pipeline, "datasets", cache(lambda: {"employment_2011": None}))


def test_rows_of_the_shared_table_are_added_and_sorted():
    built = {"missing_values": reasons("education_2011", 9, 5)}
    pipeline.add_tables(built, {"missing_values": reasons("a_table", 7)})
    rows = built["missing_values"]
    assert rows["dataset"].tolist() == ["a_table", "education_2011", "education_2011"]
    assert rows["area_id"].tolist() == [7, 5, 9]
    assert rows.index.tolist() == [0, 1, 2]


def test_each_step_sees_the_tables_of_those_before_it(one_card, monkeypatch, tmp_path):
    seen = []
    spy = SimpleNamespace(build=lambda raw, built: seen.append((raw, set(built))) or {})
    monkeypatch.setattr(pipeline, "STEPS", (step(employment_2011=employment()), spy))
    assert set(pipeline.build_tables(tmp_path)) == {"employment_2011"}
    assert seen == [(tmp_path, {"employment_2011"})]


def test_table_that_breaks_its_card_stops_the_build(one_card, monkeypatch, tmp_path):
    wrong = step(employment_2011=employment(area_id=[89]))
    monkeypatch.setattr(pipeline, "STEPS", (wrong,))
    with pytest.raises(ContractError, match="employment_2011"):
        pipeline.build_tables(tmp_path)


def test_card_without_a_table_stops_the_build(one_card, monkeypatch, tmp_path):
    monkeypatch.setattr(pipeline, "STEPS", ())
    with pytest.raises(RuntimeError, match="employment_2011"):
        pipeline.build_tables(tmp_path)


def test_missing_raw_folder_ends_with_a_plain_sentence(tmp_path, capsys):
    assert pipeline.main([str(tmp_path / "nowhere")]) == 2
    assert "name the folder that holds the raw data" in capsys.readouterr().err


def test_written_tables_are_stamped_on_their_cards(monkeypatch, tmp_path):
    stamped = {}
    monkeypatch.setattr("data.catalogue.card.PROCESSED", tmp_path)
    monkeypatch.setattr(pipeline, "PROCESSED", tmp_path)
    monkeypatch.setattr(pipeline, "stamp", lambda key, **facts: stamped.update({key: facts}))
    assert pipeline.write_tables({"employment_2011": employment()}) == ["employment_2011"]
    written = fingerprint(tmp_path / "employment_2011.csv")
    assert stamped == {"employment_2011": {"sha256": written, "rows": 1}}


def test_command_says_what_it_wrote(one_card, monkeypatch, tmp_path, capsys):
    monkeypatch.setattr("data.catalogue.card.PROCESSED", tmp_path)
    monkeypatch.setattr(pipeline, "stamp", lambda *_, **__: None)
    monkeypatch.setattr(pipeline, "STEPS", (step(employment_2011=employment()),))
    assert pipeline.main([str(tmp_path)]) == 0
    assert capsys.readouterr().out.split() == ["employment_2011", "1", "rows", "50", "bytes"]


def test_text_tables_have_plain_line_ends_and_no_row_numbers(monkeypatch, tmp_path):
    monkeypatch.setattr("data.catalogue.card.PROCESSED", tmp_path)
    pipeline.write_table(employment(), dataset("employment_2011"))
    written = (tmp_path / "employment_2011.csv").read_bytes()
    assert written == b"area_id,year,employed,residents_census\n1,2011,2,4\n"


def test_shapes_are_written_without_spaces_and_with_their_names(monkeypatch, tmp_path):
    monkeypatch.setattr("data.catalogue.card.PROCESSED", tmp_path)
    columns = {"area_id": [7], "name": ["Città Studi"]}
    place = gpd.GeoDataFrame(columns, geometry=gpd.points_from_xy([9.1], [45.5]), crs=4326)
    pipeline.write_table(place, dataset("nil_drawing"))
    text = (tmp_path / "nil_drawing.geojson").read_text(encoding="utf-8")
    feature = json.loads(text)["features"][0]
    assert feature["properties"] == {"area_id": 7, "name": "Città Studi"}
    assert feature["geometry"] == {"type": "Point", "coordinates": [9.1, 45.5]}
    assert '"Città Studi"' in text
    assert ", " not in text


@pytest.mark.parametrize("file", ["same.csv", "same.parquet", "same.geojson"])
def test_writing_twice_changes_no_byte_and_leaves_no_other_file(monkeypatch, tmp_path, file):
    monkeypatch.setattr("data.catalogue.card.PROCESSED", tmp_path)
    card = replace(dataset("nil_boundaries"), file=file)
    place = gpd.GeoDataFrame({"area_id": [7]}, geometry=gpd.points_from_xy([9.1], [45.5]), crs=4326)
    pipeline.write_table(place, card)
    first = card.path.read_bytes()
    pipeline.write_table(place, card)
    assert card.path.read_bytes() == first
    assert [path.name for path in tmp_path.iterdir()] == [file]


def test_failed_writing_leaves_the_old_table(monkeypatch, tmp_path):
    monkeypatch.setattr("data.catalogue.card.PROCESSED", tmp_path)
    card = dataset("employment_2011")
    pipeline.write_table(employment(), card)
    with pytest.raises(AttributeError):
        pipeline.write_table(None, card)
    assert card.path.read_text(encoding="utf-8").endswith("1,2011,2,4\n")
