"""A reader's own panel on the page: brought, refused with reasons, chosen as the outcome."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

import streamlit as st

from data.catalogue import dataset
from indicators.spec import Indicator
from ui import before_own, cache, numbers, state
from ui.before_own import MOST_SHOWN, Flaw, OwnPanel, OwnRefusedError
from ui.selection import Choices

KEPT = "atlas-before-own-panel"
UPLOAD = "atlas-before-own-upload"


def mine() -> OwnPanel | None:
    """The panel of this session, if it has brought one."""
    panel: OwnPanel | None = st.session_state.get(KEPT)
    if panel is not None:
        before_own.remember(panel)
    return panel


def choices() -> Choices:
    """What a design may choose: the atlas's indicators, and this session's panel."""
    known, panel = cache.choices(), mine()
    if panel is None:
        return known
    added: Mapping[str, Indicator] = {panel.key: before_own.indicator_of(panel)}
    return replace(known, indicators=MappingProxyType({**known.indicators, **added}))


def bring() -> OwnPanel | None:
    """The place to bring a file; the panel where a new one has just been read."""
    words, now = state.words(), mine()
    with st.expander(words("before.own_panel"), key="atlas-before-own-box"):
        st.markdown(words("before.own_panel_text"))
        st.code(words("before.own_panel_sample"), language=None)
        upload = st.file_uploader(
            words("before.own_panel_choose"), type=None, key=UPLOAD,
            max_upload_size=before_own.MOST_BYTES // 1_000_000,
        )  # fmt: skip
        if now is not None:
            ends = (str(now.years[0]), str(now.years[-1]))
            years = numbers.span(*ends, language=words.language)
            st.caption(words("before.own_panel_now", title=now.title, file=now.file, years=years))
        if upload is None:
            return None
        names = {int(str(area)): str(name) for area, name in cache.areas()["short_name"].items()}
        try:
            found = before_own.read_own(upload.getvalue(), upload.name, names)
        except OwnRefusedError as refused:
            said = "\n".join(f"- {line}" for line in flaws_said(refused.flaws))
            st.error(f"**{words('before.own_panel_refused')}**\n\n{said}", icon=":material/block:")
            return None
    if now is not None and now.key == found.key:
        return None
    st.session_state[KEPT] = found
    before_own.remember(found)
    return found


def flaws_said(flaws: tuple[Flaw, ...]) -> list[str]:
    """Each flaw as a sentence with its row; many of them are counted."""
    words = state.words()
    said = []
    for one in flaws[:MOST_SHOWN]:
        sentence = words(f"before.own_flaw_{one.code}", said=one.said)
        at = words("before.own_row", row=one.row) if one.row else ""
        said.append(f"{at} {sentence}".strip())
    if len(flaws) > MOST_SHOWN:
        said.append(words("before.own_more", count=len(flaws) - MOST_SHOWN))
    return said


def sources(keys: tuple[str, ...], language: str) -> list[tuple[str, str, str]]:
    """``(title, attribution, licence)`` of every table behind the outcomes, each once."""
    from ui.text import text

    words, found = text(language), []
    for key in keys:
        if before_own.is_own(key):
            panel = before_own.own(key)
            found.append(
                (panel.title, words("before.own_source", file=panel.file),
                 words("before.own_licence"))
            )  # fmt: skip
            continue
        cards = [dataset(name) for name in before_own.outcome(key).datasets]
        found += [
            (one.title.said(language), one.attribution.said(language),
             one.licence.name.said(language))
            for one in cards
        ]  # fmt: skip
    return list(dict.fromkeys(found))
