"""The nine premises as one table, and one of them as questions with their answers. Pure.

HTML with every text escaped; what can be chosen is a link with the id in ``data-choose``.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from itertools import groupby

import pandas as pd

from atlas.city import CITY
from atlas.premises import answers
from atlas.premises.event_history import HistoryEntry, hosts
from atlas.premises.facts import PlaceFacts
from atlas.rows import row
from atlas.wording import Text
from render.style.palette import Theme
from render.style.premises_symbols import STATES, key_mark

ORDER = ("under_way", "to_be_done", "done", "unknown")
"""Groups of the table: what most is known of first."""


def nine_table(
    places: Sequence[PlaceFacts],
    events: pd.DataFrame,
    units: pd.DataFrame,
    *,
    theme: Theme,
    address: Callable[[str], str],
) -> str:
    """One row for each premises, under a heading for what is known of its works.

    ``units`` is indexed by premises; ``address`` gives the link of one.
    """
    words = places[0].words
    heads = "".join(
        f'<th scope="col">{escape(words(f"places.head_{name}"))}</th>'
        for name in ("space", "known", "news")
    )
    ordered = sorted(
        places,
        key=lambda place: (
            ORDER.index(place.status.works.state),
            not answers.undated(place, events),
        ),
    )
    groups = "".join(
        f'<tbody><tr><th colspan="4" scope="rowgroup">{escape(heading)}</th></tr>'
        f"{''.join(_row(place, events, units, theme, address) for place in members)}</tbody>"
        for heading, members in groupby(ordered, key=answers.works)
    )
    return (
        f'<table class="nine"><caption>{escape(words("places.table"))}</caption>'
        f"<thead><tr><td></td>{heads}</tr></thead>{groups}</table>"
    )


def _row(
    place: PlaceFacts,
    events: pd.DataFrame,
    units: pd.DataFrame,
    theme: Theme,
    address: Callable[[str], str],
) -> str:
    key = str(place.row["premises_id"])
    known = [answers.outline(place, row(units, key))]
    known += [place.words("plain.page")] if answers.undated(place, events) else []
    lines, news = "<br>".join(map(escape, known)), escape(answers.last_news(place))
    return (
        f"<tr><td>{key_mark(place.status.works.state, estimated=place.estimated, theme=theme)}</td>"
        f'<th scope="row"><a href="{escape(address(key))}" data-choose="{escape(key)}">'
        f"{escape(str(place.row['address']))}</a>"
        f"<small>{escape(str(place.row['neighbourhood']))}</small></th>"
        f"<td>{lines}</td><td>{news}</td></tr>"
    )


def marks_key(places: Sequence[PlaceFacts], *, theme: Theme) -> str:
    """What the shapes of the premises shown mean."""
    words, states = places[0].words, {place.status.works.state for place in places}
    entries = [
        (key_mark(state, theme=theme), f"{words('place.works')}: {words(f'works.{state}')}")
        for state in STATES
        if state in states
    ]
    if any(place.estimated for place in places):
        dashed = key_mark("unknown", estimated=True, theme=theme)
        entries.append((dashed, words("place.estimated")))
    items = "".join(f"<li>{drawn}<span>{escape(label)}</span></li>" for drawn, label in entries)
    return f'<ul aria-label="{escape(words("map.legend"))}">{items}</ul>'


def events_table(entries: Iterable[HistoryEntry], words: Text) -> str:
    """Events in words: day; the sentence, what it is about, how sure it is, its sources."""
    rows = "".join(
        f'<tr><th scope="row">{escape(entry.when)}</th><td><p>{escape(entry.summary)}</p>'
        f"<small>{escape(words(f'event_about.{entry.about}'))} · "
        f"{escape(words(f'event_stage.{entry.stage}'))} · "
        f"{escape(words(f'confidence_short.{entry.confidence}'))} · "
        f"{_links(entry.sources)}</small></td></tr>"
        for entry in entries
    )
    return (
        f'<table class="answers"><caption>{escape(words("place.sources"))}</caption>{rows}</table>'
    )


def _links(sources: Iterable[str]) -> str:
    """Sources in one line: a link where there is an address, else the source's own words."""
    listed = list(sources)
    sites = {address: host for host, address in hosts(listed)}
    return ", ".join(
        f'<a href="{escape(source)}" target="_blank" rel="noopener">{escape(sites[source])}</a>'
        if source in sites
        else escape(source)
        for source in listed
    )


def answers_table(place: PlaceFacts, events: pd.DataFrame) -> str:
    """A tenant's questions of one premises, each with its answer."""
    rows = "".join(
        f'<tr><th scope="row">{escape(question)}</th><td>{answer}</td></tr>'
        for question, answer in _answers(place, events)
        if answer
    )
    caption = escape(str(place.row["address"]))
    return f'<table class="answers"><caption>{caption}</caption>{rows}</table>'


def _answers(place: PlaceFacts, events: pd.DataFrame) -> Iterator[tuple[str, str]]:
    words, beside = place.words, answers.surroundings(place, events)
    facts = "".join(
        f"<dt>{escape(fact.when)}</dt><dd>{escape(fact.sentence)}</dd>"
        for fact in answers.known(place, events)
    )
    undated = answers.undated(place, events)
    yield words("places.ask_who"), _paragraphs(answers.who(place), *undated)
    yield words("places.ask_known"), facts and f"<dl>{facts}</dl>"
    yield words("places.ask_cost"), _paragraphs(answers.cost(place))
    yield words("places.ask_whom"), _paragraphs(f"{', '.join(CITY.office)}.")
    if beside is not None:
        told = words("plain.around", when=beside.when, sentence=beside.sentence)
        yield words("places.ask_around"), _paragraphs(told)


def _paragraphs(*sentences: str) -> str:
    return "".join(f"<p>{escape(sentence)}</p>" for sentence in sentences)
