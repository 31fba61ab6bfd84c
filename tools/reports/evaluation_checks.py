"""``python -m tools.reports.evaluation_checks``: writes the simulations into
``docs/evaluation-checks.md``.

On the page's own default design: how often its tests reject where nothing happened, with treated
areas chosen as programmes choose them (:mod:`tools.reports.evaluation_nulls`) and with the real
eight at false dates; whether intervals of a planted effect cover it, drift arrows leave their band
as often as they should, and the effect a design promises to see is seen with the power promised.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from data.catalogue.read import read_table
from indicators import REGISTRY
from indicators.engine.panel import TABLES, panel_of
from indicators.evaluation.design.milan import milan_design, milan_frame
from indicators.evaluation.design.model import ComparisonGroup, EvaluationDesign, Floor
from indicators.evaluation.design.panel import UnitPanel
from indicators.evaluation.design.panel import panel_of as evaluation_panel
from indicators.evaluation.design.sample import StudySample, ring_of, sample_of
from indicators.evaluation.inference.drift import drift_of
from indicators.evaluation.inference.placebo import placebo_in_time
from indicators.evaluation.inference.power import power_of, simulated_power
from indicators.evaluation.inference.randomisation import (
    Randomisation,
    randomisation,
    randomisation_set,
)
from indicators.evaluation.inference.reference import draws_of, reference_set
from tools.reports.evaluation_findings import Check, Effort, FalseDate
from tools.reports.evaluation_nulls import Size, sizes
from tools.reports.evaluation_page import page

PAGE = Path(__file__).resolve().parents[2] / "docs" / "evaluation-checks.md"
OPENING = "elderly_alone"
OUTCOMES = (
    OPENING, "one_person_households", "foreign_residents", "registrations_out", "minors",
    "household_size",
)  # fmt: skip
"""Outcomes whose intervals, arrows and promised effects are simulated."""

EVERYWHERE = (
    "aged_80_plus_share", "ageing_index", "one_person_households", "registrations_out",
    "registrations_in", "household_size", "minors", "natural_balance", "density",
    "foreign_residents",
)  # fmt: skip
"""Outcomes the page offers that all areas of at least 1,000 residents have in every year."""

LEAST_RESIDENTS = 1000.0
"""Floor of the page's default design."""


def milan_panel(outcomes: Sequence[str]) -> tuple[UnitPanel, EvaluationDesign]:
    """The page's default design for ``outcomes`` together, on the shipped tables."""
    tables = panel_of({key: read_table(key) for key in TABLES})
    register = read_table("population_register").set_index(["area_id", "year"])
    frame = milan_frame(
        {spec.key: tables.table(spec) for spec in REGISTRY if spec.key in outcomes},
        areas=tables.areas,
        neighbours=read_table("nil_neighbours"),
        residents=register["residents"],
    )
    design = page_design(outcomes)
    return evaluation_panel(frame, design), design


def page_design(outcomes: Sequence[str]) -> EvaluationDesign:
    """What ``/prima-dopo`` opens with, for ``outcomes``."""
    return milan_design(
        outcomes, comparison=ComparisonGroup(at_least=Floor("residents", LEAST_RESIDENTS))
    )


def milan_sizes(
    groups: Sequence[Sequence[str]] = (EVERYWHERE, (OPENING,)), effort: Effort | None = None
) -> list[Size]:
    """How often each test rejects where nothing happened; a group of outcomes shares its areas."""
    effort, measured = effort or Effort(), []
    for outcomes in groups:
        panel, design = milan_panel(outcomes)
        sample = sample_of(panel, design, outcomes, rule="complete_units")
        measured += sizes(sample, design, outcomes, sets=effort.sets, seed=effort.seed)
    return measured


def milan_false_dates(outcomes: Sequence[str] = (*EVERYWHERE, OPENING)) -> list[FalseDate]:
    """The real eight at each false date within the years before."""
    dates = []
    for outcome in outcomes:
        panel, design = milan_panel([outcome])
        for estimate in placebo_in_time(panel, design, outcome):
            if estimate.details is not None and estimate.details.false_start is not None:
                start = estimate.details.false_start
                dates.append(FalseDate(outcome, start, float(estimate.p or 1)))
    return dates


def milan_checks(outcomes: Sequence[str] = OUTCOMES, effort: Effort | None = None) -> list[Check]:
    """Simulate planted effects, one outcome after the other."""
    return [check(*milan_panel([key]), key, effort or Effort()) for key in outcomes]


def check(panel: UnitPanel, design: EvaluationDesign, outcome: str, effort: Effort) -> Check:
    """The simulations of one outcome, on assignments of the reference set."""
    sample = sample_of(panel, design, [outcome], rule="complete_units")
    trial = randomisation_set(sample, design)
    seen = _assignments(sample, effort.intervals, effort.seed)
    power = power_of(trial, outcome, design)
    effect = power.smallest if power.smallest is not None else float("nan")
    covered = [
        low is not None and high is not None and low <= effect <= high
        for low, high in _intervals(sample, design, outcome, effect, seen)
    ]
    arrows = drift_of(panel, sample, outcome)
    outside = np.array(arrows.outside)[sample.control]
    return Check(
        outcome=outcome,
        treated=power.n_treated,
        controls=power.n_control,
        covered=float(np.mean(covered)),
        outside=float(outside.mean()),
        arrows=len(outside),
        effect=effect,
        effect_sd=power.smallest_sd or float("nan"),
        detected=simulated_power(
            trial, outcome, effect, simulations=effort.planted, alpha=0.05, seed=effort.seed
        ),
        effort=effort,
    )


def _assignments(sample: StudySample, count: int, seed: int) -> np.ndarray:
    reference = reference_set(
        sample.treated,
        groups=sample.groups,
        adjacency=sample.adjacency,
        ring_excluded=sample.ring_excluded,
    )
    return draws_of(reference, draws=count, exact_up_to=1, seed=seed).drawn


def _intervals(
    sample: StudySample, design: EvaluationDesign, outcome: str, effect: float, seen: np.ndarray
) -> Iterator[tuple[float | None, float | None]]:
    """Intervals of a planted effect, each assignment taken for the observed one in turn."""
    fewer = replace(design, options=replace(design.options, draws=499))
    for treated in seen:
        ring = ring_of(treated, sample.adjacency)
        planted = replace(
            sample,
            treated=treated,
            ring=ring,
            control=~treated & ~ring,
            after={outcome: sample.after[outcome] + effect * treated},
        )
        trial: Randomisation = randomisation_set(planted, fewer)
        interval = randomisation(trial, outcome).interval
        yield interval if interval is not None else (None, None)


def main() -> int:
    """Simulate and write the page."""
    written = page(milan_checks(), milan_sizes(), milan_false_dates())
    PAGE.write_text(written, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
