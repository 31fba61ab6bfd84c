"""Which NIL the precincts tell well: a rule on shares known exactly, and what it was not shown.

The rule looks at two shares of 2021 that the register counts exactly (foreign residents, once the
city-wide gap between the definitions is taken out, and residents of 65 and over), at how much of
a NIL's people comes from precincts that lie elsewhere, and at how many residents it has. Other
shares are held out: they say how well the rule does.
"""

from collections.abc import Mapping

import pandas as pd

from data.build.steps.boundaries import MARKED
from data.build.steps.crosswalk.validation import of_year
from data.build.steps.precincts.source import sums_of
from data.build.steps.precincts.weights import BUILDINGS, FLOORS, PEOPLE, exact_buildings

Counts = Mapping[int, pd.DataFrame]

MOST_MISSED = {"foreign_residents": 2.5, "aged_65_plus": 2.0}
"""Points by which a share of the rule may be missed: about twice its typical error."""

MOST_FOREIGN_PEOPLE = 0.30
"""Impurity: of those who make a NIL's value, the share that lives outside it."""

FEWEST_RESIDENTS = 1000
"""Residents of 2011 below which a NIL is mostly told by precincts of its neighbours."""

MOST_MISCOUNTED = 0.10
"""Share by which the census estimate may miss the register's residents of 2021."""

RULE, INTERVAL, HELD_OUT = "rule", "interval", "held_out"

USES = {
    (2021, "foreign_residents"): RULE,
    (2021, "aged_65_plus"): RULE,
    (2011, "employed"): INTERVAL,
    (2011, "buildings_1_floor"): INTERVAL,
    (2011, "buildings_4_plus_floors"): INTERVAL,
    (2011, "low_education"): HELD_OUT,
    (2011, "tertiary"): HELD_OUT,
    (2011, "buildings_2_floors"): HELD_OUT,
    (2021, "men"): HELD_OUT,
}
"""What each share known to be true is used for: the rule and the intervals, the intervals alone,
or neither: those prove the two."""

WHOLES = {
    "foreign_residents": "residents",
    "aged_65_plus": "residents",
    "men": "residents",
    "employed": "residents",
    "low_education": "residents_6_plus",
    "tertiary": "residents_6_plus",
    "buildings_1_floor": "buildings",
    "buildings_2_floors": "buildings",
    "buildings_4_plus_floors": "buildings",
}


def true_shares(built: Mapping[str, pd.DataFrame]) -> dict[tuple[int, str], pd.Series]:
    """Official share (percent) of each of :data:`USES`, by ``area_id``."""
    register, education = built["population_register"], built["education_2011"].set_index("area_id")
    work, houses = (
        built["employment_2011"].set_index("area_id"),
        exact_buildings(built["census_sections_2011"]),
    )
    people = of_year(register, "residents", 2021)
    low = education["no_title_or_primary"] + education["lower_secondary"]
    shares = {
        (2021, name): of_year(register, name, 2021) / people
        for name in ("foreign_residents", "aged_65_plus", "men")
    }
    shares |= {
        (2011, "employed"): work["employed"] / work["residents_census"],
        (2011, "low_education"): low / education["residents_6_plus"],
        (2011, "tertiary"): education["tertiary"] / education["residents_6_plus"],
    }
    whole = houses[list(FLOORS)].sum(axis="columns")
    shares |= {(2011, name): houses[name] / whole for _, name in USES if name in houses.columns}
    return {key: 100 * share.astype("float64") for key, share in shares.items()}


def city_gaps(counts: Counts, register: pd.DataFrame) -> dict[tuple[int, str], float]:
    """Points between the census and the register in the whole city: a gap of definitions.

    Only the shares of 2021 have one; those of 2011 are of the census on both sides.
    """
    census, people = counts[2021].sum(), of_year(register, "residents", 2021).sum()
    return {
        (year, name): 100 * float(census[name] / census["residents"])
        - 100 * float(of_year(register, name, year).sum() / people)
        for year, name in USES
        if year == 2021
    }


def checks_table(
    counts: Counts, weights: pd.DataFrame, built: Mapping[str, pd.DataFrame]
) -> pd.DataFrame:
    """One row per NIL and share known to be true: official, estimate, points between them.

    The difference is after the city's gap. Missing where the official share is not known: there
    the estimate stands alone.
    """
    gaps, parts = city_gaps(counts, built["population_register"]), []
    truths = true_shares(built)
    for (year, name), use in USES.items():
        sums = sums_of(counts[year], weights, weight_of(name))
        estimate = 100 * sums[name] / sums[WHOLES[name]].where(sums[WHOLES[name]] > 0)
        official = truths[(year, name)].reindex(estimate.index)
        gap = gaps.get((year, name), 0.0)
        rows = {"official_pct": official, "estimate_pct": estimate, "city_gap": gap}
        rows |= {"difference": estimate - official - gap}
        parts.append(pd.DataFrame(rows).round(3).assign(year=year, quantity=name, use=use))
    table = pd.concat(parts).rename_axis("area_id").reset_index()
    order = ["year", "quantity", "area_id"]
    columns = [*order, "use", "official_pct", "estimate_pct", "city_gap", "difference"]
    return table.sort_values(order, ignore_index=True)[columns]


def weight_of(name: str) -> str:
    """Column of the weights that places a quantity: buildings by buildings, the rest by people."""
    return BUILDINGS if name.startswith("buildings") else PEOPLE


def misses(checks: pd.DataFrame, year: int, quantity: str) -> pd.Series:
    """Points by which the estimate of a share is off, by ``area_id``."""
    rows = checks[(checks["year"] == year) & (checks["quantity"] == quantity)]
    return rows.set_index("area_id")["difference"]


def reliability_table(
    checks: pd.DataFrame, impurity: pd.Series, counted: pd.DataFrame, register: pd.DataFrame
) -> pd.DataFrame:
    """By ``area_id``: ``impurity``, ``population_ratio``, ``given``, ``doubtful``, ``counted``.

    ``counted`` are the NIL's estimated residents by year. No share is ``given`` for a NIL of few
    residents or left out of comparisons for its institutional registrations; a given one is
    ``doubtful`` where the rule says so; ``counted`` flags those whose counts can be given too.
    """
    ratio = counted[2021] / of_year(register, "residents", 2021).reindex(counted.index)
    off = pd.DataFrame(
        {name: misses(checks, 2021, name).abs() > most for name, most in MOST_MISSED.items()}
    ).any(axis="columns")
    excluded = [area for area, mark in MARKED.items() if mark == "excluded"]
    given = (counted[2011] >= FEWEST_RESIDENTS) & ~counted.index.isin(excluded)
    return pd.DataFrame(
        {
            "impurity": impurity.round(4),
            "population_ratio": ratio.where(ratio < 1e6).round(4),
            "given": given,
            "doubtful": given & (off.reindex(given.index) | (impurity >= MOST_FOREIGN_PEOPLE)),
            "counted": given & ((ratio - 1).abs() <= MOST_MISCOUNTED),
        }
    )
