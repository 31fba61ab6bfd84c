"""The index on screen: the sentence, the map, the ranking, and what is behind a score."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from data.catalogue import dataset
from indicators import indicator
from indicators.index.atlas import REGISTER_YEARS
from indicators.index.certainty import ROBUST_WORDS, Robustness
from indicators.index.explanation import explained, row_of
from ui import alt_text, board, cache, export, index_cache, maps, numbers, palette, state
from ui.index_facts import robust_classes, score_classes
from ui.laboratory_state import Shown

TABLE = "atlas-index-table"


def written(value: float, decimals: int = 1) -> str:
    """A number in the reader's language."""
    return numbers.number(value, language=state.language(), decimals=decimals)


def title_of(shown: Shown) -> str:
    """Name of the design, with its year."""
    name = shown.design.name.said(state.language())
    return f"{name}, {shown.year}" if shown.year else name


def sentence(shown: Shown) -> str:
    """The sentence on top."""
    words, names = state.words(), cache.areas()["short_name"]
    if shown.area is not None and shown.area in shown.facts:
        one = shown.facts[shown.area]
        return words(
            "index.sentence_area", title=title_of(shown), area=names[shown.area], rank=one.rank,
            of=one.ranked_of, low=one.low, high=one.high, word=one.word(words.language),
            varying=varying(shown),
        )  # fmt: skip
    if shown.area is not None:
        return words("index.sentence_none", title=title_of(shown), area=names[shown.area])
    first = next(iter(shown.facts))
    counts = [one.robust for one in shown.facts.values()]
    return words(
        "index.sentence", title=title_of(shown), area=names[first], of=len(shown.facts),
        low=shown.facts[first].low, high=shown.facts[first].high,
        always=counts.count(Robustness.ALWAYS), depends=counts.count(Robustness.DEPENDS),
        varying=varying(shown),
    )  # fmt: skip


def varying(shown: Shown) -> str:
    """What the ranks were redrawn over."""
    return state.words()("index.varying_errors" if shown.errors else "index.varying_choices")


def few(shown: Shown) -> frozenset[int]:
    """Areas whose place rests on few people."""
    return index_cache.few_residents(shown.year or REGISTER_YEARS[-1])


def heading(shown: Shown, refused: str) -> None:
    """Title, whose design it is, and what the address could not have."""
    words = state.words()
    st.title(sentence(shown), anchor=False)
    if shown.is_own:
        st.warning(words("index.own"), icon=":material/person_edit:")
    if refused:
        st.warning(words("index.refused", why=refused), icon=":material/info:")
    for one in shown.design.absent:
        st.caption(f"{words('index.absent')}: {one.said(words.language)}")


def draw_map(shown: Shown) -> None:
    """The map of the scores, or of the robust classes."""
    colours = palette.theme(state.theme_name())
    ids = tuple(int(area) for area in cache.areas().index)
    classes = robust_classes(shown.facts) if shown.robust else score_classes(shown.facts)
    depends = [a for a, one in shown.facts.items() if one.robust is Robustness.DEPENDS]
    words = state.words()
    board.draw_view(
        maps.View(
            ids=ids,
            classes="".join(str(classes[a]) if a in classes else maps.NO_CLASS for a in ids),
            values=tuple(_label(shown, area) for area in ids),
            hatched=tuple(depends if shown.robust else sorted(few(shown))),
            palette=_colours(colours, robust=shown.robust),
            textures=board.textures_of(_colours(colours, robust=shown.robust)),
            theme=colours,
            words={
                "language": words.language,
                "map": words("index.map_label"),
                "described": _described(shown),
                "zoom_in": words("map.zoom_in"),
                "zoom_out": words("map.zoom_out"),
            },
            selected=shown.area,
            place=None,
            premises=cache.map_premises(cache.today(), words.language),
            rings=(),
            perimeters=cache.perimeters(),
            dots=(),
            tiles=None,
            focus=None,
        )
    )


def _described(shown: Shown) -> str:
    """The map in words: both ends of the ranking and how many areas have no score."""
    names = cache.areas()["short_name"]
    ranked = [(str(names[area]), written(one.score)) for area, one in shown.facts.items()]
    return alt_text.scores_alt(title_of(shown), ranked, areas=len(names), words=state.words())


def _colours(colours: palette.Theme, *, robust: bool) -> tuple[str, ...]:
    return (colours.worse[0], colours.worse[2], colours.worse[4]) if robust else colours.worse


