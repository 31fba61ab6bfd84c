import io
import math
from collections.abc import Iterator

import pandas as pd
import pytest

from data.catalogue.card import dataset
from data.catalogue.read import read_table
from geo.address.book import LONGEST_TEXT, AddressBook, Door, Outcome
from geo.address.text import Typed, fold

STREETS = """
street_id|kind|name|also
1|via|Fratelli Zoia|
2|via|Sant'Erlembaldo|
3|viale|Faenza|
4|via|Luigi Capuana|
5|corso|Sempione|
6|piazza|Sempione|
7|via|Vincenzo Monti|
8|via|Padre Luigi Monti|monti padre pier luigi
9|via|Alex Visconti|
10|via|Otto Ottobre 2001|
11|piazza|Venticinque Aprile|
12|parco|delle Basiliche|
13|via|Annunzio Cervi|
14|viale|Gabriele D'Annunzio|
15|via|Monte Rosa|
16|via|Silvio Pellico|
17|corso|Italia|
18|via|Giovanni da Milano|
19|via privata|Cesare Battisti|
20|via|Cesare Battisti|
"""

DOORS = """
street_id|number|suffix|door|lon_microdeg|lat_microdeg|area_id|municipio
1|2||main|9100000|45500000|61|7
1|3||main|9101000|45500000|61|7
1|8||main|9102000|45500000|56|7
1|105||main|9103000|45500000|61|7
2|2||main|9110000|45510000|16|2
3|22||main|9120000|45520000|48|6
3|25||main|9121000|45520000|46|6
4|3||main|9130000|45530000|76|8
5|5||main|9140000|45500000|68|1
6|1||main|9141000|45500000|13|9
7|10||main|9150000|45500000|67|8
8|18||main|9151000|45500000|14|9
8|20||main|9152000|45500000|14|9
9|24|A|main|9160000|45500000|65|8
9|24|B|main|9161000|45500000|65|8
9|46|/6|pending|9162000|45500000|65|8
10|12||main|9170000|45500000|32|4
11|3||secondary|9180000|45500000|2|1
11|25||main|9180000|45500000|9|9
13|7||main|9190000|45500000|81|9
14|3||main|9191000|45500000|6|1
15|81||main|9192000|45500000|58|7
16|1||main|9193000|45500000|1|1
17|4||main|9194000|45500000|||
18|7||main|9195000|45500000|22|3
19|1||main|9196000|45500000|4|1
20|9||main|9197000|45500000|4|1
"""


def drawn(table: str) -> pd.DataFrame:
    frame = pd.read_csv(io.StringIO(table.replace("||\n", "|\n")), sep="|", index_col=False)
    return frame.fillna({"also": "", "suffix": ""})


@pytest.fixture(scope="module")
def book() -> AddressBook:
    return AddressBook(drawn(STREETS), drawn(DOORS))


# --- spelling -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "via Fratelli Zoia 105",
        "VIA FRATELLI ZOIA, 105",
        "v. f.lli zoia 105",
        "ZOIA (F.LLI) 105",
        "zoia 105",
        "zoia fratelli 105",
        "Via Zoia n. 105",
        "via zoia n°105",
        "via zoia105",
        "105, via fratelli zoia",
        "via Fratelli Zoia 105, 20152 Milano (MI), Italia",
        "Milano, via Zoia 105",
        "via Zoia 105 scala B int. 3",
        "ＶＩＡ ＺＯＩＡ １０５",
    ],
)
def test_every_spelling_of_an_address_finds_the_same_door(book: AddressBook, text: str) -> None:
    answer = book.find(text)
    assert (answer.outcome, answer.label) == (Outcome.FOUND, "via Fratelli Zoia 105")
    assert (answer.lon, answer.lat, answer.area_id, answer.municipio) == (9.103, 45.5, 61, 7)


