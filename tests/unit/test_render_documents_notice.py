"""The notice for the hall: one page of large type, tagged, and nothing that no source says."""

from __future__ import annotations

import io
from datetime import date

import pypdf
import pytest

from atlas import repository
from render.documents.notice import notice_name, premises_notice

DAY = date(2026, 11, 30)
PUBLIC = "https://atlante.example.org/milano/"


def page_of(*wanted, **how):
    (page,) = pypdf.PdfReader(io.BytesIO(premises_notice(*wanted, as_of=DAY, **how))).pages
    return page


def words_of(*wanted, **how):
    return " ".join(page_of(*wanted, **how).extract_text().split())


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize("place", [str(key) for key in repository.premises().index])
def test_every_notice_is_one_a4_page_in_type_read_from_a_step_away(place, language):
    page = page_of(place, language, public=PUBLIC)
    assert [round(float(side)) for side in page.mediabox[2:]] == [595, 842]
    sizes = {}

    def visit(text, _, matrix, __, size):
        sizes[round(size * abs(matrix[0]))] = sizes.get(round(size * abs(matrix[0])), 0) + len(text)

    page.extract_text(visitor_text=visit)
    assert min(size for size in sizes if size) >= 10
    assert sum(count for size, count in sizes.items() if size >= 13) > 0.7 * sum(sizes.values())


def test_a_notice_answers_and_says_what_nobody_says_and_whom_to_ask():
    said = words_of("erlembaldo", "it")
    for part in (
        "via Sant'Erlembaldo 2", "Gorla, Municipio 2", "Nessuna fonte dice che sia aperto.",
        "ottobre 2021", "Una pagina senza data (letta il 30 novembre 2026)",
        "Se i lavori siano stati fatti; chi lo abbia avuto", "Direzione Casa", "via Larga 12",
        "5. Quali risultati erano previsti?", "Questo avviso non è del Comune di Milano.",
        "Affisso il", "Fonti lette fino al 30 novembre 2026: comune.milano.it",
    ):  # fmt: skip
        assert part in said


def test_the_english_notice_keeps_the_question_in_the_language_of_the_office():
    said = words_of("padre_monti", "en")
    assert "No source says that they are open." in said
    assert "(in Italian) Chiedo notizie dello spazio" in said


def test_a_code_is_printed_only_with_a_public_address_and_the_last_line_unless_official():
    assert "atlante.example.org/milano/spazi?spazio=zoia" in words_of("zoia", "it", public=PUBLIC)
    plain = page_of("zoia", "it")
    assert "Tutte le fonti" not in plain.extract_text()
    assert "/Annots" not in plain
    assert "non è del Comune" not in words_of("zoia", "it", official=True)


def test_a_notice_is_tagged_and_made_of_the_same_bytes_again():
    document = premises_notice("zoia", "it", as_of=DAY)
    root = pypdf.PdfReader(io.BytesIO(document)).root_object
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_object().get_data()
    assert document == premises_notice("zoia", "it", as_of=DAY)


def test_files_are_named_for_people_and_no_two_alike():
    assert notice_name("erlembaldo", "it") == "avviso-gorla.pdf"
    assert notice_name("capuana", "en") == "notice-quarto-oggiaro-capuana.pdf"
    names = [notice_name(str(key), "it") for key in repository.premises().index]
    assert len(set(names)) == 9


def test_an_unknown_premises_is_refused():
    with pytest.raises(KeyError):
        premises_notice("nowhere", "it", as_of=DAY)
