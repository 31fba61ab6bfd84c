"""The map at the scale of zones: its table, its file, and what the page says of what is drawn."""

from __future__ import annotations

import io
import zipfile

import pytest
import streamlit as st

from atlas.wording import LANGUAGES, text
from tests.pages.conftest import opening

ZONES = {"indicatore": "rented_homes", "anno": "2011", "scala": "zone"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_zones_are_a_table_to_sort_and_to_take_away_with_its_licence(language, monkeypatch):
    makers = {}
    monkeypatch.setattr(
        st, "download_button", lambda _, **given: makers.update({given["file_name"]: given["data"]})
    )
    app = opening("mappa", {"atlas-table-box": True}, lingua=language, **ZONES)
    words = text(language)
    (table,) = [frame.value for frame in app.dataframe if len(frame.value) == 1238]
    assert words("zones.zone") in table.columns
    assert table[words("zones.whole")].sum() == 618_271
    (name,) = [
        name for name in makers
        if name.endswith(".zip") and name.startswith(words("file.zones").lower())
    ]  # fmt: skip
    with zipfile.ZipFile(io.BytesIO(makers[name]())) as packed:
        files = {inside: packed.read(inside).decode("utf-8-sig") for inside in packed.namelist()}
    assert any("CC BY-SA 4.0" in content for content in files.values())
    (written,) = [content for inside, content in files.items() if inside.endswith(".csv")]
    assert written.count("\n") == 1239


def test_page_says_how_many_zones_are_drawn_and_what_the_outlined_ones_are(opened):
    app = opened("mappa", **ZONES)
    said = " ".join(caption.value for caption in app.caption)
    assert "1.215 piene, 0 tratteggiate" in said
    assert "18.819 famiglie in affitto" in said


def test_a_scale_the_indicator_lacks_is_told(opened):
    app = opened("mappa", scala="zone")
    assert any("scala" in warning.value for warning in (*app.warning, *app.info))
