"""Whatever an address holds, its page shows its content or says what is wrong; nothing escapes."""

from __future__ import annotations

import base64
import json
import zlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from streamlit.testing.v1 import AppTest

from atlas.query import KNOWN
from atlas.repository.index_results import OURS
from indicators.index.design.design_file import link_of
from ui.shell.pages import PAGES

NAMES = sorted({*KNOWN, "altro", "giro"} - {"embed_options"})


def packed(plain: str) -> str:
    """A text as the link of a design carries it."""
    return base64.urlsafe_b64encode(zlib.compress(plain.encode())).decode().rstrip("=")


HOSTILE = {
    "deep list": packed("[" * 5_000 + "]" * 5_000),
    "deep mapping": packed('{"a":' * 5_000 + "1" + "}" * 5_000),
    "long integer": packed('{"name": ' + "9" * 5_000 + "}"),
    "not a number": packed('{"name": "a", "seed": NaN, "rows": Infinity}'),
    "list": packed("[]"),
    "text": packed('"a"'),
    "unpacks to much": packed(" " * 10_000_000),
    "cut": link_of(OURS["deprivation_2"])[:-7],
    "integer": "9" * 5_000,
    "digits of others": "٣٤٥",
    "superscript": "²",
    "zero": "\0",
    "escape": "\x1b[31m\u202e",
    "markup": "<img src=x onerror=alert(1)>",
    "markdown": "# [a](javascript:alert(1))",
    "path": "../../../../etc/passwd",
    "format": "{0.__class__}%s%n",
    "exponent": "1e999",
    "date": "2024-99-99",
    "year": "0000-00-00",
    "long": "a" * 100_000,
    "commas": "," * 10_000,
    "colons": ":" * 1_000,
    "nothing": "",
}

values: SearchStrategy[str] = st.one_of(
    st.sampled_from(sorted(HOSTILE.values())),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=60),
    st.integers().map(str),
    st.floats().map(str),
    st.dates().map(str),
    st.lists(st.integers(-5, 100), max_size=9).map(lambda found: ",".join(map(str, found))),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=9),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner),
        max_leaves=20,
    ).map(lambda found: packed(json.dumps(found))),
)


def stands(app: AppTest) -> None:
    """The page has its content or says what is wrong, and nothing of Streamlit's own."""
    assert [shown.value for shown in app.exception] == []
    assert app.title or app.error or app.warning


@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("slug", ["indice", "prima-dopo"])
def test_a_page_stands_whatever_every_parameter_holds(opened, slug: str, value: str) -> None:
    stands(opened(slug, **dict.fromkeys(NAMES, value)))


@pytest.mark.parametrize("slug", [spec.slug for spec in PAGES])
@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck), print_blob=True)
@given(query=st.dictionaries(st.sampled_from(NAMES), values, max_size=8))
def test_a_page_stands_whatever_its_address_holds(opened, slug: str, query: dict) -> None:
    stands(opened(slug, **query))
