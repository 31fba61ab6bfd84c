"""What the contracts of ``pyproject.toml`` (import-linter) cannot say: files, clocks, names, sizes.

Who may import whom stands there and is drawn in docs/architecture.md. Here also: the pages and
``app.py``, which are scripts and no packages.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

PAGES_IMPORT = {"ui", "atlas"}
APP_IMPORTS = {"ui", "server", "streamlit", "os"}
INDICATORS_NEVER = {
    "streamlit", "os", "io", "pathlib", "shutil", "tempfile", "time", "random",
    "subprocess", "urllib", "requests", "sqlite3", "yaml", "json", "csv",
}  # fmt: skip
CLOCKS = {"now", "today", "utcnow"}
TEXT_PARSERS = {"indicators.index.design.design_file": {"yaml", "json"}}
"""Reads a design from a text (YAML, a link) that somebody else has opened: no file, no clock."""
COMMAND_LINES = {
    "indicators.index.__main__",
    "indicators.evaluation.__main__",
    "indicators.evaluation.files",
    "indicators.evaluation.replication",
}
FILES_AND_CLOCKS = {"data", "register", "tools", "base"}
READERS = {"read_csv", "read_parquet", "read_file", "read_json", "read_excel", "read_table"}
PAGE_LINES, ROUTER_LINES = 120, 30
MOST_MODULES = 15
"""In one folder: more is a list, and lists are only the catalogue and the steps of the build."""
LISTS = {"indicators/catalogue", "data/build/steps"}
MOST_IMPORTS = 12
"""Modules of ours that one of the interface imports (pages apart); more is two ideas in a file."""
WITHOUT_STREAMLIT = """
import importlib, pkgutil, sys
class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("streamlit", "streamlit_folium"):
            raise ModuleNotFoundError(f"{name} is not installed here")
sys.meta_path.insert(0, Absent())
for floor in ("base", "geo", "indicators", "data", "atlas", "render"):
    package = importlib.import_module(floor)
    for module in pkgutil.walk_packages(package.__path__, floor + "."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
from render.documents.__main__ import main
sys.exit(main(["story"]))
"""


def floor_of(name: str) -> str:
    return name.split(".", maxsplit=1)[0]


def test_the_contracts_between_the_floors_are_kept(root: Any) -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    kept = subprocess.run([linter], cwd=root, capture_output=True, text=True, check=False)
    assert kept.returncode == 0, kept.stdout


def test_pages_and_the_entry_know_only_what_they_put_together(modules: dict[str, Any]) -> None:
    pages = {n: m.packages - PAGES_IMPORT for n, m in modules.items() if floor_of(n) == "pages"}
    assert pages
    assert {name: more for name, more in pages.items() if more} == {}
    assert modules["app"].packages <= APP_IMPORTS


def test_no_import_is_relative(modules: dict[str, Any]) -> None:
    assert {name for name, m in modules.items() if any(i[0] == "." for i in m.imports)} == set()


def test_indicators_know_no_file_and_no_clock(modules: dict[str, Any]) -> None:
    judged = {n: m for n, m in modules.items() if floor_of(n) == "indicators"}
    breaches = {
        name: used
        for name, module in judged.items()
        if name not in COMMAND_LINES
        and (
            used := (module.packages & INDICATORS_NEVER - TEXT_PARSERS.get(name, set()))
            | (module.attributes & (CLOCKS | READERS))
        )
    }
    assert breaches == {}


def test_only_the_data_floor_opens_tables(modules: dict[str, Any]) -> None:
    elsewhere = {
        name: module.attributes & READERS
        for name, module in modules.items()
        if floor_of(name) != "data" and name not in COMMAND_LINES
    }
    assert {name: used for name, used in elsewhere.items() if used} == {}


def test_streamlit_s_caches_are_not_used(modules: dict[str, Any]) -> None:
    """What everybody sees is kept by the repository, what a visit brings by the visit."""
    caches = {"cache_data", "cache_resource"}
    assert {n for n, m in modules.items() if m.attributes & caches} == set()


def test_no_html_is_trusted_unseen(modules: dict[str, Any]) -> None:
    assert {n for n, m in modules.items() if "unsafe_allow_html" in m.source} == set()


def test_what_is_below_the_interface_runs_where_streamlit_is_not_installed(root: Any) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", WITHOUT_STREAMLIT],
        cwd=root, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr


def test_every_package_is_marked_and_pages_are_not(root: Any, modules: dict[str, Any]) -> None:
    folders = {module.path.parent for name, module in modules.items() if "." in name}
    unmarked = {str(f) for f in folders if not (root / f / "__init__.py").exists()}
    assert unmarked == {"pages"}


def test_scripts_stay_short(modules: dict[str, Any]) -> None:
    limits = {"app": ROUTER_LINES, "pages": PAGE_LINES}
    long = {
        name: module.lines
        for name, module in modules.items()
        if module.lines > limits.get(floor_of(name), module.lines)
    }
    assert long == {}


def test_no_folder_is_a_crowd(root: Path, modules: dict[str, Any]) -> None:
    benches = (path.relative_to(root) for path in (root / "bench").rglob("*.py"))
    counts = Counter(
        str(path.parent)
        for path in (*(module.path for module in modules.values()), *benches)
        if path.name not in ("__init__.py", "__main__.py")
    )
    assert {name for name, count in counts.items() if count > MOST_MODULES} <= LISTS


def test_no_two_modules_import_each_other(modules: dict[str, Any]) -> None:
    pairs = {(name, other) for name in modules for other in modules[name].imports & set(modules)}
    packages = {name for name in modules if modules[name].path.name == "__init__.py"}
    mutual = {pair for pair in pairs if pair[::-1] in pairs and not set(pair) & packages}
    assert mutual == set()


def test_no_module_of_interface_or_repository_puts_together_more_than_twelve(
    modules: dict[str, Any],
) -> None:
    judged = {
        name: module
        for name, module in modules.items()
        if floor_of(name) == "ui" or name.startswith("atlas.repository")
    }
    counts = {name: len(own_imports(module, modules)) for name, module in judged.items()}
    assert max(counts.values()) > 8
    assert {name: count for name, count in counts.items() if count > MOST_IMPORTS} == {}


def own_imports(module: Any, modules: dict[str, Any]) -> set[str]:
    """Modules of ours a module imports: ``from atlas import repository`` is one, not two."""
    names = {
        whole if (whole := f"{node.module}.{alias.name}") in modules else str(node.module)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    return names & set(modules)


def test_no_module_has_a_name_that_says_nothing(modules: dict[str, Any]) -> None:
    empty = {"utils", "util", "helpers", "helper", "common", "misc", "v2", "new"}
    assert {name for name in modules if empty & set(name.split("."))} == set()
