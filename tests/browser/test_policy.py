"""The pages under their Content-Security-Policy: all of it works, and nothing asks for more.

A refusal is an error of the console, in the document and in its frames: ``clean`` would tell.
"""

from __future__ import annotations

import pytest

from tests.browser.screen import until
from tools.server import get, readiness

IMAGE = """() => new Promise((done) => {
    Object.assign(new Image(), { onerror: () => done(), src: 'https://example.org/a.png' });
})"""


def refusals(screen):
    return [told for told in screen.errors if "Content Security Policy" in told]


def test_the_map_is_painted_and_painted_again_under_its_policy(visit):
    screen = visit("/mappa?indicatore=minors&area=61")
    first = screen.fills()
    assert len(set(first)) > 3
    screen.go("?indicatore=density&area=61")
    assert screen.fills() != first
    with screen.repaint():
        screen.click_at(9.2217, 45.4410)


def test_a_foreign_image_is_refused_and_told_in_document_and_frame(visit):
    """What the other tests look for would be noticed."""
    screen = visit("/mappa")
    for place in (screen.page, screen.frame):
        place.evaluate(IMAGE)
    assert until(screen.page, lambda: len(refusals(screen)) == 2)
    assert ["img-src" in told for told in refusals(screen)] == [True, True]
    screen.errors.clear()
    screen.outside.clear()


@pytest.mark.parametrize(
    ("slug", "query"),
    [("quartiere", "?area=61"), ("spazi", ""), ("spazi", "?vista=storia"),
     ("indice", ""), ("prima-dopo", ""), ("metodo", ""), ("importa", ""), ("note", ""),
     ("presentazione", "")],
)  # fmt: skip
def test_no_page_asks_for_more_than_its_policy_gives(keep, slug, query):
    screen = keep()
    screen.travel(query, slug=slug)
    assert refusals(screen) == []


def test_a_stranger_gets_no_metrics_and_no_run_of_the_script(address):
    for path in ("_stcore/metrics", "_stcore/script-health-check", "_stcore/agent/openapi.json"):
        assert get(f"{address}/{path}", seconds=10)[0] == 404
    assert readiness(address) == ("ready", [])


@pytest.mark.promise(
    "Nessuno può mostrare l'atlante dentro la propria pagina senza il permesso di chi lo gestisce."
)
def test_a_page_stands_in_no_frame(visit):
    """Not even in one of ours: where the operator lists no site, no page may embed another."""
    screen = visit("/note")
    screen.page.evaluate(
        """() => document.body.append(
            Object.assign(document.createElement('iframe'), { src: 'mappa' }))"""
    )
    refused = ["chrome-error://chromewebdata/"]
    assert until(screen.page, lambda: [frame.url for frame in screen.page.frames][1:] == refused)
    screen.errors.clear()
