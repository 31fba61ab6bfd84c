"""One rule for every cluster-robust figure: how many clusters must be treated, and how many not.

With few treated clusters the error of an effect rests on few residuals, and the usual test finds
effects where there are none (Conley and Taber 2011, Review of Economics and Statistics 93:113;
MacKinnon and Webb 2018, Econometrics Journal 21:114). Simulated without effect, 88 areas over eight
years, nominal 5 %: rejected 82 % with one treated, 22 % with three, 9 % with eight, 8 % with
twelve, 6 % with twenty (treated twice as noisy: 91, 25, 10, 9 and 7 %). So a p, an interval or a
robust set is given from twenty on; a joint test needs twenty for each coefficient.
"""

from indicators.evaluation.estimators.details import NotGiven

LEAST_CLUSTERS = 20
"""Treated clusters, and control clusters, under which no cluster-robust figure is given."""

FEW_TREATED = "few_treated"
"""Code of the reason, stable: a page or a program may test it."""


def why_withheld(treated: int, control: int, *, coefficients: int = 1) -> str:
    """Why a figure on so many clusters is not given; ``""`` where it is.

    ``coefficients`` is how many are tested together.
    """
    least = LEAST_CLUSTERS * coefficients
    if min(treated, control) >= least:
        return ""
    joint = f" for a joint test of {coefficients}" if coefficients > 1 else ""
    return (
        f"{treated} treated and {control} control clusters: a cluster-robust figure{joint} needs "
        f"{least} of each, or it finds effects where there are none; read the randomisation test"
    )


def withheld(treated: int, control: int, *, coefficients: int = 1) -> NotGiven | None:
    """The reason with its code; ``None`` where the figure is given."""
    why = why_withheld(treated, control, coefficients=coefficients)
    return NotGiven(code=FEW_TREATED, why_not=why) if why else None
