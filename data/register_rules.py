"""What the premises register may not contain: the rules, and one error that lists every breach."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

import pandas as pd

from data.events import (
    ENUMS,
    HAPPENED,
    PROGRAMME,
    STATES,
    Row,
    on_track,
    rank,
    records,
    sources_of,
    tells_of,
)

SAME_PART = {"day": 10, "month": 7, "year": 4}
"""How many characters the first and the last ISO day share, for each precision."""

OF_PROGRAMMES = (PROGRAMME, "other_programme")


class RegisterError(ValueError):
    """The register contradicts itself; ``problems`` lists every reason, one sentence each."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("premises register:\n- " + "\n- ".join(self.problems))


def validate(events: pd.DataFrame, premises: pd.DataFrame, *, as_of: date) -> None:
    """Raise :class:`RegisterError` listing everything that cannot be true, or lacks papers.

    ``as_of`` is the day up to which the register was kept: nothing happened after it.
    """
    rows = records(events)
    places = sorted(premises["premises_id"])
    problems = [problem for row in rows for problem in _row_problems(row, places, as_of)]
    problems += _repeated([row["event_id"] for row in rows])
    if not problems:
        problems = _backward_steps(rows, places)
    if problems:
        raise RegisterError(problems)


def _row_problems(row: Row, places: list[str], as_of: date) -> Iterator[str]:
    checks = (
        _unknown_words(row),
        _unknown_place(row, places),
        _impossible_dates(row, as_of),
        _missing_papers(row),
        _misplaced_state(row),
    )
    for check in checks:
        yield from (f"{row['event_id']}: {problem}" for problem in check)


def _unknown_words(row: Row) -> Iterator[str]:
    for column, allowed in ENUMS.items():
        if row[column] not in allowed:
            yield f"{column} is {row[column]!r}, must be one of {', '.join(allowed)}"
    if row["state"] is not None and row["state"] not in STATES.get(row["track"], ())[1:]:
        yield f"{row['state']!r} is not a state of the track {row['track']!r}"


def _unknown_place(row: Row, places: list[str]) -> Iterator[str]:
    if row["premises_id"] not in {*places, PROGRAMME}:
        yield f"unknown premises {row['premises_id']!r}"
    elif (row["about"] in OF_PROGRAMMES) != (row["premises_id"] == PROGRAMME):
        yield f"about {row['about']!r} does not go with premises {row['premises_id']!r}"
    if row["names_all_nine"] and row["about"] != PROGRAMME:
        yield "only an event of the programme can be said of all nine"


def _impossible_dates(row: Row, as_of: date) -> Iterator[str]:
    first, last = row["date_first"], row["date_last"]
    if not _is_day(first) or not (last is None or _is_day(last)):
        yield f"{first!r} to {last!r} are not ISO days"
        return
    if last is not None and last < first:
        yield f"ends on {last}, before it begins on {first}"
    if row["stage"] in HAPPENED and first > as_of.isoformat():
        yield f"is said to have happened on {first}, after {as_of.isoformat()}"
    shared = SAME_PART.get(row["precision"], 0)
    if first[:shared] != (last or "")[:shared]:
        yield f"{first} to {last} is not known to the {row['precision']}"


def _missing_papers(row: Row) -> Iterator[str]:
    sources = sources_of(row)
    if not sources:
        yield "has no source"
    if row["operator"] is not None and row["operator_source"] not in sources:
        yield f"names the operator {row['operator']!r} without one of its sources saying so"


def _misplaced_state(row: Row) -> Iterator[str]:
    may = row["about"] == "premises" or (row["about"] == PROGRAMME and row["names_all_nine"])
    if row["state"] is not None and not (may and row["stage"] in HAPPENED):
        yield f"may not set the state {row['state']!r}: {row['stage']}, about {row['about']}"


def _repeated(ids: list[str]) -> list[str]:
    return [f"{found}: the id is used twice" for found in sorted(set(ids)) if ids.count(found) > 1]


def _backward_steps(rows: list[Row], places: list[str]) -> list[str]:
    """A track only goes forward; after its last state it may start again."""
    found = (
        f"{later['event_id']}: {later['state']!r} after {earlier['event_id']}"
        for place in places
        for track, states in STATES.items()
        for earlier, later in pairwise(on_track((r for r in rows if tells_of(r, place)), track))
        if rank(later) < rank(earlier) and earlier["state"] != states[-1]
    )
    return list(dict.fromkeys(found))


def _is_day(text: object) -> bool:
    try:
        return isinstance(text, str) and date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
