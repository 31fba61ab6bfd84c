"""The premises page: heading, chooser, day, filters, sections, cards, map."""

from __future__ import annotations

import os
from functools import partial
from html import escape
from typing import Any

import streamlit as st

from atlas import repository
from atlas.choropleth import Scene
from atlas.premises import enquiry
from atlas.premises.facts import PlaceFacts, sources_read
from atlas.premises.query import CERTAINTY, MUNICIPI, SECTIONS, SERVICE, THEMES, WORKS
from atlas.wording import numbers
from render.documents import PUBLIC_URL, premises_sheet
from render.maps.premises_marks import map_places
from ui.state import premises, session
from ui.widgets import cards, controls, headings, page
from ui.widgets.downloads import Download, downloads
from ui.widgets.figure import Twin, twin
from ui.widgets.map import panel, symbols

STATES_OF_WORKS = ("under_way", "to_be_done", "done", "unknown")


def chosen(place: str | None) -> PlaceFacts | None:
    """The facts of the premises in the address, if there is one."""
    return next((one for one in premises.facts() if one.row["premises_id"] == place), None)


def headline(one: PlaceFacts | None) -> None:
    """The answer first: is it open? Then what is known of works and service."""
    headings.headline(one_sentence(one) if one else nine_sentence(), source())
    if one is None:
        st.markdown(session.words()("places.intro"))
        return
    st.markdown(
        f"**{one.row['address']}**. {one.where()}. {session.words()('place.theme')}: {one.theme()}."
    )
    for said in one.cautions():
        st.caption(said)


def source() -> str:
    """What stands behind the sentence: the register and the day its sources were read until."""
    return session.words()("places.register_source", sources=_sources_read())


def one_sentence(one: PlaceFacts) -> str:
    """The heading of one premises."""
    return session.words()(
        "places.one",
        area=one.area_name,
        name=one.row["name"],
        open=one.is_open(),
        works=one.works(),
        service=one.service(),
    )


def nine_sentence() -> str:
    """The heading of the nine: how many a source says are open, and the works by state."""
    words, facts = session.words(), premises.facts()
    opened = [one for one in facts if one.status.service.state == "open"]
    counts = {key: sum(one.status.works.state == key for one in facts) for key in STATES_OF_WORKS}
    works = ", ".join(
        words("places.count", state=words(f"works.{key}"), count=number) + _latest(facts, key)
        for key, number in counts.items()
        if number
    )
    return words(
        "places.nine_open" if opened else "places.nine_none",
        sources=_sources_read(), count=len(opened), works=works,
    )  # fmt: skip


def _latest(facts: tuple[PlaceFacts, ...], works: str) -> str:
    """Day of the last news that some works are in this state: old news must look old."""
    found = [one.status.works for one in facts if one.status.works.state == works]
    dated = [track for track in found if track.first is not None]
    if not dated:
        return ""
    last = max(dated, key=lambda track: track.first or premises.day())
    language = session.language()
    day = numbers.of_day(str(last.since), language=language, precision=str(last.precision))
    return f" ({session.words()('places.news_of', day=day)})"


def chooser(one: PlaceFacts | None) -> None:
    """Which premises (by neighbourhood or street), and as known on which day."""
    words = session.words()
    labels = {
        str(each.row["premises_id"]): f"{each.area_name} · {each.row['name']}"
        for each in premises.facts()
    }
    with st.container(key="atlas-places-top"):
        left, right = st.columns([3, 4])
        with left:
            controls.selectbox(
                words("places.find"),
                sorted(labels, key=labels.__getitem__),
                key="atlas-space",
                value=None if one is None else str(one.row["premises_id"]),
                none=words("places.all_nine"),
                format_func=labels.__getitem__,
                changed=session.choose_place,
            )
        with right:
            _day_slider()


def _day_slider() -> None:
    words, last, asked = session.words(), repository.read_until(), premises.day()
    days = sorted({*repository.event_days(), last, asked})
    controls.select_slider(
        words("places.as_of"),
        [day for day in days if day <= last],
        key="atlas-as-of",
        value=asked,
        format_func=_written,
        help=words("places.as_of_help"),
        changed=lambda day: premises.choose(as_of=None if day == last else day),
    )


def sections() -> str:
    """The switch between the page's sections; returns the one to show."""
    words, (view, _) = session.words(), premises.current()
    controls.segmented_control(
        words("places.section"),
        SECTIONS,
        key="atlas-section",
        value=view.section,
        format_func=lambda key: words(f"places.section_{key}"),
        label_visibility="collapsed",
        changed=lambda section: premises.choose(section=section),
    )
    return view.section


def body() -> Any:
    """The container of the section that is shown."""
    return st.container(key="atlas-section-body")


def filters() -> None:
    """By both tracks, theme, Municipio and certainty of the address."""
    words, (view, _) = session.words(), premises.current()
    choices: dict[str, tuple[Any, Any]] = {
        "works": (WORKS, lambda key: words(f"works.{key}")),
        "service": (SERVICE, lambda key: words(f"service.{key}")),
        "theme": (THEMES, lambda key: words(f"premises_theme.{key}")),
        "municipio": (MUNICIPI, str),
        "certainty": (CERTAINTY, lambda key: words(f"confidence_short.{key}")),
    }
    with st.container(key="atlas-places-filters"):
        st.markdown(f"**{words('places.filters')}**")
        for field, (options, write) in choices.items():
            controls.selectbox(
                words(f"places.filter_{field}"),
                options,
                key=f"atlas-filter-{field}",
                value=getattr(view, field),
                none=words("places.all"),
                format_func=write,
                changed=partial(premises.filter_by, field),
            )
        if view.filtered:
            shown = len(premises.shown())
            st.caption(words("places.filtered", count=shown))
            st.button(words("places.clear"), key="atlas-clear", on_click=premises.clear_filters)


