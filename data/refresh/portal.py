"""The publishers' machines: what a CKAN says of a dataset, and its files, fetched within limits.

Asked with ``requests``, again after a pause where a machine is busy or a connection breaks. An
address given by a portal is followed only to the host of the card, of the portal, or to one that
the caller allows, and never from https to anything else.
"""

import hashlib
import re
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urljoin, urlsplit

import requests

from base.limits import LARGE_TABLE, MEGABYTE, Limits
from base.plain_text import read_json
from base.problem import RefusedError
from data.refresh.findings import Finding, finding
from data.refresh.sources import PORTAL, Source

T = TypeVar("T")
ANSWER = Limits(size=5 * MEGABYTE, unpacked=5 * MEGABYTE)
PAUSES = (1.0, 4.0, 15.0)
"""Seconds before each new try."""
TIMEOUT = (10, 60)
"""Seconds to wait for a connection, and for the next bytes."""
LONGEST = 1800
"""Seconds after which a file that still trickles in is given up."""
MOST_REDIRECTS = 5
CHUNK = 1 << 16
BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})
GONE = frozenset({403, 404, 410})
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DATA_LINK = re.compile(r"""href=["']([^"'<>\s]{1,400}\.(?:csv|zip|xlsx?)[^"'<>\s]{0,100})["']""")


