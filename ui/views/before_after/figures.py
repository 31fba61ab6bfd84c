"""What the figures of a study share: colours, numbers, years, and what stands below each."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from atlas.evaluation.answer import sides, window
from atlas.evaluation.sources import source_line
from atlas.evaluation.study import Study, gap_by_year
from atlas.wording import numbers, text
from render.figures import evaluation
from render.figures.evaluation import Range
from render.style import palette
from ui.state import session
from ui.state.evaluation import area_name
from ui.widgets import tables
from ui.widgets.figure import Twin, figure


def study_figure(  # noqa: PLR0913 - the parts of a figure, by name
    study: Study,
    svg: str,
    *,
    key: str,
    caption: str,
    table: Any,
    table_key: str | None = None,
    sentence: str = "",
) -> None:
    """A drawing with its caption, the study's source line and its table."""
    figure(
        svg,
        key=f"atlas-before-{key}",
        sentence=sentence,
        caption=caption,
        source=source_line(study.plan, session.language()),
        table=study_table(study, table, table_key or key),
    )


def study_table(study: Study, table: Any, key: str) -> Twin:
    """The table twin of a drawing, with one decimal more than a year of the outcome has."""
    words = session.words()

    def draw() -> None:
        tables.table(
            table,
            key=f"atlas-before-table-{key}",
            language=words.language,
            decimals=study.plan.indicator.decimals + 1,
        )

    return Twin(words("before.table"), f"atlas-before-twin-{key}", draw)


def look() -> palette.Theme:
    """The theme's colours."""
    return palette.theme(session.theme_name())


def writer(study: Study) -> Callable[[float], str]:
    """Writes a bare number of the outcome on an axis."""
    decimals, language = study.plan.indicator.decimals, session.language()
    return lambda value: numbers.number(value, language=language, decimals=decimals)


def area_table(study: Study, areas: np.ndarray) -> dict[str, list[Any]]:
    """Role, before, after and change of the areas where ``areas`` (n,) is true."""
    words, plan, sample = session.words(), study.plan, study.sample
    before, after = sample.before[plan.outcome][areas], sample.after[plan.outcome][areas]
    roles = np.where(sample.treated, words("before.role_treated"),
                     np.where(sample.ring, words("before.role_ring"),
                              words("before.role_control")))[areas]  # fmt: skip
    return {
        words("table.area"): [area_name(int(u)) for u in sample.named(areas)],
        words("before.role"): roles.tolist(),
        window(plan, "before", words.language): before.tolist(),
        window(plan, "after", words.language): after.tolist(),
        words("table.change"): (after - before).tolist(),
    }


def range_table(rows: Sequence[Range]) -> dict[str, list[Any]]:
    """The table twin of a drawing of ranges."""
    words = session.words()
    return {
        words("before.what"): [row.label for row in rows],
        words("before.difference"): [row.value for row in rows],
        words("table.low"): [row.low for row in rows],
        words("table.high"): [row.high for row in rows],
    }


def years_picture(study: Study, language: str) -> str:
    """The years of treated and compared areas for paper, with no words around it."""
    words, plan, table = text(language), study.plan, gap_by_year(study)
    svg = evaluation.years_svg(
        table, windows=(plan.before, plan.after), theme=palette.LIGHT, alt="",
        breaks=tuple(broken.year for broken in plan.indicator.breaks),
        write=lambda value: numbers.number(
            value, language=language, decimals=plan.indicator.decimals),
        names=sides(study, language),
        value=lambda number: numbers.value(number, plan.indicator, language=language),
        sides=(words("before.side_before"), words("before.side_after")),
    )  # fmt: skip
    return svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
