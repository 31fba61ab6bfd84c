"""A correction of the register, or a piece of news: judged as it is written, given as a file."""

from typing import Any

import streamlit as st

from atlas import repository
from atlas.premises.facts import PlaceFacts
from atlas.wording.untrusted import SENTENCE, foreign
from data.premises.events import ENUMS, PROGRAMME, STATES
from data.premises.submission import as_yaml, check
from ui.state import clock, session
from ui.widgets.downloads import Download, downloads

WHERE = ("premises", "building", "estate", "neighbour", PROGRAMME, "other_programme")
FORM = "atlas-correction"
STATE_KINDS = {
    "to_be_done": "works_to_be_done",
    "under_way": "works_started",
    "done": "works_end",
    "call_open": "call_open",
    "under_evaluation": "under_evaluation",
    "awarded": "awarded",
    "open": "opened",
    "ended": "ended",
}
"""Kind of the event that sets a state, so that a reader is not asked for both."""


def form_section(facts: PlaceFacts | None) -> None:
    """The form of a correction, and what it is for."""
    st.markdown(session.words()("register.form_text"))
    _form(facts)


def _form(facts: PlaceFacts | None) -> None:
    """Fields of one event; what they make is shown, judged and given as a file."""
    words = session.words()
    entry = _fields(facts)
    if not entry["summary"]:
        st.caption(words("register.waiting"))
        return
    language = words.language
    entry |= {"summary": {language: entry["summary"]}}
    breaches = check(
        [entry], repository.premises_events(), repository.premises(), as_of=clock.today()
    )
    written = as_yaml(entry)
    if breaches:
        st.error(
            "\n".join(f"- {foreign(breach.text(language), length=SENTENCE)}" for breach in breaches)
        )
    else:
        st.success(words("register.fine"))
    st.code(written, language="yaml", wrap_lines=True)
    downloads(
        [
            Download(
                words("register.download"),
                f"{words('file.correction')}.yml",
                lambda: written,
                key="atlas-correction-file",
                barred=bool(breaches),
            )
        ]
    )


def _source_fields() -> tuple[str, str, str]:
    """Where it was read, who runs the place now, and what it says in one sentence."""
    words = session.words()
    source = st.text_input(words("register.where"), value="", key=f"{FORM}-source")
    operator = st.text_input(words("register.operator"), value="", key=f"{FORM}-operator")
    summary = st.text_area(words("register.summary"), value="", key=f"{FORM}-summary")
    return source.strip(), operator.strip(), summary.strip()


def _fields(facts: PlaceFacts | None) -> dict[str, Any]:
    words = session.words()
    places = [*map(str, repository.premises().index), PROGRAMME]
    names = dict(
        zip(places, [*repository.premises()["name"], words("places.lane_programme")], strict=True)
    )
    first, second, third = st.columns(3)
    with first:
        place = st.selectbox(
            words("register.place"),
            places,
            index=places.index(str(facts.row["premises_id"])) if facts else 0,
            format_func=names.__getitem__,
            key=f"{FORM}-place",
        )
        allowed = WHERE[4:] if place == PROGRAMME else WHERE[:4]
        about = _choice("about", allowed, lambda key: words(f"event_about.{key}"))
        stage = _choice("stage", ENUMS["stage"][:3], lambda key: words(f"event_stage.{key}"))
    with second:
        changed = _choice("state", ("", *STATE_KINDS), _written_state)
        when = st.text_input(
            words("register.date"),
            value="",
            key=f"{FORM}-date",
            placeholder="2026-11-23",
            max_chars=20,
        ).strip()
        confidence = _choice(
            "confidence", ENUMS["confidence"], lambda key: words(f"confidence_short.{key}")
        )
    with third:
        source, operator, summary = _source_fields()
    return {
        "premises_id": place,
        "about": about,
        "track": _track(changed),
        "state": changed or None,
        "kind": STATE_KINDS.get(changed, "context"),
        "stage": stage,
        "date": when,
        "precision": precision_of(when),
        "confidence": confidence,
        "names_all_nine": False,
        "operator": operator or None,
        "operator_source": source if operator else None,
        "summary": summary,
        "sources": [source] if source else [],
    }


def _choice(name: str, options: tuple[str, ...], write: Any) -> str:
    """A box whose name follows its options: an answer to other options is nobody's."""
    label = session.words()(f"register.{name}")
    key = f"{FORM}-{name}-{len(options)}"
    return str(st.selectbox(label, list(options), index=0, format_func=write, key=key))


def _written_state(key: str) -> str:
    words = session.words()
    if not key:
        return words("register.no_state")
    track = _track(key)
    name = words("place.works" if track == "works" else "place.service")
    return f"{name}: {words(f'{track}.{key}')}"


def _track(changed: str) -> str:
    tracks = (track for track, states in STATES.items() if changed in states)
    return next(tracks, "none")


def precision_of(written: str) -> str:
    """How precise a written date is: ``2026-11`` is a month, ``after 2026-11-23`` unknown."""
    if written.startswith("after "):
        return "unknown"
    return {4: "year", 7: "month"}.get(len(written), "day")
