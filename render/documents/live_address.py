"""The address of the live page, as a link and as a code to point a phone at. Pure."""

import io
from collections.abc import Mapping
from urllib.parse import urlencode, urlsplit

PUBLIC_URL = "ATLAS_PUBLIC_URL"
"""Name of the environment variable with the public address of this copy."""

LONGEST_CODE = 2331
"""Bytes a QR code can hold (version 40, error correction M)."""


class PublicAddressError(ValueError):
    """The public address is not one a phone could open."""


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
    parameters = f"?{urlencode(query)}" if query else ""
    address = f"{public.rstrip('/')}/{slug}{parameters}"
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
