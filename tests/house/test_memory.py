"""What the process may remember: nothing a visitor has brought. See docs/decisions.md."""

from __future__ import annotations

import ast
from typing import Any

import pytest

REMEMBERED = {"atlas.repository.memo._stores", "atlas.repository.memo._visits",
              "render.maps.prefetch._written", "atlas.wording.numbers._locale",
"atlas.wording.numbers._pattern",
              "atlas.stories.study.line_up", "atlas.wording.text"}  # fmt: skip
"""What the interface may remember for the whole process beside its caches: keyed by a language, a
number of decimals, or the plans of the stories."""


def remembered(tree: ast.Module) -> set[str]:
    """Names in a module that gather things as it runs: empty containers, memoised functions."""
    empty = {"dict", "list", "set", "OrderedDict", "defaultdict", "deque", "WeakValueDictionary"}
    names = set()
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.args.args:
            memos = {part for each in node.decorator_list for part in names_in(each)}
            names |= {node.name} if memos & {"cache", "lru_cache"} else set()
        value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
        is_made = isinstance(value, ast.Call) and bool(names_in(value.func) & empty)
        literal = isinstance(value, ast.Dict | ast.List) and not ast.unparse(value).strip("[]{}")
        if is_made or literal:
            names |= {ast.unparse(target) for target in targets_of(node)}
    return names


def targets_of(node: ast.stmt) -> list[ast.expr]:
    """What an assignment binds."""
    if isinstance(node, ast.Assign):
        return node.targets
    return [node.target] if isinstance(node, ast.AnnAssign) else []


def names_in(node: ast.AST) -> set[str]:
    """The names an expression speaks of."""
    inner = list(ast.walk(node))
    return {each.id for each in inner if isinstance(each, ast.Name)} | {
        each.attr for each in inner if isinstance(each, ast.Attribute)
    }


def test_the_interface_remembers_nothing_a_visitor_may_have_brought(
    modules: dict[str, Any],
) -> None:
    found = {
        f"{name}.{thing}"
        for name, module in modules.items()
        if name.split(".")[0] in ("atlas", "render", "ui", "pages")
        for thing in remembered(module.tree)
    }
    assert found - REMEMBERED == set()


@pytest.mark.parametrize(
    ("code", "things"),
    [
        ("_SEEN: OrderedDict[str, int] = OrderedDict()", {"_SEEN"}),
        ("_seen = {}", {"_seen"}),
        ("NAMES = {'a': 1}\nLIST = ('a',)", set()),
        ("@lru_cache(maxsize=8)\ndef of(key): ...", {"of"}),
        ("@cache\ndef fonts(): ...", set()),
    ],
)
def test_what_a_module_remembers_is_seen(code: str, things: set[str]) -> None:
    assert remembered(ast.parse(code)) == things
