"""The errata ledger refuses what is incomplete."""

import re
from copy import deepcopy

import pytest
import yaml

from base.problem import RefusedError
from data.catalogue.card import datasets
from data.quality.corrections import FILE, Remedy, errata, erratum_from

RAW = {
    "id": "a_zero_for_a_blank",
    "dataset": "Comune di Milano, DS205",
    "tables": ["population_register"],
    "since": "2017",
    "found_on": "2026-11-23",
    "what": {"it": "Uno zero al posto di un vuoto.", "en": "A zero in place of a blank."},
    "treatment": "emptied",
    "we_do": {"it": "La cella è vuota.", "en": "The cell is empty."},
    "moved": {"it": "Un quartiere.", "en": "One neighbourhood."},
}


def without(field):
    return {name: value for name, value in RAW.items() if name != field}


def test_complete_entry_is_read():
    entry = erratum_from(RAW)
    assert (entry.since, entry.treatment) == (2017, Remedy.EMPTIED)
    assert entry.what.text("en") == "A zero in place of a blank."


@pytest.mark.parametrize("field", sorted(set(RAW) - {"id"}))
def test_entry_without_a_field_is_refused_by_name(field):
    with pytest.raises(RefusedError, match=rf"{field}: missing or empty"):
        erratum_from(without(field))


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"severity": "high"}, "severity: unknown field"),
        ({"id": "A zero"}, "small letters"),
        ({"since": 20170}, "not a year"),
        ({"since": "since 2017"}, "must be a whole number"),
        ({"found_on": "November"}, "must be a day"),
        ({"treatment": "ignored"}, "must be one of emptied"),
        ({"tables": "population_register"}, "tables: .* must be a list"),
        ({"what": "A zero."}, r"must be a set of fields \(it, en\)"),
        ({"what": {"it": "Uno zero."}}, r"what\.en: missing or empty"),
        ({"what": {"it": "Zero.", "en": "Zero."}}, "not translated"),
    ],
)
def test_entry_with_an_impossible_field_is_refused(change, complaint):
    with pytest.raises(RefusedError, match=complaint):
        erratum_from(RAW | change)


def test_entry_that_could_enter_no_table_of_ours_is_allowed():
    assert erratum_from(RAW | {"tables": []}).tables == ()


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ({"errata": [RAW, deepcopy(RAW)]}, "used twice"),
        ({"errata": ["a_zero"]}, "must be a set of fields"),
        ({"errors": [RAW]}, "errata: missing or empty"),
        ([RAW], r"must be a set of fields \(errata\)"),
    ],
)
def test_ledger_of_another_shape_is_refused(tmp_path, content, complaint):
    path = tmp_path / "errata.yml"
    path.write_text(yaml.safe_dump(content), encoding="utf-8")
    with pytest.raises(RefusedError, match=complaint):
        errata(path)


def test_shipped_ledger_names_only_tables_that_have_a_card():
    named = {key for entry in errata(FILE) for key in entry.tables}
    assert named - set(datasets()) == set()


def test_english_of_the_shipped_ledger_is_english():
    spoken = " ".join(e.what.en + e.we_do.en + e.moved.en for e in errata())
    assert re.findall(r"\w*[àèéìòù](?!\w)", spoken.replace("Parco Bosco in Città", "")) == []
