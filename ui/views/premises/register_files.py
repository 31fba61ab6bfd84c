"""The register as data: files to take away, with their papers."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from atlas import repository
from atlas.premises import event_history
from atlas.provenance.papers import Papers
from atlas.wording import numbers
from render.files import register
from ui.state import clock, premises, session
from ui.views.premises import headline
from ui.widgets.downloads import Download, downloads


def register_files() -> None:
    """A button for each file of the register, as of the day shown."""
    words, language, day = session.words(), session.language(), premises.day()
    events, papers, facts = repository.premises_events(), _papers(), premises.shown()
    makers: dict[str, Callable[[], bytes]] = {
        "csv": lambda: register.register_csv(events, papers, as_of=day),
        "geojson": lambda: register.register_geojson(facts, events, papers),
        "ics": lambda: register.register_ics(
            event_history.everything(events, language=language), papers, as_of=clock.today()
        ),
    }
    with st.container(horizontal=True):
        downloads(
            Download(
                words(f"register.{kind}"),
                f"quartieri-connessi_{day.isoformat()}.{kind}",
                make,
                key=f"atlas-register-{kind}",
            )
            for kind, make in makers.items()
        )


def _papers() -> Papers:
    words, language = session.words(), session.language()
    return Papers(
        title=words("register.title"),
        sentence=headline.nine_sentence(),
        source=words("register.source"),
        caveat=words("register.caveat"),
        made_on=f"{words('site.title')}, "
        f"{numbers.day(clock.today().isoformat(), language=language)}",
        notes=(),
        language=language,
    )
