"""Could we even see it? The smallest effect this design and this very test would find."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import stats

from indicators.evaluation.design.model import EvaluationDesign
from indicators.evaluation.design.numbers import Floats
from indicators.evaluation.estimators.details import Details
from indicators.evaluation.estimators.did import welch_df
from indicators.evaluation.estimators.result import EffectEstimate, of_sample
from indicators.evaluation.estimators.welch import TIE, SquaredT, WelchFamily, sides_of
from indicators.evaluation.inference.randomisation import Randomisation

MOST_DRAWS = 999
"""Assignments each simulated test is judged against (the test itself uses all of its own)."""

BLOCK = 64
"""Assignments judged at a time: their matrices then stay in the processor's cache."""

FURTHEST = 6.0
"""The search of the smallest effect stops at this many times the formula's."""

GREEN, AMBER = 0.5, 1.0
"""Smallest effect in SDs of change up to which the light is green, and amber; red above."""


@dataclass(frozen=True, slots=True)
class Power(Details):
    """The answer before any result. Effects are in the outcome's unit, ``_sd`` in SDs of change.

    ``sd_change`` is over all units that could be treated or compared (ring included). ``smallest``
    is the formula's effect, or the simulated one where its power at the formula's effect differs
    from the asked by more than Monte Carlo error. ``simulated`` is ``None`` where even a very
    large effect is not found often enough. The written result calls the smallest effect ``shown``.
    """

    outcome: str
    n_treated: int
    n_control: int
    sd_change: float
    df: float
    formula: float
    formula_sd: float
    power_at_formula: float
    monte_carlo_error: float
    simulated: float | None
    smallest: float | None
    smallest_sd: float | None
    smallest_by: str
    light: str
    power: float
    simulations: int
    seed: int

    def mapping(self) -> dict[str, Any]:
        """The fields under the names they have in the written result."""
        fields = super(Power, self).mapping()
        return {WRITTEN_NAMES.get(name, name): value for name, value in fields.items()}


WRITTEN_NAMES = {"smallest": "shown", "smallest_sd": "shown_sd", "smallest_by": "shown_is"}


def formula_mde(
    sd_change: float, treated: int, control: int, *, level: float = 0.95, power: float = 0.8
) -> tuple[float, float]:
    """(t_{(1+level)/2,v} + t_{power,v}) sd sqrt(1/k + 1/m), and Welch's v at equal variances.

    With one treated unit v is that of the controls.
    """
    variances = (1 / treated, 1 / control)
    df = float(control - 1)
    if treated > 1:
        df = welch_df(variances[0], treated, variances[1], control)
    reach = float(stats.t.ppf((1 + level) / 2, df) + stats.t.ppf(power, df))
    return reach * sd_change * float(np.sqrt(sum(variances))), df


def power_of(trial: Randomisation, outcome: str, design: EvaluationDesign) -> Power:
    """Smallest detectable effect by formula and by simulation with the very test.

    The simulation plants a constant effect, up and down in turn, on assignments drawn from the
    reference set, over the data's own changes, and tests each as the observed one would
    be. It looks at no contrast between treated and controls. A true effect in the data widens the
    changes a little.
    """
    sample, options = trial.sample, design.options
    change = sample.change(outcome)
    sd = float(np.std(change, ddof=1))
    k, m = int(sample.treated.sum()), int(sample.control.sum())
    formula, df = formula_mde(sd, k, m, level=options.level, power=options.power)
    simulated = _Simulation(trial, change, options.simulations, options.alpha, options.seed)
    error = 1.96 * float(np.sqrt(options.power * (1 - options.power) / simulated.count))
    at_formula = simulated.power(formula) if sd > 0 else float("nan")
    smallest = simulated.smallest(formula, options.power) if sd > 0 else None
    differs = abs(at_formula - options.power) > error
    effect = smallest if differs else formula
    effect_sd = effect / sd if effect is not None and sd > 0 else None
    return Power(
        outcome=outcome,
        n_treated=k,
        n_control=m,
        sd_change=sd,
        df=df,
        formula=formula,
        formula_sd=formula / sd if sd > 0 else float("nan"),
        power_at_formula=at_formula,
        monte_carlo_error=error,
        simulated=smallest,
        smallest=effect,
        smallest_sd=effect_sd,
        smallest_by="simulation" if differs else "formula",
        light=light_of(effect_sd),
        power=options.power,
        simulations=simulated.count,
        seed=options.seed,
    )


