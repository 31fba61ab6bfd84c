"""The register as files to take away, with their papers."""

from collections.abc import Iterable
from datetime import date
from functools import partial

import pandas as pd

from atlas import repository
from atlas.premises import event_history
from atlas.premises.facts import PlaceFacts
from atlas.provenance.papers import Papers
from atlas.wording import numbers
from render.files import register
from render.files.export import Export
from ui.state import clock, premises, session
from ui.views.premises import sentences
from ui.widgets.downloads import Download, downloads, table_files


def register_files() -> None:
    """The files of the register, as of the day shown, and the calendar."""
    words, language, day = session.words(), session.language(), premises.day()
    events, facts = repository.premises_events(), premises.shown()
    papers = register_papers(sentences.nine_sentence())
    export = partial(_export, facts, events, papers, day)
    late = "" if day == repository.read_until() else f" {day.isoformat()}"
    name = f"{words('file.places')}{late}"
    calendar = Download(
        words("register.ics"),
        f"{name}.ics",
        lambda: register.register_ics(
            event_history.everything(events, language=language), papers, as_of=clock.today()
        ),
        key="atlas-register-ics",
    )
    downloads((*table_files(export, name=name, key="atlas-register", shaped=True), calendar))


def _export(facts: Iterable[PlaceFacts], events: pd.DataFrame, papers: Papers, day: date) -> Export:
    heard = register.register_table(events, as_of=day)
    reading = register.in_reading(heard, papers.language)
    shapes = partial(register.register_geojson, facts, events, papers)
    return Export(heard, papers, reading=reading, sheets={"events": reading}, geojson=shapes)


def register_papers(sentence: str) -> Papers:
    """The papers of what the register gives, with what is said of it."""
    words, language = session.words(), session.language()
    return Papers(
        title=words("register.title"),
        sentence=sentence,
        source=words("register.source"),
        caveat=words("register.caveat"),
        made_on=f"{words('site.title')}, "
        f"{numbers.day(clock.today().isoformat(), language=language)}",
        notes=(),
        language=language,
        datasets=("premises", "premises_events"),
    )
