"""Two designs side by side: two maps, who moves, by how much, and what moves them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import pandas as pd
import streamlit as st

from atlas import repository
from atlas.index.facts import AreaIndex, score_classes
from atlas.index.sensitivity import movers, pulls
from atlas.index.wording import weighing_name
from atlas.repository import index_results
from atlas.wording import numbers
from atlas.wording.ranks import cell
from atlas.wording.untrusted import SENTENCE, foreign
from base.limits import DESIGN
from indicators.index.design.design_file import written_design
from indicators.index.design.model import IndexDesign
from indicators.index.design.problem import IndexProblemError
from indicators.index.uncertainty.comparison import DesignComparison, compared
from render.figures import index_bars
from render.figures.index_bars import small_map
from render.style import palette
from ui.state import index, session
from ui.state.index import OTHER, Shown
from ui.views.index.summary import varying, written
from ui.widgets import cards, controls
from ui.widgets.downloads import Download, downloads
from ui.widgets.uploads import uploader

KEPT = "kept"
ROWS = 20


def comparison(shown: Shown) -> None:
    """Choose the other design, or keep this one aside and bend on; then compare."""
    words = session.words()
    with st.expander(words("index.compare"), key="atlas-index-compare"):
        st.caption(words("index.compare_note"))
        _choose(shown)
        asked = index.other()
        if not asked:
            return
        if asked == shown.name:
            st.info(words("index.compare_same"))
            return
        try:
            other = index_results.design_named(asked)
            if bool(other.year) != bool(shown.design.year):
                st.warning(words("index.compare_years"))
                return
            facts = index_results.facts(asked, shown.year, shown.errors)
            found = compared(index_results.scored(asked), shown.design)
            _side_by_side(shown, asked, other, facts, found)
        except IndexProblemError as problem:
            st.warning(
                foreign(problem.said(words.language), length=SENTENCE), icon=":material/info:"
            )


def _choose(shown: Shown) -> None:
    words, asked = session.words(), index.other()
    known = [k for k, d in index_results.OURS.items() if bool(d.year) == bool(shown.design.year)]
    kept = [KEPT] if asked and asked not in known else []
    left, middle, right = st.columns([3, 2, 3], vertical_alignment="bottom")
    with left:
        controls.selectbox(
            words("index.compare_with"), ["", *known, *kept], key="atlas-index-other",
            value=KEPT if kept else asked, format_func=_name, changed=_from_list,
        )  # fmt: skip
    with middle:
        st.button(
            words("index.compare_keep"), key="atlas-index-keep", icon=":material/push_pin:",
            on_click=index.write, args=(OTHER, shown.name), width="stretch",
        )  # fmt: skip
    with right:
        uploader(
            words("index.compare_load"), DESIGN, kinds=["yml", "yaml"],
            key="atlas-index-other-load",
            on_change=partial(index.other_from_file, "atlas-index-other-load"),
        )  # fmt: skip


def _from_list(value: str) -> None:
    if value != KEPT:
        index.write(OTHER, value)


def _name(key: str) -> str:
    if not key:
        return "–"
    if key == KEPT:
        return session.words()("index.compare_kept")
    return index_results.OURS[key].name.said(session.language())


def _title(name: str) -> str:
    return _name(name if name in index_results.OURS else KEPT)


def _side_by_side(
    shown: Shown,
    asked: str,
    other: IndexDesign,
    facts: Mapping[int, AreaIndex],
    found: DesignComparison,
) -> None:
    words = session.words()
    own = words("index.compare_this", name=shown.design.name.said(words.language))
    for column, title, some, design, key in zip(
        st.columns(2), (_title(asked), own), (facts, shown.facts), (other, shown.design), "ab",
        strict=True,
    ):  # fmt: skip
        with column:
            st.markdown(f"**{key.upper()} · {title}**")
            _small_map(shown, some, title, key)
            downloads(
                [
                    Download(
                        words("index.compare_file", which=key.upper()),
                        f"design-{key}.yml",
                        partial(written_design, design),
                        key=f"atlas-index-yaml-{key}",
                    )
                ]
            )
    st.markdown(words("index.compare_sentence", **_summary(shown, found, facts)))
    lines = []
    for step, moves in _shifts(shown, facts, found)[1].items():
        names = ", ".join(words(f"index.step_{one}") for one in str(step).split("+"))
        mean = written(float(moves.abs().mean()))
        line = words("index.step_line", step=names, moved=int((moves != 0).sum()), mean=mean)
        lines.append(f"- {line}")
    st.markdown("\n".join(lines))
    _moves(shown, asked, other, facts, found)
    st.caption(words("index.compare_link"))


def _small_map(shown: Shown, facts: Mapping[int, AreaIndex], title: str, key: str) -> None:
    colours = palette.theme(session.theme_name())
    fills = {area: colours.worse[number] for area, number in score_classes(facts).items()}
    alt = session.words()("index.compare_alt", name=title)
    drawn = small_map(
        index_bars.area_outlines(), fills, theme=colours, selected=shown.area, alt=alt
    )
    cards.drawing(drawn, key=f"atlas-index-map-{key}")


def _shifts(
    shown: Shown, facts: Mapping[int, AreaIndex], found: DesignComparison
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Areas that count in both designs, with the shift of each step; most moved first."""
    frame = pd.concat([found.areas, found.shifts], axis=1)
    if "year" in frame:
        frame = frame[frame["year"] == shown.year]
    both = {a for a in facts if a in shown.facts and facts[a].reliable and shown.facts[a].reliable}
    frame = frame[frame["id"].isin(list(both))].dropna(subset=["shift"])
    order = frame["shift"].abs().sort_values(ascending=False, kind="stable").index
    frame = frame.loc[order]
    return frame, frame[list(found.shifts.columns)]


