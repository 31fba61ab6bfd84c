"""What is said of an area, on the shipped tables, and the pictures of it."""

from __future__ import annotations

import io
import math
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import parse_qsl

import openpyxl
import pytest

from atlas import repository
from atlas.evaluation.plan import read_plan
from atlas.map_description import interval_words
from atlas.neighbourhood import answers, comparison, links, phrases
from atlas.neighbourhood.profile import (
    by_direction,
    headline,
    heaviest_words,
    profile,
)
from atlas.repository import index_results
from atlas.stories.model import FOLDER as STORIES
from atlas.wording import LANGUAGES, text
from indicators import REGISTRY
from indicators.engine.city_test import Verdict
from indicators.engine.similarity import VARIABLES
from indicators.spec import Polarity
from render.figures import profile as profile_drawings
from render.figures import small_multiples
from render.figures.profile import strips
from render.figures.rich_text import html_of
from render.figures.small_multiples import last_stretch, runs
from render.figures.strip_plot import (
    AXIS,
    SHAPES,
    WIDTH,
    colour,
    links_of,
    place_svg,
    positions,
    shape_svg,
    steps,
    strip_svg,
    strips_html,
)
from render.maps.outlines import _tenth
from render.style.palette import DARK, LIGHT
from ui.views.neighbourhood import downloads, pictures

QUARTO_OGGIARO, COMASINA, SAN_SIRO, PARK, QUINTOSOLE = 76, 82, 57, 85, 39


@pytest.fixture(scope="module")
def shown():
    return profile(QUARTO_OGGIARO, "it")


def test_the_headline_counts_what_the_entries_say(shown):
    repeated = {one.indicator.repeats for one in shown.entries}
    assert {"taxable_income", "low_education_2021"} <= repeated
    judged = [one for one in shown.entries if not one.is_context and one.indicator.repeats is None]
    worse = sum(one.verdict is Verdict.WORSE for one in judged)
    better = sum(one.verdict is Verdict.BETTER for one in judged)
    similar = sum(one.verdict is Verdict.SIMILAR for one in judged)
    assert f"Su {worse + better + similar} aspetti verificati, {worse} stanno" in headline(shown)
    assert f"{better} meglio, {similar} come la città" in headline(shown)


def test_no_context_indicator_is_better_or_worse():
    for area in (1, QUARTO_OGGIARO, PARK):
        found = {one.verdict for one in profile(area, "it").entries if one.is_context}
        assert not found & {Verdict.WORSE, Verdict.BETTER}


def test_a_value_without_an_interval_is_never_judged(shown):
    untested = {one.verdict for one in shown.entries if one.interval() is None}
    assert untested <= {Verdict.NOT_TESTED, Verdict.NO_VALUE}


def test_a_park_is_told_as_such_and_is_like_nobody():
    park = profile(PARK, "en")
    assert headline(park).endswith("No overall picture can be given.")
    assert park.alike == ()


def test_where_nothing_can_be_tested_nothing_is_said_to_be_fine():
    empty = profile(75, "it")
    assert heaviest_words(empty) == "Nessun indicatore si può verificare."
    assert heaviest_words(profile(20, "it")) != heaviest_words(empty)


def test_an_area_left_out_of_comparisons_is_never_better_or_worse():
    found = {one.verdict for one in profile(QUINTOSOLE, "it").entries
             if one.row["reliability"] == "excluded"}  # fmt: skip
    assert found == {Verdict.NOT_TESTED}


def test_the_most_alike_come_with_the_variables_they_share(shown):
    assert [one.name for one in shown.alike] == ["Comasina", "Forze Armate", "Bruzzano"]
    assert all(len(one.shared) == 3 and one.apart not in one.shared for one in shown.alike)
    assert set(shown.alike[0].shared) <= set(VARIABLES)


def test_neighbours_are_told_by_direction():
    assert by_direction(82) == {"ne": (83,), "se": (80,), "s": (81,)}
    for area in (1, QUARTO_OGGIARO):
        for where, others in by_direction(area).items():
            opposite = {"n": "s", "ne": "sw", "e": "w", "se": "nw"}
            back = {**opposite, **{two: one for one, two in opposite.items()}}[where]
            assert all(area in by_direction(other).get(back, ()) for other in others)


def test_premises_inside_come_before_those_near(shown):
    ours = [one for one in shown.around if one.kind == "premises"]
    assert {one.id for one in ours if one.metres == 0} == {"boccioni", "capuana"}
    assert all(0 <= one.metres <= 1000 for one in shown.around)


