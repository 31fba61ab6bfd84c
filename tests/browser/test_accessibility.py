"""axe-core finds nothing on any page, in either language and theme, on a desk and on a phone."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest
import yaml
from axe_playwright_python.base import AXE_SCRIPT

from tests.browser.screen import Screen
from ui.nav import PAGES
from ui.text import LANGUAGES

EXCEPTIONS = yaml.safe_load((Path(__file__).parent / "axe_exceptions.yml").read_text("utf-8"))
FULL = "indicatore=elderly_alone&area=35&spazio=omero"
SIZES = {"desk": (1280, 900), "phone": (390, 844)}
LOOKS = {
    ("desk", "light"): LANGUAGES,
    ("desk", "dark"): LANGUAGES,
    ("phone", "light"): ("it",),
    ("phone", "dark"): ("en",),
}
"""Size and theme -> languages: the words change nothing in a theme a desk has not shown."""
RUN = "axe.run({ resultTypes: ['violations'] }).then(found => found.violations)"


@pytest.fixture(scope="module")
def found(address, context):
    """Everything axe finds, by look; each look is walked through once, by whoever asks first."""
    seen = {}

    def asked(size, theme):
        if (size, theme) not in seen:
            screen = Screen(context(theme, SIZES[size]).new_page(), address)
            screen.open(f"/mappa?{FULL}")
            seen[size, theme] = [*everywhere(screen, f"{size} {theme}", LOOKS[size, theme])]
            screen.page.close()
            screen.clean()
        return seen[size, theme]

    return asked


def everywhere(screen, look, languages):
    """Walk through pages, languages and opened parts; yield what axe finds on each."""
    for language, spec in itertools.product(languages, PAGES):
        screen.travel(f"?lingua={language}&{FULL}", slug=spec.slug)
        yield from violations(screen, f"{spec.slug} {language} {look}")
    screen.travel("?indicatore=low_education&modo=variazione&anno=1850")
    yield from violations(screen, f"refused {look}")
    screen.travel("?indicatore=minors")
    screen.key("atlas-table-box").locator("summary").click()
    screen.page.get_by_test_id("data-grid-canvas").wait_for()
    screen.options()
    yield from violations(screen, f"opened {look}")


def violations(screen, where):
    """One line for each element axe complains of: rule, where, markup, what is wrong."""
    for frame in screen.page.frames:
        frame.evaluate(f"if (!window.axe) {{ {AXE_SCRIPT} }}")
    return [
        f"{rule['id']} | {where} | {node['target']} | {node['html'][:300]} | {wrong(node)}"
        for rule in screen.at_last_empty(lambda: screen.page.evaluate(RUN))
        for node in rule["nodes"]
    ]


def wrong(node):
    return node["failureSummary"].replace("\n", " ")


def excuses(line):
    """The exceptions that speak of this complaint."""
    return [
        one
        for one in EXCEPTIONS
        if line.startswith(f"{one['rule']} |") and re.search(one["markup"], line)
    ]


@pytest.mark.parametrize(("size", "theme"), LOOKS)
def test_axe_finds_nothing_that_is_not_excused(found, size, theme):
    lines = [line for line in found(size, theme) if not excuses(line)]
    assert not lines, "\n".join(lines)


def test_every_exception_is_still_needed_and_says_why(found):
    lines = [line for look in LOOKS for line in found(*look)]
    used = [one for line in lines for one in excuses(line)]
    assert [one for one in EXCEPTIONS if one not in used] == []
    assert [one for one in EXCEPTIONS if not (one["why"] and one["issue"])] == []
