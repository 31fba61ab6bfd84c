"""From a design and a panel to everything that is answered, in one piece."""

import platform
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import scipy
from scipy import stats

from indicators.evaluation.design.fields import SCHEMA
from indicators.evaluation.design.model import EvaluationDesign, mapping_of
from indicators.evaluation.design.panel import UnitPanel
from indicators.evaluation.design.problems import EvaluationError
from indicators.evaluation.design.sample import StudySample, sample_of
from indicators.evaluation.estimators.att_gt import att_gt
from indicators.evaluation.estimators.details import Details
from indicators.evaluation.estimators.did import did
from indicators.evaluation.estimators.event_study import event_study
from indicators.evaluation.estimators.regression import twfe
from indicators.evaluation.estimators.result import (
    METHOD_VERSION,
    PACKAGE,
    PACKAGE_VERSION,
    EffectEstimate,
    plain,
)
from indicators.evaluation.estimators.synthetic import sdid
from indicators.evaluation.inference.drift import drift
from indicators.evaluation.inference.few_treated import LEAST_CLUSTERS
from indicators.evaluation.inference.power import Power, mde, power_of
from indicators.evaluation.inference.randomisation import (
    Randomisation,
    randomisation,
    randomisation_set,
    step_down,
)

TWO_WINDOWS = ("did", "randomisation", "mde", "drift", "sdid")
"""Methods that compare one window before with one after."""


@dataclass(frozen=True, slots=True)
class Report:
    """All results of a design, with what is needed to judge and to repeat them."""

    design: EvaluationDesign
    results: tuple[EffectEstimate[Details], ...]
    adjusted: tuple[dict[str, Any], ...]
    sentence: str
    sample: dict[str, Any]
    warnings: tuple[str, ...]

    def mapping(self) -> dict[str, Any]:
        """Plain values, as written to the JSON file."""
        mapping = {
            "schema": SCHEMA,
            "package": PACKAGE,
            "package_version": PACKAGE_VERSION,
            "method_version": METHOD_VERSION,
            "versions": versions(),
            "seed": self.design.options.seed,
            "sentence": self.sentence,
            "sample": self.sample,
            "results": self.results,
            "several_outcomes": self.adjusted,
            "warnings": self.warnings,
            "design": mapping_of(self.design),
        }
        return {key: plain(value) for key, value in mapping.items()}


def versions() -> dict[str, str]:
    """Versions of Python and of the libraries the numbers come from."""
    return {
        "python": platform.python_version(),
        "numpy": np.__version__,
        "pandas": pd.__version__,
        "scipy": scipy.__version__,
    }


def evaluate(design: EvaluationDesign, panel: UnitPanel) -> Report:
    """Every method of ``design`` for every outcome.

    A method that cannot answer leaves a result with no estimate and the reason in ``why_not``.
    Raises :class:`EvaluationError` where no method can.
    """
    run = _Run(design, panel)
    results: list[EffectEstimate[Details]] = []
    failures: list[EvaluationError] = []
    for method in design.methods:
        for outcome in design.columns.outcomes:
            try:
                results.append(run.answer(method, outcome))
            except EvaluationError as failure:
                failures.append(failure)
                results.append(EffectEstimate(method, outcome, None, why_not=failure.text("en")))
    if len(failures) == len(results):
        raise failures[0]
    return Report(
        design=design,
        results=tuple(results),
        adjusted=tuple(run.adjusted(results)),
        sentence=run.sentence(results),
        sample=run.summary(),
        warnings=tuple(run.said),
    )


