"""What one run of the simulations of the evaluation found, outcome by outcome."""

from dataclasses import dataclass

import numpy as np

PROMISED = 250
"""Trials the promise of 80 % is worth: 500 simulations judged by 999 draws, checked by 2,000 more,
have together the error of about 250 independent trials."""


@dataclass(frozen=True, slots=True)
class Effort:
    """How many assignments are tried for each figure, and the seed of all."""

    sets: int = 200
    intervals: int = 120
    planted: int = 2000
    seed: int = 2027


@dataclass(frozen=True, slots=True)
class Check:
    """What the simulations of one outcome gave: shares of 1, and how many trials each rests on."""

    outcome: str
    treated: int
    controls: int
    covered: float
    outside: float
    arrows: int
    effect: float
    effect_sd: float
    detected: float
    effort: Effort

    @property
    def sound(self) -> bool:
        """Whether all three shares are within 2.6 standard errors of what they should be.

        Arrows are judged with twice the error: neighbouring areas do not move independently.
        """
        return all(
            abs(share - aim) <= times * 2.6 * float(np.sqrt(aim * (1 - aim) / trials))
            for share, aim, trials, times in (
                (self.covered, 0.95, self.effort.intervals, 1),
                (self.outside, 0.05, self.arrows, 2),
                (self.detected, 0.80, PROMISED, 1),
            )
        )


@dataclass(frozen=True, slots=True)
class FalseDate:
    """The test on the real eight at a date at which nothing had begun."""

    outcome: str
    year: int
    p: float