def _label(shown: Shown, area: int) -> str:
    words, one = state.words(), shown.facts.get(area)
    if one is None:
        return words("index.no_score")
    return words(
        "index.label", score=written(one.score), rank=one.rank, low=one.low, high=one.high,
        of=one.ranked_of, robust=one.robust_word(words.language),
    )  # fmt: skip


def legend(shown: Shown) -> None:
    """What the colours mean, in words and counts."""
    words, colours = state.words(), palette.theme(state.theme_name())
    if shown.robust:
        robust = [one.robust for one in shown.facts.values()]
        rows = [
            (ROBUST_WORDS[kind].said(words.language), robust.count(kind))
            for kind in (Robustness.NEVER, Robustness.DEPENDS, Robustness.ALWAYS)
        ]
    else:
        classes = score_classes(shown.facts)
        rows = []
        for number in range(palette.CLASSES):
            scores = [shown.facts[a].score for a, found in classes.items() if found == number]
            if scores:
                ends = {"low": written(min(scores)), "high": written(max(scores))}
                rows.append((words("phrase.from_to", **ends), len(scores)))
    items = "".join(
        f'<li style="display:flex;gap:.5rem;align-items:center"><span aria-hidden="true" '
        f'style="width:1.4rem;height:1rem;border:1px solid #8a93a0;'
        f'background:{_ground(colours, place, colour, shown)}"></span>'
        f"{said} · {words('index.areas', count=count)}</li>"
        for place, (colour, (said, count)) in enumerate(
            zip(_colours(colours, robust=shown.robust), rows, strict=False)
        )
    )
    st.html(f'<ul style="list-style:none;padding:0;margin:0">{items}</ul>')
    st.caption(words("index.legend_robust" if shown.robust else "index.legend_score"))


def _ground(colours: palette.Theme, place: int, colour: str, shown: Shown) -> str:
    """Ground of a swatch: hatched, as on the map, where it depends on the choices."""
    if not (shown.robust and place == 1):
        return colour
    ink = palette.hatch_on(colours, colour)
    return f"repeating-linear-gradient(45deg,{colour} 0 4px,{ink} 4px 6px)"


def components(shown: Shown) -> None:
    """Each indicator with its year and its weight."""
    words = state.words()
    years = index_cache.inputs(bool(shown.design.year)).years
    effective = index_cache.checks(shown.name).effective
    weights = dict(zip(effective["key"], effective["weight"].astype(float), strict=True))
    frame = pd.DataFrame(
        {
            words("index.indicator"): [_title(one.column) for one in shown.design.indicators],
            words("index.year"): [
                str(shown.year or years.get(one.column) or "") for one in shown.design.indicators
            ],
            words("index.weight"): [
                f"{written(100 * weights[one.key], 0)} %" for one in shown.design.indicators
            ],
        }
    )
    st.markdown(f"**{words('index.components')}**")
    st.dataframe(frame, hide_index=True)
    if shown.design.why_not_comparable:
        why = shown.design.why_not_comparable.said(words.language)
        st.caption(f"{why[:1].upper()}{why[1:]}.")


def _title(column: str) -> str:
    return indicator(column).title.said(state.language())


def area_card(shown: Shown) -> None:
    """The chosen area: rank range, certainty, what decides, and the score opened."""
    words = state.words()
    one = None if shown.area is None else shown.facts.get(shown.area)
    if one is None or shown.area is None:
        st.info(words("index.choose"))
        return
    st.markdown(f"**{cache.areas()['name'][shown.area]}**")
    st.markdown(_label(shown, shown.area))
    st.markdown(words("index.certainty", word=one.word(words.language)))
    if one.shift:
        known = one.choice == "without" and one.variant in cache.choices().indicators
        variant = _title(one.variant) if known else one.variant
        moved = words("index.better" if one.shift > 0 else "index.worse", count=abs(one.shift))
        st.markdown(
            words(
                "index.decides",
                choice=words(f"index.choice_{one.choice}"),
                variant=variant,
                moved=moved,
            )
        )


