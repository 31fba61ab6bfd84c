"""The index's page in the address."""

import pytest

from atlas.index.query import IndexQuery, read_view


def test_nothing_asked_is_the_score_of_the_last_year():
    assert read_view({}) == (IndexQuery("", "", "punteggio", "errori", 2024, None), ())


def test_everything_asked_is_read_word_by_word():
    view, notices = read_view({
        "disegno": "fragility", "confronto": "equal", "lettura": "variazione",
        "passo": "scelte", "anno_indice": "2020", "dal_indice": "2015",
    })  # fmt: skip
    assert view == IndexQuery("fragility", "equal", "variazione", "choices", 2020, 2015)
    assert notices == ()


@pytest.mark.parametrize(
    ("name", "used"),
    [
        ("lettura", "punteggio"),
        ("passo", "errori"),
        ("anno_indice", "2024"),
        ("dal_indice", "2011"),
    ],
)
def test_a_value_that_cannot_be_had_is_named_with_what_is_shown_instead(name, used):
    view, (notice,) = read_view({name: "boh"})
    assert view == read_view({})[0]
    assert (notice.parameter, notice.used) == (name, used)


def test_a_way_to_compare_of_the_before_and_after_page_is_no_design():
    assert read_view({"confronto": "simili"}) == read_view({})


def test_an_address_of_before_version_two_still_opens_version_one():
    view, notices = read_view({"disegno": "deprivation", "confronto": "deprivation"})
    assert (view.design, view.other, notices) == ("deprivation_1", "deprivation_1", ())
