"""What the address has wrong is said on every page, in its language; nothing goes unsaid."""

from __future__ import annotations

import pytest

from atlas.wording import text
from tests.pages.conftest import FILES


def warned(app) -> list[str]:
    assert not app.exception
    return [one.value for one in app.warning]


@pytest.mark.parametrize("slug", FILES)
def test_every_page_says_that_a_language_is_not_spoken(opened, slug):
    said = warned(opened(slug, lang="fr"))
    words = text("it")
    assert words("map.notice", found="fr", parameter="lang", used=words("site.italian")) in said


@pytest.mark.parametrize("slug", FILES)
def test_every_page_says_that_an_area_is_unknown_in_its_language(opened, slug):
    words = text("en")
    used = words("map.notice_default")
    said = warned(opened(slug, area="999", language="en-GB"))
    assert words("map.notice", found="999", parameter="area", used=used) in said


@pytest.mark.parametrize("slug", FILES)
def test_every_page_asks_whether_a_misspelt_name_was_meant(opened, slug):
    said = warned(opened(slug, indicator="minors", annno="2019", utm_source="x", fbclid="y"))
    words = text("it")
    assert said == [
        words("map.notice_name", found="indicator", name="indicatore"),
        words("map.notice_name", found="annno", name="anno"),
    ]


@pytest.mark.parametrize(
    ("slug", "name", "value"),
    [
        ("mappa", "con", "boh"),
        ("indice", "lettura", "boh"),
        ("indice", "passo", "boh"),
        ("indice", "anno\\_indice", "1850"),
        ("indice", "dal\\_indice", "1850"),
        ("indice", "confronto", "boh"),
        ("spazi", "lavori", "boh"),
        ("spazi", "vista", "boh"),
        ("spazi", "al", "1850"),
        ("quartiere", "vista", "boh"),
        ("quartiere", "confronta", "999"),
        ("prima-dopo", "confronto", "boh"),
        ("prima-dopo", "prima", "1850"),
        ("presentazione", "storia", "boh"),
    ],
)
def test_a_page_says_which_of_its_own_values_it_cannot_use(opened, slug, name, value):
    plain = name.replace("\\", "")
    said = warned(opened(slug, **{plain: value}))
    assert any(f"«{plain}»" in one or value in one for one in said)


@pytest.mark.parametrize(
    ("slug", "query"),
    [
        ("indice", {"confronto": "simili"}),
        ("prima-dopo", {"confronto": "fragility"}),
        ("quartiere", {"vista": "storia"}),
    ],
)
def test_what_another_page_keeps_in_the_address_is_no_mistake(opened, slug, query):
    assert warned(opened(slug, **query)) == []


def test_of_many_mistakes_the_first_are_shown_and_the_rest_counted(opened):
    app = opened(area="x", anno="x", modo="x", classi="x", spazio="x", lang="x", indicatore="x")
    assert len(warned(app)) == 5
    assert text("it")("map.notice_more", count=2) in [one.value for one in app.caption]
