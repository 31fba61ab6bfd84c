"""The sister networks: other programmes' places, as a layer a person switches on."""

import streamlit as st

from atlas import repository
from render.maps.folium_map import Dot
from ui.state import session

SHOWN = "atlas-networks"


def networks_picker() -> None:
    """Choose which networks to see; those without a point are listed in words."""
    words, language = session.words(), session.language()
    table = repository.sister_networks()
    names = dict(zip(table["layer"], table[f"layer_{language}"], strict=True))
    st.multiselect(
        words("networks.label"),
        list(names),
        default=[],
        key=SHOWN,
        format_func=names.__getitem__,
        placeholder=words("networks.none"),
    )
    st.caption(words("networks.note"))


def dots() -> tuple[Dot, ...]:
    """The places of the chosen networks that have a point."""
    chosen, language = st.session_state.get(SHOWN, []), session.language()
    if not chosen:
        return ()
    table = repository.sister_networks()
    rows = table[table["layer"].isin(chosen) & table["has_point"]]
    labels = rows["name"] + " (" + rows[f"layer_{language}"] + ")"
    return tuple(
        Dot(float(lat), float(lon), str(label))
        for lat, lon, label in zip(rows["lat"], rows["lon"], labels, strict=True)
    )


def without_point() -> None:
    """The chosen networks' places whose house number is not known, in a list."""
    words, chosen, language = session.words(), st.session_state.get(SHOWN, []), session.language()
    if not chosen:
        return
    table = repository.sister_networks()
    rows = table[table["layer"].isin(chosen) & ~table["has_point"]]
    if rows.empty:
        return
    names = zip(rows["name"], rows[f"address_{language}"], strict=True)
    with st.expander(words("networks.unplaced", count=len(rows))):
        st.markdown("\n".join(f"- {name}, {address}" for name, address in names))
