"""History and sources: what was known on a day, every event in words, money, files, corrections."""

from functools import partial

from atlas.premises.facts import PlaceFacts
from ui.state import session
from ui.views.premises import choice, disagreements, events, money, record, register
from ui.widgets import figure
from ui.widgets.boundary import part


def history_section(facts: PlaceFacts | None) -> None:
    """The day, the timeline with its events; the rest in boxes that are closed."""
    words = session.words()
    choice.day_slider()
    part(events.events, facts)
    boxes = {
        "money": partial(money.money_section, facts),
        "sources": partial(disagreements.sources_section, facts),
        "files": partial(record.files_section, facts),
        "form": partial(register.form_section, facts),
    }
    for name, draw in boxes.items():
        figure.twin(figure.Twin(words(f"places.box_{name}"), f"atlas-{name}-box", draw))
