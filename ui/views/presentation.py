"""The page ``/presentazione``: the stage over everything, the same scenes in words beneath it."""

from __future__ import annotations

import os
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from atlas import repository
from atlas.selection import Notice
from atlas.wording.untrusted import foreign
from render.documents.live_address import PUBLIC_URL, PublicAddressError, live_address
from render.stories import FIRST as FIRST_STORY
from render.stories import StoryError, cached, story, story_names
from render.stories.player import WEB, style
from ui.shell.pages import FIRST
from ui.state import address, session

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
    words, names = session.words(), story_names()
    wanted = address.query().get(NAME) or FIRST_STORY
    name = wanted if wanted in names else FIRST_STORY
    st.title(words("player.page"), anchor=False)
    st.markdown(words("player.page_intro"))
    day, moment = repository.today(), cached.changed(name)
    try:
        with st.spinner(words("player.loading")):
            told = cached.told(name, moment, day, words.language)
            played = cached.played(name, moment, day, public_address())
    except StoryError as error:
        st.error(words("player.refused"))
        st.code(error.text(words.language), language=None, wrap_lines=True)
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
        for line in (*scene.lines, *(item for listing in scene.lists for item in listing.items)):
            st.markdown(line)
        if scene.alt:
            st.markdown(scene.alt)
        st.caption(scene.source)


def notices() -> tuple[Notice, ...]:
    """The story the address asks for, if there is none of this name."""
    wanted = address.query().get(NAME, "")
    if not wanted or wanted in story_names():
        return ()
    name = foreign(wanted)
    return (Notice(NAME, name, FIRST_STORY, session.words()("player.no_story", name=name)),)


def _beside(slug: str, **query: str) -> str:
    """Another page of the atlas, relative to this one."""
    language = {} if session.language() == "it" else {"lingua": session.language()}
    written = urlencode(language | query)
    return f"{slug}?{written}" if written else slug


def _others(name: str) -> list[dict[str, Any]]:
    """The other stories that can be told, each with its titles and its address."""
    others = []
    for other in story_names():
        if other == name:
            continue
        try:
            titles = story(other).title
        except StoryError:
            continue
        others.append(
            {
                "titles": {"it": titles.it, "en": titles.en},
                "href": f"presentazione?{urlencode({NAME: other})}",
            }
        )
    return others
