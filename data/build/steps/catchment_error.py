"""How wrong it is to spread an area's people over its house numbers: measured one floor up.

A Municipio's families are spread over its residential house numbers with the function that serves
the rings (:func:`geo.catchment.spread`) and added up by NIL, where the true number is published.
``python -m data.build.steps.catchment_error RAW_FOLDER`` writes it into ``docs/reach.md``.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import pandas as pd

from data.build.raw import read
from data.build.steps.addresses import (
    ACTIVE,
    DRIVEWAY,
    FOLDER,
    PENDING,
    read_source,
    written_points,
)
from data.catalogue.read import read_table
from geo.catchment import (
    LEVEL,
    Tolerance,
    coverage,
    relative_errors,
    scaled_errors,
    spread,
    tolerance_of,
    total_by_part,
)
from geo.crs import WEB, to_metric

DOORS_FILE = f"{FOLDER}/CIVICI_20200302.CSV"
MUNICIPI_FILE = "municipi_2025/municipi_2025.csv"
AREAS_FILE = "cap_nil_civics/nil_families_2025.csv"
PAGE = Path(__file__).parents[3] / "docs" / "reach.md"
BLOCK = re.compile(r"(?<=<!-- measured:begin -->\n).*(?=<!-- measured:end -->)", re.DOTALL)

RESIDENTIAL = "1"
MIN_RESIDENTS = 1_000
"""Areas with fewer residents, or with institutional registrations, do not judge the method."""
EXCLUDED = "excluded"
SAN_SIRO = 57


@dataclass(frozen=True, slots=True)
class Measured:
    """``areas`` (by area_id): ``municipio, doors, estimate, truth, relative, scaled``.

    ``tolerance`` is what the rings use, ``covered`` the share of areas that lie inside the
    tolerance made without their own Municipio.
    """

    areas: pd.DataFrame
    tolerance: Tolerance
    covered: float


def residential_doors(raw: Path, boundaries: pd.DataFrame) -> gpd.GeoDataFrame:
    """Residential numbers, active or pending, as (area_id, municipio, geometry), EPSG:32632.

    Suppressed numbers, driveways and the few outside every NIL or Municipio are left out.
    """
    source = read_source(raw / DOORS_FILE)
    homes = source[
        (source["RESIDENZIALE"] == RESIDENTIAL)
        & source["STATOCIVICO"].isin([ACTIVE, PENDING])
        & (source["PASSOCARRAIO"] != DRIVEWAY)
        & (source["MUNICIPIO"] != "")
    ]
    points = gpd.GeoDataFrame(
        {"municipio": homes["MUNICIPIO"].astype("int64")}, geometry=written_points(homes), crs=WEB
    ).reset_index(drop=True)
    areas = gpd.GeoDataFrame(boundaries)
    door, polygon = areas.sindex.query(points.geometry, predicate="intersects")
    areas_of_doors = (
        pd.Series(areas["area_id"].to_numpy()[polygon], index=door).groupby(level=0).min()
    )
    points["area_id"] = areas_of_doors
    inside = points.dropna(subset="area_id").astype({"area_id": "int64"})
    return to_metric(inside[["area_id", "municipio", "geometry"]].reset_index(drop=True))


def measure(raw: Path, doors: pd.DataFrame, built: Mapping[str, pd.DataFrame]) -> Measured:
    """Spread the families of the Municipi, compare with those of the NIL.

    Needs ``population_register`` and ``nil_areas`` among ``built`` to choose the areas.
    """
    municipi = read(raw / MUNICIPI_FILE, ["municipio", "families_ds1442_2025"])
    households = municipi.set_index("municipio")["families_ds1442_2025"]
    counted = read(raw / AREAS_FILE, ["id_nil", "famiglie_2025_ds1440"])
    truth = counted.set_index("id_nil")["famiglie_2025_ds1440"]
    gathered = total_by_part(spread(doors["municipio"], doors["area_id"], households))
    judged = truth[truth.index.isin(judging_areas(built))]
    main = doors.groupby("area_id")["municipio"].agg(
        lambda numbers: numbers.value_counts().index[0]
    )
    areas = pd.DataFrame(
        {
            "municipio": main,
            "doors": gathered["doors"],
            "estimate": gathered["estimate"],
            "truth": truth,
            "relative": relative_errors(gathered, judged),
            "scaled": scaled_errors(gathered, judged),
        }
    ).loc[judged.index]
    return Measured(
        areas, tolerance_of(areas["scaled"]), coverage(areas["scaled"], areas["municipio"])
    )


def judging_areas(built: Mapping[str, pd.DataFrame]) -> pd.Index:
    """Areas with residents enough and no institutional registrations, in the latest year."""
    register = built["population_register"]
    latest = register[register["year"] == register["year"].max()].set_index("area_id")
    marks = built["nil_areas"].set_index("area_id")["institutional"]
    enough = latest["residents"] >= MIN_RESIDENTS
    judging: pd.Index = latest.index[enough & (marks.reindex(latest.index) != EXCLUDED)]
    return judging


def page(measured: Measured, premises: pd.DataFrame) -> Iterator[str]:
    """Lines of the measured part of the page, in Markdown."""
    areas = measured.areas
    small = areas["doors"] < areas["doors"].median()
    groups = {
        "All areas judged": areas,
        "the half with fewer numbers": areas[small],
        "the half with more numbers": areas[~small],
    }
    heads = ("areas", "how many", "numbers", "mean error", "median error", "middle 90 %, scaled")
    yield f"| {' | '.join(heads)} |"
    yield "|---|---|---|---|---|---|"
    for name, rows in groups.items():
        yield _group_line(name, rows)
    yield ""
    yield (
        f"Tolerance used: {measured.tolerance.low:+.2f} to {measured.tolerance.high:+.2f} of the "
        f"slack. San Siro (NIL {SAN_SIRO}) is estimated {_percent(areas['relative'][SAN_SIRO])}. "
        f"Judged by the other eight Municipi, {100 * measured.covered:.0f} % of the areas lie "
        f"inside their tolerance ({100 * LEVEL:.0f} % is the aim)."
    )
    yield ""
    yield "| NIL that holds premises | families | as spread | error |"
    yield "|---|---|---|---|"
    for area in sorted(set(premises["area_id"])):
        yield _area_line(area, areas.loc[area])


def _group_line(name: str, rows: pd.DataFrame) -> str:
    error, spanned = rows["relative"].abs(), tolerance_of(rows["scaled"])
    numbers = f"{rows['doors'].min():,.0f}-{rows['doors'].max():,.0f}"
    return (
        f"| {name} | {len(rows)} | {numbers} | {100 * error.mean():.1f} % "
        f"| {100 * error.median():.1f} % | {spanned.low:+.2f} to {spanned.high:+.2f} |"
    )


def _area_line(area: int, row: pd.Series) -> str:
    return (
        f"| {area} | {row['truth']:,.0f} | {row['estimate']:,.0f} | {_percent(row['relative'])} |"
    )


def _percent(relative: float) -> str:
    return f"{100 * relative:+.0f} %"


def with_page(text: str, lines: Iterator[str]) -> str:
    """``text`` with what stands between the two marks replaced by ``lines``."""
    fresh = "\n" + "\n".join(lines) + "\n\n"
    replaced, count = BLOCK.subn(lambda _: fresh, text)
    if count != 1:
        raise ValueError("docs/reach.md lacks the marks measured:begin and measured:end")
    return replaced


def measured_page(raw: Path, text: str) -> str:
    """``text`` of the page with the measurement made again from ``raw`` and the shipped tables."""
    keys = ("nil_boundaries", "nil_areas", "population_register", "premises")
    built = {key: read_table(key) for key in keys}
    doors = residential_doors(raw, built["nil_boundaries"])
    return with_page(text, page(measure(raw, doors, built), built["premises"]))


def main(arguments: list[str]) -> int:
    """Command line: write the measurement into ``docs/reach.md``."""
    if len(arguments) != 1:
        sys.stderr.write("python -m data.build.steps.catchment_error RAW_FOLDER\n")
        return 2
    fresh = measured_page(Path(arguments[0]), PAGE.read_text(encoding="utf-8"))
    PAGE.write_text(fresh, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
