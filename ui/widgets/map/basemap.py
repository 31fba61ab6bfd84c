"""What one finds the way by: lines, parks and names over the colours, until a person hides them."""

from html import escape

import streamlit as st

from render.style.palette import Theme
from ui.state import session
from ui.widgets import controls

WANTED, SWITCH = "atlas-basemap", "atlas-basemap-switch"


def want(switched_on: bool) -> None:
    """Show them from now on, or no longer."""
    st.session_state[WANTED] = switched_on


def wanted() -> bool:
    """Whether they are to be seen; kept from page to page."""
    return bool(st.session_state.get(WANTED, True))


def credit() -> str | None:
    """The credit that stands inside the map; ``None`` where they are hidden."""
    return session.words()("basemap.credit") if wanted() else None


def switch() -> None:
    """The one control of theirs, among the map's options."""
    words = session.words()
    controls.toggle(
        words("basemap.switch"),
        key=SWITCH,
        value=wanted(),
        help=words("basemap.switch_help"),
        changed=want,
    )


def key(theme: Theme) -> tuple[str, str]:
    """Items of the map's key, and the line that says of when they are; empty where hidden."""
    if not wanted():
        return "", ""
    words = session.words()
    line = '<path d="M1 8H23" stroke="'
    drawn = (
        (words("basemap.metro"), f'{line}{theme.transit}" stroke-width="2"/>'),
        (words("basemap.railway"), f'{line}{theme.quiet}" stroke-dasharray="6 3"/>'),
        (words("basemap.tram"), f'{line}{theme.transit}" stroke-opacity=".5"/>'),
        (
            words("basemap.park"),
            f'<path d="M1 1H23V15H1Z" fill="{theme.park}" stroke="{theme.park_edge}"/>',
        ),
    )
    items = "".join(
        f'<li><svg width="24" height="16" aria-hidden="true">{shape}</svg>'
        f"<span>{escape(name)}</span></li>"
        for name, shape in drawn
    )
    return items, f"<p>{escape(words('basemap.source'))}</p>"