def place_map(scene: Scene) -> None:
    """The shown premises on the map of the current indicator, as known on the day."""
    words = session.words()
    panel.draw_map(scene, tiles=False, places=map_places(premises.shown()))
    title = scene.indicator.title.said(words.language)
    st.caption(words("places.backdrop", title=title, year=scene.selection.year))
    symbols.key()


def place_cards() -> None:
    """One card for each shown premises: neighbourhood first, then the answer."""
    words, shown = session.words(), premises.shown()
    if not shown:
        st.info(words("places.nothing"), icon=":material/filter_alt_off:")
        return
    for start in range(0, len(shown), 3):
        for column, one in zip(st.columns(3), shown[start : start + 3], strict=False):
            with column:
                _card(one)


def _card(one: PlaceFacts) -> None:
    words, key = session.words(), str(one.row["premises_id"])
    rows = [
        (words("places.open_question"), one.is_open()),
        (words("place.works"), one.works()),
        (words("place.service"), one.service()),
        (words("place.last_news"), one.said_news(one.news.premises)),
        (words("place.last_news_estate"), one.said_news(one.news.estate)),
    ]
    address = f"{one.row['address']} · Municipio {int(one.row['municipio'])}"
    with st.container(border=True, key=f"atlas-card-{key}"):
        cards.facts(one.area_name, rows, below=address)
        for said in one.cautions():
            st.caption(said)
        st.button(
            words("places.open_page", name=one.row["name"]),
            key=f"atlas-open-{key}",
            on_click=premises.open_place,
            args=(key,),
        )


def place_table() -> None:
    """The table twin of map and cards: nine rows, there at once."""

    def draw() -> None:
        st.table([_row(facts) for facts in premises.shown()])

    twin(Twin(session.words()("places.table"), "atlas-places-table", draw, at_once=True))


def _row(one: PlaceFacts) -> dict[str, str]:
    words = session.words()
    return {
        words("table.area"): one.area_name,
        words("place.address"): str(one.row["address"]),
        words("table.municipio"): str(int(one.row["municipio"])),
        words("place.theme"): one.theme(),
        words("places.open_question"): one.is_open(),
        words("place.works"): one.works(),
        words("place.service"): one.service(),
        words("place.last_news"): one.said_news(one.news.premises),
        words("places.filter_certainty"): words(
            f"confidence_short.{one.row['address_confidence']}"
        ),
    }


def state_of_one(one: PlaceFacts) -> None:
    """Both tracks of one premises, its rooms, its last news, and what is not known."""
    words, units = session.words(), repository.premises_units().loc[str(one.row["premises_id"])]
    rows = [
        (words("places.open_question"), one.is_open()),
        (words("place.works"), one.works()),
        (words("place.service"), one.service()),
        (words("place.operator"), one.status.service.operator or words("place.no_operator")),
        (words("places.rooms"), str(units[f"note_{words.language}"])),
        (words("places.floor_area"), _floor_area(one)),
        (words("place.last_news"), one.said_news(one.news.premises)),
        (words("place.last_news_estate"), one.said_news(one.news.estate)),
        (words("places.position"), str(one.row[f"point_note_{words.language}"])),
    ]
    with st.container(border=True, key="atlas-space-card"):
        cards.facts("", rows)
        with st.expander(words("place.sources")):
            st.markdown("\n".join(f"- <{found}>" for found in one.sources()))
        with st.container(horizontal=True):
            _sheet(str(one.row["premises_id"]))
            page.page_link("quartiere", words("profile.open_page", area=one.area_name))
    silence(one)


def _sheet(place: str) -> None:
    """The premises on one printed page, as known on the day shown."""
    day, language = premises.day(), session.language()
    public = os.environ.get(PUBLIC_URL)
    downloads(
        [
            Download(
                session.words()("take.sheet"),
                f"spazio_{place}_{day.isoformat()}.pdf",
                partial(premises_sheet, place, language, as_of=day, public=public),
                key="atlas-take-place-sheet",
                icon=":material/print:",
            )
        ]
    )


def _floor_area(one: PlaceFacts) -> str:
    ends = (f"{int(one.row[f'floor_area_{end}_m2'])}" for end in ("min", "max"))
    low, high = ends
    return session.words()("places.floor_area_text", low=low, high=high)


def silence(one: PlaceFacts) -> None:
    """Nothing heard for long is a state of its own, with the question to put."""
    words = session.words()
    if not enquiry.stale(one):
        return
    with st.container(border=True, key="atlas-silence"):
        st.markdown(f":material/hourglass_disabled: **{enquiry.silence(one)}**")
        st.markdown(words("places.silence_help"))
        asked = enquiry.question(one)
        with st.container(border=True):
            st.html(f'<p lang="{enquiry.ITALIAN}">{escape(asked)}</p>')
        headings.copy_button(asked, words("places.copy_question"), key="atlas-copy-question")


def back() -> None:
    """From one premises back to the nine."""
    st.button(
        session.words()("places.back"),
        key="atlas-all-places",
        icon=":material/arrow_back:",
        on_click=premises.close,
    )


def _sources_read() -> str:
    return sources_read(premises.day(), repository.read_until(), session.language())


def _written(day: Any) -> str:
    return numbers.day(day.isoformat(), language=session.language())
