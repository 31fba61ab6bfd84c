"""What is said of a profile in lines of text, on screen and on paper. No Streamlit call."""

from __future__ import annotations

from datetime import date

import pandas as pd

from atlas import repository
from atlas.neighbourhood.profile import Profile
from atlas.wording import Text, numbers, text
from atlas.wording.ranks import Standing, redrawn

COUNTED = (
    ("pharmacies", "health_services", "pharmacies"),
    ("doctors", "health_services", "gp_surgeries"),
    ("metro", "public_transport_2020", "metro_stations"),
    ("stops", "public_transport_2020", "surface_stops_at_least"),
    ("sport", "sport_facilities", "sport_facilities"),
    ("shops", "shops", "neighbourhood_shops"),
    ("organisations", "social_organisations", "organisations"),
)
"""Service, table and column."""


def index_words(shown: Profile) -> str | None:
    """Place in the composite index with its range, where there is one."""
    if shown.index is None:
        return None
    place, language = shown.index, shown.language
    standing = Standing(place.rank, place.low, place.high, place.of)
    said = text(language)("profile.index", standing=redrawn(standing, language=language))
    return f"{said} {place.note}".strip()


def burden(shown: Profile, key: str) -> str:
    """``Pochi residenti con un lavoro (2011): 34,4 %, città 44,4 % (2,1 volte ...)``."""
    one = shown.entry(key)
    far = numbers.number(abs(float(one.row["burden"])), language=shown.language, decimals=1)
    return text(shown.language)(
        "profile.burden",
        title=(one.indicator.worse_name or one.indicator.title).text(shown.language),
        year=one.year,
        value=one.value(),
        city=one.city(),
        far=far,
    )


def service_rows(shown: Profile) -> list[tuple[str, str, str]]:
    """Service, how many there are in the area, year; unknown is said, never zero."""
    words, tables = text(shown.language), repository.services()
    rows = []
    for name, key, column in COUNTED:
        table = tables[key]
        found = table[column].reindex([shown.area]).astype("float64").iloc[0]
        written = words("profile.not_told") if pd.isna(found) else numbers.number(
            float(found), language=shown.language
        )  # fmt: skip
        rows.append((words(f"service_kind.{name}"), written, str(int(table["year"].iloc[0]))))
    return rows


def places(shown: Profile, as_of: date) -> list[str]:
    """The premises inside and near, each with both its tracks."""
    words = text(shown.language)
    facts = {str(one.row["premises_id"]): one
             for one in repository.premises_facts(as_of, shown.language)}  # fmt: skip
    return [
        f"{one.name}, {one.address} ({how_far(one.metres, words)}). "
        f"{words('place.works')}: {facts[one.id].works()}. "
        f"{words('place.service')}: {facts[one.id].service()}."
        for one in shown.around
        if one.kind == "premises"
    ]


def networks(shown: Profile) -> list[str]:
    """Places of other networks inside and near."""
    words = text(shown.language)
    return [
        f"{network(one.kind, words)}: {one.name}, {one.address} ({how_far(one.metres, words)})"
        for one in shown.around
        if one.kind != "premises"
    ]


def network(kind: str, words: Text) -> str:
    """Name of a network."""
    if kind == "house":
        return words("profile.house")
    table = repository.sister_networks()
    return str(table.loc[table["layer"] == kind, f"layer_{words.language}"].iloc[0])


def how_far(metres: float, words: Text) -> str:
    """``nel quartiere`` or ``a 350 m dal confine``."""
    if metres == 0:
        return words("profile.inside")
    return words("profile.near", metres=max(10, int(round(metres, -1))))
