"""The address holds everything: a pasted link restores it, Back and Forward walk through it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from atlas.wording import text
from indicators import indicator

WORDS = text("it")
EVERYTHING = {
    "lingua": "en",
    "indicatore": "elderly_alone",
    "anno": "2018",
    "modo": "variazione",
    "dal": "2012",
    "area": "35",
    "spazio": "omero",
}


def written(key, language="it"):
    """An indicator as the select box names it."""
    one = indicator(key)
    return f"{text(language)(f'theme.{one.topic.value}')} · {one.title.text(language)}"


def query(**parameters):
    return "?" + "&".join(f"{name}={value}" for name, value in parameters.items())


@pytest.mark.promise("Un collegamento copiato riapre quello che si vedeva.")
def test_a_pasted_link_restores_everything(visit):
    screen = visit(f"/mappa{query(**EVERYTHING)}")
    page, words = screen.page, text("en")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(screen.key("atlas-indicator").get_by_role("combobox")).to_have_value(
        written("elderly_alone", "en")
    )
    screen.options()
    expect(screen.key("atlas-mode").get_by_role("radio", name="Change")).to_be_checked()
    expect(screen.key("atlas-period")).to_contain_text("2012")
    expect(screen.key("atlas-period")).to_contain_text("2018")
    expect(screen.key("atlas-area-card")).to_contain_text("Lodi – Corvetto")
    expect(screen.key("atlas-place-card")).to_contain_text("Viale Omero")
    expect(screen.map.locator(".leaflet-popup")).to_contain_text(words("place.works"))
    assert screen.query == EVERYTHING


@pytest.mark.parametrize(
    ("name", "public"), [("jenks", "naturali"), ("equal", "uguali"), ("fixed", "fisse")]
)
def test_a_pasted_link_restores_how_classes_are_made(atlas, name, public):
    atlas.go(query(indicatore="minors", classi=public))
    atlas.options()
    expect(atlas.page.get_by_role("radio", name=WORDS(f"map.scheme_{name}"))).to_be_checked()


@pytest.mark.promise("Un collegamento copiato riapre quello che si vedeva.")
def test_what_a_change_writes_in_the_address_opens_the_same_screen(visit, atlas):
    with atlas.repaint():
        atlas.choose("atlas-indicator", written("ageing_index"))
    with atlas.repaint():
        atlas.key("atlas-year").get_by_role("slider").press("ArrowLeft")
    with atlas.repaint():
        atlas.choose("atlas-area", "Farini")
    other = visit(atlas.page.url.removeprefix(atlas.address))
    assert other.fills() == atlas.fills()
    heading = other.page.get_by_role("heading", level=1)
    expect(heading).to_have_text(atlas.page.get_by_role("heading", level=1).inner_text())


@pytest.mark.promise("Indietro e Avanti ripercorrono quello che si è guardato.")
def test_back_and_forward_restore_address_widgets_and_map(visit):
    screen = visit("/mappa?indicatore=minors")
    combobox = screen.key("atlas-indicator").get_by_role("combobox")
    seen = [screen.fills()]
    for step in (
        lambda: screen.choose("atlas-area", "Farini"),
        lambda: screen.choose("atlas-indicator", written("density")),
    ):
        with screen.repaint():
            step()
        seen.append(screen.fills())
    assert seen[2] != seen[0]
    for travel, area, key in (
        (screen.page.go_back, "78", "minors"),
        (screen.page.go_back, None, "minors"),
        (screen.page.go_forward, "78", "minors"),
        (screen.page.go_forward, "78", "density"),
    ):
        with screen.repaint():
            travel()
        screen.expect_query(area=area, indicatore=key)
        expect(combobox).to_have_value(written(key))
        expect(screen.key("atlas-area-card")).to_have_count(0 if area is None else 1)
        assert screen.fills() == seen[2 if key == "density" else 0]


def test_what_back_has_undone_does_not_come_again(visit):
    screen = visit("/mappa?indicatore=elderly_alone&anno=2019")
    screen.options()
    with screen.repaint():
        screen.page.get_by_text(WORDS("map.scheme_equal")).click()
    screen.expect_query(classi="uguali")
    screen.page.keyboard.press("Escape")
    with screen.repaint():
        screen.page.go_back()
    screen.expect_query(classi=None)
    with screen.repaint():
        screen.key("atlas-year").get_by_role("slider").press("ArrowLeft")
    screen.expect_query(anno="2018")
    assert "classi" not in screen.query


def test_a_selection_made_and_undone_leaves_the_address_bare(atlas):
    with atlas.repaint():
        atlas.choose("atlas-area", "Farini")
    with atlas.repaint():
        atlas.choose("atlas-area", WORDS("map.area_none"))
    atlas.expect_query(area=None)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("indicatore", "nessuno"),
        ("anno", "1850"),
        ("area", "999"),
        ("spazio", "x"),
        ("modo", "boh"),
    ],
)
def test_a_bad_value_gives_a_polite_notice_and_a_sane_default(atlas, name, value):
    atlas.travel(query(**{name: value}))
    notice = atlas.page.get_by_role("alert")
    expect(notice).to_contain_text(f"«{value}»")
    expect(notice).to_contain_text(f"«{name}»")
    expect(atlas.areas).to_have_count(88)
