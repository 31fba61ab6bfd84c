import pytest

from ui.views.method.papers import matches

PAGE = "Ultraottantenni che vivono soli: più bisogno di compagnia nell'età avanzata"


@pytest.mark.parametrize("sought", ["", "   ", "ultraottantenni", "SOLI", "soli vivono", "compagn"])
def test_every_word_sought_must_stand_in_the_text_in_any_order(sought):
    assert matches(sought, PAGE)


@pytest.mark.parametrize("sought", ["piu", "più", "PIÙ", "eta", "età'".rstrip("'")])
def test_accents_and_case_do_not_matter(sought):
    assert matches(sought, PAGE)


@pytest.mark.parametrize("sought", ["reddito", "soli reddito", "soli, reddito"])
def test_one_word_that_is_not_there_is_enough_to_miss(sought):
    assert not matches(sought, PAGE)


def test_what_is_sought_is_text_and_no_pattern():
    assert not matches(".*", PAGE)
    assert matches("(mef)", "Dipartimento delle Finanze (MEF)")
