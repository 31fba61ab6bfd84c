"""An error nobody foresaw: written to the log under a number that the person is told.

What a person has typed may be in the words of an error, so its words stay out of the log: the line
has its kind, the place in the code and the number.
"""

import logging
import secrets
import traceback


def record(log: logging.Logger, error: BaseException, where: str) -> str:
    """Log an error with its traceback and return its reference number, eight characters."""
    reference = secrets.token_hex(4).upper()
    log.error("%s %s %s\n%s", reference, where, type(error).__name__, trace(error))
    return reference


def trace(error: BaseException) -> str:
    """The traceback of an error and of what caused it: files, lines and kinds, no message."""
    parts: list[str] = []
    seen: set[int] = set()
    here: BaseException | None = error
    while here is not None and id(here) not in seen:
        seen.add(id(here))
        frames = "".join(traceback.format_tb(here.__traceback__, limit=-20))
        parts.append(f"{frames}{type(here).__module__}.{type(here).__qualname__}")
        here = here.__cause__ or (None if here.__suppress_context__ else here.__context__)
    return "\ncaused by\n".join(parts)
