"""Declared income by NIL, carried from postcodes (CAP) by house numbers.

A mean or a share is carried by convex mixing: the NIL's value is the mix of its postcodes' values,
weighted by the share of the NIL's house numbers in each. A count is carried by adults: each
postcode's taxpayers are split over its NIL by their adults in it. NIL that lie at least 90 % in
one and the same postcode have practically one value: they are tied, and the tie travels with the
table, as does the spread of the error measured in :mod:`data.build.steps.crosswalk.errors`.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from data.build.raw import SourceChangedError, read
from data.build.steps.crosswalk.errors import yardstick_ratio
from data.build.steps.crosswalk.postcodes import postcode_pieces
from data.build.steps.crosswalk.validation import POSTCODE, adults
from data.build.steps.gaps import gap_rows
from geo.crosswalk.errors import gaps, spreads
from geo.crosswalk.transfer import carried_count, carried_mean
from geo.crosswalk.weights import share_of, sized, turned

INCOME_FILE = "mef_irpef/milano_cap_2019_2021.csv"
CIVICS_FILE = "cap_nil_civics/nil_families_2025.csv"

KEY, POSTCODES, CITY = "declared_income", "declared_income_postcodes", 0
TIE_SHARE = 0.9

TAXPAYERS_PER_ADULT = (0.5, 1.3)
"""A postcode outside these bounds does not speak of the people who live in it: abnormal."""

MOST_ABNORMAL_SHARE = 0.5
"""A NIL with at least this share of its house numbers in abnormal postcodes has no share given."""

SPREADS = {"mean_income_eur": "mean_income_spread", "low_income_pct": "low_income_spread"}
DECIMALS = {"mean_income_eur": 2, "low_income_pct": 4}

LOW_INCOME = ("n_le0", "n_0_10k", "n_10_15k")
DECLARED = (
    "CAP", "anno_imposta", "reddito_complessivo_eur", "reddito_complessivo_n", "contribuenti",
    *LOW_INCOME,
)  # fmt: skip
"""Columns read of :data:`INCOME_FILE`."""

COLUMNS = (
    "area_id",
    "year",
    "mean_income_eur",
    "mean_income_spread",
    "low_income_pct",
    "low_income_spread",
    "taxpayers",
    "taxpayers_per_adult",
    "main_postcode",
    "main_share",
    "tie",
    "civics_with_postcode_share",
)


def build(raw: Path, built: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return ``declared_income`` (area_id 0 is the city), what it is mixed from, and its gaps.

    Needs ``postcode_weights``, ``transfer_errors`` and ``population_register``.
    """
    weights, register = built["postcode_weights"], built["population_register"]
    ratio = yardstick_ratio(built["transfer_errors"], from_zones=POSTCODE)
    postcodes = postcode_income(raw)
    words = postcode_words(weights, raw)
    known = words.set_index("area_id")["civics_with_postcode_share"]
    pieces = postcode_pieces(weights)
    parts = []
    for year, rows in postcodes.groupby("year"):
        people = adults(register, int(str(year)))
        carried = carried_income(
            rows.set_index("postcode"), pieces, people=people, known=known, ratio=ratio
        )
        parts += [city_income(rows, people), carried.assign(year=year)]
    table = pd.concat(parts, ignore_index=True).merge(words, on="area_id", how="left")
    table = table.sort_values(["area_id", "year"], ignore_index=True)[list(COLUMNS)]
    blank = table[table["low_income_pct"].isna()]
    return {
        KEY: table,
        POSTCODES: postcode_values(postcodes),
        "missing_values": gap_rows(KEY, blank, "low_income_pct", "source_error"),
    }


def postcode_income(raw: Path) -> pd.DataFrame:
    """(postcode, year, income_eur, taxpayers, low_income, all_taxpayers), one row per CAP and year.

    ``taxpayers`` are those with a declared total, of which ``low_income`` up to 15,000 EUR;
    ``all_taxpayers`` also those without.
    """
    source = read(raw / INCOME_FILE, DECLARED, dtype={"CAP": "str"})
    return pd.DataFrame(
        {
            "postcode": source["CAP"],
            "year": source["anno_imposta"].astype("int64"),
            "income_eur": source["reddito_complessivo_eur"].astype("float64"),
            "taxpayers": source["reddito_complessivo_n"].astype("float64"),
            "low_income": source[list(LOW_INCOME)].astype("float64").sum(axis="columns"),
            "all_taxpayers": source["contribuenti"].astype("float64"),
        }
    )


def postcode_values(postcodes: pd.DataFrame) -> pd.DataFrame:
    """(postcode, year, mean_income_eur, low_income_pct, taxpayers): what the NIL are mixed from."""
    values = pd.DataFrame(
        {
            "postcode": postcodes["postcode"],
            "year": postcodes["year"],
            "mean_income_eur": (postcodes["income_eur"] / postcodes["taxpayers"]).round(2),
            "low_income_pct": (100 * postcodes["low_income"] / postcodes["taxpayers"]).round(4),
            "taxpayers": postcodes["taxpayers"].astype("int64"),
        }
    )
    return values.sort_values(["postcode", "year"], ignore_index=True)


