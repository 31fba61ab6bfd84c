"""Streets and doors of Milan from the house-number register (DS634) of 2 March 2020.

Two compact tables for the offline address search: ``streets`` (with names as a reader writes
them) and ``house_numbers`` (one row per number, placed in its NIL). Suppressed numbers and
driveways stay out; a number whose procedure was still open, or that has only side doors, is kept
and marked, because its position is surveyed and nearer than any other guess.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from data.build.raw import SourceChangedError, read
from geo.address.book import KIND_FORMS, MICRODEGREES, Door, words_of
from geo.crs import WEB, require_crs

FOLDER = "house_numbers_2020"
ACTIVE, PENDING, SUPPRESSED = "2", "4", "99"
DRIVEWAY, DRIVEWAY_CODE = "1", "P"
NOT_STREETS = frozenset({"raccordo cavalcavia", "superstrada", "tangenziale"})
"""Ring roads and ramps: the register lists them, they have no doors."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


LOWER_CASE = _set(
    "a ad ai al alla alle allo con da dalle de' degli dei del della delle dello di e ed ex il in "
    "nei nel nella per sul sulla van von"
)
LOWER_CASE_ELIDED = frozenset({"all", "dell", "nell", "sull"})
PLACES_AFTER_D = _set(
    "agrate alviano america ampezzo ancona anghiera anfo aosta apulia aragona arco arezzo "
    "argentine assisi aviano este intelvi italia oggiono oglio oro orsenigo ossola"
)
"""Words before which d' is a preposition (Stati Uniti d'America), not part of a surname."""

ROMAN = re.compile("^(II|III|IV|V|VI|VII|VIII|IX|X|XI|XII|XIII|XIV|XV|XVI|XXIII)$")
ACCENTED = str.maketrans("aeiou", "àèìòù")
ACUTE = {"andre'": "André", "escriva'": "Escrivá", "teulie'": "Teulié", "felicite'": "Félicité"}
ELIDED = {"ca'": "Ca'", "de'": "de'"}

SPELLINGS = {
    "De la ": "de la ",
    "De La ": "de la ",
    "Rio De ": "Rio de ",
    "Lope De ": "Lope de ",
    "Germana De ": "Germana de ",
    "Monneret De ": "Monneret de ",
    "Grubicy De ": "Grubicy de ",
    "per La ": "per la ",
    "per Le ": "per le ",
    "Viera De ": "Viera de ",
    "Cassano D'": "Cassano d'",
    "Trezzo D'": "Trezzo d'",
    "Giordano dell'": "Giordano Dell'",
    "Uberto dell'": "Uberto Dell'",
    "Serafino dell'": "Serafino Dell'",
    "Genoni Rosa": "Rosa Genoni",
}
"""Particles put right in names; everything else follows :func:`reader_name`."""


