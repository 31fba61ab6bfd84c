"""What is said to weigh is called by the end that weighs; no scale of worse stands on context."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from atlas import repository
from atlas.index.wording import weighing_name
from atlas.neighbourhood.answers import best, heavy
from atlas.neighbourhood.profile import headline, heaviest_titles, profile
from atlas.wording import LANGUAGES, text
from indicators import REGISTRY, indicator
from indicators.index.design.presets import DEPRIVATION
from indicators.index.layer import LAYER
from indicators.index.official import IDISE
from indicators.spec import Polarity
from render.documents import area as area_sheet
from render.stories import drawing, scenes_comparison, story_names
from render.stories.telling import story

EVERY_AREA = sorted(int(str(one)) for one in repository.areas().index)


def lower(said: str) -> str:
    return f"{said[:1].lower()}{said[1:]}"


@pytest.mark.parametrize("known", [*REGISTRY, LAYER, IDISE], ids=lambda one: one.key)
def test_both_ends_of_an_indicator_have_a_name_and_the_worse_one_is_known(known):
    for language in LANGUAGES:
        names = {one.text(language) for one in (known.high_name, known.low_name, known.title)}
        assert len(names) == 3
    worse = {
        Polarity.HIGHER_IS_WORSE: (known.high_name, known.low_name),
        Polarity.LOWER_IS_WORSE: (known.low_name, known.high_name),
        Polarity.NEITHER: (None, None),
    }[known.polarity]
    assert (known.worse_name, known.better_name) == worse


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "areas", [EVERY_AREA[::6], pytest.param(EVERY_AREA, marks=pytest.mark.long)], ids=len
)
def test_what_weighs_is_named_by_the_side_of_the_city_on_which_the_area_is(areas, language):
    """Against the values alone: above the city by the name of the high end, else of the low."""
    for area in areas:
        shown = profile(area, language)
        for key in (*shown.heaviest, *shown.best):
            row, known = shown.entry(key).row, indicator(key)
            end = known.high_name if row["value"] > row["city"] else known.low_name
            if key in shown.heaviest:
                assert lower(end.text(language)) in heaviest_titles(shown)
            for keys, line in ((shown.heaviest, heavy), (shown.best, best)):
                assert not keys or key != keys[0] or lower(end.text(language)) in line(shown)
        if shown.heaviest and not shown.few:
            assert heaviest_titles(shown) in headline(shown)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_direction_a_design_uses_decides_the_name(language):
    work = next(one for one in DEPRIVATION.indicators if one.key == "employed_residents")
    known = indicator("employed_residents")
    assert weighing_name(work, language) == known.low_name.text(language)
    turned = replace(work, direction=1)
    assert weighing_name(turned, language) == known.high_name.text(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_printed_scale_of_disadvantage_stands_over_no_indicator_of_context(language):
    said = area_sheet.contents(profile(76, language), as_of=date(2026, 11, 23), public=None)
    titles = {one.short_title.text(language): one.polarity for one in REGISTRY}
    assert said["heads"][3] == text(language)("sheet.head_strip")
    assert len(said["rows"]) + len(said["context_rows"]) == len(REGISTRY)
    for kind, neutral in (("rows", False), ("context_rows", True)):
        for one in said[kind]:
            title = one["title"].rpartition(", ")[0]
            assert (titles[title] is Polarity.NEITHER) is neutral
    for word in ("svantaggio", "disadvantage"):
        assert word not in said["context_scale"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_story_marks_the_context_among_its_strips(language):
    words = text(language)
    for name in story_names():
        for spec in story(name, day=date.today()).scenes:
            if spec.kind != "strips":
                continue
            picture = drawing.DRAWERS["strips"](spec, language)["picture"]
            context = [
                one for one in map(indicator, spec.options["indicators"])
                if one.polarity is Polarity.NEITHER
            ]  # fmt: skip
            key = "story.worse_and_context" if context else "story.worse"
            assert words(key).replace("→", "").split(" (")[0].strip() in picture.wide
            assert picture.wide.count(" *<") == len(context)


def test_strips_of_context_alone_have_no_worse_end():
    assert scenes_comparison._right_end(["minors", "density"], text("it")) == text("it")(
        "story.higher"
    )