@pytest.mark.parametrize(
    "text",
    [
        "sant'erlembaldo 2",
        "Sant’Erlembaldo 2",
        "santerlembaldo 2",
        "s. erlembaldo 2",
        "S.Erlembaldo, 2",
        "ERLEMBALDO (SANT') 2",
        "erlembaldo 2",
        "via sánt érlembaldo 2",
    ],
)
def test_a_saint_is_found_however_he_is_written(book: AddressBook, text: str) -> None:
    assert book.find(text).label == "via Sant'Erlembaldo 2"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("v.le faenza 25", "viale Faenza 25"),
        ("c.so sempione 5", "corso Sempione 5"),
        ("p.za sempione 1", "piazza Sempione 1"),
        ("p.zza sempione 1", "piazza Sempione 1"),
        ("via priv. cesare battisti 1", "via privata Cesare Battisti 1"),
        ("via cesare battisti 9", "via Cesare Battisti 9"),
        ("via don luigi capuana 3", "via Luigi Capuana 3"),
        ("via l. capuana 3", "via Luigi Capuana 3"),
        ("via s. pellico 1", "via Silvio Pellico 1"),
        ("viale gabriele dannunzio 3", "viale Gabriele D'Annunzio 3"),
        ("via pier luigi monti 18", "via Padre Luigi Monti 18"),
        ("monte rosa 81", "via Monte Rosa 81"),
        ("corso italia 4", "corso Italia 4"),
        ("via giovanni da milano 7, milano", "via Giovanni da Milano 7"),
    ],
)
def test_abbreviations_and_missing_words_are_understood(
    book: AddressBook, text: str, label: str
) -> None:
    answer = book.find(text)
    assert (answer.outcome, answer.label) == (Outcome.FOUND, label)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("piazza 25 aprile", "piazza Venticinque Aprile"),
        ("piazza XXV Aprile 3", "piazza Venticinque Aprile 3"),
        ("piazza venticinque aprile, 3", "piazza Venticinque Aprile 3"),
        ("via 8 ottobre 2001", "via Otto Ottobre 2001"),
        ("via 8 ottobre 2001 12", "via Otto Ottobre 2001 12"),
        ("piazza venticinque aprile 25", "piazza Venticinque Aprile 25"),
    ],
)
def test_digits_in_a_name_are_not_the_house_number(
    book: AddressBook, text: str, label: str
) -> None:
    assert book.find(text).label == label


# --- numbers --------------------------------------------------------------------------------


@pytest.mark.parametrize("number", ["24/A", "24 a", "24A", "24-a", "24/a,"])
def test_a_letter_after_the_number_may_be_written_in_any_way(
    book: AddressBook, number: str
) -> None:
    answer = book.find(f"via Alex Visconti {number}")
    assert (answer.outcome, answer.number, answer.door) == (Outcome.FOUND, "24A", Door.MAIN)


@pytest.mark.parametrize(
    ("text", "number", "asked"),
    [
        ("via padre luigi monti 18-20", "18", "18/20"),
        ("via padre luigi monti 18/20", "18", "18/20"),
        ("via padre luigi monti 18 e 20", "18", "18/20"),
        ("via alex visconti 24 a/f", "24A", "24A/F"),
    ],
)
def test_a_range_of_numbers_is_found_at_its_first_door(
    book: AddressBook, text: str, number: str, asked: str
) -> None:
    answer = book.find(text)
    assert (answer.outcome, answer.number, answer.typed_number) == (Outcome.FOUND, number, asked)


@pytest.mark.parametrize(
    ("asked", "nearest"),
    [("1", "3"), ("6", "8"), ("4", "2"), ("5", "3"), ("107", "105"), ("105/3", "105"), ("0", "2")],
)
def test_an_unknown_number_falls_to_the_nearest_on_its_side(
    book: AddressBook, asked: str, nearest: str
) -> None:
    answer = book.find(f"via Fratelli Zoia {asked}")
    assert answer.outcome is Outcome.NEAREST_NUMBER
    assert (answer.number, answer.typed_number) == (nearest, asked)


def test_a_number_without_its_letter_falls_to_the_first_letter(book: AddressBook) -> None:
    answer = book.find("via Alex Visconti 24")
    assert (answer.outcome, answer.number) == (Outcome.NEAREST_NUMBER, "24A")


def test_a_side_without_doors_falls_to_the_other_side(book: AddressBook) -> None:
    assert book.find("via Sant'Erlembaldo 3").number == "2"


def test_a_door_says_whether_it_was_pending_or_a_side_door(book: AddressBook) -> None:
    assert book.find("via Alex Visconti 46/6").door is Door.PENDING
    assert book.find("piazza 25 aprile 3").door is Door.SECONDARY


def test_a_door_outside_every_area_has_none(book: AddressBook) -> None:
    answer = book.find("corso Italia 4")
    assert (answer.area_id, answer.municipio, answer.areas) == (None, None, ())


