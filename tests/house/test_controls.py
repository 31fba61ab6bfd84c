"""Every control is sent with its value, and only one module hears what it says."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any

STATEFUL = {
    "checkbox": "value", "color_picker": "value", "date_input": "value", "datetime_input": "value",
    "multiselect": "default", "number_input": "value", "pills": "default", "radio": "index",
    "segmented_control": "default", "select_slider": "value", "selectbox": "index",
    "slider": "value", "text_area": "value", "text_input": "value", "time_input": "value",
    "toggle": "value",
}  # fmt: skip
"""Streamlit's controls that keep a value, and the parameter in which it is given."""
WIDGETS, ADDRESS = "ui.widgets.controls", "ui.state.address"
OURS = ("ui.", "pages.", "app")


def controls(module: Any) -> Iterator[ast.Call]:
    """Calls of a control on Streamlit or on one of its columns; not of our own makers."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = node.func.value
            if node.func.attr in STATEFUL and not (
                isinstance(owner, ast.Name) and owner.id in ("controls", "widgets")
            ):
                yield node


def given(call: ast.Call) -> set[str]:
    return {keyword.arg for keyword in call.keywords if keyword.arg}


def found(modules: dict[str, Any]) -> dict[str, list[ast.Call]]:
    return {n: list(controls(m)) for n, m in modules.items() if n.startswith(OURS)}


def test_every_control_has_a_name_and_its_value(modules: dict[str, Any]) -> None:
    """With a value in the session's state alone the browser may mount it on its first option."""
    lacking = [
        f"{name}:{call.lineno}"
        for name, calls in found(modules).items()
        for call in calls
        if STATEFUL[call.func.attr] not in given(call)  # type: ignore[attr-defined]
        or (name != WIDGETS and "key" not in given(call))
    ]
    assert found(modules)[WIDGETS]
    assert lacking == []


def test_only_one_module_hears_what_a_control_says(modules: dict[str, Any]) -> None:
    listening = [
        f"{name}:{call.lineno}"
        for name, calls in found(modules).items()
        for call in calls
        if "on_change" in given(call)
    ]
    assert listening == []


def test_only_one_module_reads_and_writes_the_address(modules: dict[str, Any]) -> None:
    ours = {name: module for name, module in modules.items() if name.startswith(OURS)}
    readers = {name for name, module in ours.items() if "query_params" in module.attributes}
    assert readers == {ADDRESS}