def simulated_power(  # noqa: PLR0913 - plain inputs, all by name
    trial: Randomisation, outcome: str, effect: float, *, simulations: int, alpha: float, seed: int
) -> float:
    """Share of ``simulations`` in which a planted ``effect`` (outcome's unit) is found."""
    change = trial.sample.change(outcome)
    return _Simulation(trial, change, simulations, alpha, seed).power(effect)


def light_of(effect_sd: float | None) -> str:
    """``green``, ``amber`` or ``red``; red also where no effect is found often enough."""
    if effect_sd is None:
        return "red"
    return "green" if effect_sd <= GREEN else "amber" if effect_sd <= AMBER else "red"


def mde(trial: Randomisation, outcome: str, design: EvaluationDesign) -> EffectEstimate[Power]:
    """The power of the design as a result; ``estimate`` is the effect to be shown."""
    power = power_of(trial, outcome, design)
    why = ""
    if power.smallest is None:
        why = "even an effect six times the formula's is not found with the power asked"
    how = f"smallest effect found with power {power.power:g}, by {power.smallest_by}"
    return of_sample(
        "mde", outcome, trial.sample, power.smallest, level=design.options.level, details=power,
        inference=how, why_not=why,
    )  # fmt: skip


class _Simulation:
    """Tests of planted effects on R assignments of the reference set."""

    def __init__(
        self, trial: Randomisation, change: Floats, count: int, alpha: float, seed: int
    ) -> None:
        drawn, sample = trial.assignments.drawn, trial.sample
        generator = np.random.default_rng(seed + 1)
        judges = drawn[generator.permutation(len(drawn))[:MOST_DRAWS]]
        planted = drawn[generator.integers(len(drawn), size=count)]
        effects: Floats = planted.astype(np.float64)
        effects *= np.where(np.arange(count) % 2 == 0, 1.0, -1.0)[:, None]
        self.count, self._alpha, self._known = count, alpha, dict[float, float]()
        self._judges = SquaredT(
            WelchFamily(
                sides_of(judges, sample.adjacency, sample.ring_excluded),
                change, sample.weights, effects.T,
            )
        )  # fmt: skip
        self._seen = SquaredT(
            WelchFamily(
                sides_of(planted, sample.adjacency, sample.ring_excluded),
                change, sample.weights, effects, row_by_row=True,
            )
        )  # fmt: skip
        self._blocks = [slice(n, n + BLOCK) for n in range(0, len(judges), BLOCK)]
        self._allowed = int(np.floor(alpha * (1 + len(judges)) + TIE)) - 1

    def power(self, effect: float) -> float:
        """Share of the simulations in which ``effect`` is found: p = (1 + #) / (1 + judges)."""
        if effect not in self._known:
            above, below = self._seen.parts(-effect)
            seen = (above / below)[:, 0]
            limits = np.where(seen > TIE**2, seen * (1 - TIE) ** 2, 0.0)
            reached = np.zeros(self.count, dtype=np.int64)
            for block in self._blocks:
                squared, variance = self._judges.parts(-effect, block)
                variance *= limits
                reached += (squared >= variance).sum(axis=0)
            self._known[effect] = float((reached <= self._allowed).mean())
        return self._known[effect]

    def smallest(self, formula: float, power: float) -> float | None:
        """Smallest effect found with at least ``power``, to within two percent of the formula's."""
        low, high = 0.0, formula
        while self.power(high) < power:
            low, high = high, high * 1.5
            if high > FURTHEST * formula:
                return None
        while high - low > 0.02 * formula:
            middle = (low + high) / 2
            low, high = (low, middle) if self.power(middle) >= power else (middle, high)
        return high
