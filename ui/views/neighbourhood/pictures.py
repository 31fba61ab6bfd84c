"""The pictures of a profile, and the papers its files carry."""

from __future__ import annotations

from typing import Literal

from atlas.neighbourhood import comparison
from atlas.neighbourhood.profile import Profile
from atlas.provenance.papers import Papers
from atlas.wording import text
from render.documents.picture import picture
from render.figures import profile
from render.figures.small_multiples import multiples_drawing
from render.figures.strip_plot import strips_drawing
from render.style.palette import LIGHT
from ui.state import clock


def papers_of(profiles: tuple[Profile, ...]) -> Papers:
    """The papers of the files of one profile or of several, as of today."""
    return comparison.papers(profiles, made_on=clock.today().isoformat())


def strips_picture(of_area: Profile, kind: Literal["png", "svg"]) -> bytes:
    """The strips with title and source."""
    drawn = strips_drawing(profile.strips(of_area), LIGHT, profile.strip_words(of_area))
    return picture(drawn, "", papers_of((of_area,)), kind=kind)


def trends_picture(of_area: Profile, kind: Literal["png", "svg"]) -> bytes:
    """The small multiples with title and source."""
    label = text(of_area.language)("profile.trends_label", area=of_area.short_name)
    drawn = multiples_drawing(profile.panels(of_area), LIGHT, label)
    return picture(drawn, "", papers_of((of_area,)), kind=kind)
