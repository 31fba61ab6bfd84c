"""The closed list of facts a story may name, each computed from the data when it is asked for.

A fact is a name of parts between dots; parts in capitals stand for a name out of a known list:
``city.INDICATOR`` is ``city.elderly_alone`` and thirty others. ``docs/stories.md`` explains each.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache as cache_once

from atlas import repository
from atlas.evaluation import sentences
from atlas.index.facts import RobustCounts, robust_counts
from atlas.neighbourhood.profile import listed
from atlas.premises import catchment, event_history, need
from atlas.premises.facts import PlaceFacts
from atlas.repository import catchments, index_places, index_results
from atlas.rows import row
from atlas.stories import study
from atlas.stories.parser import PLACEHOLDER, RADII, Known, simple
from atlas.wording import numbers, ranks, text
from atlas.wording.extremes import Extremes, among, extremes
from data.premises.money import money
from indicators import REGISTRY, indicator

Say = Callable[..., str]
RANGE = re.compile(r"(?<=\d)–(?=\d)")
"""The dash between two ends, which no line may break."""
TODAY = "today"
"""The fact that is the day a story is told: all others are of the data."""
SITED = ("residents", *need.NEEDS)


class UnknownFactError(KeyError):
    """A text names a fact that is not on the list."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A pattern of names and what says them: ``say(language, *parts in capitals)``."""

    pattern: str
    say: Say


def filled(written: str, language: str, day: date) -> str:
    """A text told on ``day`` with its placeholders filled in. Raises :class:`UnknownFactError`."""
    filled_in = PLACEHOLDER.sub(lambda match: _one(match[1], match[2], language, day), written)
    filled_in = RANGE.sub("\u2060–\u2060", filled_in)
    return filled_in[:1].upper() + filled_in[1:] if written.startswith("{") else filled_in


def _one(name: str, form: str | None, language: str, day: date) -> str:
    written = fact(name, language, day)
    if form and written.isdigit():
        return numbers.in_letters(int(written), language=language)
    return written


def fact(name: str, language: str, day: date) -> str:
    """What a fact says in a language on a day. Raises :class:`UnknownFactError`."""
    if name == TODAY:
        return numbers.day(day.isoformat(), language=language)
    match = _found(name)
    if match is None:
        raise UnknownFactError(name)
    entry, parts = match
    return entry.say(language, *parts)


def is_fact(name: str) -> bool:
    """Whether the list has that name."""
    return name == TODAY or _found(name) is not None


def known(day: date) -> Known:
    """Every name a story told on ``day`` may use."""
    names = repository.areas()["short_name"]
    return Known(
        day=day,
        indicators=frozenset(indicator.key for indicator in REGISTRY),
        areas={simple(str(name)): int(str(area)) for area, name in names.items()},
        premises=frozenset(str(key) for key in repository.premises().index),
        events=frozenset(str(key) for key in repository.premises_events()["event_id"]),
        is_fact=is_fact,
        facts=tuple(every_name()),
    )


def every_name() -> Iterator[str]:
    """Every name of the list, those of areas and events left out: they are many."""
    yield TODAY
    for entry in FACTS:
        parts = entry.pattern.split(".")
        if "AREA" not in parts and "EVENT" not in parts:
            yield from _spelled(parts)


def _spelled(parts: list[str]) -> Iterable[str]:
    names = [""]
    for part in parts:
        choices = sorted(_allowed()[part]) if part.isupper() else [part]
        names = [f"{name}.{choice}" if name else choice for name in names for choice in choices]
    return names


def _found(name: str) -> tuple[Fact, list[str]] | None:
    given = name.split(".")
    for entry in FACTS:
        parts = entry.pattern.split(".")
        if len(parts) != len(given):
            continue
        pairs = list(zip(parts, given, strict=True))
        if all(g in _allowed()[p] if p.isupper() else g == p for p, g in pairs):
            return entry, [g for p, g in pairs if p.isupper()]
    return None


@cache_once
def _allowed() -> Mapping[str, frozenset[str]]:
    return {
        "INDICATOR": frozenset(indicator.key for indicator in REGISTRY),
        "AREA": frozenset(str(area) for area in repository.areas().index),
        "PREMISES": frozenset(str(key) for key in repository.premises().index),
        "EVENT": frozenset(str(key) for key in repository.premises_events()["event_id"]),
        "LINE": frozenset(line.key for line in money().lines),
        "RADIUS": frozenset(RADII),
        "COUNT": frozenset(catchment.COUNTS),
        "MEASURE": frozenset(SITED),
    }


# What each fact says


def _city(language: str, key: str) -> str:
    data = repository.indicator_data(key)
    city = data.city_by_year[data.indicator.latest_year]
    return numbers.value(city, data.indicator, language=language)


def _ends(key: str) -> Extremes:
    """The ends of the latest year, by the map's sentence's own rule."""
    data = repository.indicator_data(key)
    ends = extremes(data.by_year[data.indicator.latest_year])
    if ends is None:
        raise UnknownFactError(f"low.{key}")
    return ends


