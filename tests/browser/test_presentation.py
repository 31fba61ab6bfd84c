"""A story told from the keyboard: in the app, and from one file with nothing asked of anybody."""

from __future__ import annotations

from datetime import date

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

from render.documents.story_bundle import bundle, write
from render.stories import FIRST, scenes, story_names
from tests.browser.screen import PATIENCE, until
from tests.browser.test_accessibility import RUN

SHOWN = "document.documentElement.dataset.atlasScene"
HALL = (1920, 1080)


def at(page, number, *, step=0, language="it", theme="light", name=FIRST):
    """Wait until a scene is painted."""
    wanted = f"{name}:{number}:{step}:{language}:{theme}"
    page.wait_for_function(f"wanted => {SHOWN} === wanted", arg=wanted)


class Told:
    """A bundle opened from a folder, with what it asked for and complained of."""

    def __init__(self, page, path):
        self.page, self.asked, self.errors = page, [], []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("websocket", lambda socket: self.asked.append(socket.url))
        page.on("console", lambda said: said.type == "error" and self.errors.append(said.text))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.goto(path.as_uri())


@pytest.fixture(scope="module")
def stick(tmp_path_factory):
    """A folder with every story as one file."""
    folder = tmp_path_factory.mktemp("stick")
    for name in story_names():
        write(folder / f"{name}.html", bundle(name, day=date.today()))
    return folder


@pytest.fixture
def told(stick, context):
    opened = []

    def play(name=FIRST, **look):
        page = context(**{"size": HALL, **look}).new_page()
        opened.append(Told(page, stick / f"{name}.html"))
        return opened[-1]

    yield play
    for one in opened:
        one.page.close()
        files = [url for url in one.asked if not url.startswith(("data:", "about:"))]
        assert len(set(files)) == 1, files
        assert one.errors == []


@pytest.mark.promise(
    "Una storia scritta in un solo file si racconta senza rete e non chiede nulla a nessuno."
)
@pytest.mark.parametrize("name", story_names())
def test_a_bundle_is_told_from_the_keyboard_and_asks_for_nothing(told, name):
    page, told_scenes = told(name).page, scenes(name, "it", day=date.today())
    for scene in told_scenes:
        at(page, scene.number, name=name)
        expect(page.get_by_role("heading", level=1)).to_have_text(scene.headline)
        expect(page.get_by_role("status")).to_contain_text(scene.headline)
        if scene.told:
            page.keyboard.press("PageDown")
            at(page, scene.number, step=1, name=name)
        page.keyboard.press("PageDown")
    page.keyboard.press("Home")
    at(page, 1, name=name)
    page.keyboard.press("l")
    at(page, 1, language="en", name=name)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.keyboard.press("d")
    at(page, 1, language="en", theme="dark", name=name)
    page.keyboard.press("End")
    at(page, len(told_scenes), language="en", theme="dark", name=name)
    page.reload()
    at(page, len(told_scenes), language="en", theme="dark", name=name)


def test_the_screen_goes_black_and_the_notes_have_a_window(told):
    page = told().page
    at(page, 1)
    page.keyboard.press("b")
    expect(page.locator(".blank")).to_be_visible()
    page.keyboard.press("b")
    expect(page.locator(".blank")).to_be_hidden()
    with page.expect_popup() as popup:
        page.keyboard.press("n")
    notes, (first, second, *_) = popup.value, scenes(FIRST, "it", day=date.today())
    expect(notes.locator(".notes")).to_have_text(first.notes)
    expect(notes.get_by_role("heading", level=2)).to_contain_text(second.headline)
    notes.keyboard.press("ArrowRight")
    at(page, 2)
    expect(notes.locator(".notes")).to_have_text(second.notes)
    page.keyboard.press("n")
    assert until(page, notes.is_closed)


def test_a_place_that_is_typed_is_flown_to_and_r_shows_the_rehearsal(told):
    page = told().page
    page.evaluate("location.hash = 'scena=3'")
    at(page, 3)  # words alone: the flight leads to a map
    page.keyboard.press("/")
    page.keyboard.type("via padova 201")
    expect(page.locator(".find li")).to_have_text(["via Padova 201"])
    page.keyboard.press("Enter")
    expect(page.locator(".spot text")).to_have_text("via Padova 201")
    expect(page.locator(".pointed b")).to_have_text("Padova – Turro – Crescenzago")
    assert "padova" not in page.url.lower()
    page.keyboard.press("r")
    first, second = scenes(FIRST, "it", day=date.today())[1:3]
    expect(page.locator(".aside .notes")).to_have_text(first.notes)
    expect(page.locator(".aside h2")).to_contain_text(second.headline)
    expect(page.locator(".aside .clock")).to_contain_text(":")
    page.keyboard.press("r")
    expect(page.locator(".aside")).to_be_hidden()


