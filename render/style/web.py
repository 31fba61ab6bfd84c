"""What the browser is given: the fonts of drawings, and what is made from ``ui/web``."""

from pathlib import Path

FONTS = "'Source Sans Pro', 'Source Sans', 'Source Sans 3', Arial, sans-serif"
"""Fonts of every drawing, the first one that is there."""

WEB = Path(__file__).resolve().parents[2] / "ui" / "web"


def built(name: str) -> str:
    """The text of ``ui/web/built/NAME``."""
    return (WEB / "built" / name).read_text("utf-8")
