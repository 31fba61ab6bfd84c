"""The pictures of a profile, and the papers its files carry."""

from __future__ import annotations

from typing import Literal

from atlas import repository
from atlas.neighbourhood import comparison
from atlas.neighbourhood.profile import Profile
from atlas.provenance.papers import Papers
from atlas.wording import text
from render.figures import profile
from render.figures.small_multiples import multiples_drawing
from render.figures.strip_plot import strips_drawing
from render.files import tables as export
from render.style.palette import LIGHT


def papers_of(profiles: tuple[Profile, ...]) -> Papers:
    """The papers of the files of one profile or of several, as of today."""
    return comparison.papers(profiles, made_on=repository.today().isoformat())


def strips_picture(shown: Profile, kind: Literal["png", "svg"]) -> bytes:
    """The strips with title and source."""
    drawn = strips_drawing(profile.strips(shown), LIGHT, profile.strip_words(shown))
    return export.picture(drawn, "", papers_of((shown,)), kind=kind)


def trends_picture(shown: Profile, kind: Literal["png", "svg"]) -> bytes:
    """The small multiples with title and source."""
    label = text(shown.language)("profile.trends_label", area=shown.short_name)
    drawn = multiples_drawing(profile.panels(shown), LIGHT, label)
    return export.picture(drawn, "", papers_of((shown,)), kind=kind)
