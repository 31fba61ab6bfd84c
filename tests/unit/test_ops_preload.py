from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
import streamlit

from ops.preload import ChunkMissingError, Preload, chunks, link_header
from ui import assets

STATIC = Path(streamlit.__file__).parent / "static"


def drawn(folder: Path, **scripts: str) -> Path:
    """A static folder whose page names ``named.js`` and which holds these scripts."""
    (folder / "static" / "js").mkdir(parents=True)
    (folder / "index.html").write_text('<link rel="modulepreload" href="./static/js/named.1.js">')
    for name, content in scripts.items():
        (folder / "static" / "js" / f"{name}.1.js").write_text(content)
    return folder


def answer(path: str, kind: bytes, status: int = 200) -> list[tuple[bytes, bytes]]:
    """Headers of an answer of this kind after the middleware."""
    got: list[Any] = []

    async def app(_scope: Any, _receive: Any, send: Any) -> None:
        headers = [(b"content-type", kind)]
        await send({"type": "http.response.start", "status": status, "headers": headers})

    async def send(message: Any) -> None:
        got.append(message)

    async def receive() -> None: ...

    asyncio.run(Preload(app, b"<./x>")({"type": "http", "path": path}, receive, send))
    return list(got[0]["headers"])


def test_what_a_widget_imports_comes_with_it_and_what_the_page_names_does_not(
    tmp_path: Path,
) -> None:
    static = drawn(
        tmp_path,
        Button='import{a}from"./named.1.js";import"./side.1.js"',
        side='import{b}from"./deep.1.js"',
        deep='import{c}from"./side.1.js"',
        other="",
    )
    assert chunks(static, ["Button"]) == ("Button.1.js", "side.1.js", "deep.1.js")


def test_a_widget_the_installed_streamlit_does_not_have_is_named(tmp_path: Path) -> None:
    with pytest.raises(ChunkMissingError, match="Slider"):
        chunks(drawn(tmp_path), ["Slider"])


def test_every_address_of_the_header_is_a_file_that_is_served() -> None:
    for name in chunks(STATIC):
        assert (STATIC / "static" / "js" / name).is_file()
    kinds = dict(assets.frame_files())
    assert list(kinds.values()) == ["script", "script", "script", "fetch"]
    assert (assets.leaflet_folder() / "leaflet.js").is_file()
    assert (assets.WEB / "atlas.js").is_file()
    assert (assets.PROCESSED / "nil_drawing.geojson").is_file()


def test_addresses_are_relative_so_that_a_base_path_holds() -> None:
    assert link_header(["a.js"], [("component/x.js", "script")]) == (
        b"<./static/js/a.js>; rel=modulepreload; crossorigin, "
        b"<./component/x.js>; rel=prefetch; as=script"
    )


def test_a_page_carries_the_header() -> None:
    assert (b"link", b"<./x>") in answer("/mappa", b"text/html; charset=utf-8")


@pytest.mark.parametrize(
    ("path", "kind", "status"),
    [
        ("/static/js/a.js", b"text/javascript", 200),
        ("/component/streamlit_folium.st_folium/index.html", b"text/html", 200),
        ("/mappa", b"text/html", 304),
    ],
)
def test_other_answers_are_left_alone(path: str, kind: bytes, status: int) -> None:
    assert b"link" not in dict(answer(path, kind, status))
