"""The second scale of a map: what the frame is sent of it, and where it fetches the rest."""

from atlas.choropleth import Choropleth
from render.maps import zones
from render.maps.folium_map import ZonePaint
from ui.streamlit_patches.media import served


def paint(scene: Choropleth) -> ZonePaint | None:
    """The zones of a scene as its frame paints them; ``None`` where areas are drawn."""
    if scene.zones is None:
        return None
    language = scene.selection.language
    file = zones.facts_file(language, scene.indicator.key)
    facts = served(file, "application/json", "atlas.zones")
    return zones.paint(scene.zones, facts=facts, language=language)
