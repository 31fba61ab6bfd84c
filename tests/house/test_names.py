"""A result is named after the thing it is, and a class has a name of its own."""

from __future__ import annotations

import ast
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

BANNED = {"one", "found", "shown", "said", "made", "kept", "asked"}


def bindings(tree: ast.Module) -> Counter[str]:
    """How often each banned name is bound: assigned, counted over, or taken as a parameter."""
    names = [n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and not is_read(n)]
    parameters = [n.arg for n in ast.walk(tree) if isinstance(n, ast.arg)]
    return Counter(name for name in (*names, *parameters) if name in BANNED)


def is_read(name: ast.Name) -> bool:
    return not isinstance(name.ctx, ast.Store)


def test_no_result_is_named_after_nothing(modules: dict[str, Any]) -> None:
    named = {name: sorted(bindings(module.tree)) for name, module in modules.items()}
    assert {name: banned for name, banned in named.items() if banned} == {}


def test_one_class_name_is_one_class(modules: dict[str, Any]) -> None:
    places = defaultdict(list)
    for name, module in modules.items():
        for node in module.tree.body:
            if isinstance(node, ast.ClassDef):
                places[node.name].append(name)
    shared = {name: where for name, where in places.items() if len(where) > 1}
    assert shared == {}


@pytest.mark.parametrize(
    ("code", "count"),
    [
        ("one = 1", 1),
        ("for found in rows: pass", 1),
        ("def f(asked, *, kept): pass", 2),
        ("[said for said in rows]", 1),
        ("with open() as made: print(made)", 1),
        ("row.found = one.shown", 0),
        ("f(asked=1)", 0),
    ],
)
def test_a_banned_name_is_seen_where_it_is_bound(code: str, count: int) -> None:
    assert bindings(ast.parse(code)).total() == count


def names_of(modules: dict[str, Any]) -> Iterator[str]:
    """Names of the modules and packages, and of every class, function and method in them."""
    for name, module in modules.items():
        yield from name.split(".")
        for node in ast.walk(module.tree):
            if isinstance(node, (ast.ClassDef, ast.FunctionDef)):
                yield node.name


@pytest.fixture(scope="module")
def words_of_the_code(root: Path) -> tuple[set[str], set[str]]:
    """The names the glossary tells of, and the words it has given up."""
    section = (root / "docs" / "glossary.md").read_text("utf-8").partition("## In the code")[2]
    table, _, given_up = section.partition("Words given up:")
    cells = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    return set(re.findall("`(.+?)`", "".join(cells))), set(re.findall("`(.+?)`", given_up))


def test_every_name_the_glossary_tells_of_is_in_the_code(
    modules: dict[str, Any], words_of_the_code: tuple[set[str], set[str]]
) -> None:
    names, _ = words_of_the_code
    assert len(names) > 40
    assert names - set(names_of(modules)) == set()


def test_no_word_that_was_given_up_comes_back_as_a_name(
    modules: dict[str, Any], words_of_the_code: tuple[set[str], set[str]]
) -> None:
    _, given_up = words_of_the_code
    plain = {word.lower() for word in given_up}
    assert len(plain) > 30
    assert sorted({name for name in names_of(modules) if name.strip("_").lower() in plain}) == []
