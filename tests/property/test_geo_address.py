import random

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.address.book import CANDIDATES_SHOWN, AddressBook, Outcome, fold

NAMES = {
    1: ("via", "Fratelli Zoia"),
    2: ("via", "Sant'Erlembaldo"),
    3: ("viale", "Faenza"),
    4: ("via", "Vincenzo Monti"),
    5: ("via", "Padre Luigi Monti"),
    6: ("corso", "Sempione"),
    7: ("piazza", "Sempione"),
    8: ("via", "Giosuè Carducci"),
    9: ("piazza", "Venticinque Aprile"),
    10: ("largo", "Monti"),
}
NUMBERS = (2, 4, 5, 18, 20, 105)
TYPED = """
via viale v. v.le p.za l.go monti zoia sempione san s. luigi don 25 aprile aprille faenza milano
20148 , / - ' ’ n. bis a 18-20 scala
"""
WORDS = st.sampled_from(TYPED.split())


def toy_book() -> AddressBook:
    streets = pd.DataFrame(
        [(key, kind, name, "") for key, (kind, name) in NAMES.items()],
        columns=["street_id", "kind", "name", "also"],
    )
    doors = pd.DataFrame(
        [(key, n, "", "main", 9_000_000 + 1_000 * key, 45_000_000 + n, key, 1)
         for key in NAMES for n in NUMBERS],
        columns=["street_id", "number", "suffix", "door", "lon_microdeg", "lat_microdeg",
                 "area_id", "municipio"],
    )  # fmt: skip
    return AddressBook(streets, doors)


BOOK = toy_book()
STREETS = st.sampled_from(sorted(NAMES))


@given(st.one_of(st.text(), st.lists(WORDS).map(" ".join)))
def test_no_text_raises_and_a_place_comes_only_with_one_street(text):
    answer = BOOK.find(text)
    placed = answer.outcome in (Outcome.FOUND, Outcome.NEAREST_NUMBER, Outcome.STREET)
    assert placed == (answer.lon is not None) == (answer.street_id is not None)
    assert not (placed and answer.candidates)


@given(st.lists(WORDS, min_size=1).map(" ".join))
def test_every_candidate_leads_to_its_own_street(text):
    answer = BOOK.find(text)
    assert len(answer.candidates) <= CANDIDATES_SHOWN
    for candidate in answer.candidates:
        assert BOOK.find(candidate.text).street_id == candidate.street_id


@given(STREETS, st.sampled_from(NUMBERS), st.integers(0, 2**16))
def test_case_accents_and_word_order_do_not_change_the_door(street, number, seed):
    kind, name = NAMES[street]
    words = fold(name).split()
    random.Random(seed).shuffle(words)  # noqa: S311 - a shuffle of words, no secret
    answer = BOOK.find(f"{kind} {' '.join(words)} {number}".upper())
    assert (answer.outcome, answer.street_id) == (Outcome.FOUND, street)
    assert (answer.lon, answer.lat) == (9 + street / 1_000, 45 + number / 1_000_000)


@settings(max_examples=300)
@given(STREETS, st.integers(0, 9_999))
def test_the_nearest_number_is_the_nearest_of_its_side(street, asked):
    kind, name = NAMES[street]
    answer = BOOK.find(f"{kind} {name} {asked}")
    side = [number for number in NUMBERS if number % 2 == asked % 2]
    assert abs(int(answer.number) - asked) == min(abs(number - asked) for number in side)
    assert (answer.outcome is Outcome.FOUND) == (asked in NUMBERS)
