"""The map of the premises: the nine, or the streets around one."""

from collections.abc import Callable
from functools import partial

from atlas.premises.facts import PlaceFacts
from atlas.provenance.papers import Papers
from render.documents import picture
from render.maps.premises_map import premises_map
from render.maps.premises_marks import map_places
from render.style import palette
from ui.state import premises, session
from ui.views.premises.register_files import register_papers
from ui.widgets import figure
from ui.widgets.share import Slide


def where(facts: PlaceFacts | None) -> None:
    """The premises that pass the filters, or one with those near; a click on a mark opens it."""
    drawn = _map(facts)(theme=palette.theme(session.theme_name()).name)
    figure.drawing(drawn, key="atlas-where", chosen=premises.open_place)


def slide(facts: PlaceFacts | None, sentence: str) -> Slide:
    """The map as a picture for a slide, under what the page says."""
    name = session.words()("file.places") if facts is None else str(facts.row["name"])
    return Slide(name, partial(_slide, _map(facts), register_papers(sentence)))


def _slide(drawn: Callable[..., str], papers: Papers, size: tuple[int, int]) -> bytes:
    return picture.slide(drawn(theme=palette.LIGHT.name), "", papers, size=size)


def _map(facts: PlaceFacts | None) -> Callable[..., str]:
    """The map in a theme that is still to be given."""
    places = premises.facts() if facts is not None else premises.shown() or premises.facts()
    chosen = "" if facts is None else str(facts.row["premises_id"])
    return partial(premises_map, map_places(places), language=session.language(), chosen=chosen)
