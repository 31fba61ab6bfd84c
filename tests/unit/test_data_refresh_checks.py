"""What is seen of a changed file, on small files drawn by hand."""

from dataclasses import replace

import pytest

from data.build.pipeline import DEFAULT_RAW
from data.refresh.checks import compared, key_columns, table_of
from data.refresh.sources import sources

(REGISTER,) = sources(["population_register"])
AREAS = range(1, 31)
NAMES = ["Duomo", "Brera", "Giardini P.ta Venezia", "Guastalla", "Porta Vigentina", "San Siro"]


def register(years=(2023, 2024), *, areas=AREAS, **columns):
    """Area N has 1000 + 37 N residents in 2023 and 1 % more each year; an eighth or so are old."""
    rows = []
    for year in years:
        for area in areas:
            people = (1000 + 37 * area) * (1 + (year - 2023) / 100)
            row = {"Anno": year, "NIL": area, "Quartiere": NAMES[area % 6] + f" {area}",
                   "Totale": round(people), "Over80": round(people / (8 + area % 5))}  # fmt: skip
            rows.append(row | {name: make(row) for name, make in columns.items()})
    lines = [",".join(rows[0]), *(",".join(map(str, row.values())) for row in rows)]
    return "\n".join(lines).encode()


def codes(new, old=None, source=REGISTER):
    return [entry.problem.code for entry in compared(source, old or register(), new)]


def test_a_file_whose_bytes_differ_and_cells_do_not_has_nothing_to_say():
    assert codes(register().replace(b"\n", b"\r\n")) == []


def test_rows_are_told_apart_by_the_year_and_the_area():
    assert key_columns(table_of("a.csv", register())) == ["Anno", "NIL"]


def test_a_corrected_cell_of_a_published_row_is_told_and_stops_nothing():
    corrected = register().replace(b"2024,5,San Siro 5,1197,150", b"2024,5,San Siro 5,1197,151")
    (entry,) = compared(REGISTER, register(), corrected)
    assert entry.problem.code == "revised"
    assert entry.problem.what.it.endswith("altro valore: 1.")


def test_a_changed_column_is_named_with_what_it_may_have_become():
    (gone, more) = compared(REGISTER, register(), register().replace(b"Over80", b"Over_80"))
    assert (gone.problem.code, more.problem.code) == ("columns_gone", "columns_new")
    assert "Over80 (Over_80?)" in gone.problem.what.en


def test_a_new_column_alone_is_told():
    assert codes(register(Note=lambda _: "x")) == ["columns_new"]


def test_another_form_of_a_file_that_somebody_copied_is_not_taken():
    copied = replace(REGISTER, copied=True)
    assert codes(b"a,b,Totale\n1,2,3\n4,5,6\n", source=copied) == ["other_form", "columns_new"]
    assert codes(b"a,b,Totale\n1,2,3\n4,5,6\n") == ["columns_gone", "columns_new"]


def test_half_a_file_is_seen_by_its_rows_and_by_its_last_line():
    whole = register()
    lines = whole.splitlines(keepends=True)
    assert codes(b"".join(lines[:31])) == ["rows_gone"]
    assert codes(b"".join(lines[:31]) + b"2024,1") == ["unreadable"]


def test_a_new_year_stops_until_the_card_knows_it():
    old, new = register(range(2020, 2025)), register(range(2020, 2026))
    (entry,) = compared(REGISTER, old, new)
    assert entry.problem.code == "new_year"
    assert "2025" in entry.problem.what.it
    assert codes(register([2023]), register([2022])) == ["rows_gone"]  # known, and one has gone


def test_a_year_that_the_card_knows_comes_in_by_itself():
    assert codes(register([2022, 2023]), register([2022])) == []


def test_rows_that_are_repeated_or_new_are_told():
    assert codes(register() + b"\n2024,5,San Siro 5,1197,150") == ["rows_twice"]
    assert codes(register(areas=range(1, 32))) == ["rows_new"]


def test_a_count_for_a_percentage_is_caught():
    """A count used for a percentage stood for two months in a national index."""
    percent = register(Quota=lambda row: f"{100 * row['Over80'] / row['Totale']:.1f}")
    count = register(Quota=lambda row: row["Over80"])
    (scale,) = [f for f in compared(REGISTER, percent, count) if f.problem.code != "revised"]
    assert scale.problem.code == "other_scale"
    assert "Quota" in scale.problem.what.en


def test_a_count_for_a_percentage_is_caught_in_the_new_year_alone():
    def percent_of(row):
        return f"{100 * row['Over80'] / row['Totale']:.1f}"

    def slipped(row):
        return row["Over80"] if row["Anno"] == 2024 else percent_of(row)

    old = register([2022, 2023], Quota=percent_of)
    assert codes(register([2022, 2023, 2024], Quota=slipped), old) == ["other_scale"]


def test_a_misspelt_key_is_caught():
    """“UK” and “uk” in a join moved 3,479 areas of another index by a decile."""
    found = compared(REGISTER, register(), register().replace(b"San Siro 5,", b"SAN SIRO 5,"))
    assert [entry.problem.code for entry in found] == ["misspelt_key", "revised"]
    assert "«SAN SIRO 5» sembra «San Siro 5»" in found[0].problem.what.it


def test_a_misspelt_number_of_an_area_loses_its_row():
    assert codes(register().replace(b"2024,5,", b"2024,55,")) == ["rows_gone", "rows_new"]


def test_text_among_numbers_another_order_and_a_jump_are_told():
    assert codes(register().replace(b",150\n", b",n.d.\n", 1)) == ["revised", "not_numbers"]
    shuffled = register(Over80=lambda row: 100 + (row["NIL"] * 17) % 30)
    assert codes(shuffled, register(Over80=lambda row: 100 + row["NIL"])) == [
        "revised",
        "other_order",
    ]
    assert codes(register().replace(b",1197,150", b",1197,533")) == ["revised", "jump"]


def test_features_are_read_by_their_properties():
    (source,) = sources(["nil_boundaries"])
    feature = '{{"type":"Feature","geometry":null,"properties":{{"ID_NIL":{n},"NIL":"A{n}"}}}}'
    whole, half = (
        f'{{"features":[{",".join(feature.format(n=n) for n in range(count))}]}}'.encode()
        for count in (9, 8)
    )
    assert codes(whole, whole, source) == []
    assert codes(half, whole, source) == ["rows_gone"]
    assert codes(whole[:-30], whole, source) == ["unreadable"]


@pytest.mark.skipif(not DEFAULT_RAW.is_dir(), reason="the publishers' files are not here")
@pytest.mark.parametrize(
    "source", [s for s in sources() if s.key != "house_numbers"], ids=lambda s: s.key
)
def test_every_raw_file_is_read_and_is_like_itself(source):
    content = (DEFAULT_RAW / source.raw).read_bytes()
    assert compared(source, content, content) == []
