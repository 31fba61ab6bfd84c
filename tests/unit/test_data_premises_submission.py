"""A file of new events is judged in both languages and never stored."""

import io
from datetime import date

import openpyxl
import pytest
import yaml

from base.limits import DESIGN
from data.build.steps.premises import curated, events_table, places_table
from data.premises.register import main
from data.premises.submission import SubmissionError, as_yaml, check, read_entries, report

TODAY = date(2026, 11, 28)
EVENTS = events_table(curated("events")["events"])
PLACES = places_table(curated("premises"))
FINE = {
    "premises_id": "erlembaldo",
    "about": "premises",
    "track": "works",
    "state": "done",
    "kind": "works_end",
    "stage": "done",
    "date": "2024-05",
    "precision": "month",
    "confidence": "M",
    "operator": None,
    "operator_source": None,
    "summary": {"it": "I lavori sono finiti."},
    "sources": ["https://example.org/a"],
}


def breaches_of(**changes):
    entry = {name: value for name, value in (FINE | changes).items() if value != "left out"}
    return check([entry], EVENTS, PLACES, as_of=TODAY)


def test_an_event_with_its_papers_may_join():
    assert breaches_of() == ()


@pytest.mark.parametrize("said", ["no", "No", False, None, "falso"])
def test_an_event_that_is_not_said_of_all_nine_is_not_taken_for_one(said):
    assert breaches_of(names_all_nine=said) == ()
    assert breaches_of(names_all_nine="sì") != ()


@pytest.mark.parametrize(
    ("changes", "italian", "english"),
    [
        ({"premises_id": "gorla"}, "spazio sconosciuto 'gorla'", "unknown premises 'gorla'"),
        ({"date": "2027-01"}, "dato per avvenuto il 2027-01-01", "happened on 2027-01-01"),
        ({"sources": []}, "non ha una fonte", "has no source"),
        ({"operator": "Ente"}, "nomina il gestore 'Ente'", "names the operator 'Ente'"),
        ({"date": "maggio"}, "la data 'maggio' non va", "the date 'maggio' does not go"),
        ({"track": "left out"}, "manca il campo 'track'", "the field 'track' is missing"),
        ({"summary": None}, "manca il riassunto", "the summary is missing"),
        ({"names_all_nine": "forse"}, "names_all_nine è 'forse'", "names_all_nine is 'forse'"),
        ({"kind": ["x"]}, "'kind' deve essere un testo", "'kind' must be a text"),
        ({"about": {}}, "'about' deve essere un testo", "'about' must be a text"),
        ({"sources": [["x"]]}, "'sources' deve essere un testo", "'sources' must be a text"),
        ({"date": "after 9999-12-31", "precision": "unknown"}, "la data 'after", "the date 'after"),
        ({"note": "x"}, "il campo 'note' non esiste", "there is no field 'note'"),
        ({"about": "neighbour"}, "non può cambiare lo stato", "may not set the state"),
        ({"event_id": "2021-10-01_erlembaldo_works_to_be_done"}, "usato due volte", "used twice"),
    ],
)  # fmt: skip
def test_a_breach_is_told_in_both_languages(changes, italian, english):
    found = breaches_of(**changes)
    assert any(italian in breach.text("it") for breach in found)
    assert any(english in breach.text("en") for breach in found)


def test_a_track_that_would_go_backwards_is_refused_against_the_register():
    backwards = {"track": "service", "state": "call_open", "kind": "call_open"}
    (breach,) = breaches_of(**backwards)
    assert breach.code == "backwards"
    assert "after-2020-04-30_programme_under_evaluation" in breach.text("it")


def test_a_csv_says_the_same_as_a_yaml():
    text = (
        "premises_id,about,track,state,kind,stage,date,precision,confidence,operator,"
        "operator_source,summary_it,summary_en,sources\n"
        "erlembaldo,premises,works,done,works_end,done,2024-05,month,M,,,I lavori sono finiti.,,"
        "https://example.org/a\n"
    )
    (entry,) = read_entries(text.encode(), "fatti.csv")
    assert check([entry], EVENTS, PLACES, as_of=TODAY) == ()
    assert entry["sources"] == FINE["sources"]


def test_a_csv_of_an_italian_spreadsheet_and_a_workbook_say_the_same():
    fields = ["premises_id", "about", "track", "state", "kind", "stage", "date", "precision",
              "confidence", "summary_it", "sources", ""]  # fmt: skip
    values = ["erlembaldo", "premises", "works", "done", "works_end", "done", "2024-05", "month",
              "M", "I lavori sono già finiti.", "https://example.org/a", ""]  # fmt: skip
    text = f"Fatti nuovi{';' * 11}\n{';'.join(fields)}\n{';'.join(values)}\n"
    book = openpyxl.Workbook()
    book.active.append(fields)
    book.active.append(values)
    file = io.BytesIO()
    book.save(file)
    for content, name in ((text.encode("cp1252"), "f.csv"), (file.getvalue(), "f.xlsx")):
        (entry,) = read_entries(content, name)
        assert check([entry], EVENTS, PLACES, as_of=TODAY) == ()
        assert entry["summary"]["it"] == "I lavori sono già finiti."


@pytest.mark.parametrize(
    ("content", "name", "italian"),
    [
        (b"a: [", "f.yml", "non si legge come YAML"),
        (b"a: 1", "f.yml", "deve contenere una lista"),
        (b"events: []", "f.yml", "nessun fatto"),
        (b"events: []", "f.txt", "né YAML né CSV né XLSX"),
        ("è".encode() + b"\xe9", "f.yml", "La codifica dei caratteri non si riconosce"),
        (b"premises_id;kind\nx;y;z\n", "f.csv", "riga 2: 3 celle"),
        (b"%PDF-1.4", "f.csv", "Questo è un PDF"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_how_to_mend_it(content, name, italian):
    with pytest.raises(SubmissionError) as caught:
        read_entries(content, name)
    assert italian in caught.value.problems[0].text("it")
    assert name in caught.value.problems[0].text("en")


def test_what_the_form_writes_is_what_the_check_reads(tmp_path):
    path = tmp_path / "correzione.yml"
    path.write_text(as_yaml(FINE), encoding="utf-8")
    assert yaml.safe_load(path.read_text(encoding="utf-8"))["events"][0]["date"] == "2024-05"
    lines = report(path, EVENTS, PLACES, as_of=TODAY)
    assert len(lines) == 2
    assert "senza errori" in lines[0]


def test_the_command_answers_in_both_languages_and_by_its_exit_code(tmp_path, capsys):
    path = tmp_path / "f.yml"
    path.write_text(as_yaml(FINE), encoding="utf-8")
    assert main(["check", str(path)]) == 0
    path.write_text(as_yaml(FINE | {"sources": []}), encoding="utf-8")
    assert main(["check", str(path)]) == 1
    assert main(["check", str(tmp_path / "none.yml")]) == 2
    said = capsys.readouterr()
    assert "non ha una fonte" in said.out
    assert "has no source" in said.out
    assert "there is no such file" in said.err


def test_a_file_that_announces_events_and_lists_none_holds_none():
    with pytest.raises(SubmissionError, match=r"new\.yml holds no event"):
        read_entries(b"events:\n", "new.yml")


def test_bytes_beyond_the_largest_file_are_not_read():
    with pytest.raises(SubmissionError) as refused:
        read_entries(b" " * (DESIGN.size + 1), "new.yml")
    problem = refused.value.problems[0].text("en")
    assert "new.yml" in problem
    assert str(DESIGN.size // 1000) in problem