def test_worse_is_always_on_the_right(shown):
    for strip, entry in zip(profile_drawings.strips((shown,)), shown.entries, strict=True):
        if entry.is_context or entry.row["reason"]:
            continue
        right_of_city = positions(strip)[QUARTO_OGGIARO] > WIDTH / 2
        if entry.verdict is Verdict.WORSE and abs(entry.row["distance"]) > 3:
            assert right_of_city
    assert set(SHAPES) == set(Verdict)


def test_shapes_differ_without_colour():
    drawn = {shape_svg(verdict, "#000000") for verdict in Verdict}
    assert len(drawn) == len(Verdict)


def test_the_strips_name_every_indicator_and_escape_what_they_say(shown):
    strips = profile_drawings.strips((shown,))
    drawn = strips_html([("<b>", strips)], LIGHT, profile_drawings.strip_words((shown,)))
    assert drawn.count('data-strip="') == len(REGISTRY)
    assert "&lt;b&gt;</th>" in drawn
    assert len(links_of(strips, [1, 2])) == len(REGISTRY)


def test_a_line_is_cut_at_a_break_and_at_a_missing_year():
    found = [(2011, 1.0), (2012, 2.0), (2014, 3.0), (2015, 4.0), (2016, 5.0)]
    assert [len(run) for run in runs(found, (2016,))] == [2, 2, 1]


@pytest.mark.parametrize(("breaks", "since"), [((), 2011), ((2013,), 2013), ((2014,), None)])
def test_a_move_is_counted_from_the_last_break(breaks, since):
    assert last_stretch([2011, 2012, 2013, 2014], breaks) == since


def test_the_workbook_has_values_and_papers_and_no_formula(shown):
    made = downloads.export((shown, profile(1, "it"))).file("xlsx", name="profilo")
    book = openpyxl.load_workbook(io.BytesIO(made))
    assert book.sheetnames == ["Profilo", "Affiancati", "Differenze", "Simili", "Fonti"]
    assert book["Differenze"].max_row == 1 + len(REGISTRY)
    assert book["Profilo"].max_row == 1 + 2 * len(REGISTRY)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert "Benjamini" in " ".join(str(cell.value) for cell in book["Fonti"]["B"])


def test_the_table_side_by_side_has_the_same_numbers_as_the_entries(shown):
    table = comparison.long_table((shown,)).set_index("indicator")
    for one in shown.entries:
        assert table.loc[one.key, "verdict"] == one.verdict.value
        assert table.loc[one.key, "city"] == round(one.row["city"], one.indicator.decimals)


@pytest.mark.parametrize("make", [pictures.strips_picture, pictures.trends_picture])
def test_a_chart_is_taken_away_with_title_and_source(shown, make):
    drawn = make((shown,), "svg").decode()
    assert "Quarto Oggiaro – Vialba – Musocco" in drawn
    assert "Fonti: " in re.sub(r"<[^>]+>", "", drawn)
    assert make((shown,), "png").startswith(b"\x89PNG")


def test_the_locator_is_small_enough_to_be_sent_whole(shown):
    drawn = profile_drawings.locator(76, language="it", theme=LIGHT, as_of=date(2026, 11, 28))
    assert drawn.count("data-area=") == 88
    assert len(drawn) < 90_000


@pytest.mark.parametrize(
    ("tenths", "written"),
    [(105, "10.5"), (-7, "-.7"), (7, ".7"), (30, "3"), (0, "0"), (-205, "-20.5")],
)
def test_a_coordinate_is_written_short_and_right(tenths, written):
    assert _tenth(tenths) == written


def test_the_script_and_the_strips_agree_on_the_drawing():
    web = Path(downloads.__file__).parents[2] / "web"
    script = (web / "parts" / "strips.js").read_text("utf-8")
    assert f"width: {WIDTH}, axis: {AXIS:g}" in script


@pytest.mark.parametrize("language", ["it", "en"])
def test_the_rule_of_likeness_names_the_very_variables_it_uses(language):
    said = comparison.similarity_rule(language)
    names = {one.key: one.short_title.text(language) for one in REGISTRY}
    assert [names[key] in said for key in VARIABLES] == [True] * len(VARIABLES)
    assert str(len(VARIABLES)) in said


