"""An address drawn without a browser: each element of its page, each file it gives, as text."""

import io
import json
import logging
import os
import re
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from unittest import mock
from urllib.parse import parse_qsl

import openpyxl
import pandas as pd
import pyarrow as pa
import pyogrio
import pypdf
import streamlit as st
from google.protobuf.message import Message  # type: ignore[import-untyped]
from pyarrow.parquet import ParquetFile
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from tools.golden import ours

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 120
NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)
"""The moment at which every picture is drawn."""

NUMBERS = {"values": ours.values, "ranks": ours.ranks, "ahead": ours.ahead}
"""Pages below the pages, by what stands before the ``?``; they take the query's one value."""

NOT_SEEN = {"id", "form_id", "uuid", "url", "page_script_hash", "fragment_id", "deferred_file_id",
            "js_content", "css_content", "js_source_path", "css_source_path"}  # fmt: skip
"""Fields of an element that no person sees: names for machines, and code."""

HONESTLY_OTHER = (
    (re.compile(r"(\.\./|/component/)(?:\w+\.)+(\w+)(?=/)"), r"\1\2"),
    (re.compile(r'(\\?"ahead\\?": ?)(?:\{[^{}]*\}|null)'), r"\1null"),
    (re.compile(r'(\\?"(?:stamp|key)\\?": ?)\\?"[0-9a-f]{5,}\\?"'), r"\1null"),
)
"""What may differ in two drawings of the same picture, and what stands for it: modules in the
addresses of assets, the file of what comes next (ready a moment after the start), stamps."""
LONG = re.compile(r"(?<![\w.])-?\d+\.\d{9,}(?:[eE][-+]?\d+)?")
"""Numbers in so many digits that the last belong to the processor."""
STYLE = re.compile(r'"<style>.*?</style>"', re.DOTALL)
STYLED = "note"
"""The page whose pictures have the style of all pages too."""
SLOW = ("nil_boundaries", "house_numbers", "streets", "census_sections")
"""Tables of the method page that take long to write; their cards are like the others'."""
LIST = "San Siro\nvia Padova 10\nXyzzy 12345"

Picture = tuple[str, str]
"""What it is, and its content."""
Given = dict[str, Callable[[], bytes]]
"""Files a page gives: their makers by their names."""


def prepare() -> None:
    """Make this process draw the same everywhere: its day, its zone, nothing of an operator's."""
    for name in [name for name in os.environ if name.startswith("ATLAS_")]:
        del os.environ[name]
    os.environ["TZ"] = "UTC"
    time.tzset()
    real = time.time
    ahead = NOON.timestamp() - real()
    time.time = lambda: real() + ahead
    manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)
    logging.disable(logging.WARNING)


def pictures(address: str) -> list[Picture]:
    """Everything that comes out at an address, in its order. Raises what the page raises."""
    place, _, extra = address.partition("#")
    page, _, written = place.partition("?")
    query = dict(parse_qsl(written))
    if page in NUMBERS:
        (value,) = query.values()
        return [(kind, plain(content)) for kind, content in NUMBERS[page](value)]
    extras = set(extra.split(","))
    given: Given = {}
    with _opened(given, "imports" in extras) as title:
        tree = _run(page, query, extras)
    drawn = [("title", str(title.call_args.kwargs["page_title"]))]
    drawn += [(kind, plain(content)) for kind, content in _elements(tree)]
    if page != STYLED:
        drawn = [(kind, STYLE.sub('"<style/>"', content)) for kind, content in drawn]
    return [*drawn, *(_files(given) if "files" in extras else ())]


def _run(page: str, query: Mapping[str, str], extras: set[str]) -> Any:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=SECONDS)
    app.query_params.update(query)
    app._page_hash = calc_hash(page)
    app.context = {
        "theme": "dark" if "dark" in extras else "light",
        "is_embedded": "embed" in extras,
    }
    if "files" in extras and page == "quartiere":
        app.session_state["atlas-batch-list"] = LIST
    if "networks" in extras:
        app.session_state["atlas-networks"] = list(ours.choices().networks)
    for name in {"textures", "tiles"} & extras:
        app.session_state[f"atlas-{name}"] = True
    app.run()
    if app.exception:
        raise RuntimeError(f"{page} {dict(query)}: {app.exception[0].value}")
    return app._tree


