"""What a page shows can be handed on: its link, its sentence with the source, its picture."""

from __future__ import annotations

from typing import Any

import pytest

from base.sites import EMBED_SITES
from tests.pages.conftest import Opened
from ui.widgets import share

RESULTS = [
    ("mappa", {"area": "61"}), ("indice", {}), ("quartiere", {"area": "61"}), ("spazi", {}),
    ("spazi", {"spazio": "zoia"}), ("prima-dopo", {}),
]  # fmt: skip


@pytest.fixture
def copied(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What the button of a page is given to copy."""
    noted: list[dict[str, Any]] = []
    monkeypatch.setattr(share, "_copy", lambda **told: noted.append(told["data"]))
    return noted


def page_copies(copied: list[dict[str, Any]]) -> dict[str, Any]:
    """What the button beside the title was given last: a test may open the map on its way."""
    return [data for data in copied if "print" in data][-1]


@pytest.mark.parametrize(("slug", "query"), RESULTS)
def test_a_page_hands_on_its_heading_with_source_and_link(
    opened: Opened, copied: list[dict[str, Any]], slug: str, query: dict[str, str]
) -> None:
    app = opened(slug, **query)
    link, sentence = (copy["text"] for copy in page_copies(copied)["copies"])
    assert link == "{link}"
    assert sentence.startswith(f"{app.title[0].value} (")
    assert sentence.endswith(") {link}")
    files = {file.key for file in app.get("download_button")}
    assert files >= {"atlas-share-1200", "atlas-share-1920"}


@pytest.mark.parametrize(("sites", "more"), [("", 0), ("https://www.example.org", 1)])
def test_a_code_for_other_sites_is_given_where_the_operator_lists_them(
    opened: Opened, copied: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch,
    sites: str, more: int,
) -> None:  # fmt: skip
    monkeypatch.setenv(EMBED_SITES, sites)
    opened("quartiere", area="61")
    assert [copy["text"] for copy in page_copies(copied)["copies"][2:]] == ["{embed}"] * more
    assert page_copies(copied)["embeds"] == {"vista": "strisce"}
