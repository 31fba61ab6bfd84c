"""The address of the page: the one module that reads and writes it.

The address is the truth of every page. It is read at every run, so a pasted link, Back and Forward
show what they say; a change made by hand writes it, which makes an entry in the browser's history.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import streamlit as st

from ui.streamlit_patches import runs

WRITTEN = "atlas-address-written"


@dataclass(slots=True)
class _Written:
    """What the server has written and the browser may not have read yet.

    ``run`` is the last run that wrote it or held to it, ``before`` the addresses it has replaced
    since the browser was last seen to know the newest.
    """

    run: object
    now: dict[str, str]
    before: list[dict[str, str]] = field(default_factory=list)


def query() -> dict[str, str]:
    """The parameters of the address; of one that is given twice, the last.

    A browser that acts again before it has read what its last act wrote still sends the address
    from before: then what was written holds, or the first of the two acts would be undone. Back and
    Forward say of themselves that they are meant.
    """
    query_now: dict[str, str] = st.query_params.to_dict()
    written: _Written | None = st.session_state.get(WRITTEN)
    if written is None or query_now == written.now:
        if written is not None and runs.mark() is not written.run:
            del st.session_state[WRITTEN]
        return query_now
    if query_now not in written.before or runs.is_travel():
        del st.session_state[WRITTEN]
        return query_now
    written.run = runs.mark()
    st.query_params.from_dict(written.now)
    return dict(written.now)


def write(parameters: Mapping[str, str]) -> None:
    """Make ``asked`` the address; parameters with an empty value are left out."""
    before, now = query(), {name: value for name, value in parameters.items() if value}
    if now == before:
        return
    written = st.session_state.get(WRITTEN) or _Written(None, before)
    replaced = [replaced_one for replaced_one in (*written.before, before) if replaced_one != now]
    st.session_state[WRITTEN] = _Written(runs.mark(), now, replaced)
    st.query_params.from_dict(now)


def put(name: str, value: str) -> None:
    """Write one parameter; an empty value takes it away."""
    write(query() | {name: value})
