"""On a server that has hardly any time, with several visitors opening at once, every page shows
what its address says, and the next act changes nothing of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

import pytest
from playwright.sync_api import Error, Page, expect

from tests.browser.conftest import Context, running
from tests.browser.screen import AT_REST

AT_ONCE = 8
MANY, SOME = 100, 30
"""Openings of the page that was wrong most often, and of each other: on two cores an opening takes
some seconds, and all long tests together have forty minutes."""
PATIENCE = 120_000

SAID = """keys => Object.fromEntries(keys.map((key) => {
  const box = document.querySelector(`.st-key-${key}`);
  if (!box) return [key, ""];
  const ends = [...box.querySelectorAll("input[type=range]")];
  if (ends.length) return [key, ends.map((end) => end.getAttribute("aria-valuetext")).join(" ")];
  const on = [...box.querySelectorAll("input:checked, [role=radio][aria-checked=true]")];
  if (on.length) return [key, on.map((one) => (one.closest("label") || one).innerText).join(" ")];
  const list = box.querySelector("[role=combobox]");
  return [key, list && list.value || box.innerText];
}))"""
"""What each control tells a person: the value of a list, the ends of a slider, what is on; nothing
while its script has not come."""

RUN_AGAIN = "() => document.querySelector('.atlas-bar').atlasTell('again', Date.now())"
"""An act that changes nothing: with it the browser sends what all its controls hold."""


@dataclass(frozen=True)
class Kind:
    """An address, part of the headings it gives, of what each control says, and its CSV file."""

    path: str
    heading: str
    controls: dict[str, str] = field(default_factory=dict)
    csv: tuple[str, str] = ("", "")
    file: str = ""


KINDS = (
    Kind(
        "/mappa?indicatore=minors&anno=2019&area=12",
        "Nel 2019, nel quartiere Maciachini",
        {"atlas-indicator": "Residenti minorenni", "atlas-year": "2019"},
        ("atlas-downloads", "atlas-download-csv"),
        "mappa-minorenni-2019.csv",
    ),
    Kind(
        "/mappa?indicatore=elderly_alone&modo=variazione&dal=2015&anno=2021&area=14",
        "Dal 2015 al 2021",
        {"atlas-indicator": "Ultraottantenni che vivono soli", "atlas-period": "2015 2021"},
        ("atlas-downloads", "atlas-download-csv"),
        "mappa-80-soli-2015-2021.csv",
    ),
    Kind(
        "/spazi?vista=storia&municipio=2&lavori=non-noto&al=2021-10-01",
        "1º ottobre 2021",
        {"atlas-section": "Storia e fonti", "atlas-as-of": "1º ottobre 2021"},
    ),
    Kind(
        "/indice?disegno=fragility&lettura=robusta&anno_indice=2019",
        "2019",
        {"atlas-index-year": "2019", "atlas-index-reading": "Quanto"},
        ("atlas-index-papers", "atlas-index-csv"),
        "indice-fragilita-demografica-profilo-annuale-2019.csv",
    ),
    Kind(
        "/prima-dopo?esito=minors&confronto=simili&prima=2016-2019&dopo=2022-2024",
        "",
        {"atlas-before-outcome": "Residenti minorenni", "atlas-before-first": "2016 2019",
         "atlas-before-comparison": "simili"},
    ),
    Kind(
        "/quartiere?area=12&confronta=14,76",
        "Maciachini",
        {"atlas-area": "MACIACHINI", "atlas-beside": "Niguarda"},
        ("atlas-take-menu", "atlas-take-csv"),
        "quartiere-maciachini-maggiolina-niguarda-quarto-oggiaro.csv",
    ),
    Kind("/presentazione?storia=ponte-lambro", "Ponte Lambro"),
)  # fmt: skip


@pytest.fixture(scope="module")
def starved() -> Iterator[str]:
    """A server that has one core for half of the time."""
    with running(starved=True) as address:
        yield address


def opened(kinds: list[Kind], address: str, context: Context) -> list[str]:
    """Open all at once, in pages of their own; return what is wrong, in words."""
    pages = [context().new_page() for _ in kinds]
    for kind, page in zip(kinds, pages, strict=True):
        page.set_default_timeout(PATIENCE)
        page.goto(address + kind.path, wait_until="commit")
    wrong = [
        f"{kind.path}: {when}: {fault}"
        for kind, page in zip(kinds, pages, strict=True)
        for when, fault in faults(kind, page, file=page is pages[0])
    ]
    for page in pages:
        page.close()
    return wrong


def faults(kind: Kind, page: Page, *, file: bool) -> Iterator[tuple[str, str]]:
    """What a page shows unlike its address: as it opens, after the next act, in its file."""
    rest(page)
    yield from (("opened", fault) for fault in unlike(kind, page))
    try:
        page.locator(".atlas-bar").wait_for(state="attached")
    except Error as late:
        head = page.locator(".st-key-atlas-head").inner_html()
        raise AssertionError(f"timeout {PATIENCE}ms, the header is {head}") from late
    page.evaluate(RUN_AGAIN)
    page.wait_for_timeout(200)
    rest(page)
    yield from (("after an act", fault) for fault in unlike(kind, page))
    if file and kind.file and (name := downloaded(kind, page)) != kind.file:
        yield "the file", name


def rest(page: Page) -> None:
    page.locator(".st-key-atlas-footer").first.wait_for()
    page.locator(AT_REST).wait_for(state="attached")


def unlike(kind: Kind, page: Page, patience: int = PATIENCE // 100) -> Iterator[str]:
    """What is not as the address says, once every control has come."""
    keys = list(kind.controls)
    while not all((said := page.evaluate(SAID, keys)).values()) and (patience := patience - 1):
        page.wait_for_timeout(100)
    for key, part in kind.controls.items():
        if part.lower() not in said[key].lower():
            yield f"{key} says {said[key]!r}"
    headings = page.locator("h1, h2").all_inner_texts()
    if not any(kind.heading in heading for heading in headings):
        yield f"the headings say {headings}"
    if kind.path not in page.url:
        yield f"the address says {page.url}"


def downloaded(kind: Kind, page: Page) -> str:
    """The name of the CSV file, taken as a person takes it."""
    box, button = kind.csv
    wanted = page.locator(f".st-key-{button} button")
    if not wanted.is_visible():
        opener = (
            page.locator(f".st-key-{box} :is(button, summary)")
            if box
            else page.get_by_test_id("stPopover").get_by_role("button")
        )
        opener.last.click()
    expect(wanted).to_be_visible(timeout=PATIENCE)
    with page.expect_download(timeout=PATIENCE) as taken:
        wanted.click()
    return taken.value.suggested_filename


@pytest.mark.parametrize("kind", KINDS[:1] + KINDS[3:4])
def test_a_page_shows_its_address_while_others_open(
    kind: Kind, starved: str, context: Context
) -> None:
    kinds = [kind, *(one for one in KINDS if one is not kind)]
    assert opened(kinds[:3], starved, context) == []


@pytest.mark.long
@pytest.mark.parametrize(
    ("kind", "times"),
    [(kind, SOME if place else MANY) for place, kind in enumerate(KINDS)],
    ids=[kind.path.split("?")[0].strip("/") for kind in KINDS],
)
def test_none_of_many_openings_shows_anything_else(
    kind: Kind, times: int, starved: str, context: Context
) -> None:
    left = iter([kind] * times)
    wrong: list[str] = []
    while some := list(islice(left, AT_ONCE)):
        wrong += opened(some, starved, context)
    assert wrong == []
