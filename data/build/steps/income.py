"""Declared income by NIL, carried from postcodes (CAP) by house numbers.

A mean or a share is carried by convex mixing: the NIL's value is the mix of its postcodes' values,
weighted by the share of the NIL's house numbers in each. A count is carried by adults: each
postcode's taxpayers are split over its NIL by their adults in it. NIL that lie at least 90 % in
one and the same postcode have practically one value: they are tied, and the tie travels with the
table, as does the spread of the error measured in :mod:`data.build.steps.crosswalk.errors`.

For tax year 2023 the source leaves the lowest and the highest class of some postcodes empty, for
privacy. A blank is not a zero: there the total income, which is the sum of the classes, is
missing, and the share up to 15,000 EUR is the least it can be, with what the blanks may add to it.
Taxable income is a column of its own, never empty.
"""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from data.build.raw import SourceChangedError, read
from data.build.steps.crosswalk.errors import validation_ratio
from data.build.steps.crosswalk.postcodes import postcode_crosswalk
from data.build.steps.crosswalk.validation import POSTCODE, adults
from data.build.steps.gaps import all_gaps, gap_rows
from geo.crosswalk.errors import gaps, spreads
from geo.crosswalk.transfer import interpolated_count, interpolated_mean
from geo.crosswalk.weights import rescaled, share_of, transposed

INCOME_FILE = "mef_irpef/milano_cap_2019_2021.csv"
INCOME_2023_FILE = (
    "mef_irpef_2023/Redditi_e_principali_variabili_IRPEF_su_base_subcomunale_CSV_2023.csv"
)
CIVICS_FILE = "cap_nil_civics/nil_families_2025.csv"

KEY, POSTCODES, CITY = "declared_income", "declared_income_postcodes", 0
TIE_SHARE = 0.9

TAXPAYERS_PER_ADULT = (0.5, 1.3)
"""A postcode outside these bounds does not speak of the people who live in it: abnormal."""

MOST_ABNORMAL_SHARE = 0.5
"""A NIL with at least this share of its house numbers in abnormal postcodes has no share given."""

RESTS_ON = 0.01
"""A NIL rests on the postcodes that hold more than this share of its house numbers."""

UNSTEADY = {"20121": 2023, "20122": 2023}
"""Postcodes whose taxpayers leap in a year (+46 % and -9 % from 2021): no change reaches it."""

SPREADS = {
    "mean_income_eur": "mean_income_spread",
    "taxable_income_eur": "taxable_income_spread",
    "low_income_pct": "low_income_spread",
}
DECIMALS = {"mean_income_eur": 2, "taxable_income_eur": 2, "low_income_pct": 4}

LOW_INCOME = ("n_le0", "n_0_10k", "n_10_15k")
DECLARED = {
    "CAP": "postcode",
    "anno_imposta": "year",
    "reddito_complessivo_eur": "income_eur",
    "reddito_complessivo_n": "taxpayers",
    "reddito_imponibile_eur": "taxable_eur",
    "reddito_imponibile_n": "taxable_taxpayers",
    "contribuenti": "all_taxpayers",
}
"""Columns read of :data:`INCOME_FILE` beside :data:`LOW_INCOME`, and what they are called here."""

TOTAL = "Reddito complessivo"
TOWN = "Denominazione Comune"
DECLARED_2023 = {
    "CAP": "postcode",
    "Anno di imposta": "year",
    f"{TOTAL} - Frequenza": "taxpayers",
    "Reddito imponibile - Ammontare in euro": "taxable_eur",
    "Reddito imponibile - Frequenza": "taxable_taxpayers",
    "Numero contribuenti": "all_taxpayers",
}
LOW_CLASSES = (
    f"{TOTAL} minore o uguale a zero euro",
    f"{TOTAL} da 0 a 10000 euro",
    f"{TOTAL} da 10000 a 15000 euro",
)
CLASSES = (
    *LOW_CLASSES,
    f"{TOTAL} da 15000 a 26000 euro",
    f"{TOTAL} da 26000 a 55000 euro",
    f"{TOTAL} da 55000 a 75000 euro",
    f"{TOTAL} da 75000 a 120000 euro",
    f"{TOTAL} oltre 120000 euro",
)
"""Classes of total income of :data:`INCOME_2023_FILE`, each with its taxpayers and its amount."""

COLUMNS = (
    "area_id", "year", "mean_income_eur", "mean_income_spread", "taxable_income_eur",
    "taxable_income_spread", "low_income_pct", "low_income_spread", "low_income_hidden_pct",
    "taxpayers", "taxpayers_per_adult", "main_postcode", "main_share", "tie",
    "civics_with_postcode_share", "unsteady",
)  # fmt: skip