def carried_income(
    postcodes: pd.DataFrame,
    pieces: pd.DataFrame,
    *,
    people: pd.Series,
    known: pd.Series,
    ratio: float,
) -> pd.DataFrame:
    """One year by NIL: mean income and low-income share with their spreads, taxpayers.

    ``postcodes`` is indexed by postcode, ``people`` are the adults by NIL, ``known`` the share of
    each NIL's house numbers with a postcode, ``ratio`` the measured one of the yardsticks.
    """
    require_income(pieces, postcodes)
    abnormal = abnormal_postcodes(postcodes["all_taxpayers"], pieces, people)
    gap = gaps(pieces, sizes=people)
    values = {
        "mean_income_eur": postcodes["income_eur"] / postcodes["taxpayers"],
        "low_income_pct": 100 * postcodes["low_income"] / postcodes["taxpayers"],
    }
    columns: dict[str, pd.Series] = {}
    for name, value in values.items():
        sure = value[~abnormal]
        spread = spreads(gap, zone_sd=float(np.log(sure).std()), ratio=ratio, uncovered=1 - known)
        moved = moved_by(value, pieces, abnormal)
        columns[name] = carried_mean(value, pieces=pieces).round(DECIMALS[name])
        columns[SPREADS[name]] = ((spread**2 + moved**2) ** 0.5).round(4)
    hidden = abnormal_share(pieces, abnormal) >= MOST_ABNORMAL_SHARE
    for name in ("low_income_pct", "low_income_spread"):
        columns[name] = columns[name].where(~hidden)
    taxpayers = carried_count(postcodes["all_taxpayers"], pieces=sized(pieces, people))
    columns["taxpayers"] = taxpayers.round(1)
    columns["taxpayers_per_adult"] = (taxpayers / people.where(people > 0)).round(4)
    return pd.DataFrame(columns).rename_axis("area_id").reset_index()


def require_income(pieces: pd.DataFrame, postcodes: pd.DataFrame) -> None:
    """Raise :class:`SourceChangedError` if house numbers lie in a postcode without income."""
    unknown = sorted(set(pieces["source"]) - set(postcodes.index))
    if unknown:
        raise SourceChangedError(INCOME_FILE, f"postcodes without income: {', '.join(unknown)}")


def abnormal_postcodes(
    all_taxpayers: pd.Series, pieces: pd.DataFrame, people: pd.Series
) -> pd.Series:
    """Flags by postcode: taxpayers per adult outside :data:`TAXPAYERS_PER_ADULT`.

    The adults of a postcode are those of its NIL, by their share of house numbers in it.
    """
    residents = carried_count(people, pieces=turned(pieces))
    per_adult = all_taxpayers / residents.reindex(all_taxpayers.index)
    low, high = TAXPAYERS_PER_ADULT
    return (per_adult < low) | (per_adult > high)


def abnormal_share(pieces: pd.DataFrame, abnormal: pd.Series) -> pd.Series:
    """Share of each NIL's house numbers that lie in abnormal postcodes."""
    inside = share_of(pieces, "target").where(pieces["source"].map(abnormal), 0.0)
    return inside.groupby(pieces["target"]).sum()


def moved_by(values: pd.Series, pieces: pd.DataFrame, abnormal: pd.Series) -> pd.Series:
    """How far (log) each NIL's value moves if its abnormal postcodes are left out of the mix."""
    without = carried_mean(values.where(~abnormal), pieces=pieces, least_known=0.0)
    ratio = carried_mean(values, pieces=pieces) / without
    return pd.Series(np.abs(np.log(ratio.to_numpy())), ratio.index)


def city_income(postcodes: pd.DataFrame, people: pd.Series) -> pd.DataFrame:
    """The row of the whole city: all declared income over all who declare one, and so on."""
    year, totals = postcodes["year"].iloc[0], postcodes.sum(numeric_only=True)
    row = {
        "area_id": CITY,
        "year": year,
        "mean_income_eur": round(totals["income_eur"] / totals["taxpayers"], 2),
        "low_income_pct": round(100 * totals["low_income"] / totals["taxpayers"], 4),
        "taxpayers": round(totals["all_taxpayers"], 1),
        "taxpayers_per_adult": round(totals["all_taxpayers"] / people.sum(), 4),
    }
    return pd.DataFrame([row])


def postcode_words(weights: pd.DataFrame, raw: Path) -> pd.DataFrame:
    """Per NIL: main postcode and its share, tie group, share of civics that carry a postcode."""
    main = (
        weights.sort_values(["area_id", "share_of_area"], ascending=[True, False])
        .drop_duplicates("area_id")
        .rename(columns={"postcode": "main_postcode", "share_of_area": "main_share"})
    )
    shared = main["main_postcode"].where(main["main_share"] >= TIE_SHARE)
    tied = shared.where(shared.duplicated(keep=False))
    civics = read(raw / CIVICS_FILE, ["id_nil", "civici_totali_ds634"])
    known = civics.set_index("id_nil")["civici_totali_ds634"]
    carried = weights.groupby("area_id")["civics"].sum() / known
    return main[["area_id", "main_postcode", "main_share"]].assign(
        tie=tied,
        civics_with_postcode_share=main["area_id"].map(carried).round(4),
    )