def _end_value(language: str, key: str, *, high: bool) -> str:
    ends = _ends(key)
    return numbers.value(ends.high if high else ends.low, indicator(key), language=language)


def _end_area(language: str, key: str, *, high: bool) -> str:
    """The area at one end; and among whom it is the end, where others lie beyond."""
    ends = _ends(key)
    areas = ends.high_areas if high else ends.low_areas
    several = text(language)("sentence.several", count=len(areas))
    name = several if len(areas) > 1 else _area_name(language, areas[0])
    return ", ".join(
        part for part in (name, among(ends, indicator(key), language=language)) if part
    )


def _ranked(language: str, key: str) -> str:
    data = repository.indicator_data(key)
    rows = data.by_year[data.indicator.latest_year]
    return _count(int((rows["rank_reason"] == "").sum()), language)


def _area_name(_language: str, area: str | int) -> str:
    return str(repository.areas().at[int(area), "short_name"])


def _area_value(language: str, area: str, key: str) -> str:
    data = repository.indicator_data(key)
    values = row(data.by_year[data.indicator.latest_year], int(area))
    if values["reason"]:
        return text(language)(f"missing.{values['reason']}")
    return numbers.value(float(values["value"]), data.indicator, language=language)


def _area_rank(language: str, area: str, key: str) -> str:
    data = repository.indicator_data(key)
    values = row(data.by_year[data.indicator.latest_year], int(area))
    if values["rank_reason"]:
        return text(language)(f"missing.{values['rank_reason']}")
    return ranks.said(values, data.indicator, language=language)


def _latest_residents() -> tuple[int, Mapping[int, float]]:
    residents = repository.residents()
    year = int(residents.index.get_level_values("year").max())
    counts = residents.xs(year, level="year")
    return year, {int(str(area)): float(value) for area, value in counts.items()}


def _area_residents(language: str, area: str) -> str:
    return numbers.number(_latest_residents()[1][int(area)], language=language)


def _area_index(language: str, area: str, part: str) -> str:
    index = index_places.index_of(int(area))
    if index is None:
        return text(language)("index.no_rank")
    parts = {"from": index.low, "to": index.high, "word": index.word(language)}
    return str(parts[part])


def _city_residents(language: str) -> str:
    areas = {int(str(area)) for area in repository.areas().index}
    people = sum(value for area, value in _latest_residents()[1].items() if area in areas)
    return numbers.number(people, language=language)


def _robust() -> RobustCounts:
    return robust_counts(index_results.leading())


def _always_names(language: str) -> str:
    names = [_area_name(language, area) for area in _robust().always_areas]
    return listed(names, text(language))


def _nine(language: str) -> tuple[PlaceFacts, ...]:
    return repository.premises_facts(repository.read_until(), language)


def _on(language: str, track: str, state: str) -> str:
    states = [getattr(place.status, track).state for place in _nine(language)]
    return _count(states.count(state), language)


def _place(language: str, key: str, what: str) -> str:
    (place,) = [other for other in _nine(language) if other.row["premises_id"] == key]
    parts: Mapping[str, Callable[[], str]] = {
        "name": lambda: str(place.row["name"]),
        "address": lambda: str(place.row["address"]),
        "area": lambda: place.area_name,
        "works": place.works,
        "service": place.service,
        "answer": place.is_open,
        "last_news": lambda: place.said_news(place.news.premises),
    }
    return parts[what]()


def _event(language: str, event: str, *, day: bool) -> str:
    every = event_history.everything(repository.premises_events(), language=language)
    (entry,) = [other for other in every if other.event_id == event]
    return entry.when if day else entry.summary


def _line(language: str, key: str) -> str:
    (fund,) = [line for line in money().lines if line.key == key]
    return _euro(fund.amounts[0].eur, language)


def _euro(eur: int, language: str) -> str:
    return text(language)("unit.euro", value=numbers.number(eur, language=language))


def _near(language: str, radius: str, count: str) -> str:
    rows = catchment.chosen(catchments.catchment_shapes(), radius)
    return catchment.estimate(row(rows, "all"), count, language)


def _reached(language: str, radius: str, measure: str) -> str:
    coverage = need.coverage(catchments.siting()[0], measure, int(radius), "nine")
    share = numbers.number(float(coverage["share_pct"]), language=language, decimals=1)
    return text(language)("unit.percent", value=share)


def _count(number: int, language: str) -> str:
    return numbers.number(number, language=language)


def _of_study(language: str, part: str) -> str:
    plan, estimates = study.plan(), study.made(study.plan())
    parts: Mapping[str, Callable[[], str]] = {
        "treated": lambda: _count(estimates.results.test.n_treated or 0, language),
        "control": lambda: _count(estimates.results.test.n_control or 0, language),
        "difference": lambda: sentences.moved(estimates.results.test.estimate, plan, language),
        "interval": lambda: sentences.interval(estimates.results.test, plan, language),
        "smallest": lambda: sentences.size(estimates.power.smallest, plan, language),
        "before": lambda: numbers.span(*map(str, plan.before), language=language),
        "after": lambda: numbers.span(*map(str, plan.after), language=language),
        "verdict": lambda: text(language)(
            "before.result_apart" if study.is_apart(estimates) else "before.result_not_apart"
        ),
    }
    return parts[part]()


