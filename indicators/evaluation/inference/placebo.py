"""What could fool us: a line-up, false dates, one area fewer, and the ring around the treated."""

from dataclasses import dataclass, replace

import numpy as np

from indicators.evaluation.design.model import EvaluationDesign, Windows
from indicators.evaluation.design.numbers import Flags, Floats, Wholes
from indicators.evaluation.design.panel import UnitPanel
from indicators.evaluation.design.problems import EvaluationError, refuse_panel
from indicators.evaluation.design.sample import StudySample, ring_of, sample_of
from indicators.evaluation.estimators.details import (
    DidDetails,
    RandomisationDetails,
    SpilloverDetails,
)
from indicators.evaluation.estimators.did import did
from indicators.evaluation.estimators.result import EffectEstimate
from indicators.evaluation.estimators.welch import Sides, WelchFamily, sides_of
from indicators.evaluation.inference.randomisation import (
    Randomisation,
    randomisation,
    randomisation_set,
)


@dataclass(frozen=True, slots=True)
class LineUpPanel:
    """One panel of the line-up: who is (or plays) treated, and treated minus controls in time.

    ``gap`` (T,) is the difference of means in each period, less its mean over the before window.
    """

    units: tuple[str, ...]
    gap: Floats
    estimate: float
    t: float


@dataclass(frozen=True, slots=True)
class LineUp:
    """``panels`` in the order to be shown; ``real`` is the place (from 0) of what happened.

    ``p`` is the randomisation p-value of the same reference set; ``chance`` that of picking the
    real one blindly.
    """

    outcome: str
    times: Wholes
    panels: tuple[LineUpPanel, ...]
    real: int
    p: float

    @property
    def chance(self) -> float:
        """1 / number of panels."""
        return 1 / len(self.panels)


def line_up(
    panel: UnitPanel, trial: Randomisation, outcome: str, *, count: int = 20, seed: int = 0
) -> LineUp:
    """The real set among ``count`` - 1 others, the first distinct ones of the test's own draws.

    With an exact reference set they are picked from it at random. Raises :class:`PanelError` where
    the set holds too few others, or where treatment is by cluster.
    """
    sample, drawn = trial.sample, trial.assignments.drawn
    places = {unit: n for n, unit in enumerate(panel.units)}
    if any(unit not in places for unit in sample.units):
        raise refuse_panel("by_cluster.line_up")
    generator = np.random.default_rng(seed)
    order = generator.permutation(len(drawn)) if trial.assignments.exact else range(len(drawn))
    others: list[Flags] = []
    met = {sample.treated.tobytes()}
    for n in order:
        if drawn[n].tobytes() not in met and len(others) < count - 1:
            met.add(drawn[n].tobytes())
            others.append(drawn[n])
    if len(others) < count - 1:
        raise refuse_panel("few_assignments", count=len(others), needed=count - 1)
    real = int(generator.integers(count))
    assignments = np.array([*others[:real], sample.treated, *others[real:]])
    sides = sides_of(assignments, sample.adjacency, sample.ring_excluded)
    family = WelchFamily(sides, sample.change(outcome), sample.weights, np.zeros(len(sample.units)))
    values = panel.values[outcome][[places[unit] for unit in sample.units]]
    gaps = _gaps(values, sides, sample.weights)
    level = gaps[:, panel.columns_of(sample.before_periods)].mean(axis=1)
    panels = tuple(
        LineUpPanel(sample.named(assignments[n]), gaps[n] - level[n], float(value), float(t))
        for n, (value, t) in enumerate(zip(family.difference(), family.t(0.0), strict=True))
    )
    p = randomisation(trial, outcome).p
    assert p is not None  # noqa: S101 - a randomisation test always has one
    return LineUp(outcome, panel.times, panels, real, p)


def placebo_in_time(
    panel: UnitPanel, design: EvaluationDesign, outcome: str
) -> list[EffectEstimate[RandomisationDetails]]:
    """The test at each false date within the before window, as if treatment had begun then.

    ``details.false_start`` is the date. Dates whose sample fails are left out.
    """
    sample = sample_of(panel, design, [outcome], rule=design.rule_for_missing("randomisation"))
    periods = sample.before_periods
    treated = np.isin(np.array(panel.units, dtype=object), np.array(sample.named(sample.treated)))
    tests: list[EffectEstimate[RandomisationDetails]] = []
    trial: Randomisation | None = None
    for cut in range(1, len(periods)):
        false = int(periods[cut])
        windows = Windows(
            before=(int(periods[0]), int(periods[cut - 1])),
            after=(false, int(periods[-1])),
            leave_out=design.windows.leave_out,
        )
        moved = replace(panel, starts=np.where(treated, float(false), panel.starts))
        moved_design = replace(
            design, windows=windows, options=replace(design.options, anticipation=0)
        )
        try:
            moved_sample = sample_of(
                moved, moved_design, [outcome], rule=moved_design.rule_for_missing("randomisation")
            )
            same = trial is not None and (trial.sample.units, trial.sample.treated.tolist()) == (
                moved_sample.units, moved_sample.treated.tolist()
            )  # fmt: skip
            trial = (
                replace(trial, sample=moved_sample)
                if trial and same
                else randomisation_set(moved_sample, moved_design)
            )
            tested = randomisation(trial, outcome, level=design.options.level)
        except EvaluationError:
            continue
        if tested.details is not None:
            details = replace(tested.details, false_start=false)
            tests.append(replace(tested, details=details))
    return tests


