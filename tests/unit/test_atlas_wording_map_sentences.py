import re

import pytest

from atlas.wording import LANGUAGES, map_sentences
from atlas.wording.map_sentences import AreaFacts
from indicators import REGISTRY
from indicators.engine.change import refusal
from indicators.spec import Polarity

NBSP = "\u00a0"


def plain(said: str) -> str:
    return said.replace(NBSP, " ")


def of_area(toy, area: int, *, year: int = 2024, language: str = "it", **row) -> str:
    found = toy.rows(year).loc[area].copy()
    found[list(row)] = list(row.values())
    facts = AreaFacts(toy.names[area], found, toy.city[year])
    return plain(map_sentences.area_sentence(facts, toy.indicator, year=year, language=language))


def of_change(toy, area: int | None, *, language: str = "it", **row) -> str:
    shown = toy.scene(mode="change")
    name = None if area is None else toy.names[area]
    found = None if area is None else shown.rows.loc[area].copy()
    if found is not None:
        found[list(row)] = list(row.values())
    said = map_sentences.change_sentence(
        name, found, shown.city, toy.indicator, since=2023, year=2024, language=language
    )
    return plain(said)


# The toy city, word by word


def test_an_area_has_its_value_its_place_among_the_others_and_the_city_s_value(toy):
    assert of_area(toy, 1) == (
        "Nel 2024, nel quartiere Alba, la quota di ultraottantenni che vivevano soli era pari al "
        "50,0 %. È il 2º valore più alto su 3 quartieri confrontati. In tutta la città: 35,0 %."
    )
    assert of_area(toy, 1, language="en") == (
        "In 2024, in Alba, the share of people aged 80 and over living alone was 50.0%, the 2nd "
        "highest of 3 neighbourhoods compared. Whole city: 35.0%."
    )


def test_where_the_city_has_no_value_that_is_said(toy):
    facts = AreaFacts(toy.names[1], toy.rows(2024).loc[1], float("nan"))
    said = plain(map_sentences.area_sentence(facts, toy.indicator, year=2024, language="it"))
    assert said.endswith("In tutta la città: il valore manca.")


def test_the_first_place_is_said_without_a_number_and_small_numbers_with_caution(toy):
    assert of_area(toy, 3).endswith(
        "era pari al 60,0 %. È il valore più alto su 3 quartieri confrontati. In tutta la città: "
        "35,0 %. Numeri piccoli: da leggere con cautela."
    )


def test_of_a_place_that_is_not_sure_what_is_certain_is_said(toy):
    unsure = {"rank": 8, "rank_low": 8, "rank_high": 11, "ranked_of": 67}
    assert ". È sicuramente fra gli 11 valori più alti su 67 quartieri confrontati." in (
        of_area(toy, 1, **unsure)
    )
    english = of_area(toy, 1, language="en", **unsure)
    assert ", surely among the 11 highest of 67 neighbourhoods compared." in english


def test_a_place_that_may_be_any_is_not_given(toy):
    first = {"rank": 1, "rank_low": 1, "rank_high": 66, "ranked_of": 67}
    assert (
        ". È fra i valori più alti su 67 quartieri confrontati; l'ordine esatto non si può dire."
        in of_area(toy, 1, **first)
    )
    middle = {"rank": 30, "rank_low": 5, "rank_high": 66, "ranked_of": 67}
    assert ". Il suo posto su 67 quartieri confrontati non si può dire. In" in (
        of_area(toy, 1, **middle)
    )


def test_an_area_without_value_says_why_and_of_which_indicator(toy):
    assert of_area(toy, 3, year=2023) == (
        "Ultraottantenni che vivono soli nel quartiere Corte, 2023. Non c'è un valore. "
        "Il motivo: il dato della fonte contraddice altri dati, perciò non è usato."
    )
    assert of_area(toy, 3, year=2023, language="en") == (
        "People aged 80 and over living alone in Corte, 2023: no value, because the source's "
        "figure contradicts other figures and is not used."
    )


