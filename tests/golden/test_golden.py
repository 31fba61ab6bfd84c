"""A change of one sentence, number or file is found; and nothing has changed since it was kept."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile

import pandas as pd
import pytest
import streamlit as st

from tools.golden import drawing
from tools.golden.__main__ import HASHES, accept, changes, chosen_of, file_of, hash_of
from tools.golden.judging import differences, page, read, written

PACKAGE = drawing.__name__.rpartition(".")[0]
NOTES = "note?lingua=it"
OLD = [("title", "Mappa"), ("3 Markdown", '{\n "body": "In 2021 8 su 88."\n}'), ("4 Html", "<p>")]
NEW = [*OLD[:1], ("3 Markdown", '{\n "body": "In 2021 9 su 88."\n}'), *OLD[2:]]


@pytest.mark.long
def test_a_person_still_sees_what_the_kept_hashes_say():
    told = subprocess.run([sys.executable, "-m", PACKAGE], cwd=drawing.ROOT, capture_output=True,
                          text=True, check=False)  # fmt: skip
    assert told.returncode == 0, told.stdout + told.stderr[-2000:]


def test_a_changed_sentence_of_a_page_is_found(monkeypatch):
    plain = st.caption
    before = drawing.pictures(NOTES)
    assert drawing.pictures(NOTES) == before
    monkeypatch.setattr(st, "caption", lambda said, **how: plain(f"{said}!", **how))
    after = drawing.pictures(NOTES)
    assert hash_of(written(after)) != hash_of(written(before))
    changed = list(differences(before, after))
    assert changed
    assert all("!" in now and "!" not in was for _, was, now in changed)


def test_each_address_that_is_not_as_it_was_is_named():
    kept = {"a": hash_of(written(OLD)), "b": hash_of(written(OLD)), "c": "0"}
    drawn = {"a": hash_of(written(OLD)), "b": hash_of(written(NEW)), "d": "0"}
    assert changes(kept, drawn, whole=True) == ["changed b", "new d", "gone c"]
    assert changes(kept, drawn, whole=False) == ["changed b", "new d"]


def test_what_is_drawn_of_a_part_leaves_the_other_hashes(tmp_path):
    accept(tmp_path / "hashes.json", {"a": "1", "b": "2"}, whole=True)
    accept(tmp_path / "hashes.json", {"b": "3"}, whole=False)
    assert json.loads((tmp_path / "hashes.json").read_text()) == {"a": "1", "b": "3"}
    accept(tmp_path / "hashes.json", {"b": "4"}, whole=True)
    assert json.loads((tmp_path / "hashes.json").read_text()) == {"b": "4"}


def test_a_page_stands_for_its_addresses_and_every_address_has_a_file_of_its_own():
    kept = list(json.loads((drawing.ROOT / HASHES).read_text("utf-8")))
    assert chosen_of([], kept) == tuple(kept)
    assert set(chosen_of(["note"], kept)) == {at for at in kept if at.startswith("note?")}
    assert chosen_of([NOTES], kept) == (NOTES,)
    assert len({file_of(at) for at in kept}) == len(kept)


def test_only_names_for_machines_are_taken_away():
    seen = {
        "url": "../ui.widgets.static_files.web/atlas.js",
        "said": "vedi ui.text per 1.23456789012 e 3,5",
    }
    moved = {"url": "../atlas.web/atlas.js", "said": "vedi ui.text per 1.23456789015 e 3,5"}
    assert drawing.plain(seen) == drawing.plain(moved)
    assert drawing.plain(seen) != drawing.plain(seen | {"said": "vedi ui.text per 1.2345679"})
    message = 'paint({"ahead":{"url":"../x.ahead/it-1.json","year":2024},"words":{}})'
    assert drawing.plain(message) == 'paint({"ahead":null,"words":{}})'


def test_a_changed_cell_inside_an_archive_is_found():
    def archive(value):
        packed, book = io.BytesIO(), io.BytesIO()
        pd.DataFrame({"a": [value]}).to_excel(book, index=False)
        with zipfile.ZipFile(packed, "w") as into:
            into.writestr("table.xlsx", book.getvalue())
            into.writestr("code.py", str(value))
        return dict(drawing._file("all.zip", packed.getvalue()))

    assert archive(1) == archive(1)
    assert archive(1) != archive(2)
    assert list(archive(1)) == ["file all.zip/table.xlsx/Sheet1"]


def test_pictures_are_read_back_from_their_text():
    assert read(written(OLD)) == OLD
    assert read("") == []


def test_the_page_shows_the_difference_and_executes_nothing():
    evil = '<p>7</p><script>alert("x")</script>'
    drawing_old, drawing_new = (f'<svg xmlns="s"><text>{n}</text></svg>' for n in (1, 2))
    old = [*OLD, ("5 Html", json.dumps({"body": evil})), ("6 svg", drawing_old)]
    new = [*NEW, ("5 Html", json.dumps({"body": evil + evil})), ("6 svg", drawing_new)]
    html = page("HEAD", [("mappa?a=<b>", old, new)])
    assert "<script" not in html
    assert "mappa?a=&lt;b&gt;" in html
    assert html.count('<iframe sandbox="" srcdoc="') == 4
    assert html.count("data:image/svg+xml;base64,") == 4
    assert "8 su 88" in html
    assert "9 su 88" in html
    assert html.count("<h3>") == 3