def test_strips_and_trends_have_a_table_of_the_same_numbers(shown):
    comasina = profile(COMASINA, "it")
    table = comparison.table((shown, comasina))
    assert len(table) == len(shown.entries)
    for one in (shown, comasina):
        assert table.iloc[0][one.short_name] == one.entries[0].value()
        assert table.iloc[0][f"{one.short_name}, intervallo al 95 %"] == one.entries[0].interval()
    panels = profile_drawings.panels((shown, comasina), ["minors"])
    trend = small_multiples.trend_table(panels, ["qui", "là"], "città")
    lines = [*panels[0].lines, panels[0].city]
    assert [trend[column].dropna().tolist() for column in trend] == [
        [value for _, value in line] for line in lines
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("key", "counted"), [("low_education", 70), ("crowded_dwellings", 61)])
def test_a_sum_over_part_of_the_neighbourhoods_is_not_called_the_city(key, counted, language):
    words = text(language)
    for area in (76, 46, 10):
        entry = profile(area, language).entry(key)
        assert entry.counted == counted
        assert f"({words('profile.part', count=counted)})" in entry.city()
        assert entry.city() in entry.sentence()
        assert words("verdict.worse") not in entry.sentence()
        (strip,) = [one for one in strips((profile(area, language),)) if one.key == key]
        assert strip.part == f"{words('profile.part', count=counted)}"
    whole = profile(76, language).entry("elderly_alone")
    assert whole.city() == whole.write(whole.row["city"])


