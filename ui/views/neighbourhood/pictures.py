"""The pictures of a profile, and the papers its files carry."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Literal

from atlas.neighbourhood import comparison
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

ON_SLIDE = 12
"""Strips a slide can hold and still be read."""


def papers_of(profiles: tuple[Profile, ...]) -> Papers:
    """The papers of the files of one profile or of several, as of today."""
    return comparison.papers(profiles, made_on=clock.today().isoformat())


def strips_picture(of_area: Profile, kind: Literal["png", "svg"]) -> bytes:
    """The strips with title and source."""
    drawn = strips_drawing(profile.strips(of_area), LIGHT, profile.strip_words(of_area))
    return picture(drawn, "", papers_of((of_area,)), kind=kind)


def slide(of_area: Profile) -> Slide:
    """The slide of an area: what weighs most first, then the rest in the page's order."""
    words = text(of_area.language)
    return Slide(f"{words('file.strips')} {of_area.short_name}", partial(_slide, of_area))


def _slide(of_area: Profile, size: tuple[int, int]) -> bytes:
    strips = sorted(profile.strips(of_area), key=lambda strip: strip.key not in of_area.heaviest)
    drawn = strips_drawing(strips[:ON_SLIDE], LIGHT, profile.strip_words(of_area))
    papers = replace(papers_of((of_area,)), sentence=headline(of_area))
    return pages.slide(drawn, "", papers, size=size)


def trends_picture(of_area: Profile, kind: Literal["png", "svg"]) -> bytes:
    """The small multiples with title and source."""
    label = text(of_area.language)("profile.trends_label", area=of_area.short_name)
    drawn = multiples_drawing(profile.panels(of_area), LIGHT, label)
    return picture(drawn, "", papers_of((of_area,)), kind=kind)
