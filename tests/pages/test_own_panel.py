"""A panel brought to the page: asked about, shown with its bad rows, used if the person says so."""

from __future__ import annotations

import io

import pytest
from streamlit.testing.v1 import AppTest

from atlas.wording import text
from atlas.wording.untrusted import foreign

WORDS = text("it")


def page():
    """The box of the panel alone, with what came out of it."""
    import streamlit as st

    from ui.state import evaluation
    from ui.views.before_after import own_panel_form

    st.file_uploader = lambda *_, **__: st.session_state.get("brought")
    found = own_panel_form.bring() or evaluation.mine()
    st.text("nothing" if found is None else f"{found.title} {float(found.table.iloc[0, 2])}")


def brought(content, name="mio.csv"):
    file = io.BytesIO(content.encode())
    file.name = name
    app = AppTest.from_function(page, default_timeout=180)
    app.session_state["brought"] = file
    return app.run()


@pytest.fixture(autouse=True)
def uploader(monkeypatch):
    """Give the page's uploader back afterwards."""
    import streamlit as st

    monkeypatch.setattr(st, "file_uploader", st.file_uploader)


def rows(write, head="ID_NIL;Anno;nati"):
    lines = [f"{area};{year};{write(area, year)}" for area in range(1, 21) for year in (2019, 2023)]
    return "\n".join([head, *lines])


def test_thousands_or_decimals_are_asked_before_the_panel_is_used():
    app = brought(rows(lambda area, year: f"{area}.{year - 1900}"))
    assert app.text[0].value == "nothing"
    (radio,) = app.radio
    assert foreign("1.119") in radio.label
    radio.set_value("comma").run()
    assert app.text[0].value == "nati 1119.0"


def test_the_column_of_the_value_is_asked():
    app = brought(rows(lambda area, year: f"{area};{year}", "ID_NIL;Anno;nati;morti"))
    app.selectbox[0].set_value("morti").run()
    assert app.text[0].value == "morti 2019.0"


def test_bad_rows_are_shown_and_the_person_may_go_on_without_them():
    app = brought(rows(lambda area, _: f"{area},5") + "\nTotale;2019;210,5\n1;2020")
    assert app.text[0].value == "nothing"
    warning = app.warning[0].value
    assert WORDS("before.own_bad_rows", good=40, bad=2) in warning
    assert foreign("riga 42, colonna «ID_NIL» (A42):") in warning
    app.checkbox[0].check().run()
    assert app.text[0].value == "nati 1.5"


def test_a_file_of_another_kind_gets_one_sentence():
    app = brought("%PDF-1.4")
    assert app.error[0].value.count("\n- ") == 1
    assert "Questo è un PDF" in app.error[0].value
