import copy

import pytest
import yaml

from base.text import LocalizedText
from data.catalogue.card import PROCESSED, CardError, card_from, dataset, datasets, read_card, stamp

CARD = {
    "title": {"it": "Giostre", "en": "Carousels"},
    "producer": "Comune",
    "url_main": "https://example.org/",
    "url_download": "delivered by hand",
    "licence": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
    "attribution": "Comune",
    "citation": "Comune, 2024",
    "date_published": "2024-01-01",
    "date_accessed": "2024-02-01",
    "reference_years": "2023",
    "spatial_support": "NIL",
    "crs": "EPSG:4326",
    "processing_level": "minor",
    "processing": {"it": "Contate.", "en": "Counted."},
    "standing": "observed",
    "limitations": {"it": "Poche.", "en": "Few."},
    "file": "carousels.csv",
    "sha256": "pending",
    "rows": 0,
    "columns": [
        {
            "name": "area_id",
            "type": "int",
            "unit": "identifier",
            "example": 1,
            "description": {"it": "Quartiere", "en": "Area"},
        }
    ],
    "changes": [
        {"version": "1.0", "date": "2024-02-01", "sentence": {"it": "Prima.", "en": "First."}}
    ],
}


def card(**changes):
    return copy.deepcopy(CARD) | changes


def column(**changes):
    return card(columns=[CARD["columns"][0] | changes])


def test_complete_card_is_read():
    found = card_from("carousels", CARD)
    assert (found.key, found.rows, found.licence.name.it) == ("carousels", 0, "CC BY 4.0")
    assert found.title == LocalizedText(it="Giostre", en="Carousels")
    assert found.path == PROCESSED / "carousels.csv"


@pytest.mark.parametrize("field", sorted(CARD))
def test_card_without_a_field_is_refused_by_name(field):
    incomplete = {name: value for name, value in CARD.items() if name != field}
    with pytest.raises(CardError, match=field):
        card_from("carousels", incomplete | ({"rows": None} if field == "rows" else {}))


@pytest.mark.parametrize("empty", ["", None, [], {}])
def test_card_with_an_empty_field_is_refused(empty):
    with pytest.raises(CardError, match="limitations"):
        card_from("carousels", card(limitations=empty))


def test_card_with_an_unknown_field_is_refused():
    with pytest.raises(CardError, match="note"):
        card_from("carousels", card(note="anything"))


@pytest.mark.parametrize(
    ("field", "value"),
    [("processing_level", "some"), ("standing", "guessed"), ("rows", "12"), ("title", "Giostre")],
)
def test_impossible_value_is_refused(field, value):
    with pytest.raises(CardError, match=field):
        card_from("carousels", card(**{field: value}))


def test_text_in_one_language_only_is_refused():
    with pytest.raises(CardError, match=r"limitations.*en"):
        card_from("carousels", card(limitations={"it": "Poche."}))


def test_a_name_is_the_same_in_both_languages_and_a_sentence_is_said_in_each():
    conditions = {"it": "uso libero", "en": "free use"}
    licence = {"name": conditions, "url": "https://example.org/"}
    found = card_from("carousels", card(producer="ISTAT", licence=licence))
    assert found.producer == LocalizedText(it="ISTAT", en="ISTAT")
    assert found.licence.name == LocalizedText(**conditions)
    with pytest.raises(CardError, match=r"producer.*it"):
        card_from("carousels", card(producer={"en": "this atlas"}))


def test_a_unit_nobody_has_translated_is_refused():
    with pytest.raises(CardError, match="unit 'furlongs'"):
        card_from("carousels", column(unit="furlongs"))


def test_licence_without_an_address_is_refused():
    with pytest.raises(CardError, match=r"licence.*url"):
        card_from("carousels", card(licence={"name": "CC BY 4.0"}))


@pytest.mark.parametrize("field", ["name", "type", "unit", "description", "example"])
def test_column_without_a_field_is_refused(field):
    incomplete = {name: value for name, value in CARD["columns"][0].items() if name != field}
    with pytest.raises(CardError, match=field):
        card_from("carousels", card(columns=[incomplete]))


@pytest.mark.parametrize("changes", [{"type": "number"}, {"colour": "red"}])
def test_column_with_an_unknown_type_or_field_is_refused(changes):
    with pytest.raises(CardError, match="area_id"):
        card_from("carousels", column(**changes))


def test_column_is_neither_key_nor_nullable_unless_it_says_so():
    plain = card_from("carousels", CARD).columns[0]
    assert (plain.key, plain.nullable, plain.range, plain.enum) == (False, False, None, None)


def test_range_and_enumeration_are_kept_as_tuples():
    found = card_from("carousels", column(range=[1, 88], enum=[1, 2], key=True)).columns[0]
    assert (found.range, found.enum, found.key) == ((1.0, 88.0), (1, 2), True)


def test_zero_is_a_good_example():
    assert card_from("carousels", column(example=0)).columns[0].example == 0


@pytest.mark.parametrize(("language", "words"), [("it", "Giostre"), ("en", "Carousels")])
def test_bilingual_text_is_said_in_the_language_asked(language, words):
    assert LocalizedText(it="Giostre", en="Carousels").text(language) == words


@pytest.mark.parametrize(("text", "why"), [("", "title: missing"), ("a: [", "YAML")])
def test_unreadable_card_file_is_refused_by_name(tmp_path, text, why):
    path = tmp_path / "broken.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CardError, match=rf"broken.*{why}"):
        read_card(path)


def test_card_file_is_read_with_its_name_as_key(tmp_path):
    path = tmp_path / "carousels.yml"
    path.write_text(yaml.safe_dump(CARD, allow_unicode=True), encoding="utf-8")
    assert read_card(path) == card_from("carousels", CARD)


def test_stamp_rewrites_two_lines_and_nothing_else(tmp_path):
    path = tmp_path / "carousels.yml"
    path.write_text("a: 1\nsha256: pending\nrows: 0\ncolumns:\n  rows: 7\n", encoding="utf-8")
    stamp("carousels", sha256="abc", rows=88, sources=tmp_path)
    written = path.read_text(encoding="utf-8")
    assert written == "a: 1\nsha256: abc\nrows: 88\ncolumns:\n  rows: 7\n"


@pytest.mark.parametrize("text", ["rows: 0\n", "sha256: x\nsha256: y\nrows: 0\n"])
def test_card_without_exactly_one_fingerprint_line_is_not_stamped(tmp_path, text):
    path = tmp_path / "carousels.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CardError, match="sha256"):
        stamp("carousels", sha256="abc", rows=88, sources=tmp_path)
    assert path.read_text(encoding="utf-8") == text


def test_unknown_dataset_is_refused_with_the_known_names():
    with pytest.raises(CardError, match="population_register"):
        dataset("no_such_table")


def test_datasets_are_sorted_by_key():
    assert list(datasets()) == sorted(datasets())
