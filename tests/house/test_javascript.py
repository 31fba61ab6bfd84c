"""What the browser is given is code like any other: short files, checked types, no colour by hand.

That ``ui/web/built`` is what these sources give is checked by ``npm run built`` (``tools.check``).
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

MOST_LINES, MOST_LETTERS = 250, 100
COLOUR = re.compile(
    r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch)a?\(\s*[\d.]"
    r"|(?<=[:\s])(?:white|black|gr[ae]y|red|green|blue|yellow|orange|silver)(?=[\s;,)])",
    re.IGNORECASE,
)
"""A colour that is written down; the system's own names (``Canvas``) and ``currentColor`` are none.
A hash before a name that is no hexadecimal number is an element's id."""
PALETTE = "ui/web/style/palette.css"
"""Written by the palette (tests/unit/test_render_style_palette.py)."""
OWN_MARKUP = {
    "map/areas.js": 1,
    "parts/drawing.js": 1,
    "parts/linked.js": 1,
    "parts/ranking.js": 1,
    "story/city.js": 1,
    "story/lists.js": 1,
    "story/notes.js": 1,
    "story/paper.js": 1,
    "story/screen.js": 4,
}
"""Where markup is written into the page, and how often: our own drawings, whose texts Python has
escaped. Whoever adds one looks whether a person's text can get there."""


@pytest.fixture(scope="module")
def web(root: Path) -> Path:
    return root / "ui" / "web"


@pytest.fixture(scope="module")
def sources(web: Path, root: Path) -> dict[str, str]:
    files = [
        path
        for path in (*web.rglob("*"), *(root / "tests" / "javascript").rglob("*"))
        if path.suffix in (".js", ".ts", ".css") and "built" not in path.parts
    ]
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in files}


def without_comments(text: str) -> str:
    return re.sub(r"/\*.*?\*/|(?<!:)//[^\n]*", "", text, flags=re.DOTALL)


def colours(text: str) -> list[str]:
    return COLOUR.findall(without_comments(text))


def test_no_file_is_long_and_no_line_is_wide(sources: dict[str, str]) -> None:
    assert sources
    long = {
        name: lines
        for name, text in sources.items()
        if (lines := text.count("\n")) > MOST_LINES
        or max(map(len, text.splitlines())) > MOST_LETTERS
    }
    assert long == {}


def test_every_script_asks_for_its_types_to_be_checked(sources: dict[str, str]) -> None:
    scripts = {name: text for name, text in sources.items() if name.endswith(".js")}
    assert [name for name, text in scripts.items() if not text.startswith("// @ts-check\n")] == []


def test_no_colour_is_written_by_hand(sources: dict[str, str]) -> None:
    ours = {n: t for n, t in sources.items() if n.startswith("ui/web/") and n != PALETTE}
    assert {name: seen for name, text in ours.items() if (seen := colours(text))} == {}


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("a { color: #fff; }", True),
        ("a { background: rgba(0, 0, 0, 0.5); }", True),
        ("a { border: 1px solid black; }", True),
        ('const dark = "#1b1f24";', True),
        ("a { color: var(--atlas-ink); border-color: currentColor; }", False),
        ("#atlas-skip { color: CanvasText; } /* #fff */", False),
        ("a { fill: url(#atlas-missing); color: var(--black); }", False),
        ("return `rgb(${parts})`;", False),
    ],
)
def test_a_colour_is_told_from_what_looks_like_one(text: str, seen: bool) -> None:
    assert bool(colours(text)) is seen


def test_markup_is_written_only_where_it_is_our_own(web: Path, sources: dict[str, str]) -> None:
    writes = {
        name.removeprefix("ui/web/"): len(found)
        for name, text in sources.items()
        if (found := re.findall(r"innerHTML\s*\+?=|insertAdjacentHTML|outerHTML\s*=", text))
    }
    assert writes == OWN_MARKUP


def test_every_tool_is_pinned_and_comes_with_its_hash(root: Path) -> None:
    wanted = json.loads((root / "package.json").read_text())["devDependencies"]
    packages = json.loads((root / "package-lock.json").read_text())["packages"]
    assert [version for version in wanted.values() if not re.fullmatch(r"[\d.]+", version)] == []
    assert {n: packages[f"node_modules/{n}"]["version"] for n in wanted} == wanted
    assert [name for name, package in packages.items() if name and "integrity" not in package] == []
    assert [name for name, package in packages.items() if "resolved" in package] == []
