"""One boundary around every page, part, callback and download.

What fails inside is written to the log under a number, and said in the person's language with that
number, where the failing part would have stood; everything else goes on. Streamlit's own English
box is for nobody.
"""

import errno
import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import ParamSpec, TypeVar

import streamlit as st
from streamlit.errors import FragmentHandledException

from atlas.wording import DEFAULT_LANGUAGE, LANGUAGES, Text, text
from atlas.wording.untrusted import SENTENCE, foreign
from base.faults import record
from base.problem import RefusedError
from data.catalogue.card import CardError
from data.catalogue.read import ShippedDataError
from ui.streamlit_patches import faults, runs

LOG = logging.getLogger("atlas")
CONTACT = "ATLAS_CONTACT"
WAITING = "atlas-faults"
"""Key of the session's state under which wait what could not be said where it happened."""

FULL = (errno.ENOSPC, errno.EDQUOT)

Args = ParamSpec("Args")
Result = TypeVar("Result")
counts = {"faults": 0}
"""How many errors nobody foresaw this process has had: the warm start looks whether it had one."""


@cache
def put_up() -> None:
    """Stand around callbacks and downloads too, once for the process."""
    faults.contain_callbacks(run_callback)
    faults.guard_downloads(guarded)
    faults.tell_of_downloads(told_of_download)
    faults.hush_errors()


@contextmanager
def contained(part: str) -> Iterator[None]:
    """Within, an error ends only this part: its place says so. ``part`` is written to the log."""
    try:
        yield
    except FragmentHandledException:
        return  # said already, where it happened
    except Exception as error:
        st.error(_told(error, part, "fault.part"))


def part(draw: Callable[Args, Result], *args: Args.args, **kwargs: Args.kwargs) -> Result | None:
    """Draw a part of a page: when it fails, its place says so and the page goes on."""
    result: Result | None = None
    with contained(f"{draw.__module__}.{draw.__qualname__}"):
        result = draw(*args, **kwargs)
    return result  # noqa: RET504 - None where it fails


def on_script_error(error: Exception) -> bool:
    """For ``st.App``: the last boundary, around what the others do not hold."""
    st.error(_told(error, "script", "fault.page"))
    return True


def run_callback(callback: Callable[[], None]) -> None:
    """Run a widget's callback; if it fails, the page is drawn all the same and says so on top."""
    try:
        callback()
    except Exception as error:
        wait(_told(error, "callback", "fault.callback"))


def wait(sentence: str) -> None:
    """Keep a sentence for the next run of the page."""
    st.session_state[WAITING] = [*st.session_state.get(WAITING, ()), sentence]


def say_waiting() -> None:
    """Say what could not be said where it happened."""
    for sentence in st.session_state.pop(WAITING, ()):
        st.error(sentence)


class DownloadError(Exception):
    """A file could not be made; its message is for the person who asked for it."""


def guarded(make: Callable[[], Result]) -> Callable[[], Result]:
    """For the deferred ``data=`` of a download button, which runs outside the page's run.

    An error is logged, told beside the button in the language of its page, and on top of the page
    at its next run. Raises :class:`DownloadError`. :func:`put_up` guards every button.
    """
    words, state = _words(), runs.state()

    def contained_make() -> Result:
        try:
            return make()
        except Exception as error:
            sentence = _told(error, "download", "fault.download", words)
            if state is not None:
                state[WAITING] = [sentence]
            raise DownloadError(sentence) from None

    return contained_make


def told_of_download(error: Exception) -> str:
    """What is said beside a button whose file did not come."""
    if isinstance(error.__cause__, DownloadError):
        return str(error.__cause__)
    LOG.warning("download %s", type(error).__name__)
    return " · ".join(text(language)("fault.download_gone") for language in LANGUAGES)


def _told(error: Exception, part: str, key: str, words: Text | None = None) -> str:
    """Log an error if nobody foresaw it; return what the person is told."""
    words = words or _words()
    if isinstance(error, RefusedError):
        sentences = (problem.text(words.language) for problem in error.problems)
        return "  \n".join(foreign(sentence, length=SENTENCE) for sentence in sentences)
    if isinstance(error, ShippedDataError | CardError):
        LOG.error("%s %s: %s", part, type(error).__name__, error)
        why = foreign(error, length=SENTENCE)
        return f"**{words('empty.data')}.** {words('empty.data_help', error=why)}"
    counts["faults"] += 1
    reference = record(LOG, error, part)
    if isinstance(error, OSError) and error.errno in FULL:
        key = "fault.full"
    contact = os.environ.get(CONTACT) or words("fault.contact")
    return words(key, reference=reference, contact=contact)


def _words() -> Text:
    """The words of the page; of the default language if even that cannot be read."""
    try:
        from ui.state import session

        return session.words()
    except Exception:
        return text(DEFAULT_LANGUAGE)
