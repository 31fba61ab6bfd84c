"""A story in one file: small, the same again, asking for nothing, refusing in words."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from datetime import date

import pytest

from atlas.wording import LANGUAGES
from render.documents.__main__ import main
from render.documents.live_address import PublicAddressError
from render.documents.story_bundle import MOST_BYTES, bundle
from render.stories import FIRST, scenes

NAMESPACE = "http://www.w3.org/"
PUBLIC = "https://atlante.example.org/milano"


@pytest.fixture(scope="module")
def made():
    return bundle(day=date.today())


def data_of(html):
    return json.loads(re.search(r'id="story">(.*?)</script>', html, re.DOTALL)[1])


def test_the_file_is_small_and_the_same_again(made):
    assert len(made.encode()) <= MOST_BYTES
    assert bundle(day=date.today()) == made


def test_the_file_names_no_address_and_forbids_every_request(made):
    named = re.findall(r"https?://[^\s\"'<>)]+", made)
    assert [found for found in named if not found.startswith(NAMESPACE)] == []
    rules = re.search(r'Content-Security-Policy" content="([^"]+)"', made)[1]
    code = re.findall(r"<script>(.*?)</script>", made, re.DOTALL)
    assert len(code) == 1
    digest = base64.b64encode(hashlib.sha256(code[0].encode()).digest()).decode()
    assert rules.startswith(f"default-src 'none'; script-src 'sha256-{digest}';")


def test_the_file_holds_both_languages_and_the_notes(made):
    found = data_of(made)["scenes"]
    for language in LANGUAGES:
        for one, scene in zip(found, scenes(FIRST, language, day=date.today()), strict=True):
            said = one[language]
            assert (said["headline"], said["notes"]) == (scene.headline, scene.notes)


def test_codes_are_there_only_with_a_public_address(made):
    assert {one["qr"] for one in data_of(made)["scenes"]} == {None}
    found = data_of(bundle(public=PUBLIC, day=date.today()))["scenes"]
    assert all(one["qr"] and one["live"].startswith(f"{PUBLIC}/") for one in found)
    with pytest.raises(PublicAddressError):
        bundle(public="atlante", day=date.today())


def test_the_file_is_written_whole_and_its_size_is_told(made, tmp_path, capsys, monkeypatch):
    monkeypatch.delenv("ATLAS_PUBLIC_URL", raising=False)
    out = tmp_path / "serata.html"
    out.write_text("vecchio")
    assert main(["bundle", str(out)]) == 0
    assert out.read_text("utf-8") == made
    assert [path.name for path in tmp_path.iterdir()] == ["serata.html"]
    assert f"{len(made.encode()) / 1e6:.2f} MB" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["{folder}/no/x.html"], ("non c'è", "does not exist")),
        (["{folder}"], ("è una cartella", "is a folder")),
        (["{folder}/x.html", "--story", "niente"], ("«niente» non c'è", "no story “niente”")),
        (["{folder}/x.html", "--lang", "fr"], ("scegli fra it e en", "choose it or en")),
    ],
)
def test_what_cannot_be_written_is_refused_in_both_languages(asked, said, tmp_path, capsys):
    assert main(["bundle", *(argument.format(folder=tmp_path) for argument in asked)]) == 1
    told = capsys.readouterr().err
    assert all(part in told for part in said)
    assert list(tmp_path.iterdir()) == []
