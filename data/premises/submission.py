"""A file of new events, as somebody sends it: read, judged by the register's rules, never stored.

The file has the fields of ``data/curated/events.yml``, as YAML (a list under ``events``) or as a
table (CSV or XLSX, one row per event, ``summary_it`` and ``summary_en`` in place of ``summary``,
several sources separated by ``|``). ``event_id`` may be left out: it is made of date, premises and
kind.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import yaml

from base.files import read_bytes
from base.limits import DESIGN, MEGABYTE, Limits
from base.plain_text import TextError, read_yaml
from base.problem import Problem, RefusedError
from base.tables import decoded, read_table
from base.text import LocalizedText
from data.premises.dates import CuratedFileError, possible_days
from data.premises.events import SEPARATOR, Row, records
from data.premises.rules import breaches
from data.premises.wording import OUTCOMES, UNREADABLE, breach, filled, of_event

FIELDS = (
    "event_id", "premises_id", "about", "track", "state", "kind", "stage", "date", "precision",
    "confidence", "names_all_nine", "operator", "operator_source", "summary", "sources",
)  # fmt: skip
REQUIRED = ("premises_id", "about", "track", "kind", "stage", "date", "precision", "confidence")
PLAIN = (str, int, float, date)
"""What a field may hold: a text, or what YAML makes of one."""

TABLE = Limits(size=DESIGN.size, unpacked=5 * MEGABYTE, rows=5_000, cells=50_000)
"""A table of events is as small as their YAML, once it is unpacked too."""

TRUE = ("true", "1", "yes", "sì", "si", "vero")
FALSE = ("", "none", "false", "0", "no", "falso")

Entry = Mapping[str, Any]


class SubmissionError(RefusedError):
    """The file cannot be read at all."""


def _unread(reason: str, **values: Any) -> SubmissionError:
    return SubmissionError([Problem(reason, filled(UNREADABLE[reason], **values))])


def read_file(path: Path) -> list[Entry]:
    """Return the entries of a file. Raises :class:`SubmissionError`."""
    try:
        content = read_bytes(path, DESIGN)
    except RefusedError as error:
        why = error.problems[0].what
        raise _unread("refused", name=path.name, why=why) from error
    return read_entries(content, path.name)


def read_entries(content: bytes, name: str) -> list[Entry]:
    """Return the entries of a file's bytes; ``name`` tells the format. See :func:`read_file`."""
    if len(content) > DESIGN.size:
        raise _unread("long", name=name, most=DESIGN.size // 1000)
    ending = Path(name).suffix.lower()
    if ending not in (".yml", ".yaml", ".csv", ".xlsx"):
        raise _unread("format", name=name)
    try:
        if ending in (".csv", ".xlsx"):
            entries = _table_entries(content, name)
        else:
            entries = _yaml_entries(decoded(content)[0], name)
    except TextError:
        raise
    except RefusedError as error:
        lines = {
            tongue: "; ".join(p.text(tongue) for p in error.problems) for tongue in ("it", "en")
        }
        raise _unread("refused", name=name, why=LocalizedText(**lines)) from error
    if not entries:
        raise _unread("empty", name=name)
    return entries


def check(
    entries: list[Entry], events: pd.DataFrame, premises: pd.DataFrame, *, as_of: date
) -> tuple[Problem, ...]:
    """Every reason why ``entries`` may not join the register ``events``; empty if they may.

    ``as_of`` is the day they are judged on: nothing that is done or reported lies after it.
    """
    known = records(events)
    breaking: list[Problem] = []
    rows: list[Row] = []
    for number, entry in enumerate(entries, start=1):
        name = _name(entry, number)
        problems = list(_entry_breaches(entry, name))
        if problems and not entry.get("sources"):
            problems.append(breach(name, "no_source"))
        breaking += problems
        if not problems:
            rows.append(_row(entry, name))
    places = sorted(premises["premises_id"])
    judged = breaches([*known, *rows], places, as_of=max(as_of, _last_day(known)))
    new = {of_event(row["event_id"]) for row in rows}
    return (*breaking, *(problem for problem in judged if problem.where in new))


def report(path: Path, events: pd.DataFrame, premises: pd.DataFrame, *, as_of: date) -> list[str]:
    """Lines to print about a file, Italian then English; the first line tells the outcome.

    An accepted file has one line in each language, a refused one two more for each breach.
    """
    entries = read_file(path)
    problems = check(entries, events, premises, as_of=as_of)
    key, count = ("refused", len(problems)) if problems else ("accepted", len(entries))
    outcome = filled(OUTCOMES[key], name=path.name, count=count)
    lines = [outcome.it, outcome.en]
    for problem in problems:
        lines += [f"- {problem.text('it')}", f"  {problem.text('en')}"]
    return lines


def as_yaml(entry: Entry) -> str:
    """One entry as the file to send, in the order of the register's fields."""
    ordered = {field: entry.get(field) for field in FIELDS}
    return yaml.safe_dump({"events": [ordered]}, allow_unicode=True, sort_keys=False, width=100)


def _yaml_entries(text: str, name: str) -> list[Entry]:
    try:
        content = read_yaml(text).value
    except TextError as error:
        fault = error.faults[0].problem()
        why = LocalizedText(fault.text("it"), fault.text("en"))
        raise _unread("yaml", name=name, why=why) from error
    listed = content.get("events") if isinstance(content, dict) else content
    if listed is None and isinstance(content, dict) and "events" in content:
        return []
    if not isinstance(listed, list) or not all(isinstance(entry, dict) for entry in listed):
        raise _unread("shape", name=name)
    return listed


def _table_entries(content: bytes, name: str) -> list[Entry]:
    """The rows of a table; its columns, each named once, are the fields."""
    table = read_table(content, name, limits=TABLE, expects=("premises_id", "kind"))
    fields = [field for field in table.header if field]
    cells = [table.texts(field) for field in fields]
    return [_entry(dict(zip(fields, row, strict=True))) for row in zip(*cells, strict=True)]


def _entry(row: Mapping[str, str]) -> Entry:
    entry: dict[str, Any] = {name: cell or None for name, cell in row.items()}
    summary = {end: entry.pop(f"summary_{end}", None) for end in ("it", "en")}
    sources = [part.strip() for part in (entry.pop("sources", None) or "").split("|")]
    return {**entry, "summary": summary, "sources": [source for source in sources if source]}


def _entry_breaches(entry: Entry, name: str) -> Iterator[Problem]:
    fields = ", ".join(FIELDS)
    for odd in sorted(set(map(str, entry)) - set(FIELDS)):
        yield breach(name, "unknown_field", field=odd, fields=fields)
    for field in _not_plain(entry):
        yield breach(name, "not_plain", field=field)
    if (flag := _flag(entry)) not in (*TRUE, *FALSE):
        allowed = ", ".join((*TRUE, *FALSE[2:]))
        yield breach(name, "word", column="names_all_nine", found=flag, allowed=allowed)
    missing = [field for field in REQUIRED if entry.get(field) in (None, "")]
    for field in missing:
        yield breach(name, "missing_field", field=field)
    if not any(_summary(entry).values()):
        yield breach(name, "no_summary")
    if {"date", "precision"} & set(missing):
        return
    known, precision = str(entry["date"]), str(entry["precision"])
    try:
        possible_days(known, precision)
    except CuratedFileError:
        yield breach(name, "bad_date", date=known, precision=precision)


def _not_plain(entry: Entry) -> Iterator[str]:
    """Fields that hold a list or a block where a text stands."""
    for field in FIELDS:
        value, parts = entry.get(field), [entry.get(field)]
        if field == "summary" and isinstance(value, dict):
            parts = list(value.values())
        elif field == "sources" and isinstance(value, list):
            parts = value
        if not all(part is None or isinstance(part, PLAIN) for part in parts):
            yield field


def _row(entry: Entry, name: str) -> Row:
    first, last = possible_days(str(entry["date"]), str(entry["precision"]))
    sources = entry.get("sources") or []
    listed = sources if isinstance(sources, list) else [sources]
    return {
        **{field: entry.get(field) for field in FIELDS},
        "event_id": name,
        "names_all_nine": _flag(entry) in TRUE,
        "date_known": str(entry["date"]),
        "date_first": first.isoformat(),
        "date_last": None if last is None else last.isoformat(),
        "sources": SEPARATOR.join(str(source) for source in listed if source),
    }


def _flag(entry: Entry) -> str:
    """What ``names_all_nine`` says: a word in a table, a word or a truth value in YAML."""
    return str(entry.get("names_all_nine")).strip().lower()


def _summary(entry: Entry) -> Mapping[str, str | None]:
    summary = entry.get("summary")
    return (
        summary if isinstance(summary, dict) else {"it": None if summary is None else str(summary)}
    )


def _name(entry: Entry, number: int) -> str:
    given = entry.get("event_id")
    parts = [entry.get(part) for part in ("date", "premises_id", "kind")]
    if given:
        return str(given)
    return "_".join(map(str, parts)).replace(" ", "-") if all(parts) else f"#{number}"


def _last_day(rows: list[Row]) -> date:
    """The latest day on which the register already says that something happened."""
    happened = [row["date_first"] for row in rows if row["stage"] in ("reported", "done")]
    return date.fromisoformat(max(happened))
