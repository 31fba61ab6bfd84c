"""What is not known of the premises is told until the day the sources were read, never today."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from atlas import repository
from atlas.neighbourhood.profile import profile
from atlas.premises import enquiry
from atlas.premises.facts import nothing_open
from atlas.wording import LANGUAGES, numbers
from atlas.wording.untrusted import foreign
from data.premises.register import read_until
from render.documents import area, premises
from render.documents.poster import contents as poster_contents
from render.documents.poster_content import index_poster
from render.stories import scenes, story_names
from ui.state import clock

LATER = date(2031, 2, 3)
GORLA = "erlembaldo"
QUARTO_OGGIARO = 76


@pytest.fixture
def later(monkeypatch):
    """A day years after the sources were read."""
    monkeypatch.setattr(clock, "today", lambda: LATER)


def day_in(language: str) -> str:
    return numbers.day(read_until().isoformat(), language=language)


def words_of(app) -> str:
    """Everything a page says in words."""
    kinds = ("title", "header", "markdown", "caption", "table", "warning", "info")
    parts = [str(one.value) for kind in kinds for one in getattr(app, kind)]
    return " ".join([*parts, *(one.proto.body for one in app.get("html"))])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("slug", "query"),
    [
        ("mappa", {"spazio": GORLA}),
        ("spazi", {}),
        ("spazi", {"spazio": GORLA}),
        ("spazi", {"vista": "storia"}),
        ("quartiere", {"area": str(QUARTO_OGGIARO)}),
    ],
)
@pytest.mark.usefixtures("later")
def test_a_page_names_the_day_of_the_reading_and_not_today(opened, slug, query, language):
    said = words_of(opened(slug, lingua=language, **query))
    assert day_in(language) in said
    assert str(LATER.year) not in said


@pytest.mark.usefixtures("later")
def test_the_day_of_the_page_cannot_go_beyond_the_reading(opened):
    beyond = read_until() + timedelta(days=1)
    app = opened("spazi", vista="storia", al=beyond.isoformat())
    assert foreign(beyond.isoformat()) in app.warning[0].value
    slider = app.select_slider(key="atlas-as-of")
    assert slider.options[-1] == day_in("it")
    assert slider.value == read_until()


@pytest.mark.parametrize("language", LANGUAGES)
def test_sheets_and_posters_printed_later_name_the_day_of_the_reading(language):
    facts = repository.premises_facts(LATER, language)
    (gorla,) = [one for one in facts if one.row["premises_id"] == GORLA]
    sheet = premises.contents(gorla, as_of=LATER, public=None)
    shown = profile(QUARTO_OGGIARO, language)
    of_area = area.contents(shown, as_of=LATER, public=None)
    poster = poster_contents(
        index_poster("deprivation_2", language, reading="score", year=None, as_of=LATER), "a3"
    )
    for said in (sheet["made_on"], sheet["nothing_open"], of_area["nothing_open"],
                 poster["places_title"], poster["places_note"]):  # fmt: skip
        assert day_in(language) in said
    assert str(LATER.year) not in sheet["headline"]
    assert str(LATER.year) in poster["made_on"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_story_told_later_names_the_day_of_the_reading(language):
    for name in story_names():
        told = scenes(name, language, day=LATER)
        said = " ".join(
            [part for one in told for part in (one.headline, *one.lines, one.alt, one.source)]
        )
        assert day_in(language) in said
        assert str(LATER.year) not in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_silence_grows_old_until_the_reading_and_no_further(language):
    then, now = (
        repository.premises_facts(read_until(), language),
        repository.premises_facts(LATER, language),
    )
    assert [enquiry.stale_status(one) for one in then] == [enquiry.stale_status(one) for one in now]
    assert all(re.search(str(read_until().year), enquiry.enquiry(one)) for one in now)


def test_an_earlier_day_is_told_of_facts_and_not_of_a_reading():
    earlier = repository.premises_facts(date(2020, 1, 1), "it")[0]
    assert earlier.sources_read() == "Fonti sui fatti fino al 1º gennaio 2020"


def test_the_silence_of_the_sources_ends_where_one_says_open():
    nine = repository.premises_facts(read_until(), "it")
    one = nine[0]
    service = replace(one.status.service, state="open")
    opened = replace(one, status=replace(one.status, service=service))
    assert nothing_open((opened, *nine[1:])) == ""
