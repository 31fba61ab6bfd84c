"""The before-and-after design as plain choices: read from the address, written back. Pure.

A :class:`Plan` holds only what a person chooses; :func:`design_of` makes it a design of the engine.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from atlas import query as address
from atlas.city import CENTRAL_DISTRICT
from atlas.evaluation.own_panel import OwnPanel, indicator_of, is_own, opening_windows, windows_for
from atlas.query import Reader
from indicators import indicator
from indicators.evaluation.design import milan
from indicators.evaluation.design.model import METHODS, ComparisonGroup, EvaluationDesign, Floor
from indicators.spec import Indicator, ObservationStatus

OPENING = address.OUTCOME.default
LEAST_RESIDENTS = 1000.0
LEAST_YEARS = 10
MOST_OUTCOMES = 4
SIMILAR_BY = ("aged_80_plus_share", "minors", "foreign_residents")
SIMILAR_COUNT = 30

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
    reader, plain = Reader(query), Plan()
    usable = _outcomes(reader, indicators)
    before, after = _windows(reader, indicators[usable[0]])
    plan = Plan(
        outcomes=tuple(dict.fromkeys(usable))[:MOST_OUTCOMES],
        treated=tuple(sorted(reader.numbers(address.TREATED, areas) or plain.treated)),
        comparison=reader.choice(address.COMPARISON),
        own=reader.numbers(address.OWN_LIST, areas),
        ring=reader.choice(address.RING) == "out",
        before=before,
        after=after,
        floor=reader.choice(address.FLOOR),
        weighted=reader.choice(address.WEIGHTED) == "yes",
        brought=brought if any(is_own(key) for key in usable) else None,
    )
    start = reader.numbers(address.START, plan.starts)
    return replace(plan, start=start[0] if start else plan.starts[-1]), reader.refused


def _outcomes(reader: Reader, indicators: Mapping[str, Indicator]) -> list[str]:
    """The outcomes an address asks for that can be used, the one shown first."""
    wanted = [
        reader.written(address.OUTCOME) or OPENING,
        *reader.written(address.OTHERS).split(","),
    ]
    usable = [k for k in wanted if k in indicators and not why_not_offered(indicators[k])]
    if wanted[0] not in usable:
        reader.refuse(address.OUTCOME)
        return [OPENING, *usable]
    if len(usable) < len([k for k in wanted if k]):
        reader.refuse(address.OTHERS)
    return usable


def _windows(reader: Reader, outcome: Indicator) -> tuple[tuple[int, int], tuple[int, int]]:
    """Both windows, those to begin with where they cannot be used."""
    brought = is_own(outcome.key)
    early, late = windows_for(outcome) if brought else (FIRST_YEARS, LAST_YEARS)
    opening = opening_windows(outcome) if brought else (milan.BEFORE, milan.AFTER)
    before = reader.period(address.BEFORE, early) or opening[0]
    if before[0] == before[1] and not brought:
        reader.refuse(address.BEFORE)
        before = opening[0]
    after = reader.period(address.AFTER, late) or opening[1]
    if before[1] < after[0]:
        return before, after
    reader.refuse(address.AFTER)
    return opening


def as_query(plan: Plan) -> dict[str, str]:
    """The parameters that restore ``plan``; what is the default is left out."""
    plain, own = Plan(), is_own(plan.outcome)
    return address.address_of({
        address.OUTCOME: "" if plan.outcome == OPENING else plan.outcome,
        address.OTHERS: address.joined(plan.outcomes[1:]),
        address.TREATED: "" if plan.treated == plain.treated else address.joined(plan.treated),
        address.START: "" if plan.start == plan.starts[-1] else str(plan.start),
        address.COMPARISON: address.key_written(address.COMPARISON, plan.comparison),
        address.OWN_LIST: address.joined(plan.own),
        address.RING: address.key_written(address.RING, "out" if plan.ring else "in"),
        address.BEFORE: _period(plan.before, None if own else plain.before),
        address.AFTER: _period(plan.after, None if own else plain.after),
        address.FLOOR: address.key_written(address.FLOOR, plan.floor),
        address.WEIGHTED: address.key_written(address.WEIGHTED, "yes" if plan.weighted else "no"),
    })  # fmt: skip


def _period(years: tuple[int, int], default: tuple[int, int] | None) -> str:
    return "" if years == default else "{}-{}".format(*years)


def design_of(plan: Plan, controls: Sequence[int] = ()) -> EvaluationDesign:
    """The engine's design. ``controls``: the areas allowed, empty for all."""
    by_residents = plan.floor == "residents"
    floor = Floor("residents", LEAST_RESIDENTS) if by_residents else Floor(milan.RELIABLE, 1.0)
    design = milan.milan_design(
        plan.outcomes,
        start=plan.start,
        treated=plan.treated,
        methods=METHODS,
        comparison=ComparisonGroup(
            units=tuple(str(area) for area in controls),
            ring="exclude" if plan.ring else "keep",
            at_least=floor,
        ),
        before=plan.before,
        after=plan.after,
        weighted=plan.weighted,
    )
    if is_own(plan.outcome):
        apart = tuple(range(plan.before[1] + 1, plan.after[0]))
        design = replace(design, windows=replace(design.windows, leave_out=apart))
    return design if plan.treated == milan.TREATED else replace(design, title="")


def outskirts(municipio: pd.Series, neighbours: Mapping[int, Sequence[int]]) -> tuple[int, ...]:
    """Areas neither in the central Municipio nor touching an area that is."""
    centre = {
        int(str(a)) for a, number in municipio.items() if str(number) == str(CENTRAL_DISTRICT)
    }
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