def _of_game(language: str, part: str) -> str:
    line = study.line_up(study.plan())
    parts = {
        "count": len(line.panels),
        "answer": line.real + 1,
        "chance": numbers.number(100 * line.chance, language=language),
    }
    return str(parts[part])


FACTS: tuple[Fact, ...] = (
    Fact("city.areas", lambda la: _count(len(repository.areas()), la)),
    Fact("city.residents", _city_residents),
    Fact("city.residents_year", lambda _: str(_latest_residents()[0])),
    Fact("city.INDICATOR", _city),
    Fact("year.INDICATOR", lambda _, key: str(indicator(key).latest_year)),
    Fact("low.INDICATOR", lambda la, key: _end_value(la, key, high=False)),
    Fact("low_area.INDICATOR", lambda la, key: _end_area(la, key, high=False)),
    Fact("high.INDICATOR", lambda la, key: _end_value(la, key, high=True)),
    Fact("high_area.INDICATOR", lambda la, key: _end_area(la, key, high=True)),
    Fact("ranked.INDICATOR", _ranked),
    Fact("area.AREA.name", _area_name),
    Fact("area.AREA.residents", _area_residents),
    Fact("area.AREA.index_from", lambda la, area: _area_index(la, area, "from")),
    Fact("area.AREA.index_to", lambda la, area: _area_index(la, area, "to")),
    Fact("area.AREA.index_word", lambda la, area: _area_index(la, area, "word")),
    Fact("area.AREA.INDICATOR", _area_value),
    Fact("rank.AREA.INDICATOR", _area_rank),
    Fact("deprivation.ranked", lambda la: _count(_robust().of, la)),
    Fact("deprivation.always", lambda la: _count(_robust().always, la)),
    Fact("deprivation.depends", lambda la: _count(_robust().depends, la)),
    Fact("deprivation.never", lambda la: _count(_robust().never, la)),
    Fact("deprivation.always_names", _always_names),
    Fact("deprivation.indicators", lambda la: _count(
        len(index_results.design_named(index_results.FIRST).indicators), la)),
    Fact("premises.count", lambda la: _count(len(repository.premises()), la)),
    Fact("premises.neighbourhoods", lambda la: _count(repository.premises()["area_id"].nunique(),
    la)), Fact("premises.estimated", lambda la: _count(sum(place.estimated for place in _nine(la)),
    la)), Fact("premises.sources_read", lambda la: _nine(la)[0].sources_read()),
    Fact("premises.open", lambda la: _on(la, "service", "open")), Fact("premises.under_evaluation",
    lambda la: _on(la, "service", "under_evaluation")), Fact("premises.works_unknown", lambda la:
    _on(la, "works", "unknown")), Fact("premises.works_to_be_done", lambda la: _on(la, "works",
    "to_be_done")), Fact("premises.works_under_way", lambda la: _on(la, "works", "under_way")),
    Fact("premises.works_done", lambda la: _on(la, "works", "done")), Fact("premises.PREMISES.name",
    lambda la, key: _place(la, key, "name")), Fact("premises.PREMISES.address", lambda la, key:
    _place(la, key, "address")), Fact("premises.PREMISES.area", lambda la, key: _place(la, key,
    "area")), Fact("premises.PREMISES.works", lambda la, key: _place(la, key, "works")),
    Fact("premises.PREMISES.service", lambda la, key: _place(la, key, "service")),
    Fact("premises.PREMISES.answer", lambda la, key: _place(la, key, "answer")),
    Fact("premises.PREMISES.last_news", lambda la, key: _place(la, key, "last_news")),
    Fact("event.EVENT", lambda la, event: _event(la, event, day=False)), Fact("event_day.EVENT",
    lambda la, event: _event(la, event, day=True)), Fact("money.total", lambda la:
    _euro(sum(fund.amounts[0].eur for fund in money().lines), la)), Fact("money.LINE", _line),
    Fact("near.RADIUS.COUNT", _near), Fact("reached.RADIUS.MEASURE", _reached),
    Fact("comparison.treated", lambda la: _of_study(la, "treated")), Fact("comparison.control",
    lambda la: _of_study(la, "control")), Fact("comparison.difference", lambda la: _of_study(la,
    "difference")), Fact("comparison.interval", lambda la: _of_study(la, "interval")),
    Fact("comparison.smallest", lambda la: _of_study(la, "smallest")), Fact("comparison.before",
    lambda la: _of_study(la, "before")), Fact("comparison.after", lambda la: _of_study(la,
    "after")), Fact("comparison.verdict", lambda la: _of_study(la, "verdict")), Fact("game.count",
    lambda la: _of_game(la, "count")), Fact("game.answer", lambda la: _of_game(la, "answer")),
    Fact("game.chance", lambda la: _of_game(la, "chance")),
)  # fmt: skip
"""The list. What a name means is told in docs/stories.md; a test compares the two."""
