"""Mean declared income by NIL, carried from postcodes (CAP) by house numbers.

A mean is carried by convex mixing: the NIL's value is the mean of its postcodes' means, weighted
by the share of the NIL's house numbers in each. NIL that lie at least 90 % in one and the same
postcode have practically one value: they are tied, and the tie travels with the table.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

INCOME_FILE = "mef_irpef/milano_cap_2019_2021.csv"
WEIGHT_FILE = "cap_nil_civics/cap_nil_civics.csv"
CIVICS_FILE = "cap_nil_civics/nil_families_2025.csv"

CITY = 0
TIE_SHARE = 0.9

COLUMNS = (
    "area_id",
    "year",
    "mean_income_eur",
    "main_postcode",
    "main_share",
    "tie",
    "civics_with_postcode_share",
)


class IncomeSourceError(ValueError):
    """A postcode with house numbers has no declared income."""


def build(raw: Path, built: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return ``postcode_weights`` and ``declared_income`` (area_id 0 is the whole city)."""
    del built
    weights = postcode_weights(raw)
    postcodes = postcode_income(raw)
    by_area = mixed_income(postcodes, weights)
    table = pd.concat([city_income(postcodes), by_area], ignore_index=True)
    table = table.merge(postcode_words(weights, raw), on="area_id", how="left")
    table = table.sort_values(["area_id", "year"], ignore_index=True)
    return {"postcode_weights": weights, "declared_income": table[list(COLUMNS)]}


def postcode_weights(raw: Path) -> pd.DataFrame:
    """(area_id, postcode, civics, share_of_area): weights of each NIL, summing to 1."""
    source = pd.read_csv(raw / WEIGHT_FILE, dtype={"cap": "str"})
    weights = pd.DataFrame(
        {
            "area_id": source["id_nil"].astype("int64"),
            "postcode": source["cap"],
            "civics": source["civics_in_nil_with_cap"].astype("int64"),
        }
    )
    total = weights.groupby("area_id")["civics"].transform("sum")
    weights["share_of_area"] = (weights["civics"] / total).round(6)
    return weights.sort_values(["area_id", "postcode"], ignore_index=True)


def postcode_income(raw: Path) -> pd.DataFrame:
    """(postcode, year, income_eur, taxpayers): declared total and who declares one."""
    source = pd.read_csv(raw / INCOME_FILE, dtype={"CAP": "str"})
    return pd.DataFrame(
        {
            "postcode": source["CAP"],
            "year": source["anno_imposta"].astype("int64"),
            "income_eur": source["reddito_complessivo_eur"].astype("float64"),
            "taxpayers": source["reddito_complessivo_n"].astype("float64"),
        }
    )


def mixed_income(postcodes: pd.DataFrame, weights: pd.DataFrame) -> pd.DataFrame:
    """(area_id, year, mean_income_eur): convex mix of postcode means by house numbers."""
    means = postcodes.assign(mean=postcodes["income_eur"] / postcodes["taxpayers"])
    unknown = sorted(set(weights["postcode"]) - set(means["postcode"]))
    if unknown:
        raise IncomeSourceError(f"postcodes without income: {', '.join(unknown)}")
    joined = weights.merge(means, on="postcode", validate="many_to_many")
    total = joined.groupby(["area_id", "year"])["civics"].transform("sum")
    joined["part"] = joined["mean"] * joined["civics"] / total
    mixed = joined.groupby(["area_id", "year"])["part"].sum().round(2)
    return mixed.rename("mean_income_eur").reset_index()


def city_income(postcodes: pd.DataFrame) -> pd.DataFrame:
    """The same for the whole city: all declared income over all who declare one."""
    totals = postcodes.groupby("year")[["income_eur", "taxpayers"]].sum()
    mean = (totals["income_eur"] / totals["taxpayers"]).round(2)
    return mean.rename("mean_income_eur").reset_index().assign(area_id=CITY)


def postcode_words(weights: pd.DataFrame, raw: Path) -> pd.DataFrame:
    """Per NIL: main postcode and its share, tie group, share of civics that carry a postcode."""
    main = (
        weights.sort_values(["area_id", "share_of_area"], ascending=[True, False])
        .drop_duplicates("area_id")
        .rename(columns={"postcode": "main_postcode", "share_of_area": "main_share"})
    )
    shared = main["main_postcode"].where(main["main_share"] >= TIE_SHARE)
    tied = shared.where(shared.duplicated(keep=False))
    known = pd.read_csv(raw / CIVICS_FILE).set_index("id_nil")["civici_totali_ds634"]
    carried = weights.groupby("area_id")["civics"].sum() / known
    return main[["area_id", "main_postcode", "main_share"]].assign(
        tie=tied,
        civics_with_postcode_share=main["area_id"].map(carried).round(4),
    )
