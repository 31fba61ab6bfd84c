"""Tables of sentences by code: a problem is the same in both languages, with every place filled."""

from string import Formatter

import pytest

from base.problem import Sentence, problem_of
from base.tables import wording
from base.text import LocalizedText
from data.importers import problems as importing
from indicators.evaluation.design import problems as evaluation

TABLES = [wording.SENTENCES, importing.SENTENCES, evaluation.SENTENCES]
BY_LANGUAGE = ("_it", "_en")
"""Ends of the names of values that a sentence takes in its own language."""

MENU = {
    "salt": Sentence("{dish} è sciapa", "{dish} lacks salt", "Metti {grams:g} g.",
                     "Add {grams:g} g."),
    "salt.much": Sentence("{dish} è salata", "{dish} is salty"),
}  # fmt: skip
SOUP = LocalizedText("la minestra", "the soup")


def places(text):
    names = {name for _, name, _, _ in Formatter().parse(text) if name}
    return {name[:-3] if name.endswith(BY_LANGUAGE) else name for name in names}


def test_a_value_in_two_languages_is_filled_in_by_each():
    problem = problem_of(MENU, "salt", dish=SOUP, grams=2.0)
    assert problem.text("it") == "la minestra è sciapa Metti 2 g."
    assert problem.text("en") == "the soup lacks salt Add 2 g."


def test_what_follows_the_point_is_no_part_of_the_code():
    assert problem_of(MENU, "salt.much", dish=SOUP).code == "salt"


def test_a_code_without_a_sentence_is_an_error_of_ours():
    with pytest.raises(KeyError):
        problem_of(MENU, "pepper")


@pytest.mark.parametrize("table", TABLES)
def test_both_languages_of_a_sentence_have_the_same_places(table):
    parted = {
        code: (it, en)
        for code, sentence in table.items()
        for it, en in (sentence[:2], sentence[2:])
        if places(it) != places(en)
    }
    assert parted == {}


@pytest.mark.parametrize("table", TABLES)
def test_both_languages_of_a_sentence_say_something(table):
    assert [code for code, (it, en, _, _) in table.items() if not (it and en) or it == en] == []
    assert [code for code, (_, _, it, en) in table.items() if bool(it) != bool(en)] == []
