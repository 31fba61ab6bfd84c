"""The before-and-after design as plain choices: read from the address, written back. Pure.

A :class:`Plan` holds only what a person chooses; :func:`design_of` makes it a design of the engine.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from atlas.evaluation.own_panel import OwnPanel, indicator_of, is_own, opening_windows, windows_for
from indicators import indicator
from indicators.evaluation.design import milan
from indicators.evaluation.design.model import METHODS, ComparisonGroup, EvaluationDesign
from indicators.spec import Indicator, ObservationStatus

PARAMETERS = ("esito", "altri", "trattati", "inizio", "confronto", "elenco", "anello",
              "prima", "dopo", "soglia", "pesi")  # fmt: skip
"""Names in the address, in the order in which they are written."""

COMPARISONS = {"all": "tutte", "outskirts": "periferia", "similar": "simili", "own": "elenco"}
FLOORS = {"residents": "1000", "rates": "affidabili"}
OPENING = "elderly_alone"
LEAST_RESIDENTS = 1000.0
LEAST_YEARS = 10
MOST_OUTCOMES = 4
SIMILAR_BY = ("aged_80_plus_share", "minors", "foreign_residents")
SIMILAR_COUNT = 30
CENTRE = "1"
"""The Municipio of the centre: the outskirts are the areas neither in it nor touching it."""

FIRST_YEARS = tuple(range(2015, 2020))
LAST_YEARS = (2022, 2023, 2024)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a person chose. ``own`` counts only with the comparison ``own``.

    ``brought`` is the reader's panel where an outcome is of it: the key of that outcome, made of
    the panel's content, already tells two plans apart.
    """

    outcomes: tuple[str, ...] = (OPENING,)
    treated: tuple[int, ...] = milan.TREATED
    start: int = milan.LAST_START
    comparison: str = "all"
    own: tuple[int, ...] = ()
    ring: bool = True
    before: tuple[int, int] = milan.BEFORE
    after: tuple[int, int] = milan.AFTER
    floor: str = "residents"
    weighted: bool = False
    brought: OwnPanel | None = field(default=None, compare=False, repr=False)

    @property
    def outcome(self) -> str:
        """The outcome shown; the others are only tested together with it."""
        return self.outcomes[0]

    @property
    def indicator(self) -> Indicator:
        """The papers of the outcome shown."""
        return self.indicator_of(self.outcome)

    def indicator_of(self, key: str) -> Indicator:
        """The papers of one of the outcomes: of the registry, or those of the reader's panel."""
        panel = self.own_panel(key)
        return indicator(key) if panel is None else indicator_of(panel)

    def own_panel(self, key: str) -> OwnPanel | None:
        """The reader's panel if that outcome is of it."""
        return self.brought if self.brought is not None and self.brought.key == key else None

    @property
    def starts(self) -> tuple[int, ...]:
        """The grid of dates that the windows allow."""
        return milan.plausible_starts(self.before, self.after)


def why_not_offered(indicator: Indicator) -> str:
    """``""`` if the indicator can be an outcome, else the name of the reason."""
    if is_own(indicator.key):
        return ""
    if indicator.status is not ObservationStatus.OBSERVED:
        return indicator.status.value
    if len(indicator.years) < LEAST_YEARS or not indicator.comparable:
        return "yearly"
    if not {*FIRST_YEARS, *LAST_YEARS} <= {*indicator.years} - {*indicator.years_without_values}:
        return "in_windows"
    if indicator.overlapping_windows:
        return "overlapping"
    return ""


def read_plan(
    query: Mapping[str, str],
    indicators: Mapping[str, Indicator],
    areas: frozenset[int],
    brought: OwnPanel | None = None,
) -> tuple[Plan, tuple[str, ...]]:
    """The plan an address asks for, and the parameters that could not be used.

    ``brought`` is the panel this visitor has loaded; ``indicators`` holds it too.
    """
    ask, plain = _Reader(query), Plan()
    bad = ask.bad
    asked = [query.get("esito", "") or OPENING, *query.get("altri", "").split(",")]
    usable = [k for k in asked if k in indicators and not why_not_offered(indicators[k])]
    if asked[0] not in usable:
        bad.append("esito")
        usable.insert(0, OPENING)
    elif len(usable) < len([k for k in asked if k]):
        bad.append("altri")
    before, after = ask.windows(indicators[usable[0]])
    plan = Plan(
        outcomes=tuple(dict.fromkeys(usable))[:MOST_OUTCOMES],
        treated=tuple(sorted(ask.numbers("trattati", areas) or plain.treated)),
        comparison=ask.one_of("confronto", COMPARISONS, plain.comparison),
        own=ask.numbers("elenco", areas),
        ring=ask.one_of("anello", {"out": "fuori", "in": "dentro"}, "out") == "out",
        before=before,
        after=after,
        floor=ask.one_of("soglia", FLOORS, plain.floor),
        weighted=ask.one_of("pesi", {"no": "no", "yes": "residenti"}, "no") == "yes",
        brought=brought if any(is_own(key) for key in usable) else None,
    )
    start = ask.numbers("inizio", plan.starts)
    return replace(plan, start=start[0] if start else plan.starts[-1]), tuple(dict.fromkeys(bad))


