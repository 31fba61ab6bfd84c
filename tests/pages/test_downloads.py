"""Every file a page gives is in the page's language, and needs nothing of the page to be made."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
import streamlit as st

from atlas.wording import LANGUAGES, text
from data.catalogue.card import dataset, datasets
from render.files.datasets import name_of
from render.files.names import file_name
from tests.pages.conftest import PARTS_OF_METHOD
from tests.pages.tongue import foreign, told

OPEN: dict[str, object] = {
    **PARTS_OF_METHOD,
    **{f"atlas-papers-table-{key}": True for key in datasets()},
}
LIST = "San Siro\nvia Padova 10\nXyzzy 12345"
LABORATORY: dict[str, object] = {
    f"atlas-index-{name}": True for name in ("desk", "effects", "papers")
}
AGAIN = ("indice-disegno", "indice-dati", "index-design", "index-data")
"""What the command line reads again, the same in every language: a design holds both."""

BEFORE = {"it": "prima-dopo", "en": "before-after"}
"""How the sheets of `/prima-dopo` begin: each page gives those of both languages."""

LARGE = ("nil_boundaries", "house_numbers", "streets", "census_sections_2011")
"""Tables that take long to write; their cards are like the others'."""


def named(*keys: str) -> tuple[str, ...]:
    """What the files of these tables are called, in both languages."""
    stems = (file_name(f"{name_of(dataset(key), one)}.x")[:-2] for key in keys for one in LANGUAGES)
    return tuple(stems)


LARGE_FILES, SECTIONS = named(*LARGE), named("census_sections_2011")


@dataclass(frozen=True)
class Given:
    """A button as a page has it: the language the file is to be in, its name, its maker."""

    language: str
    name: str
    make: Callable[[], bytes]


Collected = Callable[[str], dict[str, list[Given]]]


@pytest.fixture(scope="module")
def patched() -> Iterator[list[tuple[str, Callable[[], bytes]]]]:
    """Buttons are noted instead of drawn."""
    noted: list[tuple[str, Callable[[], bytes]]] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            st, "download_button", lambda _, **told: noted.append((told["file_name"], told["data"]))
        )
        yield noted


@pytest.fixture(scope="module", params=LANGUAGES)
def given(request, patched) -> dict[str, list[Given]]:
    """Every button of every page in a language, by page."""
    from tests.pages.conftest import opening

    language = request.param
    found: dict[str, list[Given]] = {}

    def gather(slug: str, state: dict[str, object] | None = None, **query: str) -> None:
        patched.clear()
        app = opening(slug, state or {}, lingua=language, **query)
        assert not app.exception
        own = found.setdefault(slug, [])
        for name, make in patched:
            in_name = [one for one, before in BEFORE.items() if name.startswith(before)]
            is_sheet = in_name and name.endswith(".pdf")
            own.append(Given(in_name[0] if is_sheet else language, name, make))

    gather("mappa", {"atlas-downloads": True})
    gather("mappa", {"atlas-downloads": True}, indicatore="elderly_alone", modo="variazione",
           area="57")  # fmt: skip
    gather("mappa", {"atlas-two-files": True}, indicatore="low_income", con="minors")
    gather("spazi", vista="registro")
    gather("spazi", spazio="zoia")
    gather("quartiere", {"atlas-batch": True, "atlas-batch-list": LIST}, area="57")
    gather("indice", LABORATORY, confronto="equal")
    gather("indice", LABORATORY, disegno="fragility", lettura="variazione", area="57")
    gather("prima-dopo", {"atlas-before-files": True}, esito="minors", confronto="periferia")
    gather("metodo", OPEN)
    return found


def bare(make: Callable[[], bytes]) -> bytes:
    """What a maker gives in a thread of its own, which no page and no session belongs to."""
    made: list[bytes] = []
    thread = threading.Thread(target=lambda: made.append(make()))
    thread.start()
    thread.join()
    assert made, "the maker failed: it reads what it should have been given"
    return made[0]


@pytest.mark.parametrize("slug", ["mappa", "spazi", "quartiere", "indice", "prima-dopo"])
def test_a_file_has_no_word_of_the_other_language(given, slug):
    assert len(given[slug]) >= 4
    left = {
        one.name: found
        for one in given[slug]
        if not one.name.startswith(AGAIN)
        and (found := foreign(without_the_question(one), one.language))
    }
    assert left == {}


def without_the_question(one: Given) -> list[str]:
    """What a file says, without the question of a notice: that is in the office's language."""
    said, heading = told(one.name, bare(one.make)), text(one.language)("notice.question")
    if heading not in said:
        return said
    last = max(place for place, line in enumerate(said) if line[1:3] == ". ")
    return said[: said.index(heading)] + said[last + 1 :]


def papers_in_other_words(given: list[Given]) -> dict[str, object]:
    """Files whose papers hold words of the other language, with those words."""
    left: dict[str, object] = {}
    for one in given:
        said = told(one.name, bare(one.make))
        papers = said[:1] if one.name[-3:] == "csv" else said
        if words := foreign(papers, one.language):
            left[one.name] = words
    return left


def test_a_table_of_the_method_page_has_its_papers_in_the_page_s_language(given):
    tables = [one for one in given["metodo"] if not one.name.startswith(LARGE_FILES)]
    assert len({one.name.partition(".")[0] for one in tables}) > 20
    assert papers_in_other_words(tables) == {}


@pytest.mark.long
def test_a_table_of_many_rows_has_its_papers_in_the_page_s_language(given):
    tables = [one for one in given["metodo"] if one.name.startswith(SECTIONS)]
    assert tables
    assert papers_in_other_words(tables) == {}


def test_no_maker_reads_the_address_the_session_or_the_theme(given, monkeypatch):
    def refuse(*_: object) -> None:
        raise AssertionError("a maker reads what belongs to the page")

    from ui.state import session

    for name in ("language", "words", "theme_name", "current", "view"):
        monkeypatch.setattr(session, name, refuse)
    for slug in ("mappa", "spazi", "quartiere", "indice", "prima-dopo"):
        for one in given[slug]:
            if one.name[-3:] in {"csv", "xlsx", "son", "ics", "yml", "zip"}:
                bare(one.make)


def test_names_of_files_are_safe_on_every_system(given):
    names = [one.name for some in given.values() for one in some]
    assert [
        name for name in names if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*\.[a-z]+", name)
    ] == []
