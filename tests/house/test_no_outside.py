"""The app, as shipped, asks nobody but itself; and no file names a machine of ours."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

OUTSIDE = re.compile(
    r"""(?:https?|wss?):\\?/\\?/[^\s"'<>)]+|["'(]//[a-z][^\s"'<>)]*""", re.IGNORECASE
)
NAMESPACES = ("http://www.w3.org/",)
"""Names that look like addresses and are never fetched."""

BEHIND_A_SWITCH = {"OSM_URL", "OSM_ORIGIN"}
"""Module-level constants that may hold a third party's address: the street tiles, which a
person switches on after being told who will see the visit."""

MACHINE = re.compile(r"(?<![\w.])/(?:work|root|tmp|home|Users)/\w")
REGISTRY = re.compile(
    r"--(?:extra-)?index-url|--find-links|--trusted-host|pypi\.org/simple|pythonhosted\.org"
    r"|registry\.npmjs|deb\.debian\.org|artifactory|\bnexus\b",
    re.IGNORECASE,
)
THIS_FILE = "tests/house/test_no_outside.py"


def outside(text: str) -> list[str]:
    return [found for found in OUTSIDE.findall(text) if not found.startswith(NAMESPACES)]


def test_what_the_browser_is_given_names_no_other_host(root: Path) -> None:
    files = [path for path in (root / "ui" / "web").rglob("*") if path.is_file()]
    assert files
    found = {path.name: outside(path.read_bytes().decode(errors="replace")) for path in files}
    assert {name: urls for name, urls in found.items() if urls} == {}


def test_the_settings_call_nobody_and_answer_to_this_machine_alone(root: Path) -> None:
    text = (root / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    settings = tomllib.loads(text)
    assert outside(text) == []
    assert settings["browser"]["gatherUsageStats"] is False
    assert "scriptHealthCheckEnabled" not in settings["server"]  # a script run for each request
    assert settings["server"]["allowedHosts"] == ["localhost", "127.0.0.1", "::1"]
    assert settings["client"]["toolbarMode"] == "minimal"


def test_the_map_loads_its_scripts_and_styles_from_the_app() -> None:
    import folium

    from render.maps import folium_map

    classes = [
        v for v in vars(folium_map).values() if isinstance(v, type) and issubclass(v, folium.Map)
    ]
    loaded = [url for c in classes for _, url in [*c.default_js, *c.default_css]]
    assert loaded
    assert [url for url in loaded if outside(f'"{url}"')] == []


def test_scripts_and_styles_are_asked_for_where_the_app_serves_them(texts: Any) -> None:
    """Streamlit serves a folder under the name of the module that declares it."""
    from ui.widgets import static_files

    asked = {
        (name, module)
        for name, source in texts.items()
        if name.startswith(("render/", "server/", "ui/web/"))
        for module in re.findall(
            r"(?:\.\./|component/)([a-z_.]+)\.(?:web|layers|fonts|leaflet|ahead|streets)/", source
        )
    }
    assert len(asked) > 5
    assert {name for name, module in asked if module != static_files.__name__} == set()


def test_a_rendered_map_names_no_other_host() -> None:
    from render.maps import folium_map

    assert outside(folium_map.AtlasMap().get_root().render()) == []


def addresses_in(tree: ast.Module) -> set[str]:
    """Outside addresses in string constants, but for documented switches and docstrings."""
    switched = {
        id(inner)
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name) and target.id in BEHIND_A_SWITCH
        for inner in ast.walk(node)
    }
    spoken = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return {
        url
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if id(node) not in switched | spoken
        for url in outside(node.value)
    }


def test_the_drawing_code_names_a_third_party_only_behind_its_switch(
    modules: dict[str, Any],
) -> None:
    found = {
        n: addresses_in(m.tree)
        for n, m in modules.items()
        if n.split(".")[0] in ("ui", "pages", "server") or n == "base.tiles"
    }
    assert {name: urls for name, urls in found.items() if urls} == {}


@pytest.mark.parametrize(
    ("code", "seen"),
    [
        ("LOGO = 'https://example.org/a.png'", True),
        ("OSM_URL = 'https://example.org/{z}.png'", False),
        ("def tiles():\n    return 'https://example.org/{z}.png'", True),
        ("'''See https://example.org'''", False),
        ("SVG = 'http://www.w3.org/2000/svg'", False),
    ],
)
def test_an_outside_address_is_seen_where_it_would_be_asked(code: str, seen: bool) -> None:
    assert bool(addresses_in(ast.parse(code))) is seen


@pytest.mark.parametrize("pattern", [MACHINE, REGISTRY], ids=["machine path", "registry"])
def test_no_file_names_a_machine_or_a_registry(pattern: re.Pattern[str], texts: Any) -> None:
    found = {name: hit[0] for name, text in texts.items() if (hit := pattern.search(text))}
    found.pop(THIS_FILE, None)
    assert found == {}
