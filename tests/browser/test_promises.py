"""What docs/it/promesse.md says of every page and no other test proves."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Open
from tests.browser.screen import Screen
from ui.shell.pages import PAGES

STREAMLITS = "_streamlit_xsrf"
ELSEWHERE = "https://example.org/"
REACHES = """async url => {
    try { await fetch(url, { mode: "no-cors" }); return true; } catch { return false; }
}"""


@pytest.fixture(scope="module")
def travelled(keep: Open) -> Screen:
    """A page of the browser that has been to every page of the atlas, each painted to its end."""
    screen: Screen = keep()
    for spec in PAGES:
        screen.travel("", slug=spec.slug)
    return screen


def cookies(page: Page) -> set[str]:
    return {str(cookie.get("name")) for cookie in page.context.cookies()}


@pytest.mark.promise("Nessuna pagina chiede qualcosa a un altro sito.")
def test_a_walk_through_all_pages_asks_this_machine_alone(travelled: Screen) -> None:
    assert len(travelled.requests) > len(PAGES)
    assert travelled.outside == []


@pytest.mark.promise(
    "L'atlante non mette cookie suoi: c'è soltanto quello tecnico di Streamlit contro le richieste "
    "false."
)
def test_the_only_cookie_is_the_technical_one_of_streamlit(travelled: Screen) -> None:
    assert cookies(travelled.page) <= {STREAMLITS}
    travelled.page.evaluate("document.cookie = 'ours=1'")
    assert cookies(travelled.page) - {STREAMLITS} == {"ours"}, "a cookie would not be seen"
    travelled.page.context.clear_cookies(name="ours")


@pytest.mark.promise("Con la rete staccata ogni pagina si apre lo stesso.")
def test_all_pages_have_opened_in_a_browser_that_reaches_no_other_machine(
    travelled: Screen,
) -> None:
    page = travelled.page.context.new_page()
    page.goto(f"{travelled.address}/healthz")
    assert page.evaluate(REACHES, f"{travelled.address}/healthz")
    assert not page.evaluate(REACHES, ELSEWHERE)
    page.close()
