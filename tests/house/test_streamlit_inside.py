"""What leans on Streamlit's inside stands in ``ui/streamlit_patches``, and its list is whole."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

PATCHES = "ui.streamlit_patches"
README = Path("ui/streamlit_patches/README.md")
OPEN = {"streamlit", "streamlit.components.v1", "streamlit.errors"}
"""What Streamlit promises to all."""
NAME = re.compile(r"(?:\.|data-testid[~^$*|]?=[\"']?)(st[A-Z][A-Za-z]+)")
ROW = re.compile(r"^\| `(ui/[\w/]+\.(?:js|css|py))` \| `([\w ]+)` \|", re.MULTILINE)


@pytest.fixture
def written(root: Path) -> str:
    return (root / README).read_text("utf-8")


def test_only_the_patches_know_streamlit_s_inside(modules: dict[str, Any]) -> None:
    inside = {
        name: sorted(parts)
        for name, module in modules.items()
        if name.startswith(("ui.", "server.", "pages.")) and not name.startswith(PATCHES)
        if (parts := {i for i in module.imports if re.match(r"streamlit\.(?!components)", i)
                      and i.rpartition(".")[0] not in OPEN and i not in OPEN})
    }  # fmt: skip
    assert inside == {}


def test_the_patches_know_nothing_of_the_atlas(modules: dict[str, Any]) -> None:
    ours = {
        name: sorted(module.packages & {"atlas", "render", "data", "indicators", "geo"})
        for name, module in modules.items()
        if name.startswith(PATCHES)
    }
    assert len(ours) > 5
    assert {name: known for name, known in ours.items() if known} == {}


def test_every_module_of_the_patches_stands_in_their_list(
    modules: dict[str, Any], written: str
) -> None:
    names = {n.rpartition(".")[2] for n in modules if n.startswith(f"{PATCHES}.")}
    assert {name for name in names if f"| `{name}" not in written} == set()


def test_scripts_and_styles_use_the_names_that_are_listed(root: Path, written: str) -> None:
    used = {
        str(path.relative_to(root)): set(NAME.findall(path.read_text("utf-8")))
        for path in (root / "ui" / "web").rglob("*.*")
        if path.suffix in (".js", ".css") and "built" not in path.parts
    }
    listed = {file: set(names.split()) for file, names in ROW.findall(written)}
    in_web = {file: names for file, names in listed.items() if file.startswith("ui/web")}
    assert {file: names for file, names in used.items() if names} == in_web


def test_every_test_of_the_list_exists(root: Path, written: str) -> None:
    named = set(re.findall(r"`(tests/[\w/]+\.py)`", written))
    assert len(named) > 10
    assert {name for name in named if not (root / name).exists()} == set()
