from __future__ import annotations

import pytest

from tools.reports.markdown import MarkersMissingError, table, with_block, with_blocks

PAGE = "top\n<!-- a:begin -->old<!-- a:end -->\nmiddle\n<!-- b:begin --><!-- b:end -->\nbottom\n"


def test_a_table_has_a_line_below_its_header() -> None:
    assert table(("A", "B"), [("1", "2")]) == "| A | B |\n| --- | --- |\n| 1 | 2 |"


def test_a_bar_or_a_line_break_does_not_break_the_table() -> None:
    assert table(("A",), [("one | two\nthree",)]).splitlines()[2] == "| one / two three |"


def test_only_what_is_between_the_markers_changes() -> None:
    page = with_blocks(PAGE, {"a": "NEW", "b": "\\d"})
    assert page == (
        "top\n<!-- a:begin -->\n\nNEW\n\n<!-- a:end -->\nmiddle\n"
        "<!-- b:begin -->\n\n\\d\n\n<!-- b:end -->\nbottom\n"
    )
    assert with_blocks(page, {"a": "NEW"}) == page


@pytest.mark.parametrize("page", ["", "<!-- a:begin -->", "<!-- a:end --><!-- a:begin -->"])
def test_a_page_without_the_markers_is_refused(page: str) -> None:
    with pytest.raises(MarkersMissingError, match="a:begin"):
        with_block(page, "a", "NEW")
