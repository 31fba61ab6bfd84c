"""The scripts and style sheets made from ``ui/web``, by the name of their file."""

from pathlib import Path

WEB = Path(__file__).resolve().parents[2] / "ui" / "web"


def built(name: str) -> str:
    """The text of ``ui/web/built/NAME``."""
    return (WEB / "built" / name).read_text("utf-8")
