"""What can be taken away of a before-and-after design: sheet, replication zip, table."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from data.catalogue import dataset
from indicators.evaluation.power import Power
from indicators.evaluation.replication import replication_zip
from indicators.evaluation.report import evaluate
from ui import (
    before_answers,
    before_board,
    before_checks,
    before_drawings,
    before_own_board,
    before_robust,
    before_words,
    cache,
    export,
    numbers,
    palette,
    state,
)
from ui.before_sheet import Part, pdf
from ui.before_study import Doubts, Results, Study, gap_by_year
from ui.downloads import Download, downloads
from ui.text import LANGUAGES, text


def take_away(found: Study, seen: Power, made: Results, doubts: Doubts) -> None:
    """The files, made when they are asked for."""
    words = state.words()
    name = f"prima-dopo_{found.plan.outcome}"
    files: list[tuple[str, Callable[[], bytes], str]] = [
        (
            words(f"before.sheet_{language}"),
            partial(sheet, found, seen, made, doubts, language),
            f"{name}_{language}.pdf",
        )
        for language in LANGUAGES
    ]
    files += [
        (words("before.zip"), partial(replication, found, seen, words.language), f"{name}.zip"),
        (words("before.csv"), partial(table, found, seen, made, doubts, words.language),
         f"{name}.csv"),
    ]  # fmt: skip
    with st.container(horizontal=True):
        downloads(
            Download(
                label, file, make, key=f"atlas-before-file-{file[-6:]}", icon=":material/download:"
            )
            for label, make, file in files
        )
    st.caption(words("before.files_help"))


def papers(found: Study, seen: Power, language: str) -> tuple[str, str]:
    """The two sentences every export begins with: who and how large, and what can be seen."""
    return (
        before_words.room_sentence(found, language),
        before_words.power_sentence(seen, found.plan, language),
    )


def sheet(found: Study, seen: Power, made: Results, doubts: Doubts, language: str) -> bytes:
    """The results sheet in the order EU evaluators use."""
    words, plan, one = text(language), found.plan, found.plan.indicator
    low = [before_board.area_name(area) for area in found.low]
    names = {role: ", ".join(before_board.area_name(a) for a in found.ids(role)) or numbers.DASH
             for role in ("treated", "control")}  # fmt: skip
    others = before_checks.contamination(found, language)
    formula, simulated, power = before_words.sd_said(seen, plan, language)
    baseline = [
        words("before.sheet_baseline", role=words(f"before.role_{role}"),
              before=_level(made, role, "before", found, language),
              after=_level(made, role, "after", found, language))
        for role in ("treated", "control")
    ]  # fmt: skip
    years = _years(found, language)
    parts = [
        Part(words("before.sheet_logic"),
             [words("before.sheet_logic_text", start=plan.start, names=names["treated"])]),
        Part(words("before.sheet_indicators"),
             [f"{one.title.said(language)}. {one.meaning.said(language)}", *baseline],
             image=years, alt=words("before.years_title")),
        Part(words("before.sheet_counterfactual"),
             [before_words.design_sentence(found, language),
              before_words.comparison_said(plan, language),
              before_words.floor_said(found, low, language),
              f"{words('before.role_control')}: {names['control']}.",
              words("before.sheet_power", formula=formula, simulated=simulated, power=power)]),
        Part(words("before.sheet_results"),
             [before_words.result_sentence(made.test, seen, plan, language)],
             table=before_answers.estimate_table(found, made, language)),
        Part(words("before.sheet_robustness"),
             [*before_words.doubts_said(found, made, doubts, others, language),
              *before_words.checks_said(found, made, doubts, language),
              before_robust.robust_sentence(made.events, language),
              before_robust.synthetic_said(made.synthetic, language),
              before_robust.cluster_said(made.events, language)],
             table=before_robust.robust_table(made.events, plan, language)),
        Part(words("before.sheet_limits"),
             [one.limitations.said(language), words("before.sheet_limits_text")]),
        Part(words("before.sheet_questions"), [words("before.sheet_questions_text"), *others]),
    ]  # fmt: skip
    title = f"{words('before.title')}: {one.title.said(language)}"
    first = " ".join(papers(found, seen, language))
    day = numbers.day(cache.today().isoformat(), language=language)
    foot = f"{words('site.title')}, {day}. {before_board.source_words(plan, language)}"
    return pdf(title, first, parts, foot, language=language)


def _level(made: Results, role: str, when: str, found: Study, language: str) -> str:
    level = made.did.details.get(f"{role}_{when}")
    value = float(str(level)) if level is not None else None
    return numbers.value(value, found.plan.indicator, language=language)


def _years(found: Study, language: str) -> str:
    words, plan, table = text(language), found.plan, gap_by_year(found)
    svg = before_drawings.years_svg(
        table, windows=(plan.before, plan.after), start=plan.start,
        breaks=tuple(one.year for one in plan.indicator.breaks), theme=palette.LIGHT,
        write=lambda value: numbers.number(
            value, language=language, decimals=plan.indicator.decimals),
        alt="", names=(words("before.role_treated"), words("before.role_control")),
    )  # fmt: skip
    return svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)


def replication(found: Study, seen: Power, language: str) -> bytes:
    """The zip that gives the same numbers elsewhere; its README opens with what can be seen."""
    maps = [dataset(name) for name in ("nil_areas", "nil_neighbours")]
    used = [
        *before_own_board.sources(found.plan, language),
        *(
            (
                one.title.said(language),
                one.attribution.said(language),
                one.licence.name.said(language),
            )
            for one in maps
        ),
    ]
    sources = [f"- {title}: {attribution} ({licence})" for title, attribution, licence in used]
    said = [*papers(found, seen, language), before_words.design_sentence(found, language)]
    notes = "\n\n".join([*said, "\n".join(sources)])
    report = evaluate(found.design, found.panel)
    return replication_zip(report, found.frame, notes=notes, language=language)


def table(found: Study, seen: Power, made: Results, doubts: Doubts, language: str) -> bytes:
    """One row per area: role, before, after, change; the sentences stand on top."""
    words, plan, sample = text(language), found.plan, found.sample
    before, after = sample.before[plan.outcome], sample.after[plan.outcome]
    decimals = plan.indicator.decimals + 1  # a mean of years holds one more
    roles = ["treated" if t else "ring" if r else "control"
             for t, r in zip(sample.treated, sample.ring, strict=True)]  # fmt: skip
    rows = pd.DataFrame(
        {
            "area_id": [int(unit) for unit in sample.units],
            "area": [before_board.area_name(int(unit)) for unit in sample.units],
            "role": roles,
            "mean_before": before.round(decimals),
            "mean_after": after.round(decimals),
            "change": (after - before).round(decimals),
        }
    )
    first, second = papers(found, seen, language)
    others = before_checks.contamination(found, language)
    warned = before_words.doubts_said(found, made, doubts, others, language)
    result = before_words.result_sentence(made.test, seen, plan, language)
    return export.csv_file(
        rows,
        export.Papers(
            title=before_words.design_sentence(found, language),
            sentence=f"{first} {second} {result}",
            source=before_board.source_words(plan, language),
            caveat=plan.indicator.limitations.said(language),
            made_on=words("site.title"),
            notes=tuple((words("before.part_doubts"), one) for one in warned),
            language=language,
        ),
    )
