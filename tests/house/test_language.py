"""One place for each thing that is written in a language: downloads, tables, intervals."""

from __future__ import annotations

import ast
import re
from typing import Any

import pytest

from atlas.wording import text

DASHED = re.compile(r"\}\s*[–-]\s*\{")
"""An interval written by hand: a dash between two values."""


def callers(modules: dict[str, Any], name: str) -> set[str]:
    ours = ((key, module) for key, module in modules.items() if not key.startswith("tools."))
    return {key for key, module in ours if name in module.attributes}


def test_every_download_goes_through_one_module(modules: dict[str, Any]) -> None:
    assert callers(modules, "download_button") == {"ui.widgets.downloads"}


def test_every_table_that_scrolls_goes_through_one_module(modules: dict[str, Any]) -> None:
    assert callers(modules, "dataframe") == {"ui.widgets.tables"}


def dashed(tree: ast.Module) -> list[int]:
    """Lines where an f-string, that is no key and no name of a file, sets a dash between values."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        and any(
            isinstance(piece, ast.Constant) and re.fullmatch(r"\s*–\s*", str(piece.value))
            for piece in node.values[1:-1]
        )
    ]


def test_an_interval_is_written_in_one_place(modules: dict[str, Any]) -> None:
    found = {
        name: lines
        for name, module in modules.items()
        if name.startswith("ui.") and (lines := dashed(module.tree))
    }
    assert found == {}


@pytest.mark.parametrize("language", ["it", "en"])
def test_no_text_sets_a_dash_between_two_values(language: str, root: Any) -> None:
    files = (root / "atlas" / "wording" / language).glob("*.yml")
    lines = [line for path in files for line in path.read_text(encoding="utf-8").splitlines()]
    assert [line for line in lines if DASHED.search(line)] == ['  from_to: "{low}–{high}"']
    assert text(language)("phrase.from_to")


def test_an_interval_by_hand_would_be_seen() -> None:
    assert dashed(ast.parse("f'{middle} ({low} – {high})'")) == [1]
    assert dashed(ast.parse("f'{low}–{high}'")) == [1]
