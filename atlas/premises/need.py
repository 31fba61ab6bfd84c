"""Need and place: are the premises where need is? Said from the tables of need and siting. Pure."""

from collections.abc import Mapping

import pandas as pd

from atlas.rows import row
from atlas.wording import numbers, ranks, text

NEEDS = ("deprivation", "declared_income", "elderly_alone")
"""Measures of need whose worst fifth is told, the atlas's index first."""

SCATTERED = NEEDS[1:]
"""The two of them that are indicators, drawn against each other."""


def coverage(table: pd.DataFrame, measure: str, radius_m: int, plan: str) -> pd.Series:
    """The row of ``siting_coverage`` with this measure, radius and plan; ``KeyError`` if none."""
    rows = table[(table["measure"] == measure) & (table["plan"] == plan)]
    return row(rows.set_index("radius_m"), radius_m)


def share(row: pd.Series, language: str) -> str:
    """``11,1 % (7,7–15,9 %)``: the share reached and its interval."""
    low, high = (100 * float(row[f"reached_{end}"]) / float(row["people"]) for end in ENDS)
    middle, *ends = (
        numbers.number(value, language=language, decimals=1)
        for value in (float(row["share_pct"]), low, high)
    )
    return text(language)(
        "places.share", middle=middle, span=numbers.span(*ends, language=language)
    )


ENDS = ("lower", "upper")


def per_hundred(row: pd.Series, language: str) -> str:
    """``11 (da 8 a 16)``: of a hundred people those reached, and the interval, as one says it."""
    reached = [
        100 * float(row[f"reached{end}"]) / float(row["people"]) for end in ("", "_lower", "_upper")
    ]
    decimals = 0 if min(reached) >= 1 else 1
    middle, low, high = (
        numbers.number(value, language=language, decimals=decimals) for value in reached
    )
    return text(language)("places.per_hundred", middle=middle, low=low, high=high)


def verdict(table: pd.DataFrame, measure: str, radius_m: int, language: str) -> str:
    """What the nine reach of the worst fifth, beside everybody."""
    words = text(language)
    nine = coverage(table, measure, radius_m, "nine")
    everybody = coverage(table, "residents", radius_m, "nine")
    clear = _compared(nine, everybody)
    return words(
        f"places.verdict_{clear}",
        fifth=words(f"places.fifth_{measure}"),
        radius=numbers.number(radius_m, language=language),
        nine=per_hundred(nine, language),
        everybody=per_hundred(everybody, language),
    )


def _compared(nine: pd.Series, everybody: pd.Series) -> str:
    """``more``/``less`` where the two intervals do not touch, else ``alike``."""
    own = [float(nine[f"reached_{end}"]) / float(nine["people"]) for end in ENDS]
    all_ = [float(everybody[f"reached_{end}"]) / float(everybody["people"]) for end in ENDS]
    if own[0] > all_[1]:
        return "more"
    return "less" if own[1] < all_[0] else "alike"


def tenth(points: pd.DataFrame, radius_m: int) -> pd.DataFrame:
    """The zones where a tenth premises would add most over-80s living alone, best first."""
    rows = points[(points["plan"] == "nine_and_tenth") & (points["radius_m"] == radius_m)]
    return rows.sort_values("place_order", ignore_index=True)


def tenth_sentence(
    points: pd.DataFrame, names: Mapping[int, str], radius_m: int, language: str
) -> str:
    """Where the tenth would stand, how many it would add, and which zones it cannot beat."""
    rows = tenth(points, radius_m)
    best = rows.iloc[0]
    rivals = rows[rows["gain_upper"] >= float(best["gain_lower"])].iloc[1:]
    others = ", ".join(names[int(area)] for area in rivals["area_id"])
    return text(language)(
        "places.tenth",
        area=names[int(best["area_id"])],
        street=best["street"],
        radius=numbers.number(radius_m, language=language),
        gain=gain(best, language),
        others=others,
    )


def gain(row: pd.Series, language: str) -> str:
    """``1.090 (740–1.590)``: over-80s alone that a zone would add, with interval, to the ten."""
    middle, low, high = (
        numbers.number(round(float(row[name]), -1), language=language)
        for name in ("gain", "gain_lower", "gain_upper")
    )
    return numbers.within(middle, low, high, language=language)


def needs_of(need: pd.DataFrame, marked: Mapping[int, str]) -> pd.DataFrame:
    """Rows of ``need`` (see :func:`atlas.index.facts.need`) of the areas marked, neediest first."""
    rows = need[need.index.isin(list(marked))]
    return rows.sort_values(["rank", "rank_low"], kind="stable")


def index_sentence(rows: pd.DataFrame, count: int, language: str) -> str:
    """How many of the ``count`` areas are always, sometimes or never in the worst fifth."""
    words, classes = text(language), rows["worst_fifth"].value_counts()
    sentence = words(
        "places.index_said",
        count=count,
        always=int(classes.get("always", 0)),
        depends=int(classes.get("depends", 0)),
        never=int(classes.get("never", 0)),
    )
    without = count - len(rows)
    return f"{sentence} {words('places.index_without', count=without)}" if without else sentence


def rank_said(row: pd.Series, language: str) -> str:
    """Place among the areas that count, as the choices change and the values err."""
    return ranks.of_draws(ranks.rank_range(row), language=language)
