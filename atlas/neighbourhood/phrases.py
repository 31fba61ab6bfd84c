"""What is said of a profile in lines of text, on screen and on paper. No Streamlit call."""

from __future__ import annotations

from datetime import date

import pandas as pd

from atlas import repository
from atlas.neighbourhood.profile import Profile
from atlas.wording import Text, numbers, text
from atlas.wording.ranks import RankRange, of_draws

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


def index_words(profile: Profile) -> str | None:
    """Place in the composite index with its range, where there is one."""
    if profile.index is None:
        return None
    place, language = profile.index, profile.language
    standing = RankRange(place.rank, place.low, place.high, place.of)
    sentence = text(language)("profile.index", standing=of_draws(standing, language=language))
    return f"{sentence} {place.note}".strip()


def severity(profile: Profile, key: str) -> str:
    """``Pochi residenti con un lavoro (2011): 34,4 %, città 44,4 % (2,1 volte ...)``."""
    entry = profile.entry(key)
    far = numbers.number(abs(float(entry.row["burden"])), language=profile.language, decimals=1)
    return text(profile.language)(
        "profile.burden",
        title=(entry.indicator.worse_name or entry.indicator.title).text(profile.language),
        year=entry.year,
        value=entry.value(),
        city=entry.city(),
        far=far,
    )


def service_rows(profile: Profile) -> list[tuple[str, str, str]]:
    """Service, how many there are in the area, year; unknown is said, never zero."""
    words, tables = text(profile.language), repository.services()
    rows = []
    for name, key, column in COUNTED:
        table = tables[key]
        count = table[column].reindex([profile.area]).astype("float64").iloc[0]
        written = words("profile.not_told") if pd.isna(count) else numbers.number(
            float(count), language=profile.language
        )  # fmt: skip
        rows.append((words(f"service_kind.{name}"), written, str(int(table["year"].iloc[0]))))
    return rows


def places(profile: Profile, as_of: date) -> list[str]:
    """The premises inside and near, each with both its tracks."""
    words = text(profile.language)
    facts = {str(place.row["premises_id"]): place
             for place in repository.premises_facts(as_of, profile.language)}  # fmt: skip
    return [
        f"{place.name}, {place.address} ({how_far(place.metres, words)}). "
        f"{words('place.works')}: {facts[place.id].works()}. "
        f"{words('place.service')}: {facts[place.id].service()}."
        for place in profile.around
        if place.kind == "premises"
    ]


def networks(profile: Profile) -> list[str]:
    """Places of other networks inside and near."""
    words = text(profile.language)
    return [
        f"{network(place.kind, words)}: {place.name}, {place.address} "
        f"({how_far(place.metres, words)})"
        for place in profile.around
        if place.kind != "premises"
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
