"""A reader's design borrows no authority: its words are quoted, whatever they imitate."""

from dataclasses import replace

import pytest

from atlas.index import design_edits
from atlas.index.wording import element_title
from atlas.wording.readers_words import LONGEST, quoted
from base.text import LocalizedText
from indicators.index.design.design_file import design_of_link, link_of, written_design
from indicators.index.design.presets import PRESETS

IMD = PRESETS["after_imd"]


@pytest.mark.parametrize("said", ["Fotografia del disagio", "IDISE", "Comune di Milano"])
def test_a_title_that_imitates_ours_is_in_quotes_on_screen_and_in_its_file(said):
    theme = replace(IMD.element("income"), title=LocalizedText(it=said, en=said))
    index = replace(IMD.index, elements=(theme, *IMD.index.elements[1:]))
    own = design_edits.signed(replace(IMD, name=LocalizedText(it=said, en=said), index=index))
    assert element_title(own.element("income"), "it") == f"«{said}»"
    assert own.name == design_edits.OWN
    assert f"«{said}»" in written_design(own)
    assert f" {said}\n" not in written_design(own)


def test_a_key_that_stands_for_a_title_is_quoted_too():
    theme = replace(IMD.element("income"), key="comune_di_milano", title=None)
    index = replace(IMD.index, elements=(theme, *IMD.index.elements[1:]))
    own = design_edits.signed(replace(IMD, index=index))
    assert element_title(own.element("comune_di_milano"), "en") == "«comune_di_milano»"


def test_quotes_are_put_once_however_often_a_link_is_read():
    once = design_edits.signed(IMD)
    assert design_edits.signed(design_of_link(link_of(once))) == once


@pytest.mark.parametrize(
    ("said", "plain"),
    [("«a» «b»", "«a b»"), ("<b>x</b>", "«b x b»"), ("\u202ex\n\ny", "«x y»"), ("***", "«?»")],
)
def test_what_is_quoted_is_plain(said, plain):
    assert quoted(said) == plain


def test_what_is_quoted_is_short():
    assert len(quoted("a" * 500)) == LONGEST + 2


def test_no_part_of_it_is_set_in_italics_or_becomes_a_link():
    assert quoted("_x_ www.evil.example") == "«x www evil.example»"
