"""Before and after: the design and its power first, then the result, then what could fool us."""

import streamlit as st

from ui import before_answers, before_board, before_checks, before_take_away, cards, shell, state
from ui.boundary import part

words = state.words()
plan = before_board.current()
with cards.content():
    st.title(words("before.title"), anchor=False)
    st.markdown(words("before.intro"))
    st.header(words("before.part_design"), anchor=False)
    part(before_board.design, plan)
    found = before_board.arranged(plan)
    if found is not None:
        st.header(words("before.part_power"), anchor=False)
        seen = before_board.power(found)
        if before_board.asked(plan):
            st.header(words("before.part_result"), anchor=False)
            made, beneath = before_answers.answers(found, seen)
            st.header(words("before.part_doubts"), anchor=False)
            doubts = before_checks.checks(found, made, beneath)
            st.header(words("before.part_files"), anchor=False)
            part(before_take_away.take_away, found, seen, made, doubts)
shell.footer()