def test_no_interval_is_of_no_width_and_its_absence_has_a_reason(milan):
    for known in REGISTRY:
        table = repository.indicator_data(known.key).table
        given = table[table["lower"].notna()]
        ends = [given[end].astype(float).round(known.decimals) for end in ("lower", "upper")]
        assert (ends[0] < ends[1]).all(), known.key
    rents = next(one for one in REGISTRY if one.key == "market_rent")
    for language in LANGUAGES:
        scene = milan.scene(rents, language=language)
        assert interval_words(scene, 18) == text(language)("area.one_zone")
        assert interval_words(scene, 76) == text(language)("area.one_zone")
    rows = milan.scene(rents).rows
    assert rows.loc[18, "rank_low"] < rows.loc[18, "rank_high"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_income_is_per_taxpayer_and_no_figure_is_called_wrong(language):
    told = " ".join(path.read_text("utf-8") for path in STORIES.glob("*.yml"))
    assert "a testa" not in told
    assert "a year each" not in told
    said = text(language)("missing.source_error")
    assert {"it": "contraddice", "en": "contradicts"}[language] in said


def test_marks_that_would_cover_each_other_step_down_and_none_is_hidden():
    assert steps([100.0, 104.0, 96.0, 300.0]) == [0, 1, 2, 0]
    assert steps([100.0, 110.0, 121.0]) == [0, 1, 0]


def test_the_ends_of_an_axis_are_written_and_hold_the_intervals_drawn(shown):
    profiles = (shown, profile(COMASINA, "it"), profile(SAN_SIRO, "it"))
    for strip in strips(profiles):
        drawn = [end for mark in strip.marks for end in (mark.value, mark.lower, mark.upper)]
        known = [end for end in drawn if math.isfinite(end)]
        assert all(strip.low <= end <= strip.high for end in known)
        first, last = (_number(written) for written in strip.scale)
        assert (first > last) is (strip.polarity is Polarity.LOWER_IS_WORSE), strip.key
        assert strip.scale[0] in strip_svg(strip, LIGHT)


def _number(written):
    return float(re.sub(r"[^\d,-]", "", written.replace("\N{MINUS SIGN}", "-")).replace(",", "."))


def test_four_areas_have_four_shapes_and_colours_in_both_themes():
    for theme in (LIGHT, DARK):
        drawn = {re.sub(r' fill="[^"]+"', "", place_svg(number, theme)) for number in range(4)}
        assert len(drawn) == len({colour(number, theme) for number in range(4)}) == 4


def test_a_difference_told_for_sure_has_an_interval_without_zero(shown):
    profiles = (shown, profile(COMASINA, "it"), profile(SAN_SIRO, "it"))
    gaps = comparison.differences(profiles)
    assert len(gaps) == 2 * len(REGISTRY)
    told = gaps[gaps["sure"]]
    assert ((told["lower_95"] > 0) | (told["upper_95"] < 0)).all()
    assert (told["p"] <= 0.05).all()
    # 46.3 against 37.1 % of taxpayers, both carried from postcodes: their bands touch
    low = gaps[gaps["indicator"] == "low_income"].set_index("other_id")
    assert not low.at[COMASINA, "sure"]
    assert low.at[SAN_SIRO, "sure"]
    comasina, san_siro = comparison.difference_words(profiles, ["low_income", "metro_reach"])
    assert comasina == (
        "**Quarto Oggiaro rispetto a Comasina.** Non si può dire: "
        "contribuenti con reddito fino a 15.000 euro, area vicina alla metropolitana."
    )
    assert san_siro.startswith(
        "**Quarto Oggiaro rispetto a San Siro.** Più di quanto farebbe il caso: "
        "contribuenti con reddito fino a 15.000 euro "
        "(+10,5\N{NO-BREAK SPACE}punti percentuali, da +3,3 a +17,8)."
    )


def test_five_lines_answer_first_each_a_fact_of_its_own(shown):
    day = repository.read_until()
    need, heavy, best, places, people = answers.answers(shown, day)
    assert need == "È fra i **15 quartieri con più bisogno** in almeno 95 prove su 100."
    assert shown.entry(shown.heaviest[0]).value() in heavy
    assert shown.entry(shown.best[0]).value() in best
    assert "[Largo Boccioni](spazi?spazio=boccioni)" in places
    assert places.endswith("Nessuna fonte dice che siano aperti.")
    assert "dal 2019 al 2024" in people
    assert links.plain(places).startswith("Qui ci sono 2 dei nove spazi: Largo Boccioni e Piazz")


def test_where_little_can_be_told_each_line_says_so():
    day = repository.read_until()
    said = answers.answers(profile(QUINTOSOLE, "en"), day)
    assert said[0].startswith("It has no place in the index of need")
    assert said[1:3] == ("No indicator can be tested.", "No tested aspect is better than the city.")
    assert answers.change_link(profile(QUINTOSOLE, "en")) == ""
    assert "In 25 prove su 100" in answers.need(profile(35, "it"))
    assert "a 340 m dal confine" in answers.places(profile(PARK, "it"), day)
    assert answers.places(profile(9, "it"), day) == text("it")("profile.no_premises")


def test_an_open_premises_is_said_to_be_open(shown, monkeypatch):
    facts = repository.premises_facts(repository.read_until(), "it")
    opened = [replace(one, status=replace(one.status, service=replace(one.status.service,
              state="open"))) for one in facts]  # fmt: skip
    monkeypatch.setattr(repository, "premises_facts", lambda *_: opened)
    said = answers.places(shown, repository.read_until())
    assert said.endswith("Risulta aperto: Largo Boccioni e Piazzetta Capuana.")


def test_the_change_in_time_opens_filled_in_for_the_area_and_what_weighs_on_it():
    query = dict(parse_qsl(answers.change_link(profile(35, "en")).partition("?")[2].rstrip(")")))
    plan, refused = read_plan(query, {one.key: one for one in REGISTRY}, frozenset({35}))
    assert (plan.treated, plan.comparison, refused) == ((35,), "similar", ())
    assert plan.outcome == "registrations_out"
    assert query["lingua"] == "en"


def test_what_is_missing_is_said_once_for_each_reason(shown):
    said = answers.gaps(shown.entries)
    reasons = [entry.why_untested() or entry.caution() for entry in shown.entries]
    for reason in filter(None, set(reasons)):
        assert said.count(f"({reason})") == 1
    assert answers.gaps([shown.entry("elderly_alone")]) == ""


def test_what_is_around_is_a_link_each(shown):
    lines = phrases.surroundings(shown)
    assert "↖ [Roserio](quartiere?area=74)" in lines[0]
    assert lines[1].startswith("**Somiglia a** [Comasina](quartiere?area=82). Distanza 0,77.")
    assert "(quartiere?area=76&confronta=82,56,83)" in lines[3]
    assert lines[4].startswith("**I nove spazi**: [Largo Boccioni](spazi?spazio=boccioni), largo")
    assert phrases.surroundings(profile(PARK, "it"))[1] == text("it")("profile.alike_none")


def test_lines_are_escaped_and_their_marks_become_html():
    assert html_of("**<i>** & [a](b?c=1&d=2)") == (
        '<b>&lt;i&gt;</b> &amp; <a href="b?c=1&amp;d=2">a</a>'
    )


def test_before_an_area_is_chosen_those_with_most_need_and_those_of_the_premises_are_named():
    index, names = index_results.leading(), repository.areas()["short_name"]
    choose, surely, mostly, homes = answers.ways_to_an_area("it")
    assert choose == text("it")("profile.choose")
    assert all(f"[{names[area]}](quartiere?area={area})" in surely + mostly
               for area, told in index.items()
               if told.counts and not told.doubtful and told.probability >= 0.5)  # fmt: skip
    assert surely.count("[") == 2
    assert homes.count("[") == 8, "nine premises, two of them in Quarto Oggiaro"
