"""Results are computed once, waited for, bounded, kept apart for each visit, and never an error."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest

from atlas import repository
from atlas.repository import memo
from atlas.repository.memo import Store, keep_visits_in, kept


@pytest.fixture
def visits() -> Iterator[list[dict[str, Store] | None]]:
    """The present visit's stores, to be put first; outside a test those of the app stay."""
    before, present = list(memo._visits), [None]
    keep_visits_in(lambda: present[0])
    yield present
    memo._visits[:] = before


def test_whoever_asks_while_it_is_computed_waits_for_the_one_computation() -> None:
    started, go, runs = Event(), Event(), []

    @kept()
    def slow(number: int) -> list[int]:
        runs.append(number)
        started.set()
        go.wait(10)
        return [number]

    with ThreadPoolExecutor(4) as pool:
        first = pool.submit(slow, 7)
        started.wait(60)
        others = [pool.submit(slow, 7) for _ in range(3)]
        go.set()
        results = [future.result(60) for future in (first, *others)]
    assert runs == [7]
    assert all(result is results[0] for result in results)


def test_two_keys_are_computed_side_by_side() -> None:
    together = Barrier(2, timeout=60)

    @kept()
    def meets(number: int) -> int:
        together.wait()
        return number

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(meets, (1, 2))) == [1, 2]


def test_an_error_is_told_to_all_who_wait_and_is_not_kept() -> None:
    answers = iter([ValueError("no table"), 3])

    @kept()
    def once_wrong() -> int:
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    with pytest.raises(ValueError, match="no table"):
        once_wrong()
    assert once_wrong() == 3
    assert once_wrong() == 3


def test_the_least_recently_used_goes_first() -> None:
    runs = []

    @kept(entries=2)
    def square(number: int) -> int:
        runs.append(number)
        return number * number

    for number in (1, 2, 1, 3, 1, 2):
        square(number)
    assert runs == [1, 2, 3, 2]
    assert len(square.store) == 2


def test_a_key_of_ones_own_tells_calls_apart() -> None:
    runs = []

    @kept(key=lambda fingerprint, _: fingerprint)
    def length(fingerprint: str, table: list[int]) -> int:
        runs.append(fingerprint)
        return len(table)

    assert [length("a", [1]), length("a", [1, 2]), length("b", [1, 2])] == [1, 1, 2]
    assert runs == ["a", "b"]


def test_what_a_visitor_brings_is_kept_for_that_visit_alone(
    visits: list[dict[str, Store] | None],
) -> None:
    runs = []

    @kept(brought=lambda name: name.startswith("mine"), of_visit=2)
    def drawn(name: str) -> object:
        runs.append(name)
        return object()

    visits[0] = {}
    own = drawn("mine")
    assert drawn("mine") is own
    visits[0] = {}
    assert drawn("mine") is not own
    visits[0] = None
    drawn("mine")
    drawn("mine")
    assert runs == ["mine"] * 4
    assert len(drawn.store) == 0
    drawn("ours")
    assert len(drawn.store) == 1


def test_what_is_forgotten_is_computed_again() -> None:
    before = repository.areas()
    assert repository.areas() is before
    memo.forget()
    assert repository.areas() is not before
