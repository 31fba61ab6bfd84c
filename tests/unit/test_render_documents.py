"""The printed sheets: one page, tagged, with words for every picture, the same bytes again."""

from __future__ import annotations

import io
from datetime import date

import pypdf
import pytest

from atlas import repository
from atlas.neighbourhood.profile import profile
from render.documents import area_sheet, premises_sheet
from render.documents.__main__ import COMMANDS, main, read_arguments
from render.documents.area import contents
from render.documents.commands.sheets import jobs
from render.documents.live_address import LONGEST_CODE, PublicAddressError, live_address, qr_svg

DAY = date(2026, 11, 28)
PUBLIC = "https://atlante.example.org/milano/"


def read(made):
    return pypdf.PdfReader(io.BytesIO(made))


def elements(node, wanted):
    """Structure elements of a kind, anywhere below ``node``."""
    node = node.get_object()
    if not isinstance(node, dict):
        return []
    kids = node.get("/K", [])
    kids = kids if isinstance(kids, list) else [kids]
    found = [node] if node.get("/S") == wanted else []
    return found + [one for kid in kids if not isinstance(kid, int) and not isinstance(
        kid.get_object(), int) for one in elements(kid, wanted)]  # fmt: skip


MADE = {
    "area": lambda: area_sheet(76, "it", as_of=DAY, public=PUBLIC),
    "long": lambda: area_sheet(19, "en", as_of=DAY, public=PUBLIC),
    "park": lambda: area_sheet(85, "it", as_of=DAY),
    "premises": lambda: premises_sheet("erlembaldo", "it", as_of=DAY, public=PUBLIC),
}


@pytest.fixture(scope="module", params=list(MADE))
def made(request):
    return MADE[request.param]()


def test_a_sheet_is_one_a4_page(made):
    (page,) = read(made).pages
    assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx(
        (595.28, 841.89), abs=0.1
    )


@pytest.mark.parametrize("language", ["it", "en"])
def test_the_sheets_of_all_nine_premises_are_one_page(language):
    for place in repository.premises().index:
        assert len(read(premises_sheet(place, language, as_of=DAY, public=PUBLIC)).pages) == 1


def test_the_sheet_of_a_premises_tells_the_zones_and_names_their_authors():
    sheet = read(premises_sheet("capuana", "it", as_of=DAY)).pages[0].extract_text()
    flat = " ".join(sheet.split())
    assert "è quasi il complesso: 534 famiglie (2021), 93 su 100 in affitto (2011)" in flat
    assert "G. Pinto (Sapienza), ISTAT, CC BY-SA 4.0" in flat


def test_a_sheet_declares_pdf_ua_its_title_and_its_language(made):
    root = read(made).root_object
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_object().get_data()
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] in ("it", "en")
    assert read(made).metadata.title


def test_every_picture_has_words_and_every_table_has_headings(made):
    tree = read(made).root_object["/StructTreeRoot"]
    figures, heads = elements(tree, "/Figure"), elements(tree, "/TH")
    assert figures
    assert all(str(one.get("/Alt", "")).strip() for one in figures)
    assert len(heads) >= 3
    assert len(elements(tree, "/H1")) == 1


def test_the_words_can_be_read_from_the_page():
    said = " ".join(read(MADE["area"]()).pages[0].extract_text().split())
    assert "È fra i 15 quartieri con più bisogno in almeno 95 prove su 100." in said
    assert "46,3 %" in said
    assert "Fonti sui fatti fino al 28 novembre 2026: nessuna dice che uno dei nove" in said
    assert "28 novembre 2026" in said


def test_distances_on_a_sheet_are_written_as_on_the_page():
    said = " ".join(read(MADE["premises"]()).pages[0].extract_text().split())
    assert "1.000 m" in said
    assert "1000 m" not in said


def test_the_same_inputs_make_the_same_bytes():
    assert MADE["park"]() == MADE["park"]()


def test_a_code_is_printed_only_where_the_public_address_is_known():
    shown = profile(76, "en")
    assert contents(shown, as_of=DAY, public=None)["qr"] is None
    given = contents(shown, as_of=DAY, public=PUBLIC)
    assert given["address"] == "https://atlante.example.org/milano/quartiere?area=76&lingua=en"
    assert given["qr"] == qr_svg(given["address"])


@pytest.mark.parametrize(
    "public", ["atlante", "ftp://x.org", "javascript:alert(1)", "https://", "http://[::1"]
)
def test_a_public_address_nobody_could_open_is_refused(public):
    with pytest.raises(PublicAddressError, match="ATLAS_PUBLIC_URL"):
        live_address(public, "quartiere", {})


@pytest.mark.parametrize(("spare", "fits"), [(0, True), (-1, False)])
def test_an_address_longer_than_a_code_can_hold_is_left_out(spare, fits):
    bare = len(live_address(PUBLIC, "indice", {"disegno": "a"})) - 1
    design = "a" * (LONGEST_CODE - spare - bare)
    address = live_address(PUBLIC, "indice", {"disegno": design})
    assert (address is not None) is fits
    assert address is None or qr_svg(address)


def test_there_is_a_sheet_for_every_area_and_premises_and_a_notice_for_these():
    names = [name for name, _ in jobs(("it", "en"), as_of=DAY, public=None)]
    assert len(names) == len(set(names)) == 2 * (88 + 9 + 9)


def test_the_command_writes_the_sheets_and_shows_how_far_it_is(tmp_path, monkeypatch, capsys):
    two = [("a.pdf", lambda: b"one"), ("b.pdf", lambda: b"two")]
    monkeypatch.setattr("render.documents.commands.sheets.jobs", lambda *_, **__: two)
    assert main(["sheets", str(tmp_path / "out"), "--lang", "both"]) == 0
    assert (tmp_path / "out" / "b.pdf").read_bytes() == b"two"
    assert "2/2" in capsys.readouterr().err


def test_the_command_refuses_a_public_address_before_it_writes(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("ATLAS_PUBLIC_URL", "atlante")
    assert main(["sheets", str(tmp_path / "out")]) == 1
    assert "ATLAS_PUBLIC_URL" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_says_what_it_does(command, capsys):
    with pytest.raises(SystemExit) as ended:
        read_arguments([command, "--help"])
    assert ended.value.code == 0
    assert COMMANDS[command].SUMMARY in " ".join(capsys.readouterr().out.split())


def test_a_command_that_is_not_there_is_refused_with_those_that_are(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["posters"])
    assert ended.value.code == 2
    said = capsys.readouterr().err
    assert all(command in said for command in COMMANDS)