def _summary(
    shown: Shown, found: DesignComparison, facts: Mapping[int, AreaIndex]
) -> dict[str, object]:
    frame, _ = _shifts(shown, facts, found)
    fifth = {which: set(frame["id"][frame[f"rank_{which}"] <= _fifth(frame)]) for which in "ab"}
    return {
        "of": len(frame),
        "moved": int((frame["shift"] != 0).sum()),
        "mean": written(float(frame["shift"].abs().mean())),
        "rho": written(found.correlation, 2),
        "stay": len(fifth["a"] & fifth["b"]),
        "fifth": len(fifth["a"]),
    }


def _fifth(frame: pd.DataFrame) -> int:
    return -(-len(frame) // 5)


def _moves(
    shown: Shown,
    asked: str,
    other: IndexDesign,
    facts: Mapping[int, AreaIndex],
    found: DesignComparison,
) -> None:
    """Both ranks with their ranges, the shift, and the indicators or the choice behind it."""
    words, names = session.words(), repository.areas()["name"]
    frame, steps = _shifts(shown, facts, found)
    frame, steps = frame.head(ROWS), steps.head(ROWS)
    shifts = {int(row["id"]): float(row["shift"]) for row in frame.to_dict("records")}
    moved = movers(
        pulls(index_results.choices_of(asked, shown.year)),
        pulls(index_results.choices_of(shown.name, shown.year)),
        shifts,
    )
    titles = {
        one.key: weighing_name(one, words.language)
        for one in (*other.indicators, *shown.design.indicators)
    }
    st.markdown(f"**{words('index.compare_who', count=len(frame))}**")
    st.table(
        [
            {
                words("table.area"): names[area],
                words("index.compare_a", varying=varying(shown)): cell(
                    facts[area].standing, language=words.language
                ),
                words("index.compare_b", varying=varying(shown)): cell(
                    shown.facts[area].standing, language=words.language
                ),
                words("index.shift"): _arrow(shift),
                words("index.compare_why"): ", ".join(
                    f"{titles.get(key, key)} ({numbers.signed(by, language=words.language)})"
                    for key, by in moved[area]
                )
                or "–",
                words("index.compare_choice"): _step(steps.loc[place], shift),
            }
            for (area, shift), place in zip(shifts.items(), frame.index, strict=True)
        ]
    )
    st.caption(words("index.compare_key"))


def _movers(found: tuple[tuple[str, int], ...], titles: Mapping[str, str]) -> str:
    language = session.language()
    said = [
        f"{titles.get(key, key)} ({numbers.signed(by, language=language)})" for key, by in found
    ]
    return ", ".join(said) or "–"


def _arrow(shift: float) -> str:
    if shift == 0:
        return "="
    return f"{'▲' if shift < 0 else '▼'} {abs(int(shift))}"


def _step(steps: pd.Series, shift: float) -> str:
    """The kind of choice that moves an area most, the way it moves."""
    along = steps.astype("float64") * (1 if shift > 0 else -1)
    if shift == 0 or not (along > 0).any():
        return "–"
    words = session.words()
    return ", ".join(words(f"index.step_{one}") for one in str(along.idxmax()).split("+"))
