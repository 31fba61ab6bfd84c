"""A page without a date presents a project for three places: what is said of it, and what is not.

The association that wrote it stands among the sources and nowhere else.
"""

from datetime import date
from pathlib import Path

import pytest

from atlas import repository
from atlas.premises import event_history
from atlas.premises.facts import nothing_open
from data.premises.register import read_until
from render.figures.timeline import TimelineWords, timeline
from render.style import palette

ROOT = Path(__file__).resolve().parents[2]
PLACES = ("faenza", "erlembaldo", "visconti")
READ = date(2026, 11, 30)
NAMES = ("forum cooperazione", "forumct", "kaleidoscopi", "binari -")
"""The association, its site, its project."""

SENTENCES = {
    "it": (
        "Una pagina senza data (letta il 30 novembre 2026) presenta un progetto con sede anche "
        "qui. Se sia stato scelto, avviato o aperto, nessuna fonte lo dice."
    ),
    "en": (
        "An undated page (read on 30 November 2026) presents a project with a seat here too. "
        "Whether it was chosen, started or opened, no source says."
    ),
}
WORDS = TimelineWords(
    lanes={lane: lane for lane in event_history.LANES},
    stages=dict.fromkeys(("planned", "reported", "done", "superseded"), "stage"),
    confidences=dict.fromkeys("HML", "sure"),
    as_of="read",
)


def life(place, language="it"):
    events = repository.premises_events()
    return event_history.event_history(events, place, as_of=READ, language=language)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("language", ["it", "en"])
def test_place_tells_the_page_in_our_own_sentence(place, language):
    told = [entry for entry in life(place, language) if entry.kind == "project_named"]
    assert [entry.summary for entry in told] == [SENTENCES[language]]
    assert told[0].sources[0] == "http://forumct.it/?p=8967"


def test_nobody_else_is_told_of_it():
    events = repository.premises_events()
    named = events[events["kind"] == "project_named"]
    assert sorted(named["premises_id"]) == sorted(PLACES)
    assert named["operator"].isna().all()
    assert named["state"].isna().all()


def test_association_and_project_are_named_among_the_sources_only():
    folders = ("atlas", "data", "indicators", "pages", "render", "server", "ui", "docs")
    naming = set()
    for folder in folders:
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in {".py", ".yml", ".md", ".csv", ".js", ".typ", ".json", ".css"}:
                text = path.read_text(encoding="utf-8").casefold()
                naming |= {str(path.relative_to(ROOT)) for name in NAMES if name in text}
    assert naming == {"data/curated/events.yml", "data/processed/premises_events.csv"}
    events = repository.premises_events().drop(columns="sources")
    told = " ".join(map(str, events.to_numpy().ravel())).casefold()
    assert not [name for name in NAMES if name in told]


@pytest.mark.parametrize("language", ["it", "en"])
def test_no_headline_answer_or_popup_names_it(language):
    for facts in repository.premises_facts(READ, language):
        news = facts.said_news(facts.news.premises)
        told = " ".join(map(str, (facts.is_open(), news, *facts.lines(), *facts.sources())))
        assert not [name for name in NAMES if name in told.casefold()]


@pytest.mark.parametrize("place", PLACES)
def test_page_without_a_date_has_no_mark_on_the_time_line(place):
    entries = life(place)
    dated = tuple(
        entry for entry in entries if entry.kind not in ("project_named", "sheet_published")
    )
    drawn, without = (
        timeline(kept, as_of=READ, language="it", theme=palette.LIGHT, words=WORDS)
        for kept in (entries, dated)
    )
    assert len(entries) == len(dated) + 2
    assert drawn.to_dict() == without.to_dict()


def test_sources_are_read_until_the_day_and_none_says_that_a_place_is_open():
    assert read_until() == READ
    said = nothing_open(repository.premises_facts(READ, "it"))
    assert said.startswith(
        "Fonti lette fino al 30 novembre 2026: nessuna dice che uno dei nove spazi sia aperto"
    )
