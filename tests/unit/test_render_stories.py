"""Stories: mistakes are named with their line, numbers are the data's, both languages agree."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from atlas import repository
from atlas.repository import index_results
from atlas.stories.facts import FACTS, TODAY, UnknownFactError, every_name, fact, filled, is_fact
from atlas.stories.model import KINDS
from atlas.stories.parser import Known, parsed
from atlas.wording import LANGUAGES, numbers
from data.premises.money import money
from indicators import REGISTRY
from render.documents.__main__ import main
from render.maps.labels import label_places
from render.stories import StoryError, picture_svg, scenes, slide_svg, story, story_names
from render.stories.drawing import DRAWERS
from render.style.palette import DARK, LIGHT
from ui.shell.pages import PAGES

DOCS = Path(__file__).resolve().parents[2] / "docs" / "stories.md"
KNOWN = Known(
    day=date(2026, 11, 30),
    indicators=frozenset({"minors"}),
    areas={"monluè - ponte lambro": 31},
    premises=frozenset({"omero"}),
    events=frozenset({"2018_call"}),
    is_fact=lambda name: name in {"city.areas", "city.minors"},
    facts=("city.areas", "city.minors"),
)
GOOD = """title: {it: Prova, en: Trial}
about: {it: Una prova., en: A trial.}
scenes:
  - kind: map
    indicator: minors
    zoom: {area: Monluè – Ponte Lambro}
    headline: {it: Un titolo, en: A headline}
    lines:
      - it: "Sono {city.areas}."
        en: "They are {city.areas}."
    notes:
      it: >-
        Prima riga.
        Seconda riga con {city.minors}.
      en: Something to say.
  - kind: lists
    headline: {it: Parole, en: Words}
    columns:
      - title: {it: Cose, en: Things}
        items:
          - {it: Una cosa, en: One thing}
    notes: {it: Note., en: Notes.}
