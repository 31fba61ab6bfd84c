"""What a comparison of incomes could see: by postcode, where incomes are observed.

Income reaches a neighbourhood through its postcodes, so that what happens in one of them shows only
by the part of the postcode's people who live there, and two neighbourhoods of one postcode are one
number. Nothing here looks at how the treated changed against the others.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from indicators.evaluation.inference.power import formula_mde

SINCE, YEAR = 2021, 2023
HOLDS = 0.1
"""A postcode with this share of a treated area's house numbers is no fair comparison."""

WHOLE = 0.995


@dataclass(frozen=True, slots=True, kw_only=True)
class Visible:
    """The smallest visible effect of one design: shares of income, and EUR a year.

    ``carried`` is the part of an effect in the treated areas that their data show, ``needed`` the
    effect there that would be seen.
    """

    treated: int
    control: int
    sd_change: float
    smallest: float
    eur: float
    carried: float

    @property
    def needed(self) -> float:
        """The smallest effect in the treated areas themselves that would be seen."""
        return self.smallest / self.carried


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomeReach:
    """Two designs, and what is one number by construction.

    ``by_postcode`` leaves out the postcodes whose taxpayers leap; ``by_area`` is the opening design
    of the page, with them in. ``alike`` pairs a treated area with a control in the same postcode.
    ``nominal`` is the change of mean taxable income over the postcodes that count, a share.
    """

    by_postcode: Visible
    by_area: Visible
    alike: tuple[tuple[int, int], ...]
    nominal: float


def income_reach(
    postcodes: pd.DataFrame,
    areas: pd.Series,
    parts: pd.DataFrame,
    *,
    treated: Sequence[int],
    control: Sequence[int],
) -> IncomeReach:
    """The smallest effects on taxable income that could be seen, from 2021 to 2023.

    ``postcodes`` has ``taxable_income_eur, taxable_total_eur, unsteady`` by (postcode, year),
    ``areas`` the carried mean by (area_id, year), ``parts`` a row for each area and postcode:
    ``area_id, postcode, of_area`` (share of its house numbers) and ``of_postcode`` (share of its
    adults). The formula is that of :func:`indicators.evaluation.inference.power.formula_mde`.
    """
    leaps = postcodes.index[postcodes["unsteady"]].get_level_values("postcode").unique()
    means = postcodes["taxable_income_eur"].unstack("year").drop(leaps)
    change = means[YEAR] / means[SINCE] - 1
    inside = parts[parts["area_id"].isin(treated)]
    main = inside.loc[inside.groupby("area_id")["of_area"].idxmax(), "postcode"].unique()
    aside = set(inside.loc[inside["of_area"] >= HOLDS, "postcode"]) - set(main)
    change = change.drop(sorted(aside & set(change.index)))
    reached = inside.groupby("postcode")["of_postcode"].sum()
    totals = postcodes["taxable_total_eur"].xs(YEAR, level="year")
    by_area = areas.unstack("year").loc[[*treated, *control]]
    visible = (inside["of_area"] * inside["postcode"].map(reached)).groupby(inside["area_id"]).sum()
    theirs = float((inside["of_postcode"] * inside["postcode"].map(totals)).sum())
    return IncomeReach(
        by_postcode=_visible(
            change, len(main), eur=float(totals[main].sum()), carried=float(reached[main].mean())
        ),
        by_area=_visible(
            by_area[YEAR] / by_area[SINCE] - 1,
            len(treated),
            eur=theirs,
            carried=float(visible.mean()),
        ),
        alike=_of_one_postcode(parts, treated, control),
        nominal=_growth(postcodes.drop(leaps, level="postcode")),
    )


def shares(weights: pd.DataFrame, adults: pd.Series) -> pd.DataFrame:
    """``parts`` of :func:`income_reach`: an area's adults lie where its house numbers do."""
    people = weights["area_id"].map(adults) * weights["share_of_area"]
    codes = weights["postcode"].astype(str)
    return pd.DataFrame(
        {
            "area_id": weights["area_id"],
            "postcode": codes,
            "of_area": weights["share_of_area"],
            "of_postcode": people / people.groupby(codes).transform("sum"),
        }
    )


def _visible(change: pd.Series, treated: int, *, eur: float, carried: float) -> Visible:
    sd, control = float(change.std(ddof=1)), len(change) - treated
    smallest, _ = formula_mde(sd, treated, control)
    return Visible(
        treated=treated, control=control, sd_change=sd, smallest=smallest, eur=smallest * eur,
        carried=carried,
    )  # fmt: skip


def _of_one_postcode(
    parts: pd.DataFrame, treated: Sequence[int], control: Sequence[int]
) -> tuple[tuple[int, int], ...]:
    """Pairs of a treated and a control area that lie wholly in one and the same postcode."""
    rows = parts[parts["of_area"] >= WHOLE]
    whole = dict(zip(rows["area_id"].tolist(), rows["postcode"].tolist(), strict=True))
    return tuple(
        (area, other)
        for area in treated
        for other in control
        if area in whole and whole.get(other) == whole[area]
    )


def _growth(postcodes: pd.DataFrame) -> float:
    """Change of the mean over all taxpayers of ``postcodes``: their totals over their number."""
    people = postcodes["taxable_total_eur"] / postcodes["taxable_income_eur"]
    means = postcodes["taxable_total_eur"].groupby("year").sum() / people.groupby("year").sum()
    return float(means[YEAR] / means[SINCE] - 1)
