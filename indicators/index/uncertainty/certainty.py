"""One fixed scale of words for how sure something is, in both languages, and the robust classes.

The words and their limits follow the calibrated language of the IPCC (Mastrandrea et al. 2010),
shortened; the same word means the same probability everywhere in the atlas.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from base.text import LocalizedText


@dataclass(frozen=True, slots=True)
class Certainty:
    """A word for probabilities from ``least`` (included) upwards, to the next word's."""

    key: str
    least: float
    words: LocalizedText


SCALE: tuple[Certainty, ...] = (
    Certainty("almost_certain", 0.95, LocalizedText(it="quasi certo", en="almost certain")),
    Certainty("likely", 0.80, LocalizedText(it="probabile", en="likely")),
    Certainty(
        "more_likely", 0.60, LocalizedText(it="più probabile che no", en="more likely than not")
    ),
    Certainty("open", 0.40, LocalizedText(it="incerto", en="uncertain")),
    Certainty(
        "less_likely", 0.20, LocalizedText(it="meno probabile che sì", en="less likely than not")
    ),
    Certainty("unlikely", 0.05, LocalizedText(it="improbabile", en="unlikely")),
    Certainty("almost_excluded", 0.0, LocalizedText(it="quasi escluso", en="almost ruled out")),
)
"""From the surest down."""

ALWAYS_FROM, NEVER_TO = 0.95, 0.05


class Robustness(StrEnum):
    """Whether an area is among the first fifth of ranks whatever one chooses."""

    ALWAYS = "always"
    DEPENDS = "depends"
    NEVER = "never"


ROBUST_WORDS: dict[Robustness, LocalizedText] = {
    Robustness.ALWAYS: LocalizedText(
        it="sempre nel quinto peggiore", en="always in the worst fifth"
    ),
    Robustness.DEPENDS: LocalizedText(it="dipende", en="depends"),
    Robustness.NEVER: LocalizedText(it="mai nel quinto peggiore", en="never in the worst fifth"),
}


DEPENDS_ON: dict[bool, LocalizedText] = {
    False: LocalizedText(it="dipende dalle scelte", en="depends on the choices"),
    True: LocalizedText(
        it="dipende: un suo dato è debole", en="depends: one of its figures is weak"
    ),
}
"""What an area's class depends on, by whether a value it rests on is doubtful."""


def certainty(probability: float, *, doubtful: bool = False) -> Certainty:
    """The word for ``probability`` (0 to 1). Raises ``ValueError`` outside that.

    ``doubtful``: a value it rests on is known to be told badly, so that no redraw makes it sure:
    neither of the two surest words is given, but the next.
    """
    if not 0 <= probability <= 1:
        raise ValueError(f"a probability lies between 0 and 1, not {probability}")
    words = SCALE[1:-1] if doubtful else SCALE
    return next((step for step in words if probability >= step.least), words[-1])


def robustness(probability: float, *, doubtful: bool = False) -> Robustness:
    """``always`` from 95 % of the draws, ``never`` up to 5 %, else ``depends``; and so wherever a
    value is ``doubtful``."""
    if doubtful:
        return Robustness.DEPENDS
    if probability >= ALWAYS_FROM:
        return Robustness.ALWAYS
    return Robustness.NEVER if probability <= NEVER_TO else Robustness.DEPENDS
