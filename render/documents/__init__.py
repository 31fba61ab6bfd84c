"""One-page sheets to print: an A4 of an area or of a premises, as tagged PDF (PDF/UA-1).

``area_sheet`` and ``premises_sheet`` return the file; the date is passed, so that the same inputs
make the same bytes. A QR code to the live page is printed only where ``ATLAS_PUBLIC_URL`` says
which address that is. ``python -m render.documents OUT/`` makes all of them.
"""

from render.documents.area import area_sheet
from render.documents.premises import premises_sheet
from render.documents.typst import PUBLIC_URL

__all__ = ["PUBLIC_URL", "area_sheet", "premises_sheet"]
