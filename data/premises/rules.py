"""What the premises register may not contain: the rules, and one error that lists every breach.

A breach is a problem with the rule's name and the event; its sentences are in
:mod:`data.premises.wording`.
"""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

import pandas as pd

from base.problem import Problem, RefusedError
from data.premises.events import (
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
from data.premises.wording import breach

SAME_PART = {"day": 10, "month": 7, "year": 4}
"""How many characters the first and the last ISO day share, for each precision."""

OF_PROGRAMMES = (PROGRAMME, "other_programme")


class RegisterError(RefusedError):
    """The register contradicts itself; ``problems`` lists every breach."""


def validate(events: pd.DataFrame, premises: pd.DataFrame, *, as_of: date) -> None:
    """Raise :class:`RegisterError` listing everything that cannot be true, or lacks papers.

    ``as_of`` is the day up to which the register was kept: nothing happened after it.
    """
    problems = breaches(records(events), sorted(premises["premises_id"]), as_of=as_of)
    if problems:
        raise RegisterError(problems)


def breaches(rows: list[Row], places: list[str], *, as_of: date) -> list[Problem]:
    """Every breach of a register with these rows, in the order of the rows.

    Whether a track goes backwards is only asked of rows that break no other rule.
    """
    problems = [problem for row in rows for problem in _row_breaches(row, places, as_of)]
    problems += _repeated([row["event_id"] for row in rows])
    return problems or _backward_steps(rows, places)


def _row_breaches(row: Row, places: list[str], as_of: date) -> Iterator[Problem]:
    checks = (
        _unknown_words(row),
        _unknown_place(row, places),
        _impossible_dates(row, as_of),
        _missing_papers(row),
        _misplaced_state(row),
    )
    for check in checks:
        yield from (breach(str(row["event_id"]), rule, **values) for rule, values in check)


Broken = Iterator[tuple[str, dict[str, Any]]]
"""Rules broken by one row, each with the values it was found with."""


def _unknown_words(row: Row) -> Broken:
    for column, allowed in ENUMS.items():
        if row[column] not in allowed:
            yield "word", {"column": column, "found": row[column], "allowed": ", ".join(allowed)}
    if row["state"] is not None and row["state"] not in STATES.get(row["track"], ())[1:]:
        yield "state_of_track", {"state": row["state"], "track": row["track"]}


def _unknown_place(row: Row, places: list[str]) -> Broken:
    if row["premises_id"] not in {*places, PROGRAMME}:
        known = ", ".join([*places, PROGRAMME])
        yield "unknown_premises", {"found": row["premises_id"], "known": known}
    elif (row["about"] in OF_PROGRAMMES) != (row["premises_id"] == PROGRAMME):
        yield "about_premises", {"about": row["about"], "premises": row["premises_id"]}
    if row["names_all_nine"] and row["about"] != PROGRAMME:
        yield "all_nine", {}


def _impossible_dates(row: Row, as_of: date) -> Broken:
    first, last = row["date_first"], row["date_last"]
    if not _is_day(first) or not (last is None or _is_day(last)):
        yield "not_iso", {"first": first, "last": last}
        return
    if last is not None and last < first:
        yield "ends_before", {"first": first, "last": last}
    if row["stage"] in HAPPENED and first > as_of.isoformat():
        yield "future", {"first": first, "as_of": as_of.isoformat()}
    shared = SAME_PART.get(row["precision"], 0)
    if first[:shared] != (last or "")[:shared]:
        yield "precision", {"first": first, "last": last, "precision": row["precision"]}


def _missing_papers(row: Row) -> Broken:
    sources = sources_of(row)
    if not sources:
        yield "no_source", {}
    if row["operator"] is not None and row["operator_source"] not in sources:
        yield "operator", {"operator": row["operator"]}


def _misplaced_state(row: Row) -> Broken:
    may = row["about"] == "premises" or (row["about"] == PROGRAMME and row["names_all_nine"])
    if row["state"] is not None and not (may and row["stage"] in HAPPENED):
        yield "misplaced", {"state": row["state"], "stage": row["stage"], "about": row["about"]}


def _repeated(ids: list[str]) -> list[Problem]:
    return [breach(name, "repeated") for name in sorted(set(ids)) if ids.count(name) > 1]


def _backward_steps(rows: list[Row], places: list[str]) -> list[Problem]:
    """A track only goes forward; after its last state it may start again."""
    steps = {
        (later["event_id"], earlier["event_id"]): later["state"]
        for place in places
        for track, states in STATES.items()
        for earlier, later in pairwise(on_track((r for r in rows if tells_of(r, place)), track))
        if rank(later) < rank(earlier) and earlier["state"] != states[-1]
    }
    return [
        breach(later, "backwards", state=state, earlier=earlier)
        for (later, earlier), state in steps.items()
    ]


def _is_day(text: object) -> bool:
    try:
        return isinstance(text, str) and date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
