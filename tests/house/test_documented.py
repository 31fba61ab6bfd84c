"""What a person can call, set or meet stands in the documentation."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.faults import Exit

FOLDERS = ("base", "data", "geo", "indicators", "atlas", "render", "ui", "server", "tools", "bench")
INNER = {"base.worker_process", "bench.served.watched", "data.build.pipeline"}
"""Modules that only another module of ours starts; ``data.build`` is the name of the pipeline."""
VARIABLE = re.compile(r"ATLAS_[A-Z]+(?:_[A-Z]+)*")


@pytest.fixture(scope="module")
def commands_page(root: Path) -> str:
    return (root / "docs" / "commands.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def hosting_page(root: Path) -> str:
    return (root / "docs" / "hosting.md").read_text(encoding="utf-8")


def sources(root: Path) -> Iterator[tuple[str, ast.Module]]:
    """Every module of ours by its dotted name."""
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*.py")):
            name = ".".join(path.relative_to(root).with_suffix("").parts)
            yield name, ast.parse(path.read_text(encoding="utf-8"))


def is_started(module: ast.Module) -> bool:
    """Whether a module does something when it is run by its name."""
    guards = (node.test for node in module.body if isinstance(node, ast.If))
    return any(ast.unparse(guard) == "__name__ == '__main__'" for guard in guards)


def variables(module: ast.Module) -> set[str]:
    """Names of environment variables of ours that stand in the code by themselves."""
    strings = (node.value for node in ast.walk(module) if isinstance(node, ast.Constant))
    return {text for text in strings if isinstance(text, str) and VARIABLE.fullmatch(text)}


def test_every_command_stands_on_the_page_of_commands(root: Path, commands_page: str) -> None:
    commands = {name.removesuffix(".__main__") for name, tree in sources(root) if is_started(tree)}
    named = set(re.findall(r"`python -m ([\w.]+)", commands_page))
    assert commands - INNER == named


def test_every_exit_code_of_the_launcher_is_explained(commands_page: str) -> None:
    rows = re.findall(r"^\| (\d+) \| \w", commands_page, re.MULTILINE)
    assert [int(code) for code in rows] == sorted(Exit)


def test_every_variable_of_ours_is_explained(
    root: Path, commands_page: str, hosting_page: str
) -> None:
    named = set(re.findall(r"^\|.*?`(ATLAS_\w+)`", commands_page + hosting_page, re.MULTILINE))
    assert set().union(*(variables(tree) for _, tree in sources(root))) == named
