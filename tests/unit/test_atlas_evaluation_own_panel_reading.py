"""A reader's own panel as people write it: read, asked about, or refused row by row."""

import csv
import io
import json
import zipfile
from pathlib import Path

import numpy as np
import openpyxl
import pytest

from atlas import repository
from atlas.evaluation.own_panel_reading import OwnAnswers, OwnQuestion, OwnRefusedError, read_own
from data.catalogue.area_names import AreaNames, names_of_2012

RAW = Path(__file__).parents[3] / "shared" / "data"


@pytest.fixture(scope="module")
def names():
    frame = repository.areas()
    known = {
        int(str(area)): (str(row["name"]), str(row["short_name"])) for area, row in frame.iterrows()
    }
    return AreaNames(known, names_of_2012())


def rows(areas=range(1, 21), years=range(2016, 2025), decimal=","):
    return [(area, year, f"{area + year % 10}{decimal}5") for area in areas for year in years]


def file(head="ID_NIL;Anno;presenze", lines=None, separator=";"):
    lines = rows() if lines is None else lines
    return "\n".join([head, *(separator.join(map(str, one)) for one in lines)]).encode()


def flaws(content, names):
    with pytest.raises(OwnRefusedError) as refused:
        read_own(content, "mio.csv", names)
    return [(one.code, one.row) for one in refused.value.flaws]


def test_a_panel_is_named_after_its_column_and_says_what_was_read(names):
    found = read_own(file(), "mio.csv", names)
    panel = found.panel
    assert (panel.title, panel.decimals, panel.years) == ("presenze", 1, tuple(range(2016, 2025)))
    assert panel.table.iloc[0].tolist() == [1, 2016, 7.5]
    assert (found.flaws, found.good) == ((), 180)
    assert found.understood.it.startswith("virgola decimale, 3 colonne, 180 righe, separatore ;")


@pytest.mark.parametrize("head", ["ID_NIL", "NIL_ID", "area_id", "id nil", "NIL", "Quartiere"])
@pytest.mark.parametrize("year", ["Anno", "ANNO", "year"])
def test_the_headings_of_the_city_s_own_files_are_known(head, year, names):
    assert read_own(file(f"{head};{year};x"), "a.csv", names).good == 180


def test_numbers_that_pandas_or_a_spreadsheet_wrote_are_areas_and_years(names):
    lines = [(f"{area}.0", f"{year}.0", value) for area, year, value in rows(decimal=".")]
    assert read_own(file(lines=lines), "a.csv", names).good == 180


@pytest.mark.parametrize("missing", ["n.d.", "", "-", "..", "NA", "#N/D"])
def test_a_missing_value_is_written_in_many_ways(missing, names):
    lines = [(*rows()[0][:2], missing), *rows()[1:]]
    assert np.isnan(read_own(file(lines=lines), "a.csv", names).panel.table.iloc[0, 2])


def test_number_and_name_side_by_side_are_one_area_and_must_agree(names):
    lines = [(area, f"NIL {area}", year, value) for area, year, value in rows()]
    good = read_own(file("ID_NIL;NIL;Anno;Totale", lines), "a.csv", names)
    assert (good.panel.title, good.good) == ("Totale", 180)
    lines[3] = (1, "Brera", *lines[3][2:])
    found = read_own(file("ID_NIL;NIL;Anno;Totale", lines), "a.csv", names)
    assert [(one.code, one.row) for one in found.flaws] == [("area_two", 5)]


def test_thousands_or_decimals_are_asked_and_never_guessed(names):
    lines = [(area, year, f"{area + 10}.{year - 1900}") for area, year, _ in rows()]
    question = read_own(file(lines=lines), "a.csv", names)
    assert question == OwnQuestion("decimal", example="11.116")
    comma = read_own(file(lines=lines), "a.csv", names, OwnAnswers(decimal="comma")).panel
    point = read_own(file(lines=lines), "a.csv", names, OwnAnswers(decimal="point")).panel
    assert (comma.table.iloc[0, 2], point.table.iloc[0, 2]) == (11116, 11.116)
    assert comma.key != point.key


def test_of_several_columns_the_value_is_asked(names):
    lines = [(*one, 3) for one in rows()]
    question = read_own(file("ID_NIL;Anno;nati;morti", lines), "a.csv", names)
    assert question == OwnQuestion("value", options=("nati", "morti"))
    found = read_own(
        file("ID_NIL;Anno;nati;morti", lines), "a.csv", names, OwnAnswers(value="morti")
    )
    assert found.panel.title == "morti"
    named = read_own(file("ID_NIL;Anno;nati;valore", lines), "a.csv", names)
    assert named.panel.table.iloc[0, 2] == 3


