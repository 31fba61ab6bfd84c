"""Every screen is registered, has its own Italian address, and does only what a page may do."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any

import pytest

SCREENS = ("mappa", "quartiere", "spazi", "indice", "prima-dopo", "metodo", "importa", "note",
           "presentazione")  # fmt: skip
FORBIDDEN_CALLS = {"cache_data", "cache_resource", "session_state", "read_csv", "query_params"}


@pytest.fixture(scope="module")
def pages() -> tuple[Any, ...]:
    from ui.shell.pages import PAGES

    return PAGES


def test_every_page_file_is_registered_and_every_registered_file_is_there(
    pages: tuple[Any, ...], root: Path
) -> None:
    files = {path.name for path in (root / "pages").glob("*.py")}
    assert {Path(page.file).name for page in pages} == files


def test_addresses_are_plain_and_unlike_each_other(pages: tuple[Any, ...]) -> None:
    slugs = [page.slug for page in pages]
    assert len(slugs) == len(set(slugs))
    assert [slug for slug in slugs if not re.fullmatch(r"[a-z][a-z-]*", slug)] == []


def test_an_address_is_never_the_name_of_its_file(pages: tuple[Any, ...]) -> None:
    assert [page for page in pages if page.slug == Path(page.file).stem] == []


def test_the_screens_promised_so_far_are_there(pages: tuple[Any, ...]) -> None:
    assert set(SCREENS) <= {page.slug for page in pages}


@pytest.mark.parametrize("language", ["it", "en"])
def test_every_page_has_a_title_in_both_languages(language: str, pages: tuple[Any, ...]) -> None:
    from atlas.wording import text

    titles = [text(language)(page.title_key) for page in pages]
    assert len(set(titles)) == len(pages)


def test_a_page_opens_no_file_and_keeps_no_state_of_its_own(modules: dict[str, Any]) -> None:
    pages = {name: m for name, m in modules.items() if name.startswith("pages.")}
    assert pages
    assert {n: m.attributes & FORBIDDEN_CALLS for n, m in pages.items()} == dict.fromkeys(
        pages, frozenset()
    )


GUARDED = {"part", "layout", "headings", "first_paint"}


def drawn_unguarded(tree: ast.Module) -> set[str]:
    """Views that a page calls by themselves, so that an error in one would end the page."""
    calls = [n.value for n in ast.walk(tree) if isinstance(n, ast.Expr)]
    names = {ast.unparse(call.func) for call in calls if isinstance(call, ast.Call)}
    return {name for name in names if name.split(".")[0] not in GUARDED}


def test_what_a_page_draws_is_a_part_that_may_fail_alone(modules: dict[str, Any]) -> None:
    pages = {name: m for name, m in modules.items() if name.startswith("pages.")}
    assert {n: found for n, m in pages.items() if (found := drawn_unguarded(m.tree))} == {}


@pytest.mark.parametrize(
    ("code", "found"),
    [("cards.notices(wrong)", {"cards.notices"}), ("part(cards.notices, wrong)", set())],
)
def test_a_view_that_would_end_its_page_is_seen(code: str, found: set[str]) -> None:
    assert drawn_unguarded(ast.parse(code)) == found
