"""What is said of a profile in lines of text, on screen and on paper. No Streamlit call."""

from __future__ import annotations

from datetime import date

import pandas as pd

from atlas import query, repository
from atlas.neighbourhood.adjacency import ARROWS
from atlas.neighbourhood.links import area_link, link
from atlas.neighbourhood.profile import Profile, by_direction
from atlas.wording import Text, numbers, text

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


def surroundings(profile: Profile) -> list[str]:
    """Neighbours by direction, areas alike, premises and other networks near, services: a line
    each, with links."""
    words, language = text(profile.language), profile.language
    neighbours = ", ".join(
        f"{ARROWS[where]} {area_link(other, language)}"
        for where, others in by_direction(profile.area).items()
        for other in others
    )
    beside = {query.COMPARED.name: query.joined([other.area for other in profile.alike])}
    alike = [
        words("profile.like", area=area_link(other.area, language), why=other.text(language))
        for other in profile.alike
    ]
    if alike:
        alike[-1] += " " + link(words("profile.set_beside"), "quartiere", language,
                                area=str(profile.area), **beside)  # fmt: skip
    services = "; ".join(f"{name} {count} ({year})" for name, count, year in service_rows(profile))
    return [
        words("profile.touches", list=neighbours),
        *(alike or [words("profile.alike_none")]),
        *networks(profile),
        f"{words('profile.services_are', list=services)} {words('profile.services_note')}",
    ]


def networks(profile: Profile) -> list[str]:
    """Places of each network inside and near, the premises first, linked to where more is said."""
    words = text(profile.language)
    lines: dict[tuple[bool, str], list[str]] = {}
    for place in profile.around:
        ours = place.kind == "premises"
        of = words("profile.nine") if ours else network(place.kind, words)
        where = {"spazio": place.id} if ours else {"area": str(place.area_id)}
        name = link(place.name, "spazi" if ours else "mappa", profile.language, **where)
        lines.setdefault((not ours, of), []).append(
            f"{name}, {place.address} ({how_far(place.metres, words)})"
        )
    named = [f"**{of}**: {'; '.join(places)}." for (_, of), places in sorted(lines.items())]
    return named or [words("profile.no_networks")]


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
