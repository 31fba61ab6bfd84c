"""Which file of a publisher stands behind a table: read off the cards.

A card says where its dataset lives (``url_main``), which resource it was taken from
(``url_download``) and, in the name of the producer, the number the city gives it (``DS205``). Only
the place of the file among the raw ones is not on the card: it is the one its build step reads.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches
from urllib.parse import urlsplit

from base.problem import Problem, RefusedError
from base.text import LocalizedText
from data.build.steps import (
    boundaries,
    census,
    city_context,
    dwellings,
    environment,
    households,
    housing_market,
    income,
    places,
    population,
    sections,
    services,
    stops,
)
from data.build.steps.addresses import FOLDER as HOUSE_NUMBERS
from data.build.steps.crosswalk.postcodes import WEIGHT_FILE
from data.catalogue.card import Dataset, datasets

PORTAL = "https://dati.comune.milano.it"
"""The city's portal, a CKAN."""

RAW_FILES = {
    "census_sections_2011": sections.SECTIONS_FILE,
    "city_foreigners": city_context.RESIDENTS_FILE,
    "city_pupils": city_context.PUPILS_FILE,
    "declared_income_postcodes": income.INCOME_FILE,
    "degraded_buildings": environment.DEGRADED_FILE,
    "dwellings_2011": dwellings.DWELLINGS_FILE,
    "education_2011": census.EDUCATION_FILE,
    "employment_2011": census.EMPLOYMENT_FILE,
    "environment_2024": environment.ENVIRONMENT_FILE,
    "health_services": services.SERVICES_FILE,
    "house_numbers": f"{HOUSE_NUMBERS}/CIVICI_20200302.CSV",
    "household_types_2021": households.TYPES_FILE,
    "households_by_year": households.SERIES_FILE,
    "housing_market": housing_market.QUOTATIONS_FILE,
    "municipi_drawing": boundaries.MUNICIPI_FILE,
    "neighbourhood_houses": places.HOUSES_FILE,
    "nil_boundaries": boundaries.NIL_FILE,
    "population_register": population.REGISTER_FILE,
    "postcode_weights": WEIGHT_FILE,
    "public_transport_2020": stops.STATIONS_FILE,
    "sport_facilities": places.SPORT_FILE,
    "streets": f"{HOUSE_NUMBERS}/VIARIO_20200302.CSV",
}
"""Card -> the file among the raw ones that the publisher renews."""

_DATASET = re.compile(r"/dataset/([\w-]+)")
_RESOURCE = re.compile(r"/resource/([\w-]+)")
_NUMBER = re.compile(r"\bDS(\d+)\b")


@dataclass(frozen=True, slots=True)
class Source:
    """A raw file and where its publisher has it.

    ``raw`` is its path in the folder of raw files, ``dataset`` and ``resource`` the ids of a CKAN,
    ``number`` the city's (``ds205``); each is empty where the card does not say. ``copied``: what
    we hold is a copy that somebody else has made of the publisher's file, maybe in another form.
    """

    key: str
    raw: str
    page: str
    dataset: str
    resource: str
    number: str
    copied: bool

    @property
    def on_portal(self) -> bool:
        """Whether the publisher is the city, through its portal."""
        return urlsplit(self.page).hostname == urlsplit(PORTAL).hostname

    @property
    def last_year(self) -> int | None:
        """The last year the card's table may have; ``None`` where it has no years."""
        for column in datasets()[self.key].columns:
            if column.name == "year" and (years := column.range or column.enum):
                return int(max(years))
        return None


def sources(only: Collection[str] = ()) -> tuple[Source, ...]:
    """The sources of all cards that have one, or of those named.

    Raises :class:`RefusedError` for a name that is no card, or whose table is made here.
    """
    refused = [_unknown(key) for key in only if key not in RAW_FILES]
    if refused:
        raise RefusedError(refused)
    cards = datasets()
    return tuple(
        source_of(cards[key], raw) for key, raw in RAW_FILES.items() if key in (only or RAW_FILES)
    )


def source_of(card: Dataset, raw: str) -> Source:
    """The source of one card."""
    page, address = card.url_main.it, card.url_download
    on_its_host = urlsplit(address).hostname == urlsplit(page).hostname
    ids = [pattern.search(text) for pattern, text in ((_DATASET, page), (_RESOURCE, address))]
    dataset, resource = (match[1] if match else "" for match in ids)
    number = _NUMBER.search(card.producer.it)
    return Source(
        key=card.key,
        raw=raw,
        page=page,
        dataset=dataset,
        resource=resource,
        number=f"ds{number[1]}" if number else "",
        copied=not on_its_host,
    )


def _unknown(key: str) -> Problem:
    listed = ", ".join(RAW_FILES)
    if key in datasets():
        how = datasets()[key].url_download
        return Problem("made_here", LocalizedText(
            f"{key} non ha un file da rinnovare: «{how}». Si rinnovano: {listed}.",
            f"{key} has no file to renew: “{how}”. These have: {listed}.",
        ))  # fmt: skip
    near = get_close_matches(key, RAW_FILES, 1)
    return Problem("unknown_key", LocalizedText(
        f"«{key}» non è una scheda" + (f"; forse {near[0]}?" if near else f": ci sono {listed}."),
        f"“{key}” is no card" + (f"; is it {near[0]}?" if near else f": there are {listed}."),
    ))  # fmt: skip
