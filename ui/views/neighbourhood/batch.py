"""The comparison of a list on screen: paste or upload, see what was understood, take the report."""

from functools import partial

import streamlit as st

from atlas import repository
from atlas.neighbourhood import area_list
from atlas.wording.untrusted import SENTENCE, foreign
from base.problem import RefusedError
from render.files import batch
from ui.state import clock, session
from ui.widgets.downloads import Download, downloads
from ui.widgets.uploads import uploader

LIST = "atlas-batch-list"
BOX = "atlas-batch"
KINDS = ("csv", "txt", "tsv", "xlsx")


def panel() -> None:
    """The list and its comparison, drawn only while it is open."""
    words = session.words()
    with st.expander(words("batch.title"), key=BOX, on_change="rerun") as box:
        if not box.open:
            return
        st.caption(words("batch.help", most=area_list.MOST_LINES))
        typed = st.text_area(
            words("batch.list"),
            value="",
            key=LIST,
            placeholder=words("batch.placeholder"),
            height=150,
        )
        file = uploader(words("batch.file"), area_list.LIMITS, kinds=KINDS, key="atlas-batch-file")
        st.button(words("batch.go"), key="atlas-batch-go", icon=":material/playlist_play:")
        if file is not None:
            _show(file.getvalue(), file.name)
        elif typed.strip():
            _show(typed, "")


def _show(content: bytes | str, name: str) -> None:
    words, names = session.words(), _names()
    try:
        lines, understood = area_list.read_list(content, name, known=names.values())
    except RefusedError as refused:
        st.error(
            "\n".join(
                f"- {foreign(problem.text(words.language), length=SENTENCE)}"
                for problem in refused.problems
            )
        )
        return
    except area_list.ListError as error:
        st.error(words(str(error), most=area_list.MOST_LINES))
        return
    if isinstance(content, bytes):
        st.caption(
            words("batch.read", read=foreign(understood.text(words.language), length=SENTENCE))
        )
    resolved, unresolved = batch.resolve(lines, names, repository.address_book(), words.language)
    if unresolved:
        listed = "\n".join(f"- {_unresolved(failed)}" for failed in unresolved)
        st.warning(f"**{words('batch.problems')}**\n\n{listed}", icon=":material/help:")
    if not resolved:
        return
    profiles = batch.compare(resolved, words.language)
    counted = words("batch.understood", count=len(resolved))
    st.markdown(f"{counted} {words('batch.among', count=len(profiles))}")
    st.table(batch.written_summary(profiles))
    table, today = batch.line_table(resolved, unresolved, names, words.language), clock.today()
    makers = {"xlsx": batch.report_xlsx, "pdf": batch.report_pdf}
    with st.container(horizontal=True):
        downloads(
            Download(
                words(f"batch.{kind}"),
                f"{words('file.comparison')}.{kind}",
                partial(make, table, profiles, as_of=today),
                key=f"atlas-batch-{kind}",
                icon=":material/download:",
            )
            for kind, make in makers.items()
        )


def _unresolved(failed: batch.UnresolvedLine) -> str:
    words = session.words()
    typed = foreign(failed.line.typed)
    return words("batch.line", line=failed.line.number, typed=typed, why=failed.why)


def _names() -> dict[int, str]:
    return {int(str(area)): str(name) for area, name in repository.areas()["name"].items()}
