"""What the house tests look at: the source tree, parsed once, and the files of the repository."""

from __future__ import annotations

import ast
import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = (
    "base", "data", "geo", "indicators", "atlas", "render", "ui", "server", "pages", "tools",
)  # fmt: skip


@dataclass(frozen=True)
class Module:
    """One Python file of ours: ``name`` as imported, ``path`` from the root, syntax tree."""

    path: Path
    name: str
    source: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.source)

    @cached_property
    def imports(self) -> frozenset[str]:
        """Dotted names imported anywhere in the file, also inside functions."""
        found: set[str] = set()
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                start = "." * node.level + (node.module or "")
                found |= {start} | {f"{start}.{alias.name}" for alias in node.names}
        return frozenset(found)

    @cached_property
    def attributes(self) -> frozenset[str]:
        """Every name read after a dot: ``st.cache_data`` gives ``cache_data``."""
        return frozenset(
            node.attr for node in ast.walk(self.tree) if isinstance(node, ast.Attribute)
        )

    @property
    def packages(self) -> frozenset[str]:
        """First parts of the imported names."""
        return frozenset(name.split(".")[0] for name in self.imports)

    @property
    def lines(self) -> int:
        """Lines that are not blank."""
        return sum(bool(line.strip()) for line in self.source.splitlines())


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def modules() -> dict[str, Module]:
    """Every module of ours but tests and benchmarks, by dotted name."""
    paths = [
        ROOT / "app.py",
        *(p for name in PACKAGES for p in sorted((ROOT / name).rglob("*.py"))),
    ]
    read = [_module(path) for path in paths if path.exists()]
    return {module.name: module for module in read}


@pytest.fixture(scope="session")
def texts() -> dict[str, str]:
    """Every text file of the repository, tracked or about to be, by path from the root."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("not a git checkout: there is no list of the files that are published")
    names = [name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]
    contents = {name: (ROOT / name).read_bytes() for name in names}
    return {name: content.decode() for name, content in contents.items() if _is_text(content)}


def _module(path: Path) -> Module:
    inside = path.relative_to(ROOT)
    parts = inside.with_suffix("").parts
    name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    return Module(inside, name, path.read_text(encoding="utf-8"))


def _is_text(content: bytes) -> bool:
    if b"\0" in content:
        return False
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True
