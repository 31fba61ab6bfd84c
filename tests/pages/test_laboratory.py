"""The index laboratory run without a browser: bending, comparing, refusing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from atlas.index.sentences import answer, headline
from atlas.index.view import leading
from atlas.repository.index_results import LONGEST
from atlas.wording import text
from indicators.index.design.design_file import design_of_link, link_of
from indicators.index.design.presets import DEPRIVATION, PRESETS
from tests.pages.conftest import control, opening

SAN_SIRO, CHIARAVALLE, LINATE = "57", "34", "73"
WORDS = text("it")
DESK, PAPERS = {"atlas-index-desk": True}, {"atlas-index-papers": True}


def shown(app):
    """The design in the address."""
    return design_of_link(app.query_params["disegno"])


def said(app, kind):
    """Texts of all elements of a kind."""
    return [one.value for one in getattr(app, kind)]


def test_a_slider_scales_the_other_weights_and_signs_the_design():
    app = opening("indice", DESK)
    app.slider(key="atlas-weight-low_income").set_value(50).run()
    assert not app.exception
    weights: list[Any] = [one.value for one in app.slider if one.key.startswith("atlas-weight-")]
    assert (weights[0], sum(weights)) == (50, 100)
    assert WORDS("index.own") in said(app, "warning")


def test_themes_have_their_own_weights_and_aggregation():
    app = opening("indice", DESK)
    app.selectbox(key="atlas-index-structure").set_value("themes").run()
    assert not app.exception
    app.selectbox(key="atlas-index-aggregation-theme_income_work").set_value("geometric").run()
    control(list(app.slider), "atlas-weight-employed_residents").set_value(80).run()
    theme = shown(app).element("theme_income_work")
    assert theme.aggregation.name == "geometric"
    assert [one.weight for one in theme.elements] == pytest.approx([20, 80])


def test_goalposts_show_the_numbers_they_stand_on_and_take_others():
    app = opening("indice", DESK)
    app.selectbox(key="atlas-index-scope").set_value("low_income").run()
    app.selectbox(key="atlas-index-normalisation").set_value("goalposts").run()
    low = app.number_input(key="atlas-goalpost-minimum-low_income")
    assert low.value == pytest.approx(24.6885)
    low.set_value(0.0).run()
    assert not app.exception
    assert shown(app).element("low_income").normalisation["minimum"] == 0


def test_a_choice_that_cannot_be_scored_is_refused_and_the_old_one_stays():
    app = opening("indice", DESK)
    app.selectbox(key="atlas-index-normalisation").set_value("reference").run()
    assert not app.exception
    assert any("sopra zero" in one for one in said(app, "warning"))
    assert "disegno" not in app.query_params


@pytest.mark.parametrize(
    "bad",
    ["A" * 9000, link_of(DEPRIVATION)[:-9]],
)
def test_a_bad_link_is_named_and_replaced_by_ours(opened, bad):
    app = opened("indice", disegno=bad)
    assert not app.exception
    assert len(app.warning) == 1
    assert app.title[0].value == answer(leading("it"))


def test_a_design_with_keys_of_its_own_is_shown(opened):
    first, *others = DEPRIVATION.index.elements
    odd = replace(first, key="score")
    index = replace(DEPRIVATION.index, elements=(odd, *others))
    app = opened("indice", disegno=link_of(replace(DEPRIVATION, index=index)), area=SAN_SIRO)
    assert not app.exception
    assert said(app, "warning") == [WORDS("index.own")]


def test_every_design_fits_its_link():
    assert max(len(link_of(one)) for one in PRESETS.values()) < LONGEST / 2


def test_two_designs_are_compared_from_the_address_alone(opened):
    app = opened("indice", disegno="after_idise", confronto=link_of(DEPRIVATION), area=SAN_SIRO)
    assert not app.exception
    assert any("quartieri in entrambe le graduatorie" in one for one in said(app, "markdown"))


def test_keeping_a_design_aside_compares_it_with_the_next():
    app = opening("indice", DESK)
    app.button(key="atlas-index-keep").click().run()
    assert app.query_params["confronto"] == "deprivation_2"
    assert WORDS("index.compare_same") in said(app, "info")
    app.selectbox(key="atlas-index-aggregation").set_value("geometric").run()
    assert any("quartieri in entrambe le graduatorie" in one for one in said(app, "markdown"))


def test_a_change_of_the_snapshot_is_refused_on_screen_with_the_reason(opened):
    app = opened("indice", lettura="variazione")
    assert not app.exception
    assert DEPRIVATION.why_not_comparable is not None
    assert DEPRIVATION.why_not_comparable.it in app.warning[0].value
    assert "variazione nel tempo non si può dare" in app.title[0].value


def test_the_annual_profile_gives_a_change_but_not_across_its_breaks(opened):
    app = opened("indice", disegno="fragility", lettura="variazione")
    assert "dal 2015 al 2024" in app.title[0].value
    app.select_slider(key="atlas-index-since").set_value(2012).run()
    assert "2013, 2014" in app.warning[0].value


def test_no_headline_names_an_area_with_few_residents_as_the_worst(opened):
    assert opened("indice").title[0].value == answer(leading("it"))
    small = opened("indice", area=CHIARAVALLE).title[0].value
    assert "meno di 1.200 residenti" in small
    assert "senza spostare nessuno" in small


def test_an_area_without_a_rank_says_why(opened):
    app = opened("indice", area=LINATE)
    assert not app.exception
    assert WORDS("missing.institutional") in app.title[0].value


def test_the_index_is_a_layer_of_the_map_and_says_there_what_it_says_here(opened):
    app = opened("mappa", indicatore="deprivation_index", area="31")
    assert not app.exception
    assert not app.warning
    assert headline(leading("it", 31)) in said(app, "title")[0]
    city = opened("mappa", indicatore="deprivation_index")
    assert not city.exception


def test_the_laboratory_names_what_it_is_made_of_by_the_end_that_counts():
    app = opening("indice", PAPERS)
    table = next(one.value for one in app.dataframe if WORDS("index.weight") in one.value)
    named = table[WORDS("index.indicator")].tolist()
    assert "Pochi residenti con un lavoro" in named
    assert "Poca area vicina alla metropolitana" in named
    assert "Molti contribuenti con reddito fino a 15.000 euro" in named
