"""An area or a premises chosen by its name, without the map."""

from atlas import repository
from atlas.selection import Selection
from ui.state import session
from ui.widgets import controls


def pickers(selection: Selection) -> None:
    """Choose an area or a premises without the map."""
    words, names = session.words(), repository.areas()["name"]
    places = repository.premises()["name"]
    controls.selectbox(
        words("map.area"),
        names.sort_values().index.tolist(),
        key="atlas-area",
        value=selection.area,
        none=words("map.area_none"),
        format_func=names.to_dict().__getitem__,
        changed=lambda area: session.choose(area=area),
    )
    controls.selectbox(
        words("map.place"),
        places.index.tolist(),
        key="atlas-place",
        value=selection.place,
        none=words("map.place_none"),
        format_func=places.to_dict().__getitem__,
        changed=session.go_to_place,
    )
