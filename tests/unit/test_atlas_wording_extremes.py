"""No sentence calls an end what the table beside it contradicts: every indicator, every year."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from atlas import repository
from atlas.choropleth import change_scene, city_change, value_scene
from atlas.repository import IndicatorData, index_layer
from atlas.selection import Selection
from atlas.stories.facts import fact
from atlas.wording import LANGUAGES, numbers, text
from atlas.wording.alt_text import map_alt
from atlas.wording.extremes import extremes
from atlas.wording.map_sentences import city_sentence
from data.catalogue.read import read_table
from indicators import REGISTRY
from indicators.index.layer import LAYER

LEAST = 1200
EVERY = [*REGISTRY, LAYER]
ESTIMATES = read_table("census_estimates_2021").set_index("area_id")
FLAGGED = set(ESTIMATES.index[ESTIMATES["doubtful"].astype(bool)])


def data_of(indicator) -> IndicatorData:
    return index_layer.layer() if indicator is LAYER else repository.indicator_data(indicator.key)


def told(indicator, area, row) -> bool:
    """Whether a row has at least 1,200 people and, of the census estimates, is not flagged."""
    uncertain = "doubtful" in indicator.inputs and int(str(area)) in FLAGGED
    return bool(row["base"] >= LEAST and not uncertain)


def ends_of(indicator, rows: pd.DataFrame, *, restricted: bool) -> tuple[list[float], list[float]]:
    """Both ends of what the table ranks, or of those of its rows that are :func:`told`: with the
    values just as they stand in the table, and nothing else of the app."""
    ranked = [
        float(row["value"])
        for area, row in rows.iterrows()
        if row["rank_reason"] == "" and (not restricted or told(indicator, area, row))
    ]
    return [one for one in ranked if one == min(ranked)], [
        one for one in ranked if one == max(ranked)
    ]


def among_words(indicator, language: str) -> str:
    few = numbers.number(LEAST, language=language)
    key = "sentence.among_solid" if "doubtful" in indicator.inputs else "sentence.among"
    return text(language)(key, few=few, base=indicator.base.text(language))


def names_at(
    indicator, rows: pd.DataFrame, value: float, names: pd.Series, language: str, *, few: bool
):
    """The name a sentence has to give for an end, or the number of those that share it."""
    here = [
        int(str(area)) for area, row in rows.iterrows()
        if row["value"] == value and row["rank_reason"] == ""
        and (few or told(indicator, area, row))
    ]  # fmt: skip
    if len(here) > 1:
        return text(language)("sentence.several", count=len(here))
    return str(names[here[0]])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("indicator", EVERY, ids=lambda one: one.key)
def test_the_heading_gives_the_ends_of_whom_it_says_it_speaks(indicator, language):
    data, names = data_of(indicator), repository.areas()["short_name"]
    for year, rows in data.by_year.items():
        if not (rows["rank_reason"] == "").any():
            continue
        said = city_sentence(
            rows, names, data.city_by_year[year], indicator,
            year=year, language=language, counted=data.counted_by_year[year],
        )  # fmt: skip
        restricted = among_words(indicator, language) in said
        lows, highs = ends_of(indicator, rows, restricted=restricted)
        for value in (lows[0], highs[0]):
            assert numbers.value(value, indicator, language=language) in said, (year, said)
            name = names_at(indicator, rows, value, names, language, few=not restricted)
            assert name in said, (year, said)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("indicator", EVERY, ids=lambda one: one.key)
def test_the_words_for_a_map_give_the_same_ends_with_the_same_restriction(indicator, language):
    data, names = data_of(indicator), repository.areas()["short_name"]
    for year, rows in data.by_year.items():
        if not (rows["rank_reason"] == "").any():
            continue
        chosen = Selection(language, indicator.key, year, "value", year, "quantile", None, None)
        scene = value_scene(indicator, chosen, rows=rows, breaks=(), city=data.city_by_year[year])
        said = map_alt(scene, names)
        told = among_words(indicator, language).lower() in said.lower()
        lows, highs = ends_of(indicator, rows, restricted=told)
        for value in (lows[0], highs[0]):
            assert numbers.value(value, indicator, language=language) in said, (year, said)


def test_a_change_has_its_ends_told_by_the_same_rule():
    indicator = next(one for one in REGISTRY if one.key == "minors")
    data, names = repository.indicator_data("minors"), repository.areas()["short_name"]
    chosen = Selection("it", "minors", 2024, "change", 2015, "quantile", None, None)
    scene = change_scene(
        indicator, chosen, rows=data.by_year[2024], changes=repository.changes("minors", 2015,
        2024), city=city_change(data.city_by_year, chosen),
    )  # fmt: skip
    ends = extremes(scene.rows)
    ranked = scene.rows[scene.rows["reliability"].isin(["reliable", "low"])]["value"].dropna()
    said = map_alt(scene, names)
    beyond = bool((ranked < ends.low).any() or (ranked > ends.high).any())
    assert ends.restricted is beyond
    assert ("almeno 1.200 residenti" in said) is beyond


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("indicator", REGISTRY, ids=lambda one: one.key)
def test_a_story_says_among_whom_an_end_is_one(indicator, language):
    rows = data_of(indicator).by_year[indicator.latest_year]
    said = fact(f"low_area.{indicator.key}", language, date.today())
    lows, highs = ends_of(indicator, rows, restricted=among_words(indicator, language) in said)
    for end, value in (("low", lows[0]), ("high", highs[0])):
        written = numbers.value(value, indicator, language=language)
        assert fact(f"{end}.{indicator.key}", language, date.today()) == written


def test_most_headings_would_be_wrong_without_the_restriction():
    """The rule is needed: small areas lie beyond the reliable ends on many indicators."""
    told = [extremes(data_of(one).by_year[one.latest_year]) for one in REGISTRY]
    assert sum(ends is not None and ends.restricted for ends in told) >= 10
