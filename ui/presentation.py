"""The page ``/presentazione``: the stage over everything, the same scenes in words beneath it."""

from __future__ import annotations

import os
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from ui import address, cache, state, stories_cache
from ui.foreign import foreign
from ui.nav import FIRST
from ui.selection import Notice
from ui.sheets.paper import PUBLIC_URL, PublicAddressError, live_address
from ui.stories import FIRST as FIRST_STORY
from ui.stories import StoryError, story, story_names
from ui.stories.playing import WEB, style

LAN_URL = "ATLAS_LAN_URL"
"""Name of the environment variable in which ``./run --lan`` says where phones find this copy."""

NAME, SLUG = "storia", "presentazione"

_stage = st.components.v2.component(
    "atlas_stage",
    html="<span hidden></span>",
    js=(WEB / "built" / "stage.js").read_text("utf-8"),
)


def public_address() -> str | None:
    """The address a phone could open: the public one, else the local network's; or none."""
    public = os.environ.get(PUBLIC_URL) or os.environ.get(LAN_URL) or None
    try:
        live_address(public, FIRST.slug, {})
    except PublicAddressError:
        return None
    return public


def presentation() -> None:
    """Show the story the address names; a story with mistakes is not shown, they are."""
    words, names = state.words(), story_names()
    asked = address.query().get(NAME) or FIRST_STORY
    name = asked if asked in names else FIRST_STORY
    st.title(words("player.page"), anchor=False)
    st.markdown(words("player.page_intro"))
    day, moment = cache.today(), stories_cache.changed(name)
    try:
        with st.spinner(words("player.loading")):
            told = stories_cache.told(name, moment, day, words.language)
            played = stories_cache.played(name, moment, day, public_address())
    except StoryError as error:
        st.error(words("player.refused"))
        st.code(error.said(words.language), language=None, wrap_lines=True)
        return
    _stage(
        key="atlas-stage",
        height=1,
        data={
            "story": played.story,
            "stamp": played.stamp,
            "style": style(),
            "page": SLUG,
            "home": _beside(FIRST.slug),
            "others": _others(name),
        },
    )
    for scene in told:
        st.header(scene.headline, anchor=False)
        for said in (*scene.lines, *(item for one in scene.lists for item in one.items)):
            st.markdown(said)
        if scene.alt:
            st.markdown(scene.alt)
        st.caption(scene.source)


def notices() -> tuple[Notice, ...]:
    """The story the address asks for, if there is none of this name."""
    asked = address.query().get(NAME, "")
    if not asked or asked in story_names():
        return ()
    name = foreign(asked)
    return (Notice(NAME, name, FIRST_STORY, state.words()("player.no_story", name=name)),)


def _beside(slug: str, **query: str) -> str:
    """Another page of the atlas, relative to this one."""
    language = {} if state.language() == "it" else {"lingua": state.language()}
    asked = urlencode(language | query)
    return f"{slug}?{asked}" if asked else slug


def _others(name: str) -> list[dict[str, Any]]:
    """The other stories that can be told, each with its titles and its address."""
    found = []
    for one in story_names():
        if one == name:
            continue
        try:
            titles = story(one).title
        except StoryError:
            continue
        found.append(
            {
                "titles": {"it": titles.it, "en": titles.en},
                "href": f"presentazione?{urlencode({NAME: one})}",
            }
        )
    return found
