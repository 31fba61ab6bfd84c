"""What can be sought, and every name it goes by.

Names of neighbourhoods are those of today, each part of them and each without *Porta* or *Parco*
(``data.catalogue.area_names``), and those of the plan of 2012, which come after. Of the streets
they are the register's spellings; premises are sought by name, address and neighbourhood too.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from atlas import repository
from atlas.repository.memo import kept
from atlas.wording import text
from data.catalogue.area_names import names_of_2012, part_forms, plain
from geo.address.text import KINDS, words_of
from indicators import REGISTRY
from indicators.index.layer import LAYER


class SubjectKind(StrEnum):
    """What a subject is, in the order in which equals are listed."""

    AREA = "area"
    STREET = "street"
    PREMISES = "premises"
    INDICATOR = "indicator"
    PAGE = "page"


INDICATORS = {indicator.key: indicator for indicator in (LAYER, *REGISTRY)}
"""What the map can show, the index first, by key."""

FORMER = 0.3
"""What a name of 2012 is held back by: San Siro is the neighbourhood of today."""
BESIDE = 0.1
"""What a premises is held back by where only its neighbourhood or its address is meant."""


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a subject: its words, what holds it back, and itself where it is a former one."""

    kind: SubjectKind
    key: int | str
    words: tuple[str, ...]
    cost: float = 0.0
    former: str = ""


def names(language: str, pages: Mapping[str, str]) -> Iterator[Name]:
    """Every name of everything; ``pages`` are the keys of the pages' titles by their address."""
    yield from _areas()
    yield from _streets()
    yield from _premises()
    for key, indicator in INDICATORS.items():
        for title in (indicator.title, indicator.short_title):
            yield Name(SubjectKind.INDICATOR, key, words_of(title.text(language)))
    words = text(language)
    for slug, title_key in pages.items():
        for name in (words(title_key), slug, *words(f"search.also.{slug}").split(", ")):
            yield Name(SubjectKind.PAGE, slug, words_of(name))


def of_area(typed: str) -> tuple[str, ...]:
    """The words of a neighbourhood's name, without those that say that it is one."""
    folded = typed.lower().replace("q.re", "quartiere")
    return tuple(word for word in words_of(folded) if word not in ("quartiere", "zona", "nil"))


def _areas() -> Iterator[Name]:
    now = repository.areas()["name"]
    for area, name in now.items():
        for part in dict.fromkeys((str(name), *part_forms(str(name)))):
            yield Name(SubjectKind.AREA, int(str(area)), of_area(part))
    for area, former in names_of_2012().items():
        for name in former:
            for part in part_forms(name):
                is_former = plain(part) not in plain(str(now[area]))
                yield Name(
                    SubjectKind.AREA,
                    area,
                    of_area(part),
                    FORMER * is_former,
                    name if is_former else "",
                )


@kept()
def _streets() -> tuple[Name, ...]:
    streets = repository.shipped("streets")
    columns = (streets[column] for column in ("street_id", "name", "also"))
    return tuple(
        Name(SubjectKind.STREET, int(street_id), words_of(spelling))
        for street_id, name, also in zip(*columns, strict=True)
        for spelling in (name, *(also.split(";") if also else ()))
    )


def _premises() -> Iterator[Name]:
    table, areas = repository.premises(), repository.areas()["name"]
    columns = (table[column] for column in ("premises_id", "name", "address", "area_id"))
    for key, name, address, area in zip(*columns, strict=True):
        bare = " ".join(name.split()[1:]) if KINDS.get(name.split()[0].lower()) else name
        for spelling, cost in ((name, 0.0), (bare, 0.0), (address, 0.0)):
            yield Name(SubjectKind.PREMISES, str(key), words_of(spelling), cost)
        for part in part_forms(str(areas[area])):
            yield Name(SubjectKind.PREMISES, str(key), of_area(part), BESIDE)
