"""Names and sites an operator gives in an environment variable, read once and strictly."""

import re
from urllib.parse import urlsplit

from base.problem import Problem, RefusedError
from base.text import LocalizedText

EMBED_SITES = "ATLAS_EMBED_SITES"
"""Name of the environment variable with the sites that may show a view in a frame."""

HOST = re.compile(
    r"(?:\*\.)?[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*"
    r"|\[[0-9a-f:.]+\]|[0-9a-f:.]*:[0-9a-f:.]*",
    re.IGNORECASE,
)
"""A host name, perhaps with a star for its first part, or an address of IPv4 or IPv6."""


def read_origins(text: str, variable: str) -> tuple[str, ...]:
    """Origins (``https://www.example.org``) divided by commas or spaces, in order, each once.

    A path, a star or a semicolon would change what a header says: such a text is refused with a
    RefusedError that names ``variable``.
    """
    words = text.replace(",", " ").split()
    wrong = [word for word in words if _site(word) is None]
    if wrong:
        raise RefusedError([_problem("site", variable, wrong[0], "https://www.example.org")])
    return tuple(dict.fromkeys(filter(None, map(_site, words))))


def read_hosts(text: str, variable: str) -> tuple[str, ...]:
    """Host names without port, divided by commas or spaces, in order, each once.

    Raises a RefusedError that names ``variable`` for what is not the name of a host.
    """
    words = text.replace(",", " ").split()
    wrong = [word for word in words if not HOST.fullmatch(word)]
    if wrong:
        raise RefusedError([_problem("host", variable, wrong[0], "www.example.org")])
    return tuple(dict.fromkeys(word.strip("[]").lower() for word in words))


def _site(word: str) -> str | None:
    try:
        parts = urlsplit(word)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return None
    named = f"[{host}]" if ":" in host else host
    origin = f"{parts.scheme}://{named}" + (f":{port}" if port else "")
    plain = HOST.fullmatch(host) and "*" not in host and parts.scheme in ("http", "https")
    return origin if plain and word.rstrip("/").lower() == origin else None


def _problem(code: str, variable: str, word: str, example: str) -> Problem:
    return Problem(
        code,
        what=LocalizedText(
            f"{word!r} non è l'indirizzo di un sito." if code == "site"
            else f"{word!r} non è il nome di un computer.",
            f"{word!r} is not the address of a site." if code == "site"
            else f"{word!r} is not the name of a host.",
        ),
        where=LocalizedText(f"{variable}:", f"{variable}:"),
        mend=LocalizedText(
            f"Scrivi per esempio {variable}={example}; più d'uno, divisi da virgole.",
            f"Write say {variable}={example}; several, divided by commas.",
        ),
    )  # fmt: skip