def test_an_area_that_is_not_ranked_says_why(toy):
    said = of_area(toy, 1, rank_reason="institutional", marked=True)
    assert said.endswith(
        "era pari al 50,0 %, fuori dal confronto perché vi si presumono iscrizioni anagrafiche in "
        "strutture collettive. In tutta la città: 35,0 %."
    )


def test_an_area_that_is_ranked_with_a_mark_carries_its_mark(toy):
    assert of_area(toy, 1, marked=True).endswith(
        "In tutta la città: 35,0 %. Vi si presumono iscrizioni anagrafiche in strutture collettive."
    )


def test_the_city_is_told_by_its_reliable_extremes_and_among_whom_they_are(toy):
    assert of_city(toy, toy.rows()) == (
        "Ultraottantenni che vivono soli nel 2024, fra i quartieri con almeno 1.200 residenti di "
        "80 anni e più: dal 25,0 % (Borgo) al 50,0 % (Alba). In tutta la città: 35,0 %."
    )


def test_an_extreme_with_presumed_institutions_carries_its_mark(toy):
    rows = toy.rows().assign(marked=[True, False, False])
    said = of_city(toy, rows, language="en")
    assert "to 50.0% (Alba, with presumed registrations in collective institutions)." in said


def of_city(toy, rows, *, language: str = "it") -> str:
    said = map_sentences.city_sentence(
        rows, toy.names, 35.0, toy.indicator, year=2024, language=language
    )
    return plain(said)


def test_a_city_without_a_value_speaks_of_the_areas_that_have_one(toy):
    sentence = map_sentences.city_sentence(
        toy.rows(), toy.names, float("nan"), toy.indicator, year=2024, language="it", counted=2
    )
    assert "nel 2024, fra i soli quartieri con dato: dal " in plain(sentence)
    assert plain(sentence).endswith("In tutta la città: il valore manca.")


def test_a_city_without_reliable_values_is_told_by_the_others_with_caution(toy):
    assert of_city(toy, toy.rows().assign(reliability="low")) == (
        "Ultraottantenni che vivono soli nel 2024: dal 25,0 % (Borgo) al 60,0 % (Corte). "
        "In tutta la città: 35,0 %. Numeri piccoli: da leggere con cautela."
    )


def test_a_city_without_ranked_values_has_no_extremes(toy):
    assert of_city(toy, toy.rows().assign(rank_reason="too_few")) == (
        "Ultraottantenni che vivono soli nel 2024: nessun quartiere ha un valore confrontabile."
    )


def test_an_extreme_that_several_areas_share_is_told_by_their_number(toy):
    rows = toy.rows().assign(value=[50.0, 50.0, 0.0], reliability="reliable")
    assert "dallo 0,0 % (Corte) al 50,0 % (2 quartieri)." in of_city(toy, rows)
    assert "from 0.0% (Corte) to 50.0% (2 neighbourhoods)." in of_city(toy, rows, language="en")


def test_a_change_is_told_for_the_city_and_for_an_area(toy):
    assert of_change(toy, None) == (
        "Ultraottantenni che vivono soli. Dal 2023 al 2024, in tutta la città: 0,0 punti "
        "percentuali."
    )
    assert of_change(toy, 1, language="en") == (
        "People aged 80 and over living alone in Alba, 2023 to 2024: +5.0 percentage points "
        "(whole city: 0.0 percentage points). The change is larger than chance variation."
    )


@pytest.mark.parametrize(
    ("row", "end"),
    [
        ({"clear": False}, "Potrebbe essere solo un caso."),
        ({"lower": float("nan")}, "In tutta la città: 0,0 punti percentuali."),
        ({"reliability": "low", "lower": float("nan")}, "Numeri piccoli: da leggere con cautela."),
    ],
)
def test_a_change_says_how_sure_it_is_where_that_is_known(toy, row, end):
    assert of_change(toy, 1, **row).endswith(end)


def test_a_change_that_cannot_be_told_says_why(toy):
    assert of_change(toy, 3) == (
        "Ultraottantenni che vivono soli nel quartiere Corte, dal 2023 al 2024. "
        "Non c'è una variazione. Il motivo: il dato della fonte contraddice altri dati, perciò non "
        "è usato."
    )