class NotHadError(Exception):
    """A file, or what is known of it, could not be had; ``code`` and ``values`` make a finding."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code, self.values = code, values

    def finding(self, key: str) -> Finding:
        """What it means for the source of a card."""
        return finding(self.code, key, **self.values)


@dataclass(frozen=True, slots=True)
class Resource:
    """One file of a dataset as the portal lists it; texts are empty where it does not say."""

    id: str
    name: str
    url: str
    checksum: str
    modified: str

    @property
    def years(self) -> list[int]:
        """Years in its name and in that of its file."""
        return [int(year) for year in _YEAR.findall(f"{self.name} {self.url.rsplit('/', 1)[-1]}")]


@dataclass(frozen=True, slots=True)
class FetchedFile:
    """A file that was fetched: where it lies, where it came from, what it is.

    ``sound``: it has the checksum that the portal states, or the portal states none.
    """

    path: Path
    url: str
    sha256: str
    size: int
    modified: str
    sound: bool


@dataclass(slots=True)
class Portal:
    """The publishers as this run reaches them.

    ``base`` stands for the city's portal; ``hosts`` are further hosts that a download may come
    from; ``told`` hears of each step.
    """

    base: str = PORTAL
    hosts: Collection[str] = ()
    told: Callable[[str], None] = print
    pauses: tuple[float, ...] = PAUSES
    _session: requests.Session = field(default_factory=requests.Session)

    def resource_of(self, source: Source) -> tuple[Resource, list[Finding]]:
        """The file of a source on the city's portal, and what is noted on the way.

        Raises :class:`NotHadError`.
        """
        package, notes = self._package(source)
        listed = [entry for entry in package.get("resources") or () if isinstance(entry, Mapping)]
        resources = [_resource(entry) for entry in listed]
        resource = _ours(source, resources)
        if resource is None:
            names = ", ".join(entry.name or entry.id for entry in resources[:8]) or "–"
            raise NotHadError("no_file", names=names)
        last = max([source.last_year or 0, *resource.years])
        newer = [entry for entry in resources if max(entry.years, default=0) > last > 0]
        for entry in newer[:1]:
            year = max(entry.years)
            notes.append(finding("newer_file", source.key, year=year, names=entry.name or entry.id))
        return resource, notes

    def newer_links(self, source: Source) -> list[Finding]:
        """What a page that lists files names beyond our last year. Raises :class:`NotHadError`."""
        text = self._text(source.page, {_host(source.page)})
        links = [link.rsplit("/", 1)[-1] for link in _DATA_LINK.findall(text)]
        years = {int(year): link for link in links for year in _YEAR.findall(link)}
        last = source.last_year
        if last is None or max(years, default=0) <= last:
            return []
        year = max(years)
        return [finding("newer_file", source.key, year=year, names=years[year])]

    def download(self, resource: Resource, into: Path) -> FetchedFile:
        """Fetch a file to ``into``, whole or not at all. Raises :class:`NotHadError`."""
        url = _joined(f"{self.base}/", resource.url)
        if _host(url) == _host(PORTAL):  # a mirror repeats the addresses of what it mirrors
            url = f"{self.base}{urlsplit(url)._replace(scheme='', netloc='').geturl()}"
        hosts = {_host(self.base), *self.hosts}
        digest, size = self._again(lambda: self._fetch(url, hosts, into))
        return FetchedFile(
            into, url, digest, size, resource.modified, _sound(resource.checksum, into)
        )

    def _package(self, source: Source) -> tuple[Mapping[str, Any], list[Finding]]:
        notes: list[Finding] = []
        if not source.dataset and not source.number:
            raise NotHadError("no_address", page=source.page)
        if source.dataset:
            package = self._action("package_show", f"id={source.dataset}")
            if package is not None:
                return package, notes
        package = self._by_number(source.number) if source.number else None
        if package is None:
            gone = "vanished" if source.dataset else "no_dataset"
            raise NotHadError(gone, dataset=source.dataset or source.number)
        if source.dataset:
            other = str(package.get("name") or package.get("id"))
            notes.append(finding("moved", source.key, dataset=source.dataset, other=other))
        return package, notes

    def _by_number(self, number: str) -> Mapping[str, Any] | None:
        answer = self._action("package_search", f"q={number}&rows=50") or {}
        named = re.compile(rf"{number}(?!\d)", re.IGNORECASE)
        packages = [entry for entry in answer.get("results") or () if isinstance(entry, Mapping)]
        fitting = [
            entry
            for entry in packages
            if named.match(str(entry.get("name", ""))) or named.match(str(entry.get("title", "")))
        ]
        return fitting[0] if len(fitting) == 1 else None

    def _action(self, name: str, query: str) -> Mapping[str, Any] | None:
        """The result of an action of the API; ``None`` if the portal has no such thing."""
        try:
            text = self._text(f"{self.base}/api/3/action/{name}?{query}", {_host(self.base)})
        except NotHadError as absent:
            if absent.code == "vanished":
                return None
            raise
        try:
            answer = read_json(text, ANSWER)
        except RefusedError as refused:
            raise NotHadError("not_reached", why=refused.problems[0].text("it")) from refused
        result = (
            answer.get("result") if isinstance(answer, dict) and answer.get("success") else None
        )
        return result if isinstance(result, Mapping) else None

    def _text(self, url: str, hosts: Collection[str]) -> str:
        content = self._again(lambda: b"".join(self._chunks(url, hosts, ANSWER.size)))
        return content.decode("utf-8", "replace")

    def _fetch(self, url: str, hosts: Collection[str], into: Path) -> tuple[str, int]:
        digest, size = hashlib.sha256(), 0
        with into.open("wb") as file:
            for chunk in self._chunks(url, hosts, LARGE_TABLE.size):
                if size // (5 * MEGABYTE) < (size + len(chunk)) // (5 * MEGABYTE):
                    self.told(f"    {(size + len(chunk)) / MEGABYTE:.0f} MB")
                digest.update(chunk)
                size += file.write(chunk)
        return digest.hexdigest(), size

    def _again(self, attempt: Callable[[], T]) -> T:
        """What ``attempt`` gives, tried again after each pause while its failure may pass."""
        for pause in (*self.pauses, None):
            try:
                return attempt()
            except requests.RequestException as error:
                failure = _failure(error)
                if pause is None or failure.code == "vanished":
                    raise failure from error
            self.told(f"    {failure.code}: …{pause:g} s")
            time.sleep(pause)
        raise AssertionError("the last try returns or raises")

    def _chunks(self, url: str, hosts: Collection[str], most: int) -> Iterator[bytes]:
        """The bytes of an address. Raises ``requests`` errors and :class:`NotHadError`."""
        with self._opened(url, hosts) as answer:
            answer.raise_for_status()
            size, end = 0, time.monotonic() + LONGEST
            for chunk in answer.iter_content(CHUNK):
                if time.monotonic() > end:
                    raise requests.Timeout(url)
                size += len(chunk)
                if size > most:
                    raise NotHadError("too_large", most=most)
                yield chunk

    def _opened(self, url: str, hosts: Collection[str]) -> requests.Response:
        secure = urlsplit(url).scheme == "https"
        for _ in range(MOST_REDIRECTS):
            _check_address(url, hosts, secure)
            self._session.trust_env = _host(url) not in LOOPBACK  # no proxy to this machine
            answer = self._get(url)
            if not answer.is_redirect:
                return answer
            answer.close()
            url = _joined(url, answer.headers["location"])
        raise requests.TooManyRedirects(url)

    def _get(self, url: str) -> requests.Response:
        try:
            return self._session.get(url, stream=True, timeout=TIMEOUT, allow_redirects=False)
        except requests.RequestException:
            raise
        except ValueError as error:  # the redirect that came back is no address
            raise NotHadError("refused_address", url="?", host="?") from error


def _check_address(url: str, hosts: Collection[str], secure: bool) -> None:
    allowed = {"https"} if secure else {"https", "http"}
    host = _host(url)
    if urlsplit(url).scheme not in allowed or host not in hosts:
        raise NotHadError("refused_address", url=url, host=host or "?")


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _joined(base: str, url: str) -> str:
    """The address ``url`` stands for on a page at ``base``."""
    try:
        return urljoin(base, url)
    except ValueError as error:
        raise NotHadError("refused_address", url=url, host="?") from error


def _failure(error: requests.RequestException) -> NotHadError:
    """What an error of ``requests`` says: half a file, nothing there any more, or no answer."""
    if isinstance(error, requests.exceptions.ChunkedEncodingError):
        counts = re.search(r"IncompleteRead\((\d+) bytes read, (\d+) more", str(error))
        had, more = map(int, counts.groups()) if counts else (0, 0)
        return NotHadError("half_file", had=had, due=had + more or "?")
    status = error.response.status_code if error.response is not None else 0
    if status in GONE:
        return NotHadError("vanished", dataset=str(getattr(error.response, "url", "?")))
    return NotHadError("not_reached", why=f"HTTP {status}" if status else type(error).__name__)


def _resource(entry: Mapping[str, Any]) -> Resource:
    words = {name: str(entry.get(name) or "") for name in ("id", "name", "url", "hash")}
    day = _DAY.match(str(entry.get("last_modified") or entry.get("created") or ""))
    modified = day[0] if day else ""
    return Resource(words["id"], words["name"], words["url"], words["hash"].lower(), modified)


def _ours(source: Source, resources: list[Resource]) -> Resource | None:
    """The resource the card names; else the only one of the kind of the raw file."""
    for resource in resources:
        if source.resource and resource.id == source.resource:
            return resource
    ending = Path(source.raw).suffix.lower()
    alike = [r for r in resources if Path(urlsplit(r.url).path).suffix.lower() == ending]
    return alike[0] if len(alike) == 1 else None


def _sound(stated: str, path: Path) -> bool:
    """Whether the file has the checksum of the portal, where it states one of a kind we know."""
    bare = stated.partition(":")[2] or stated
    kind = {32: "md5", 40: "sha1", 64: "sha256"}.get(len(bare))
    if kind is None or not re.fullmatch(r"[0-9a-f]+", bare):
        return True
    with path.open("rb") as file:
        return hashlib.file_digest(file, kind).hexdigest() == bare
