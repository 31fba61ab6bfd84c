"""A figure shows what belongs to it in one order; a card of facts trusts no text."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest


def figure_page() -> None:
    import streamlit as st

    from ui.widgets.downloads import Download
    from ui.widgets.figure import Twin, figure

    figure(
        "<svg></svg>", key="drawn", sentence="What it says.", caption="How to read it.",
        source="Whose data.", files=[Download("Take", "a.csv", lambda: "a", key="take")],
        table=Twin("As a table", "twin", lambda: st.table({"n": [1]})),
    )  # fmt: skip


def bare_page() -> None:
    from ui.widgets.figure import figure

    figure("<svg></svg>", key="drawn")


def at_once_page() -> None:
    import streamlit as st

    from ui.widgets.figure import Twin, twin

    twin(Twin("As a table", "twin", lambda: st.table({"n": [1]}), at_once=True))


def card_page() -> None:
    from ui.widgets import cards

    cards.facts("A < B", [("<i>", "x & y")], number="", below="below")
    cards.facts("", [("name", "fact")])


def kinds(app: AppTest) -> list[str]:
    return [element.type for element in app.main.children.values()]


def test_a_figure_is_drawing_sentence_caption_source_table_files() -> None:
    app = AppTest.from_function(figure_page, default_timeout=180).run()
    assert not app.exception
    assert kinds(app)[1:] == ["markdown", "caption", "caption", "expander", "download_button"]
    assert [caption.value for caption in app.caption] == ["How to read it.", "Whose data."]


def test_the_table_of_a_figure_is_not_made_before_its_box_is_opened() -> None:
    app = AppTest.from_function(figure_page, default_timeout=180).run()
    assert len(app.table) == 0
    app.session_state["twin"] = True
    assert len(app.run().table) == 1


def test_what_a_figure_has_not_takes_no_room() -> None:
    assert len(kinds(AppTest.from_function(bare_page, default_timeout=180).run())) == 1


def test_a_table_that_is_sent_at_once_needs_no_opening() -> None:
    assert len(AppTest.from_function(at_once_page, default_timeout=180).run().table) == 1


def test_a_card_escapes_its_texts_and_leaves_out_what_it_has_not() -> None:
    whole, bare = (
        html.proto.body
        for html in AppTest.from_function(card_page, default_timeout=180).run().get("html")
    )
    assert whole == (
        '<div class="atlas-card"><h2>A &lt; B</h2><p class="atlas-number"></p><p>below</p>'
        "<dl><dt>&lt;i&gt;</dt><dd>x &amp; y</dd></dl></div>"
    )
    assert bare == '<div class="atlas-card"><dl><dt>name</dt><dd>fact</dd></dl></div>'
