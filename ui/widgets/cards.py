"""Facts on a card: what each is, and what is known of it."""

from collections.abc import Iterable
from html import escape

import streamlit as st


def facts(
    title: str,
    rows: Iterable[tuple[str, str]],
    *,
    number: str | None = None,
    below: str | None = None,
) -> None:
    """A card of plain text: heading, a large number, a line below it, and named facts.

    What is empty (the title) or ``None`` (number, line) takes no room.
    """
    heading = f"<h2>{escape(title)}</h2>" if title else ""
    large = "" if number is None else f'<p class="atlas-number">{escape(number)}</p>'
    line = "" if below is None else f"<p>{escape(below)}</p>"
    named = "".join(f"<dt>{escape(name)}</dt><dd>{escape(fact)}</dd>" for name, fact in rows)
    st.html(f'<div class="atlas-card">{heading}{large}{line}<dl>{named}</dl></div>')