"""
WRONG = {
    "unknown_key_near": ("headline: {it: Un", "headlne: {it: Un", 7),
    "missing": ("    notes: {it: Note., en: Notes.}\n", "", 16),
    "twice": ("    indicator: minors\n", "    indicator: minors\n    indicator: minors\n", 6),
    "not_one_of_near": ("indicator: minors", "indicator: minor", 5),
    "brace": ("Sono {city.areas}.", "Sono {city areas}.", 9),
    "digit": ("Sono {city.areas}.", "Sono 88.", 9),
    "long": ("it: Un titolo", f"it: {'Un titolo ' * 9}", 7),
    "not_text": ("it: Parole", "it: ''", 17),
    "not_list": ("items:\n          - {it: Una cosa, en: One thing}", "items: niente", 20),
    "not_yaml": ("en: A trial.}", "en: A trial.", 3),
    "zoom": ("zoom: {area: Monluè – Ponte Lambro}", "zoom: {}", 6),
}


@pytest.mark.parametrize("key", WRONG)
def test_a_mistake_is_named_with_its_line(key):
    old, new, line = WRONG[key]
    assert old in GOOD
    with pytest.raises(StoryError) as caught:
        parsed(GOOD.replace(old, new, 1), "prova", KNOWN)
    found = [(one.line, one.key) for one in caught.value.problems]
    assert (line, key) in found, found
    assert f"prova.yml, riga {line}: " in caught.value.text("it")
    assert f"prova.yml, line {line}: " in str(caught.value)


def test_a_placeholder_in_a_folded_text_is_found_on_its_own_line():
    with pytest.raises(StoryError) as caught:
        parsed(GOOD.replace("{city.minors}", "{city.minrs}"), "prova", KNOWN)
    (one,) = caught.value.problems
    assert (one.line, one.key, one.values["near"]) == (14, "unknown_fact_near", "city.minors")


def test_every_mistake_is_told_at_once_in_order():
    twice = GOOD.replace("indicator: minors", "indicator: x").replace("{it: Cose,", "{i: Cose,")
    with pytest.raises(StoryError) as caught:
        parsed(twice, "prova", KNOWN)
    assert [one.line for one in caught.value.problems] == [5, 19, 19]


def test_a_good_story_is_read_as_written():
    found = parsed(GOOD, "prova", KNOWN)
    assert [one.kind for one in found.scenes] == ["map", "lists"]
    assert found.scenes[0].options == {"indicator": "minors", "zoom": ("area", 31)}
    assert found.scenes[1].options["columns"][0].items[0].en == "One thing"


@pytest.mark.parametrize("source", ["", "scenes", "- a", "title: 1"])
def test_a_file_that_is_no_story_is_refused_in_words(source):
    with pytest.raises(StoryError):
        parsed(source, "prova", KNOWN)


def test_an_unknown_story_names_those_there_are():
    with pytest.raises(StoryError, match="una-sera-in-quartiere"):
        story("niente", day=date.today())


def test_every_kind_can_be_drawn_and_is_told_of_and_used():
    used = {scene.kind for name in story_names() for scene in story(name, day=date.today()).scenes}
    told = set(re.findall(r"^\| `(\w+)` \|", DOCS.read_text("utf-8"), re.MULTILINE))
    assert set(KINDS) == set(DRAWERS) == used
    assert set(KINDS) <= told


def test_the_papers_list_every_fact_and_no_other():
    rows = re.findall(r"^\| `([\w.]+)` \|", DOCS.read_text("utf-8"), re.MULTILINE)
    assert sorted(set(rows) - set(KINDS) - {"kind"}) == sorted(
        [TODAY, *(one.pattern for one in FACTS)]
    )


def test_facts_are_the_data_s():
    city = repository.indicator_data("elderly_alone")
    year = city.indicator.latest_year
    states = [one.status.works.state for one in repository.premises_facts(date.today(), "it")]
    counted = [one for one in index_results.leading().values() if one.counts]
    assert fact("city.elderly_alone", "it", date.today()) == numbers.value(
        city.city_by_year[year], city.indicator, language="it"
    )
    assert fact("year.elderly_alone", "en", date.today()) == str(year)
    assert fact("premises.works_unknown", "it", date.today()) == str(states.count("unknown"))
    assert fact("deprivation.ranked", "it", date.today()) == str(len(counted))
    total = sum(line.amounts[0].eur for line in money().lines)
    assert fact("money.total", "en", date.today()) == f"€{total:,}"


def test_a_number_can_be_written_in_letters_and_begins_with_a_capital():
    assert filled("{premises.count:words} spazi", "it", date.today()) == "Nove spazi"
    assert filled("Sono {premises.count:words}", "en", date.today()) == "Sono nine"


def test_the_day_a_story_is_told_is_handed_in():
    assert filled("{today}", "it", date(2026, 3, 8)) == "8 marzo 2026"
    assert is_fact("today")
    assert "today" in every_name()


def test_a_fact_that_is_not_on_the_list_is_refused():
    assert not is_fact("city.happiness")
    with pytest.raises(UnknownFactError):
        filled("{city.happiness}", "it", date.today())


@pytest.mark.parametrize("name", story_names())
def test_a_story_is_the_same_in_both_languages(name):
    italian, english = (scenes(name, language, day=date.today()) for language in LANGUAGES)
    shape = [
        [(s.kind, s.city, len(s.lines), [len(one.items) for one in s.lists], len(s.key),
          bool(s.picture), bool(s.answer), s.live) for s in told]
        for told in (italian, english)
    ]  # fmt: skip
    assert shape[0] == shape[1]
    for one, other in zip(italian, english, strict=True):
        assert one.headline != other.headline
        assert all(s.notes and s.source and (s.alt or s.lists) for s in (one, other))
        assert "{" not in "".join([*one.lines, one.headline, one.notes, one.source, one.alt])


@pytest.mark.parametrize("name", story_names())
def test_every_scene_stands_alone_as_a_slide(name):
    for scene in scenes(name, "it", day=date.today()):
        for made in (slide_svg(scene), slide_svg(scene, DARK, revealed=True)):
            assert ElementTree.fromstring(made).get("width") == "1920"  # noqa: S314 - our own
            assert "var(--" not in made
        assert bool(picture_svg(scene, LIGHT)) is not bool(scene.lists)


def test_every_live_address_is_a_page_of_the_atlas():
    slugs = {page.slug for page in PAGES}
    live = {
        scene.live.partition("?")[0]
        for name in story_names()
        for scene in scenes(name, day=date.today())
    }
    assert live <= slugs


def test_names_on_the_map_keep_apart():
    asked = {1: ("Quarto Oggiaro", 100.0, 50.0), 2: ("Bovisasca", 104.0, 51.0)}
    placed = label_places(asked, [], (0.0, 0.0, 500.0, 400.0), 0.5)
    assert abs(placed[1][2] - placed[2][2]) >= 10


def test_the_command_checks_every_story(capsys):
    assert main(["story"]) == 0
    assert capsys.readouterr().out.count("tutto a posto") == len(story_names())


def test_every_indicator_has_its_facts():
    assert all(is_fact(f"{kind}.{one.key}") for one in REGISTRY for kind in ("city", "low", "year"))
