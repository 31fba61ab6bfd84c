"""The one place where a file is asked for on screen: with its limit, which the label says."""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from base.limits import MEGABYTE, Limits
from base.worker import Upload
from ui.state import session


def uploader(
    label: str,
    limits: Limits,
    *,
    key: str,
    kinds: Sequence[str] | None = None,
    on_change: Callable[[], None] | None = None,
) -> Any:
    """The file a person chooses (``None``: not yet), at most as long as ``limits`` say.

    Without ``kinds`` any file may be chosen: what it is not is said by its reader, in words.
    """
    return st.file_uploader(
        session.words()("imports.most", label=label, size=written_size(limits.size)),
        type=None if kinds is None else list(kinds),
        max_upload_size=max(1, limits.size // MEGABYTE),
        key=key,
        on_change=on_change,
    )


def style() -> str:
    """The button of every uploader in the page's language; its limit stands in the label alone.

    Streamlit writes ``Upload`` and ``5MB per file`` there, whatever the page's language.
    """
    inside = "[data-testid=stFileUploaderDropzone]"
    words = f"{inside} button [data-testid=stMarkdownContainer]"
    return (
        f"{words} p, {inside} [data-testid=stFileUploaderDropzoneInstructions] {{ display: none }}"
        f'{words}::after {{ content: "{session.words()("imports.choose")}" }}'
    )


def written_size(size: int) -> str:
    """A limit as it is said: 200 kB, 5 MB."""
    return f"{size // MEGABYTE} MB" if size >= MEGABYTE else f"{size // 1000} kB"


def brought(file: Any) -> Upload:
    """An uploaded file, ready for a worker."""
    return Upload(file.name, file.getvalue())
