"""Employment and education of the 2011 census by NIL."""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from data.build.raw import read
from data.build.steps.gaps import all_gaps, gap_rows

EMPLOYMENT_FILE = "census2011_nil_reconstructed/employment_sections_2011.csv"
EDUCATION_FILE = "census2011_nil_reconstructed/education_2011.csv"
YEAR = 2011

EDUCATION = {
    "nessun_titolo_o_elementare": "no_title_or_primary",
    "media": "lower_secondary",
    "diploma": "upper_secondary",
    "laurea": "tertiary",
    "pop_6plus": "residents_6_plus",
}


def build(raw: Path, built: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return ``employment_2011``, ``education_2011`` and the reasons of the missing NIL."""
    areas = built["nil_areas"]["area_id"]
    education = education_table(raw, areas)
    return {
        "employment_2011": employment_table(raw),
        "education_2011": education,
        "missing_values": not_decoded(education),
    }


def employment_table(raw: Path) -> pd.DataFrame:
    """(area_id, year, employed, residents_census): census P61 and P1 summed over sections."""
    source = read(raw / EMPLOYMENT_FILE, ["id_nil", "occupati_15piu", "pop_cens2011"]).sort_values(
        "id_nil", ignore_index=True
    )
    return pd.DataFrame(
        {
            "area_id": source["id_nil"].astype("int64"),
            "year": YEAR,
            "employed": source["occupati_15piu"].astype("int64"),
            "residents_census": source["pop_cens2011"].astype("int64"),
        }
    )


def education_table(raw: Path, areas: pd.Series) -> pd.DataFrame:
    """Residents aged 6+ by highest title, one row per NIL, empty where not decoded."""
    source = read(raw / EDUCATION_FILE, ["id_nil", *EDUCATION]).set_index("id_nil")[list(EDUCATION)]
    table = source.rename(columns=EDUCATION).reindex(areas.rename("area_id"))
    table = table.astype("Int64").reset_index()
    table.insert(1, "year", YEAR)
    return table


def not_decoded(education: pd.DataFrame) -> pd.DataFrame:
    """Reasons for the NIL whose education could not be told apart in the source."""
    empty = education[education["residents_6_plus"].isna()]
    parts = (gap_rows("education_2011", empty, name, "not_decoded") for name in EDUCATION.values())
    return all_gaps(*parts)
