"""The clock is read at the rim: the pages, the tools and the commands hand the day in."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any

import pytest

BELOW = ("atlas", "render", "data", "indicators", "geo", "base")
RIM = ("data.build", "data.importers", "render.documents.commands")
CLOCKS = {("date", "today"), ("datetime", "now"), ("datetime", "today"), ("datetime", "utcnow"),
          ("time", "time"), ("time", "time_ns"), ("time", "localtime")}  # fmt: skip
COMMAND = "main"
"""The function of a module that may read it: what the command line calls."""


def readings(node: ast.AST) -> Iterator[str]:
    """Where a tree asks for the day or the hour: ``date.today``; what a command does is left out.

    A clock that only measures how long something takes (``time.monotonic``) tells no day.
    """
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef) and child.name == COMMAND:
            continue
        if isinstance(child, ast.Attribute):
            owner = ast.unparse(child.value).rpartition(".")[2]
            if (owner, child.attr) in CLOCKS or child.attr in ("st_mtime", "st_mtime_ns"):
                yield f"{owner}.{child.attr}"
        yield from readings(child)


def test_no_module_below_the_rim_reads_the_clock(modules: dict[str, Any]) -> None:
    below = {n: m for n, m in modules.items() if n.split(".")[0] in BELOW and not n.startswith(RIM)}
    times = {name: list(readings(module.tree)) for name, module in below.items()}
    assert {name: clocks for name, clocks in times.items() if clocks} == {}


@pytest.mark.parametrize(
    ("code", "clocks"),
    [
        ("day = date.today()", ["date.today"]),
        ("def f(now=datetime.datetime.now): pass", ["datetime.now"]),
        ("path.stat().st_mtime_ns", ["stat().st_mtime_ns"]),
        ("time.monotonic()", []),
        ("def main(): return date.today()", []),
        ("Fact('today', lambda: time.time())", ["time.time"]),
    ],
)
def test_a_reading_is_seen_wherever_it_stands(code: str, clocks: list[str]) -> None:
    assert list(readings(ast.parse(code))) == clocks