def test_an_unknown_number_names_the_door_beyond_and_how_far_it_is(book: AddressBook) -> None:
    """From 9.100 to 9.102 degrees at latitude 45.5: 0.002 x 111,320 m x cos = 156 m."""
    answer = book.find("via Fratelli Zoia 4")
    assert (answer.number, answer.beyond) == ("2", "8")
    assert answer.gap_m == pytest.approx(156, abs=1)
    at_the_end = book.find("via Fratelli Zoia 107")
    assert (at_the_end.number, at_the_end.beyond, at_the_end.gap_m) == ("105", "", None)
    assert book.find("via Alex Visconti 24").gap_m is None  # the number is there, with a letter


def test_a_known_street_is_answered_by_its_number_its_area_or_its_corner(book: AddressBook) -> None:
    assert book.at(1, Typed("via", ("zoia",), 105)).label == "via Fratelli Zoia 105"
    inside = book.in_area(1, 56)
    assert (inside.outcome, inside.label, inside.area_id) == (
        Outcome.STREET, "via Fratelli Zoia", 56,
    )  # fmt: skip
    corner = book.corner(5, 6)
    assert (corner.outcome, corner.label, corner.crossing) == (
        Outcome.CORNER, "corso Sempione", "piazza Sempione",
    )  # fmt: skip
    assert (corner.lon, corner.gap_m) == (pytest.approx(9.1405), pytest.approx(78, abs=1))
    assert book.corner(1, 12).outcome is Outcome.UNPLACED


@pytest.mark.parametrize(
    "text", ["via viale Faenza 25", "via v.le Faenza, 25", "corso viale Faenza 25"]
)
def test_a_street_type_may_be_written_twice(book: AddressBook, text: str) -> None:
    assert book.find(text).label == "viale Faenza 25"


# --- streets --------------------------------------------------------------------------------


def test_a_street_without_a_number_lands_in_its_middle_and_names_every_area(
    book: AddressBook,
) -> None:
    answer = book.find("via Fratelli Zoia")
    assert (answer.outcome, answer.label) == (Outcome.STREET, "via Fratelli Zoia")
    assert (answer.number, answer.area_id, answer.areas) == ("8", 56, (61, 56))


def test_a_street_without_doors_is_known_but_has_no_place(book: AddressBook) -> None:
    answer = book.find("parco delle Basiliche 2")
    assert (answer.outcome, answer.label) == (Outcome.UNPLACED, "parco delle Basiliche")
    assert (answer.lon, answer.lat, answer.area_id) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "label", "typed_kind"),
    [
        ("via Faenza 25", "viale Faenza 25", "via"),
        ("piazzetta Capuana", "via Luigi Capuana", "piazzetta"),
        ("via 25 aprile 3", "piazza Venticinque Aprile 3", "via"),
        ("viale Faenza 25", "viale Faenza 25", None),
        ("faenza 25", "viale Faenza 25", None),
    ],
)
def test_a_wrong_street_type_is_forgiven_and_said(
    book: AddressBook, text: str, label: str, typed_kind: str | None
) -> None:
    answer = book.find(text)
    assert (answer.label, answer.typed_kind) == (label, typed_kind)


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("sempione 5", ["corso Sempione", "piazza Sempione"]),
        ("parco sempione", ["corso Sempione", "piazza Sempione"]),
        ("via monti", ["via Padre Luigi Monti", "via Vincenzo Monti"]),
        ("luigi", ["via Luigi Capuana", "via Padre Luigi Monti"]),
        ("via d'annunzio 3", ["via Annunzio Cervi", "viale Gabriele D'Annunzio"]),
        ("cesare battisti", ["via Cesare Battisti", "via privata Cesare Battisti"]),
    ],
)
def test_a_name_that_fits_several_streets_is_asked_back(
    book: AddressBook, text: str, labels: list[str]
) -> None:
    answer = book.find(text)
    assert (answer.outcome, answer.lon) == (Outcome.AMBIGUOUS, None)
    assert [candidate.label for candidate in answer.candidates] == labels


def test_choosing_a_candidate_keeps_the_number_typed(book: AddressBook) -> None:
    first, second = book.find("sempione 5").candidates
    assert (first.text, first.areas, second.text) == (
        "corso Sempione 5",
        (68,),
        "piazza Sempione 5",
    )
    assert book.find(first.text).outcome is Outcome.FOUND


def test_a_mistyped_name_is_suggested_but_not_followed(book: AddressBook) -> None:
    answer = book.find("via Erlenbaldo 2")
    assert (answer.outcome, answer.area_id) == (Outcome.NOTHING, None)
    assert [candidate.text for candidate in answer.candidates] == ["via Sant'Erlembaldo 2"]


