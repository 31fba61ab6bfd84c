"""From plain contents to a tagged PDF: the one place that calls Typst for a sheet. Pure."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlencode, urlsplit

from render.documents.picture import fonts

PUBLIC_URL = "ATLAS_PUBLIC_URL"
"""Name of the environment variable with the public address of this copy."""

TEMPLATES = Path(__file__).parent
STANDARD: Literal["ua-1"] = "ua-1"


class PublicAddressError(ValueError):
    """The public address is not one a phone could open."""


def pdf(template: str, contents: Mapping[str, Any]) -> bytes:
    """Compile ``template`` (``"area"``, ``"premises"``, ``"report"``) with its contents.

    ``contents`` is plain data (see the template) with ``lang``, ``title`` and ``date`` (ISO).
    Raises ``RuntimeError`` (Typst's own) if the result would not be a valid PDF/UA-1.
    """
    import typst

    shared = (TEMPLATES / "shared.typ").read_text("utf-8")
    body = (TEMPLATES / f"{template}.typ").read_text("utf-8")
    made = typst.compile(
        f"{shared}\n{body}".encode(),
        format="pdf",
        pdf_standards=[STANDARD],
        font_paths=fonts(),
        sys_inputs={"contents": json.dumps(contents, ensure_ascii=False)},
    )
    return bytes(made)


def typst_date(day: date) -> list[int]:
    """Year, month and day, as the templates take a date."""
    return [day.year, day.month, day.day]


LONGEST_CODE = 2331
"""Bytes a QR code can hold (version 40, error correction M)."""


def live_address(public: str | None, slug: str, query: Mapping[str, str]) -> str | None:
    """Address of the live page; ``None`` without a public address, or where no QR code holds it.

    Raises :class:`PublicAddressError` if ``public`` is no http(s) address.
    """
    if not public:
        return None
    if not _is_web(public):
        raise PublicAddressError(
            f"{PUBLIC_URL}={public!r} is not an address that begins with http or https"
        )
    asked = f"?{urlencode(query)}" if query else ""
    address = f"{public.rstrip('/')}/{slug}{asked}"
    return address if len(address.encode()) <= LONGEST_CODE else None


def _is_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def qr_svg(address: str) -> str:
    """A QR code of ``address`` as SVG (error correction M)."""
    import segno

    file = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        file, kind="svg", border=2, xmldecl=False, svgns=True, omitsize=True
    )
    return file.getvalue().decode("utf-8")
