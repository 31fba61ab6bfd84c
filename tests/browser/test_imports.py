"""A person brings ISTAT's files: refused in words, read after a yes, seen on a map."""

from __future__ import annotations

import re
from pathlib import Path

import geopandas as gpd
import pytest
import shapely
from playwright.sync_api import expect

from tests.attacks import VRT
from tests.browser.conftest import Open
from tests.browser.screen import PATIENCE, until

FIXTURES = Path(__file__).parents[1] / "fixtures"
CLICK_MS = PATIENCE // 2
"""How long the answer to one click is waited for before the next, which would interrupt it."""

LIMITS = ("5 MB", "100 MB", "100 MB")
IDISE, SECTIONS = FIXTURES / "idise_fixture.xlsx", FIXTURES / "sections_fixture.csv"


@pytest.fixture
def outlines(tmp_path: Path) -> Path:
    """Squares for the sections of the fixture, in a row inside Milan."""
    ids = [151460000000 + number for number in range(1, 177)]
    squares = [shapely.box(510_000 + 40 * at, 5_032_000, 510_040 + 40 * at, 5_037_000)
               for at in range(len(ids))]  # fmt: skip
    path = tmp_path / "outlines_fixture.geojson"
    gpd.GeoDataFrame({"SEZ21_ID": ids}, geometry=squares, crs=32632).to_crs(4326).to_file(path)
    return path


def test_official_index_is_refused_in_words_then_confirmed_and_seen(visit: Open) -> None:
    screen = visit("/importa?lingua=en")
    chooser = screen.page.locator(".st-key-atlas-upload-idise input[type=file]")
    chooser.set_input_files(SECTIONS)
    expect(screen.page.get_by_text("not a readable Excel workbook")).to_be_visible()
    chooser.set_input_files(IDISE)
    expect(screen.page.get_by_text("column C «COD_ASC», 88 NIL of Milan")).to_be_visible()
    screen.page.locator(".st-key-atlas-confirm-idise button").click()
    screen.page.get_by_text("See the official index on the map").click()
    expect(screen.page.get_by_text("from the file idise_fixture.xlsx")).to_be_visible()
    expect(screen.page.get_by_role("heading", level=1)).to_contain_text("100.0")


def test_sections_are_drawn_and_a_click_tells_one_of_them(visit: Open, outlines: Path) -> None:
    screen = visit("/importa")
    page = screen.page
    page.locator(".st-key-atlas-upload-sections input[type=file]").set_input_files(SECTIONS)
    page.locator(".st-key-atlas-upload-outlines input[type=file]").set_input_files(outlines)
    page.locator(".st-key-atlas-confirm-sections button").click()
    page.wait_for_selector("html[data-atlas-painted]", state="attached")
    card = page.locator(".st-key-atlas-section-card h2")

    def clicked() -> bool:
        """The sections are drawn after the map is: a click before that meets none of them."""
        page.locator(".st-key-atlas-map iframe").click()
        return until(page, lambda: card.count() > 0, CLICK_MS)

    assert until(page, clicked, 2 * PATIENCE)
    expect(card).to_contain_text("Sezione 1514600")


def test_long_reading_can_be_stopped_and_begun_again(visit: Open, tmp_path: Path) -> None:
    heading, row = SECTIONS.read_bytes().splitlines(keepends=True)[:2]
    (tmp_path / "regione.csv").write_bytes(heading + row.replace(b"15146", b"16000") * 900_000)
    page = visit("/importa").page
    page.locator(".st-key-atlas-upload-sections input[type=file]").set_input_files(
        tmp_path / "regione.csv"
    )
    stop = page.locator(".st-key-atlas-proposal-sections-stop button")
    stop.click()
    expect(page.get_by_text("La lettura è stata fermata.")).to_be_visible()
    expect(stop).to_have_count(0)
    page.locator(".st-key-atlas-proposal-sections-again button").click()
    expect(page.locator(".st-key-atlas-proposal-sections-stop button")).to_be_visible()
    page.locator(".st-key-atlas-proposal-sections-stop button").click()


def test_outlines_that_would_read_the_server_are_refused_and_show_nothing_of_it(
    visit: Open, tmp_path: Path
) -> None:
    (tmp_path / "<img src=x>.geojson").write_bytes(VRT)
    page = visit("/importa").page
    page.locator(".st-key-atlas-upload-sections input[type=file]").set_input_files(SECTIONS)
    page.locator(".st-key-atlas-upload-outlines input[type=file]").set_input_files(
        tmp_path / "<img src=x>.geojson"
    )
    page.locator(".st-key-atlas-confirm-sections button").click()
    refused = page.locator(".st-key-atlas-table-sections-refused")
    expect(refused).to_contain_text("non si legge come GeoJSON")
    expect(refused.locator("li img")).to_have_count(0)
    assert "root:" not in page.locator("body").inner_text()


@pytest.mark.parametrize(("language", "up_to"), [("it", "fino a"), ("en", "up to")])
def test_every_uploader_says_its_limit(keep: Open, language: str, up_to: str) -> None:
    screen = keep()
    screen.travel(f"?lingua={language}", slug="importa")
    page = screen.page
    labels = page.locator("[data-testid=stFileUploader] label")
    expect(labels).to_have_count(3)
    limits = [re.compile(rf"{up_to}\s+{most}\s*$") for most in LIMITS]
    expect(labels).to_have_text(limits, use_inner_text=True)


@pytest.mark.parametrize(("language", "said"), [("it", "Scegli un file"), ("en", "Choose a file")])
def test_uploaders_speak_the_pages_language(language: str, said: str, keep: Open) -> None:
    screen = keep()
    screen.travel(f"?lingua={language}", slug="importa")
    zone = screen.page.get_by_test_id("stFileUploaderDropzone").first
    expect(zone.get_by_role("button", name=said)).to_be_visible()
    expect(zone.get_by_text("Upload", exact=True)).to_be_hidden()
    expect(zone.get_by_text("per file")).to_be_hidden()
