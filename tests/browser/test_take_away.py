"""What is on screen can be taken away: four files and the table twin."""

from __future__ import annotations

import csv
import io
import json

import pytest
from playwright.sync_api import expect

from atlas.wording import text
from data.catalogue.read import read_table

WORDS = text("it")
SHOWN = "?indicatore=elderly_alone&anno=2019&area=35"


def taken(screen, kind):
    """The file that comes down when this kind is asked for: its name and its bytes."""
    box = screen.page.get_by_role("button", name=WORDS("download.button"), exact=False)
    button = screen.key(f"atlas-download-{kind}").get_by_role("button")
    if not button.is_visible():
        box.first.click()
        button.wait_for()
    screen.settled()  # opening the box fills it: until that run has ended its files may change
    with screen.page.expect_download() as download:
        button.click()
    path = download.value.path()
    return download.value.suggested_filename, path.read_bytes()


def test_the_csv_has_its_papers_and_one_row_per_area(atlas):
    atlas.go(SHOWN)
    name, content = taken(atlas, "csv")
    assert name == "elderly_alone_2019.csv"
    lines = content.decode("utf-8-sig").splitlines()
    head = [line for line in lines if line.startswith("# ")]
    assert "2019" in head[0]
    assert any("CC BY 4.0" in line for line in head)
    rows = list(csv.DictReader(io.StringIO("\n".join(lines[len(head) :])), delimiter=";"))
    assert len(rows) == 88
    assert [row["spazi"] for row in rows if row["ID_NIL"] == "35"] == ["Viale Omero"]


def test_the_geojson_has_its_papers_and_one_polygon_per_area(atlas):
    atlas.go(SHOWN)
    name, content = taken(atlas, "geojson")
    assert name == "elderly_alone_2019.geojson"
    found = json.loads(content)
    assert len(found["features"]) == 88
    assert "CC BY 4.0" in found["papers"]["source"]
    assert {one["geometry"]["type"] for one in found["features"]} <= {"Polygon", "MultiPolygon"}


def test_the_csv_and_the_geojson_say_the_same(atlas):
    atlas.go(SHOWN)
    lines = taken(atlas, "csv")[1].decode("utf-8-sig").splitlines()
    rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter=";")
    drawn = json.loads(taken(atlas, "geojson")[1])["features"]
    by_area = {str(one["properties"]["ID_NIL"]): one["properties"]["valore"] for one in drawn}
    for row in rows:
        value = by_area[row["ID_NIL"]]
        assert (row["valore"] == "") == (value is None)
        assert value is None or float(row["valore"].replace(",", ".")) == pytest.approx(value)


def test_the_picture_comes_as_svg_with_title_and_source(atlas):
    atlas.go(SHOWN)
    name, content = taken(atlas, "svg")
    assert name == "elderly_alone_2019.svg"
    assert content.lstrip().startswith(b"<svg")
    assert content.count(b"<path") > 88


def test_the_picture_comes_as_png_of_a_size_to_print(atlas):
    atlas.go(SHOWN)
    name, content = taken(atlas, "png")
    assert name == "elderly_alone_2019.png"
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    assert int.from_bytes(content[16:20]) > 1500


def test_what_is_taken_away_is_what_is_on_screen_now(atlas):
    atlas.go("?indicatore=minors&anno=2015")
    first = taken(atlas, "csv")
    atlas.go("?indicatore=minors&anno=2016")
    second = taken(atlas, "csv")
    assert [first[0], second[0]] == ["minors_2015.csv", "minors_2016.csv"]
    assert first[1] != second[1]


def test_the_table_is_sent_only_when_opened_and_a_row_selects_its_area(visit):
    screen = visit("/mappa?indicatore=elderly_alone")
    expect(screen.page.get_by_test_id("stDataFrame")).to_have_count(0)
    screen.key("atlas-table-box").locator("summary").click()
    table = screen.page.get_by_test_id("stDataFrame")
    name = table.get_by_test_id("glide-cell-1-2").text_content()
    pick_row(screen, 2)
    areas = read_table("nil_areas").set_index("name")["area_id"]
    screen.expect_query(area=str(areas[name]))
    expect(screen.key("atlas-area-card")).to_contain_text(name)


def pick_row(screen, number):
    """Tick the box before a row of the table: rows are 35 pixels tall, below a heading."""
    canvas = screen.page.get_by_test_id("data-grid-canvas")
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    screen.page.mouse.click(box["x"] + 18, box["y"] + 38 + 35 * number + 17)
