"""The premises page: the answer first, every tab, both languages, any day, links made before."""

import pytest

from atlas.query import SECTION
from atlas.wording import LANGUAGES, text
from atlas.wording.untrusted import foreign
from tests.pages.conftest import opening

BOXES = {f"atlas-{name}-box": True for name in
         ("money", "sources", "files", "form", "need", "census", "method")}  # fmt: skip
"""The state of a page whose boxes are all open."""


def heading(app):
    (found,) = [one.value for one in app.title]
    return found


def everything(app):
    """All that the page says in words."""
    kinds = (app.markdown, app.caption, app.title, app.header, app.info)
    return "\n".join(str(one.value) for kind in kinds for one in kind)


@pytest.mark.parametrize(
    ("language", "place"), [(LANGUAGES[0], None), (LANGUAGES[1], "erlembaldo")]
)
@pytest.mark.parametrize("section", SECTION.keys)
def test_every_tab_runs_with_its_boxes_for_the_nine_and_for_one(section, place, language):
    query = {"vista": section, "lingua": language} | ({"spazio": place} if place else {})
    app = opening("spazi", BOXES, **query)
    assert not app.exception
    assert not app.error
    assert len(app.warning) == 0


@pytest.mark.parametrize(("before", "now"), SECTION.formerly.items())
def test_a_link_made_before_opens_the_tab_that_holds_it_now(opened, before, now):
    app = opened("spazi", vista=before)
    assert app.segmented_control(key="atlas-section").value == now
    assert not app.warning


def test_the_newcomer_reads_whether_gorla_is_open_in_the_first_lines(opened):
    app = opened("spazi", spazio="erlembaldo")
    assert heading(app) == "Via Sant'Erlembaldo 2. Nessuna fonte dice che sia aperto"
    place, silence = (one.value for one in app.markdown if "2" in one.value)
    assert place == "Gorla, Municipio 2. Animazione e servizi innovativi; portineria."
    assert "l'ultima notizia sullo spazio risale al 1º ottobre 2021, circa 5 anni prima" in silence


def test_nothing_is_said_to_be_open_and_until_when_the_sources_were_read(opened):
    app = opened("spazi")
    assert heading(app) == "Nessuna fonte dice che uno dei nove spazi sia aperto"
    said = everything(app)
    assert "Come sia finita, nessuna fonte lo dice. Fonti lette fino al 30 novembre 2026." in said
    assert "chi lo abbia avuto, quando apra, quanto si sia speso davvero" in said


def test_another_day_is_named_in_the_heading(opened):
    assert heading(opened("spazi", al="2020-02-01")).endswith("si sapeva il 1º febbraio 2020")
    assert "1 February 2020" in heading(opened("spazi", al="2020-02-01", lingua="en"))


def test_a_filter_is_told_and_can_be_taken_away(opened):
    app = opened("spazi", lavori="in-corso")
    assert "Uno spazio su nove corrisponde ai filtri." in everything(app)
    app.button(key="atlas-clear").click().run()
    assert "lavori" not in app.query_params


def test_nothing_that_passes_is_said(opened):
    app = opened("spazi", servizio="aperto")
    assert text("it")("places.nothing") in [one.value for one in app.info]


def test_a_bad_day_is_named(opened):
    app = opened("spazi", al="2099-01-01")
    assert f"«{foreign('2099-01-01')}»" in app.warning[0].value


def test_history_holds_money_with_its_gaps_and_all_disagreements():
    app = opening("spazi", BOXES, vista="storia")
    said = everything(app)
    assert all(
        amount in said for amount in ("1.112.000 €", "1.354.000 €", "530.000 €", "516.500 €")
    )
    assert "non concordano: 9." in said
    of_monti = everything(opening("spazi", BOXES, vista="storia", spazio="padre_monti"))
    assert "circa 200.000 €" in of_monti
    assert "nessuna fonte dice quanto" in everything(
        opening("spazi", BOXES, vista="storia", spazio="zoia")
    )


def test_the_form_judges_what_is_written_and_gives_a_file():
    app = opening("spazi", BOXES, vista="storia", spazio="zoia")
    app.text_area(key="atlas-correction-summary").set_value("Aperto.").run()
    assert "non ha una fonte" in app.error[0].value
    app.text_input(key="atlas-correction-source").set_value("https://example.org/a")
    app.text_input(key="atlas-correction-date").set_value("2024-05").run()
    assert not app.error
    assert "premises_id: zoia" in app.code[0].value


def test_people_around_are_a_sentence_one_can_say(opened):
    said = everything(opened("spazi", vista="persone"))
    assert "Entro 500 m da uno dei nove spazi abitano circa 66.000 persone" in said
    assert "Su 100 persone dei quartieri con più bisogno" in said
    one = everything(opened("spazi", vista="persone", spazio="capuana"))
    assert "Entro 500 m dallo spazio abitano circa 7.300 persone (4.700–11.100)" in one


def test_schooling_is_of_2021_and_of_2011_and_no_difference():
    app = opening("spazi", BOXES, vista="persone")
    assert "due fotografie, non una serie" in everything(app)
    tables = [one.value for one in app.table]
    (now,) = [table for table in tables if "Fino alla terza media, 2021" in table.columns]
    (then,) = [table for table in tables if "Nel 2011" in table.columns]
    assert set(now.columns) | set(then.columns) == {
        "Quartiere",
        "Fino alla terza media, 2021",
        "Nel 2011",
    }
    assert any("(stima)" in value for value in then["Nel 2011"])
    assert not all("(stima)" in value for value in then["Nel 2011"])
