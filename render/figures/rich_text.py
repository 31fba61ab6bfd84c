"""Lines of text with ``**bold**`` and ``[links](page?query)`` as HTML. Pure."""

import re
from html import escape


def html_of(line: str) -> str:
    """One line; everything but its marks is escaped."""
    bold = re.sub(r"\*\*([^*]+)\*\*", r"<b>\1</b>", escape(line))
    return re.sub(r"\[([^\]]+)\]\(([^)\s]+)\)", r'<a href="\2">\1</a>', bold)
