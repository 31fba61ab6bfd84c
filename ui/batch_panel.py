"""The comparison of a list on screen: paste or upload, see what was understood, take the report."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ui import batch, cache, state
from ui.downloads import Download, downloads

LIST = "atlas-batch-list"
BOX = "atlas-batch"
LARGEST_MB = 1


def panel() -> None:
    """The list and its comparison, drawn only while it is open."""
    words = state.words()
    with st.expander(words("batch.title"), key=BOX, on_change="rerun") as box:
        if not box.open:
            return
        st.caption(words("batch.help", most=batch.MOST_LINES))
        typed = st.text_area(
            words("batch.list"), key=LIST, placeholder=words("batch.placeholder"), height=150
        )
        file = st.file_uploader(
            words("batch.file"), type=["csv", "txt"], key="atlas-batch-file",
            max_upload_size=LARGEST_MB,
        )  # fmt: skip
        st.button(words("batch.go"), key="atlas-batch-go", icon=":material/playlist_play:")
        if file is not None:
            _show(file.getvalue(), is_csv=file.name.lower().endswith(".csv"))
        elif typed.strip():
            _show(typed, is_csv=False)


def _show(content: bytes | str, *, is_csv: bool) -> None:
    words, names = state.words(), _names()
    try:
        lines = batch.read_list(content, is_csv=is_csv)
    except batch.ListError as error:
        st.error(words(str(error), most=batch.MOST_LINES))
        return
    found, doubts = batch.resolve(lines, names, cache.address_book(), words.language)
    if doubts:
        said = "\n".join(f"- {_doubt(one)}" for one in doubts)
        st.warning(f"**{words('batch.problems')}**\n\n{said}", icon=":material/help:")
    if not found:
        return
    profiles = batch.compare(found, words.language)
    st.markdown(words("batch.understood", count=len(found), areas=len(profiles)))
    st.table(batch.written_summary(profiles))
    table, today = batch.line_table(found, doubts, names, words.language), cache.today()
    makers = {"xlsx": batch.report_xlsx, "pdf": batch.report_pdf}
    with st.container(horizontal=True):
        downloads(
            Download(
                words(f"batch.{kind}"),
                f"confronto.{kind}",
                partial(make, table, profiles, as_of=today),
                key=f"atlas-batch-{kind}",
                icon=":material/download:",
            )
            for kind, make in makers.items()
        )


def _doubt(one: batch.Doubt) -> str:
    words = state.words()
    typed = one.line.typed[:60].translate({ord(sign): " " for sign in "*_`[]<>#$\\~|"})
    return words("batch.line", line=one.line.number, typed=typed, why=one.why)


def _names() -> dict[int, str]:
    return {int(str(area)): str(name) for area, name in cache.areas()["name"].items()}
