"""Controls whose value is the address's: the one place where they are made.

A control lives in the browser, which sends the values of all it has mounted with every event, and
Streamlit takes a value unlike the last for the act of a hand. A message that tells a control its
value is lost where the next run overtakes it; the control then stands on its first option, or on
what it had before, and the next event would write that into the address. Therefore:

* a control is always sent with the value the address gives, so that it can only be mounted on it;
* a control that stands and must show something else is not told so: it is replaced by another one,
  with a name of its own. What the old one still sends is nobody's;
* a value is taken for an act only if it is none the control was given, and one it offers.

The names differ by blanks at the end, which the browser leaves out of the class made of a name:
styles, scripts and tests know a control by its plain name.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from ui.state import session

CONTROLS = "atlas-controls-standing"
BLANKS = "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
"""Eight kinds of blank: the digits in which a control's number is written after its name."""
NOTHING = ""
"""The option that stands for no choice: a list with it can be emptied again."""

Changed = Callable[[Any], object]


@dataclass(slots=True)
class _Control:
    """A control as it stands: its number, the language it speaks, the last value of each number."""

    number: int
    language: str
    values: dict[int, object] = field(default_factory=dict)


def selectbox(  # noqa: PLR0913 - a control has many plain inputs
    label: str,
    options: Iterable[Any],
    *,
    key: str,
    value: Any,
    changed: Changed,
    none: str | None = None,
    format_func: Callable[[Any], str] = str,
    accept_new_options: bool = False,
    **look: Any,
) -> None:
    """A list of which one is chosen; with ``none`` (its words) also nothing, which is ``None``."""
    listed = [*([] if none is None else [NOTHING]), *options]
    now = NOTHING if value is None and none is not None else value

    def written(option: Any) -> str:
        return none if none is not None and option == NOTHING else format_func(option)

    def told(option: Any) -> object:
        return changed(None if none is not None and option == NOTHING else option)

    st.selectbox(
        label,
        listed,
        index=listed.index(now) if now in listed else None,
        format_func=written,
        accept_new_options=accept_new_options,
        **_bound(key, now, told, None if accept_new_options else listed),
        **look,
    )


def radio(
    label: str, options: Iterable[Any], *, key: str, value: Any, changed: Changed, **look: Any
) -> None:
    """Buttons of which one is on."""
    listed = list(options)
    index = listed.index(value) if value in listed else None
    st.radio(label, listed, index=index, **_bound(key, value, changed, listed), **look)


def segmented_control(
    label: str, options: Iterable[Any], *, key: str, value: Any, changed: Changed, **look: Any
) -> None:
    """A row of buttons of which one is always on."""
    listed = list(options)
    st.segmented_control(
        label, listed, default=value, required=True, **_bound(key, value, changed, listed), **look
    )


def select_slider(
    label: str, options: Iterable[Any], *, key: str, value: Any, changed: Changed, **look: Any
) -> None:
    """A slider over options; ``value`` is one of them, or a pair where it has two ends."""
    listed = list(options)
    st.select_slider(label, listed, value=value, **_bound(key, value, changed, listed), **look)


def slider(  # noqa: PLR0913 - a control has many plain inputs
    label: str, low: int, high: int, *, key: str, value: int, changed: Changed, **look: Any
) -> None:
    """A slider over whole numbers, both ends included."""
    allowed = range(low, high + 1)
    st.slider(label, low, high, value=value, **_bound(key, value, changed, allowed), **look)


def multiselect(
    label: str, options: Iterable[Any], *, key: str, value: Any, changed: Changed, **look: Any
) -> None:
    """A list of which several are chosen; ``changed`` is given all of them."""
    listed, now = list(options), list(value)
    st.multiselect(label, listed, default=now, **_bound(key, now, changed, listed), **look)


def toggle(label: str, *, key: str, value: bool, changed: Changed, **look: Any) -> None:
    """A switch."""
    st.toggle(label, value=value, **_bound(key, value, changed, (True, False)), **look)


def number_input(label: str, *, key: str, value: float, changed: Changed, **look: Any) -> None:
    """A box for a number."""
    st.number_input(label, value=value, **_bound(key, value, changed, None), **look)


def _bound(
    key: str, value: Any, changed: Changed, allowed: Collection[Any] | None
) -> dict[str, Any]:
    """Name and callback of a control that shows ``value``; its state is set to that too."""
    control = _rank(key, value)
    name = _name(key, control.number)
    control.values[control.number] = value
    if name not in st.session_state:
        st.session_state[name] = value
    return {"key": name, "on_change": _heard, "args": (key, control.number, changed, allowed)}


def _rank(key: str, value: object) -> _Control:
    """The control of this name, a new one if what stands shows anything but ``value``."""
    controls: dict[str, _Control] = st.session_state.setdefault(CONTROLS, {})
    language, control = session.language(), controls.get(key)
    if control is None:
        control = controls[key] = _Control(0, language)
    elif control.language != language or not _shows(_name(key, control.number), value):
        last = {control.number: control.values.get(control.number)}
        control = controls[key] = _Control(control.number + 1, language, last)
    return control


def _shows(name: str, value: object) -> bool:
    """Whether the control stands in the browser and holds ``value``, as far as is known."""
    return name in st.session_state and _plain(st.session_state[name]) == _plain(value)


def _heard(key: str, number: int, changed: Changed, allowed: Collection[Any] | None) -> None:
    """What a control's value does: nothing, if the browser only repeats what it was given."""
    control: _Control = st.session_state[CONTROLS][key]
    value = st.session_state.get(_name(key, number))
    if number not in control.values or _plain(control.values[number]) == _plain(value):
        return
    several = value if isinstance(value, list | tuple) else [value]
    if allowed is not None and any(option not in allowed for option in several):
        return
    control.values[number] = value
    changed(value)


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def _name(key: str, number: int) -> str:
    return key + "".join(BLANKS[int(digit)] for digit in (f"{number:o}" if number else ""))
