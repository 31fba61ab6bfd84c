import pytest

from atlas.wording import DEFAULT_LANGUAGE, LANGUAGES, Text, UnknownTextError, text


def test_italian_comes_first_and_english_second():
    assert LANGUAGES == ("it", "en")
    assert DEFAULT_LANGUAGE == "it"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_know_their_language_and_are_read_once(language):
    assert text(language).language == language
    assert text(language) is text(language)


def test_a_key_is_written_with_dots_whatever_its_depth():
    assert text("it")("nav.map") == "Mappa"
    assert text("en")("nav.map") == "Map"


def test_placeholders_are_filled_in():
    words = Text("it", {"a.b": "da {low} a {high}"})
    assert words("a.b", low=1, high="2") == "da 1 a 2"


def test_what_is_filled_in_is_not_read_again():
    assert Text("it", {"a": "«{found}»"})("a", found="{low}") == "«{low}»"


def test_braces_stay_where_nothing_is_filled_in():
    assert Text("it", {"a": "{x}"})("a") == "{x}"


@pytest.mark.parametrize("key", ["", "map", "map.", "map.titolo", "nav.map.x"])
def test_a_missing_text_is_an_error_that_names_it(key):
    with pytest.raises(UnknownTextError, match=r"it\.yml"):
        text("it")(key)


def test_a_forgotten_value_is_an_error_and_not_a_gap():
    with pytest.raises(KeyError, match="high"):
        Text("it", {"a": "{low}–{high}"})("a", low=1)