@contextmanager
def _opened(given: Given, imports: bool) -> Iterator[mock.Mock]:
    """Within, boxes that are sent only when they are open are open, and files are noted.

    Gives the call that names the page.
    """

    def open_box(name: str) -> Callable[..., Any]:
        plain = getattr(st, name)

        def box(*words: Any, **how: Any) -> Any:
            if how.get("on_change") == "rerun":
                st.session_state.setdefault(how["key"], True)
            return plain(*words, **how)

        return box

    def download(*words: Any, **how: Any) -> Any:
        given[how["file_name"]] = how["data"]
        return button(*words, **how)

    button = st.download_button
    with ExitStack() as stack:
        for name in ("expander", "popover"):
            stack.enter_context(mock.patch.object(st, name, open_box(name)))
        stack.enter_context(mock.patch.object(st, "download_button", download))
        if imports:
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="atlas-golden-"))
            ours.keep_imports(Path(folder))
            stack.enter_context(mock.patch.dict(os.environ, {"ATLAS_IMPORTS": folder}))
        title = mock.patch.object(st, "set_page_config", wraps=st.set_page_config)
        yield stack.enter_context(title)


def _elements(node: Any, depth: int = 0) -> Iterator[tuple[str, Any]]:
    """Every box and element of a page with its depth, as it stands on the page."""
    message = getattr(node, "proto", None)
    if isinstance(message, Message):
        kind = message.DESCRIPTOR.name
        yield f"{depth} {kind}", _seen(message)
    below = getattr(node, "children", None)
    for child in below.values() if isinstance(below, dict) else ():
        yield from _elements(child, depth + 1)


def _seen(message: Message) -> dict[str, Any]:
    """The fields of an element that a person sees, tables as CSV, JSON read."""
    return {
        field.name: [_value(field.name, item) for item in value]
        if isinstance(value, Sequence) and not isinstance(value, str | bytes)
        else _value(field.name, value)
        for field, value in message.ListFields()
        if field.name not in NOT_SEEN
    }


def _value(name: str, value: Any) -> Any:
    if isinstance(value, Message):
        return _seen(value)
    if isinstance(value, bytes):
        return _arrow(value)
    if not isinstance(value, str):
        return value
    if value[:1] in "{[":
        with suppress(ValueError):
            return json.loads(value)
    if name == "component_name":
        return value.rpartition(".")[2]
    return value


def _arrow(content: bytes) -> str:
    try:
        table = pa.ipc.open_stream(content).read_all()
    except pa.ArrowInvalid:
        return sha256(content).hexdigest()
    return str(table.to_pandas().to_csv())


def plain(content: Any) -> str:
    """Content as text that can be compared: tables as CSV, the rest as it is or as JSON."""
    if isinstance(content, pd.DataFrame):
        content = content.to_csv(float_format="%.9g")
    if not isinstance(content, str):
        content = json.dumps(content, ensure_ascii=False, indent=1, default=str)
    for pattern, neutral in HONESTLY_OTHER:
        content = pattern.sub(neutral, content)
    return LONG.sub(lambda number: f"{float(number[0]):.9g}", content)


def _files(given: Given) -> Iterator[Picture]:
    for name, make in given.items():
        if not name.startswith(SLOW):
            yield from _file(name, make())


def _file(name: str, content: bytes) -> Iterator[Picture]:
    """What a file holds: its text, its cells, its members; of a picture of points its size.

    Points and packed bytes may differ between two processors; what is drawn is compared as SVG.
    """
    kind = name.rpartition(".")[2]
    if kind == "zip":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for member in sorted(name for name in archive.namelist() if name[-3:] != ".py"):
                yield from _file(f"{name}/{member}", archive.read(member))
    elif kind == "xlsx":
        for sheet in openpyxl.load_workbook(io.BytesIO(content)):
            cells = pd.DataFrame(list(sheet.values), dtype=object)
            yield f"file {name}/{sheet.title}", plain(cells)
    elif kind == "parquet":
        yield f"file {name}", plain(ParquetFile(io.BytesIO(content)).read().to_pandas())
    elif kind == "pdf":
        pages = pypdf.PdfReader(io.BytesIO(content)).pages
        yield f"file {name}", "\n".join(page.extract_text() for page in pages)
    elif kind == "png":
        width, height = (int.from_bytes(content[at : at + 4]) for at in (16, 20))
        yield f"file {name}", f"{width} x {height} points"
    elif kind == "gpkg":
        yield f"file {name}", plain(pyogrio.list_layers(io.BytesIO(content)).tolist())
    else:
        yield f"file {name}", plain(content.decode("utf-8-sig"))
