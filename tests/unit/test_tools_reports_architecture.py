"""The picture of the floors is drawn from the code."""

from __future__ import annotations

import pytest

from tools.reports.architecture import (
    ENTRY,
    arrows,
    entries,
    imported,
    matrix,
    picture,
    reduced,
    storeys,
)

PROJECT = """
[[tool.importlinter.contracts]]
type = "layers"
layers = ["ui | server", "atlas", "base"]
"""
FLOORS = ["ui", "server", "atlas", "base"]


@pytest.fixture
def root(tmp_path):
    for name, source in {
        "app": "import os\nfrom ui.shell import run",
        "pages/map": "from ui.views import map",
        "ui/views": "from atlas.rows import rows\nimport base",
        "server/gate": "def late():\n    import base.sites",
        "atlas/rows": "from base import text",
        "base/text": "import atlas_of_another",
    }.items():
        path = tmp_path / f"{name}.py"
        path.parent.mkdir(exist_ok=True)
        path.write_text(source, encoding="utf-8")
    return tmp_path


def test_floors_come_from_the_contract_and_keep_their_neighbours() -> None:
    assert storeys(PROJECT) == [("ui", "server"), ("atlas",), ("base",)]


def test_every_import_counts_by_its_first_part() -> None:
    source = "import a.b, c\nfrom d.e import f\ndef g():\n    from h import i"
    assert set(imported(source)) == {"a", "c", "d", "h"}


def test_arrows_are_the_imports_between_floors(root) -> None:
    assert arrows(root, FLOORS) == {
        ENTRY: {"ui"}, "ui": {"atlas", "base"}, "server": {"base"}, "atlas": {"base"},
        "base": set(),
    }  # fmt: skip


def test_an_arrow_that_follows_from_others_is_not_drawn() -> None:
    graph = {"a": {"b", "c"}, "b": {"c"}, "c": set()}
    assert reduced(graph) == {"a": {"b"}, "b": {"c"}, "c": set()}


def test_floors_beside_each_other_are_drawn_beside_each_other(root) -> None:
    drawing = picture(arrows(root, FLOORS), storeys(PROJECT), dict.fromkeys([ENTRY, *FLOORS], "x"))
    assert '  subgraph floor1 [" "]\n    ui["<b>ui</b><br/>x"]\n    server[' in drawing
    assert "  ui --> atlas" in drawing
    assert "ui --> base" not in drawing


def test_the_table_has_the_arrows_that_follow_too(root) -> None:
    assert "| **ui** |  |  | ● | ● |" in matrix(arrows(root, FLOORS), FLOORS)


def test_a_command_that_the_contract_lets_look_up_is_no_arrow(root) -> None:
    (root / "base/command.py").write_text("from ui.shell import run", encoding="utf-8")
    assert arrows(root, FLOORS)["base"] == {"ui"}
    apart = entries(PROJECT + 'ignore_imports = ["base.command -> ui.shell"]')
    assert apart == {"base/command.py"}
    assert arrows(root, FLOORS, apart)["base"] == set()
