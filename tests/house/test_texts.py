"""The public words: the same in both languages, filled in, and found by the code."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
import yaml

from atlas.wording import text

LANGUAGES = ("it", "en")
ACCENTED = re.compile(r"\w*[àèéìòù]\w*", re.IGNORECASE)
PROPER_NAMES = frozenset({"Città", "Studi"})
"""Accented words that stay Italian in an English sentence, being names of places."""

BARE_ACCENT = re.compile(
    r"\b(?:e|piu|perche|poiche|citta|puo|cosi|gia|eta|meta|comunita|poverta|qualita|societa|"
    r"attivita|possibilita|novita|identita|densita|mobilita|c'e|cioe|sara|verra)['’](?!\w)",
    re.IGNORECASE,
)
PLURAL_OF_ONE = re.compile(r"\b1 (?!(?:su|of|posto|place|quartiere|neighbourhood)\b)\w")
"""A 1 before a word; those that may stand there are named."""
KEY = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+")
FILE = re.compile(r".*\.(?:py|css|js|json|geojson|csv|html|svg|png|yml|parquet|typ)")


class OnceLoader(yaml.SafeLoader):
    """YAML in which a key written twice is an error, not a silent replacement."""


def _mapping(loader: OnceLoader, node: yaml.MappingNode) -> dict[str, Any]:
    names = [loader.construct_object(key) for key, _ in node.value]
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise ValueError(f"line {node.start_mark.line}: written twice {sorted(map(str, twice))}")
    return {
        name: loader.construct_object(value, deep=True)
        for name, (_, value) in zip(names, node.value, strict=True)
    }


OnceLoader.add_constructor("tag:yaml.org,2002:map", _mapping)


def flat(node: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    """Every text by its key; each form of a text with a plural has the form in its key."""
    leaves: dict[str, Any] = {}
    for name, value in node.items():
        key = f"{prefix}{name}"
        leaves |= flat(value, f"{key}.") if isinstance(value, dict) else {key: value}
    return leaves


@pytest.fixture(scope="module")
def words(root: Path) -> dict[str, dict[str, Any]]:
    files = {name: (root / "atlas" / "wording" / name).glob("*.yml") for name in LANGUAGES}
    return {
        name: {
            key: entry
            for path in paths
            for key, entry in flat(
                yaml.load(path.read_text(encoding="utf-8"), Loader=OnceLoader)  # noqa: S506
            ).items()
        }
        for name, paths in files.items()
    }


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_both_languages_have_the_same_keys(words: dict[str, dict[str, Any]]) -> None:
    assert set(words["it"]) ^ set(words["en"]) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty_or_other_than_text(language: str, words: dict[str, Any]) -> None:
    bad = {k: v for k, v in words[language].items() if not isinstance(v, str) or not v.strip()}
    assert bad == {}


def test_both_languages_fill_in_the_same_values(words: dict[str, dict[str, Any]]) -> None:
    shared = set(words["it"]) & set(words["en"])
    differing = {
        key: placeholders(words["it"][key]) ^ placeholders(words["en"][key])
        for key in shared
        if placeholders(words["it"][key]) != placeholders(words["en"][key])
    }
    assert differing == {}


def test_both_languages_have_the_same_files(root: Path) -> None:
    names = [
        sorted(path.name for path in (root / "atlas" / "wording" / language).iterdir())
        for language in LANGUAGES
    ]
    assert names[0] == names[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plural_has_the_forms_its_language_tells_apart(language: str) -> None:
    """Millions, which Italian tells apart, are never counted one by one on a page."""
    plurals = text(language).plurals
    assert plurals
    assert [key for key, plural in plurals.items() if set(plural.forms) != {"one"}] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plural_fills_in_what_its_usual_form_does_but_the_count(language: str) -> None:
    words = text(language)
    differing = {
        key: placeholders(words.entries[key]) ^ placeholders(plural.forms["one"])
        for key, plural in words.plurals.items()
    }
    assert {key: own for key, own in differing.items() if own - {words.plurals[key].by}} == {}
    uncounted = [
        key
        for key, plural in words.plurals.items()
        if plural.by not in placeholders(words.entries[key]) and "own_go_on" not in key
    ]
    assert uncounted == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_is_never_followed_by_a_plural(language: str) -> None:
    words = text(language)
    forms = [p.forms["one"].replace(f"{{{p.by}}}", "1") for p in words.plurals.values()]
    assert [form for form in forms if PLURAL_OF_ONE.search(form)] == []


def test_english_has_no_italian_left_over(words: dict[str, dict[str, Any]]) -> None:
    left = {
        key: set(found) - PROPER_NAMES
        for key, text in words["en"].items()
        if (found := ACCENTED.findall(text)) and set(found) - PROPER_NAMES
    }
    assert left == {}


def test_no_sentence_is_the_same_in_both_languages(words: dict[str, dict[str, Any]]) -> None:
    same = {
        key
        for key, text in words["it"].items()
        if text == words["en"].get(key) and len(re.findall(r"[^\W\d_]{3,}", text)) > 3
    }
    assert same == set()


def test_italian_is_written_with_its_accents(words: dict[str, dict[str, Any]]) -> None:
    assert {k: t for k, t in words["it"].items() if BARE_ACCENT.search(t)} == {}


def names_of_texts(tree: ast.Module, chapters: set[str]) -> tuple[set[str], set[str]]:
    """Keys written whole, and the fixed beginnings of keys put together in an f-string."""
    pieces = {
        id(piece)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for piece in node.values
    }
    found: tuple[set[str], set[str]] = (set(), set())
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
            in_a_chapter = text.partition(".")[0] in chapters and not FILE.fullmatch(text)
            if in_a_chapter and KEY.fullmatch(text.removesuffix(".")):
                found[id(node) in pieces].add(text)
    return found


def test_every_text_the_code_names_is_there(
    words: dict[str, dict[str, Any]], modules: dict[str, Any]
) -> None:
    keys = text("it").entries
    drawing = [m for name, m in modules.items() if name.split(".")[0] in {"ui", "pages", "app"}]
    named = [names_of_texts(module.tree, {key.split(".")[0] for key in keys}) for module in drawing]
    whole = {key for found, _ in named for key in found}
    begun = {start for _, found in named for start in found}
    assert whole - set(keys) == set()
    assert {start for start in begun if not any(key.startswith(start) for key in keys)} == set()
    assert whole


@pytest.mark.parametrize("text", ["e' aperto", "piu’ alto", "la citta' di", "c'e' posto"])
def test_a_missing_accent_is_seen(text: str) -> None:
    assert BARE_ACCENT.search(text)


@pytest.mark.parametrize("text", ["un po' meno", "l'area dell'INA", "dall'età", "Ca' Granda"])
def test_an_apostrophe_in_its_place_is_left_alone(text: str) -> None:
    assert not BARE_ACCENT.search(text)
