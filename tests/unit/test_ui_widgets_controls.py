"""A control shows what the address says, and only a hand can change it."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from ui.widgets import controls as widgets


def page() -> None:
    import streamlit as st

    from ui.state import address
    from ui.widgets import controls as widgets

    asked = address.query()
    widgets.selectbox(
        "Fruit", ["apple", "pear", "plum"], key="fruit", value=asked.get("fruit", "apple"),
        changed=lambda value: address.put("fruit", value),
    )  # fmt: skip
    widgets.selectbox(
        "Area", [12, 14], key="area", none="none", value=int(asked["area"]) if "area" in asked
        else None, changed=lambda value: address.put("area", "" if value is None else str(value)),
    )  # fmt: skip
    widgets.select_slider(
        "Years", range(2011, 2025), key="years", value=(2015, 2021),
        changed=lambda value: address.put("years", "-".join(map(str, value))),
    )  # fmt: skip
    st.button("again")


@pytest.fixture
def app() -> AppTest:
    opened = AppTest.from_function(page)
    opened.query_params["fruit"] = "plum"
    opened.query_params["area"] = "14"
    return opened.run()


def standing(app: AppTest, name: str) -> Any:
    return next(one for one in app.selectbox if one.key.rstrip(widgets.BLANKS) == name)


def test_a_control_is_sent_with_the_value_of_the_address_as_its_default(app: AppTest) -> None:
    fruit = standing(app, "fruit")
    assert (fruit.value, fruit.proto.default, fruit.proto.options[2]) == ("plum", 2, "plum")


def test_the_default_stays_right_when_the_run_that_set_the_state_was_lost(app: AppTest) -> None:
    app.run()
    fruit = standing(app, "fruit")
    assert not fruit.proto.set_value
    assert fruit.proto.default == 2


def test_a_choice_writes_the_address_and_the_control_stays_the_same(app: AppTest) -> None:
    before = standing(app, "fruit").proto.id
    standing(app, "fruit").select("pear").run()
    assert app.query_params["fruit"] in ("pear", ["pear"])
    assert (standing(app, "fruit").proto.id, standing(app, "fruit").value) == (before, "pear")


def test_another_address_replaces_the_control_instead_of_telling_it(app: AppTest) -> None:
    before = standing(app, "fruit").proto.id
    app.query_params["fruit"] = "apple"
    app.run()
    after = standing(app, "fruit").proto
    assert (after.id != before, after.default) == (True, 0)


def test_what_a_replaced_control_still_says_is_nobodys(app: AppTest) -> None:
    """The browser goes on sending the old control's value until it has read the new page."""
    controls = app.session_state[widgets.CONTROLS]
    stood = widgets._name("fruit", controls["fruit"].number)
    app.query_params["fruit"] = "apple"
    app.run()
    assert controls["fruit"].number == 1
    heard: list[object] = []
    said(app, stood, "plum")
    call(app, heard, number=0)
    assert heard == []


def said(app: AppTest, name: str, value: object) -> None:
    app.session_state[name] = value


def call(app: AppTest, heard: list[object], *, number: int) -> None:
    """What Streamlit calls when the control of this number seems to have changed."""
    import streamlit as st

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(st, "session_state", app.session_state)
        widgets._heard("fruit", number, heard.append, ["apple", "pear", "plum"])


@pytest.mark.parametrize(
    ("value", "acts"), [("plum", []), ("pear", ["pear"]), ("a list of another language", [])]
)
def test_only_an_offered_value_unlike_the_one_given_is_an_act(
    app: AppTest, value: str, acts: list[object]
) -> None:
    heard: list[object] = []
    said(app, "fruit", value)
    call(app, heard, number=0)
    assert heard == acts


def test_a_list_with_no_choice_can_be_emptied(app: AppTest) -> None:
    standing(app, "area").select("").run()
    assert "area" not in app.query_params
    assert standing(app, "area").value == ""


def test_names_differ_by_blanks_the_browser_leaves_out_of_a_class() -> None:
    names = [widgets._name("fruit", number) for number in range(70)]
    assert len(set(names)) == 70
    assert {name.strip() for name in names} == {"fruit"}