class _Run:
    """One evaluation: samples and draws are made once and shared."""

    def __init__(self, design: EvaluationDesign, panel: UnitPanel) -> None:
        self.design, self.panel = design, panel
        self.said: list[str] = []
        self._trial: Randomisation | None = None

    def sample(self, method: str, outcomes: tuple[str, ...]) -> StudySample:
        rule = self.design.rule_for_missing(method)
        return sample_of(self.panel, self.design, outcomes, rule=rule, paired=method != "did")

    def randomisation_set(self) -> Randomisation:
        if self._trial is None:
            sample = self.sample("randomisation", self.design.columns.outcomes)
            self._trial = randomisation_set(sample, self.design)
        return self._trial

    def permutations(self) -> Randomisation | None:
        """The draws that judge the years before: none where starts differ, or many are treated.

        Where the design asks for the randomisation test, its own draws judge them in any case.
        """
        ever = np.isfinite(self.panel.starts) & (self.panel.starts <= self.panel.times[-1])
        many = min(ever.sum(), (~ever).sum()) >= LEAST_CLUSTERS * len(self.panel.times)
        if many and "randomisation" not in self.design.methods:
            return None
        try:
            return self.randomisation_set()
        except EvaluationError:
            return None

    def answer(self, method: str, outcome: str) -> EffectEstimate[Details]:
        """One method for one outcome; adds the smallest effect its standard error can see."""
        level = self.design.options.level
        answers: dict[str, Callable[[], EffectEstimate[Details]]] = {
            "did": lambda: did(self.sample("did", (outcome,)), outcome, level=level),
            "twfe": lambda: twfe(self.panel, self.design, outcome),
            "event_study": lambda: event_study(
                self.panel, self.design, outcome, trial=self.permutations()
            ),
            "att_gt": lambda: att_gt(self.panel, self.design, outcome, trial=self.permutations()),
            "randomisation": lambda: randomisation(self.randomisation_set(), outcome, level=level),
            "mde": lambda: mde(self.randomisation_set(), outcome, self.design),
            "drift": lambda: drift(
                self.panel, self.sample("drift", (outcome,)), outcome, self.design
            ),
            "sdid": lambda: sdid(self.panel, self.randomisation_set(), outcome, level=level),
        }
        return answers[method]()

    def adjusted(self, results: list[EffectEstimate[Details]]) -> list[dict[str, Any]]:
        """Holm and Romano-Wolf over several outcomes' randomisation tests."""
        tested = [
            result
            for result in results
            if result.method == "randomisation" and result.p is not None
        ]
        if len(tested) < 2:
            return []
        return list(
            step_down(self.randomisation_set(), [result.outcome for result in tested], tested)
        )

    def summary(self) -> dict[str, Any]:
        """Who is compared, as far as the methods of two windows say it; else the panel's size."""
        panel = self.panel
        ever = np.isfinite(panel.starts) & (panel.starts <= panel.times[-1])
        mapping: dict[str, Any] = {
            "units": len(panel.units),
            "periods": [int(panel.times[0]), int(panel.times[-1])],
            "n_periods": len(panel.times),
            "rows": int(panel.present.sum()),
            "balanced": bool(panel.present.all()),
            "ever_treated": int(ever.sum()),
            "never_treated": int((~ever).sum()),
            "starts": sorted({int(start) for start in panel.starts[ever]}),
        }
        if set(self.design.methods) & set(TWO_WINDOWS):
            try:
                sample = self.randomisation_set().sample
            except EvaluationError:
                return mapping
            mapping |= {
                "treated": list(sample.named(sample.treated)),
                "controls": list(sample.named(sample.control)),
                "ring": list(sample.named(sample.ring)),
                "residents_of_treated": sample.residents,
                "dropped": dict(sample.dropped),
                "before_periods": sample.before_periods,
                "after_periods": sample.after_periods,
            }
        return mapping

    def sentence(self, results: list[EffectEstimate[Details]]) -> str:
        """The first sentence of every result: who is treated, and what could be seen at all."""
        ever = np.isfinite(self.panel.starts) & (self.panel.starts <= self.panel.times[-1])
        if not set(self.design.methods) & set(TWO_WINDOWS):
            return f"{int(ever.sum())} treated units. {self._from_errors(results)}"
        try:
            trial = self.randomisation_set()
            parts = [self._power(outcome, results) for outcome in self.design.columns.outcomes]
        except EvaluationError as failure:
            self.said.append(f"the power of the design is not computed: {failure}")
            return f"{int(ever.sum())} treated units. {self._from_errors(results)}"
        sample = trial.sample
        who = f"{int(sample.treated.sum())} treated units"
        if sample.residents is not None:
            who += f" with {sample.residents:,.0f} residents in {self.panel.times[-1]}"
        return f"{who}, {int(sample.control.sum())} to compare with. {' '.join(parts)}"

    def _power(self, outcome: str, results: list[EffectEstimate[Details]]) -> str:
        known = [
            result for result in results if result.method == "mde" and result.outcome == outcome
        ]
        details = known[0].details if known else None
        if not isinstance(details, Power):
            details = power_of(self.randomisation_set(), outcome, self.design)
        return power_sentence(details)

    def _from_errors(self, results: list[EffectEstimate[Details]]) -> str:
        options = self.design.options
        parts = []
        for result in results:
            if result.se is None:
                continue
            spread = stats.norm if result.df is None else stats.t(result.df)
            reach = spread.ppf((1 + options.level) / 2) + spread.ppf(options.power)
            parts.append(
                f"{result.outcome} ({result.method}): with this standard error an effect of "
                f"{reach * result.se:.3g} would be found with power {options.power:g}."
            )
        return " ".join(parts) or "What could be seen is not known: there is no standard error."


def power_sentence(power: Power) -> str:
    """What the design could see, in English, with the outcome's unit left to the reader."""
    if power.smallest is None or power.smallest_sd is None:
        return (
            f"{power.outcome}: this design cannot see even very large effects "
            f"(power asked {power.power:g})."
        )
    return (
        f"{power.outcome}: the smallest effect found with power {power.power:g} is "
        f"{power.smallest:.3g} ({power.smallest_sd:.2f} SD of change, by {power.smallest_by})."
    )
