"""Readers of what comes from outside: whatever the bytes, an answer or a refusal in words."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from base.archive import check_archive, check_workbook
from base.limits import DESIGN, TABLE, Limits
from base.plain_text import TextError, check_json, read_json, read_yaml
from base.problem import RefusedError
from geo.geojson import read_features
from tests.attacks import features

WORKBOOK = (Path(__file__).parents[1] / "fixtures" / "idise_fixture.xlsx").read_bytes()
LAYER = features()
quick = settings(max_examples=120, deadline=None)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**12), 10**12) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=12,
)


def changed(content: bytes) -> st.SearchStrategy[bytes]:
    """The bytes with a piece of them replaced by others."""
    places = st.integers(0, len(content))
    return st.builds(
        lambda at, many, other: content[:at] + other + content[at + many :],
        places, st.integers(0, 40), st.binary(max_size=12),
    )  # fmt: skip


def refusal(read, *given, **more) -> RefusedError | None:
    """The refusal of a reader, if there is one; any other error is the test's failure."""
    try:
        read(*given, **more)
    except RefusedError as refused:
        return refused
    return None


@quick
@given(changed(WORKBOOK))
def test_changed_workbook_is_sound_or_refused(content):
    for check in (check_archive, check_workbook):
        refused = refusal(check, io.BytesIO(content), TABLE, name="a.xlsx")
        assert refused is None or refused.codes


@quick
@given(changed(LAYER))
def test_changed_outlines_are_read_or_refused(content):
    refused = refusal(read_features, content, name="a.geojson", keep=bool)
    assert refused is None or "a.geojson" in refused.problems[0].text("it")


@quick
@given(st.text(st.sampled_from("[]{},:-?&*!|>'\"%@` \n\tab1\\#"), max_size=120))
def test_any_text_of_marks_is_read_or_refused(text):
    for read in (read_yaml, read_json):
        refused = refusal(read, text)
        assert refused is None or refused.problems


@quick
@given(VALUES)
def test_what_json_writes_is_read_back_unless_it_holds_control_signs(value):
    text = json.dumps(value)
    refused = refusal(read_json, text)
    assert refused.codes == ("control_sign",) if refused else read_json(text) == value


@quick
@given(VALUES)
def test_limits_of_depth_and_number_are_those_of_the_value(value):
    depth, nodes = measured(value)
    text = json.dumps(value).encode()
    check_json(text, Limits(DESIGN.size, DESIGN.size, depth=depth, nodes=2 * nodes))
    if depth > 1:
        with pytest.raises(TextError):
            check_json(text, Limits(DESIGN.size, DESIGN.size, depth=depth - 1, nodes=2 * nodes))


def measured(value: object) -> tuple[int, int]:
    """How deep lists and mappings are nested, and an upper bound of the values."""
    if not isinstance(value, list | dict):
        return 0, 1
    inner = [measured(one) for one in (value.values() if isinstance(value, dict) else value)]
    return 1 + max((depth for depth, _ in inner), default=0), 1 + sum(n for _, n in inner)
