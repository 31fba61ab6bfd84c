"""Shapes as a GeoPackage with a table of its papers. Pure but for a folder that is let go.

The file holds the moment it was written (OGC 12-128r19, ``gpkg_contents.last_change``): the same
rows give another file, and no fingerprint of it is kept.
"""

import json
import tempfile
from pathlib import Path
from typing import Any

import pandas as pd

from atlas.provenance.papers import Papers
from atlas.wording.columns import heading
from geo.crs import WEB

PAPERS = "papers"
DESCRIBING = ("citation", "source", "licence")


def geopackage_of(geojson: bytes, papers: Papers) -> bytes:
    """The features of a GeoJSON of ours, as one layer; lists of texts are one text."""
    import geopandas as gpd

    content = json.loads(geojson)
    layer: Any = gpd.GeoDataFrame.from_features(content["features"], crs=WEB)
    for name in layer.columns.drop("geometry"):
        if layer[name].map(lambda cell: isinstance(cell, list)).any():
            layer[name] = layer[name].map(" | ".join)
    about = {name: str(value) for name, value in content["papers"].items()}
    return geopackage(layer, about, name="atlas", title=papers.title, language=papers.language)


def geopackage(
    layer: Any, papers: dict[str, str], *, name: str, title: str, language: str
) -> bytes:
    """One layer called ``name``, and a table of its papers."""
    import pyogrio

    words = {
        "DESCRIPTION": " ".join(papers[key] for key in DESCRIBING if key in papers),
        "IDENTIFIER": title,
    }
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "layer.gpkg"
        layer.to_file(path, layer=name, driver="GPKG", layer_options=words)
        table = papers_table(papers, language)
        pyogrio.write_dataframe(table, path, layer=PAPERS, driver="GPKG", append=True)
        return path.read_bytes()


def papers_table(papers: dict[str, str], language: str) -> pd.DataFrame:
    """Papers as rows of field and text, in words."""
    rows = [(heading(name, language), value) for name, value in papers.items()]
    return pd.DataFrame(rows, columns=[heading(name, language) for name in ("field", "text")])
