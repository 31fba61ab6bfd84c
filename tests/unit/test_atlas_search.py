"""The one search: its index of names on a toy list, its suggestions on the shipped tables."""

from __future__ import annotations

import pytest

from atlas import repository
from atlas.search.name_index import NameIndex
from atlas.search.suggestions import MOST, Suggestion, suggestions
from geo.layers import area_at

NAMES = [
    ("padova",), ("padova", "turro", "crescenzago"), ("dante",), ("dante", "chiasserini"),
    ("giambellino",), ("quarto", "oggiaro"), ("san", "siro"), ("80", "anni"),
]  # fmt: skip


@pytest.fixture(scope="module")
def index() -> NameIndex:
    return NameIndex(NAMES)


def found(index: NameIndex, typed: str) -> list[int]:
    scores = index.find(typed.split())
    return sorted(scores, key=lambda number: -scores[number])


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("padova", [0, 1]),  # the name that is no longer than what was typed comes first
        ("pado", [0, 1]),
        ("crescenzago", [1]),
        ("turro padova", [1]),
        ("pdova", [0, 1]),
        ("padvoa", [0, 1]),  # two letters changed places
        ("giambelino", [4]),
        ("giambel", [4]),
        ("gambellin", [4]),  # an error in a word that is still being typed
        ("quarto ogiaro", [5]),
        ("siro san", [6]),
        ("sino san", [6]),
        ("81", []),  # a short word has no errors
        ("zzzz", []),
        ("padova siro", []),
    ],
)
def test_names_are_found_by_their_words_begun_or_mistyped(
    index: NameIndex, typed: str, names: list[int]
) -> None:
    assert found(index, typed) == names


def test_what_fits_as_typed_hides_what_fits_with_errors(index: NameIndex) -> None:
    assert found(NameIndex([("corvetto",), ("corvette",)]), "corvette") == [1]


def test_a_name_shorter_than_what_was_typed_is_found_apart(index: NameIndex) -> None:
    assert index.find(("dante", "alighieri")) == {}
    assert set(index.within(("dante", "alighieri"))) == {2}
    assert set(index.within(("dante", "chiasserini", "x"))) == {2, 3}


PAGES = {"mappa": "nav.map", "metodo": "nav.method"}


def sought(typed: str, language: str = "it") -> list[Suggestion]:
    return suggestions(typed, language, PAGES)


@pytest.mark.parametrize(
    ("typed", "label", "goes"),
    [
        ("San Siro", "San Siro", {"area": 57}),
        ("s. siro", "San Siro", {"area": 57}),
        ("QT8", "QT8", {"area": 66}),
        ("qt 8", "QT8", {"area": 66}),
        ("Quarto Oggiaro", "Quarto Oggiaro – Vialba – Musocco", {"area": 76}),
        ("quarto ogiaro", "Quarto Oggiaro – Vialba – Musocco", {"area": 76}),
        ("corvetto", "Lodi – Corvetto", {"area": 35}),
        ("quartiere Feltre", "Cimiano – Rottole – Q.re Feltre", {"area": 18}),
        ("nolo", "Loreto – Casoretto – NoLo", {"area": 20}),
        ("citta studi", "Città Studi", {"area": 22}),
        ("omero", "Viale Omero", {"place": "omero"}),
        ("terza media al più", "Istruzione fino alla terza media, 2021",
         {"indicator": "low_education_2021"}),
        ("licenze", "Dati e metodo", {"page": "metodo"}),
    ],
)  # fmt: skip
def test_the_first_suggestion_is_what_is_meant(typed: str, label: str, goes: dict) -> None:
    first = sought(typed)[0]
    assert (first.label, dict(first.goes)) == (label, goes)


@pytest.mark.parametrize(
    ("typed", "label", "area"),
    [
        ("viale Omero 15", "viale Omero 15", 35),
        ("piazza Prealpi", "piazza Prealpi", 71),
        ("p.za prealpy", "piazza Prealpi", 71),
        ("via Padova 200", "via Padova 198", 19),
        ("via pdova 200", "via Padova 198", 19),
        ("via Bastioni di Porta Nuova", "bastioni di Porta Nuova", 2),
        ("Via Dante Alighieri 3", "via Dante 3", 1),
        ("via monti 18", "via Padre Luigi Monti 18", 14),  # of many Monti the one with an 18
        ("via Padova angolo via Predabissi", "via Padova, angolo via Francesco Predabissi", 20),
        ("via padova ang. via arqua", "via Padova, angolo via Arquà", 20),
    ],
)
def test_an_address_leads_to_its_point_and_its_area(typed: str, label: str, area: int) -> None:
    first = sought(typed)[0]
    assert (first.label, first.goes["area"]) == (label, area)
    lon, lat = first.goes["point"]
    assert area_at(repository.boundaries(), lon, lat) == area


def test_a_number_that_is_not_there_is_told_with_the_gap_and_each_number_once() -> None:
    (padova, *_) = sought("via Padova 200")
    assert padova.detail.endswith("sta fra questo e il 204, distanti 50 m.")
    assert "198" not in padova.detail
    assert "questo è il più vicino" in sought("viale certosa 4000")[0].detail


def test_a_street_through_several_areas_is_listed_once_for_each() -> None:
    streets = [one for one in sought("via Padova") if one.label == "via Padova"]
    assert [one.goes["area"] for one in streets] == [19, 20, 17, 18]
    assert len({tuple(one.goes["point"]) for one in streets}) == 4
    (later,) = (one for one in sought("comasina") if one.kind == "street")
    assert dict(later.goes) == {"text": "via Comasina"}  # typed instead, it is asked


def test_the_name_of_2012_comes_after_and_is_called_so() -> None:
    former = next(one for one in sought("San Siro") if one.label == "Stadio – Ippodromi")
    assert former.detail.endswith("nel 2012 si chiamava S. Siro")
    assert dict(sought("navigli")[0].goes) != {"area": 44}


def test_streets_that_do_not_meet_have_no_corner_and_one_without_doors_no_place() -> None:
    (apart,) = sought("via Padova angolo viale Faenza")
    assert (dict(apart.goes), "non si incontrano" in apart.detail) == ({}, True)
    assert dict(sought("parco delle basiliche")[0].goes) == {}


def test_what_is_no_name_gives_nothing_and_the_list_stays_short() -> None:
    for typed in ("", " ", "x", "pippo pluto", "(" * 120, "via " * 40, "\x00\ud800", "🙂🙂"):
        assert sought(typed) == []
    assert 0 < len(sought("porta")) <= MOST


def test_english_says_what_each_is() -> None:
    assert sought("barona", "en")[0].detail == "neighbourhood, Municipio 6"
    assert sought("aged living alone", "en")[0].goes == {"indicator": "elderly_alone"}
