"""What the before-and-after page computes of a design. Pure: frames in, plain results out."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import pandas as pd

from atlas.evaluation.plan import Plan, design_of
from indicators.evaluation.design.milan import milan_frame
from indicators.evaluation.design.model import EvaluationDesign
from indicators.evaluation.design.panel import UnitPanel, panel_of
from indicators.evaluation.design.problems import EvaluationError
from indicators.evaluation.design.sample import StudySample, sample_of
from indicators.evaluation.estimators.att_gt import att_gt
from indicators.evaluation.estimators.details import (
    Details,
    DidDetails,
    EventStudyDetails,
    GroupTimeDetails,
    RandomisationDetails,
    SpilloverDetails,
    SyntheticWeights,
    TwfeDetails,
)
from indicators.evaluation.estimators.did import did
from indicators.evaluation.estimators.event_study import event_study
from indicators.evaluation.estimators.regression import twfe
from indicators.evaluation.estimators.result import EffectEstimate
from indicators.evaluation.estimators.synthetic import sdid
from indicators.evaluation.inference import placebo
from indicators.evaluation.inference.drift import Drift, drift_of
from indicators.evaluation.inference.power import Power, power_of
from indicators.evaluation.inference.randomisation import (
    Randomisation,
    randomisation,
    randomisation_set,
    step_down,
)

T = TypeVar("T")
D_co = TypeVar("D_co", bound=Details, covariant=True)


@dataclass(frozen=True, slots=True)
class Study:
    """A design with its panel, its sample and its draws; no result has been looked at."""

    plan: Plan
    design: EvaluationDesign
    frame: pd.DataFrame
    panel: UnitPanel
    sample: StudySample
    trial: Randomisation
    low: tuple[int, ...]
    left_out: tuple[int, ...]

    def ids(self, role: str) -> tuple[int, ...]:
        """Areas that are ``treated``, ``control`` or ``ring`` in the sample."""
        return tuple(int(name) for name in self.sample.named(getattr(self.sample, role)))


@dataclass(frozen=True, slots=True)
class FirstReading:
    """What the first reading tells: our test, the outcomes judged together, the drift alone.

    ``adjusted`` has a row for each outcome where several are named, and none where one is.
    """

    test: EffectEstimate[RandomisationDetails]
    adjusted: tuple[Mapping[str, float | str], ...]
    drift: Drift | None


@dataclass(frozen=True, slots=True)
class Results:
    """The estimates of the outcome; a method that cannot answer says why in ``why_not``."""

    did: EffectEstimate[DidDetails]
    test: EffectEstimate[RandomisationDetails]
    weighted: EffectEstimate[RandomisationDetails]
    twfe: EffectEstimate[TwfeDetails]
    events: EffectEstimate[EventStudyDetails]
    groups: EffectEstimate[GroupTimeDetails]
    synthetic: EffectEstimate[SyntheticWeights]
    adjusted: tuple[Mapping[str, float | str], ...]


@dataclass(frozen=True, slots=True)
class RobustnessChecks:
    """What could fool us; ``None`` where it cannot be told."""

    drift: Drift | None
    line_up: placebo.LineUp | None
    false_dates: tuple[EffectEstimate[RandomisationDetails], ...]
    without: tuple[EffectEstimate[DidDetails], ...]
    ring: EffectEstimate[SpilloverDetails] | None


def study(  # noqa: PLR0913
    plan: Plan,
    tables: Mapping[str, pd.DataFrame],
    *,
    areas: pd.DataFrame,
    neighbours: pd.DataFrame,
    residents: pd.Series,
    controls: Sequence[int],
) -> Study:
    """Arrange the panel and the sample. Raises :class:`EvaluationError` where nothing compares."""
    frame = milan_frame(tables, areas=areas, neighbours=neighbours, residents=residents)
    design = design_of(plan, controls)
    panel = panel_of(frame, design)
    sample = sample_of(panel, design, plan.outcomes, rule="complete_units")
    used = {int(name) for name in sample.named(sample.treated | sample.control)}
    years = [*sample.before_periods.tolist(), *sample.after_periods.tolist()]
    weak = frame[frame["year"].isin(years) & (frame["reliable"] == 0)]
    return Study(
        plan=plan,
        design=design,
        frame=frame,
        panel=panel,
        sample=sample,
        trial=randomisation_set(sample, design),
        low=tuple(sorted(used & {int(area) for area in weak["area_id"]})),
        left_out=tuple(sorted(set(plan.treated) - used)),
    )


def power(study: Study) -> Power:
    """The smallest effect the design can see."""
    return power_of(study.trial, study.plan.outcome, study.design)


def answer(study: Study) -> FirstReading:
    """Our test of the outcome, the joint test where several are named, and what drift would do."""
    outcome = study.plan.outcome
    adjusted: tuple[Mapping[str, float | str], ...] = ()
    if len(study.plan.outcomes) > 1:
        level = study.design.options.level
        tests = [randomisation(study.trial, name, level=level) for name in study.plan.outcomes]
        adjusted = tuple(step_down(study.trial, study.plan.outcomes, tests))
    return FirstReading(
        test=_or_why("randomisation", outcome, lambda: randomisation(study.trial, outcome)),
        adjusted=adjusted,
        drift=_or_none(lambda: drift_of(study.panel, study.sample, outcome)),
    )


def results(study: Study, answer: FirstReading) -> Results:
    """Every estimate of the outcome, those of its ``answer`` among them."""
    plan, panel, design = study.plan, study.panel, study.design
    outcome, level = plan.outcome, design.options.level
    other = design_of(
        replace(plan, weighted=not plan.weighted), [int(area) for area in design.comparison.units]
    )

    def weighted() -> EffectEstimate[RandomisationDetails]:
        sample = sample_of(panel_of(study.frame, other), other, plan.outcomes,
                           rule="complete_units")  # fmt: skip
        return randomisation(randomisation_set(sample, other), outcome, level=level)

    return Results(
        did=_or_why("did", outcome, lambda: did(study.sample, outcome, level=level)),
        test=answer.test,
        weighted=_or_why("randomisation", outcome, weighted),
        twfe=_or_why("twfe", outcome, lambda: twfe(panel, design, outcome)),
        events=_or_why(
            "event_study", outcome, lambda: event_study(panel, design, outcome, trial=study.trial)
        ),
        groups=_or_why(
            "att_gt", outcome, lambda: att_gt(panel, design, outcome, trial=study.trial)
        ),
        synthetic=_or_why("sdid", outcome, lambda: sdid(panel, study.trial, outcome)),
        adjusted=answer.adjusted,
    )


def robustness_checks(study: Study, answer: FirstReading) -> RobustnessChecks:
    """The drift of its ``answer``, line-up, false dates, one area fewer, and the ring."""
    outcome, seed = study.plan.outcome, study.design.options.seed
    return RobustnessChecks(
        drift=answer.drift,
        line_up=_or_none(
            lambda: placebo.line_up(study.panel, study.trial, outcome, seed=seed % 997)
        ),
        false_dates=_estimated(placebo.placebo_in_time(study.panel, study.design, outcome)),
        without=_estimated(placebo.leave_one_out(study.sample, outcome)),
        ring=_or_none(lambda: placebo.spillover(study.trial, outcome)),
    )


def _estimated(answers: Iterable[EffectEstimate[D_co]]) -> tuple[EffectEstimate[D_co], ...]:
    """Those that have an estimate: one that has none is not drawn as a zero."""
    return tuple(answer for answer in answers if answer.estimate is not None)


def gap_by_year(study: Study) -> pd.DataFrame:
    """Mean of treated and of controls by year: ``year, treated, control``."""
    rows = study.frame
    sides = {
        role: rows[rows["area_id"].isin(study.ids(role))].groupby("year")[study.plan.outcome].mean()
        for role in ("treated", "control")
    }
    return pd.DataFrame(sides).reset_index()


def _or_why(
    method: str, outcome: str, answer: Callable[[], EffectEstimate[D_co]]
) -> EffectEstimate[D_co]:
    try:
        return answer()
    except EvaluationError as failure:
        return EffectEstimate(method, outcome, None, why_not=failure.problems[0].code)


def _or_none(answer: Callable[[], T]) -> T | None:
    try:
        return answer()
    except EvaluationError:
        return None
