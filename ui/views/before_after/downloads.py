"""What can be taken away of a before-and-after design: sheet, replication zip, table."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from atlas import repository
from atlas.evaluation import sentences
from atlas.evaluation.study import Doubts, Results, Study, gap_by_year
from atlas.wording import LANGUAGES, numbers, text
from data.catalogue.card import dataset
from indicators.evaluation.inference.power import Power
from indicators.evaluation.replication import replication_zip
from indicators.evaluation.report import evaluate
from render.documents.evaluation_sheet import Part, pdf
from render.figures import evaluation, honest_did
from render.files import tables
from render.style import palette
from ui.state import session
from ui.views.before_after import design_form, own_panel_form, results, robustness
from ui.widgets.downloads import Download, downloads


def take_away(found: Study, seen: Power, made: Results, doubts: Doubts) -> None:
    """The files, made when they are asked for."""
    words = session.words()
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
        sentences.room_sentence(found, language),
        sentences.power_sentence(seen, found.plan, language),
    )


def sheet(found: Study, seen: Power, made: Results, doubts: Doubts, language: str) -> bytes:
    """The results sheet in the order EU evaluators use."""
    words, plan, one = text(language), found.plan, found.plan.indicator
    low = [design_form.area_name(area) for area in found.low]
    names = {role: ", ".join(design_form.area_name(a) for a in found.ids(role)) or numbers.DASH
             for role in ("treated", "control")}  # fmt: skip
    others = robustness.contamination(found, language)
    formula, simulated, power = sentences.sd_said(seen, plan, language)
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
             [sentences.design_sentence(found, language),
              sentences.comparison_said(plan, language),
              sentences.floor_said(found, low, language),
              f"{words('before.role_control')}: {names['control']}.",
              words("before.sheet_power", formula=formula, simulated=simulated, power=power)]),
        Part(words("before.sheet_results"),
             [sentences.result_sentence(made.test, seen, plan, language)],
             table=results.estimate_table(found, made, language)),
        Part(words("before.sheet_robustness"),
             [*sentences.doubts_said(found, made, doubts, others, language),
              *sentences.checks_said(found, made, doubts, language),
              honest_did.robust_sentence(made.events, language),
              honest_did.synthetic_said(made.synthetic, language),
              honest_did.cluster_said(made.events, language)],
             table=honest_did.robust_table(made.events, plan, language)),
        Part(words("before.sheet_limits"),
             [one.limitations.said(language), words("before.sheet_limits_text")]),
        Part(words("before.sheet_questions"), [words("before.sheet_questions_text"), *others]),
    ]  # fmt: skip
    title = f"{words('before.title')}: {one.title.said(language)}"
    first = " ".join(papers(found, seen, language))
    day = numbers.day(repository.today().isoformat(), language=language)
    foot = f"{words('site.title')}, {day}. {design_form.source_words(plan, language)}"
    return pdf(title, first, parts, foot, language=language)


def _level(made: Results, role: str, when: str, found: Study, language: str) -> str:
    details = made.did.details
    value = None if details is None else details.level(role, when)
    return numbers.value(value, found.plan.indicator, language=language)


def _years(found: Study, language: str) -> str:
    words, plan, table = text(language), found.plan, gap_by_year(found)
    svg = evaluation.years_svg(
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
        *own_panel_form.sources(found.plan, language),
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
    said = [*papers(found, seen, language), sentences.design_sentence(found, language)]
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
            "area": [design_form.area_name(int(unit)) for unit in sample.units],
            "role": roles,
            "mean_before": before.round(decimals),
            "mean_after": after.round(decimals),
            "change": (after - before).round(decimals),
        }
    )
    first, second = papers(found, seen, language)
    others = robustness.contamination(found, language)
    warned = sentences.doubts_said(found, made, doubts, others, language)
    result = sentences.result_sentence(made.test, seen, plan, language)
    return tables.csv_file(
        rows,
        tables.Papers(
            title=sentences.design_sentence(found, language),
            sentence=f"{first} {second} {result}",
            source=design_form.source_words(plan, language),
            caveat=plan.indicator.limitations.said(language),
            made_on=words("site.title"),
            notes=tuple((words("before.part_doubts"), one) for one in warned),
            language=language,
        ),
    )
