"""The premises page: the answer first, every section, both languages, any day."""

import pytest

from atlas.query import SECTION
from atlas.wording import LANGUAGES, text
from atlas.wording.untrusted import foreign


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
def test_every_section_runs_for_the_nine_and_for_one(opened, section, place, language):
    query = {"vista": section, "lingua": language} | ({"spazio": place} if place else {})
    app = opened("spazi", **query)
    assert not app.exception
    assert not app.error
    assert len(app.warning) == 0


def test_the_newcomer_reads_whether_gorla_is_open_in_the_heading(opened):
    app = opened("spazi")
    labels = app.selectbox(key="atlas-space").options
    (gorla,) = [label for label in labels if "Gorla" in label]
    assert "Erlembaldo" in gorla
    said = heading(opened("spazi", spazio="erlembaldo"))
    assert said.startswith("Gorla")
    assert "Nessuna fonte dice che sia aperto." in said
    assert "da fare (notizia del 1º ottobre 2021)" in said


def test_nothing_is_said_to_be_open_and_old_news_looks_old(opened):
    said = heading(opened("spazi"))
    assert said.startswith(
        "Fonti lette fino al 30 novembre 2026: nessuna dice che uno dei nove spazi sia aperto."
    )
    assert "in corso per 1 (notizia del 16 febbraio 2019)" in said
    assert "da fare per 1 (notizia del 1º ottobre 2021)" in said
    assert "stato non noto per 7" in said


@pytest.mark.parametrize(
    ("day", "works", "service"),
    [
        ("2018-12-31", "stato non noto", "non noto"),
        ("2020-02-01", "stato non noto", "bando aperto"),
        ("2020-12-31", "stato non noto", "proposte in valutazione"),
        ("2022-01-01", "da fare", "proposte in valutazione"),
    ],
)
def test_both_tracks_are_told_as_of_the_day(opened, day, works, service):
    said = heading(opened("spazi", spazio="erlembaldo", al=day))
    assert f"Lavori: {works}" in said
    assert f"Servizio: {service}" in said


def test_a_filter_keeps_what_passes_and_can_be_cleared(opened):
    app = opened("spazi", lavori="in-corso")
    keys = {one.key for one in app.button}
    assert "atlas-open-padre_monti" in keys
    assert "atlas-open-zoia" not in keys
    app.button(key="atlas-clear").click().run()
    assert "lavori" not in app.query_params


def test_nothing_that_passes_is_said(opened):
    app = opened("spazi", servizio="aperto")
    assert text("it")("places.nothing") in [one.value for one in app.info]


def test_a_card_opens_the_page_of_its_premises(opened):
    app = opened("spazi")
    app.button(key="atlas-open-omero").click().run()
    assert app.query_params["spazio"] == "omero"
    assert heading(app).startswith("Lodi")


def test_a_bad_day_is_named(opened):
    app = opened("spazi", al="2099-01-01")
    assert f"«{foreign('2099-01-01')}»" in app.warning[0].value


def test_money_shows_the_lines_their_gaps_and_the_one_sum_of_a_place(opened):
    said = everything(opened("spazi", vista="soldi"))
    assert all(
        amount in said for amount in ("1.112.000 €", "1.354.000 €", "530.000 €", "516.500 €")
    )
    assert "circa 200.000 €" in everything(opened("spazi", vista="soldi", spazio="padre_monti"))
    assert "nessuna fonte dice" in everything(opened("spazi", vista="soldi", spazio="zoia"))


def test_all_nine_disagreements_are_side_by_side(opened):
    app = opened("spazi", vista="fonti")
    assert "non concordano: 9." in everything(app)


def test_the_form_judges_what_is_written_and_gives_a_file(opened):
    app = opened("spazi", vista="registro", spazio="zoia")
    app.text_area(key="atlas-correction-summary").set_value("Aperto.").run()
    assert "non ha una fonte" in app.error[0].value
    app.text_input(key="atlas-correction-source").set_value("https://example.org/a")
    app.text_input(key="atlas-correction-date").set_value("2024-05").run()
    assert not app.error
    assert "premises_id: zoia" in app.code[0].value


def test_schooling_is_of_2021_with_2011_in_the_details_and_no_difference(opened):
    app = opened("spazi", vista="persone")
    texts = everything(app)
    assert "due fotografie, non una serie" in texts
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
