"""What a reader finds the way by: metro, railways, trams, stations, names, parks.

Lines and stations are those of the Comune in June 2020, before M4; names of neighbourhoods and
Municipi stand on our own areas. Parks come from OpenStreetMap and stay in a table of their own,
which is joined to nothing: their licence asks whoever builds on them to share alike.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely

from data.build.raw import SourceChangedError, read_layer
from data.build.steps.boundaries import label_points
from data.build.steps.stops import STATIONS_FILE, read_points
from geo.address.book import MICRODEGREES
from geo.crs import METRIC, WEB, require_crs, to_metric, to_web
from geo.layers import DRAWING_DECIMALS

KEY, PARKS = "basemap", "basemap_parks"
FOLDER = "basemap_light"
RAILWAY_STATIONS = "transport_2020/ds80.ferrovie_stazioni_milano.geojson"
LINES = ("M1", "M2", "M3", "M5")
"""Lines of the metro that the source knows; M4 opened after its date."""

AROUND_M = 1500.0
"""How far around the city stations are kept: as far as the lines are drawn."""
ONE_STATION_M = 400.0
"""Stops of one name within this distance are one station."""
TRAM_GRID_M, TRAM_TOLERANCE_M = 12.0, 12.0
"""Trams share streets: their routes are laid on one grid, so that a street is drawn once."""
BADGES = (0.1, 0.25, 0.4, 0.6, 0.75, 0.9)
"""Where along a line of the metro its number stands, as shares of its length."""
OUTSIDE_M = 900.0
"""How far outside the city the name of an outer Municipio stands."""

KNOWN_BY = (11, 14, 15, 22, 23, 31, 35, 41, 46, 49, 55, 57, 65, 76, 82)
"""Neighbourhoods, spread over the city, whose names are tried first."""
LANDMARK_DOORS = {
    "Duomo": ("piazza", "del Duomo", 14, "A"),
    "Stadio San Siro": ("via", "dei Piccolomini", 5, ""),
}
"""Landmarks by the house number that stands for them; the third is the railway station below."""
CENTRALE = "Centrale"

OPERATORS = re.compile(r"^(MI-|MILANO )|( M\d| FS| F\.S\.| FN)$")
"""What the source writes around the name of a station."""
SPELLINGS = {
    "Ca Granda": "Ca' Granda",
    "Lodi T.I.B.B.": "Lodi TIBB",
    "Lotto Fieramilanocity": "Lotto",
    "P.Ta Garibaldi": "Garibaldi",
    "P.Ta Genova": "Porta Genova",
    "P.Ta Romana": "Porta Romana",
    "P.Ta Venezia": "Porta Venezia",
    "P.Ta Vittoria": "Porta Vittoria",
    "Porto Di Mare": "Porto di Mare",
    "Qt8": "QT8",
    "S.Agostino": "Sant'Agostino",
    "S.Ambrogio": "Sant'Ambrogio",
    "S.Cristoforo": "San Cristoforo",
    "S.Leonardo": "San Leonardo",
    "Sesto 1 Maggio": "Sesto 1º Maggio",
    "Sesto Rondo": "Sesto Rondò",
    "Villa S.G.": "Villa San Giovanni",
}
"""Names of stations put right for readers; every other one is written with capitals alone."""


def build(raw: Path, built: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return ``basemap`` and ``basemap_parks``.

    Needs ``nil_areas``, ``nil_boundaries``, ``municipi_drawing``, ``streets``, ``house_numbers``.
    """
    city = to_metric(gpd.GeoDataFrame(built["nil_boundaries"])).union_all()
    lines = line_table(raw)
    metro = lines[lines["kind"] == "metro"]
    stations = metro_stations(raw / STATIONS_FILE, city)
    railways = railway_stations(raw / RAILWAY_STATIONS, stations)
    parts = [
        lines,
        stations,
        railways,
        badges(metro),
        landmarks(built, raw / RAILWAY_STATIONS),
        neighbourhoods(built["nil_areas"]),
        municipi(gpd.GeoDataFrame(built["municipi_drawing"]), city),
    ]
    table = gpd.GeoDataFrame(pd.concat(parts, ignore_index=True), crs=METRIC)
    parks = park_table(metric_layer(raw / FOLDER / "parks_osm_ge2ha.geojson", ["name", "ha"]))
    return {KEY: drawn(table), PARKS: parks}


