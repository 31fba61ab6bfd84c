"""Which city this is stands in its values and in words: no other module knows."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any

import pytest

from base.city import CITY

CHOICE = "base.city"
NAME = re.compile(r"Milan(o|ese)?\b")
FLOORS = ("atlas", "render", "ui", "server", "pages", "app")
"""The floors that show and say; below them, sources, cards and methods name the city in words."""
SCRIPTS = ("*.js", "*.css", "*.typ")


def known_by(tree: ast.Module) -> set[str]:
    """Identifiers that name the city; what is said in a text is no identifier."""
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    names |= {
        alias.name for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) for alias in n.names
    }
    return {name for name in names if name.split("_")[0] == "MILAN"}


def whole_numbers(tree: ast.Module) -> set[int]:
    return {n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and type(n.value) is int}


def test_no_module_that_shows_or_says_something_names_the_city(modules: dict[str, Any]) -> None:
    naming = {
        name
        for name, module in modules.items()
        if name.split(".")[0] in FLOORS and NAME.search(module.source)
    }
    assert naming == set()


def test_only_the_choice_of_the_city_knows_which_it_is(modules: dict[str, Any]) -> None:
    knowing = {name for name, module in modules.items() if known_by(module.tree)}
    assert knowing == {CHOICE}


@pytest.mark.parametrize("pattern", SCRIPTS)
def test_no_script_and_no_style_names_the_city(pattern: str, root: Path) -> None:
    files = [path for floor in FLOORS for path in (root / floor).rglob(pattern)]
    assert [path.name for path in files if NAME.search(path.read_text("utf-8"))] == []


def test_the_counts_of_the_city_are_written_once(modules: dict[str, Any]) -> None:
    """A drawing may be 88 wide; whoever speaks of areas asks the city how many there are."""
    counts = {CITY.area_count, CITY.code}
    counting = {
        name
        for name, module in modules.items()
        if name.split(".")[0] in ("atlas", "ui", "server") and whole_numbers(module.tree) & counts
    }
    assert counting == set()


def test_a_module_that_knows_the_city_would_be_seen() -> None:
    assert known_by(ast.parse("from base.city import MILAN")) == {"MILAN"}
    assert known_by(ast.parse("box = MILAN_BOX")) == {"MILAN_BOX"}
    assert known_by(ast.parse("words('Milano')")) == set()
