"""One count of the robust classes, on every page, poster and story and in the paper."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest

from atlas.index.facts import RobustCounts, robust_classes, robust_counts
from atlas.index.view import leading
from atlas.repository import index_results
from atlas.stories.facts import fact, filled
from atlas.wording import LANGUAGES, numbers, text
from indicators.index.uncertainty.certainty import ROBUST_WORDS, Robustness
from render.documents.poster_content import index_poster
from render.stories import city_map, drawing
from render.stories.telling import story
from tools.reports.index import PAGE
from ui.views.index import ranking

ENDS = (Robustness.ALWAYS, Robustness.NEVER)


@pytest.fixture(scope="module")
def counts() -> RobustCounts:
    """The counts every other place is compared with."""
    return robust_counts(index_results.leading())


def numbers_in(written: str) -> list[int]:
    return [
        int(found) for found in re.findall(r"\d+", re.sub(r"(?<=\d)[.,](?=\d{3})", "", written))
    ]


def test_areas_with_few_residents_are_in_no_class(counts):
    facts = index_results.leading()
    assert counts.of == counts.always + counts.depends + counts.never
    assert counts.of == next(iter(facts.values())).ranked_of < len(facts)
    assert Counter(robust_classes(facts).values()) == {
        2: counts.always, 1: counts.depends, 0: counts.never
    }  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_laboratory_says_the_count_in_its_heading_its_key_and_its_table(
    opened, counts, language
):
    app = opened("indice", lettura="robusta", lingua=language)
    heading = app.title[0].value
    assert numbers.in_letters(counts.always, language=language) in heading
    assert numbers_in(heading) == [95, 100, -(-counts.of // 5)]
    words = text(language)
    counted = [row for row in ranking.rows(leading(language)) if row["rank"].isdigit()]
    told = Counter(row["times"] for row in counted)
    always, never = (told[words(f"index.times_{kind.value}")] for kind in ENDS)
    assert (always, never, len(counted)) == (counts.always, counts.never, counts.of)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_poster_says_the_count(counts, language):
    shown = index_poster(
        index_results.FIRST, language, reading="robust", year=None,
        as_of=date(2026, 11, 23),
    )  # fmt: skip
    told = numbers_in(shown.sentence)
    assert (told[0], *told[2:]) == (counts.of, counts.always, counts.never, counts.depends)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_story_says_the_count_in_its_facts_its_words_and_its_map(counts, language):
    told = [
        fact(f"deprivation.{name}", language, date.today())
        for name in ("ranked", "always", "depends")
    ]
    assert told == [str(one) for one in (counts.of, counts.always, counts.depends)]
    (scene,) = [
        one for one in drawing.drawn(story("una-sera-in-quartiere", day=date.today()), language)
        if one.kind == "index_map"
    ]  # fmt: skip
    assert numbers_in(scene.lines[0]) == [counts.always, counts.of]
    assert numbers_in(scene.lines[2]) == [counts.depends]
    named = [
        filled(f"{{area.{area}.name}}", language, date.today()) for area in counts.always_areas
    ]
    assert all(name in scene.lines[1] for name in named)
    classes = [counts.always, counts.of, counts.depends, counts.never]
    assert numbers_in(scene.alt) == [95, 100, *classes]
    labels = Counter(city_map.index_labels(language).values())
    assert labels[ROBUST_WORDS[Robustness.ALWAYS].text(language)] == counts.always


def test_the_paper_says_the_count(counts):
    rows = re.findall(
        r"^\| Choices, chance, transfer \|(.*)\|$", PAGE.read_text("utf-8"), re.MULTILINE
    )
    assert numbers_in(rows[0])[:3] == [counts.always, counts.depends, counts.never]
