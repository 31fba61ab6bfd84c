"""Who may know whom. This table is the architecture document; see also docs/decisions.md.

app.py -> ui, server
pages/ -> ui, indicators          never data, geo, nor the libraries that draw
ui/ -> ui, data, geo, indicators  maps, charts, palette, export, sentence without Streamlit
indicators/ -> indicators, geo    never data, ui, files, clocks
data/ -> data, geo                its rims, class breaks, the diff of two builds and the report of
                                  the index, also indicators
geo/ -> geo
base/ -> base                     every floor may use it
server/ -> server, data, base     what the process answers beside Streamlit
ops/ -> ops, base                 ops.readme also data: it writes the README's table;
                                  ops.evaluation_checks also data, indicators: it simulates on
                                  both; ops.evaluation_nulls also indicators; ops.golden draws
                                  the whole app: what it needs of it comes by ops.golden.ours
"""

from __future__ import annotations

from typing import Any

import pytest

OURS = frozenset(
    {"app", "pages", "ui", "server", "indicators", "data", "geo", "base", "ops", "bench", "tests"}
)

MAY_IMPORT = {
    "app": {"ui", "server"},
    "pages": {"ui", "indicators"},
    "ui": {"ui", "data", "geo", "indicators", "base"},
    "server": {"server", "data", "base"},
    "indicators": {"indicators", "geo", "base"},
    "data": {"data", "geo", "base"},
    "geo": {"geo", "base"},
    "base": {"base"},
    "ops": {"ops", "base"},
}
ALSO = {
    "data.steps.breaks": {"indicators"},
    "data.steps.siting": {"indicators"},
    "data.diff": {"indicators"},
    "data.index_report": {"indicators"},
    "ops.readme": {"data"},
    "ops.evaluation_checks": {"data", "indicators"},
    "ops.evaluation_nulls": {"indicators"},
    "ops.golden.ours": {"data", "indicators", "ui"},
}
"""The rims: the only modules that may reach one floor further, and where to."""

PAGES_NEVER = {"folium", "plotly", "geopandas", "pandas", "streamlit_folium", "pathlib", "os"}
INDICATORS_NEVER = {
    "streamlit", "os", "io", "pathlib", "shutil", "tempfile", "time", "random",
    "subprocess", "urllib", "requests", "sqlite3", "yaml", "json", "csv",
}  # fmt: skip
CLOCKS = {"now", "today", "utcnow"}
TEXT_PARSERS = {"indicators.index.design_file": {"yaml", "json"}}
"""Reads a design from a text (YAML, a link) that somebody else has opened: no file, no clock."""
COMMAND_LINES = {
    "indicators.index.__main__",
    "indicators.evaluation.__main__",
    "indicators.evaluation.files",
    "indicators.evaluation.replication",
}
CACHES = {"ui.cache", "ui.before_cache", "ui.index_cache", "ui.reach_cache", "ui.stories_cache",
          "ui.twin_cache", "ui.visit"}  # fmt: skip
PURE_IN_UI = ("ui.maps", "ui.charts", "ui.palette", "ui.export", "ui.sentence",
              "ui.alt_text", "ui.compass", "ui.twin_facts")  # fmt: skip
READERS = {"read_csv", "read_parquet", "read_file", "read_json", "read_excel", "read_table"}
STREAMLIT = {"streamlit", "streamlit_folium"}
RUNS_THE_APP = {"ops.golden.drawing"}
PAGE_LINES, ROUTER_LINES, MODULE_LINES, FUNCTION_LINES = 120, 30, 320, 60


def floor_of(name: str) -> str:
    return name.split(".", maxsplit=1)[0]


def ours_reached(name: str, modules: dict[str, Any]) -> set[str]:
    """Modules of ours that come in with ``name``, itself among them."""
    reached: set[str] = set()
    ahead = [name]
    while ahead:
        here = ahead.pop()
        if here in modules and here not in reached:
            reached.add(here)
            ahead += modules[here].imports
    return reached


def test_each_floor_imports_only_the_floors_below_it(modules: dict[str, Any]) -> None:
    trespasses = {
        name: reached
        for name, module in modules.items()
        if (
            reached := (module.packages & OURS) - MAY_IMPORT[floor_of(name)] - ALSO.get(name, set())
        )
    }
    assert trespasses == {}


def test_a_rim_is_a_module_that_exists_and_uses_its_licence(modules: dict[str, Any]) -> None:
    unused = {
        name: further for name, further in ALSO.items() if not further <= modules[name].packages
    }
    assert unused == {}


def test_no_import_is_relative(modules: dict[str, Any]) -> None:
    assert {name for name, m in modules.items() if any(i[0] == "." for i in m.imports)} == set()


@pytest.mark.parametrize("floor", ["data", "geo", "indicators", "ops"])
def test_there_is_no_streamlit_below_ui(floor: str, modules: dict[str, Any]) -> None:
    users = {name for name, m in modules.items() if floor_of(name) == floor} - RUNS_THE_APP
    assert {name for name in users if modules[name].packages & STREAMLIT} == set()


@pytest.mark.parametrize("pure", PURE_IN_UI)
def test_what_draws_comes_without_streamlit_even_through_others(
    pure: str, modules: dict[str, Any]
) -> None:
    assert pure in modules
    reached = ours_reached(pure, modules)
    assert {name for name in reached if modules[name].packages & STREAMLIT} == set()


def test_pages_know_no_table_no_geometry_and_no_library_that_draws(
    modules: dict[str, Any],
) -> None:
    pages = {name: m for name, m in modules.items() if floor_of(name) == "pages"}
    assert pages
    assert {name: m.packages & PAGES_NEVER for name, m in pages.items()} == dict.fromkeys(
        pages, frozenset()
    )


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


def test_only_ui_cache_caches_for_streamlit(modules: dict[str, Any]) -> None:
    caches = {"cache_data", "cache_resource"}
    assert {n for n, m in modules.items() if m.attributes & caches} <= CACHES


def test_no_html_is_trusted_unseen(modules: dict[str, Any]) -> None:
    assert {n for n, m in modules.items() if "unsafe_allow_html" in m.source} == set()


def test_every_package_is_marked_and_pages_are_not(root: Any) -> None:
    marked = [
        name
        for name in ("data", "geo", "indicators", "ui")
        if (root / name / "__init__.py").exists()
    ]
    assert marked == ["data", "geo", "indicators", "ui"]
    assert not (root / "pages" / "__init__.py").exists()


def test_modules_stay_short(modules: dict[str, Any]) -> None:
    limits = {"app": ROUTER_LINES, "pages": PAGE_LINES}
    long = {
        name: module.lines
        for name, module in modules.items()
        if module.lines > limits.get(floor_of(name), MODULE_LINES)
    }
    assert long == {}


def test_no_module_has_a_name_that_says_nothing(modules: dict[str, Any]) -> None:
    empty = {"utils", "util", "helpers", "helper", "common", "misc", "v2", "new"}
    assert {name for name in modules if empty & set(name.split("."))} == set()
