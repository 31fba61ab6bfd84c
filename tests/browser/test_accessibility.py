"""axe-core finds nothing on any page: languages, themes, high contrast, zoomed in, on a phone.

A page is opened once in each language, and once more in the dark: Italian in the light always, the
others with ``./test --all``. It is looked at several ways: in full as it opens, then, with the
rules that size and colours can break, in forced colours, at the size 200 % of zoom leaves, and on a
phone.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
import yaml
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Error

from atlas.wording import LANGUAGES
from tests.browser.screen import Screen
from ui.shell.pages import PAGES

EXCEPTIONS = yaml.safe_load((Path(__file__).parent / "axe_exceptions.yml").read_text("utf-8"))
FULL = "indicatore=elderly_alone&area=35&spazio=omero"
DESK, ZOOMED, PHONE = (1280, 900), (720, 450), (390, 844)
"""Sizes in CSS pixels; ``ZOOMED`` is a window of 1440 by 900 at 200 %."""

WALKS = (("light", LANGUAGES[0]), ("light", LANGUAGES[1]), ("dark", LANGUAGES[1]))
"""Theme and language: words of another length move things, and those move in both themes alike."""

LOOKS = {
    "light": (("zoomed", ZOOMED, "none"), ("phone", PHONE, "none")),
    "dark": (("contrast", DESK, "active"),),
}
"""Theme -> the further looks at each page: name, size, forced colours. What a size moves it moves
in both themes alike; forced colours take the place of a theme's."""

TOUCHED = ("color-contrast", "link-in-text-block", "scrollable-region-focusable",
           "aria-hidden-focus", "nested-interactive")  # fmt: skip
"""Rules whose answer can change with size and colours; what things are called cannot."""

RUN = "axe.run({ resultTypes: ['violations'] }).then(found => found.violations)"
RUN_TOUCHED = f"""axe.run({{ resultTypes: ['violations'], runOnly: {list(TOUCHED)} }})
    .then(found => found.violations)"""


@pytest.fixture(scope="module")
def found(address, context):
    """Everything axe finds, by theme and language; each is walked through once, by whoever asks
    first."""

    @cache
    def asked(theme, language):
        screen = Screen(context(theme, DESK).new_page(), address)
        screen.open(f"/mappa?{FULL}&lingua={language}")
        complaints = [*everywhere(screen, theme, language)]
        screen.page.close()
        screen.clean()
        return complaints

    return asked


def everywhere(screen, theme, language):
    """Walk through pages and opened parts; yield what axe finds on each."""
    for spec in PAGES:
        screen.travel(f"?lingua={language}&{FULL}", slug=spec.slug)
        yield from looked_at(screen, theme, f"{spec.slug} {language}")
    screen.travel(f"?lingua={language}&indicatore=low_education&modo=variazione&anno=1850")
    yield from looked_at(screen, theme, "refused")
    screen.travel(f"?lingua={language}&indicatore=minors")
    listed = "[role=listbox]:not(#atlas-search-list)"
    for box, inside in (("table", "[data-testid=data-grid-canvas]"), ("twin", listed)):
        screen.key(f"atlas-{box}-box").locator("summary").click()
        screen.page.locator(inside).wait_for()
    screen.options()
    yield from looked_at(screen, theme, "opened")


def looked_at(screen, theme, where):
    """What axe finds on a page as it is, then in the further looks of the theme."""
    yield from violations(screen, f"{where} {theme}", RUN if theme == "light" else RUN_TOUCHED)
    for look, (width, height), forced in LOOKS[theme]:
        screen.page.set_viewport_size({"width": width, "height": height})
        screen.page.emulate_media(forced_colors=forced)
        yield from violations(screen, f"{where} {theme} {look}", RUN_TOUCHED)
    screen.page.emulate_media(forced_colors="none")
    screen.page.set_viewport_size({"width": DESK[0], "height": DESK[1]})


def violations(screen, where, run):
    """One line for each element axe complains of: rule, where, markup, what is wrong."""
    return [
        f"{rule['id']} | {where} | {node['target']} | {node['html'][:300]} | {wrong(node)}"
        for rule in screen.at_last_empty(lambda: answers(screen, run))
        for node in rule["nodes"]
    ]


def answers(screen, run, *, tries=3):
    """What axe says; asked again when a frame it waits for has been replaced under its hands."""
    for frame in screen.page.frames:
        try:
            if not frame.evaluate("'axe' in window"):
                frame.evaluate(AXE_SCRIPT)
        except Error:
            if not frame.is_detached():  # a frame of the page before, on its way out
                raise
    try:
        return screen.page.evaluate(run)
    except Error as error:
        if "Axe in frame timed out" not in str(error) or tries == 1:
            raise
        screen.settled()
        return answers(screen, run, tries=tries - 1)


def wrong(node):
    return node["failureSummary"].replace("\n", " ")


def excuses(line):
    """The exceptions that speak of this complaint."""
    return [
        one
        for one in EXCEPTIONS
        if line.startswith(f"{one['rule']} |") and re.search(one["markup"], line)
    ]


@pytest.mark.parametrize(
    ("theme", "language"),
    [WALKS[0], *(pytest.param(*walk, marks=pytest.mark.long) for walk in WALKS[1:])],
)
def test_axe_finds_nothing_that_is_not_excused(found, theme, language):
    lines = [line for line in found(theme, language) if not excuses(line)]
    assert not lines, "\n".join(lines)


@pytest.mark.long
def test_every_exception_is_still_needed(found):
    used = [one for walk in WALKS for line in found(*walk) for one in excuses(line)]
    assert [one for one in EXCEPTIONS if one not in used] == []


def test_every_exception_says_why():
    assert [one for one in EXCEPTIONS if not (one["why"] and one["issue"])] == []
