import pytest

from geo.address.text import KIND_FORMS, KINDS, Typed, fold, likeliest, read, suffix_runs, words_of


def test_folding_keeps_letters_and_drops_accents_and_dots() -> None:
    assert fold("P.ZZA Sant’Ànna, F.lli") == "pzza sant'anna, flli"


def test_a_dotted_abbreviation_is_joined_only_when_it_means_something() -> None:
    assert fold("v.le C. Monti") == "vle c monti"
    assert fold("G.Verdi") == "g verdi"


def test_words_of_a_name_leave_out_little_words_and_write_numbers_in_digits() -> None:
    assert words_of("dell'Orso") == ("orso",)
    assert words_of("Papa Gregorio XIV") == ("papa", "gregorio", "14")
    assert words_of("Giovanni Ventitreesimo") == ("giovanni", "23")
    assert words_of("Venticinque Aprile") == words_of("XXV Aprile") == ("25", "aprile")


@pytest.mark.parametrize("name", ["San Siro", "S. Siro", "Santo Siro", "SIRO (S.)"])
def test_every_form_of_saint_counts_as_one_word(name: str) -> None:
    assert sorted(words_of(name)) == ["san", "siro"]


def test_a_text_is_read_with_its_digits_as_name_and_as_number() -> None:
    whole, numbered = read("via Zoia 24 a")
    assert whole == Typed("via", ("zoia", "24"))
    assert numbered == Typed("via", ("zoia",), 24, ("A",))
    assert likeliest((whole, numbered)) == numbered


def test_a_first_word_may_be_the_street_type_or_part_of_the_name() -> None:
    assert read("monte rosa") == (Typed("monte", ("rosa",)), Typed(None, ("monte", "rosa")))


@pytest.mark.parametrize(
    "text",
    [
        "via Zoia 105, 20152 Milano (MI), Italia",
        "Milano, via Zoia, n. 105",
        "105 via Zoia",
        "via Zoia105 scala B",
        "via Zoia civico 105",
    ],
)
def test_what_stands_around_an_address_is_put_aside(text: str) -> None:
    assert likeliest(read(text)) == Typed("via", ("zoia",), 105)


@pytest.mark.parametrize("text", ["", "via", "12", "viale 12", "Milano", "!?"])
def test_a_text_without_a_name_has_no_reading(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("suffix", "runs"), [("", ()), ("A", ("A",)), ("/6", ("6",)), ("a/f", ("A", "F"))]
)
def test_a_suffix_is_cut_where_letters_and_digits_meet(suffix: str, runs: tuple[str, ...]) -> None:
    assert suffix_runs(suffix) == runs


@pytest.mark.parametrize(
    ("suffix", "written"), [((), "24"), (("A",), "24A"), (("6",), "24/6"), (("A", "F"), "24A/F")]
)
def test_the_number_asked_is_written_as_the_register_would(
    suffix: tuple[str, ...], written: str
) -> None:
    assert Typed("via", ("visconti",), 24, suffix).asked == written


def test_no_abbreviation_stands_for_two_street_types() -> None:
    forms = [form for kind, forms in KIND_FORMS.items() for form in (kind, *forms.split())]
    assert sorted(forms) == sorted(KINDS)
