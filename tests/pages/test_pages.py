"""Every page runs: its heading, its widgets, its links; and says plainly when it cannot."""

from __future__ import annotations

import re

import pytest

from atlas.wording import LANGUAGES, text
from data.catalogue.card import datasets
from indicators import REGISTRY, indicator
from tests.pages.conftest import PARTS_OF_METHOD, control, opening
from ui.shell.pages import PAGES

TABLE = {
    "mappa": (
        "map.question",
        {"atlas-indicator", "atlas-mode", "atlas-scheme",
         "atlas-tiles", "atlas-area", "atlas-place"},
    ),
    "spazi": (
        "places.nine_none",
        {"atlas-section"},
    ),
    "quartiere": ("profile.title", {"atlas-area"}),
    "prima-dopo": (
        "before.answer_up_more",
        {"atlas-before-outcome", "atlas-before-start", "atlas-before-comparison",
         "atlas-before-floor", "atlas-before-ring", "atlas-before-weighted"},
    ),
    "indice": (
        "index.answer",
        {"atlas-index-reading"},
    ),
    "metodo": ("method.title", {"atlas-method-search"}),
    "importa": ("imports.title", set()),
    "note": ("notes.title", set()),
    "presentazione": ("player.page", set()),
}  # fmt: skip
"""Slug -> words of the heading, keys of the widgets."""

KINDS = ("selectbox", "segmented_control", "select_slider", "button", "radio", "toggle",
         "text_input")  # fmt: skip


def keys(app):
    """Keys of the widgets on the page."""
    return {one.key for kind in KINDS for one in getattr(app, kind) if one.key}


def heading(app):
    """The one heading of the first level."""
    marked = [one.value.removeprefix("# ") for one in app.markdown if one.value.startswith("# ")]
    found = [*marked, *(one.value for one in app.title)]
    assert len(found) == 1
    return found[0]


def pattern(words):
    """A sentence of the texts as a pattern: what is in braces may be anything."""
    return re.sub(r"\\{\w+\\}", ".+", re.escape(words))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", [spec.slug for spec in PAGES])
def test_page_shows_its_heading_and_its_widgets(opened, slug, language):
    app = opened(slug, lingua=language)
    title, widgets = TABLE[slug]
    assert not app.exception
    assert not app.error
    assert re.fullmatch(pattern(text(language)(title)), heading(app))
    assert keys(app) >= widgets


def test_the_table_has_every_page():
    assert set(TABLE) == {spec.slug for spec in PAGES}


@pytest.mark.parametrize("key", [one.key for one in REGISTRY])
def test_every_indicator_can_be_opened_by_a_link(opened, key):
    app = opened(indicatore=key)
    assert not app.exception
    assert app.selectbox(key="atlas-indicator").value == key
    assert len(app.warning) == 0


@pytest.mark.parametrize("key", [one.key for one in REGISTRY if len(one.years) > 1])
def test_every_change_can_be_opened_and_shows_both_years(opened, key):
    last = indicator(key).years[-1]
    app = opened(indicatore=key, modo="variazione", anno=str(last))
    assert not app.exception
    since, year = app.select_slider(key="atlas-period").value
    assert since < year == last
    assert str(since) in heading(app)
    assert str(last) in heading(app)


def test_a_link_with_everything_restores_everything(opened):
    app = opened(
        indicatore="elderly_alone",
        anno="2019",
        classi="fisse",
        area="61",
        spazio="zoia",
        lingua="en",
    )
    assert app.selectbox(key="atlas-indicator").value == "elderly_alone"
    assert app.select_slider(key="atlas-year").value == 2019
    assert app.radio(key="atlas-scheme").value == "fixed"
    assert app.selectbox(key="atlas-area").value == 61
    assert app.selectbox(key="atlas-place").value == "zoia"
    assert "Quarto Cagnino" in heading(app)
    assert heading(app).startswith("In 2019")


def test_a_widget_writes_the_address(opened):
    app = opened(indicatore="minors")
    app.selectbox(key="atlas-area").set_value(61).run()
    assert app.query_params["area"] == "61"
    assert "Quarto Cagnino" in heading(app)


def test_the_end_of_a_comparison_can_be_moved(opened):
    app = opened(indicatore="minors", modo="variazione", dal="2012", anno="2020")
    app.select_slider(key="atlas-period").set_value((2013, 2020)).run()
    assert not app.exception
    assert app.query_params["dal"] == "2013"


def test_another_indicator_can_be_chosen_while_a_change_is_shown(opened):
    app = opened(indicatore="minors", modo="variazione", dal="2012", anno="2020")
    app.selectbox(key="atlas-indicator").set_value("density").run()
    assert not app.exception
    assert app.query_params["indicatore"] == "density"


