"""Every shipped table against its card."""

import re
import shutil
from typing import get_type_hints

import pytest

from base.yaml_model import Name
from data.catalogue import read
from data.catalogue.card import PROCESSED, Dataset, dataset, datasets
from data.catalogue.contract import check
from data.catalogue.read import ShippedDataError, fingerprint, read_table

KEYS = sorted(datasets())
COLUMNS = [(key, column) for key in KEYS for column in dataset(key).columns]
SIX_MEGABYTES = 6_000_000
HINTS = get_type_hints(Dataset, include_extras=True)
WRITTEN_ONCE = [name for name, hint in HINTS.items() if hint == Name]


@pytest.mark.parametrize("key", KEYS)
def test_shipped_table_fits_its_card(key):
    check(read_table(key), dataset(key))


@pytest.mark.parametrize("key", KEYS)
def test_card_carries_the_fingerprint_and_row_count_of_its_file(key):
    card = dataset(key)
    assert card.sha256 == fingerprint(card.path)
    assert card.rows == len(read_table(key)) > 0


@pytest.mark.parametrize("key", KEYS)
def test_card_names_its_licence_with_a_web_address(key):
    assert dataset(key).licence.url.startswith("https://")


@pytest.mark.parametrize("key", KEYS)
def test_card_says_different_things_in_italian_and_english(key):
    card = dataset(key)
    texts = (card.title, card.processing, card.limitations)
    described = tuple(column.description for column in card.columns)
    assert [text for text in texts + described if text.it == text.en] == []


@pytest.mark.parametrize("key", KEYS)
def test_rows_are_told_apart_by_the_key_columns(key):
    keys = [column.name for column in dataset(key).columns if column.key]
    assert keys
    assert not read_table(key).duplicated(keys).any()


@pytest.mark.parametrize(("key", "column"), COLUMNS, ids=lambda part: getattr(part, "name", part))
def test_example_of_a_column_is_a_value_the_column_may_have(key, column):
    kinds = {"int": int, "float": (int, float), "bool": bool}
    assert isinstance(column.example, kinds.get(column.type, str))
    assert column.enum is None or column.example in column.enum
    assert column.range is None or column.range[0] <= column.example <= column.range[1]


def test_every_shipped_file_has_a_card():
    described = {dataset(key).file for key in KEYS}
    shipped = {path.name for path in PROCESSED.iterdir() if not path.name.startswith(".")}
    assert shipped == described


def test_all_shipped_tables_together_are_at_most_six_megabytes():
    assert sum(path.stat().st_size for path in PROCESSED.iterdir()) <= SIX_MEGABYTES


def test_shipped_table_edited_by_hand_is_refused(tmp_path, monkeypatch):
    copied = tmp_path / "processed"
    shutil.copytree(PROCESSED, copied)
    edited = copied / dataset("employment_2011").file
    edited.write_text(edited.read_text(encoding="utf-8").replace("7483", "7484"), encoding="utf-8")
    monkeypatch.setattr("data.catalogue.card.PROCESSED", copied)
    read.checked_path.cache_clear()
    with pytest.raises(ShippedDataError, match="not the file its card describes"):
        read_table("employment_2011")


ENGLISH = re.compile(r"\b(?:the|of|by|and|with|from|not|this|for|years?|city|state|table)\b")


@pytest.mark.parametrize("key", KEYS)
def test_what_a_card_says_once_for_both_languages_is_no_sentence(key):
    card = dataset(key)
    said = (card.licence.name, *(getattr(card, name) for name in WRITTEN_ONCE))
    once = [one.it for one in said if one.it == one.en]
    bare = [re.sub(r"CC BY|\"[^\"]*\"|https?://\S+", "", one) for one in once]
    assert [one for one in bare if ENGLISH.search(one)] == []