def leave_one_out(
    sample: StudySample, outcome: str, *, level: float = 0.95
) -> list[EffectEstimate[DidDetails]]:
    """The estimate without each treated unit in turn; ``details.without`` names it.

    Ring and controls stay as they are. Empty where only one unit is treated.
    """
    if sample.treated.sum() < 2:
        return []
    answers = []
    for place in np.flatnonzero(sample.treated):
        others = np.ones(len(sample.units), dtype=bool)
        others[place] = False
        answer = did(subset(sample, others), outcome, level=level)
        if answer.details is not None:
            details = replace(answer.details, without=sample.units[place])
            answers.append(replace(answer, details=details))
    return answers


def spillover(
    trial: Randomisation, outcome: str, *, level: float = 0.95
) -> EffectEstimate[SpilloverDetails]:
    """The ring around the treated against the controls, the treated themselves left out.

    p is by randomisation over the same draws, each with its own ring and controls; the interval is
    Welch's, from the sample. Raises :class:`PanelError` where there is no ring.
    """
    sample = trial.sample
    if not sample.ring_excluded or not sample.ring.any():
        raise refuse_panel("no_ring", field="panel.neighbours")
    change, nothing = sample.change(outcome), np.zeros(len(sample.units))
    rings = ring_of(trial.assignments.drawn, sample.adjacency)
    some = rings.any(axis=1)
    drawn = Sides(rings[some].astype(float), trial.drawn.control[some])
    seen = Sides(sample.ring[None, :].astype(float), trial.observed.control)
    observed = float(WelchFamily(seen, change, sample.weights, nothing).t(0.0)[0])
    p = trial.p_value(WelchFamily(drawn, change, sample.weights, nothing).t(0.0), observed)
    compared = sample.ring | sample.control
    as_treated = replace(
        subset(sample, compared),
        treated=sample.ring[compared],
        ring=np.zeros(int(compared.sum()), dtype=bool),
    )
    welch = did(as_treated, outcome, level=level)
    ring = tuple(sample.named(sample.ring))
    return EffectEstimate(
        method="spillover",
        outcome=outcome,
        estimate=welch.estimate,
        se=welch.se,
        df=welch.df,
        p=p,
        interval=welch.interval,
        level=welch.level,
        inference="randomisation p over rings of the same draws; interval: Welch",
        n_treated=welch.n_treated,
        n_control=welch.n_control,
        n_periods=welch.n_periods,
        details=SpilloverDetails(ring=ring, t=observed, welch_p=welch.p),
        warnings=sample.warnings,
        why_not=welch.why_not,
    )


def subset(sample: StudySample, chosen: Flags) -> StudySample:
    """The sample with the units where ``chosen`` (n,) is true, roles unchanged."""
    adjacency = sample.adjacency
    return replace(
        sample,
        units=sample.named(chosen),
        treated=sample.treated[chosen],
        ring=sample.ring[chosen],
        control=sample.control[chosen],
        before={name: values[chosen] for name, values in sample.before.items()},
        after={name: values[chosen] for name, values in sample.after.items()},
        path={name: values[chosen] for name, values in sample.path.items()},
        weights=sample.weights[chosen],
        groups=sample.groups[chosen],
        clusters=sample.clusters[chosen],
        adjacency=None if adjacency is None else adjacency[np.ix_(chosen, chosen)],
    )


def _gaps(values: Floats, sides: Sides, weights: Floats) -> Floats:
    """Mean of treated less mean of controls, (P, T); units without a value are passed over."""
    known = np.isfinite(values)
    filled = np.where(known, values, 0.0)
    means = [
        ((side * weights) @ filled) / np.maximum((side * weights) @ known.astype(float), 1e-300)
        for side in (sides.treated, sides.control)
    ]
    return np.asarray(means[0] - means[1])
