"""Italian that is read without effort: Gulpease of the sentences the pages make, at least 60.

The index of the GULP (Lucisano & Piemontese 1988) runs from 0 to 100; who has finished middle
school reads 60 with ease enough. Names of neighbourhoods are proper names nobody can shorten: in
their place stands that of the city. What is below the floor all the same is listed with its reason.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import textstat
import yaml

from atlas import repository
from atlas.neighbourhood.profile import headline, profile
from atlas.rows import row
from atlas.wording.alt_text import map_alt
from atlas.wording.map_sentences import AreaFacts, area_sentence, change_sentence, city_sentence
from indicators import REGISTRY, indicator
from indicators.index.layer import LAYER

FLOOR = 60
EVERY = 11
"""Every so many areas are read: each sentence is one of a few patterns."""

STORIES = sorted((Path(__file__).parents[2] / "atlas" / "stories").glob("*.yml"))

EXCEPTIONS = yaml.safe_load((Path(__file__).parent / "reading_exceptions.yml").read_text("utf-8"))
"""Heading (sentence and indicator) -> why it may be below the floor. It may only shrink."""


def ease(said):
    """Gulpease of an Italian text."""
    textstat.set_lang("it")
    return textstat.gulpease_index(said.replace("\N{NO-BREAK SPACE}", " "))


def nameless(said, names):
    """A text in which every proper name of a neighbourhood is that of the city."""
    return re.sub("|".join(map(re.escape, sorted(names, key=len, reverse=True))), "Milano", said)


@pytest.fixture(scope="module")
def sentences(milan):
    """Every kind of generated sentence by its heading: kind and indicator."""
    found, names = {}, milan.names
    for one in REGISTRY:
        for kind, said in of_indicator(one, names):
            found.setdefault(f"{kind} {one.key}", []).append(nameless(said, names))
    for area in names.index[::EVERY]:
        said = headline(profile(int(area), "it"))
        found.setdefault("profile", []).append(nameless(said, names))
    for one in (indicator("declared_income"), indicator("elderly_alone")):
        for how in ({}, {"since": one.years[0]}):
            said = map_alt(milan.scene(one, area=35, **how), names)
            found.setdefault("alt", []).append(nameless(said, names))
    return found


def of_indicator(one, names):
    data, year, first = repository.indicator_data(one.key), one.latest_year, one.years[0]
    rows, city = data.by_year[year], data.city_by_year[year]
    yield "city", city_sentence(rows, names, city, one, year=year, language="it")
    changes = repository.changes(one.key, first, year) if len(one.years) > 1 else None
    change = {"since": first, "year": year, "language": "it"}
    for area in names.index[::EVERY]:
        facts = AreaFacts(names[area], row(rows, int(area)), city)
        yield "area", area_sentence(facts, one, year=year, language="it")
        if changes is not None:
            shown = changes.rename(columns={"change": "value"})
            moved = row(shown.assign(marked=rows["marked"]), int(area))
            yield "change", change_sentence(names[area], moved, city, one, **change)
    if changes is not None:
        yield "change", change_sentence(None, None, city, one, **change)


def test_the_sentences_the_pages_make_are_easy_to_read(sentences):
    hard = {
        f"{heading}: {ease(said):.1f} {said}"
        for heading, all_said in sentences.items()
        for said in all_said
        if ease(said) < FLOOR and heading not in EXCEPTIONS
    }
    assert not hard, "\n".join(sorted(hard))


def test_every_exception_is_still_needed_and_says_why(sentences):
    assert all(EXCEPTIONS.values())
    told_of = {f"{path.stem} {where}": [said] for path in STORIES for where, said in told(path)}
    needed = {
        heading
        for heading in EXCEPTIONS
        if any(ease(said) < FLOOR for said in (sentences | told_of)[heading])
    }
    assert set(EXCEPTIONS) - needed == set()


@pytest.mark.parametrize("known", [*REGISTRY, LAYER], ids=lambda known: known.key)
def test_what_an_indicator_means_and_why_it_matters_is_easy_to_read(known):
    hard = {said: ease(said) for said in (known.meaning.it, known.why_it_matters.it)
            if ease(said) < FLOOR}  # fmt: skip
    assert hard == {}


def test_a_hard_sentence_would_be_seen():
    assert ease("Il gatto dorme. Il cane corre. Noi andiamo a casa.") > 90
    assert ease("L'inadempimento dell'obbligazione comporta responsabilità extracontrattuale.") < 40


SPOKEN = ("headline", "lines", "notes")
"""What is said to the hall in a scene: on the screen, and by who presents."""


def told(story):
    """Headline, lines and notes of each scene, in Italian, as one passage each.

    A placeholder becomes a figure, which has no letters.
    """
    for number, scene in enumerate(yaml.safe_load(story.read_text("utf-8"))["scenes"], 1):
        for part in SPOKEN:
            said = scene.get(part, [])
            passages = [one["it"] for one in (said if isinstance(said, list) else [said])]
            if passages:
                joined = ". ".join(one.strip().rstrip(".") for one in passages)
                yield f"scene {number}, {part}", re.sub(r"\{[^}]*\}", "12", joined) + "."


@pytest.mark.parametrize("story", STORIES, ids=lambda path: path.stem)
def test_what_a_story_says_is_easy_to_read(story, milan):
    hard = [
        f"{where}: {ease(said):.1f} {said}"
        for where, plain in told(story)
        if ease(said := nameless(plain, milan.names)) < FLOOR
        and f"{story.stem} {where}" not in EXCEPTIONS
    ]
    assert not hard, "\n".join(hard)


def test_there_are_stories_to_read():
    assert len(STORIES) >= 2