def build(raw: Path, built: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return ``declared_income`` (area_id 0 is the city), what it is mixed from, and its gaps.

    Needs ``postcode_weights``, ``transfer_errors`` and ``population_register``.
    """
    weights, register = built["postcode_weights"], built["population_register"]
    ratio = validation_ratio(built["transfer_errors"], from_zones=POSTCODE)
    postcodes = postcode_income(raw)
    words = postcode_words(weights, raw)
    known = words.set_index("area_id")["civics_with_postcode_share"]
    pieces = postcode_crosswalk(weights)
    parts = []
    for year, rows in postcodes.groupby("year"):
        people = adults(register, int(str(year)))
        carried = carried_income(
            rows.set_index("postcode"), pieces, people=people, known=known, ratio=ratio
        )
        parts += [city_income(rows, people), carried.assign(year=year)]
    table = pd.concat(parts, ignore_index=True).merge(words, on="area_id", how="left")
    table = table.assign(unsteady=unsteady(table, weights))
    table = table.sort_values(["area_id", "year"], ignore_index=True)[list(COLUMNS)]
    areas = table[table["area_id"] != CITY]
    odd, suppressed = areas["low_income_pct"].isna(), areas["mean_income_eur"].isna()
    return {
        KEY: table,
        POSTCODES: postcode_values(postcodes),
        "missing_values": all_gaps(
            gap_rows(KEY, areas[odd], "low_income_pct", "source_error"),
            gap_rows(KEY, areas[suppressed], "mean_income_eur", "suppressed_by_source"),
        ),
    }


def unsteady(table: pd.DataFrame, weights: pd.DataFrame) -> pd.Series:
    """Flags the rows of ``table`` that rest on a postcode of :data:`UNSTEADY` in its year."""
    rests = weights[weights["share_of_area"] > RESTS_ON]
    leaps = rests.assign(year=rests["postcode"].map(UNSTEADY)).dropna(subset="year")
    there = set(zip(leaps["area_id"], leaps["year"], strict=True))
    rows = zip(table["area_id"], table["year"], strict=True)
    return pd.Series([row in there for row in rows], table.index)


def postcode_income(raw: Path) -> pd.DataFrame:
    """One row per CAP and year: EUR and people, of which what the source hides.

    Columns ``postcode, year, income_eur, taxpayers, taxable_eur, taxable_taxpayers, low_income,
    hidden, all_taxpayers``. ``taxpayers`` are those with a declared total, of which ``low_income``
    up to 15,000 EUR and ``hidden`` in the classes left empty; ``all_taxpayers`` also those without
    one. ``income_eur`` is missing where a class is empty.
    """
    past = read(raw / INCOME_FILE, (*DECLARED, *LOW_INCOME), dtype={"CAP": "str"})
    low = past[list(LOW_INCOME)].sum(axis="columns")
    rows = past[list(DECLARED)].rename(columns=DECLARED).assign(low_income=low, hidden=0.0)
    income = pd.concat([rows, postcode_income_2023(raw)], ignore_index=True)
    counts = income.columns.drop(["postcode", "year"])
    return income.astype({"year": "int64"} | dict.fromkeys(counts, "float64"))


def postcode_income_2023(raw: Path) -> pd.DataFrame:
    """The rows of tax year 2023, from the publisher's file of the whole country.

    The taxpayers hidden are those of the total that no class shows. Raises
    :class:`SourceChangedError` where a postcode with every class filled does not come to its total.
    """
    people = [f"{name} - Frequenza" for name in CLASSES]
    amounts = [f"{name} - Ammontare in euro" for name in CLASSES]
    source = read(raw / INCOME_2023_FILE, (TOWN, *DECLARED_2023), sep=";", dtype={"CAP": "str"})
    source = source[source[TOWN] == "MILANO"].rename(columns=str.strip)
    rows = source[list(DECLARED_2023)].rename(columns=DECLARED_2023)
    filled = source[people].notna().all(axis="columns")
    hidden = rows["taxpayers"] - source[people].sum(axis="columns")
    if (hidden[filled] != 0).any() or (hidden < 0).any():
        raise SourceChangedError(INCOME_2023_FILE, "classes do not come to their total")
    return rows.assign(
        income_eur=source[amounts].sum(axis="columns").where(filled),
        low_income=source[people[: len(LOW_CLASSES)]].sum(axis="columns"),
        hidden=hidden,
    )


def postcode_values(postcodes: pd.DataFrame) -> pd.DataFrame:
    """Means (EUR), shares (per 100) and taxable total (EUR) by CAP: what the NIL are mixed from."""
    values = pd.DataFrame(
        {
            "postcode": postcodes["postcode"],
            "year": postcodes["year"],
            "mean_income_eur": mean_income(postcodes).round(2),
            "taxable_income_eur": mean_taxable(postcodes).round(2),
            "taxable_total_eur": postcodes["taxable_eur"].astype("int64"),
            "low_income_pct": low_share(postcodes).round(4),
            "low_income_hidden_pct": hidden_share(postcodes).round(4),
            "taxpayers": postcodes["taxpayers"].astype("int64"),
            "unsteady": postcodes["postcode"].map(UNSTEADY) == postcodes["year"],
        }
    )
    return values.sort_values(["postcode", "year"], ignore_index=True)


def mean_income(postcodes: pd.DataFrame) -> pd.Series:
    """Total income per taxpayer with a declared total (EUR)."""
    return postcodes["income_eur"] / postcodes["taxpayers"]


def mean_taxable(postcodes: pd.DataFrame) -> pd.Series:
    """Taxable income per taxpayer who has one (EUR)."""
    return postcodes["taxable_eur"] / postcodes["taxable_taxpayers"]


def low_share(postcodes: pd.DataFrame) -> pd.Series:
    """The least that those up to 15,000 EUR can be, per 100 taxpayers with a declared total."""
    return 100 * postcodes["low_income"] / postcodes["taxpayers"]


def hidden_share(postcodes: pd.DataFrame) -> pd.Series:
    """What the classes left empty may add to :func:`low_share`, per 100."""
    return 100 * postcodes["hidden"] / postcodes["taxpayers"]


def carried_income(
    postcodes: pd.DataFrame,
    pieces: pd.DataFrame,
    *,
    people: pd.Series,
    known: pd.Series,
    ratio: float,
) -> pd.DataFrame:
    """One year by NIL: mean incomes and low-income share with their spreads, taxpayers.

    ``postcodes`` is indexed by postcode, ``people`` are the adults by NIL, ``known`` the share of
    each NIL's house numbers with a postcode, ``ratio`` the measured one of the yardsticks.
    """
    require_income(pieces, postcodes)
    abnormal = abnormal_postcodes(postcodes["all_taxpayers"], pieces, people)
    gap = gaps(pieces, sizes=people)
    values = {
        "mean_income_eur": mean_income(postcodes),
        "taxable_income_eur": mean_taxable(postcodes),
        "low_income_pct": low_share(postcodes),
    }
    columns: dict[str, pd.Series] = {}
    for name, value in values.items():
        sure = value[~abnormal]
        spread = spreads(gap, zone_sd=float(np.log(sure).std()), ratio=ratio, uncovered=1 - known)
        moved = moved_by(value, pieces, abnormal)
        mixed = interpolated_mean(value, pieces=pieces, least_known=1 - RESTS_ON)
        columns[name] = mixed.round(DECIMALS[name])
        columns[SPREADS[name]] = ((spread**2 + moved**2) ** 0.5).where(mixed.notna()).round(4)
    columns["low_income_hidden_pct"] = interpolated_mean(
        hidden_share(postcodes), pieces=pieces
    ).round(4)
    odd = abnormal_share(pieces, abnormal) >= MOST_ABNORMAL_SHARE
    for name in ("low_income_pct", "low_income_spread", "low_income_hidden_pct"):
        columns[name] = columns[name].where(~odd)
    taxpayers = interpolated_count(postcodes["all_taxpayers"], pieces=rescaled(pieces, people))
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
    residents = interpolated_count(people, pieces=transposed(pieces))
    per_adult = all_taxpayers / residents.reindex(all_taxpayers.index)
    low, high = TAXPAYERS_PER_ADULT
    return (per_adult < low) | (per_adult > high)


def abnormal_share(pieces: pd.DataFrame, abnormal: pd.Series) -> pd.Series:
    """Share of each NIL's house numbers that lie in abnormal postcodes."""
    inside = share_of(pieces, "target").where(pieces["source"].map(abnormal), 0.0)
    return inside.groupby(pieces["target"]).sum()


def moved_by(values: pd.Series, pieces: pd.DataFrame, abnormal: pd.Series) -> pd.Series:
    """How far (log) each NIL's value moves if its abnormal postcodes are left out of the mix."""
    without = interpolated_mean(values.where(~abnormal), pieces=pieces, least_known=0.0)
    ratio = interpolated_mean(values, pieces=pieces, least_known=1 - RESTS_ON) / without
    return pd.Series(np.abs(np.log(ratio.to_numpy())), ratio.index)


def city_income(postcodes: pd.DataFrame, people: pd.Series) -> pd.DataFrame:
    """The row of the whole city: all declared income over all who declare one, and so on."""
    sums = pd.DataFrame([postcodes.sum(numeric_only=True, skipna=False)])
    totals, year = sums.iloc[0], postcodes["year"].iloc[0]
    row = {
        "area_id": CITY,
        "year": year,
        "mean_income_eur": round(mean_income(sums).iloc[0], 2),
        "taxable_income_eur": round(mean_taxable(sums).iloc[0], 2),
        "low_income_pct": round(low_share(sums).iloc[0], 4),
        "low_income_hidden_pct": round(hidden_share(sums).iloc[0], 4),
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
        tie=tied, civics_with_postcode_share=main["area_id"].map(carried).round(4)
    )