def opened(shown: Shown) -> None:
    """The chosen area's score, down to the indicators, with the numbers filled in."""
    words = state.words()
    if shown.area is None or shown.area not in shown.facts:
        return
    with st.expander(words("index.opened")):
        row = row_of(shown.scores, shown.area, year=shown.year)
        parts = explained(shown.scores, row, written=lambda found: written(found, 2))
        rows = []
        for part in parts:
            element = shown.design.element(part.key)
            known = indicator(element.column) if element.column else None
            title = element.title.said(words.language) if element.title else part.key
            rows.append(
                {
                    words("index.part"): "\u2003" * part.depth + title,
                    words("index.raw"): "" if part.raw is None else written(part.raw, 2),
                    words("index.score"): written(part.score, 2) if part.present else "–",
                    words("index.weight"): f"{written(100 * part.weight, 0)} %",
                    words("index.formula"): part.formula,
                    words("index.source"): (
                        ", ".join(dataset(k).title.said(words.language) for k in known.datasets)
                        if known
                        else ""
                    ),
                }
            )
        st.dataframe(pd.DataFrame(rows), hide_index=True)
        st.caption(words("index.version", edition=shown.design.edition))


def frame_of(shown: Shown) -> pd.DataFrame:
    """The ranking as a table to take away, worst first."""
    language, names = state.language(), cache.areas()["name"]
    return pd.DataFrame(
        [
            {
                "area_id": area,
                "area": names[area],
                "score": one.score,
                "rank": one.rank,
                "rank_p05": one.low,
                "rank_p95": one.high,
                "ranked_of": one.ranked_of,
                "p_worst_fifth": one.probability,
                "certainty": one.word(language),
                "robust": one.robust_word(language),
                "coverage": one.coverage,
                "few_residents": area in few(shown),
            }
            for area, one in shown.facts.items()
        ]
    )


def ranking(shown: Shown) -> None:
    """The table twin: rank, range, certainty; picking a row chooses the area."""
    words, frame = state.words(), frame_of(shown)
    readable = pd.DataFrame(
        {
            words("index.rank"): frame["rank"],
            words("index.range"): [
                f"{a}–{b}" for a, b in zip(frame["rank_p05"], frame["rank_p95"], strict=True)
            ],
            words("table.area"): frame["area"],
            words("index.score"): [written(found) for found in frame["score"]],
            words("index.in_fifth"): frame["certainty"],
            words("index.robust"): frame["robust"],
            words("index.present"): [f"{written(100 * part, 0)} %" for part in frame["coverage"]],
            words("index.few"): np.where(
                frame["few_residents"],
                words("index.few_yes", count=written(index_cache.FEW, 0)),
                "",
            ),
        }
    )
    st.markdown(f"**{words('index.ranking', of=len(frame))}**")
    areas = frame["area_id"].tolist()
    st.dataframe(
        readable, hide_index=True, height=380, key=TABLE, selection_mode="single-row",
        on_select=lambda: _pick(areas),
    )  # fmt: skip


def _pick(areas: list[int]) -> None:
    rows = st.session_state[TABLE]["selection"]["rows"]
    if rows:
        state.choose(area=int(areas[rows[0]]), place=None)


def papers(shown: Shown) -> export.Papers:
    """What travels with every file."""
    words = state.words()
    keys = {key for one in shown.design.indicators for key in indicator(one.column).datasets}
    return export.Papers(
        title=title_of(shown),
        sentence=sentence(shown),
        source="; ".join(sorted({dataset(key).attribution for key in keys})),
        caveat=words("index.own") if shown.is_own else words("index.caveat"),
        made_on=numbers.day(cache.today().isoformat(), language=words.language),
        notes=((words("index.method"), convergence(shown)),),
    )


def convergence(shown: Shown) -> str:
    """Draws, seed, and how far the draws have settled."""
    words = state.words()
    found = index_cache.unsure(shown.name, shown.year, shown.errors)
    return words(
        "index.convergence_errors" if shown.errors else "index.convergence",
        draws=written(found.draws, 0), seed=found.seed,
        error=written(100 * found.standard_error, 1), half=written(found.half_difference, 0),
    )  # fmt: skip


def takeaway(shown: Shown) -> None:
    """Source line, and the files."""
    words, own = state.words(), papers(shown)
    st.caption(f"{words('index.sources')}: {own.source}. {own.caveat} {convergence(shown)}")
    makers: dict[str, Any] = {
        "csv": lambda: export.csv_file(frame_of(shown), own),
        "geojson": lambda: export.geojson_file(cache.drawing()[0], frame_of(shown), own),
    }
    with st.popover(words("download.button"), icon=":material/download:"):
        for kind, make in makers.items():
            st.download_button(
                words(f"download.{kind}"), data=make, file_name=f"scores.{kind}",
                key=f"atlas-index-{kind}", on_click="ignore", width="stretch",
            )  # fmt: skip
