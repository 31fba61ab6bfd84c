"""From plain contents to a file: the one place that calls Typst. Pure.

A template is a ``.typ`` file beside this module; it finds its contents, as JSON, under
``sys.inputs.contents``. The only typeface is ours: the machine's own fonts are left out.
"""

import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

TEMPLATES = Path(__file__).parent
SHARED = "shared"
"""Template with what the tagged sheets have in common; it stands before theirs."""

STANDARD: Literal["ua-1"] = "ua-1"
POINTS_PER_INCH = 72


def pdf(template: str, contents: Mapping[str, Any]) -> bytes:
    """Compile ``template`` (``"area"``, ``"premises"``, ``"poster"``, ``"report"``) to PDF/UA-1.

    ``contents`` is plain data (see the template) with ``lang``, ``title`` and ``date`` (a
    :func:`typst_date`). Raises ``RuntimeError`` (Typst's own) if the result would not be valid.
    """
    return _compiled(SHARED, template, contents=contents, format="pdf", pdf_standards=[STANDARD])


def untagged_pdf(template: str, contents: Mapping[str, Any]) -> bytes:
    """Compile a template that stands alone (``"evaluation"``) to a PDF without the standard."""
    return _compiled(template, contents=contents, format="pdf")


def png(
    drawing: str, *, width_pt: float, height_pt: float | None = None, pixels_per_inch: int
) -> bytes:
    """An SVG as a picture of that width on paper; without a height it keeps its proportions.

    Raises ``RuntimeError`` (Typst's own) if ``drawing`` is no SVG.
    """
    contents = {"drawing": drawing, "width": width_pt, "height": height_pt}
    return _compiled("raster", contents=contents, format="png", ppi=pixels_per_inch)


def _compiled(*templates: str, contents: Mapping[str, Any], **options: Any) -> bytes:
    import typst

    source = "\n".join((TEMPLATES / f"{name}.typ").read_text("utf-8") for name in templates)
    document = typst.compile(
        source.encode(),
        font_paths=_fonts(),
        sys_inputs={"contents": json.dumps(contents, ensure_ascii=False)},
        **options,
    )
    return bytes(document)


@cache
def _fonts() -> Any:
    import typst

    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(font_folder())]
    )


def font_folder() -> Path:
    """Folder of Source Sans Pro as installed by ``font-source-sans-pro`` (OFL-1.1)."""
    spec = find_spec("font_source_sans_pro")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("font-source-sans-pro is not installed: run ./run again")
    return Path(spec.origin).parent / "files"


def typst_date(day: date) -> list[int]:
    """Year, month and day, as the templates take a date."""
    return [day.year, day.month, day.day]
