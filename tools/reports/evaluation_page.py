"""What the simulations of the evaluation found, as the page ``docs/evaluation-checks.md``."""

from collections.abc import Sequence

import numpy as np

from tools.reports.evaluation_findings import Check, FalseDate
from tools.reports.evaluation_nulls import DRAWS, KINDS, TESTS, WORN, Size
from tools.reports.markdown import table

CHOSEN = {
    "lot": "as many in each Municipio as the real eight, by lot (about 5 % by construction)",
    "any": "any eight",
    "noisy": "from the third that swings most",
    "contiguous": "hanging together",
    "contiguous noisy": "hanging together, grown from an area of that third",
}
HEADER = (
    "Outcome", "Treated / controls", "Intervals that cover %", "Arrows outside %", "Effect shown",
    "in SD", "Found %", "Within error",
)  # fmt: skip


def lines(checks: Sequence[Check]) -> str:
    """Markdown table of the checks."""
    rows = [
        (
            _name(check.outcome),
            f"{check.treated} / {check.controls}",
            f"{100 * check.covered:.1f}",
            f"{100 * check.outside:.1f} of {check.arrows}",
            f"{check.effect:.2f}",
            f"{check.effect_sd:.2f}",
            f"{100 * check.detected:.0f}",
            "yes" if check.sound else "**no**",
        )
        for check in checks
    ]
    return table(HEADER, rows)


def size_lines(measured: Sequence[Size], test: str) -> str:
    """Markdown table of the sizes of one test: outcomes down, how areas were chosen across."""
    kinds = [kind for kind in KINDS if any(size.kind == kind for size in measured)]
    outcomes = list(dict.fromkeys(size.outcome for size in measured))
    known = {(size.outcome, size.kind): size for size in measured if size.test == test}
    rows = [(_name(key), *(_size(known[key, kind]) for kind in kinds)) for key in outcomes]
    means = [np.mean([known[key, kind].rejected for key in outcomes]) for kind in kinds]
    mean = ("mean of the outcomes", *(_worn(float(share), f"{100 * share:.1f}") for share in means))
    return table(("Outcome", *kinds), [*rows, mean])


def false_lines(dates: Sequence[FalseDate]) -> str:
    """Markdown table of p at the false dates."""
    years = sorted({date.year for date in dates})
    known = {(date.outcome, date.year): date.p for date in dates}
    rows = [
        (_name(key), *(_p(known[key, year]) if (key, year) in known else "" for year in years))
        for key in dict.fromkeys(date.outcome for date in dates)
    ]
    return table(("Outcome", *(f"p, as if from {year}" for year in years)), rows)


def _name(outcome: str) -> str:
    return outcome.replace("_", " ")


def _size(size: Size) -> str:
    return _worn(size.rejected, f"{100 * size.rejected:.1f} ± {100 * size.error:.1f}")


def _worn(share: float, written: str) -> str:
    return f"**{written}**" if share > WORN else written


def _p(p: float) -> str:
    return f"**{p:.3f}**" if p <= 0.05 else f"{p:.3f}"


def page(checks: Sequence[Check], measured: Sequence[Size], dates: Sequence[FalseDate]) -> str:
    """The whole page."""
    effort = checks[0].effort
    return f"""# Does the evaluation keep its word?

Written by `python -m tools.reports.evaluation_checks` from the shipped tables; seed {effort.seed}.
The design is the one `/prima-dopo` opens with: the eight NIL that hold premises, 2015-19 against
2022-24, areas of at least 1,000 residents in every year, ring 1 apart, reference set by Municipio
and adjacency.

## Where nothing happened, what is found?

{effort.sets} sets of eight areas of each kind play the treated on the data's own changes, each
with a reference set of its own ({DRAWS} draws). A 5 % test should reject 5 % of them. (Births
outside marriage, which sum three years and lack a third of the areas, are left out.) The sets are

{_sizes_part(measured)}

## The real eight at false dates

{_dates_part(dates)}

## Planted effects

{_planted_part(checks)}

Against other work: the tests in `tests/truth` reproduce Callaway and Sant'Anna's twelve effects and
their aggregates, Card and Krueger's Table 3, and simulated rejection rates; two-way fixed effects
and their errors agree with pyfixest 0.60, group-time effects and errors with diff-diff 3.13,
synthetic difference-in-differences and its placebos with the published effect of California's
tobacco law and synthdid-py 0.1. Few treated: [evaluation-design.md](evaluation-design.md).
"""


def _sizes_part(measured: Sequence[Size]) -> str:
    chosen = "\n".join(f"- *{kind}*: {CHOSEN[kind]}" for kind in KINDS)
    randomisation, welch, before = (size_lines(measured, test) for test in TESTS)
    return f"""{chosen}

The third that swings most is by the SD of the changes from year to year in the years before. ± is
1.96 Monte Carlo standard errors of one cell; the outcomes of a column share their sets. **Bold:
over {100 * WORN:.0f} %.**

*The randomisation test*, the page's answer:

{randomisation}

*Welch's t*, the line `did` beside it. It takes areas for independent; those that touch are not:

{welch}

*The years before*, tested by the same lots:

{before}

So read p with the treated before your eyes: where they hang together the randomisation test finds
somewhat more than it says, and Welch's t much more. The real eight are scattered: one pair
touches."""


def _dates_part(dates: Sequence[FalseDate]) -> str:
    early = sum(date.p <= 0.05 for date in dates)
    return f"""The same test within the years before, as if all had begun in another year. Nothing
had: of {len(dates)} tests {early} have p up to .05 (bold). They are not independent: an outcome
that drifts is found at several dates. What drifted before may drift on, whatever the premises do.

{false_lines(dates)}"""


def _planted_part(checks: Sequence[Check]) -> str:
    effort = checks[0].effort
    return f"""On assignments of the reference set:

- *Intervals that cover*: the effect shown is planted on {effort.intervals} of them; 95 % intervals
  should hold it 95 % of the time (499 draws each).
- *Arrows outside*: controls that leave their drift band; 5 % should.
- *Effect shown* is the smallest effect the design promises to find with power 80 %, in the
  outcome's unit and in SDs of change; *found* in {effort.planted:,} simulations with another seed.
- *Within error*: all three within 2.6 standard errors (arrows: twice that, neighbours move
  together; found: with the error of the simulations that chose the effect and of the draws that
  judged them).

{lines(checks)}"""
