import pytest

from atlas.wording import (
    DEFAULT_LANGUAGE,
    LANGUAGES,
    Plural,
    Text,
    TextsError,
    UnknownTextError,
    text,
    text_of,
)


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
    with pytest.raises(UnknownTextError, match="language 'it'"):
        text("it")(key)


def test_a_forgotten_value_is_an_error_and_not_a_gap():
    with pytest.raises(KeyError, match="high"):
        Text("it", {"a": "{low}–{high}"})("a", low=1)


APPLES = {"apples": {"by": "count", "one": "una mela", "other": "{count} mele"}}


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0 mele"), (1, "una mela"), (2, "2 mele"), (1_000_000, "1000000 mele")]
)
def test_a_count_chooses_the_form_its_language_has_for_it(count, said):
    assert text_of("it", {"a.yml": {"map": APPLES}})("map.apples", count=count) == said


def test_every_category_of_the_language_may_have_a_form():
    forms = APPLES["apples"] | {"many": "{count} di mele"}
    words = text_of("it", {"a.yml": {"apples": forms}})
    assert words("apples", count=1_000_000) == "1000000 di mele"
    assert words.plurals == {
        "apples": Plural("count", {"one": "una mela", "many": "{count} di mele"})
    }


@pytest.mark.parametrize("count", ["1", 1.0, None])
def test_what_is_counted_is_a_whole_number(count):
    with pytest.raises(TypeError):
        text_of("it", {"a.yml": APPLES})("apples", count=count)


def test_what_is_counted_must_be_given():
    with pytest.raises(KeyError, match="count"):
        text_of("it", {"a.yml": APPLES})("apples", pears=1)


def test_a_key_stands_in_one_file_only():
    files = {"a.yml": {"map": {"title": "A"}}, "b.yml": {"map": {"title": "B", "note": "C"}}}
    with pytest.raises(TextsError, match=r"it/b\.yml: 'map\.title'"):
        text_of("it", files)


def test_a_plural_says_by_which_value_it_is_chosen():
    with pytest.raises(TextsError, match=r"a\.yml: apples"):
        text_of("it", {"a.yml": {"apples": {"one": "una mela", "other": "mele"}}})


def test_a_chapter_may_have_a_text_named_other():
    words = text_of("it", {"a.yml": {"step": {"other": "altro", "first": "primo"}}})
    assert words("step.other") == "altro"
