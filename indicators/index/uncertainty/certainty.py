"""One fixed scale of words for how sure something is, in both languages, and the robust classes.

The words and their limits follow the calibrated language of the IPCC (Mastrandrea et al. 2010),
shortened; the same word means the same probability everywhere in the atlas.
"""

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
    Certainty("almost_certain", 0.95, LocalizedText("quasi certo", "almost certain")),
    Certainty("likely", 0.80, LocalizedText("probabile", "likely")),
    Certainty("more_likely", 0.60, LocalizedText("più probabile che no", "more likely than not")),
    Certainty("open", 0.40, LocalizedText("incerto", "uncertain")),
    Certainty("less_likely", 0.20, LocalizedText("meno probabile che sì", "less likely than not")),
    Certainty("unlikely", 0.05, LocalizedText("improbabile", "unlikely")),
    Certainty("almost_excluded", 0.0, LocalizedText("quasi escluso", "almost ruled out")),
)
"""From the surest down."""

ALWAYS_FROM, NEVER_TO = 0.95, 0.05


class Robustness(StrEnum):
    """Whether an area is among the first fifth of ranks whatever one chooses."""

    ALWAYS = "always"
    DEPENDS = "depends"
    NEVER = "never"


ROBUST_WORDS: dict[Robustness, LocalizedText] = {
    Robustness.ALWAYS: LocalizedText("sempre nel quinto peggiore", "always in the worst fifth"),
    Robustness.DEPENDS: LocalizedText("dipende", "depends"),
    Robustness.NEVER: LocalizedText("mai nel quinto peggiore", "never in the worst fifth"),
}


DEPENDS_ON: dict[bool, LocalizedText] = {
    False: LocalizedText("dipende dalle scelte", "depends on the choices"),
    True: LocalizedText("dipende: un suo dato è debole", "depends: one of its figures is weak"),
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
