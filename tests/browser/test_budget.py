"""How much a page asks of who opens it: controls, words on the first screen, length on a phone.

Counted with details closed. A control is a visible button, summary, select or field; a box to
choose from counts one, its field and its arrow together. Links are apart, and so are the buttons
inside the map's frame. Words are those of the first screen outside tables and drawings: what
stands inside an SVG, a map or a strip is read with the eye that looks at the drawing.
"""

from __future__ import annotations

import pytest

ADDRESSES = {
    "mappa": "", "indice": "", "quartiere": "?area=57", "spazi": "", "uno spazio": "?spazio=zoia",
    "prima-dopo": "", "metodo": "", "importa": "", "note": "",
}  # fmt: skip
"""Each page as it is opened; one premises has the address of the nine."""

CONTROLS, WORDS, SCREENS = 10, 120, 8
IN_LABORATORY = 12
WIDE, PHONE = (1440, 900), (390, 844)

COUNT = """() => {
    const controls = [], words = [];
    const boxes = new Set();
    const drawings = "table, svg, canvas, iframe, [role=img], [role=grid], .stDataFrame, .strips,"
        + " [data-testid=stIconMaterial], .atlas-bar [aria-hidden]";
    const unseen = "SCRIPT, STYLE, NOSCRIPT, TEMPLATE";
    const seen = element => element.checkVisibility({ visibilityProperty: true })
        && !element.closest("[inert], [aria-hidden=true]");
    const box = element => element.closest(".stSelectbox, .stMultiSelect")
        || element.closest("[role=combobox]");
    const inFirst = node => {
        const range = document.createRange();
        range.selectNodeContents(node);
        const { top, bottom, right, width } = range.getBoundingClientRect();
        return width > 1 && bottom > 0 && right > 0 && top < innerHeight;
    };
    const walk = root => {
        for (const element of root.querySelectorAll("*")) {
            if (element.shadowRoot) walk(element.shadowRoot);
            if (element.matches(unseen)) continue;
            if (element.matches("button, summary, select, textarea, input") && seen(element)) {
                const whole = box(element) || element;
                if (!boxes.has(whole)) controls.push(element.getAttribute("aria-label")
                    || element.textContent.trim() || element.type || element.tagName);
                boxes.add(whole);
            }
            const host = element.getRootNode().host;
            if (element.closest(drawings) || host?.closest(drawings)) continue;
            if (!seen(element)) continue;
            for (const node of element.childNodes) {
                if (node.nodeType !== 3 || !node.textContent.trim() || !inFirst(node)) continue;
                const parts = node.textContent.split(/\\s+/);
                words.push(...parts.filter(word => /[\\p{L}\\d]/u.test(word)));
            }
        }
    };
    walk(document);
    return { controls, words };
}"""
LENGTH = "() => document.querySelector('[data-testid=stMain]').scrollHeight / innerHeight"


def allowed(page: str, what: str) -> int:
    """The budget of a page."""
    of_all = {"controls": CONTROLS, "words": WORDS, "screens": SCREENS}
    return IN_LABORATORY if (page, what) == ("indice", "controls") else of_all[what]


@pytest.mark.parametrize("page", ADDRESSES)
def test_a_page_has_few_controls_and_a_first_screen_of_few_words(keep, page):
    screen = keep(size=WIDE)
    screen.travel(ADDRESSES[page], slug="spazi" if page == "uno spazio" else page)
    counted = screen.page.evaluate(COUNT)
    assert len(counted["controls"]) <= allowed(page, "controls"), counted["controls"]
    assert len(counted["words"]) <= allowed(page, "words"), " ".join(counted["words"])


@pytest.mark.parametrize("page", ADDRESSES)
def test_on_a_phone_a_page_is_at_most_eight_screens_high(keep, page):
    screen = keep(size=PHONE)
    screen.travel(ADDRESSES[page], slug="spazi" if page == "uno spazio" else page)
    assert screen.page.evaluate(LENGTH) <= allowed(page, "screens")
