"""Where the census estimate is weak, nobody says a word of certainty: every sentence maker."""

from __future__ import annotations

import re
from datetime import date

import pytest

from atlas import repository
from atlas.index.facts import AreaIndex
from atlas.index.view import leading
from atlas.neighbourhood import answers
from atlas.neighbourhood.profile import profile
from atlas.repository import index_layer, index_results
from atlas.stories.facts import fact
from atlas.wording import LANGUAGES, map_sentences, ranks, text
from atlas.wording.map_sentences import AreaFacts
from data.catalogue.read import read_table
from indicators.index.uncertainty.certainty import Robustness
from render.stories import city_map
from ui.views.index import ranking

CERTAIN = re.compile(
    r"\b(sempre|mai|sicurament|cert[aoei]\b|quasi (certo|escluso)|surely|always|never|certain\b"
    r"|almost (certain|ruled out))",
    re.IGNORECASE,
)
ESTIMATES = read_table("census_estimates_2021").set_index("area_id")
FLAGGED = [int(area) for area in ESTIMATES.index[ESTIMATES["doubtful"].astype(bool)]]
EVERY_DESIGN = [key for key in index_results.OURS if key != index_results.YEARLY]


def without_certainty(sentence: str) -> bool:
    """Whether no word of certainty is said; «nothing certain» and «uncertain» are none."""
    return not CERTAIN.search(re.sub(r"incert\w+|uncertain", "", sentence))


@pytest.fixture(params=FLAGGED, scope="module")
def area(request) -> int:
    """Every flagged neighbourhood."""
    number: int = request.param
    return number


def index(area: int) -> AreaIndex:
    return index_results.leading()[area]


def test_the_flagged_are_those_of_the_census_and_ranked_in_the_index() -> None:
    assert FLAGGED == [15, 29, 30, 31, 32, 59, 62, 81]
    facts = index_results.leading()
    assert sorted(area for area, told in facts.items() if told.doubtful) == FLAGGED
    sure = {told.word("it") for told in facts.values() if told.counts and not told.doubtful}
    assert {"quasi certo", "quasi escluso"} <= sure, "the others keep their words"


@pytest.mark.parametrize("name", EVERY_DESIGN)
def test_no_design_that_uses_the_census_is_certain_of_them(name, area) -> None:
    told = index_results.facts(name, None, False).get(area)
    uses = {"low_education_2021", "large_households", "unemployed", "rented_homes"}
    used = {element.column for element in index_results.OURS[name].indicators} & uses
    assert told is None or told.doubtful == bool(used)
    if told is not None and used:
        assert told.robust is Robustness.DEPENDS
        for language in LANGUAGES:
            assert without_certainty(f"{told.word(language)}; {told.robust_word(language)}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sentence_of_the_map_says_none_and_warns(area, language) -> None:
    data, names = index_layer.layer(), repository.areas()["name"]
    row = data.by_year[data.indicator.latest_year].loc[area]
    sentence = map_sentences.area_sentence(
        AreaFacts(str(names[area]), row, 100.0), data.indicator,
        year=data.indicator.latest_year, language=language,
    )  # fmt: skip
    assert without_certainty(sentence)
    assert text(language)("sentence.doubtful") in sentence
    assert without_certainty(ranks.said(row, data.indicator, language=language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_card_and_the_sheet_say_none_and_warn(area, language) -> None:
    said = answers.need(profile(area, language))
    assert without_certainty(said)
    assert text(language)("sentence.doubtful").strip() in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_stories_say_none(area, language) -> None:
    said = [fact(f"area.{area}.index_{part}", language, date.today()) for part in ("word", "from")]
    said.append(city_map.index_labels(language)[area])
    assert all(without_certainty(sentence) for sentence in said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_list_of_those_always_in_the_worst_fifth_holds_them(language) -> None:
    names = repository.areas()["short_name"]
    listed = fact("deprivation.always_names", language, date.today())
    assert not [area for area in FLAGGED if str(names[area]) in listed]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_the_index_says_none_and_warns(opened, area, language) -> None:
    app = opened("indice", area=str(area), lingua=language)
    words = text(language)
    heading, card = app.title[0].value, [one.value for one in app.markdown]
    warned = [heading, *(said for said in card if words("sentence.doubtful") in said)]
    assert len(warned) >= 2
    assert all(without_certainty(said) for said in warned)
    (row,) = [row for row in ranking.rows(leading(language)) if row["area"] == area]
    assert row["times"] == words("index.times_doubtful")
    assert row["sure"] is None
