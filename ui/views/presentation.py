"""The page ``/presentazione``: the stage over everything, the same scenes in words beneath it."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from atlas.query import STORY, Notice, Reader
from atlas.stories.model import FOLDER
from render.documents.live_address import PUBLIC_URL, PublicAddressError, live_address
from render.stories import FIRST as FIRST_STORY
from render.stories import StoryError, cached, story, story_names
from render.stories.places import places_file
from render.stories.player import style
from render.style.web import built
from ui.shell.pages import FIRST
from ui.state import address, clock, session

LAN_URL = "ATLAS_LAN_URL"
"""Name of the environment variable in which ``./run --lan`` says where phones find this copy."""

SLUG = "presentazione"

_stage = st.components.v2.component(
    "atlas_stage", html="<span hidden></span>", js=built("stage.js")
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
    words, (name, _) = session.words(), _wanted()
    st.title(words("player.page"), anchor=False)
    st.markdown(words("player.page_intro"))
    day, moment = clock.today(), _changed(name)
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
            "places": f"component/ui.widgets.static_files.ahead/{places_file()}",
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
    words, (_, wrong) = session.words(), _wanted()
    return tuple(
        replace(notice, sentence=words("player.no_story", name=notice.typed)) for notice in wrong
    )


def _wanted() -> tuple[str, tuple[Notice, ...]]:
    """The story the address asks for, or the first one and a notice."""
    reader = Reader(address.query())
    name = reader.value(STORY, {name: name for name in story_names()}, FIRST_STORY)
    return name, tuple(reader.notices)


def _changed(name: str) -> int:
    """When the file of a story was last written, in nanoseconds; 0 if there is none."""
    path = FOLDER / f"{name}.yml"
    return path.stat().st_mtime_ns if path.is_file() else 0


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
            titles = story(other, day=clock.today()).title
        except StoryError:
            continue
        others.append(
            {
                "titles": {"it": titles.it, "en": titles.en},
                "href": f"presentazione?{urlencode({STORY.name: other})}",
            }
        )
    return others
