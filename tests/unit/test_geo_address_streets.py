import pandas as pd
import pytest

from geo.address.streets import StreetNames
from geo.address.text import Typed, read

STREETS = [
    ("via", "Fratelli Zoia", ""),
    ("corso", "Sempione", ""),
    ("piazza", "Sempione", ""),
    ("via", "Luigi Monti", "monti padre pier luigi"),
    ("via", "Sant'Erlembaldo", ""),
    ("via", "Annunzio Cervi", ""),
    ("viale", "Gabriele D'Annunzio", ""),
]


@pytest.fixture(scope="module")
def names() -> StreetNames:
    frame = pd.DataFrame(STREETS, columns=["kind", "name", "also"])
    return StreetNames(frame.assign(street_id=range(10, 10 + len(frame))))


def first(names: StreetNames, text: str) -> list[str]:
    """Labels of the first streets that may be meant."""
    meant = next((found for _, found in names.attempts(read(text)) if found), set())
    return sorted(names.label(street) for street in meant)


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("via fratelli zoia", ["via Fratelli Zoia"]),
        ("zoia", ["via Fratelli Zoia"]),
        ("sempione", ["corso Sempione", "piazza Sempione"]),
        ("corso sempione", ["corso Sempione"]),
        ("via pier luigi monti", ["via Luigi Monti"]),
        ("santerlembaldo", ["via Sant'Erlembaldo"]),
        ("via don zoia", ["via Fratelli Zoia"]),
        ("via annunzio", ["via Annunzio Cervi", "viale Gabriele D'Annunzio"]),
        ("via giambellino", []),
    ],
)
def test_streets_are_meant_by_their_name_by_part_of_it_or_by_a_repair(
    names: StreetNames, text: str, labels: list[str]
) -> None:
    assert first(names, text) == labels


def test_an_exact_name_has_its_words_in_any_order(names: StreetNames) -> None:
    assert names.exact(Typed("via", ("zoia", "fratelli"))) == {0}
    assert names.exact(Typed(None, ("sempione",))) == {1, 2}
    assert names.exact(Typed("via", ("zoia",))) == set()


def test_a_mistyped_name_is_like_some_and_a_strange_one_like_none(names: StreetNames) -> None:
    assert names.similar(Typed("via", ("erlenbaldo",)))[0] == 4
    assert names.similar(Typed("via", ("xyz",))) == []


def test_a_label_is_written_as_the_register_writes_it(names: StreetNames) -> None:
    assert names.label(0) == "via Fratelli Zoia"
    assert names.label(0, "105") == "via Fratelli Zoia 105"
