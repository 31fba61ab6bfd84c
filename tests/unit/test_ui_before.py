"""The before-and-after page's pure parts: the plan in the address, its design, its words."""

import re
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from atlas.evaluation.plan import (
    Plan,
    as_query,
    design_of,
    outskirts,
    read_plan,
    similar,
    similar_by,
    why_not_offered,
)
from atlas.evaluation.sentences import power_sentence, result_sentence
from indicators import REGISTRY
from indicators.evaluation.design.model import Floor
from indicators.evaluation.estimators.details import (
    EventStudyDetails,
    NotGiven,
    RelativeMagnitudes,
    RobustBounds,
)
from indicators.evaluation.estimators.result import EffectEstimate
from indicators.evaluation.inference.power import Power
from render.documents.evaluation import Part, evaluation_sheet
from render.figures.evaluation import (
    Range,
    boxes_html,
    ranges_svg,
    seen_svg,
    slopes_svg,
    small_svg,
    years_svg,
)
from render.figures.honest_did import robust_rows, robust_sentence
from render.style.palette import LIGHT

KNOWN = {one.key: one for one in REGISTRY}
AREAS = frozenset(range(1, 89))
OTHER = Plan(
    outcomes=("minors", "foreign_residents"),
    treated=(3, 14),
    start=2021,
    comparison="own",
    own=(1, 2),
    ring=False,
    before=(2016, 2018),
    after=(2023, 2024),
    floor="rates",
    weighted=True,
)


def power(shown, light="red"):
    return Power("elderly_alone", 8, 33, 2.4, 9.0, 2.9, 1.2, 0.8, 0.03, shown, shown,
                 None if shown is None else 1.2, "formula", light, 0.8, 500, 1)  # fmt: skip


@pytest.mark.parametrize("plan", [Plan(), OTHER])
def test_a_plan_comes_back_from_its_address(plan):
    assert read_plan(as_query(plan), KNOWN, AREAS) == (plan, ())


def test_the_default_plan_leaves_the_address_bare():
    assert as_query(Plan()) == {}


@pytest.mark.parametrize(
    ("name", "value"),
    [("esito", "declared_income"), ("altri", "nessuno"), ("trattati", "14,999"),
     ("inizio", "2015"), ("confronto", "boh"), ("prima", "2019-2015"), ("prima", "2016-2016"),
     ("dopo", "2020-2024"), ("soglia", "5"), ("pesi", "si"), ("anello", "?")],
)  # fmt: skip
def test_a_value_that_cannot_be_used_is_named_and_replaced(name, value):
    plan, bad = read_plan({name: value}, KNOWN, AREAS)
    assert bad == (name,)
    assert plan in (Plan(), Plan(treated=(14,)))


@pytest.mark.parametrize(
    ("key", "why"),
    [("declared_income", "transferred"), ("heat_risk", "estimated"), ("low_education", "yearly"),
     ("household_change_5y", "in_windows"), ("births_foreign_parent", "in_windows"),
     ("elderly_alone", ""), ("minors", "")],
)  # fmt: skip
def test_only_observed_yearly_indicators_are_offered(key, why):
    assert why_not_offered(KNOWN[key]) == why


def test_values_that_share_most_of_their_years_are_not_offered_whatever_their_name():
    spanning = replace(KNOWN["minors"], overlapping_windows=True)
    assert why_not_offered(spanning) == "overlapping"


def test_the_default_design_keeps_to_a_thousand_residents_and_leaves_the_pandemic_out():
    design = design_of(Plan())
    assert design.comparison.at_least == Floor("residents", 1000.0)
    assert {2012, 2013, 2014, 2020, 2021} <= set(design.windows.leave_out)
    assert design_of(OTHER, (1, 2)).comparison.units == ("1", "2")


def test_the_outskirts_neither_are_the_centre_nor_touch_it():
    municipio = pd.Series(["1", "2", "3"], index=[1, 2, 3])
    assert outskirts(municipio, {1: (2,), 2: (1, 3), 3: (2,)}) == (3,)


def test_similar_areas_are_the_nearest_and_never_the_treated():
    levels = pd.DataFrame({"x": np.arange(60.0)}, index=range(60))
    assert similar(levels, [0]) == tuple(range(1, 31))


def test_nothing_is_matched_on_the_outcome():
    assert "minors" not in similar_by(OTHER)
    assert "foreign_residents" not in similar_by(OTHER)


@pytest.mark.parametrize("language", ["it", "en"])
def test_a_design_that_sees_nothing_says_so_with_its_result(language):
    one = EffectEstimate(
        "randomisation", "elderly_alone", 1.0, p=0.4, interval=(-1.0, 3.0), n_control=33
    )
    blind = power_sentence(power(None), Plan(), language)
    assert blind in result_sentence(one, power(None), Plan(), language)


def test_a_result_that_could_be_chance_names_the_effect_that_would_have_been_missed():
    one = EffectEstimate(
        "randomisation", "elderly_alone", 1.0, p=0.4, interval=(-1.0, 3.0), n_control=33
    )
    said = result_sentence(one, power(2.9), Plan(), "it")
    assert "2,90" in said
    assert "2022" in said


