"""Each sentence of docs/it/promesse.md is bound to the tests that prove it, and none is loose."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

MARK = "pytest.mark.promise"
NEVER_RUN = re.compile(r"pytest\.mark\.(skip|skipif|xfail|long)\b")


def promises(root: Path) -> list[str]:
    page = (root / "docs" / "it" / "promesse.md").read_text(encoding="utf-8")
    items = re.findall(r"^- (.+(?:\n  .+)*)", page, re.MULTILINE)
    return [" ".join(item.split()) for item in items]


def proofs(root: Path) -> Iterator[tuple[str, list[str]]]:
    """The sentence of every marked test, with all marks of the test."""
    for path in sorted((root / "tests").rglob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                for mark in node.decorator_list:
                    if isinstance(mark, ast.Call) and ast.unparse(mark.func) == MARK:
                        yield (
                            ast.literal_eval(mark.args[0]),
                            list(map(ast.unparse, node.decorator_list)),
                        )


def test_every_promise_has_its_proof_and_every_proof_its_promise(root: Path) -> None:
    written = promises(root)
    assert len(written) == len(set(written)) > 5
    assert set(written) == {sentence for sentence, _ in proofs(root)}


def test_the_proof_of_a_promise_is_run_by_every_test(root: Path) -> None:
    assert [s for s, marks in proofs(root) if any(map(NEVER_RUN.match, marks))] == []
