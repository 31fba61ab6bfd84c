"""The cached step of the map's twin."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from atlas import repository
from atlas.repository.memo import kept

if TYPE_CHECKING:
    from atlas.neighbourhood.adjacency import Adjacency


@kept()
def by_direction() -> Mapping[int, Adjacency]:
    """Neighbours of every area by direction."""
    from atlas.neighbourhood.adjacency import adjacency_by_direction as made

    return MappingProxyType(made(repository.areas(), repository.neighbours()))
