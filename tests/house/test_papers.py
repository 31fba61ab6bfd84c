"""Every indicator and every dataset has its papers, and the shipped files are those described."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any, get_type_hints

import pytest

MOST_BYTES = 6_000_000
ACCENTED = re.compile(r"\w*[àèéìòù]\w*", re.IGNORECASE)


@pytest.fixture(scope="module")
def registry() -> tuple[Any, ...]:
    from indicators import REGISTRY

    return REGISTRY


@pytest.fixture(scope="module")
def cards() -> dict[str, Any]:
    from data.catalogue.card import datasets

    return datasets()


def test_the_registry_and_the_catalogue_hold_the_same_indicators(
    registry: tuple[Any, ...], root: Path
) -> None:
    files = {path.stem for path in (root / "indicators" / "catalogue").glob("*.py")}
    keys = [indicator.key for indicator in registry]
    assert sorted(keys) == sorted(files - {"__init__"})


def test_every_indicator_has_a_worked_example(registry: tuple[Any, ...], root: Path) -> None:
    worked = {path.stem.removeprefix("test_") for path in (root / "tests" / "spec").glob("*.py")}
    assert {indicator.key for indicator in registry} - worked == set()


def test_every_indicator_names_datasets_that_have_a_card(
    registry: tuple[Any, ...], cards: dict[str, Any]
) -> None:
    assert {key for indicator in registry for key in indicator.datasets} - set(cards) == set()


def test_every_indicator_reads_columns_its_datasets_describe(
    registry: tuple[Any, ...], cards: dict[str, Any]
) -> None:
    undescribed = {
        indicator.key: missing
        for indicator in registry
        if (
            missing := set(indicator.inputs)
            - {c.name for key in indicator.datasets for c in cards[key].columns}
        )
    }
    assert undescribed == {}


def bilingual_fields(indicator: Any) -> dict[str, Any]:
    from base.text import LocalizedText

    named = {name: getattr(indicator, name) for name in indicator.__dataclass_fields__}
    return {
        name: value
        for name, value in named.items()
        if isinstance(value, LocalizedText) and name != "reference"
    }  # works and laws are named as they are: tests/contract/test_cards.py looks for sentences


def test_every_indicator_is_translated(registry: tuple[Any, ...]) -> None:
    left = {
        (indicator.key, name)
        for indicator in registry
        for name, words in bilingual_fields(indicator).items()
        if ACCENTED.search(words.en) or (words.it == words.en and len(words.it.split()) > 3)
    }
    assert left == set()


def test_a_value_phrase_says_the_value_in_both_languages(registry: tuple[Any, ...]) -> None:
    phrases = {i.key: i.value_phrase for i in registry}
    assert {
        k for k, p in phrases.items() if "{value}" not in p.it or "{value}" not in p.en
    } == set()


def test_every_indicator_says_since_when_its_method_holds(registry: tuple[Any, ...]) -> None:
    for indicator in registry:
        assert date.fromisoformat(indicator.valid_from) <= date.today()
        assert re.fullmatch(r"\d+\.\d+", indicator.method_version)


CENSUS = {
    "unemployed", "low_education_2021", "tertiary_education_2021", "large_households",
    "floor_space", "poor_buildings", "rented_homes", "employed_15_64",
}  # fmt: skip
"""The estimates from precincts that were checked together with their family."""


def test_who_joins_a_family_later_states_its_own_days_and_checks(
    registry: tuple[Any, ...], root: Path
) -> None:
    """The days of a family are those on which its first members were checked, not a newcomer's."""
    from data.releases import read_release, releases

    first = set(read_release(releases()[0])["measure"]) | CENSUS
    for indicator in registry:
        source = (root / "indicators" / "catalogue" / f"{indicator.key}.py").read_text("utf-8")
        own = {name for name in ("written_on", "checked_on", "next_review") if f"{name}=" in source}
        assert indicator.key in first or len(own) == 3, indicator.key


def test_years_are_in_order_and_breaks_lie_within_them(registry: tuple[Any, ...]) -> None:
    for indicator in registry:
        assert list(indicator.years) == sorted(set(indicator.years)), indicator.key
        assert {b.year for b in indicator.breaks} <= set(indicator.years), indicator.key


def test_every_shipped_file_is_the_one_its_card_describes(cards: dict[str, Any]) -> None:
    from data.catalogue.read import fingerprint

    assert cards
    wrong = {
        key: card.file
        for key, card in cards.items()
        if not card.path.is_file() or fingerprint(card.path) != card.sha256
    }
    assert wrong == {}


def test_every_shipped_file_has_a_card(cards: dict[str, Any]) -> None:
    from data.catalogue.card import PROCESSED

    shipped = {p.relative_to(PROCESSED).as_posix() for p in PROCESSED.rglob("*") if p.is_file()}
    assert shipped - {card.file for card in cards.values()} == set()


def test_what_is_shipped_stays_within_six_megabytes() -> None:
    from data.catalogue.card import PROCESSED

    assert 0 < sum(p.stat().st_size for p in PROCESSED.rglob("*") if p.is_file()) <= MOST_BYTES


def test_every_card_names_a_licence_one_can_read(cards: dict[str, Any]) -> None:
    licences = {key: card.licence.url for key, card in cards.items()}
    assert {key: url for key, url in licences.items() if not url.startswith("https://")} == {}


def bilingual_texts(card: Any) -> list[Any]:
    from base.yaml_model import Both

    hints = get_type_hints(type(card), include_extras=True)
    texts = [getattr(card, name) for name, hint in hints.items() if hint == Both]
    return texts + [column.description for column in card.columns]


def test_every_card_is_translated(cards: dict[str, Any]) -> None:
    left = {
        (key, said.en)
        for key, card in cards.items()
        for said in bilingual_texts(card)
        if ACCENTED.search(said.en) or (said.it == said.en and len(said.it.split()) > 3)
    }
    assert left == set()
