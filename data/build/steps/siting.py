"""Where places would reach most people in need: the nine as they are, the best nine, a tenth.

A reference for a next call, not a verdict on this one: the nine had to be rooms of the city's own
public housing, the best nine may stand at any residential number of a grid. With
``data.build.pipeline`` and ``data.build.steps.breaks`` this is the rim of ``data``: it may import
indicators, so that need is the value shown on the map.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from data.build.steps.catchment_error import measure, residential_doors
from data.build.steps.catchments import Population, estimates, finished
from geo.crs import to_metric, to_web
from geo.estates import RADII_M, place_points
from geo.siting import best_one, best_plan, covering, grid_candidates, reached
from indicators import indicator
from indicators.engine.need import worst_areas
from indicators.engine.panel import IndicatorPanel, panel_of
from indicators.index.atlas import snapshot, table_for
from indicators.index.design.presets import DEPRIVATION, ENOUGH
from indicators.index.scoring.scores import score
from indicators.spec import Polarity

COVERAGE, POINTS = "siting_coverage", "siting_points"
INDEX = "deprivation"
NEEDS = (INDEX, "declared_income", "elderly_alone")
"""Need measures whose worst fifth the plans are judged by, the atlas's index first."""

EVERYBODY, ALONE = "residents", "aged_80_plus_alone"
NINE, BEST, TENTH = "nine", "best_nine", "nine_and_tenth"
CELL_M = {250: 250, 500: 250, 1000: 500}
"""Side of the candidates' grid, by radius (metres)."""

PLACES = 9
RUNNERS = 5
"""How many places a tenth one is looked for in, each in another NIL."""
SOLVER_SECONDS = 60.0
WHOLE = 0

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Demand:
    """Doors (metres) with people on them, and the premises (metres)."""

    ground: Population
    doors: Floats
    premises: Floats
    people: Mapping[str, Floats]
    areas: Mapping[str, tuple[int, ...]]