# Every sentence the atlas can say today

WELL_SAID = re.compile(r"[A-ZÈ0-9][^{}\n]*[^ .]\.")
ITALIAN_NUMBER = re.compile(r"\d\.\d(?!\d\d)|\d,\d{3}\b|,\d+,\d")
ENGLISH_NUMBER = re.compile(r"\d,\d(?!\d\d)|\d\.\d{3}\b|\.\d+\.\d")
WRONG_NUMBER = {"it": ITALIAN_NUMBER, "en": ENGLISH_NUMBER}


def faults(said: str, language: str) -> list[str]:
    looks = {
        "is no sentence": not WELL_SAID.fullmatch(said),
        "has a gap": "  " in said or " ," in said or " ." in said or "()" in said,
        "has a wrong number": bool(WRONG_NUMBER[language].search(plain(said))),
        "has a missing number": bool(re.search(r"\b(?:nan|None|NA)\b|: –|– %", said)),
        "has two stops": ".." in said or "))" in said,
        "lacks an article": bool(
            re.search(r"\b(?:pari|da|a) −?\d[\d.,]* (?:%|per m)", plain(said))
        ),
        "lacks an elision": bool(re.search(r"\b(?:al|dal|il) (?:8|11(?!\d))", said)),
    }
    return [f"{fault}: {said}" for fault, found in looks.items() if found]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("indicator", REGISTRY, ids=lambda one: one.key)
def test_every_sentence_on_a_value_is_well_formed(milan, indicator, language):
    shown = milan.scene(indicator, language=language)
    year, rows = indicator.latest_year, shown.rows
    said = [
        map_sentences.area_sentence(
            AreaFacts(milan.names[area], rows.loc[area], shown.city), indicator,
            year=year, language=language,
        )
        for area in rows.index
    ] + [
        map_sentences.city_sentence(
            rows, milan.names, shown.city, indicator, year=year, language=language
        )
    ]  # fmt: skip
    assert len(said) == 89
    assert [fault for one in said for fault in faults(one, language)] == []


CHANGING = [one for one in REGISTRY if not refusal(one, since=one.years[0], year=one.latest_year)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("indicator", CHANGING, ids=lambda one: one.key)
def test_every_sentence_on_a_change_is_well_formed(milan, indicator, language):
    since = indicator.years[0]
    shown = milan.scene(indicator, language=language, since=since)
    years = {"since": since, "year": indicator.latest_year, "language": language}
    said = [
        map_sentences.change_sentence(
            milan.names[area], shown.rows.loc[area], shown.city, indicator, **years
        )
        for area in shown.rows.index
    ] + [map_sentences.change_sentence(None, None, shown.city, indicator, **years)]
    assert [fault for one in said for fault in faults(one, language)] == []


@pytest.mark.parametrize(
    "said",
    [
        "Nel 2024: {value}.",
        "Nel 2024, pari al 48.1 %.",
        "Nel 2024, pari a 48,1 %.",
        "Nel 2024, il 8º valore.",
        "Nel 2024: nan %.",
        "Nel 2024  era 5.",
        "nel 2024 era 5.",
        "Nel 2024 era 5",
    ],
)
def test_a_badly_formed_sentence_would_be_seen(said):
    assert faults(said, "it")


@pytest.mark.parametrize("indicator", REGISTRY, ids=lambda one: one.key)
def test_every_phrase_has_its_value_where_the_article_can_reach_it(indicator):
    assert indicator.value_phrase.it.count("era pari a {value}") == 1
    assert indicator.value_phrase.en.endswith("{value}")


def test_neither_end_is_called_worse_where_neither_is():
    counted_from_the_lowest = [
        one.key for one in REGISTRY if one.polarity is Polarity.LOWER_IS_WORSE
    ]
    assert {"declared_income", "employed_residents"} <= set(counted_from_the_lowest)
    assert "foreign_residents" not in counted_from_the_lowest
