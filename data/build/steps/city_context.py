"""Two series of the whole city, as context: residents and upper-secondary pupils by citizenship.

Being a foreign resident or pupil is not a deprivation: the series say who lives and studies in the
city, and never enter an index. They have no area, so no neighbourhood can be read from them.
"""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from data.build.raw import SourceChangedError, read

FOLDER = "city_foreigners_1987_2024"
RESIDENTS_FILE = f"{FOLDER}/ds75_stranieri_sesso_citt.csv"
PUPILS_FILE = (
    f"{FOLDER}/Alunni_Scuole_Secondarie_di_Secondo_Grado_per_cittadinanza_(2007_08-2023_24).csv"
)
FIRST_YEAR, LAST_YEAR = 1987, 2024

GENDERS = {"Femmine": "women", "Maschi": "men"}
MAIN = 10
"""A citizenship is told apart if it was among so many first in any year."""

TOTAL, OTHER = "total", "other"
CITIZENSHIPS = {
    "Albania": ("albania", "Albania", "Albania"),
    "Bangladesh": ("bangladesh", "Bangladesh", "Bangladesh"),
    "China": ("china", "Cina", "China"),
    "Ecuador": ("ecuador", "Ecuador", "Ecuador"),
    "Egypt": ("egypt", "Egitto", "Egypt"),
    "Ethiopia": ("ethiopia", "Etiopia", "Ethiopia"),
    "France": ("france", "Francia", "France"),
    "Germany": ("germany", "Germania", "Germany"),
    "Iran": ("iran", "Iran", "Iran"),
    "Japan": ("japan", "Giappone", "Japan"),
    "Jugoslavia (Serbia-Montenegro)": (
        "yugoslavia",
        "Jugoslavia (Serbia e Montenegro)",
        "Yugoslavia (Serbia and Montenegro)",
    ),
    "Morocco": ("morocco", "Marocco", "Morocco"),
    "Peru": ("peru", "Perù", "Peru"),
    "Philippines": ("philippines", "Filippine", "Philippines"),
    "Romania": ("romania", "Romania", "Romania"),
    "Sri Lanka": ("sri_lanka", "Sri Lanka", "Sri Lanka"),
    "Switzerland": ("switzerland", "Svizzera", "Switzerland"),
    "Ukraine": ("ukraine", "Ucraina", "Ukraine"),
    "United Kingdom": ("united_kingdom", "Regno Unito", "United Kingdom"),
    "United States of America": ("united_states", "Stati Uniti", "United States"),
    OTHER: (OTHER, "Altre cittadinanze", "Other citizenships"),
    TOTAL: (TOTAL, "Tutti i residenti stranieri", "All foreign residents"),
}
"""The source's name of each citizenship told apart: our code, Italian and English names."""

PUPILS = {
    "Italiani": "italian",
    "Stranieri nati in Italia": "foreign_born_in_italy",
    "Stranieri non nati in Italia": "foreign_born_abroad",
}
SCHOOL_YEAR = r"(\d{4})/(\d{4})"
THOUSANDS = r"\d{1,3}(?:\.\d{3})*"
"""A count with a point between thousands: 13.171 is thirteen thousand."""


