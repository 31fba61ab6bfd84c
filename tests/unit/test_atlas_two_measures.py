"""Two measures in one view: thirds, the end that is worse, who is counted, what is said."""

import re
from dataclasses import replace

import numpy as np
import pytest

from atlas import repository, two_measures
from atlas.selection import read_selection
from atlas.two_measures import TwoMeasures
from indicators.engine.rank_correlation import RankCorrelation
from render.figures.two_measures import key_svg, scatter_svg
from render.style.palette import THEMES

SAN_SIRO = 57


def pair(
    first: str = "low_income", second: str = "employed_residents", **query: str
) -> TwoMeasures:
    selection, _ = read_selection({"indicatore": first, **query}, repository.choices())
    return two_measures.two_measures(selection, second)


@pytest.mark.parametrize("side", ["first", "second"])
def test_a_third_holds_a_third_of_the_firm_values_the_worse_end_last(side):
    measure = getattr(pair(), side)
    firm, values = measure.firm, measure.sign * measure.values
    sizes = np.bincount(measure.thirds[firm])
    assert (sizes.max() - sizes.min()) <= 2
    for low, high in ((0, 1), (1, 2)):
        assert values[measure.thirds == low].max() <= values[measure.thirds == high].min()


def test_the_end_that_is_worse_gives_a_measure_its_name():
    drawn = pair()
    assert (drawn.first.sign, drawn.second.sign) == (1, -1)
    assert drawn.first.name == "Molti contribuenti con reddito fino a 15.000 euro, 2021"
    assert drawn.second.name.startswith("Pochi residenti con un lavoro, ")


def test_an_area_without_one_value_has_no_class_and_a_weak_one_is_not_counted():
    drawn = pair()
    missing = ~np.isfinite(drawn.first.values) | ~np.isfinite(drawn.second.values)
    assert ((drawn.classes < 0) == missing).all()
    assert missing.any()
    weak = (drawn.classes >= 0) & ~drawn.firm
    assert weak.any()
    known = drawn.correlation
    assert known is not None
    assert known.count == drawn.firm.sum()
    told = two_measures.counted(drawn)
    assert f"su {known.count} quartieri" in told
    assert f"{missing.sum()} senza uno dei due valori; {weak.sum()} con un valore debole" in told


@pytest.mark.parametrize(
    ("known", "said"),
    [
        (RankCorrelation(0.3, 0.1, 0.5, 70), "spesso negli stessi quartieri"),
        (RankCorrelation(-0.3, -0.5, -0.1, 70), "di solito in quartieri diversi"),
        (RankCorrelation(0.1, -0.1, 0.3, 70), "non si vede un legame certo"),
        (None, "non si vede un legame certo"),
    ],
)
def test_what_is_said_is_what_the_interval_lets_be_said(monkeypatch, known, said):
    monkeypatch.setattr(TwoMeasures, "correlation", property(lambda _: known))
    assert said in two_measures.sentence(pair())
    if known is None:
        assert "non si può dare" in two_measures.counted(pair())


def test_an_unknown_second_measure_is_named():
    known = repository.choices().indicators
    assert two_measures.asked({"con": "minors"}, known) == ("minors", ())
    second, notices = two_measures.asked({"con": "boh"}, known)
    assert (second, [notice.parameter for notice in notices]) == ("", ["con"])


@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
def test_the_key_counts_every_area_and_the_dots_are_those_with_both_values(theme):
    drawn = pair(area=str(SAN_SIRO))
    listed = key_svg(drawn, theme).split('data-areas="')[1:]
    areas = [int(area) for each in listed for area in each.partition('"')[0].split(",")]
    both = drawn.first.scene.rows.index[drawn.classes >= 0].tolist()
    assert sorted(areas) == both
    dots = scatter_svg(drawn, theme)
    assert dots.count("<circle") == len(both)
    assert dots.count('fill="none" pointer-events') == ((drawn.classes >= 0) & ~drawn.firm).sum()
    assert dots.count(theme.accent) == 1


def test_the_map_says_both_values_of_an_area_and_why_one_is_missing():
    drawn = pair()
    labels = dict(zip(drawn.first.scene.rows.index, two_measures.labels(drawn), strict=True))
    assert labels[SAN_SIRO].count(": ") >= 2
    lacking = drawn.first.scene.rows.index[drawn.classes < 0][0]
    assert "Nessun valore" in labels[lacking] or "nessun valore" in labels[lacking]


def test_a_change_is_set_aside_for_the_values():
    selection, _ = read_selection(
        {"indicatore": "minors", "modo": "variazione"}, repository.choices()
    )
    drawn = two_measures.two_measures(replace(selection, area=None), "elderly_alone")
    assert not drawn.first.scene.is_change


def test_more_need_is_right_and_up_also_where_low_is_worse():
    drawn = pair()
    dots = re.findall(r'data-areas="(\d+)"[^>]* cx="([\d.]+)" cy="([\d.]+)"',
                      scatter_svg(drawn, THEMES["light"]))  # fmt: skip
    areas = drawn.first.scene.rows.index
    for side, column, sign in ((drawn.first, 1, 1), (drawn.second, 2, -1)):
        needs = [side.sign * side.values[areas.get_loc(int(dot[0]))] for dot in dots]
        places = [sign * float(dot[column]) for dot in dots]
        assert np.corrcoef(needs, places)[0, 1] == pytest.approx(1, abs=1e-4)
