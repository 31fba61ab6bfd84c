"""What the process answers beside Streamlit: headers, who is let in, health."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import json
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.websockets import WebSocket
from streamlit import runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from base.problem import RefusedError
from base.sites import read_hosts, read_origins
from data.catalogue.card import datasets
from server import health as health_module
from server.health import Health
from server.policy import inline_scripts, script_hashes
from server.site import Site
from ui.shell.pages import sought
from ui.streamlit_patches import held_uploads as held

TYPED = "typed by a person"
OSM = "https://tile.openstreetmap.org"
HERE = {"host": "127.0.0.1:8501"}
Answer = tuple[int, dict[str, str], str]


def application(site: Site) -> Starlette:
    """The site around something that stands for Streamlit: it answers, fails, or is not there."""

    async def fails(_request: Any) -> Any:
        raise ValueError(TYPED)

    async def connects(socket: WebSocket) -> None:
        await socket.accept()
        await socket.close()

    async def answers(scope: Any, receive: Any, send: Any) -> None:
        code = 404 if "nothing" in scope["path"] else 200
        await PlainTextResponse("x", code)(scope, receive, send)

    base = site.base_path
    routes = [
        *site.routes(sought),
        Route(f"{base}/fails", fails),
        WebSocketRoute(f"{base}/_stcore/stream", connects),
        Mount(base or "/", answers),
    ]
    return Starlette(routes=routes, middleware=site.middleware(held.is_full))


def run(site: Site, scope: dict[str, Any], incoming: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Messages the application sends for one connection."""
    sent: list[dict[str, Any]] = []
    app = application(site)

    async def receive() -> dict[str, Any]:
        return incoming.pop(0)

    async def send(message: Any) -> None:
        sent.append(dict(message))

    async def connection() -> None:
        await app({"http_version": "1.1", "client": ("127.0.0.1", 1), **scope}, receive, send)

    with ThreadPoolExecutor(1) as apart:  # the browser's tests have a loop in this thread
        apart.submit(asyncio.run, connection()).result()
    return sent


def get(path: str, *, site: Site | None = None, headers: dict[str, str] = HERE) -> Answer:
    """Status, headers and text of the answer to a GET."""
    where, _, query = path.partition("?")
    sent = run(
        site or Site(),
        {
            "type": "http", "method": "GET", "path": where, "raw_path": where.encode(),
            "root_path": "", "scheme": "http", "query_string": query.encode(),
            "headers": [(k.encode(), v.encode()) for k, v in headers.items()],
        },
        [{"type": "http.request", "body": b"", "more_body": False}],
    )  # fmt: skip
    start = sent[0]
    text = b"".join(m.get("body", b"") for m in sent[1:]).decode()
    return start["status"], {k.decode(): v.decode() for k, v in start["headers"]}, text


def policy(path: str, **asked: Any) -> dict[str, str]:
    """The rules of the Content-Security-Policy of an answer."""
    written = get(path, **asked)[1]["content-security-policy"]
    return {name: value for name, _, value in (rule.partition(" ") for rule in written.split("; "))}


EVERY = (
    "/mappa", "/", "/nothing", "/static/js/index.js", "/media/abc.csv", "/_stcore/health",
    "/_stcore/metrics", "/component/streamlit_folium.st_folium/index.html", "/healthz", "/readyz",
    "/fails", "/component/ui.widgets.static_files.streets/index.html",
)  # fmt: skip


@pytest.mark.parametrize("path", EVERY)
def test_every_answer_has_its_headers(path: str) -> None:
    headers = get(path)[1]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-security-policy"].startswith("default-src 'none'; ")
    assert headers["referrer-policy"] in ("same-origin", "strict-origin")
    assert "geolocation=()" in headers["permissions-policy"]
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["x-frame-options"] in ("DENY", "SAMEORIGIN")


def test_a_foreign_name_too_is_refused_with_the_headers() -> None:
    status, headers, text = get("/", site=Site(hosts=("localhost",)), headers={"host": "evil.org"})
    assert (status, headers["x-content-type-options"]) == (421, "nosniff")
    assert "ATLAS_HOSTS" in text