@pytest.mark.parametrize(
    ("language", "test", "rivals"),
    [
        (
            "it",
            "meno di 5 volte su 100",
            ("tendenze già diverse", "altri programmi", "molte prove"),
        ),
        (
            "en",
            "less than 5 times in 100",
            ("trends that already", "other programmes", "many things"),
        ),
    ],
)
def test_a_marked_difference_says_what_the_test_says_and_names_its_rivals(language, test, rivals):
    one = EffectEstimate("randomisation", "minors", 1.0, p=0.01, interval=(0.5, None), n_control=9)
    said = " ".join(result_sentence(one, power(0.9), Plan(), language).split())
    assert test in said
    assert all(rival in said for rival in rivals)


def test_drawings_escape_their_texts_and_keep_inside():
    svg = ranges_svg([Range("<b>", 1.0, None, 2.0)], theme=LIGHT, write=str, alt='"x"')
    assert "<b>" not in svg
    assert "&quot;x&quot;" in svg
    assert svg.count("<circle") == 1


def test_boxes_escape_their_texts():
    assert "&lt;b&gt;" in boxes_html([("<b>", "+1", "c")])


def test_what_was_seen_stands_within_its_interval_and_the_blind_zone_around_zero():
    drawn = seen_svg(1.0, (-1.0, 3.0), blind=4.0, drift=2.0, theme=LIGHT, write=str, alt="a")
    reach = 1.15 * 4.0
    assert f'cx="{50 + 46 * 1.0 / reach:.2f}%"' in drawn
    assert f'x1="{50 - 46 / reach:.2f}%" x2="{50 + 46 * 3 / reach:.2f}%"' in drawn
    assert f'<rect x="{50 - 46 * 4 / reach:.2f}%" y="4" width="{92 * 4 / reach:.2f}%"' in drawn
    open_ended = seen_svg(
        1.0, (None, None), blind=None, drift=None, theme=LIGHT, write=str, alt="a"
    )
    assert 'x1="0.32%" x2="99.68%" y1="26"' in open_ended


def test_names_at_the_ends_of_lines_do_not_touch_and_slopes_are_led_to_theirs():
    table = pd.DataFrame(
        {"year": [2015, 2016, 2017], "treated": [1.0, 2, 3], "control": [2.0, 2, 3]}
    )
    drawn = years_svg(
        table, windows=((2015, 2016), (2017, 2017)), breaks=(2016,), theme=LIGHT, write=str,
        value=lambda number: f"{number} %", alt="a", names=("with", "without"), sides=("b", "d"),
    )  # fmt: skip
    heights = [float(at) for at in re.findall(r'y="([0-9.]+)"[^>]*font-weight="700"', drawn)]
    assert abs(heights[0] - heights[1]) >= 2 * 13
    treated = np.array([True, False, True])
    slopes = slopes_svg(
        np.array([1.0, 2, 3]), np.array([2.0, 2, 2]), treated, labels=["A", "B", "C"],
        ends=("x", "y"), others="grey", theme=LIGHT, write=str, alt="a",
    )  # fmt: skip
    assert (">A<" in slopes, ">B<" in slopes, ">C<" in slopes) == (True, False, True)
    assert slopes.count("h5L") == 2


def test_a_suspect_does_not_tell_who_it_is():
    gap = np.array([0.0, 0.1, 0.4])
    drawn = small_svg(gap, number=3, reach=1.0, theme=LIGHT, first=2)
    assert drawn == small_svg(gap.copy(), number=3, reach=1.0, theme=LIGHT, first=2)
    assert "title" not in drawn


def test_the_sheet_is_a_pdf_whatever_its_texts_hold():
    made = evaluation_sheet(
        "A #title", "*first*", [Part("$x$", ["[a]"], {"h": ["#1"]})], "f", language="it"
    )
    assert made.startswith(b"%PDF")


@pytest.mark.parametrize(
    ("least", "said"),
    [(0.0, "already under parallel trends"), (0.75, "more than 0.75 times"), (None, "eight times")],
)
def test_how_much_parting_trends_the_result_forgives_is_said(least, said):
    bounds = (RobustBounds(m=0.25, set=(0, 1), confidence=(-1.0, None)),)
    magnitudes = RelativeMagnitudes(
        largest_step_before=1.0, breakdown=None, robust_breakdown=least, bounds=bounds
    )
    details = EventStudyDetails(
        reference=-1, coefficients=(), pre_trend_test=NotGiven(why_not="not asked"),
        relative_magnitudes=magnitudes, rows=9, clusters=9, treated_clusters=3,
        control_clusters=6, weighted=False, event_window=None,
    )  # fmt: skip
    one = EffectEstimate("event_study", "minors", 0.4, interval=(0.1, 0.7), details=details)
    assert said in robust_sentence(one, "en")
    assert [(row.label, row.low, row.high) for row in robust_rows(one, "en")] == [
        ("parallel trends", 0.1, 0.7), ("up to 0.25 times", -1.0, None)
    ]  # fmt: skip
