"""A reader's own panel on the page: brought, refused with reasons, chosen as the outcome."""

import hashlib

import streamlit as st

from atlas import repository
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
from atlas.wording import numbers
from atlas.wording.untrusted import SENTENCE, foreign
from base.tables import Decimal
from data.catalogue.area_names import AreaNames, names_of_2012
from ui.state import evaluation, session
from ui.widgets.uploads import uploader

UPLOAD = "atlas-before-own-upload"


def bring() -> OwnPanel | None:
    """The place to bring a file; the panel where a new one has just been read."""
    words, now = session.words(), evaluation.mine()
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
        panel = _read(upload.getvalue(), upload.name)
    if panel is None or (now is not None and now.key == panel.key):
        return None
    evaluation.bring(panel)
    return panel


def _read(content: bytes, file: str) -> OwnPanel | None:
    """The panel in a file, after the questions it leaves open; none while something is open."""
    words, answers = session.words(), OwnAnswers()
    names = area_names()
    try:
        reading = read_own(content, file, names)
        while isinstance(reading, OwnQuestion):
            fuller = _ask(reading, answers)
            if fuller is None:
                return None
            answers = fuller
            reading = read_own(content, file, names, answers)
    except OwnRefusedError as refused:
        lines = "\n".join(f"- {line}" for line in flaws_said(refused.flaws))
        st.error(f"**{words('before.own_panel_refused')}**\n\n{lines}", icon=":material/block:")
        return None
    read = foreign(reading.understood.text(words.language), length=SENTENCE)
    st.caption(words("before.own_understood", read=read))
    return reading.panel if not reading.flaws or _without_bad(reading, content) else None


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


def _without_bad(reading: OwnReading, content: bytes) -> bool:
    """Show the bad rows; whether the person goes on without them."""
    words = session.words()
    bad = len({flaw.row for flaw in reading.flaws})
    lines = "\n".join(f"- {line}" for line in flaws_said(reading.flaws))
    counted = words("before.own_bad_rows", bad=bad, good=reading.good)
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
    lines: list[str] = []
    for flaw in flaws[:MOST_SHOWN]:
        if flaw.problem is not None:
            lines.append(foreign(flaw.problem.text(words.language), length=SENTENCE))
            continue
        sentence = words(f"before.own_flaw_{flaw.code}", said=foreign(flaw.quoted))
        where = foreign(flaw.where.text(words.language), length=SENTENCE) or _row(flaw)
        lines.append(f"{where} {sentence}".strip())
    if len(flaws) > MOST_SHOWN:
        lines.append(words("before.own_more", count=len(flaws) - MOST_SHOWN))
    return lines


def _row(flaw: Flaw) -> str:
    return session.words()("before.own_row", row=flaw.row) if flaw.row else ""
