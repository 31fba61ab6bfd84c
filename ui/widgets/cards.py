"""Pieces of a screen that only need a scene: sentence, notices, meaning, key, source line."""

from __future__ import annotations

import zlib
from html import escape
from pathlib import Path
from typing import Any

import streamlit as st

from atlas import map_view, repository
from atlas.choropleth import Scene
from atlas.premises.facts import nothing_open
from atlas.wording import text
from atlas.wording.untrusted import foreign
from indicators.index.official import IDISE
from render.style import palette
from ui.state import address, first_paint, session, uploads
from ui.widgets import boundary, notices

WEB = Path(__file__).parents[1] / "web"

_copy = st.components.v2.component(
    "atlas_copy",
    html='<button type="button"></button><span role="status"></span>',
    css=(WEB / "built" / "copy.css").read_text("utf-8"),
    js=(WEB / "built" / "copy.js").read_text("utf-8"),
)

_drawing = st.components.v2.component(
    "atlas_drawing",
    html='<div class="holder"></div>',
    css=(WEB / "built" / "drawing.css").read_text("utf-8"),
    js=(WEB / "built" / "drawing.js").read_text("utf-8"),
)


def drawing(svg: str, *, key: str) -> None:
    """Show a drawing of ours; every text in it is already escaped."""
    stamp = f"{zlib.crc32(svg.encode()):x}"
    _drawing(key=key, data={"drawing": svg, "stamp": stamp}, height="content")


def page_link(slug: str, label: str, *, icon: str | None = None, **query: str) -> None:
    """A link to a page of ours that keeps the selection; ``query`` changes part of it."""
    st.page_link(
        st.session_state["atlas-pages"][slug],
        label=label,
        icon=icon,
        query_params=address.query() | query,
    )


def content(of_page: notices.OfPage | None = None) -> Any:
    """The container the skip link leads to; it begins with what the address has wrong.

    ``of_page`` gives what is wrong with the page's own parameters; what another page means by the
    same name is no mistake.
    """
    container = st.container(key="atlas-content")
    with container, st.container():
        if not first_paint.pending() and not session.embedded():
            boundary.part(notices.notices, of_page)
    return container


def above() -> Any:
    """The room above the map, filled after it; it keeps its height, so that the map stays put."""
    return st.container(key="atlas-above")


def top() -> Any:
    """The room above a map that is filled after it and is as high as what is in it."""
    return st.container()


def map_columns() -> tuple[Any, Any]:
    """Map on the left, what it means on the right; stacked on a phone."""
    left, right = st.columns([5, 3], gap="medium")
    return left, right


def sentence(said: str, scene: Scene) -> None:
    """The sentence on top, with a button that copies it together with its source."""
    headline(said, map_view.source_words(scene))


def headline(said: str, source: str) -> None:
    """The heading of a page, with a button that copies it together with ``source``."""
    words = session.words()
    if session.embedded():
        st.title(said, anchor=False)
        return
    with st.container(key="atlas-sentence", horizontal=True, vertical_alignment="center"):
        st.title(said, anchor=False, width="stretch")
        _copy(
            key="atlas-copy",
            data={
                "text": f"{said} ({source})",
                "label": words("copy.button"),
                "done": words("copy.done"),
            },
            width="content",
            height="content",
        )


def copy_button(copied: str, label: str, *, key: str) -> None:
    """A button that copies a text."""
    _copy(
        key=key,
        data={"text": copied, "label": label, "done": session.words()("copy.done")},
        width="content",
        height="content",
    )


def meaning(scene: Scene) -> None:
    """What the indicator means, whether it speaks of exclusion, and its caveat."""
    words, shown = session.words(), scene.indicator
    language = words.language
    official = uploads.loaded("idise") if shown.key == IDISE.key else None
    if official is not None:
        st.info(words("imports.note", file=foreign(official.file)), icon=":material/verified:")
    standing = words(f"standing.{shown.status.value}")
    title, meant, voice, limits, note = (
        escape(said)
        for said in (
            shown.title.said(language),
            shown.meaning.said(language),
            f"{words(f'voice.{shown.concept.value}')} · {standing}",
            shown.limitations.said(language),
            words("area.interval_note"),
        )
    )
    st.html(
        f'<div class="atlas-meaning"><p><strong>{title}.</strong> {meant}</p>'
        f"<p><small>{voice}</small></p><details><summary>{escape(words('source.limits'))}</summary>"
        f"<p>{limits}</p><p><em>{note}</em></p></details></div>"
    )
    for broken in scene.warnings:
        st.warning(words("map.breaks", why=broken.why.said(language)), icon=":material/warning:")


def map_key() -> None:
    """What the patterns and the shapes on the map mean."""
    words = session.words()
    colours = palette.theme(session.theme_name())
    entries = [
        (hatched(colours.missing[0], colours.missing[1], "k1"), words("map.legend_missing")),
        (
            hatched(colours.neutral[2], palette.hatch_on(colours, colours.neutral[2]), "k2"),
            words("map.legend_low"),
        ),
        (_dashed(colours.ink), words("map.legend_municipi")),
        (_shape("<circle r='8'/>", colours, "unknown"), _works("unknown")),
        (
            _shape("<rect x='-8' y='-8' width='16' height='16'/>", colours, "to_be_done"),
            _works("to_be_done"),
        ),
        (_shape("<path d='M0-9 9 7H-9Z'/>", colours, "under_way"), _works("under_way")),
        (
            _shape("<circle r='8' stroke-dasharray='3 2.4'/>", colours, "unknown"),
            words("place.estimated"),
        ),
    ]
    items = "".join(f"<li>{drawn}<span>{escape(label)}</span></li>" for drawn, label in entries)
    said = escape(nothing_open(repository.premises_facts(repository.read_until(), words.language)))
    drawing(
        f'<ul aria-label="{escape(words("map.legend"))}">{items}</ul><p>{said}</p>', key="atlas-key"
    )


def source_line(scene: Scene) -> None:
    """The source line under the map and its table."""
    years = map_view.card(scene.indicator.datasets[0]).title.said(session.language())
    st.caption(f"{years}. {map_view.source_words(scene)}")


def _works(name: str) -> str:
    words = text(session.language())
    return f"{words('place.works')}: {words(f'works.{name}')}"


def swatch(colour: str) -> str:
    """A small field of one colour, for a key."""
    return (
        '<svg width="22" height="16" aria-hidden="true"><rect width="22" height="16" rx="2" '
        f'fill="{colour}" stroke="#8a93a0"/></svg>'
    )


def hatched(ground: str, ink: str, name: str) -> str:
    """A small hatched field, for a key; ``name`` is unlike any other on the page."""
    return (
        f'<svg width="22" height="16" aria-hidden="true"><defs><pattern id="{name}" width="6" '
        f'height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" '
        f'height="6" fill="{ground}"/><rect width="1.4" height="6" fill="{ink}"/></pattern></defs>'
        f'<rect width="22" height="16" rx="2" fill="url(#{name})" stroke="#8a93a0"/></svg>'
    )


def _dashed(ink: str) -> str:
    return (
        '<svg width="24" height="16" aria-hidden="true"><path d="M1 8H23" '
        f'stroke="{ink}" stroke-width="2" stroke-dasharray="1 4"/></svg>'
    )


def _shape(drawn: str, colours: palette.Theme, state_name: str) -> str:
    return (
        '<svg viewBox="-11 -11 22 22" width="20" height="20" aria-hidden="true">'
        f'<g fill="{colours.marker[state_name]}" stroke="#1b1f24" stroke-width="1.8">{drawn}</g>'
        "</svg>"
    )
