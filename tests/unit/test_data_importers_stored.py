"""A confirmed file in the operator's folder: whole or not at all."""

import json

import pytest

from data.catalogue.read import ShippedDataError, fingerprint
from data.importers import __main__ as command
from data.importers.stored import keep, kept_file
from tests.unit.test_data_importers_idise_proposal import FIXTURE
from tests.unit.test_data_importers_sections_proposal import FIXTURE as SECTIONS


def test_folder_without_a_file_holds_none(tmp_path):
    assert kept_file(tmp_path, "idise") is None


def test_kept_file_is_the_one_confirmed_byte_for_byte(tmp_path):
    kept = keep(tmp_path / "imports", "idise", FIXTURE)
    assert kept.path.name == FIXTURE.name
    assert kept.sha256 == fingerprint(FIXTURE) == fingerprint(kept.path)


def test_a_later_file_replaces_the_earlier_one_at_once(tmp_path):
    keep(tmp_path, "sections", SECTIONS)
    later = tmp_path / "later.csv"
    later.write_bytes(SECTIONS.read_bytes() + b"\n")
    assert keep(tmp_path, "sections", later).path.name == "later.csv"
    assert kept_file(tmp_path, "sections").sha256 == fingerprint(later)


def test_a_copy_cut_short_is_never_read(tmp_path, monkeypatch):
    first = keep(tmp_path, "idise", FIXTURE)

    def cut_short(source, target):
        target.write_bytes(source.read_bytes()[:100])
        raise OSError("no space left")

    monkeypatch.setattr("data.importers.stored.shutil.copyfile", cut_short)
    other = tmp_path / "other.xlsx"
    other.write_bytes(FIXTURE.read_bytes() + b" ")
    with pytest.raises(OSError, match="no space"):
        keep(tmp_path, "idise", other)
    assert kept_file(tmp_path, "idise") == first
    assert not list(tmp_path.glob(".copying-*"))


def test_file_changed_after_it_was_confirmed_is_refused(tmp_path):
    kept = keep(tmp_path, "idise", FIXTURE)
    kept.path.write_bytes(kept.path.read_bytes()[:-1])
    with pytest.raises(ShippedDataError, match="not the file that was confirmed"):
        kept_file(tmp_path, "idise")


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"folder": "x", "file": ["y", "z"]}'])
def test_pointer_that_cannot_be_read_is_an_error_and_not_nothing(tmp_path, content):
    (tmp_path / "idise.json").write_text(content, encoding="utf-8")
    with pytest.raises(ShippedDataError, match=r"idise\.json"):
        kept_file(tmp_path, "idise")


def test_command_shows_the_proposal_and_keeps_only_what_is_confirmed(tmp_path, monkeypatch, capsys):
    arguments = ["idise", str(FIXTURE), "--into", str(tmp_path / "imports")]
    monkeypatch.setattr("builtins.input", lambda _: "no")
    assert command.main(arguments) == command.NOT_CONFIRMED
    assert not (tmp_path / "imports").exists()
    monkeypatch.setattr("builtins.input", lambda _: "sì")
    assert command.main(arguments) == command.DONE
    assert "88 NIL di Milano" in capsys.readouterr().out
    assert json.loads((tmp_path / "imports" / "idise.json").read_text())["file"][0] == FIXTURE.name


def test_command_refuses_with_the_reasons_and_keeps_nothing(tmp_path, capsys):
    arguments = ["idise", str(SECTIONS), "--into", str(tmp_path / "imports"), "--confirm"]
    assert command.main(arguments) == command.REFUSED
    assert "not a readable Excel workbook" in capsys.readouterr().err
    assert not (tmp_path / "imports").exists()
