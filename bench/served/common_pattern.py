"""The common pattern: a folium choropleth rebuilt from the full boundaries at every rerun.

Written as tutorials write it. Two things are kept out because they need another host, which only
makes it faster: street tiles and the colour bar (drawn with a script from a public network).
Leaflet comes from the machine itself, as in the atlas.
"""

import sys
from pathlib import Path

import folium
import geopandas as gpd
import js_lib_leaflet
import pandas as pd
import streamlit as st
import streamlit.components.v1 as components
from streamlit_folium import st_folium

FOLDER = Path(sys.argv[1])
LEAFLET = Path(js_lib_leaflet.__file__).parent / "static" / "js_lib_leaflet"

components.declare_component("leaflet", path=LEAFLET)
folium.Map.default_js = [("leaflet", "../common_pattern.leaflet/leaflet.js")]
folium.Map.default_css = [("leaflet_css", "../common_pattern.leaflet/leaflet.css")]


@st.cache_data
def load() -> tuple[gpd.GeoDataFrame, pd.DataFrame]:
    return gpd.read_file(FOLDER / "boundaries.geojson"), pd.read_csv(FOLDER / "values.csv")


st.set_page_config(page_title="Milan", layout="wide")
st.title("Milan by neighbourhood")
boundaries, values = load()

indicator = st.selectbox("Indicator", values["indicator"].unique(), key="common-indicator")
of_indicator = values[values["indicator"] == indicator]
years = sorted(of_indicator["year"].unique().tolist())
year = years[-1]
if len(years) > 1:
    year = st.select_slider("Year", years, value=years[-1], key="common-year")
chosen = of_indicator[of_indicator["year"] == year]

milan = folium.Map(location=[45.4642, 9.1773], zoom_start=12, tiles=None)
choropleth = folium.Choropleth(
    geo_data=boundaries.merge(chosen, on="area_id"),
    data=chosen,
    columns=["area_id", "value"],
    key_on="feature.properties.area_id",
    fill_color="YlOrRd",
    fill_opacity=0.8,
    line_opacity=0.4,
    highlight=True,
)
for name in [child for child in choropleth._children if child.startswith("color_map")]:
    del choropleth._children[name]
choropleth.add_to(milan)
choropleth.geojson.add_child(folium.GeoJsonTooltip(["name", "value"]))

shown = st_folium(milan, key="map", height=620, use_container_width=True)

clicked = (shown or {}).get("last_active_drawing")
if clicked:
    st.subheader(clicked["properties"]["name"])
    st.metric(indicator, clicked["properties"]["value"])
