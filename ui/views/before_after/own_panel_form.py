"""A reader's own panel on the page: brought, refused with reasons, chosen as the outcome."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

import streamlit as st

from atlas import repository
from atlas.evaluation import own_panel
from atlas.evaluation.own_panel import OwnPanel
from atlas.evaluation.own_panel_reading import (
    LIMITS,
    MOST_SHOWN,
    Flaw,
    OwnAnswers,
    OwnQuestion,
    OwnReading,
    OwnRefusedError,
    read_own,
)
from atlas.evaluation.plan import Plan
from atlas.selection import Choices
from atlas.wording import numbers
from atlas.wording.untrusted import SENTENCE, foreign
from base.tables import Decimal
from data.catalogue.area_names import AreaNames, names_of_2012
from data.catalogue.card import dataset
from indicators.spec import Indicator
from ui.state import session
from ui.widgets.uploads import uploader

KEPT = "atlas-before-own-panel"
UPLOAD = "atlas-before-own-upload"


def mine() -> OwnPanel | None:
    """The panel of this session, if it has brought one."""
    panel: OwnPanel | None = st.session_state.get(KEPT)
    return panel


def choices() -> Choices:
    """What a design may choose: the atlas's indicators, and this session's panel."""
    known, panel = repository.choices(), mine()
    if panel is None:
        return known
    added: Mapping[str, Indicator] = {panel.key: own_panel.indicator_of(panel)}
    return replace(known, indicators=MappingProxyType({**known.indicators, **added}))


def outcome(key: str) -> Indicator:
    """The papers of what a design may choose. Raises ``KeyError``."""
    return choices().indicators[key]


def bring() -> OwnPanel | None:
    """The place to bring a file; the panel where a new one has just been read."""
    words, now = session.words(), mine()
    with st.expander(words("before.own_panel"), key="atlas-before-own-box"):
        st.markdown(words("before.own_panel_text"))
        st.code(words("before.own_panel_sample"), language=None)
        upload = uploader(
            words("before.own_panel_choose"), LIMITS, key=UPLOAD,
        )  # fmt: skip
        if now is not None:
            years = numbers.span(str(now.years[0]), str(now.years[-1]), language=words.language)
            title, file = foreign(now.title), foreign(now.file)
            st.caption(words("before.own_panel_now", title=title, file=file, years=years))
        if upload is None:
            return None
        found = _read(upload.getvalue(), upload.name)
    if found is None or (now is not None and now.key == found.key):
        return None
    st.session_state[KEPT] = found
    return found


def _read(content: bytes, file: str) -> OwnPanel | None:
    """The panel in a file, after the questions it leaves open; none while something is open."""
    words, answers = session.words(), OwnAnswers()
    names = area_names()
    try:
        found = read_own(content, file, names)
        while isinstance(found, OwnQuestion):
            told = _ask(found, answers)
            if told is None:
                return None
            answers = told
            found = read_own(content, file, names, answers)
    except OwnRefusedError as refused:
        lines = "\n".join(f"- {line}" for line in flaws_said(refused.flaws))
        st.error(f"**{words('before.own_panel_refused')}**\n\n{lines}", icon=":material/block:")
        return None
    read = foreign(found.understood.text(words.language), length=SENTENCE)
    st.caption(words("before.own_understood", read=read))
    return found.panel if not found.flaws or _without_bad(found, content) else None


def _ask(question: OwnQuestion, answers: OwnAnswers) -> OwnAnswers | None:
    """Ask what the file does not tell; ``None`` until there is an answer."""
    words = session.words()
    if question.about == "value":
        value = st.selectbox(
            words("before.own_ask_value"), question.options, index=None, key=f"{UPLOAD}-value",
            placeholder=words("before.own_choose"),
        )  # fmt: skip
        return None if value is None else answers._replace(value=value)
    decimal: Decimal | None = st.radio(
        words("before.own_ask_decimal", cell=foreign(question.example)),
        ("comma", "point"),
        index=None,
        format_func=lambda mark: words(f"before.own_decimal_{mark}"),
        key=f"{UPLOAD}-decimal",
        horizontal=True,
    )
    return None if decimal is None else answers._replace(decimal=decimal)


def _without_bad(found: OwnReading, content: bytes) -> bool:
    """Show the bad rows; whether the person goes on without them."""
    words = session.words()
    bad = len({one.row for one in found.flaws})
    lines = "\n".join(f"- {line}" for line in flaws_said(found.flaws))
    counted = words("before.own_bad_rows", bad=bad, good=found.good)
    st.warning(f"**{counted}**\n\n{lines}", icon=":material/help:")
    print_ = hashlib.sha256(content).hexdigest()[:12]
    label = words("before.own_go_on", bad=bad)
    return bool(st.checkbox(label, value=False, key=f"{UPLOAD}-without-{print_}"))


def area_names() -> AreaNames:
    """The names of the areas, long, short and of 2012."""
    frame = repository.areas()
    names = {
        int(str(area)): (str(row["name"]), str(row["short_name"])) for area, row in frame.iterrows()
    }
    return AreaNames(names, names_of_2012())


def flaws_said(flaws: tuple[Flaw, ...]) -> list[str]:
    """Each flaw as a sentence with its cell; many of them are counted."""
    words = session.words()
    said: list[str] = []
    for one in flaws[:MOST_SHOWN]:
        if one.problem is not None:
            said.append(foreign(one.problem.text(words.language), length=SENTENCE))
            continue
        sentence = words(f"before.own_flaw_{one.code}", said=foreign(one.said))
        where = foreign(one.where.text(words.language), length=SENTENCE) or _row(one)
        said.append(f"{where} {sentence}".strip())
    if len(flaws) > MOST_SHOWN:
        said.append(words("before.own_more", count=len(flaws) - MOST_SHOWN))
    return said


def _row(flaw: Flaw) -> str:
    return session.words()("before.own_row", row=flaw.row) if flaw.row else ""


def sources(plan: Plan, language: str) -> list[tuple[str, str, str]]:
    """``(title, attribution, licence)`` of every table behind the outcomes, each once."""
    from atlas.wording import text

    words, found = text(language), []
    for key in plan.outcomes:
        if panel := plan.own_panel(key):
            found.append(
                (panel.title, words("before.own_source", file=panel.file),
                 words("before.own_licence"))
            )  # fmt: skip
            continue
        cards = [dataset(name) for name in plan.indicator_of(key).datasets]
        found += [
            (one.title.said(language), one.attribution.said(language),
             one.licence.name.said(language))
            for one in cards
        ]  # fmt: skip
    return list(dict.fromkeys(found))
