"""What a stranger writes into an address is shown as it is written, and makes nothing else."""

from __future__ import annotations

from itertools import cycle
from urllib.parse import quote

import pytest

from atlas.query import KNOWN
from atlas.wording.untrusted import JOINER
from tests.browser.conftest import Open
from tests.browser.screen import TRAVEL, Screen, until
from ui.shell.pages import PAGES

HOSTILE = (
    "# Titolo ![x](//evil.example/a.png)",
    "[x](//evil.example) www.evil.example a@evil.example",
    "https://evil.example :red[x] :material/face: :smile:",
    "*e* `c` $x$ <img src=//evil.example> <style>*{}</style>",
)
NAMES = sorted(KNOWN - {"embed", "embed_options", "scena"})
STRANGER = """() => {
  const outside = (url) => url && new URL(url, location).origin !== location.origin;
  const made = [...document.querySelectorAll("#root :is(a, img, iframe, link)")]
    .filter((one) => outside(one.getAttribute("href") || one.getAttribute("src")))
    .filter((one) => /evil/.test(one.outerHTML));
  const heads = [...document.querySelectorAll("#root :is(h1, h2, h3, h4, h5, h6, style)")]
    .filter((one) => /evil|Titolo/.test(one.textContent));
  const marked = document.querySelectorAll(
    "#root [data-testid=stAlert] [data-testid=stMarkdownContainer] :is(a, em, code, img, .katex, "
    + "[class*=colored], h1, h2, h3)");
  return [...made, ...heads, ...marked].map((one) => one.outerHTML.slice(0, 200));
}"""
"""Headings, links, images and styles of the stranger's choice; any markup inside a notice."""


def asked(*names: str) -> str:
    return "&".join(
        f"{name}={quote(written)}" for name, written in zip(names, cycle(HOSTILE), strict=False)
    )


def looked(screen: Screen) -> list[str]:
    screen.page.get_by_test_id("stAlert").first.wait_for()
    screen.settled()
    return list(screen.page.evaluate(STRANGER))


def test_a_hostile_address_that_is_pasted_makes_nothing_of_the_strangers_choice(
    visit: Open,
) -> None:
    screen = visit(f"/mappa?{asked('lang', 'anno', 'modo', 'area', 'classi')}")
    assert looked(screen) == []
    assert unsaid(screen) == []


@pytest.mark.parametrize("slug", [page.slug for page in PAGES])
def test_a_hostile_address_makes_nothing_of_the_strangers_choice(slug: str, keep: Open) -> None:
    own = {"presentazione": "storia", "indice": "disegno", "prima-dopo": "esito", "spazi": "vista"}
    screen = keep()
    names = ("lang", "anno", "modo", "area", own.get(slug, "classi"))
    screen.travel("", slug=slug)
    screen.page.evaluate(TRAVEL, f"/{slug}?{asked(*names)}")
    assert until(screen.page, lambda: unsaid(screen) == []), unsaid(screen)
    assert looked(screen) == []


def unsaid(screen: Screen) -> list[str]:
    """What the stranger has written and no notice tells."""
    said = " ".join(screen.page.get_by_test_id("stAlert").all_inner_texts()).replace(JOINER, "")
    return [written for written in HOSTILE if written not in said]


@pytest.mark.long
@pytest.mark.parametrize("slug", [page.slug for page in PAGES])
def test_no_parameter_of_any_page_makes_anything(slug: str, visit: Open) -> None:
    for start in range(0, len(NAMES), len(HOSTILE)):
        names = NAMES[start : start + len(HOSTILE)]
        screen = visit(f"/{slug}?{asked(*names)}&annno=1")
        assert (names, looked(screen)) == (names, [])
        screen.page.close()
