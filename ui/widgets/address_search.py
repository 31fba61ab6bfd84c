"""Address search on screen: a typed address lands on its neighbourhood, with no network."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from atlas import repository
from atlas.wording import numbers
from atlas.wording.untrusted import foreign
from ui.state import session

if TYPE_CHECKING:
    from geo.address.book import Answer

TYPED = "atlas-address"
CHOSEN = "atlas-address-choice"
ADDRESS_ZOOM = 15.5


def address_search() -> None:
    """A text box, and under it what was understood."""
    words = session.words()
    with st.container(key="atlas-finder"):
        typed = st.text_input(
            words("address.label"),
            value="",
            key=TYPED,
            placeholder=words("address.placeholder"),
            max_chars=120,
            on_change=_land,
        )
        st.caption(words("address.help"))
        if typed:
            _show(repository.address_book().find(typed))


def _land() -> None:
    """Select the area an address lies in and move the map to it."""
    answer = repository.address_book().find(st.session_state[TYPED])
    if answer.lon is None or answer.lat is None:
        return
    session.look_at(answer.lon, answer.lat, pin=answer.label, zoom=ADDRESS_ZOOM)
    if answer.area_id is not None and answer.outcome != "street":
        session.choose(area=answer.area_id, place=None)


def _show(answer: Answer) -> None:
    words, names = session.words(), repository.areas()["name"]
    label = foreign(f"{answer.label} {answer.number}", length=120)
    if answer.outcome in ("found", "nearest_number"):
        key = answer.outcome.value if answer.area_id is not None else "outside"
        area = "" if answer.area_id is None else names[answer.area_id]
        st.success(words(f"address.{key}", label=label, area=area), icon=":material/place:")
        if answer.typed_kind:
            st.caption(words("address.forgiven", label=answer.label))
        _nearest_premises(answer)
    elif answer.outcome == "street":
        areas = ", ".join(names[area] for area in answer.areas)
        key = "address.street" if len(answer.areas) > 1 else "address.street_one"
        st.info(words(key, label=answer.label, areas=areas), icon=":material/signpost:")
    elif answer.outcome == "unplaced":
        st.info(words("address.unplaced", label=answer.label), icon=":material/signpost:")
    elif answer.outcome == "ambiguous":
        _ask(answer)
    else:
        _nothing(answer)


def _nearest_premises(answer: Answer) -> None:
    from geo.distance import distances_m

    words, places = session.words(), repository.premises()
    metres = distances_m(answer.lon or 0.0, answer.lat or 0.0, places["lon"], places["lat"])
    nearest = int(metres.argmin())
    written = numbers.number(round(metres[nearest], -1), language=words.language)
    st.caption(words("address.nearest", place=places["name"].iloc[nearest], distance=written))


def _ask(answer: Answer) -> None:
    words = session.words()
    options = {candidate.label: candidate.text for candidate in answer.candidates}
    chosen = st.radio(words("address.ambiguous"), list(options), index=None, key=CHOSEN)
    if chosen:
        number = f" {answer.typed_number}" if answer.typed_number else ""
        st.button(
            words("address.go", label=foreign(f"{chosen}{number}", length=120)),
            on_click=_retype,
            args=(f"{options[chosen]}{number}",),
        )


def _retype(text: str) -> None:
    st.session_state[TYPED] = text
    st.session_state.pop(CHOSEN, None)
    _land()


def _nothing(answer: Answer) -> None:
    words = session.words()
    sentence = words("address.nothing")
    if answer.candidates:
        likely = ", ".join(candidate.label for candidate in answer.candidates)
        sentence = f"{sentence} {words('address.suggestions', list=likely)}"
    st.warning(sentence, icon=":material/search_off:")
