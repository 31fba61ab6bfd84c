"""The drawings of the first reading: what was seen, both sides by year, every area by itself."""

from functools import partial

import streamlit as st

from atlas.evaluation import answer as told
from atlas.evaluation import sentences
from atlas.evaluation.study import FirstReading, Study, gap_by_year
from atlas.provenance.papers import Papers
from atlas.wording import numbers
from indicators.evaluation.inference.power import Power
from render.figures import evaluation
from ui.state import session
from ui.state.evaluation import area_name
from ui.views.before_after.figures import look, writer, years_picture
from ui.widgets.figure import drawing
from ui.widgets.share import Slide, drawn_slide


def seen(study: Study, result: FirstReading, power: Power) -> None:
    """The difference with its interval over the blind zone, and what drift alone would give."""
    words, language, plan, test = session.words(), session.language(), study.plan, result.test
    drift = told.drift_alone(study, result.drift)
    decimals = plan.indicator.decimals
    axis = evaluation.seen_svg(
        float(test.value), test.interval or (None, None), blind=power.smallest, drift=drift,
        theme=look(), alt=words("before.seen_alt"),
        write=lambda value: numbers.signed(value, language=language, decimals=decimals),
    )  # fmt: skip
    marks = [("value", words("before.seen")), ("interval", words("before.interval"))]
    if drift is not None:
        effect = sentences.moved(drift, plan, language)
        marks.append(("drift", words("before.drift_alone", effect=effect)))
    marks.append(("blind", words("before.blind")))
    alt = "; ".join([words("before.seen_alt"), *(mark for _, mark in marks)])
    drawing(evaluation.whole(axis + evaluation.key_html(marks, look()), alt),
            key="atlas-before-seen")  # fmt: skip


def slide(study: Study, sentence: str, source: str) -> Slide:
    """The slide of a study that ``sentence`` answers: both sides year by year."""
    words, indicator = session.words(), study.plan.indicator
    papers = Papers(
        title=indicator.title.text(words.language),
        sentence=sentence,
        source=source,
        caveat=f"{words('source.caveat')}: {words('before.slide_caveat')}",
        made_on=words("site.title"),
        notes=(),
        language=words.language,
    )
    name = f"{words('file.before')} {indicator.short_title.text(words.language)}"
    return drawn_slide(name, partial(years_picture, study, words.language), papers)


def years(study: Study) -> None:
    """Both sides year by year."""
    words, plan, table = session.words(), study.plan, gap_by_year(study)
    st.header(words("before.years_short"), anchor=False)
    alt = words("before.years_alt", first=table["year"].min(), last=table["year"].max())

    def draw(width: float) -> str:
        return evaluation.years_svg(
            table, windows=(plan.before, plan.after), theme=look(), write=writer(study), alt=alt,
            breaks=tuple(broken.year for broken in plan.indicator.breaks), width=width,
            names=told.sides(study, words.language),
            value=lambda number: numbers.value(number, plan.indicator, language=words.language),
            sides=(words("before.side_before"), words("before.side_after")),
        )  # fmt: skip

    drawing(evaluation.both_widths(draw), key="atlas-before-years")


def slopes(study: Study) -> None:
    """Each area from before to after, those looked at with their name and their change."""
    words, plan, sample = session.words(), study.plan, study.sample
    unit = words(f"unit_change.{plan.indicator.unit.value}", value="").strip()
    st.header(words("before.slopes_title", unit=unit), anchor=False)
    used = sample.treated | sample.control
    before, after = sample.before[plan.outcome][used], sample.after[plan.outcome][used]
    write = partial(numbers.signed, language=words.language, decimals=plan.indicator.decimals + 1)
    labels = [f"{area_name(int(unit))} {write(change)}"
              for unit, change in zip(sample.named(used), after - before, strict=True)]  # fmt: skip

    def draw(width: float) -> str:
        return evaluation.slopes_svg(
            before, after, sample.treated[used], labels=labels,
            others=words("before.slopes_others", count=int(sample.control.sum())),
            theme=look(), write=writer(study),
            ends=(told.window(plan, "before", words.language),
                  told.window(plan, "after", words.language)),
            alt=words("before.slopes_alt", count=int(used.sum())), width=width,
        )  # fmt: skip

    drawing(evaluation.both_widths(draw), key="atlas-before-slopes")
