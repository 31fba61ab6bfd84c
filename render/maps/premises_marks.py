"""The nine premises as marks on a map: symbol, popup, label and the room it takes. Pure."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from atlas import repository
from atlas.premises.facts import PlaceFacts, short_name
from atlas.repository.memo import kept
from render.maps.labels import label_sides

HALO_WHERE_UNMEASURED_M = 100


@dataclass(frozen=True, slots=True)
class PremisesMark:
    """One premises on the map; ``lines`` are the popup, ``halo`` metres of uncertainty."""

    id: str
    name: str
    title: str
    lines: tuple[str, ...]
    lat: float
    lon: float
    works: str
    estimated: bool
    halo: int
    side: str


def map_premises(as_of: date, language: str) -> tuple[PremisesMark, ...]:
    """The nine premises as marks on the map, on a day as the repository tells it."""
    return _map_premises(min(as_of, repository.read_until()), language)


@kept(entries=64)
def _map_premises(as_of: date, language: str) -> tuple[PremisesMark, ...]:
    return map_places(repository.premises_facts(as_of, language))


def map_places(facts: tuple[PlaceFacts, ...]) -> tuple[PremisesMark, ...]:
    """The premises as marks: shape by works, dashed and haloed where the point is estimated."""
    points = [(float(place.row["lon"]), float(place.row["lat"])) for place in facts]
    names = [short_name(str(place.row["name"])) for place in facts]
    sides = label_sides(names, points)
    return tuple(
        PremisesMark(
            id=str(place.row["premises_id"]),
            name=name,
            title=str(place.row["name"]),
            lines=place.lines(),
            lat=float(place.row["lat"]),
            lon=float(place.row["lon"]),
            works=place.status.works.state,
            estimated=place.estimated,
            halo=_halo(place),
            side=side,
        )
        for place, name, side in zip(facts, names, sides, strict=True)
    )


def _halo(place: PlaceFacts) -> int:
    if not place.estimated:
        return 0
    metres = place.row["point_uncertainty_m"]
    return HALO_WHERE_UNMEASURED_M if pd.isna(metres) else int(metres)
