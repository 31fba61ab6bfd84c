"""The part ``evaluation``: the default before-and-after design, beside a plain loop over draws."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

import numpy as np
import pandas as pd
from scipy import stats

from bench.instruments.figures import Line, Part, Sample, Verdict
from data.catalogue.read import read_table
from indicators.evaluation.design.milan import milan_design
from indicators.evaluation.design.model import ComparisonGroup, EvaluationDesign, Floor, Options
from indicators.evaluation.design.panel import panel_of
from indicators.evaluation.design.sample import StudySample as Areas
from indicators.evaluation.design.sample import sample_of
from indicators.evaluation.inference.power import power_of
from indicators.evaluation.inference.randomisation import randomisation, randomisation_set

DRAWS = 2000
OUTCOME = "alone"


def evaluation_frame() -> pd.DataFrame:
    """Over-80s living alone by NIL and year, with what the default design names."""
    register = read_table("population_register")
    register = register[register["area_id"] > 0]
    areas = read_table("nil_areas").set_index("area_id")
    pairs = read_table("nil_neighbours").groupby("area_id")["neighbour_id"]
    alone = 100 * register["aged_80_plus_alone"] / register["aged_80_plus"].where(lambda n: n > 0)
    return register[["area_id", "year", "residents"]].assign(
        alone=alone.astype(float),
        municipio=register["area_id"].map(areas["municipio"]).astype(str),
        neighbours=register["area_id"].map(pairs.agg(lambda ids: ";".join(map(str, ids)))),
    )


def common_loop(sample: Areas) -> float:
    """As tutorials write it: shuffle, t test, count; no groups, no rings, no interval."""
    generator = np.random.default_rng(1)
    used = sample.treated | sample.control
    change, treated = sample.change(OUTCOME)[used], sample.treated[used]
    seen = stats.ttest_ind(change[treated], change[~treated], equal_var=False).statistic
    more = 0
    for _ in range(DRAWS):
        drawn = generator.permutation(treated)
        t = stats.ttest_ind(change[drawn], change[~drawn], equal_var=False).statistic
        more += abs(t) >= abs(seen)
    return (1 + more) / (1 + DRAWS)


def evaluating(repetitions: int) -> Part:
    """Measure the draws with p and interval, the power panel, and a whole change of design."""
    design = milan_design(
        [OUTCOME],
        comparison=ComparisonGroup(at_least=Floor("residents", 1000.0)),
        options=Options(draws=DRAWS),
    )
    frame = evaluation_frame()
    sample = sample_of(panel_of(frame, design), design, [OUTCOME], rule="complete_units")
    ours = _times(lambda: randomisation(randomisation_set(sample, design), OUTCOME), repetitions)
    loop = _times(lambda: common_loop(sample), min(repetitions, 3))
    power = _times(
        lambda: power_of(randomisation_set(sample, design), OUTCOME, design), repetitions
    )
    whole = _times(lambda: _design_changed(frame, design), repetitions)
    part = Part("evaluation", "Before and after, default design (8 treated, 39 controls)")
    part.lines += [
        Line(f"{DRAWS:,} draws: p (ours: and the interval)", "s", ours, loop),
        Line("power panel: formula and simulation", "s", power),
        Line("a change of design: panel, power, test, interval", "s", whole),
    ]
    part.verdicts += [
        Verdict(0, f"{DRAWS:,} permutations, interval included", ours.median, 1.0, "s"),
        Verdict(0, "a change of design", whole.median, 2.0, "s"),
    ]
    return part


def _design_changed(frame: pd.DataFrame, design: EvaluationDesign) -> None:
    sample = sample_of(panel_of(frame, design), design, [OUTCOME], rule="complete_units")
    trial = randomisation_set(sample, design)
    power_of(trial, OUTCOME, design)
    randomisation(trial, OUTCOME)


def _times(work: Callable[[], object], repetitions: int) -> Sample:
    work()
    found = []
    for _ in range(repetitions):
        began = perf_counter()
        work()
        found.append(perf_counter() - began)
    return Sample.of(found)