@pytest.mark.parametrize("path", EVERY)
def test_no_outside_origin_is_allowed_but_the_tiles_in_the_frame_that_has_them(path: str) -> None:
    rules = policy(path)
    outside = {n: v for n, v in rules.items() if "http" in v or "*" in v}
    if "streets" in path:
        assert outside == {"img-src": f"'self' data: blob: {OSM}"}
    else:
        assert outside == {}


def test_the_document_runs_streamlits_scripts_and_nothing_written_into_the_page() -> None:
    scripts = policy("/mappa")["script-src"].split()
    assert scripts[:2] == ["'self'", "blob:"]
    assert [one[:8] for one in scripts[2:]] == ["'sha256-"]


def test_the_hash_is_that_of_the_inline_script_streamlit_ships() -> None:
    page = Path(find_spec("streamlit").origin).parent / "static" / "index.html"
    text = page.read_text("utf-8")
    start = text.index("<script>") + len("<script>")
    script = text[start : text.index("</script>", start)].encode()
    digest = base64.b64encode(hashlib.sha256(script).digest()).decode()
    assert inline_scripts() == (f"sha256-{digest}",)


def test_a_script_with_an_address_and_one_in_a_comment_have_no_hash() -> None:
    html = "<script src=a.js></script><!-- <script>1</script> --><script type=module>2</script>"
    digest = base64.b64encode(hashlib.sha256(b"2").digest()).decode()
    assert script_hashes(html) == (f"sha256-{digest}",)


def test_only_the_maps_frame_may_evaluate_text() -> None:
    loose = [path for path in EVERY if "'unsafe-eval'" in policy(path).get("script-src", "")]
    assert loose == [path for path in EVERY if path.endswith("/index.html")]


def test_a_page_stands_in_no_frame_and_the_map_only_in_ours() -> None:
    assert policy("/mappa?embed=true")["frame-ancestors"] == "'none'"
    frame = "/component/streamlit_folium.st_folium/index.html"
    assert policy(frame)["frame-ancestors"] == "'self'"


def test_only_a_listed_site_may_embed_and_only_a_view_that_asks_for_it() -> None:
    site = Site.read(
        {"ATLAS_EMBED_SITES": "https://www.example.org, https://b.example.org:8443"},
        base_path="atlante",
        hosts=["*"],
    )
    listed = "'self' https://www.example.org https://b.example.org:8443"
    frame = "/atlante/component/streamlit_folium.st_folium/index.html"
    assert policy("/atlante/mappa?embed=true", site=site)["frame-ancestors"] == listed
    assert policy(frame, site=site)["frame-ancestors"] == listed
    assert policy("/atlante/mappa", site=site)["frame-ancestors"] == "'none'"
    assert policy("/atlante/mappa?embed=1", site=site)["frame-ancestors"] == "'none'"
    assert "x-frame-options" not in get("/atlante/mappa?embed=true", site=site)[1]
    assert get("/atlante/mappa", site=site)[1]["x-frame-options"] == "DENY"


@pytest.mark.parametrize(
    "text",
    [
        "*", "https://*", "www.example.org", "https://example.org/path", "javascript:alert(1)",
        "https://a.org; script-src *", "https://a.org'", "https://user@a.org", "https://a.org:99999",
        "data:", "https://[::", "https://a.org?x=1", "https://a.org#x", "https://*.example.org",
    ],
)  # fmt: skip
def test_a_site_that_would_change_the_header_is_refused(text: str) -> None:
    with pytest.raises(RefusedError) as refused:
        read_origins(text, "ATLAS_EMBED_SITES")
    assert "ATLAS_EMBED_SITES" in refused.value.problems[0].text("it")


