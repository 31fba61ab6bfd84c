"""The search in the bar: its words, and where what is chosen in it leads.

What is typed is answered by the server beside Streamlit (``server.search``); only what is chosen
comes here, as one of the places :class:`atlas.search.suggestions.Suggestion` names.
"""

from collections.abc import Mapping
from typing import Any

from atlas.search.suggestions import MOST
from atlas.wording.untrusted import foreign
from ui.shell.pages import PAGES
from ui.state import session, uploads

ADDRESS_ZOOM = 15.5
SHOW_AREA = ("mappa", "quartiere", "indice")
"""Pages on which a chosen neighbourhood is seen; from the others its own page is opened."""


def words_of_field() -> dict[str, Any]:
    """What the field says, in the language of the page."""
    words = session.words()
    return {
        "label": words("search.label"),
        "placeholder": words("search.placeholder"),
        "counts": [words("search.count", count=count) for count in range(MOST + 1)],
        "nothing": words("search.nothing"),
        "failed": words("search.failed"),
        "chosen": words("search.chosen"),
    }


def go(chosen: Mapping[str, Any]) -> str | None:
    """Select what was chosen; the address of the page to open, ``None`` to stay on ``here``.

    What is none of ours is left alone: it comes from the browser.
    """
    here, choices = chosen.get("here"), uploads.choices()
    page, area, place = chosen.get("page"), chosen.get("area"), chosen.get("place")
    if chosen.get("indicator") in choices.indicators:
        session.choose_indicator(str(chosen["indicator"]))
        page = "mappa"
    elif place in choices.places:
        session.go_to_place(str(place))
        page = "spazi"
    elif area in choices.areas or "point" in chosen:
        _select(chosen, area if area in choices.areas else None)
        page = here if here in SHOW_AREA else "quartiere"
    return page if page != here and page in {spec.slug for spec in PAGES} else None


def _select(chosen: Mapping[str, Any], area: int | None) -> None:
    """The neighbourhood, or none where an address lies in none; the map moves to the address."""
    if area is None:
        session.choose(area=None, place=None)
    else:
        session.choose_area(area)
    point = chosen.get("point")
    if point is not None:
        lon, lat = (float(degrees) for degrees in point)
        pin = foreign(chosen.get("label", ""), length=120)
        session.look_at(lon, lat, pin=pin, zoom=ADDRESS_ZOOM)
