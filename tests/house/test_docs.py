"""The papers of the project say what is there, and agree with each other."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

VERSIONED = ("CITATION.cff", "publiccode.yml")
FUNCTION_LINES = 50
FEWEST_WORDS, MOST_WORDS = 350, 500
LINK = re.compile(r"\]\((?!https?://|#|mailto:)([^)#\s]+)")


@pytest.fixture(scope="module")
def readme(root: Path) -> str:
    return (root / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def project(root: Path) -> dict[str, Any]:
    text = (root / "pyproject.toml").read_text(encoding="utf-8")
    project: dict[str, Any] = tomllib.loads(text)["project"]
    return project


def history(root: Path) -> str:
    return (root / "docs" / "decisions-history.md").read_text(encoding="utf-8")


def words_of(markdown: str) -> list[str]:
    without = re.sub(r"<!-- data:begin -->.*?<!-- data:end -->", "", markdown, flags=re.DOTALL)
    without = re.sub(r"```.*?```|\]\([^)]*\)", " ", without, flags=re.DOTALL)
    return re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", without)


def test_the_readme_shows_both_commands(readme: str) -> None:
    assert {"./run", "./test"} <= {line.split("  ")[0] for line in readme.splitlines()}


def test_ci_runs_the_long_tests_and_no_setting_leaves_them_out(root: Path) -> None:
    assert (root / ".ci" / "run").read_text().splitlines()[-1] == "exec ./test --all"
    options = tomllib.loads((root / "pyproject.toml").read_text())["tool"]["pytest"]["ini_options"]
    assert "-m" not in options["addopts"].split()


def long_tests(path: Path) -> list[str]:
    """The source of each test of a file that is marked ``long``, with its decorators."""
    source = path.read_text("utf-8")
    functions = [n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.FunctionDef)]
    marked = {n: [ast.unparse(one) for one in n.decorator_list] for n in functions}
    return [ast.unparse(n) for n, marks in marked.items() if "pytest.mark.long" in marks]


def test_no_long_test_has_a_condition_under_which_it_is_skipped(root: Path) -> None:
    tests = [test for path in (root / "tests").rglob("test_*.py") for test in long_tests(path)]
    assert [test for test in tests if re.search(r"skip(if)?\(|importorskip", test)] == []


@pytest.mark.parametrize("command", ["run", "test", ".ci/run"])
def test_the_commands_are_there_and_can_be_started(command: str, root: Path) -> None:
    assert (root / command).stat().st_mode & 0o111 == 0o111
    assert (root / command).read_bytes().startswith(b"#!")


def test_the_readme_can_be_read_in_three_minutes(readme: str) -> None:
    assert FEWEST_WORDS <= len(words_of(readme)) <= MOST_WORDS


def test_the_readme_has_the_data_and_the_indicators_of_today(readme: str) -> None:
    from tools.reports.readme import fresh

    assert readme == fresh(readme), "refresh it with `python -m tools.reports.readme`"
    assert "indicators, up to" in readme


def test_the_picture_of_the_floors_is_the_one_the_code_gives(root: Path) -> None:
    from tools.reports.architecture import blocks
    from tools.reports.markdown import with_blocks

    page = (root / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert page == with_blocks(page, blocks()), "`python -m tools.reports.architecture` writes it"


def test_the_readme_names_every_page(readme: str) -> None:
    from ui.shell.pages import PAGES

    assert [page.slug for page in PAGES if f"`/{page.slug}`" not in readme] == []


def test_every_link_within_the_project_leads_somewhere(root: Path) -> None:
    papers = [*root.glob("*.md"), *(root / "docs").rglob("*.md"), *root.glob("*/README.md")]
    broken = {
        f"{paper.relative_to(root)}: {link}"
        for paper in papers
        for link in LINK.findall(paper.read_text(encoding="utf-8"))
        if not (paper.parent / link).exists()
    }
    assert broken == set()


def test_the_index_of_the_documents_names_each(root: Path) -> None:
    index = (root / "docs" / "README.md").read_text(encoding="utf-8")
    papers = {path.relative_to(root / "docs").as_posix() for path in (root / "docs").rglob("*.md")}
    assert papers - {"README.md"} <= set(LINK.findall(index))


def test_the_page_of_notes_tells_this_version(project: dict[str, Any]) -> None:
    from ui.views.notes import VERSION

    assert project["version"] == VERSION


def test_released_papers_have_the_day_of_the_newest_release(root: Path) -> None:
    changes = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    day = re.search(r"^## \S+ - (\S+)$", changes, re.MULTILINE)
    assert day
    assert f'date-released: "{day[1]}"' in (root / "CITATION.cff").read_text(encoding="utf-8")
    assert f'releaseDate: "{day[1]}"' in (root / "publiccode.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("paper", VERSIONED)
def test_name_version_and_licence_agree(paper: str, root: Path, project: dict[str, Any]) -> None:
    said = yaml.safe_load((root / paper).read_text(encoding="utf-8"))
    version = said.get("softwareVersion") or said["version"]
    licence = said.get("license") or said["legal"]["license"]
    assert (str(version), licence) == (project["version"], project["license"])
    assert "Atlante dell'esclusione sociale di Milano" in (said.get("title") or said["name"])


def test_the_licence_is_the_text_of_the_eupl(root: Path, readme: str) -> None:
    text = (root / "LICENSE").read_text(encoding="utf-8")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert "15.Applicable Law" in text
    assert "EUPL-1.2" in readme


def test_the_newest_change_is_this_version_and_dates_go_back(
    root: Path, project: dict[str, Any]
) -> None:
    heads = re.findall(
        r"^## (\S+) - (\d{4}-\d\d-\d\d)$", (root / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE
    )
    assert heads[0][0] == project["version"]
    assert [day for _, day in heads] == sorted((day for _, day in heads), reverse=True)


def test_every_decision_of_the_history_is_dated_and_in_order(root: Path) -> None:
    heads = re.findall(r"^## (.*)$", history(root), re.MULTILINE)
    days = [re.match(r"(\d{4}-\d\d-\d\d) - \S", head) for head in heads]
    assert heads
    assert all(days)
    assert [day[1] for day in days if day] == sorted(day[1] for day in days if day)


def test_what_holds_now_is_short_and_names_the_day_of_its_entry(root: Path) -> None:
    days = set(re.findall(r"^## (\S+) - ", history(root), re.MULTILINE))
    text = (root / "docs" / "decisions.md").read_text(encoding="utf-8")
    _, *entries = re.split(
        r"^- (?=\*\*)", re.sub(r"^## .*$", "", text, flags=re.MULTILINE), flags=re.MULTILINE
    )
    dated = [re.search(r"\((\d{4}-\d\d-\d\d)\)$", entry.strip()) for entry in entries]
    assert len(entries) > 50
    assert {match[1] if match else "no day" for match in dated} <= days
    assert [entry for entry in entries if len(entry.split()) > 60] == []


def test_every_word_of_the_glossary_is_in_both_languages(root: Path) -> None:
    text = (root / "docs" / "glossary.md").read_text(encoding="utf-8")
    rows = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("| ")]
    assert len(rows) > 40
    assert [row for row in rows if len(row) != 3 or not all(cell.strip() for cell in row)] == []


def test_the_accessibility_statement_keeps_the_order_of_the_form(root: Path) -> None:
    text = (root / "docs" / "accessibility.md").read_text(encoding="utf-8")
    heads = re.findall(r"^## \d\. (.*)$", text, re.MULTILINE)
    assert heads == [
        "Stato di conformità",
        "Contenuti non accessibili",
        "Redazione",
        "Feedback e recapiti",
        "Informazioni tecniche",
    ]


def test_the_software_catalogue_s_texts_have_the_lengths_of_the_standard(root: Path) -> None:
    said = yaml.safe_load((root / "publiccode.yml").read_text(encoding="utf-8"))
    for language in said["localisation"]["availableLanguages"]:
        described = said["description"][language]
        assert len(described["shortDescription"]) <= 150
        assert 150 <= len(described["longDescription"]) <= 10_000
        assert len(described["features"]) >= 5


def public_of(tree: ast.Module) -> list[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    """Public functions and classes of a module, and the public methods of those classes."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    top = [node for node in tree.body if isinstance(node, kinds) and node.name[0] != "_"]
    inner = [
        node
        for owner in top
        if isinstance(owner, ast.ClassDef)
        for node in owner.body
        if isinstance(node, kinds) and node.name[0] != "_"
    ]
    return top + inner


def test_every_module_and_every_public_name_is_documented(modules: dict[str, Any]) -> None:
    silent = {
        f"{name}.{node.name}"
        for name, module in modules.items()
        for node in public_of(module.tree)
        if ast.get_docstring(node) is None
    }
    assert {name for name, m in modules.items() if ast.get_docstring(m.tree) is None} == set()
    assert silent == set()


def test_functions_stay_short(modules: dict[str, Any]) -> None:
    functions = (ast.FunctionDef, ast.AsyncFunctionDef)
    lines = {
        f"{name}.{node.name}": (node.end_lineno or 0) - node.lineno + 1
        for name, module in modules.items()
        for node in ast.walk(module.tree)
        if isinstance(node, functions)
    }
    assert {name: count for name, count in lines.items() if count > FUNCTION_LINES} == {}