def build(raw: Path, built: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return ``city_foreigners`` and ``city_pupils``.

    Needs ``population_register`` among ``built``: the totals of the years both have must agree.
    """
    residents = read(raw / RESIDENTS_FILE, ["Anno", "Cittadinanza", "Genere", "Residenti"], sep=";")
    foreigners = foreigners_table(put_right(residents))
    require_register(foreigners, built["population_register"])
    return {
        "city_foreigners": foreigners,
        "city_pupils": pupils_table(read(raw / PUPILS_FILE, (), dtype=str)),
    }


def put_right(source: pd.DataFrame) -> pd.DataFrame:
    """Mend the rows that lost their continent, so that gender and count stand one cell early.

    Returns (Anno, Cittadinanza, Genere, Residenti). Raises :class:`SourceChangedError` if a row is
    still not a count of women or men.
    """
    shifted = source["Continente"].isin(list(GENDERS)) & source["Residenti"].isna()
    counts = pd.to_numeric(source["Genere"].where(shifted), errors="coerce")
    mended = source.assign(
        Residenti=source["Residenti"].where(~shifted, counts),
        Genere=source["Genere"].where(~shifted, source["Continente"]),
    )
    if mended["Residenti"].isna().any() or not mended["Genere"].isin(list(GENDERS)).all():
        raise SourceChangedError(RESIDENTS_FILE, "a row is not a count of women or men")
    if mended.duplicated(["Anno", "Cittadinanza", "Genere"]).any():
        raise SourceChangedError(RESIDENTS_FILE, "a citizenship is there twice in a year")
    return mended[["Anno", "Cittadinanza", "Genere", "Residenti"]].astype({"Residenti": "int64"})


def main_citizenships(source: pd.DataFrame) -> set[str]:
    """Citizenships among the ``MAIN`` first in at least one year."""
    residents = source.groupby(["Anno", "Cittadinanza"])["Residenti"].sum()
    first = residents.groupby(level="Anno", group_keys=False).nlargest(MAIN)
    return set(first.index.get_level_values("Cittadinanza"))


def foreigners_table(source: pd.DataFrame) -> pd.DataFrame:
    """(year, citizenship, citizenship_it, citizenship_en, women, men, residents), by year.

    Each year has its total and the rest of the citizenships; a main one has a row only in the
    years in which the source has it.
    """
    main = main_citizenships(source)
    if unnamed := sorted(main - set(CITIZENSHIPS)):
        raise SourceChangedError(
            RESIDENTS_FILE, f"main citizenships without a name: {', '.join(unnamed)}"
        )
    named = source["Cittadinanza"].where(source["Cittadinanza"].isin(main), OTHER)
    parts = [source.assign(Cittadinanza=named), source.assign(Cittadinanza=TOTAL)]
    counted = pd.concat(parts).pivot_table(
        index=["Anno", "Cittadinanza"], columns="Genere", values="Residenti", aggfunc="sum"
    )
    table = counted.fillna(0).astype("int64").rename(columns=GENDERS).reset_index()
    names = [CITIZENSHIPS[name] for name in table["Cittadinanza"]]
    described = pd.DataFrame(
        {
            "year": table["Anno"].astype("int64"),
            "citizenship": [code for code, _, _ in names],
            "citizenship_it": [italian for _, italian, _ in names],
            "citizenship_en": [english for _, _, english in names],
            "women": table["women"],
            "men": table["men"],
            "residents": table["women"] + table["men"],
        }
    )
    return described.sort_values(["year", "citizenship"], ignore_index=True)


def require_register(foreigners: pd.DataFrame, register: pd.DataFrame) -> None:
    """Raise :class:`SourceChangedError` unless the totals are those of the register by NIL.

    The register may be a year ahead: it is compared in the years that both have.
    """
    totals = foreigners[foreigners["citizenship"] == TOTAL].set_index("year")["residents"]
    if list(totals.index) != list(range(FIRST_YEAR, LAST_YEAR + 1)):
        raise SourceChangedError(RESIDENTS_FILE, f"years are not {FIRST_YEAR} to {LAST_YEAR}")
    by_area = register.groupby("year")["foreign_residents"].sum()
    both = by_area.index[by_area.index <= LAST_YEAR]
    differ = [int(year) for year in both if by_area[year] != totals.get(year)]
    if differ:
        raise SourceChangedError(
            RESIDENTS_FILE, f"totals are not those of the register by NIL in {differ}"
        )


def pupils_table(source: pd.DataFrame) -> pd.DataFrame:
    """(year, school_year, course_year, citizenship, pupils): ``year`` is the one it begins in."""
    citizenship, school_year, course, pupils = (source[name].str.strip() for name in source.columns)
    fits = (
        citizenship.isin(list(PUPILS))
        & school_year.str.fullmatch(SCHOOL_YEAR)
        & course.str.fullmatch("[1-5]° Anno")
        & pupils.str.fullmatch(THOUSANDS)
    )
    if not fits.all():
        line = fits.tolist().index(False) + 2
        raise SourceChangedError(PUPILS_FILE, f"line {line} is not a count of a class")
    table = pd.DataFrame(
        {
            "year": school_year.str[:4].astype("int64"),
            "school_year": school_year,
            "course_year": course.str[0].astype("int64"),
            "citizenship": citizenship.map(PUPILS),
            "pupils": pupils.str.replace(".", "", regex=False).astype("int64"),
        }
    )
    keys = ["year", "course_year", "citizenship"]
    classes = table["year"].nunique() * 5 * len(PUPILS)
    if table.duplicated(keys).any() or len(table) != classes:
        raise SourceChangedError(
            PUPILS_FILE, f"{len(table)} rows, {classes} different ones expected"
        )
    return table.sort_values(keys, ignore_index=True)
