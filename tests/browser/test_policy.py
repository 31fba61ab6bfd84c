"""The pages under their Content-Security-Policy: all of it works, and nothing asks for more."""

from __future__ import annotations

import pytest

from ops.server import get, readiness
from tests.browser.screen import Screen

WATCH = """
window.atlasViolations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.atlasViolations.push(`${event.violatedDirective} ${event.blockedURI}`));
"""
TOLD = "() => window.atlasViolations"
FALLS_BACK = "script-src wasm-eval"
"""Streamlit's numbers of 64 bits are tried in WebAssembly and, refused, done in plain script."""


@pytest.fixture
def watched(address, context):
    """A page in which the document and every frame write down what their policy has refused."""
    screen = Screen(context().new_page(), address)
    screen.page.add_init_script(WATCH)
    yield screen
    screen.page.close()
    screen.clean()


def violations(screen: Screen) -> list[str]:
    told = [one for frame in screen.page.frames for one in frame.evaluate(TOLD)]
    return [one for one in told if one != FALLS_BACK]


def test_the_map_is_painted_and_painted_again_under_its_policy(watched):
    watched.open("/mappa?indicatore=minors&area=61")
    first = watched.fills()
    assert len(set(first)) > 3
    with watched.repaint():
        watched.choose("atlas-indicator", "Indice di vecchiaia")
    assert watched.fills() != first
    with watched.repaint():
        watched.click_at(9.2217, 45.4410)
    assert len(watched.page.frames) > 1
    assert violations(watched) == []


def test_the_refusal_itself_is_seen_in_document_and_frame(watched):
    """What the other tests look for would be noticed: a foreign image is refused in both."""
    watched.open("/mappa")
    image = """() => new Promise((done) => {
        const image = new Image();
        image.onerror = done;
        image.src = 'https://example.org/a.png';
    }).then(() => undefined)"""
    watched.page.evaluate(image)
    watched.frame.evaluate(image)
    assert [told.split()[0] for told in violations(watched)] == ["img-src", "img-src"]
    watched.errors.clear()
    watched.outside.clear()


@pytest.mark.parametrize(
    "path",
    ["/quartiere?area=61", "/spazi", "/spazi?vista=tempo", "/spazi?vista=soldi", "/indice",
     "/prima-dopo", "/metodo", "/importa", "/note", "/presentazione"],
)  # fmt: skip
def test_no_page_asks_for_more_than_its_policy_gives(watched, path):
    watched.open(path)
    assert violations(watched) == []


def test_a_stranger_gets_no_metrics_and_no_run_of_the_script(address):
    for path in ("_stcore/metrics", "_stcore/script-health-check", "_stcore/agent/openapi.json"):
        assert get(f"{address}/{path}", seconds=10)[0] == 404
    assert readiness(address) == ("ready", [])


def test_the_page_stands_in_no_frame(watched):
    """Not even in one of ours: where the operator lists no site, no page may embed another."""
    watched.open("/note")
    watched.page.evaluate(
        """() => document.body.append(
            Object.assign(document.createElement('iframe'), { src: 'mappa' }))"""
    )
    watched.page.wait_for_timeout(500)
    assert [frame.url for frame in watched.page.frames][1:] == ["chrome-error://chromewebdata/"]
    watched.errors.clear()
