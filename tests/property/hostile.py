"""What a stranger may send: hostile values, and valid inputs with something changed."""

from __future__ import annotations

import copy
import math
from collections.abc import Iterator, Mapping
from typing import Any

from hypothesis import strategies as st

DEEP = 15
"""Lists in lists: what the limits of every reader still let through."""

TEXTS = (
    "", " ", "\x00", "a\x00b", "\u202e\u202dabc", "\ud800", "\ufeff", "\r", "\n\n", "\t",
    "9" * 5000, "-" + "9" * 400, "1e999999", "-1e999999", "1e-999999", "nan", "inf", "-Infinity",
    "0x1F", "0o17", "014", "1_000", "٣", "²", "½", "Ⅷ", "１２", "1,5", "1.5.5", "-0", "+1", "1;2",
    "2024-99-99", "0000-00-00", "9999-12-31", "10000-01-01", "2024-02-30", "2024-W60-1",
    "after 9999-12-31", "%", "%00", "%ff", "../../etc", "/dev/stdin", "C:\\con", "http://[::1",
    "http://a:99999999", "javascript:alert(1)", "<script>alert(1)</script>", "![x](//y)", "$$x$$",
    "{title}", "{0.__class__}", "{", "}", "%(a)s", "%s", "&amp;", "=cmd|'/c calc'!A0", "'", '"',
    "\\", "`", "*" * 300, "a" * 20_000, "!!python/none", "&a [*a]", "*a", "<<", "? x", "true",
    "null", "~", "[" * DEEP, "{" * DEEP, "\ufdfa" * 50, "e\u0301" * 50, "ß", "İ", "\u0149",
    "\U0001f469\u200d\U0001f467", "\u2028", "\x85", "\x1c", "\x7f", "\ufffe", "\U0010ffff",
)  # fmt: skip
"""Texts that readers stumble over."""


def nested(depth: int, *, mapping: bool = False) -> Any:
    """Nothing, inside so many lists or mappings."""
    value: Any = None
    for _ in range(depth):
        value = {"a": value} if mapping else [value]
    return value


VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 10**29, 2**63, 10**4, 1.5, -0.0, 1e308, 5e-324, math.nan, math.inf,
    -math.inf, [], {}, [[]], [None], {"": ""}, {"a": None}, [{}], nested(DEEP),
    nested(DEEP, mapping=True), list(range(200)), ["a"] * 50, {"it": None, "en": []}, {"it": "a"},
    {"method": "z"}, {"method": {}}, {"method": ["z"]}, {"1": 2},
)  # fmt: skip
"""Values a YAML or JSON text may hold where something else is meant."""

texts = st.sampled_from(TEXTS) | st.text(max_size=60)
"""A hostile text, or any text at all: lone surrogates, controls and all."""

values = st.sampled_from(VALUES) | texts | st.integers(-(10**29), 10**29) | st.floats()
"""A hostile value."""


def utf8(text: str) -> bytes:
    """A text as the bytes of a file, whatever it holds."""
    return text.encode("utf-8", "surrogatepass")


contents = st.binary(max_size=300) | texts.map(utf8)
"""The bytes of a file."""


def places(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of every value inside a plain value, itself included."""
    yield at
    inside: Any = value.items() if isinstance(value, Mapping) else ()
    inside = enumerate(value) if isinstance(value, list) else inside
    for key, item in inside:
        yield from places(item, (*at, key))


@st.composite
def changed(draw: st.DrawFn, value: Any, times: int = 3) -> Any:
    """A plain value with up to ``times`` changes: something replaced, dropped, doubled, renamed."""
    whole = {"": copy.deepcopy(value)}
    for _ in range(draw(st.integers(1, times))):
        path = draw(st.sampled_from([place for place in places(whole) if place]))
        _change(draw, _at(whole, path[:-1]), path[-1], is_top=len(path) == 1)
    return whole[""]


def _change(draw: st.DrawFn, inside: Any, key: Any, *, is_top: bool) -> None:
    way = "replace" if is_top else draw(st.sampled_from(["replace", "replace", "drop", "other"]))
    if way == "replace":
        inside[key] = copy.deepcopy(draw(values))
    elif way == "drop":
        del inside[key]
    elif isinstance(inside, list):
        inside.insert(key, copy.deepcopy(inside[key]))
    else:
        inside[draw(texts)] = inside.pop(key)


def _at(value: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        value = value[key]
    return value


@st.composite
def damaged(draw: st.DrawFn, text: str) -> str:
    """A text with up to three pieces cut out, doubled or replaced by a hostile one."""
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 40)))
        text = text[:start] + draw(st.sampled_from(["", text[start:end] * 2]) | texts) + text[end:]
    return text


def queries(parameters: Any, valid: Mapping[str, str]) -> st.SearchStrategy[dict[str, str]]:
    """An address with those parameters and others: hostile values among valid ones."""
    known = st.sampled_from(sorted(parameters))
    some = st.dictionaries(known | texts, texts, max_size=6)
    return some.map(lambda query: {**valid, **query})


@st.composite
def tables(draw: st.DrawFn, header: list[str], row: list[str]) -> str:
    """A table as text: some of its cells, counts of cells and separators are odd."""
    line = st.lists(st.sampled_from(row) | texts, max_size=len(header) + 2) | st.just(row)
    top = st.just(header) | st.lists(st.sampled_from(header) | texts, max_size=len(header) + 1)
    separator, end = draw(st.sampled_from(",;\t|")), draw(st.sampled_from(["\n", "\r\n", "\r"]))
    lines = [draw(top), *draw(st.lists(line, max_size=12))]
    return end.join(separator.join(cells) for cells in lines)
