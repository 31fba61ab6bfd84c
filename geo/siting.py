"""Where places would reach most people: the maximal covering location problem, solved exactly.

Church and ReVelle (1974): of many candidate sites choose ``p`` so that as many people as possible
are within a distance of at least one. People lie on doors (see :mod:`geo.catchment`); doors that
the very same candidates cover are one, which makes the problem small without changing its answer.
The solver is HiGHS, through :func:`scipy.optimize.milp`.
"""

import itertools
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, eye_array, hstack, vstack
from scipy.spatial import cKDTree

Floats = npt.NDArray[np.float64]
Cover = npt.NDArray[np.intp]


class NoPlanError(RuntimeError):
    """The solver found no plan within its time limit."""


@dataclass(frozen=True, slots=True)
class SitingPlan:
    """Chosen candidates (positions, ascending), people they reach, and the proven upper bound.

    ``proven`` says that no other choice of as many candidates reaches more.
    """

    chosen: tuple[int, ...]
    reached: float
    bound: float
    proven: bool


def grid_candidates(xy: Floats, cell_m: float) -> Cover:
    """Positions of one door per square of ``cell_m`` metres: the nearest to its doors' mean.

    ``xy`` has one row per door, in metres. Every candidate is then a real address; ties go to
    the first door.
    """
    frame = pd.DataFrame({"x": xy[:, 0], "y": xy[:, 1]})
    keys = [np.floor(frame["x"] / cell_m), np.floor(frame["y"] / cell_m)]
    means = frame.groupby(keys).transform("mean")
    away = np.hypot(frame["x"] - means["x"], frame["y"] - means["y"]).round(6)
    nearest = pd.Series(away, frame.index).groupby(keys).idxmin()
    positions: Cover = np.sort(nearest.to_numpy(dtype=np.intp))
    return positions


def covering(sites: Floats, doors: Floats, radius_m: float) -> csr_array:
    """Which sites (rows) cover which doors (columns): within ``radius_m`` metres, ends included."""
    doors_near: Any = cKDTree(doors).query_ball_point(sites, radius_m, return_sorted=True)
    indptr = np.concatenate([[0], np.cumsum([len(near) for near in doors_near])])
    indices = np.concatenate([np.asarray(near, dtype=np.int64) for near in doors_near])
    ones = np.ones(len(indices))
    return csr_array((ones, indices, indptr), shape=(len(sites), len(doors)))


def reached(cover: csr_array, people: Floats, chosen: tuple[int, ...]) -> float:
    """People on the doors that at least one of the ``chosen`` sites covers, nobody twice."""
    inside = np.asarray(cover[list(chosen)].sum(axis=0)).ravel() > 0
    return float(people[inside].sum())


def best_one(cover: csr_array, people: Floats, covered: npt.NDArray[np.bool_]) -> Floats:
    """People each site would add to those already ``covered`` (one flag per door)."""
    added: Floats = np.asarray(cover @ np.where(covered, 0.0, people)).ravel()
    return added


def best_plan(cover: csr_array, people: Floats, count: int, *, seconds: float) -> SitingPlan:
    """The ``count`` sites that together reach most ``people``.

    Raises :class:`NoPlanError` if the solver has nothing to offer after ``seconds``.
    """
    groups, weights = _groups(cover, people)
    demand, sites = groups.shape
    link = hstack([-groups, eye_array(demand)])
    budget = csr_array(np.concatenate([np.ones(sites), np.zeros(demand)])[None, :])
    limits = np.concatenate([np.zeros(demand), [count]])
    answer = milp(
        np.concatenate([np.zeros(sites), -weights]),
        constraints=LinearConstraint(vstack([link, budget]), ub=limits),
        integrality=np.concatenate([np.ones(sites), np.zeros(demand)]),
        bounds=Bounds(0, 1),
        options={"time_limit": seconds, "mip_rel_gap": 0.0},
    )
    if answer.x is None:
        raise NoPlanError(f"no plan of {count} sites within {seconds:.0f} s: {answer.message}")
    chosen = tuple(int(site) for site in np.flatnonzero(answer.x[:sites] > 0.5))
    people_reached = reached(cover, people, chosen)
    return SitingPlan(
        chosen,
        people_reached,
        max(people_reached, float(-answer.mip_dual_bound)),
        answer.status == 0,
    )


def _groups(cover: csr_array, people: Floats) -> tuple[csr_array, Floats]:
    """Doors with people and the same covering sites, added up: (sites of each group, people)."""
    by_door = csr_array(cover.T.tocsr()[people > 0])
    weights = people[people > 0]
    by_door.sort_indices()
    ends = by_door.indptr
    keys = [by_door.indices[start:end].tobytes() for start, end in itertools.pairwise(ends)]
    table = pd.DataFrame({"key": keys, "people": weights, "first": np.arange(len(keys))})
    table = table[table["key"] != b""]
    merged = table.groupby("key", sort=False).agg({"people": "sum", "first": "first"})
    return csr_array(by_door[merged["first"].to_numpy()]), merged["people"].to_numpy(float)
