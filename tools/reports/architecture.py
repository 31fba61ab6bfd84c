"""``python -m tools.reports.architecture``: draws the floors into ``docs/architecture.md``.

The order of the floors is the contract's (import-linter, ``pyproject.toml``), the rooms are the
folders, the arrows the imports that stand in the code. A test compares page and code.
"""

import ast
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence, Set
from pathlib import Path

from tools.reports.markdown import table, with_blocks

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "architecture.md"
ENTRY = "app.py, pages"

Arrows = Mapping[str, Set[str]]
"""A floor, and the floors it imports."""


def storeys(project: str) -> list[tuple[str, ...]]:
    """The floors of ``pyproject.toml`` from the top, those beside each other together."""
    contracts = tomllib.loads(project)["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    return [tuple(layer.split(" | ")) for layer in layers]


def rooms(folder: Path) -> list[str]:
    """Packages inside a floor; where it has none, its modules."""
    packages = [path.name for path in sorted(folder.iterdir()) if (path / "__init__.py").exists()]
    return packages or [path.stem for path in sorted(folder.glob("[!_]*.py"))]


def imported(source: str) -> Iterator[str]:
    """First part of every absolute import of a file."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


def arrows(root: Path, floors: Sequence[str], apart: Set[str] = frozenset()) -> Arrows:
    """Which floors each floor imports, the entry and the pages first, the entries ``apart`` left
    out."""
    files = {ENTRY: [root / "app.py", *sorted((root / "pages").glob("*.py"))]}
    commands = {root / path for path in apart}
    files |= {floor: sorted({*(root / floor).rglob("*.py")} - commands) for floor in floors}
    return {
        floor: {name for path in paths for name in imported(path.read_text("utf-8"))}
        & (set(floors) - {floor})
        for floor, paths in files.items()
    }


def entries(project: str) -> set[str]:
    """Files of commands that the contract lets put together what stands above their floor."""
    contract = tomllib.loads(project)["tool"]["importlinter"]["contracts"][0]
    names = (line.partition(" ")[0] for line in contract.get("ignore_imports", ()))
    return {f"{name.replace('.', '/')}.py" for name in names}


def reduced(graph: Arrows) -> Arrows:
    """The arrows that do not follow from others: of A to B to C, without A to C."""
    return {
        floor: {
            below
            for below in targets
            if not any(below in _reached(graph, other) for other in targets - {below})
        }
        for floor, targets in graph.items()
    }


def picture(graph: Arrows, storey: Sequence[Sequence[str]], inside: Mapping[str, str]) -> str:
    """The floors as a Mermaid flowchart: rooms in boxes, the arrows that do not follow."""
    lines = ["```mermaid", "flowchart TB"]
    for number, floors in enumerate([(ENTRY,), *storey]):
        boxes = [f'{_id(floor)}["<b>{floor}</b><br/>{inside[floor]}"]' for floor in floors]
        beside = len(boxes) > 1
        lines += [f'  subgraph floor{number} [" "]'] if beside else []
        lines += [f"  {'  ' if beside else ''}{box}" for box in boxes]
        lines += ["  end"] if beside else []
    for floor, targets in reduced(graph).items():
        lines += [f"  {_id(floor)} --> {_id(below)}" for below in sorted(targets)]
    return "\n".join([*lines, "```"])


def matrix(graph: Arrows, floors: Sequence[str]) -> str:
    """Who imports whom, all arrows, as a Markdown table."""
    rows = [
        (f"**{floor}**", *("●" if below in graph[floor] else "" for below in floors))
        for floor in (ENTRY, *floors)
    ]
    return table(("imports", *floors), rows)


def blocks(root: Path = ROOT) -> dict[str, str]:
    """What the command writes into the page, by the name of its place."""
    project = (root / "pyproject.toml").read_text("utf-8")
    storey = storeys(project)
    floors = [floor for beside in storey for floor in beside]
    graph = arrows(root, floors, entries(project))
    inside = {floor: " · ".join(rooms(root / floor)) for floor in floors}
    inside[ENTRY] = "one script a page"
    return {"floors": picture(graph, storey, inside), "imports": matrix(graph, floors)}


def main() -> int:
    """Rewrite the page with the floors of today's code."""
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(with_blocks(page, blocks()), encoding="utf-8")
    return 0


def _reached(graph: Arrows, floor: str) -> set[str]:
    below = set(graph.get(floor, ()))
    return below.union(*(_reached(graph, other) for other in below))


def _id(floor: str) -> str:
    return "entry" if floor == ENTRY else floor


if __name__ == "__main__":
    sys.exit(main())
