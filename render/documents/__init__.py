"""Documents to print, project and hand on: sheets, posters, slides, stories in one file.

``area_sheet``, ``premises_sheet`` and ``premises_notice`` are A4 as tagged PDF (PDF/UA-1); the date
is passed, so that the same inputs make the same bytes. A QR code to the live page is printed only
where ``ATLAS_PUBLIC_URL`` says which address that is. ``python -m render.documents COMMAND`` makes
them from a terminal.
"""

from render.documents.area import area_sheet
from render.documents.notice import premises_notice
from render.documents.premises import premises_sheet

__all__ = ["area_sheet", "premises_notice", "premises_sheet"]