def test_origins_and_hosts_are_read_once_each() -> None:
    assert read_origins("https://A.org/ http://[::1]:80,https://a.org", "X") == (
        "https://a.org",
        "http://[::1]:80",
    )
    assert read_hosts("Www.example.org *.a.org, [::1] 192.0.2.7", "X") == (
        "www.example.org", "*.a.org", "::1", "192.0.2.7",
    )  # fmt: skip
    for wrong in ("*", "a.org:80", "https://a.org", "a_b", "-a.org", "a..org"):
        with pytest.raises(RefusedError):
            read_hosts(wrong, "ATLAS_HOSTS")


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/metrics", "/_stcore/script-health-check", "/_stcore/agent/interact",
        "/_stcore/agent/openapi.json", "/_stcore/agent/mcp", "/_stcore/agent/", "/_stcore",
        "/_stcore//metrics", "/mappa/_stcore/metrics", "/_stcore/anything-new", "/auth/login",
        "/auth/logout", "/oauth2callback", "/app/static/x", "/_stcore/bidi-components/x/y.js",
    ],
)  # fmt: skip
@pytest.mark.parametrize("base", ["", "/atlante"])
def test_what_no_page_needs_is_closed(path: str, base: str) -> None:
    assert get(base + path, site=Site(base))[0] == 404


@pytest.mark.parametrize(
    "path",
    ["/_stcore/health", "/_stcore/host-config", "/_stcore/upload_file/a/b", "/mappa", "/static/a"],
)
def test_what_the_pages_ask_for_is_open(path: str) -> None:
    assert get(path)[0] == 200


def test_an_error_below_is_a_plain_answer_with_a_number_that_the_log_has(
    caplog: pytest.LogCaptureFixture,
) -> None:
    status, _, text = get("/fails")
    number = text.split()[4]
    assert status == 500
    assert any(message.startswith(f"{number} request ValueError") for message in caplog.messages)
    assert TYPED not in text + "\n".join(caplog.messages)


def connect(headers: dict[str, str], site: Site | None = None) -> str:
    """Kind of the first message a WebSocket is answered with."""
    sent = run(
        site or Site(),
        {
            "type": "websocket", "path": "/_stcore/stream", "raw_path": b"/_stcore/stream",
            "root_path": "", "scheme": "ws", "query_string": b"", "subprotocols": [],
            "headers": [(k.encode(), v.encode()) for k, v in headers.items()],
        },
        [{"type": "websocket.connect"}],
    )  # fmt: skip
    return str(sent[0]["type"])


@pytest.mark.parametrize(
    "origin",
    [None, "null", "", "http://evil.org", "http://127.0.0.1", "http://127.0.0.1:8501.evil.org",
     "file://127.0.0.1:8501", "http://a@127.0.0.1:8501", "http://[::"],
)  # fmt: skip
def test_a_connection_of_no_page_or_of_a_foreign_one_is_refused(origin: str | None) -> None:
    headers = HERE | ({} if origin is None else {"origin": origin})
    assert connect(headers) == "websocket.close"


def test_a_page_of_ours_is_connected() -> None:
    assert connect(HERE | {"origin": "http://127.0.0.1:8501"}) == "websocket.accept"
    assert connect({"host": "A.org", "origin": "https://a.org"}) == "websocket.accept"


@pytest.mark.parametrize(
    ("host", "allowed"),
    [
        ("localhost:8501", True), ("LOCALHOST", True), ("localhost.", True), ("[::1]:8501", True),
        ("a.example.org", True), ("example.org", False), ("a.example.org.evil.org", False),
        ("evil.org", False), ("localhost@evil.org", False), ("localhost/x", False),
        ("localhost:99999", False), ("", False), ("[::", False),
    ],
)  # fmt: skip
def test_only_the_names_of_the_atlas_are_answered(host: str, allowed: bool) -> None:
    site = Site.read({}, base_path="", hosts=["localhost", "::1", "*.example.org"])
    assert (get("/", site=site, headers={"host": host})[0] == 200) is allowed
    origin = {"host": host, "origin": f"http://{host}"}
    assert (connect(origin, site) == "websocket.accept") is allowed


def test_no_host_is_no_name_of_the_atlas() -> None:
    assert get("/", site=Site(hosts=("localhost",)), headers={})[0] == 421


