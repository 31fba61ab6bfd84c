"""What is said of a rank is certain, in every word, for every indicator, area and year."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest

from atlas import repository
from atlas.repository import index_layer
from atlas.wording import LANGUAGES, ranks, text
from atlas.wording.ranks import Certain, RankRange
from indicators import REGISTRY
from indicators.spec import Polarity

TEXTS = Path(__file__).parents[2] / "atlas" / "wording"
SURELY = {
    "it": re.compile(r"sicuramente fra (?:i|gli) (\d+) valori più (alti|bassi) su (\d+)"),
    "en": re.compile(r"surely among the (\d+) (highest|lowest) of (\d+)"),
}
HIGH = {"alti", "highest"}
EXACT = {
    "it": re.compile(r"^(?:il |l'|lo )?(?:(\d+)º )?valore"),
    "en": re.compile(r"^the (?:(\d+)\w\w )?"),
}


@pytest.mark.parametrize(
    ("standing", "certain"),
    [
        (RankRange(1, 1, 1, 79), Certain.EXACT),
        (RankRange(8, 8, 11, 79), Certain.AMONG_FIRST),
        (RankRange(20, 3, 39, 79), Certain.AMONG_FIRST),
        (RankRange(20, 3, 40, 79), Certain.NOTHING),
        (RankRange(1, 1, 76, 79), Certain.NOTHING),
        (RankRange(60, 41, 79, 79), Certain.AMONG_LAST),
        (RankRange(60, 40, 79, 79), Certain.NOTHING),
    ],
)
def test_a_range_over_half_of_the_list_leaves_nothing_certain(standing, certain):
    assert standing.certain is certain


def ranked(indicator) -> list[pd.Series]:
    rows = [
        row
        for found in repository.indicator_data(indicator.key).by_year.values()
        for _, row in found[found["rank_reason"] == ""].iterrows()
    ]
    return rows[::5]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("indicator", REGISTRY, ids=lambda one: one.key)
def test_the_words_say_no_more_than_the_joint_range_leaves_certain(indicator, language):
    """Against the columns of the table alone: where the words speak of an end, the area is there
    in every order that the range allows; where they give a place, there is no other."""
    high_first = indicator.polarity is not Polarity.LOWER_IS_WORSE
    for row in ranked(indicator):
        said = ranks.said(row, indicator, language=language)
        low, high, of = (int(row[name]) for name in ("rank_low", "rank_high", "ranked_of"))
        surely = SURELY[language].search(said)
        if surely is not None:
            count, at_first = int(surely[1]), (surely[2] in HIGH) == high_first
            assert int(surely[3]) == of
            assert count <= of / 2
            assert count == (high if at_first else of - low + 1)
        elif low == high:
            place = EXACT[language].search(said)
            assert place is not None
            assert int(place[1] or 1) == low
        else:
            assert high > of / 2 >= low - 1
            assert re.findall(r"\d+", said) == [str(of)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_estimate_that_may_stand_anywhere_gets_no_place(language):
    """The lowest income of all may be nearly anything between the first and the last."""
    income = next(one for one in REGISTRY if one.key == "declared_income")
    data = repository.indicator_data(income.key)
    rows = data.by_year[income.latest_year]
    rows = rows[rows["rank_reason"] == ""]
    lowest = rows.loc[rows["value"].astype(float).idxmin()]
    assert int(lowest["rank_high"]) > int(lowest["ranked_of"]) / 2
    said = ranks.said(lowest, income, language=language)
    assert said == text(language)("rank.near_lowest", of=int(lowest["ranked_of"]))


@pytest.mark.parametrize("indicator", REGISTRY, ids=lambda one: one.key)
def test_the_range_of_an_area_alone_lies_in_that_of_all_at_once_and_holds_its_rank(indicator):
    table = repository.indicator_data(indicator.key).table
    rows = table[table["rank_reason"] == ""]
    assert (rows["rank_alone_low"] >= rows["rank_low"]).all()
    assert (rows["rank_alone_high"] <= rows["rank_high"]).all()
    assert (rows["rank_alone_low"] <= rows["rank"]).all()
    assert (rows["rank_alone_high"] >= rows["rank"]).all()


@pytest.mark.parametrize("language", LANGUAGES)
def test_choices_and_errors_have_words_of_their_own(language):
    words = text(language)
    standing, errors = RankRange(3, 2, 9, 72), words("index.varying_errors")
    chosen = ranks.of_draws(standing, language=language, errors=False)
    assert words("index.varying_choices") in chosen
    assert errors not in chosen
    assert errors in ranks.of_draws(standing, language=language, errors=True)
    error = {"it": "errore della stima", "en": "error of the estimate"}[language]
    assert error in errors
    assert error not in words("index.varying_choices")
    assert error in words("table.rank_error")
    assert words("index.varying_choices") in words("table.rank_redrawn")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_index_on_the_map_is_told_by_its_choices(language):
    data = index_layer.layer()
    rows = data.by_year[data.indicator.latest_year]
    for _, row in rows[rows["rank_reason"] == ""].iterrows():
        said = ranks.said(row, data.indicator, language=language)
        assert text(language)("index.varying_choices") in said
        unsure = RankRange(*(int(row[n]) for n in ("rank", "rank_low", "rank_high", "ranked_of")))
        no_place = text(language)("rank.no_place", of=unsure.of)
        assert said.startswith(no_place) == (unsure.certain is Certain.NOTHING)


def test_a_table_gives_no_rank_where_nothing_is_certain():
    assert ranks.cell(RankRange(1, 1, 76, 79), language="it") == "– (1–76)"
    assert ranks.cell(RankRange(8, 8, 11, 79), language="it") == "8 (8–11)"
    assert ranks.cell(RankRange(8, 8, 8, 79), language="it") == "8"


@pytest.mark.parametrize("language", LANGUAGES)
def test_possible_is_said_of_no_rank(language):
    """The word stood for the error of an estimate and for a change of choices alike."""
    files = [path.read_text("utf-8") for path in sorted((TEXTS / language).glob("*.yml"))]
    written = "\n".join(files)
    lines = [line for line in written.splitlines() if re.search(r"(?i)possibil|possible", line)]
    about_ranks = re.compile(r"(?i)\brang|\bposto|\brank|\bplace\b|posizion|position")
    assert [line for line in lines if about_ranks.search(line)] == []
