"""What can be taken away of a study as data: the replication zip and the table of its areas."""

import pandas as pd

from atlas.evaluation import sentences
from atlas.evaluation.contamination import contamination
from atlas.evaluation.sources import source_line, sources, table_source
from atlas.evaluation.study import Results, RobustnessChecks, Study
from atlas.provenance.papers import Papers
from atlas.wording import numbers, text
from indicators.evaluation.inference.power import Power
from indicators.evaluation.replication import replication_zip
from indicators.evaluation.report import evaluate
from render.files.export import Export
from ui.state.evaluation import area_name


def opening_sentences(study: Study, power: Power, language: str) -> tuple[str, str]:
    """The two sentences every export begins with: who and how large, and what can be seen."""
    return (
        sentences.room_sentence(study, language),
        sentences.power_sentence(power, study.plan, language),
    )


def replication(study: Study, power: Power, language: str) -> bytes:
    """The zip that gives the same numbers elsewhere; its README opens with what can be seen."""
    maps = ("nil_areas", "nil_neighbours")
    used = [*sources(study.plan, language), *(table_source(name, language) for name in maps)]
    listed = [f"- {title}: {attribution} ({licence})" for title, attribution, licence in used]
    lines = [*opening_sentences(study, power, language), sentences.design_sentence(study, language)]
    notes = "\n\n".join([*lines, "\n".join(listed)])
    report = evaluate(study.design, study.panel)
    return replication_zip(report, study.frame, notes=notes, language=language)


def table(
    study: Study, power: Power, results: Results, checked: RobustnessChecks, language: str
) -> Export:
    """One row per area: role, before, after, change; its papers are the sentences."""
    words, plan, sample = text(language), study.plan, study.sample
    before, after = sample.before[plan.outcome], sample.after[plan.outcome]
    decimals = plan.indicator.decimals + 1  # a mean of years holds one more
    roles = ["treated" if t else "ring" if r else "control"
             for t, r in zip(sample.treated, sample.ring, strict=True)]  # fmt: skip
    rows = pd.DataFrame(
        {
            "area_id": [int(unit) for unit in sample.units],
            "area": [area_name(int(unit)) for unit in sample.units],
            "role": roles,
            "mean_before": before.round(decimals),
            "mean_after": after.round(decimals),
            "change": (after - before).round(decimals),
        }
    )
    first, second = opening_sentences(study, power, language)
    others = contamination(study, language)
    warned = sentences.warnings_of_checks(study, results, checked, others, language)
    sentence = sentences.result_sentence(results.test, power, plan, language)
    return Export(
        rows,
        Papers(
            title=sentences.design_sentence(study, language),
            sentence=f"{first} {second} {sentence}",
            source=source_line(plan, language),
            caveat=plan.indicator.limitations.text(language),
            made_on=words("site.title"),
            notes=tuple((words("before.part_doubts"), warning) for warning in warned),
            language=language,
            datasets=tuple(plan.indicator.datasets),
            unit=numbers.with_unit("", plan.indicator.unit, language=language).strip(),
        ),
    )