class _Reader:
    """Reads single parameters; the names of those that cannot be used gather in ``bad``."""

    def __init__(self, query: Mapping[str, str]) -> None:
        self._query = query
        self.bad: list[str] = []

    def numbers(self, name: str, allowed: Sequence[int] | frozenset[int]) -> tuple[int, ...]:
        found = self._query.get(name, "").strip()
        if not found:
            return ()
        parts = re.split(r"[,;\s]+", found)
        whole = [int(one) for one in parts if re.fullmatch(r"[0-9]{1,4}", one)]
        known = tuple(dict.fromkeys(one for one in whole if one in allowed))
        if len(known) != len(set(parts)):
            self.bad.append(name)
        return known

    def window(self, name: str, years: Sequence[int], default: tuple[int, int]) -> tuple[int, int]:
        found = self._query.get(name, "")
        ends = re.fullmatch(r"([0-9]{4})-([0-9]{4})", found)
        if ends is not None:
            low, high = int(ends[1]), int(ends[2])
            if low in years and high in years and low <= high:
                return low, high
        if found:
            self.bad.append(name)
        return default

    def windows(self, outcome: Indicator) -> tuple[tuple[int, int], tuple[int, int]]:
        """Both windows, those to begin with where they cannot be used."""
        brought = is_own(outcome.key)
        early, late = windows_for(outcome) if brought else (FIRST_YEARS, LAST_YEARS)
        opening = opening_windows(outcome) if brought else (milan.BEFORE, milan.AFTER)
        before = self.window("prima", early, opening[0])
        if before[0] == before[1] and not brought:
            self.bad.append("prima")
            before = opening[0]
        after = self.window("dopo", late, opening[1])
        if before[1] < after[0]:
            return before, after
        self.bad.append("dopo")
        return opening

    def one_of(self, name: str, choices: Mapping[str, str], default: str) -> str:
        found = self._query.get(name, "")
        keys = [key for key, written in choices.items() if written == found]
        if found and not keys:
            self.bad.append(name)
        return keys[0] if keys else default


def as_query(plan: Plan) -> dict[str, str]:
    """The parameters that restore ``plan``; what is the default is left out."""
    plain, own = Plan(), is_own(plan.outcome)
    written = {
        "esito": "" if plan.outcome == OPENING else plan.outcome,
        "altri": ",".join(plan.outcomes[1:]),
        "trattati": "" if plan.treated == plain.treated else _joined(plan.treated),
        "inizio": "" if plan.start == plan.starts[-1] else str(plan.start),
        "confronto": "" if plan.comparison == "all" else COMPARISONS[plan.comparison],
        "elenco": _joined(plan.own),
        "anello": "" if plan.ring else "dentro",
        "prima": "" if plan.before == plain.before and not own else "{}-{}".format(*plan.before),
        "dopo": "" if plan.after == plain.after and not own else "{}-{}".format(*plan.after),
        "soglia": "" if plan.floor == plain.floor else FLOORS[plan.floor],
        "pesi": "residenti" if plan.weighted else "",
    }
    return {name: value for name, value in written.items() if value}


def design_of(plan: Plan, controls: Sequence[int] = ()) -> EvaluationDesign:
    """The engine's design. ``controls``: the areas allowed, empty for all."""
    floor = ("residents", LEAST_RESIDENTS) if plan.floor == "residents" else (milan.RELIABLE, 1.0)
    found = milan.milan_design(
        plan.outcomes,
        start=plan.start,
        treated=plan.treated,
        methods=METHODS,
        comparison=ComparisonGroup(
            units=tuple(str(one) for one in controls),
            ring="exclude" if plan.ring else "keep",
            at_least=floor,
        ),
        before=plan.before,
        after=plan.after,
        weighted=plan.weighted,
    )
    if is_own(plan.outcome):
        apart = tuple(range(plan.before[1] + 1, plan.after[0]))
        found = replace(found, windows=replace(found.windows, leave_out=apart))
    return found if plan.treated == milan.TREATED else replace(found, title="")


def outskirts(municipio: pd.Series, neighbours: Mapping[int, Sequence[int]]) -> tuple[int, ...]:
    """Areas neither in the central Municipio nor touching an area that is."""
    centre = {int(str(a)) for a, one in municipio.items() if str(one) == CENTRE}
    return tuple(
        area
        for area in (int(str(a)) for a in municipio.index)
        if area not in centre and not centre & set(neighbours.get(area, ()))
    )


def similar(levels: pd.DataFrame, treated: Sequence[int]) -> tuple[int, ...]:
    """The areas nearest to some treated area in ``levels`` (areas by variables, before only).

    Euclidean distance of z-scores; areas that lack a variable are left out. The outcome must not
    be among the variables: matching on it makes regression to the mean worse.
    """
    known = levels.dropna()
    z = (known - known.mean()) / known.std(ddof=0)
    inside = z[z.index.isin(treated)].to_numpy()
    others = z[~z.index.isin(treated)]
    if not len(inside):
        return ()
    gaps = np.linalg.norm(others.to_numpy()[:, None, :] - inside[None], axis=2).min(axis=1)
    nearest = others.index[np.argsort(gaps, kind="stable")[:SIMILAR_COUNT]]
    return tuple(sorted(int(area) for area in nearest))


def similar_by(plan: Plan) -> tuple[str, ...]:
    """The variables of :func:`similar`, without the outcomes themselves."""
    return tuple(key for key in SIMILAR_BY if key not in plan.outcomes)


def _joined(areas: Sequence[int]) -> str:
    return ",".join(str(one) for one in areas)
