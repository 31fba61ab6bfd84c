"""A portal that speaks CKAN's action API, on this machine, for a test: honest or not."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

MOST = 200
"""Requests that are answered: a client that does not give up fails its test, not the machine."""


@dataclass
class Published:
    """A dataset with one file, and how the portal serves it.

    ``cut``: the connection ends after so many bytes though all were announced. ``busy``: so many
    times 503 comes first. ``leads_to``: the download is a redirect. ``checksum``: what is stated.
    """

    id: str
    name: str
    file: str
    content: bytes
    resource: str = ""
    cut: int | None = None
    busy: int = 0
    leads_to: str = ""
    checksum: str | None = None
    beside: tuple[str, ...] = ()


@dataclass
class Ckan:
    """A running portal; ``base`` is its address, ``asked`` the paths that were asked for."""

    datasets: Mapping[str, Published]
    base: str = ""
    asked: list[str] = field(default_factory=list)

    def package(self, dataset: Published) -> dict[str, object]:
        url = f"{self.base}/dataset/{dataset.id}/resource/{dataset.resource or 'r'}/download/"
        stated = dataset.checksum
        sha = hashlib.sha256(dataset.content).hexdigest() if stated is None else stated
        ours = {"id": dataset.resource or "r", "name": dataset.name, "url": url + dataset.file,
                "format": "CSV", "hash": sha, "last_modified": "2026-09-14T08:00:00"}  # fmt: skip
        more = [{"id": name, "name": name, "url": url + name} for name in dataset.beside]
        return {"id": dataset.id, "name": dataset.name, "resources": [ours, *more]}


@contextmanager
def serving(*datasets: Published) -> Iterator[Ckan]:
    """A portal with these datasets, until the block ends."""
    portal = Ckan({dataset.id: dataset for dataset in datasets})

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer(self, portal)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    portal.base = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield portal
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def answer(request: BaseHTTPRequestHandler, portal: Ckan) -> None:
    parts = urlsplit(request.path)
    portal.asked.append(request.path)
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    datasets = portal.datasets.values()
    if len(portal.asked) > MOST:
        return send(request, 500, b"")
    if parts.path == "/api/3/action/package_show":
        there = [portal.package(one) for one in datasets if query["id"] in (one.id, one.name)]
        if not there:
            return send(request, 404, b'{"success": false, "error": {"message": "Not found"}}')
        return send(request, 200, json.dumps({"success": True, "result": there[0]}).encode())
    if parts.path == "/api/3/action/package_search":
        there = [portal.package(one) for one in datasets if query["q"] in one.name]
        result = {"count": len(there), "results": there}
        return send(request, 200, json.dumps({"success": True, "result": result}).encode())
    for dataset in datasets:
        if parts.path.startswith(f"/dataset/{dataset.id}/") and parts.path.endswith(dataset.file):
            return download(request, dataset)
    return send(request, 404, b"")


def download(request: BaseHTTPRequestHandler, dataset: Published) -> None:
    if dataset.busy > 0:
        dataset.busy -= 1
        return send(request, 503, b"")
    if dataset.leads_to:
        return send(request, 302, b"", location=dataset.leads_to)
    whole = dataset.content
    return send(request, 200, whole[: dataset.cut], size=len(whole))


def send(
    request: BaseHTTPRequestHandler,
    status: int,
    content: bytes,
    *,
    size: int | None = None,
    location: str = "",
) -> None:
    request.send_response(status)
    request.send_header("content-length", str(len(content) if size is None else size))
    if location:
        request.send_header("location", location)
    request.end_headers()
    request.wfile.write(content)
