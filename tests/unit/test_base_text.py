import pytest

from base.text import LocalizedText

WORDS = LocalizedText("casa", "home")


@pytest.mark.parametrize(("language", "text"), [("it", "casa"), ("en", "home")])
def test_a_text_is_given_in_each_language(language, text):
    assert WORDS.text(language) == text


def test_another_language_is_refused():
    with pytest.raises(KeyError):
        WORDS.text("fr")