def build(raw: Path, built: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return ``streets`` and ``house_numbers``; needs ``nil_boundaries`` among ``built``."""
    types = read_source(raw / FOLDER / "TIPOVIA.CSV", ["CODICE", "DESC_ESTESA"])
    kinds = dict(zip(types["CODICE"], types["DESC_ESTESA"].str.lower(), strict=True))
    streets = street_table(read_source(raw / FOLDER / "VIARIO_20200302.CSV"), kinds)
    register = read_source(raw / FOLDER / "CIVICI_20200302.CSV")
    doors = one_door_each(usable_doors(register, streets))
    boundaries = gpd.GeoDataFrame(built["nil_boundaries"])
    return {"streets": streets, "house_numbers": number_table(doors, boundaries)}


def read_source(path: Path, columns: Iterable[str] = ()) -> pd.DataFrame:
    """Read one file of the register as text, nothing guessed."""
    return read(path, columns, sep=";", encoding="latin-1", dtype=str, keep_default_na=False)


def street_table(source: pd.DataFrame, kinds: Mapping[str, str]) -> pd.DataFrame:
    """One row per street: identifier, type, reader's name, other spellings of the register."""
    kind = source["TIPO"].map(kinds)
    source = source.assign(kind=kind)[~kind.isin(NOT_STREETS)]
    unknown = set(source["kind"]) - set(KIND_FORMS)
    if unknown:
        raise SourceChangedError(
            FOLDER, f"street types unknown to the search: {sorted(map(str, unknown))}"
        )
    rows = [
        {str(field): str(value) for field, value in row.items()}
        for row in source.to_dict("records")
    ]
    names = [natural_order(row) for row in rows]
    streets = pd.DataFrame(
        {
            "street_id": source["CODICE_VIA"].astype("int16"),
            "kind": source["kind"],
            "name": [reader_name(name) for name in names],
            "also": [other_spellings(name, row) for name, row in zip(names, rows, strict=True)],
        }
    )
    return streets.sort_values("street_id", ignore_index=True)


def natural_order(row: Mapping[str, str]) -> str:
    """The name with the first name first, in the register's capitals.

    DESCRITTIVO has it, except where it repeats DENOMINAZIONE (surname first) and the national
    register (ANNCSU) has the same words turned round, or where it is empty.
    """
    plain, national = row["DESCRITTIVO"].strip(), row["ANNCSU"].strip()
    turned = sorted(plain.split()) == sorted(national.split())
    if plain == row["DENOMINAZIONE"].strip() and turned:
        plain = national
    return (plain or national or row["DENOMINAZIONE"].strip()).removeprefix(
        f"{row['kind'].upper()} "
    )


def other_spellings(name: str, row: Mapping[str, str]) -> str:
    """Spellings of the register that have other words than ``name``, joined by semicolons."""
    known, spellings = {frozenset(words_of(name))}, []
    for spelling in (row["DENOMINAZIONE"], row["ANNCSU"]):
        words = frozenset(words_of(spelling))
        if words and words not in known:
            known.add(words)
            spellings.append(" ".join(re.findall("[A-Z0-9.']+", spelling.upper())).lower())
    return ";".join(spellings)


def reader_name(name: str) -> str:
    """Put a name in capitals as a reader writes it: ``SANT'ERLEMBALDO`` is Sant'Erlembaldo."""
    spelt = " ".join(reader_word(word) for word in name.lower().split())
    for capitals, wanted in SPELLINGS.items():
        spelt = spelt.replace(capitals, wanted)
    return spelt


def reader_word(word: str) -> str:
    """One lower-case word with its capital, its accent or its apostrophe."""
    if ROMAN.match(word.upper()):
        return word.upper()
    if word in ACUTE or word in ELIDED or word in LOWER_CASE:
        return {**ACUTE, **ELIDED}.get(word, word)
    if word.endswith("'"):
        return word[:-2].capitalize() + word[-2].translate(ACCENTED)
    before, apostrophe, after = word.rpartition("'")
    small = before in LOWER_CASE_ELIDED or (before == "d" and after in PLACES_AFTER_D)
    return (before if small else before.capitalize()) + apostrophe + after.capitalize()


def usable_doors(register: pd.DataFrame, streets: pd.DataFrame) -> pd.DataFrame:
    """Doors of known streets, neither suppressed nor driveways, each with its kind of door."""
    unknown = set(register["STATOCIVICO"]) - {ACTIVE, PENDING, SUPPRESSED}
    if unknown:
        raise SourceChangedError(FOLDER, f"states of a number not foreseen here: {sorted(unknown)}")
    usable = register[
        register["STATOCIVICO"].isin([ACTIVE, PENDING])
        & (register["PASSOCARRAIO"] != DRIVEWAY)
        & ~register["BARRA2"].str.startswith(DRIVEWAY_CODE)
        & register["CODICE_VIA"].isin(streets["street_id"].astype(str))
    ]
    side_door = usable["BARRA2"].str.strip() != ""
    pending = usable["STATOCIVICO"] == PENDING
    door = np.select([side_door, pending], [Door.SECONDARY, Door.PENDING], Door.MAIN)
    return pd.DataFrame(
        {
            "street_id": usable["CODICE_VIA"].astype("int16"),
            "number": usable["NUMERO"].astype("int16"),
            "suffix": door_suffix(usable),
            "side_door": usable["BARRA2"].str.strip(),
            "door": pd.Series(door, index=usable.index).astype(str),
            "lon_microdeg": microdegrees(usable["LONG_WGS84"]),
            "lat_microdeg": microdegrees(usable["LAT_WGS84"]),
            "municipio": pd.to_numeric(usable["MUNICIPIO"]).astype("Int8"),
        }
    )


def door_suffix(doors: pd.DataFrame) -> pd.Series:
    """What follows the number: the letter (A), the bar (/6), both (A/3) or nothing."""
    bar = doors["BARRA"].str.strip()
    return doors["LETTERA"].str.strip() + bar.where(bar == "", "/" + bar)


def microdegrees(decimal_comma: pd.Series) -> pd.Series:
    """Degrees written with a decimal comma, as whole millionths of a degree."""
    return (degrees(decimal_comma) * MICRODEGREES).round().astype("int32")


def degrees(decimal_comma: pd.Series) -> pd.Series:
    """Degrees written with a decimal comma, as numbers."""
    return decimal_comma.str.replace(",", ".").astype("float64")


def written_points(rows: pd.DataFrame) -> Any:
    """The points of rows of the register (geometry array, degrees, at full precision)."""
    return gpd.points_from_xy(degrees(rows["LONG_WGS84"]), degrees(rows["LAT_WGS84"]))


def one_door_each(doors: pd.DataFrame) -> pd.DataFrame:
    """Drop side doors of numbers that have a door of their own; else keep the first of them."""
    place = ["street_id", "number"]
    own = doors[doors["door"] != Door.SECONDARY]
    side = doors[doors["door"] == Door.SECONDARY].sort_values([*place, "side_door", "suffix"])
    orphans = side.merge(own[place].drop_duplicates(), on=place, how="left", indicator=True)
    orphans = orphans[orphans.pop("_merge") == "left_only"].drop_duplicates(place)
    numbers = pd.concat([own, orphans.assign(suffix="")], ignore_index=True)
    if numbers.duplicated([*place, "suffix"]).any():
        raise SourceChangedError(FOLDER, "two doors have the same street, number and suffix")
    return numbers.drop(columns="side_door")


def number_table(doors: pd.DataFrame, boundaries: gpd.GeoDataFrame) -> pd.DataFrame:
    """Doors with the NIL they lie in (missing if in none), sorted by street and number."""
    require_crs(boundaries, WEB)
    points = gpd.GeoSeries.from_xy(
        doors["lon_microdeg"] / MICRODEGREES, doors["lat_microdeg"] / MICRODEGREES, crs=WEB
    )
    door, polygon = boundaries.sindex.query(points, predicate="intersects")
    ids = boundaries["area_id"].to_numpy()[polygon]
    area = pd.Series(ids, index=door).groupby(level=0).min()
    doors = doors.assign(area_id=area.reindex(doors.index).astype("Int8"))
    doors = doors.assign(**{"municipio": doors.pop("municipio")})
    return doors.sort_values(["street_id", "number", "suffix"], ignore_index=True)
