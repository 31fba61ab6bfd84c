"""Links within what is said of an area: ``[label](page?query)``, beside ``**bold**``. Pure text."""

import re
from urllib.parse import urlencode

from atlas import query, repository
from atlas.wording import DEFAULT_LANGUAGE


def link(label: str, slug: str, language: str, **values: str) -> str:
    """``[label](slug?name=value)``."""
    return f"[{label}]({address(slug, language, **values)})"


def address(slug: str, language: str, **values: str) -> str:
    """``slug?name=value``, in the language of the page; empty values are left out."""
    spoken = {} if language == DEFAULT_LANGUAGE else {query.LANGUAGE.name: language}
    given = {name: value for name, value in (values | spoken).items() if value}
    return f"{slug}{'?' * bool(given)}{urlencode(given, safe=',')}"


def area_link(area: int, language: str, **values: str) -> str:
    """The short name of an area as a link to its page."""
    name = str(repository.areas().at[area, "short_name"])
    return link(name, "quartiere", language, area=str(area), **values)


def plain(line: str) -> str:
    """A line without its marks."""
    return re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", line).replace("**", "")
