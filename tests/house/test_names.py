"""A result is named after the thing it is, and a class has a name of its own."""

from __future__ import annotations

import ast
from collections import Counter, defaultdict
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
