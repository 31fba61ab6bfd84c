from __future__ import annotations

from dataclasses import fields
from types import SimpleNamespace

from base.text import LocalizedText
from data.catalogue.card import Dataset, Licence
from indicators import REGISTRY
from tools.reports.readme import data_table, fresh


def both(said: str) -> LocalizedText:
    return LocalizedText(said, said)


def card(key: str, **changed: object) -> Dataset:
    plain = {field.name: "x" for field in fields(Dataset)}
    ours = {
        "key": key,
        "title": LocalizedText("Quartieri", "Areas"),
        "licence": Licence(both("CC BY 4.0"), "https://example.org/by"),
        "producer": both("Comune"),
        "reference_years": both("2011-2024"),
        "url_main": both("https://example.org/ds"),
        "rows": 1232,
    }
    return SimpleNamespace(**(plain | ours | changed))  # type: ignore[return-value]


def test_a_card_becomes_one_row_with_its_links() -> None:
    assert data_table([card("a")]).splitlines()[2] == (
        "| [Areas](https://example.org/ds) | Comune | 2011-2024 | 1,232 "
        "| [CC BY 4.0](https://example.org/by) |"
    )


def test_rows_are_in_the_order_of_the_keys() -> None:
    table = data_table([card("b", producer=both("second")), card("a", producer=both("first"))])
    assert table.index("first") < table.index("second")


def test_an_address_that_is_no_address_is_not_linked() -> None:
    row = data_table([card("a", url_main=both("delivered by hand"))]).splitlines()[2]
    assert row.startswith("| Areas | ")


def test_a_bar_or_a_line_break_does_not_break_the_table() -> None:
    row = data_table([card("a", producer=both("one | two\nthree"))]).splitlines()[2]
    assert row.count("|") == 6
    assert "one / two three" in row


def test_the_number_of_indicators_is_written_with_the_table() -> None:
    text = "It has 3 indicators.\n<!-- data:begin --><!-- data:end -->\n"
    page = fresh(text)
    assert page.startswith(f"It has {len(REGISTRY)} indicators.\n")
    assert "| Data | Producer |" in page