def well(health: Health) -> Answer:
    return get("/readyz", site=Site(health=health))


def looked(health: Health) -> Health:
    health.told(health.found())
    health.started = True
    return health


def test_a_server_that_is_well_says_so_and_one_that_starts_is_not_ready() -> None:
    health = Health()
    assert (well(health)[0], json.loads(well(health)[2])["status"]) == (503, "starting")
    assert (well(looked(health))[0], json.loads(well(health)[2])) == (
        200,
        {"status": "ready", "problems": []},
    )
    assert get("/healthz", site=Site(health=health))[::2] == (200, "ok")


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One table with its card, alone in the world."""
    card = datasets()["shops"]
    path = tmp_path / card.file
    path.write_bytes(card.path.read_bytes())
    alone = type("Card", (), {"file": card.file, "path": path, "sha256": card.sha256})
    monkeypatch.setattr(health_module, "datasets", lambda: {"shops": alone})
    return path


def altered(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def unreadable(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("damage", [altered, Path.unlink, unreadable])
def test_a_damaged_table_is_named_once_in_the_log_and_by_every_probe(
    shipped: Path, caplog: pytest.LogCaptureFixture, damage: Callable[[Path], None]
) -> None:
    health = looked(Health())
    assert well(health)[0] == 200
    damage(shipped)
    for _ in range(3):
        looked(health)
    status, _, text = well(health)
    assert (status, json.loads(text)["status"]) == (503, "damaged")
    assert "shops.csv" in json.loads(text)["problems"][0]["it"]
    assert len([line for line in caplog.messages if "shops.csv" in line]) == 1


def test_a_table_that_is_put_back_is_well_again(
    shipped: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    content, health = shipped.read_bytes(), Health()
    altered(shipped)
    assert well(looked(health))[0] == 503
    shipped.write_bytes(content)
    assert well(looked(health))[0] == 200
    assert "well again" in caplog.messages


def test_a_request_looks_at_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    health = looked(Health())
    monkeypatch.setattr(Health, "found", lambda _: pytest.fail("a request has started work"))
    assert well(health)[0] == 200


def test_a_full_temporary_folder_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("server.health.tempfile.TemporaryFile", full)
    status, _, text = well(looked(Health()))
    assert (status, json.loads(text)["problems"][0]["code"]) == (503, "temporary_folder")


def test_an_opening_page_that_fails_is_told() -> None:
    health = Health()
    health.warm = False
    assert json.loads(well(looked(health))[2])["problems"][0]["code"] == "opening_page"


@pytest.mark.parametrize("base", ["", "/atlante"])
@pytest.mark.parametrize(
    ("session", "most", "code"),
    [("a", (20, 99), 507), ("b", (20, 99), 200), ("b", (99, 30), 507), ("a", (99, 99), 200)],
)
def test_a_visit_that_holds_much_and_a_server_that_does_take_no_further_file(
    monkeypatch: pytest.MonkeyPatch, session: str, base: str, most: tuple[int, int], code: int
) -> None:
    manager = MemoryUploadedFileManager("")
    for name, size in (("a", 10), ("a", 11), ("b", 9)):
        manager.add_file(name, UploadedFileRec(f"{size}", "t.csv", "text/csv", bytes(size)))
    here = SimpleNamespace(uploaded_file_mgr=manager)
    monkeypatch.setattr(runtime, "exists", lambda: True)
    monkeypatch.setattr(runtime, "get_instance", lambda: here)
    monkeypatch.setattr(held, "MOST_OF_ONE", most[0])
    monkeypatch.setattr(held, "MOST_OF_ALL", most[1])
    path = f"{base}/_stcore/upload_file/{session}/f"
    site = Site(base_path=base, hosts=("127.0.0.1",))
    scope = {"type": "http", "method": "PUT", "path": path, "query_string": b"",
             "headers": [(b"host", b"127.0.0.1:8501")]}  # fmt: skip
    told = run(site, scope, [{"type": "http.request", "body": b"", "more_body": False}])
    assert told[0]["status"] == code
