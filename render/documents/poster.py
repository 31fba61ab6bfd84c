"""What is on a poster, and its file. Pure.

Type is sized for the distance the sheet is read from. Reading is fluent from an x-height of 0.2
degrees of visual angle (Legge and Bigelow 2011, "Does print size matter for reading?", Journal of
Vision 11(5):8); the smallest print, sources and notes, keeps two thirds of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import radians, tan
from types import MappingProxyType
from typing import Any

from atlas.wording import Text, numbers, text
from render.documents.live_address import qr_svg
from render.documents.typst import pdf, typst_date
from render.maps.premises_marks import PremisesMark
from render.style.premises_symbols import STATES, mark

FLUENT_DEGREES, LEAST_DEGREES = 0.2, 0.135
X_HEIGHT = 0.486
"""x-height of Source Sans over its size."""

MM_PER_POINT = 25.4 / 72


@dataclass(frozen=True, slots=True)
class PaperSize:
    """A sheet of paper, upright: its width and height, and the distance it is read from."""

    width_mm: float
    height_mm: float
    read_from_m: float

    def points(self, degrees: float) -> float:
        """Type size whose x-height is seen under that angle from the reading distance."""
        return self.read_from_m * 1000 * tan(radians(degrees)) / X_HEIGHT / MM_PER_POINT


SIZES = MappingProxyType({"a3": PaperSize(297, 420, 0.7), "a0": PaperSize(841, 1189, 2.0)})


@dataclass(frozen=True, slots=True)
class Poster:
    """All that is printed, already in the reader's language; drawings are SVG of ours.

    ``address`` is the live page, or ``None`` where this copy has no public address: then there is
    no code. ``as_of`` is the day of printing; ``sources_read`` and ``nothing_open`` say until when
    the sources of the premises' states were read, and that none says that one is open.
    """

    language: str
    title: str
    sentence: str
    map: str
    legend: str
    legend_note: str
    places: Sequence[PremisesMark]
    sources_read: str
    nothing_open: str
    data: str
    caveat: str
    source: str
    as_of: date
    address: str | None


def poster_pdf(poster: Poster, size: str) -> bytes:
    """The poster as PDF of ``size`` (a key of :data:`SIZES`); the same inputs, the same bytes."""
    return pdf("poster", contents(poster, size))


def contents(poster: Poster, size: str) -> dict[str, Any]:
    """What is on the poster, as plain data for the template; type sizes in points."""
    paper, words = SIZES[size], text(poster.language)
    day = numbers.day(poster.as_of.isoformat(), language=poster.language)
    heading, _, caveat = poster.caveat.partition(": ")
    return {
        "lang": poster.language,
        "title": poster.title,
        "author": words("site.title"),
        "date": typst_date(poster.as_of),
        "width": paper.width_mm,
        "height": paper.height_mm,
        "body": paper.points(FLUENT_DEGREES),
        "small": paper.points(LEAST_DEGREES),
        "masthead": words("site.title"),
        "data": poster.data,
        "sentence": poster.sentence,
        "map": poster.map,
        "map_alt": f"{words('poster.map_alt', title=poster.title)} {poster.sentence}",
        "legend_title": words("map.legend"),
        "legend": poster.legend,
        "legend_alt": f"{words('map.legend')}: {poster.title}",
        "legend_note": poster.legend_note,
        "places_title": words("poster.places", sources=poster.sources_read),
        "places": premises_lines(poster.places, words),
        "places_note": poster.nothing_open,
        "caveat_title": heading,
        "caveat": caveat,
        "source": poster.source,
        "made_on": words("poster.made_on", day=day),
        "address": poster.address,
        "qr": None if poster.address is None else qr_svg(poster.address),
        "qr_alt": words("poster.qr"),
    }


def premises_lines(places: Sequence[PremisesMark], words: Text) -> list[list[str]]:
    """Shape, state of the works and names of the premises in that state; then the estimates."""
    lines = []
    for works in STATES:
        names = [place.name for place in places if place.works == works]
        if names:
            state = f"{words('place.works')}: {words(f'works.{works}')}"
            lines.append([_drawn(works, estimated=False), state, ", ".join(names)])
    guessed = [place for place in places if place.estimated]
    if guessed:
        drawn = _drawn(guessed[0].works, estimated=True)
        names = [place.name for place in guessed]
        lines.append([drawn, words("map.legend_estimated"), ", ".join(names)])
    return lines


def _drawn(works: str, *, estimated: bool) -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-13 -13 26 26">'
        f"{mark(works, estimated=estimated)}</svg>"
    )