def build(raw: Path, built: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return ``siting_coverage`` and ``siting_points``.

    Needs the tables of the panel, ``nil_boundaries``, ``premises``, ``streets``,
    ``house_numbers``.
    """
    doors = residential_doors(raw, built["nil_boundaries"])
    register = built["population_register"]
    latest = register[register["year"] == register["year"].max()].set_index("area_id")
    tolerance = measure(raw, doors, built).tolerance
    ground = Population(doors["area_id"].reset_index(drop=True), latest, tolerance)
    points = to_metric(place_points(built["premises"]))
    demand = demand_of(ground, _xy(doors), _xy(points), needs(built))
    plans_by_radius = [plans(demand, radius) for radius in RADII_M]
    coverage = pd.concat([plan[0] for plan in plans_by_radius]).assign(
        year=int(register["year"].max())
    )
    sites = located(pd.concat([plan[1] for plan in plans_by_radius]), doors, built)
    return {COVERAGE: finished(coverage, COVERAGE), POINTS: finished(sites, POINTS)}


def needs(built: Mapping[str, pd.DataFrame]) -> dict[str, pd.Series]:
    """Need of each area by measure, higher is needier; areas out of comparison are missing."""
    panel = panel_of(built)
    by_measure = {INDEX: of_index(panel)}
    for key in NEEDS[1:]:
        definition = indicator(key)
        table = panel.table(definition)
        latest = table[table["year"] == definition.latest_year].set_index("area_id")
        value = latest["value"].where(latest["rank"].notna())
        by_measure[key] = -value if definition.polarity is Polarity.LOWER_IS_WORSE else value
    return by_measure


def of_index(panel: IndicatorPanel) -> pd.Series:
    """The atlas's index of deprivation; areas that do not count in its ranks are missing."""
    scores = score(DEPRIVATION, table_for(DEPRIVATION, snapshot(panel).table))
    counted = (scores.rank > 0) & (scores.table.labels[ENOUGH] == "1")
    ranked = pd.Series(np.where(counted, scores.index, np.nan), index=scores.table.ids.astype(int))
    return -ranked if DEPRIVATION.rank_first == "lowest" else ranked


def demand_of(
    ground: Population, doors: Floats, premises: Floats, need: Mapping[str, pd.Series]
) -> Demand:
    """Put residents, those of each worst fifth, and over-80s alone on the doors."""
    residents = ground.register["residents"].astype("float64")
    areas = {key: worst_areas(series, residents) for key, series in need.items()}
    everybody = on_doors(ground, "residents")
    people = {EVERYBODY: everybody, ALONE: on_doors(ground, ALONE)}
    for key, worst in areas.items():
        people[key] = np.asarray(np.where(ground.zones.isin(worst), everybody, 0.0))
    everywhere = tuple(int(area) for area in ground.register.index)
    return Demand(
        ground, doors, premises, people, dict.fromkeys((EVERYBODY, ALONE), everywhere) | areas
    )


def on_doors(ground: Population, count: str) -> Floats:
    """People on each door: its area's total over its area's doors."""
    each = ground.register[count].astype("float64") / ground.zones.value_counts()
    return np.asarray(each.reindex(ground.zones), dtype=np.float64)


def plans(demand: Demand, radius_m: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Rows of coverage and of points for one radius."""
    places = grid_candidates(demand.doors, CELL_M[radius_m])
    sites = covering(demand.doors[places], demand.doors, radius_m)
    nine = covering(demand.premises, demand.doors, radius_m)
    inside = np.asarray(nine.sum(axis=0)).ravel() > 0
    rows: list[dict[str, Any]] = []
    points: list[dict[str, Any]] = []
    for key in (*NEEDS, EVERYBODY, ALONE):
        rows.append(covered(demand, key, inside) | {"measure": key, "plan": NINE})
    for key in NEEDS:
        plan = best_plan(sites, demand.people[key], PLACES, seconds=SOLVER_SECONDS)
        taken = np.asarray(sites[list(plan.chosen)].sum(axis=0)).ravel() > 0
        solved = {"bound": plan.bound, "proven": plan.proven, "candidates": len(places)}
        rows.append(covered(demand, key, taken) | {"measure": key, "plan": BEST} | solved)
        points += _best_points(sites, demand.people[key], plan.chosen, places, key)
    added = best_one(sites, demand.people[ALONE], inside)
    ranked = list(_one_per_area(added, places, demand.ground.zones))
    with_tenth = inside | (np.asarray(sites[[ranked[0]]].sum(axis=0)).ravel() > 0)
    solved = {"bound": np.nan, "proven": True, "candidates": len(places)}
    rows.append(covered(demand, ALONE, with_tenth) | {"measure": ALONE, "plan": TENTH} | solved)
    for order, site in enumerate(ranked, start=1):
        whole = reached(sites, demand.people[ALONE], (site,))
        point = _point(ALONE, TENTH, order, places[site], whole, float(added[site]))
        points.append(point | _gain_limits(demand, sites, site, inside))
    frames = (pd.DataFrame(rows), pd.DataFrame(points))
    return frames[0].assign(radius_m=radius_m), frames[1].assign(radius_m=radius_m)


def covered(demand: Demand, key: str, inside: npt.NDArray[np.bool_]) -> dict[str, Any]:
    """People of a measure on the doors ``inside``, with interval, and out of how many."""
    count = ALONE if key == ALONE else EVERYBODY
    own = inside & demand.ground.zones.isin(demand.areas[key]).to_numpy()
    estimate = estimates(own, demand.ground).loc[WHOLE].astype("float64").to_dict()
    total = float(demand.people[key].sum())
    return {
        "people": total,
        "reached": estimate[count],
        "reached_lower": estimate[f"{count}_lower"],
        "reached_upper": estimate[f"{count}_upper"],
        "share_pct": 100 * float(estimate[count]) / total,
        "bound": np.nan,
        "proven": True,
        "candidates": np.nan,
        "areas": len(demand.areas[key]),
    }


def _best_points(
    sites: Any, people: Floats, chosen: tuple[int, ...], places: Any, key: str
) -> Iterator[dict[str, Any]]:
    alone = {site: reached(sites, people, (site,)) for site in chosen}
    whole = reached(sites, people, chosen)
    for order, site in enumerate(sorted(chosen, key=lambda place: -alone[place]), start=1):
        without = reached(sites, people, tuple(other for other in chosen if other != site))
        yield _point(key, BEST, order, places[site], alone[site], whole - without)


def _gain_limits(
    demand: Demand, sites: Any, site: int, inside: npt.NDArray[np.bool_]
) -> dict[str, float]:
    """Interval of the over-80s alone that one more place would add to the nine."""
    own = (np.asarray(sites[[site]].sum(axis=0)).ravel() > 0) & ~inside
    estimate = estimates(own, demand.ground).loc[WHOLE].astype("float64").to_dict()
    return {f"gain_{end}": float(estimate[f"{ALONE}_{end}"]) for end in ("lower", "upper")}


def _point(  # noqa: PLR0913, PLR0917 - one row, column by column
    measure: str, plan: str, order: int, door: int, people: float, gain: float
) -> dict[str, Any]:
    return {
        "measure": measure,
        "plan": plan,
        "place_order": order,
        "door": int(door),
        "reached": people,
        "gain": gain,
    }


def _one_per_area(added: Floats, places: Any, zones: pd.Series) -> Iterator[int]:
    """The candidates that add most, the first of each area, at most ``RUNNERS`` of them."""
    seen: set[int] = set()
    for site in np.argsort(-added, kind="stable"):
        area = int(zones.iloc[places[site]])
        if area not in seen and len(seen) < RUNNERS:
            seen.add(area)
            yield int(site)


def located(points: pd.DataFrame, doors: Any, built: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """``points`` with NIL, coordinates and the street of the nearest known number."""
    chosen = to_web(doors.iloc[points["door"]])
    numbers = built["house_numbers"]
    known = numbers[["lon_microdeg", "lat_microdeg"]].to_numpy(float) / 1e6
    here = np.column_stack([chosen.geometry.x, chosen.geometry.y])
    nearest = [int(((known - point) ** 2).sum(axis=1).argmin()) for point in here]
    streets = built["streets"].set_index("street_id")
    on = streets.loc[numbers["street_id"].iloc[nearest]]
    return points.assign(
        area_id=chosen["area_id"].to_numpy(),
        lon=here[:, 0].round(6),
        lat=here[:, 1].round(6),
        street=(on["kind"] + " " + on["name"]).to_numpy(),
    )


def _xy(points: Any) -> Floats:
    return np.column_stack([points.geometry.x, points.geometry.y])
