"""Any table in any dialect reads back equal; a broken one is refused or gives the same numbers."""

import csv
import io

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from base.problem import RefusedError
from base.tables import read_table

NAMES = st.text(st.sampled_from("abcdefghilmnopàèéìòù’ .;,|\"'"), min_size=1, max_size=12).filter(
    lambda one: one.strip() == one and any(map(str.isalpha, one)) and "  " not in one
)
NUMBERS = st.lists(
    st.one_of(st.none(), st.decimals(-10_000_000, 10_000_000, places=2)), min_size=3, max_size=3
)


@st.composite
def tables(draw):
    rows = draw(st.lists(st.tuples(NAMES, NUMBERS), min_size=2, max_size=7))
    return [(f"a{n}", name, numbers) for n, (name, numbers) in enumerate(rows)]


@st.composite
def dialects(draw):
    decimal = draw(st.sampled_from(",."))
    return {
        "separator": draw(st.sampled_from(",;\t|")),
        "decimal": decimal,
        "thousands": draw(
            st.sampled_from(["", " ", "'", "\u00a0", "." if decimal == "," else ","])
        ),
        "encoding": draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"])),
        "end": draw(st.sampled_from(["\n", "\r\n"])),
        "missing": draw(st.sampled_from(["", "n.d.", "-", "NA"])),
        "above": draw(st.sampled_from(["", "# nota\n", "Titolo della tabella\n\n"])),
        "beneath": draw(st.sampled_from(["", "\nFonte: Comune\n"])),
    }


def written(table, dialect):
    def cell(value):
        if value is None:
            return dialect["missing"]
        whole, _, part = f"{value:,.2f}".partition(".")
        return f"{whole.replace(',', dialect['thousands'])}{dialect['decimal']}{part}"

    text = io.StringIO()
    writer = csv.writer(text, delimiter=dialect["separator"], lineterminator="\n")
    writer.writerow(["id", "nome", "x", "y", "z"])
    writer.writerows([area, name, *map(cell, numbers)] for area, name, numbers in table)
    whole = dialect["above"] + text.getvalue() + dialect["beneath"]
    return whole.replace("\n", dialect["end"])


def numbers_of(content):
    table = read_table(content, "t.csv")
    decimal = table.decimal(["x", "y", "z"])
    found = [table.numbers(name, decimal) for name in "xyz"]
    if any(one.problems for one in found):
        raise RefusedError(found[0].problems or found[1].problems or found[2].problems)
    return table.codes("id"), [[repr(one) for one in column.values] for column in found]


def expected(table):
    numbers = zip(*(numbers for _, _, numbers in table), strict=True)
    return (
        tuple(area for area, _, _ in table),
        [
            [repr(float("nan") if one is None else float(one)) for one in column]
            for column in numbers
        ],
    )


@settings(max_examples=120, deadline=None)
@given(table=tables(), dialect=dialects())
def test_any_table_in_any_dialect_reads_back_equal(table, dialect):
    assume(any(one is not None for _, _, numbers in table for one in numbers))
    content = written(table, dialect).encode(dialect["encoding"])
    read = read_table(content, "t.csv")
    assert read.texts("nome") == tuple(name for _, name, _ in table)
    assert numbers_of(content) == expected(table)


@settings(max_examples=250, deadline=None)
@given(
    table=tables(),
    dialect=dialects(),
    place=st.floats(0, 1, exclude_max=True),
    act=st.sampled_from(["drop", "separator", "quote", "line", "nul"]),
)
def test_a_broken_table_is_refused_or_gives_the_same_numbers(table, dialect, place, act):
    assume(any(one is not None for _, _, numbers in table for one in numbers))
    text = written(table, dialect)
    signs = {dialect["separator"], '"', "\n"} - {dialect["decimal"], dialect["thousands"]}
    marks = [n for n, sign in enumerate(text) if sign in signs]
    if act == "drop":
        at = marks[int(place * len(marks))]
        broken = text[:at] + text[at + 1 :]
    else:
        at = int(place * len(text))
        added = {"separator": dialect["separator"], "quote": '"', "line": "\n", "nul": "\0"}[act]
        broken = text[:at] + added + text[at:]
    try:
        areas, numbers = numbers_of(broken.encode(dialect["encoding"]))
    except RefusedError:
        return
    told = dict(zip(*_rows(expected(table)), strict=True))
    for area, row in zip(areas, zip(*numbers, strict=True), strict=True):
        if area in told:
            assert told[area] == row


def _rows(read):
    areas, columns = read
    return areas, list(zip(*columns, strict=True))


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_a_row_is_never_lost_without_a_word(separator):
    rows = [["id", "x"], *[[f"a{n}", str(n)] for n in range(50)]]
    content = "\n".join(separator.join(row) for row in rows).encode()
    assert len(read_table(content, "t.csv")) == 50
