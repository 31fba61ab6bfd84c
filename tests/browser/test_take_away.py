"""What is on screen can be taken away: files and the table twin."""

from __future__ import annotations

import io
import json
import re

import pandas as pd
import pyogrio
from playwright.sync_api import expect

from atlas.wording import text
from data.catalogue.read import read_table

WORDS = text("it")
OTHERS = ("zip", "geojson", "gpkg", "svg")
SHOWN = "?indicatore=elderly_alone&anno=2019&area=35"


def test_a_sentence_is_copied_with_its_source_and_the_link_of_this_moment(atlas):
    atlas.go(SHOWN)
    atlas.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    atlas.key("atlas-share").get_by_role("button").click()
    box = atlas.page.get_by_role("dialog", name=WORDS("share.button"))
    box.get_by_role("button", name=WORDS("share.sentence")).click()
    expect(box.get_by_role("status")).to_have_text(WORDS("copy.done"))
    atlas.settled()
    copied = atlas.page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f"{atlas.page.locator('h1').inner_text()} (Fonte: ")
    assert copied.endswith(f") {atlas.page.url}")
    with atlas.page.expect_download() as download:
        atlas.key("atlas-share-1200").get_by_role("button").click()
    assert download.value.suggested_filename == "mappa-80-soli-2019-1200x630.png"


def taken(screen, kind):
    """The file that comes down when this kind is asked for: its name and its bytes."""
    box = screen.page.get_by_role("button", name=WORDS("download.button"), exact=False)
    button = screen.key(f"atlas-download-{kind}").get_by_role("button")
    others = screen.page.get_by_text(WORDS("download.other"), exact=True)
    if not others.is_visible():
        box.first.click()
        others.wait_for()
    if kind in OTHERS and not button.is_visible():
        others.click()
        button.wait_for()
    screen.settled()  # opening the box fills it: until that run has ended its files may change
    with screen.page.expect_download() as download:
        button.click()
    path = download.value.path()
    return download.value.suggested_filename, path.read_bytes()


def test_the_csv_has_one_row_of_headings_and_one_row_per_area(atlas):
    atlas.go(SHOWN)
    name, content = taken(atlas, "csv")
    assert name == "mappa-80-soli-2019.csv"
    rows = pd.read_csv(io.BytesIO(content), sep=";", decimal=",", encoding="utf-8-sig")
    assert len(rows) == 88
    assert rows["80+ soli, 2019 (%)"].dtype == float
    assert rows.set_index("ID_NIL")["Spazi"][35] == "Viale Omero"


def test_the_other_formats_stand_in_a_box_and_say_what_the_csv_says(atlas):
    atlas.go(SHOWN)
    rows = pd.read_csv(
        io.BytesIO(taken(atlas, "csv")[1]), sep=";", decimal=",", encoding="utf-8-sig"
    ).set_index("ID_NIL")["80+ soli, 2019 (%)"]
    name, content = taken(atlas, "geojson")
    assert name == "mappa-80-soli-2019.geojson"
    drawn = json.loads(content)
    assert len(drawn["features"]) == 88
    assert "CC BY 4.0" in drawn["papers"]["source"]
    assert {one["geometry"]["type"] for one in drawn["features"]} <= {"Polygon", "MultiPolygon"}
    for properties in (one["properties"] for one in drawn["features"]):
        value = rows[properties["area_id"]]
        assert pd.isna(value) if properties["value"] is None else value == properties["value"]
    layer = pyogrio.read_dataframe(taken(atlas, "gpkg")[1], layer="atlas").set_index("area_id")
    assert layer["value"].dropna().to_dict() == rows.dropna().to_dict()


def test_the_picture_comes_as_svg_with_title_and_source(atlas):
    atlas.go(SHOWN)
    name, content = taken(atlas, "svg")
    assert name == "mappa-80-soli-2019.svg"
    assert content.lstrip().startswith(b"<svg")
    assert content.count(b"<path") > 88


def test_the_picture_comes_as_png_of_a_size_to_print(atlas):
    atlas.go(SHOWN)
    name, content = taken(atlas, "png")
    assert name == "mappa-80-soli-2019.png"
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    assert int.from_bytes(content[16:20]) > 1500


def test_what_is_taken_away_is_what_is_on_screen_now(atlas):
    atlas.go("?indicatore=minors&anno=2015")
    first = taken(atlas, "csv")
    atlas.go("?indicatore=minors&anno=2016")
    second = taken(atlas, "csv")
    assert [first[0], second[0]] == ["mappa-minorenni-2015.csv", "mappa-minorenni-2016.csv"]
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


def test_a_long_table_is_filtered_in_the_browser_counted_aloud_and_printed_so(visit):
    screen = visit("/mappa?indicatore=minors")
    screen.key("atlas-table-box").locator("summary").click()
    box, rows = screen.key("atlas-table-filter"), screen.page.locator(".atlas-on-paper tbody tr")
    box.get_by_role("searchbox").fill("citta studi")
    expect(box.get_by_role("status")).to_have_text("Righe: 1 su 88")
    expect(rows.filter(visible=True)).to_have_text([re.compile("Città Studi")])
    expect(screen.page.get_by_test_id("stDataFrame")).to_be_hidden()
    screen.page.emulate_media(media="print")
    expect(rows.filter(visible=True)).to_have_count(1)
    screen.page.emulate_media(media="screen")
    box.get_by_role("searchbox").fill("")
    expect(screen.page.get_by_test_id("stDataFrame")).to_be_visible()
    screen.clean()


def pick_row(screen, number):
    """Tick the box before a row of the table: rows are 35 pixels tall, below a heading."""
    canvas = screen.page.get_by_test_id("data-grid-canvas")
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    screen.page.mouse.click(box["x"] + 18, box["y"] + 38 + 35 * number + 17)