def metric_layer(path: Path, columns: Iterable[str]) -> gpd.GeoDataFrame:
    """A layer of the source in metres. Raises :class:`SourceChangedError`."""
    return to_metric(require_crs(read_layer(path, columns), WEB))


def drawn(layer: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The layer in degrees (EPSG:4326), rounded as all that is drawn."""
    degrees = to_web(layer)
    rounded = shapely.transform(
        degrees.geometry.to_numpy(), lambda corners: corners.round(DRAWING_DECIMALS)
    )
    return degrees.set_geometry(gpd.GeoSeries(rounded, index=layer.index, crs=WEB))


def rows(kind: str, names: Iterable[str], shapes: Any, *, rank: Any = 1, lines: Any = "") -> Any:
    """Rows of the table (geometry in metres): ``lines`` are those that stop there."""
    names = list(names)
    columns = {"kind": kind, "name": names, "lines": lines, "rank": rank}
    return gpd.GeoDataFrame(
        pd.DataFrame(columns, index=range(len(names))), geometry=list(shapes), crs=METRIC
    )


def line_table(raw: Path) -> gpd.GeoDataFrame:
    """Metro by line, railways and trams whole; raises :class:`SourceChangedError`."""
    metro = metric_layer(raw / FOLDER / "metro_lines_2020.geojson", ["line"]).set_index("line")
    if set(metro.index) != set(LINES):
        raise SourceChangedError("metro_lines_2020", f"has the lines {', '.join(metro.index)}")
    railways = metric_layer(raw / FOLDER / "rail_lines_2020.geojson", ["nome"])
    routes = metric_layer(raw / FOLDER / "tram_trolley_routes_2020.geojson", ["mezzo"])
    trams = routes[routes["mezzo"] == "TRAM"].geometry
    shared = shapely.union_all(shapely.set_precision(trams.to_numpy(), TRAM_GRID_M))
    shapes = [
        *(whole(metro.geometry[line]) for line in LINES),
        whole(railways.union_all()),
        shapely.simplify(whole(shared), TRAM_TOLERANCE_M),
    ]
    table = rows("metro", [*LINES, "railway", "tram"], shapes)
    return table.assign(kind=["metro"] * len(LINES) + ["railway", "tram"])


def whole(lines: Any) -> Any:
    """Pieces that meet end to end as one line each."""
    return shapely.line_merge(lines) if lines.geom_type == "MultiLineString" else lines


def reader_name(name: str) -> str:
    """A station's name as people write it: ``MI-P.TA VITTORIA`` is Porta Vittoria."""
    plain = name if name.startswith("AFFORI ") else OPERATORS.sub("", OPERATORS.sub("", name))
    spelt = plain.title().replace(" Fn", " FN")
    return SPELLINGS.get(spelt, spelt)


def metro_stations(path: Path, city: Any) -> gpd.GeoDataFrame:
    """Stations in and near the city; the stops of two lines under one name are one station."""
    stops = to_metric(read_points(path))
    stops = stops[stops.distance(city) <= AROUND_M]
    stops = stops.assign(name=stops["nome"].map(reader_name))
    names, points, lines = [], [], []
    for name, group in stops.groupby("name"):
        if shapely.minimum_bounding_radius(group.union_all()) * 2 > ONE_STATION_M:
            raise SourceChangedError(path.name, f"{name} is at two places")
        served = sorted({line for text in group["linee"] for line in str(text).split(",")})
        names.append(str(name))
        points.append(group.union_all().centroid)
        lines.append(" ".join(f"M{line}" for line in served))
    return rows("station", names, points, rank=[1 if " " in text else 2 for text in lines],
                lines=lines)  # fmt: skip


def railway_stations(path: Path, metro: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Railway stations, without those that the metro has under the same name."""
    stations = metric_layer(path, ["nome"])
    names = stations["nome"].map(reader_name)
    own = [
        not (metro[metro["name"] == name].distance(point) <= ONE_STATION_M).any()
        for name, point in zip(names, stations.geometry, strict=True)
    ]
    return rows("railway_station", names[own], stations.geometry[own])


def badges(metro: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Where the number of a line of the metro stands: along its longest piece."""
    shapes = []
    for line in metro.geometry:
        longest = max(shapely.get_parts(line), key=shapely.length)
        at = [shapely.line_interpolate_point(longest, share, normalized=True) for share in BADGES]
        shapes.append(shapely.MultiPoint(at))
    return rows("line", metro["name"], shapes)


def landmarks(built: Mapping[str, pd.DataFrame], stations: Path) -> gpd.GeoDataFrame:
    """Duomo, stadium and Centrale. Raises :class:`SourceChangedError` where one is not there."""
    doors = built["house_numbers"].merge(built["streets"], on="street_id")
    points = [door_point(doors, *LANDMARK_DOORS[name]) for name in LANDMARK_DOORS]
    metric = to_metric(gpd.GeoDataFrame(geometry=points, crs=WEB)).geometry
    railway = metric_layer(stations, ["nome"])
    central = railway[railway["nome"].map(reader_name) == CENTRALE].geometry
    if len(central) != 1:
        raise SourceChangedError(stations.name, f"{CENTRALE} is there {len(central)} times")
    return rows("landmark", [*LANDMARK_DOORS, CENTRALE], [*metric, central.iloc[0]])


def door_point(doors: pd.DataFrame, kind: str, name: str, number: int, suffix: str) -> Any:
    """The point of a house number, in degrees."""
    door = doors[
        (doors["kind"] == kind)
        & (doors["name"] == name)
        & (doors["number"] == number)
        & (doors["suffix"] == suffix)
    ]
    if len(door) != 1:
        raise SourceChangedError("house_numbers_2020", f"{kind} {name} {number}: {len(door)}")
    lon, lat = door[["lon_microdeg", "lat_microdeg"]].iloc[0] / MICRODEGREES
    return shapely.Point(lon, lat)


def neighbourhoods(areas: pd.DataFrame) -> gpd.GeoDataFrame:
    """The short name of each NIL at its middle; :data:`KNOWN_BY` are tried first."""
    points = gpd.GeoSeries.from_xy(areas["label_lon"], areas["label_lat"], crs=WEB).to_crs(METRIC)
    rank = [1 if area in KNOWN_BY else 2 for area in areas["area_id"]]
    return rows("neighbourhood", areas["short_name"], points, rank=rank)


def municipi(layer: gpd.GeoDataFrame, city: Any) -> gpd.GeoDataFrame:
    """Names of the Municipi: inside each, and of the outer ones outside the city too.

    Outside, a name stands on the way from the city's middle through its Municipio's, where there
    is nothing else to read; that of the centre stays in its middle.
    """
    metric = to_metric(layer)
    names = [f"Municipio {number}" for number in metric["area_id"]]
    middles = label_points(metric)
    around = city.convex_hull.buffer(OUTSIDE_M).exterior
    outer = [
        middle if shape.contains(city.centroid) else ray(city.centroid, middle).intersection(around)
        for shape, middle in zip(metric.geometry, middles, strict=True)
    ]
    inside = rows("municipio", names, middles)
    return pd.concat([inside, rows("municipio_outside", names, outer)], ignore_index=True)


def ray(start: Any, through: Any) -> Any:
    """A straight line from one point through another and far beyond the city."""
    far = 40_000 / start.distance(through)
    end = (start.x + far * (through.x - start.x), start.y + far * (through.y - start.y))
    return shapely.LineString([start, end])


def park_table(parks: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Parks from the largest, with the point of their name; those without one have none."""
    ordered = parks.sort_values(["ha", "name"], ascending=[False, True], ignore_index=True)
    labels = drawn(ordered.set_geometry(label_points(ordered))).geometry
    return gpd.GeoDataFrame(
        {
            "park_id": range(1, len(ordered) + 1),
            "name": ordered["name"].astype("str").where(ordered["name"].notna(), None),
            "area_ha": ordered["ha"].astype("float64"),
            "label_lon": labels.x,
            "label_lat": labels.y,
        },
        geometry=drawn(ordered).geometry,
    )
