"""What is said of an area, on the shipped tables, and the pictures of it."""

from __future__ import annotations

import io
import re
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from atlas import repository
from atlas.map_description import interval_words
from atlas.neighbourhood import comparison
from atlas.neighbourhood.profile import (
    IndexRank,
    beside_in_rank,
    by_direction,
    headline,
    heaviest_words,
    profile,
)
from atlas.stories.model import FOLDER as STORIES
from atlas.wording import LANGUAGES, text
from indicators import REGISTRY
from indicators.engine.city_test import Verdict
from indicators.engine.similarity import VARIABLES
from render.figures import profile as profile_drawings
from render.figures import small_multiples
from render.figures.profile import strips
from render.figures.small_multiples import last_stretch, runs
from render.figures.strip_plot import SHAPES, WIDTH, links_of, positions, shape_svg, strips_html
from render.maps.outlines import _tenth
from render.style.palette import LIGHT
from ui.views.neighbourhood import downloads, pictures

QUARTO_OGGIARO, PARK, QUINTOSOLE = 76, 85, 39


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


def test_the_ranking_is_walked_in_both_directions():
    rows = profile(1, "it").entry("elderly_alone").everybody
    _, after = beside_in_rank(rows, QUARTO_OGGIARO)
    assert beside_in_rank(rows, after)[0] == QUARTO_OGGIARO
    assert beside_in_rank(rows, PARK) == (None, None)


def test_premises_inside_come_before_those_near(shown):
    ours = [one for one in shown.around if one.kind == "premises"]
    assert {one.id for one in ours if one.metres == 0} == {"boccioni", "capuana"}
    assert all(0 <= one.metres <= 1000 for one in shown.around)


def test_worse_is_always_on_the_right(shown):
    for strip, entry in zip(profile_drawings.strips(shown), shown.entries, strict=True):
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
    strips = profile_drawings.strips(shown)
    drawn = strips_html([("<b>", strips)], LIGHT, profile_drawings.strip_words(shown))
    assert drawn.count('data-strip="') == len(REGISTRY)
    assert "<h3>&lt;b&gt;</h3>" in drawn
    assert len(links_of(strips, [1, 2])) == len(REGISTRY)


def test_a_line_is_cut_at_a_break_and_at_a_missing_year():
    found = [(2011, 1.0), (2012, 2.0), (2014, 3.0), (2015, 4.0), (2016, 5.0)]
    assert [len(run) for run in runs(found, (2016,))] == [2, 2, 1]


@pytest.mark.parametrize(("breaks", "since"), [((), 2011), ((2013,), 2013), ((2014,), None)])
def test_a_move_is_counted_from_the_last_break(breaks, since):
    assert last_stretch([2011, 2012, 2013, 2014], breaks) == since


def test_the_index_is_said_only_where_it_is_given():
    from atlas.neighbourhood.phrases import index_words

    assert index_words(profile(1, "it")) is None
    placed = profile(1, "it", index=IndexRank(70, 60, 80, 81, ""))
    assert index_words(placed) == (
        "Indice composito: 70º posto su 81; cambiando le scelte e per l'errore della stima, "
        "in 9 prove su 10 dal 60º all'80º."
    )
    unsure = profile(1, "it", index=IndexRank(40, 20, 60, 81, ""))
    assert index_words(unsure).startswith("Indice composito: su 81 il posto non si può dire; cambi")


def test_the_workbook_has_values_and_papers_and_no_formula(shown):
    made = downloads.export((shown, profile(1, "it"))).file("xlsx", name="profilo")
    book = openpyxl.load_workbook(io.BytesIO(made))
    assert book.sheetnames == ["Profilo", "Affiancati", "Simili", "Fonti"]
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
    drawn = make(shown, "svg").decode()
    assert "Quarto Oggiaro – Vialba – Musocco" in drawn
    assert "Fonti: " in re.sub(r"<[^>]+>", "", drawn)
    assert make(shown, "png").startswith(b"\x89PNG")


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
    assert f"width: {WIDTH}, axis: 10" in script


@pytest.mark.parametrize("language", ["it", "en"])
def test_the_rule_of_likeness_names_the_very_variables_it_uses(language):
    said = comparison.similarity_rule(language)
    names = {one.key: one.short_title.text(language) for one in REGISTRY}
    assert [names[key] in said for key in VARIABLES] == [True] * len(VARIABLES)
    assert str(len(VARIABLES)) in said


def test_strips_and_trends_have_a_table_of_the_same_numbers(shown):
    table = comparison.strip_table(shown)
    assert len(table) == len(shown.entries)
    assert table.iloc[0]["Quarto Oggiaro"] == shown.entries[0].value()
    (panel,) = profile_drawings.panels(shown, ["minors"])
    trend = small_multiples.trend_table([panel], "qui", "città")
    assert trend[f"{panel.title}: qui"].tolist() == [value for _, value in panel.area]
    assert trend[f"{panel.title}: città"].loc[2024] == dict(panel.city)[2024]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("key", "counted"), [("low_education", 70), ("crowded_dwellings", 61)])
def test_a_sum_over_part_of_the_neighbourhoods_is_not_called_the_city(key, counted, language):
    words = text(language)
    for area in (76, 46, 10):
        entry = profile(area, language).entry(key)
        assert entry.counted == counted
        of_whom = {"it": "quartieri con dato", "en": "neighbourhoods with a value"}[language]
        assert f"({counted} {of_whom})" in entry.city()
        assert entry.city() in entry.sentence()
        assert words("verdict.worse") not in entry.sentence()
        (strip,) = [one for one in strips(profile(area, language)) if one.key == key]
        assert words("map.legend_city") not in strip.city_written
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
