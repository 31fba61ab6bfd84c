"""The pictures of one profile or of several, and the papers their files carry."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Literal

from atlas.neighbourhood import answers, comparison
from atlas.neighbourhood.profile import Profile, headline
from atlas.provenance.papers import Papers
from atlas.wording import text
from render.documents import picture as pages
from render.documents.picture import picture
from render.figures import profile
from render.figures.small_multiples import multiples_drawing
from render.figures.strip_plot import strips_drawing
from render.style.palette import LIGHT
from ui.state import clock
from ui.widgets.share import Slide

Profiles = tuple[Profile, ...]


def papers_of(profiles: Profiles) -> Papers:
    """The papers of the files of one profile or of several, as of today."""
    return comparison.papers(profiles, made_on=clock.today().isoformat())


def strips_picture(profiles: Profiles, kind: Literal["png", "svg"]) -> bytes:
    """The strips with title and source."""
    drawn = strips_drawing(profile.strips(profiles), LIGHT, profile.strip_words(profiles))
    return picture(drawn, "", papers_of(profiles), kind=kind)


def slide(profiles: Profiles) -> Slide:
    """The slide of an area: the measures of the first reading, with those set beside it."""
    words, first = text(profiles[0].language), profiles[0]
    return Slide(f"{words('file.strips')} {first.short_name}", partial(_slide, profiles))


def _slide(profiles: Profiles, size: tuple[int, int]) -> bytes:
    strips = profile.strips(profiles, answers.leading(profiles[0]))
    drawn = strips_drawing(strips, LIGHT, profile.strip_words(profiles))
    papers = replace(papers_of(profiles), sentence=headline(profiles[0]))
    return pages.slide(drawn, "", papers, size=size)


def trends_picture(profiles: Profiles, kind: Literal["png", "svg"]) -> bytes:
    """The small multiples with title and source."""
    drawn = multiples_drawing(profile.panels(profiles), LIGHT, profile.trend_words(profiles))
    return picture(drawn, "", papers_of(profiles), kind=kind)