def test_an_unknown_surname_is_not_cut_into_an_initial_and_a_known_one(book: AddressBook) -> None:
    assert book.find("via Vmonti 10").outcome is Outcome.NOTHING


HOSTILE = [
    "",
    " ",
    "via",
    "viale 12",
    "Milano",
    "20148 Milano",
    "!?/\\",
    "\x00\ud800",
    "🙂🙂",
    "'; DROP TABLE streets; --",
    "(" * LONGEST_TEXT,
    "1/" * (LONGEST_TEXT // 2),
    "via Zoia " * 10_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_empty_or_hostile_text_gives_nothing(book: AddressBook, text: str) -> None:
    assert book.find(text).outcome is Outcome.NOTHING


def test_doors_out_of_order_are_refused() -> None:
    with pytest.raises(ValueError, match="sorted by street"):
        AddressBook(drawn(STREETS), drawn(DOORS).iloc[::-1])


# --- the real register ----------------------------------------------------------------------


@pytest.fixture(scope="module")
def milan() -> Iterator[tuple[AddressBook, pd.DataFrame, pd.DataFrame]]:
    if not (dataset("streets").path.exists() and dataset("house_numbers").path.exists()):
        pytest.skip("streets and house numbers are not built: run python -m data.build")
    streets, doors = read_table("streets"), read_table("house_numbers")
    return AddressBook(streets, doors), streets, doors


Milan = tuple[AddressBook, pd.DataFrame, pd.DataFrame]


@pytest.mark.parametrize(
    ("text", "outcome", "area_id"),
    [
        ("largo Umberto Boccioni 10, Milano", Outcome.FOUND, 76),
        ("piazzetta Capuana, Milano", Outcome.STREET, 76),
        ("via Padre Luigi Monti 18-20, Milano", Outcome.FOUND, 14),
        ("via Sant'Erlembaldo 2, Milano", Outcome.FOUND, 16),
        ("via Palmanova 59", Outcome.FOUND, 19),
        ("via Palmanova 57", Outcome.NEAREST_NUMBER, 19),
        ("viale Omero 15, Milano", Outcome.FOUND, 35),
        ("via Faenza 25, Milano", Outcome.FOUND, 46),
        ("via Fratelli Zoia 105, Milano", Outcome.FOUND, 61),
        ("via Alex Visconti 24 A/F, Milano", Outcome.FOUND, 65),
    ],
)
def test_the_nine_premises_land_in_their_neighbourhood(
    milan: Milan, text: str, outcome: Outcome, area_id: int
) -> None:
    answer = milan[0].find(text)
    assert (answer.outcome, answer.area_id) == (outcome, area_id)


def test_every_street_is_found_by_its_own_name(milan: Milan) -> None:
    book, streets, _ = milan
    wrong = [
        f"{row.kind} {row.name}"
        for row in streets.itertuples(name="Street", index=False)
        if book.find(f"{row.kind} {row.name}").street_id != row.street_id
    ]
    assert wrong == []


ABBREVIATED = {"via": "v.", "viale": "v.le", "piazza": "p.zza", "largo": "l.go", "corso": "c.so"}


def noisy(kind: str, name: str, number: int, suffix: str) -> Iterator[str]:
    after = suffix.removeprefix("/")
    turned = " ".join(reversed(name.upper().split()))
    typographic = name.replace("'", "’")
    yield f"{ABBREVIATED.get(kind, kind)} {fold(name)} {number}{'/' if after else ''}{after}"
    yield f"{kind.upper()} {turned}, {number}{suffix}, 20100 MILANO"
    yield f"  {kind} {typographic},{number} {suffix.lower()} Milano (MI)"


def test_every_fiftieth_door_typed_badly_is_found_within_a_metre(milan: Milan) -> None:
    book, streets, doors = milan
    sample = doors.iloc[::50].merge(streets, on="street_id")
    far = []
    for row in sample.itertuples(name="Row", index=False):
        for text in noisy(row.kind, row.name, row.number, row.suffix):
            if metres_off(book.find(text), row.lon_microdeg / 1e6, row.lat_microdeg / 1e6) > 1:
                far.append(text)
    assert far == []


def metres_off(answer, lon: float, lat: float) -> float:
    if answer.outcome is not Outcome.FOUND:
        return math.inf
    east = (answer.lon - lon) * 111_320 * math.cos(math.radians(lat))
    return math.hypot(east, (answer.lat - lat) * 111_132)