def test_bad_rows_are_named_by_their_cell_and_the_good_ones_are_read(names):
    bad = [("99", 2016, "1,5"), (1, "16", "1,5"), (2, 2026, "molto"), (3, 2030), (1, 2016, "9,5"),
           ("Totale", 2016, "9,5")]  # fmt: skip
    found = read_own(file(lines=[*rows(), *bad]), "a.csv", names)
    assert [(one.code, one.row) for one in found.flaws] == [
        ("twice", 2), ("area", 182), ("year", 183), ("number", 184), ("ragged", 185),
        ("twice", 186), ("area", 187),
    ]  # fmt: skip
    assert found.flaws[1].where.it == "riga 182, colonna «ID_NIL» (A182):"
    assert found.good == 179
    assert found.panel.table.query("area_id == 1 and year == 2016").empty


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"%PDF-1.4", [("kind", None)]),
        (b"", [("empty", None)]),
        (b"only one line", [("no_rows", None)]),
        (file("zona;anno;x"), [("no_area", 1)]),
        (file("area;quando;valore"), [("no_year", 1)]),
        (file("area;anno;anno", [one[:2] + one[:1] for one in rows()]), [("no_value", 1)]),
        (file(lines=rows(years=[2016])), [("few_years", None)]),
        (file(lines=rows(areas=range(1, 4))), [("few_areas", None)]),
    ],
)
def test_a_file_that_is_no_panel_is_refused_with_the_reason(content, found, names):
    assert flaws(content, names) == found


def test_a_per_cent_sign_in_some_rows_only_refuses_the_file_and_not_one_row(names):
    lines = [(area, year, f"{value}%" if area > 3 else value) for area, year, value in rows()]
    assert flaws(file(lines=lines), names) == [("percent", None)]


def test_a_workbook_and_an_old_encoding_are_panels_too(names):
    book = openpyxl.Workbook()
    book.active.append(["Quartiere", "Anno", "Valore"])
    for area, year, value in rows():
        book.active.append([area, year, float(value.replace(",", "."))])
    content = io.BytesIO()
    book.save(content)
    xlsx = read_own(content.getvalue(), "a.xlsx", names).panel
    old = read_own(file("Quartiere;Anno;Città").replace(b"", b""), "a.csv", names).panel
    assert xlsx.table.equals(old.table)
    text = file("Quartiere;Anno;Città").decode()
    assert read_own(text.encode("cp1252"), "a.csv", names).panel.title == "Città"
    assert read_own(text.encode("utf-16"), "a.csv", names).panel.title == "Città"


def test_every_name_the_atlas_writes_is_known(names):
    frame = repository.areas()
    for column in ("name", "short_name"):
        assert {a: names.find(str(n)) for a, n in frame[column].items()} == {
            a: (a,) for a in frame.index
        }


def test_every_name_of_2012_is_known_but_the_one_that_moved(names):
    lost = {
        (area, name) for area, some in names_of_2012().items() for name in some
        if names.find(name) != (area,)
    }  # fmt: skip
    assert lost == {(60, "S. SIRO")}


@pytest.mark.skipif(not RAW.exists(), reason="the raw files of the city are not on this machine")
def test_every_name_of_the_city_s_own_files_is_known(names):
    written = []
    with (RAW / "ds205_nil_2011_2024/ds205_nil_2011_2024.csv").open(encoding="utf-8") as text:
        written += [(int(one["NIL"]), one["Quartiere"]) for one in csv.DictReader(text)]
    families = RAW / "opendata_nil_tables/nil_families_2007_2021_ds1440.csv"
    with families.open(encoding="utf-8") as text:
        for one in csv.DictReader(text):
            written += [(int(one["id_nil"]), one[name]) for name in ("nil", "nil_src")]
    layer = json.loads((RAW / "nil_boundaries_ds964/milan.geojson").read_text(encoding="utf-8"))
    found = [one["properties"] for one in layer["features"]]
    written += [(int(one["ID_NIL"]), one["NIL"]) for one in found]
    assert {one for one in written if names.find(one[1]) != (one[0],)} == set()


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("14", (14,)), ("NIL 14", (14,)), ("15146014", (14,)), ("14 - Niguarda", (14,)),
        ("14 - Brera", ()), ("niguarda", (14,)), ("Ca' Granda", (14,)), ("Q.re Adriano", (17,)),
        ("P.ta Romana", (27,)), ("QT 8", (66,)), ("qt8", (66,)), ("NoLo", (20,)), ("89", ()),
        ("Musocco", (72, 76)), ("San Siro", (57,)), ("Bosco in Città", (88,)), ("", ()),
        ("Roma", ()),
    ],
)  # fmt: skip
def test_areas_are_found_by_number_name_and_usual_short_forms(text, areas, names):
    assert names.find(text) == areas


def test_a_dataset_taken_away_from_the_atlas_comes_back(names):
    from data.catalogue.card import dataset
    from data.catalogue.read import read_table
    from render.files.datasets import headings, package

    table = read_table("population_register")
    card = dataset("population_register")
    title = headings(card, "it")["residents"]
    reading = package(table.reset_index(), card, kind="csv", areas=None, language="it")
    packed = package(table.reset_index(), card, kind="zip", areas=None, language="it")
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        coded = archive.read(archive.namelist()[0])
    before = b"\xef\xbb\xbf# titolo: Registro\n# licenza: CC BY 4.0\n" + coded
    for content, value in ((reading, title), (coded, "residents"), (before, "residents")):
        found = read_own(content, "residenti.csv", names, OwnAnswers(value=value))
        merged = found.panel.table.merge(table.reset_index(), on=["area_id", "year"])
        assert len(merged) > 1000
        assert (merged["value"] == merged["residents"]).all()
