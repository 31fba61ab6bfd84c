"""The results sheet of a study, in the order EU evaluators use."""

from datetime import date

from atlas import repository
from atlas.evaluation import sentences
from atlas.evaluation.contamination import contamination
from atlas.evaluation.sources import source_line
from atlas.evaluation.study import Results, RobustnessChecks, Study
from atlas.wording import numbers, text
from indicators.evaluation.inference.power import Power
from render.documents.evaluation import Part, evaluation_sheet
from render.figures import honest_did
from ui.views.before_after.estimates import estimate_table
from ui.views.before_after.figures import years_picture


def sheet(  # noqa: PLR0913 - the study and all its results
    study: Study,
    power: Power,
    results: Results,
    checked: RobustnessChecks,
    language: str,
    *,
    as_of: date,
) -> bytes:
    """The results sheet in the order EU evaluators use, made on the day ``as_of``."""
    words, plan, outcome = text(language), study.plan, study.plan.indicator
    short = repository.areas()["short_name"]
    low = [str(short[area]) for area in study.low]
    names = {role: ", ".join(short[a] for a in study.ids(role)) or numbers.DASH
             for role in ("treated", "control")}  # fmt: skip
    others = contamination(study, language)
    formula, simulated, at_formula = sentences.sd_said(power, plan, language)
    baseline = [
        words("before.sheet_baseline", role=words(f"before.role_{role}"),
              before=_level(results, role, "before", study, language),
              after=_level(results, role, "after", study, language))
        for role in ("treated", "control")
    ]  # fmt: skip
    years = years_picture(study, language)
    parts = [
        Part(words("before.sheet_logic"),
             [words("before.sheet_logic_text", start=plan.start, names=names["treated"])]),
        Part(words("before.sheet_indicators"),
             [f"{outcome.title.text(language)}. {outcome.meaning.text(language)}", *baseline],
             image=years, alt=words("before.years_title", outcome=outcome.title.text(language))),
        Part(words("before.sheet_counterfactual"),
             [sentences.design_sentence(study, language),
              sentences.comparison_said(plan, language),
              sentences.floor_said(study, low, language),
              f"{words('before.role_control')}: {names['control']}.",
              words("before.sheet_power", formula=formula, simulated=simulated, power=at_formula)]),
        Part(words("before.sheet_results"),
             [sentences.result_sentence(results.test, power, plan, language)],
             table=estimate_table(study, results, language)),
        _robustness(study, results, checked, others, language),
        Part(words("before.sheet_limits"),
             [outcome.limitations.text(language), words("before.sheet_limits_text")]),
        Part(words("before.sheet_questions"), [words("before.sheet_questions_text"), *others]),
    ]  # fmt: skip
    title = f"{words('before.title')}: {outcome.title.text(language)}"
    room = sentences.room_sentence(study, language)
    first = f"{room} {sentences.power_sentence(power, plan, language)}"
    day = numbers.day(as_of.isoformat(), language=language)
    foot = f"{words('site.title')}, {day}. {source_line(plan, language)}"
    return evaluation_sheet(title, first, parts, foot, language=language)


def _robustness(
    study: Study, results: Results, checked: RobustnessChecks, others: list[str], language: str
) -> Part:
    return Part(
        text(language)("before.sheet_robustness"),
        [
            *sentences.warnings_of_checks(study, results, checked, others, language),
            *sentences.checks_said(study, results, checked, language),
            honest_did.robust_sentence(results.events, language),
            honest_did.synthetic_said(results.synthetic, language),
            honest_did.cluster_said(results.events, language),
        ],
        table=honest_did.robust_table(results.events, study.plan, language),
    )


def _level(results: Results, role: str, when: str, study: Study, language: str) -> str:
    details = results.did.details
    value = None if details is None else details.level(role, when)
    return numbers.value(value, study.plan.indicator, language=language)