def test_the_map_is_kept_recoloured_and_moved_by_hand(told):
    page = told().page
    city = page.locator(".city").first
    city.evaluate("map => { map.kept = true }")
    fills = "[...document.querySelectorAll('.grounds path')].map(one => one.style.fill).join()"
    seen = set()
    for number in (1, 2, 3, 4, 5, 6):
        at(page, number)
        seen.add(page.evaluate(fills) + city.get_attribute("viewBox"))
        page.keyboard.press("ArrowRight")
    assert len(seen) == 4  # bare, incomes, index, one premises: words leave it as it was
    assert city.evaluate("map => map.kept")
    page.evaluate("location.hash = 'scena=2'")
    at(page, 2)
    before = city.get_attribute("viewBox")
    page.locator(".map").focus()
    page.keyboard.press("+")
    page.keyboard.press("Shift+ArrowRight")
    expect(city).not_to_have_attribute("viewBox", before)
    page.keyboard.press("0")
    expect(city).to_have_attribute("viewBox", before)
    at(page, 2)


def test_a_kiosk_goes_on_by_itself_and_stops_when_touched(told):
    page = told().page
    page.evaluate("location.hash = 'scena=1&kiosk=1'")
    page.reload()
    at(page, 2)
    page.locator(".pause").click()
    expect(page.locator(".pause")).to_have_text("Riparti")
    stopped = page.evaluate(SHOWN)
    page.wait_for_timeout(1500)
    assert page.evaluate(SHOWN) == stopped


@pytest.mark.parametrize("size", [(390, 844), (1024, 768), (3840, 2160)])
def test_every_scene_fits(told, size):
    page = told(size=size).page
    for scene in scenes(FIRST, "it", day=date.today()):
        page.evaluate(f"location.hash = 'scena={scene.number}&tema=scuro'")
        at(page, scene.number, theme="dark")
        wide = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        assert wide[0] <= wide[1]
        cut = page.evaluate(
            "(box => box.scrollHeight - box.clientHeight)(document.querySelector('.words'))"
        )
        assert cut <= 1 or size == (390, 844), (scene.number, cut)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_a_scene_of_each_make(told, theme):
    page = told(size=(390, 844)).page
    page.evaluate(AXE_SCRIPT)
    for number in (1, 3, 4, 9):
        dark = "scuro" if theme == "dark" else ""
        page.evaluate(f"location.hash = 'scena={number}&tema={dark}'")
        at(page, number, theme=theme)
        found = page.evaluate(RUN)
        assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == []


@pytest.fixture(scope="module")
def drawn(address, context):
    """The server has drawn a story once: the index and the comparison are then at hand."""
    page = context().new_page()
    page.goto(f"{address}/presentazione")
    page.wait_for_function(f"() => {SHOWN}", timeout=2 * PATIENCE)
    page.close()


@pytest.mark.usefixtures("drawn")
def test_the_page_covers_the_app_keeps_its_scene_and_leads_back(visit):
    screen = visit("/presentazione", size=HALL)
    page = screen.page
    at(page, 1)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    page.keyboard.press("ArrowRight")
    at(page, 2)
    page.keyboard.press("l")
    at(page, 2, language="en")
    screen.expect_query(scena="2", lingua="en")
    page.reload()
    at(page, 2, language="en")
    assert page.evaluate("document.elementFromPoint(9, 9).id") == "atlas-stage"
    page.get_by_role("link", name="Back to the atlas").click()
    page.wait_for_url("**/mappa?lingua=en")
    screen.settled()
    expect(page.locator("#atlas-stage")).to_have_count(0)


@pytest.mark.usefixtures("drawn")
def test_a_story_is_chosen_by_the_address(visit):
    screen = visit("/presentazione?storia=nove-spazi&scena=4")
    at(screen.page, 4, name="nove-spazi")
    expect(screen.page.get_by_role("heading", level=1)).to_have_text(
        scenes("nove-spazi", "it", day=date.today())[3].headline
    )