@pytest.mark.parametrize(
    ("name", "value"),
    [("indicatore", "nessuno"), ("anno", "1850"), ("modo", "boh"), ("classi", "tante"),
     ("area", "999"), ("spazio", "nessuno"), ("lingua", "de")],
)  # fmt: skip
def test_a_bad_value_is_named_and_replaced(opened, name, value):
    app = opened(**{name: value})
    assert not app.exception
    said = [one.value for one in app.warning]
    assert len(said) == 1
    assert f"«{value}»" in said[0]
    assert f"«{name}»" in said[0]


def test_a_change_of_one_year_is_refused_with_a_way_back(opened):
    app = opened(indicatore="low_education", modo="variazione")
    assert [one.value for one in app.info] == [text("it")("map.refused")]
    app.button(key="atlas-back").click().run()
    assert control(app.segmented_control, "atlas-mode").value == "value"


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_altered_file_gives_the_designed_error(opened, unread, monkeypatch, language):
    monkeypatch.setattr("data.catalogue.read.fingerprint", lambda _: "0" * 64)
    app = opened(lingua=language)
    words = text(language)
    assert not app.exception
    assert len(app.error) == 1
    assert app.error[0].value.startswith(f"**{words('empty.data')}")
    assert "data/sources/" in app.error[0].value


def test_a_missing_file_gives_the_designed_error(opened, unread, monkeypatch, tmp_path):
    monkeypatch.setattr("data.catalogue.card.PROCESSED", tmp_path)
    app = opened()
    assert not app.exception
    assert len(app.error) == 1
    assert app.error[0].value.startswith(f"**{text('it')('empty.data')}")


def test_the_notes_need_no_data(opened, unread, monkeypatch, tmp_path):
    monkeypatch.setattr("data.catalogue.card.PROCESSED", tmp_path)
    app = opened("note")
    assert not app.exception
    assert not app.error
    assert heading(app) == text("it")("notes.title")


@pytest.mark.parametrize(
    ("sought", "found"),
    [("quoziente introvabile", 0), ("ultraottantenni", 1), ("", len(REGISTRY) + len(datasets()))],
)
def test_the_method_page_can_be_searched(sought, found):
    app = opening("metodo", PARTS_OF_METHOD)
    app.text_input(key="atlas-method-search").set_value(sought).run()
    shown = [one for one in app.expander if one.label in titles()]
    assert len(shown) >= found
    assert bool(app.info) == (found == 0)


def titles():
    """Every title an indicator or a table can have on the method page."""
    tables = datasets().values()
    return {*(one.title.it for one in REGISTRY), *(one.title.it for one in tables)}


def test_the_answer_comes_first_and_follows_the_design(opened):
    app = opened("prima-dopo", esito="minors", confronto="periferia")
    assert not app.exception
    first = app.title[0].value
    assert first.startswith("Residenti minorenni: ")
    control(app.toggle, "atlas-before-ring").set_value(False).run()
    assert app.query_params["anello"] == "dentro"
    assert app.title[0].value != first


def test_one_area_against_similar_ones_is_answered_by_its_address(opened):
    app = opened("prima-dopo", trattati="14", confronto="simili", lingua="en")
    assert not app.exception
    assert "in Niguarda" in app.title[0].value
    assert "in similar neighbourhoods" in app.title[0].value


@pytest.mark.parametrize("treated", ["", "14", "14,35,61"])
def test_a_result_of_few_treated_says_why_robust_figures_are_missing(treated):
    app = opening("prima-dopo", {"atlas-before-how": True},
                  esito="one_person_households", trattati=treated)  # fmt: skip
    assert not app.exception
    words = text("it")
    assert words("before.robust_withheld", least=20) in [one.value for one in app.info]
    withheld = words("before.cluster_withheld", least=20)
    assert any(one.value.startswith(withheld) for one in app.caption)
    assert words("before.robust_help") not in [one.value for one in app.caption]


def test_an_outcome_that_is_not_observed_is_refused_with_its_reason(opened):
    app = opened("prima-dopo", esito="declared_income")
    assert text("it")("before.not_transferred") in app.warning[0].value


def test_a_comparison_with_nobody_says_how_to_go_on(opened):
    app = opened("prima-dopo", confronto="elenco", elenco="1")
    assert not app.exception
    assert [one.value for one in app.error] == [text("it")("before.problem_no_controls")]


def test_estimates_stand_beside_official_values_on_the_method_page():
    frames = [frame.value for frame in opening("metodo", PARTS_OF_METHOD).dataframe]
    (table,) = [frame for frame in frames if "A che serve" in frame.columns]
    assert len(table) == 9
    assert (table["A che serve"] == "tenuta da parte").sum() == 4
