"""The second half of the before-and-after page: the estimates, shown only when asked for."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import streamlit as st

from atlas import repository
from atlas.evaluation import sentences
from atlas.evaluation.plan import Plan
from atlas.evaluation.study import Results, Study, gap_by_year
from atlas.repository import evaluation_results
from atlas.wording import numbers
from indicators.evaluation.estimators.details import Details
from indicators.evaluation.estimators.result import EffectEstimate
from indicators.evaluation.inference.power import Power
from render.figures import evaluation, honest_did
from render.figures.evaluation import Range
from render.maps import static_map
from render.style import palette
from ui.state import session
from ui.views.before_after import design_form
from ui.widgets import tables
from ui.widgets.boundary import part

CLASSES = 5


def look() -> Any:
    """The theme's colours."""
    return palette.theme(session.theme_name())


def writer(found: Study) -> Any:
    """Writes a bare number of the outcome on an axis."""
    decimals, language = found.plan.indicator.decimals, session.language()
    return lambda value: numbers.number(value, language=language, decimals=decimals)


def answers(found: Study, seen: Power) -> tuple[Results, Any]:
    """The sentence, the maps and slopes, and every estimate with its table.

    Also returns the place under the sentence, kept for what the checks find.
    """
    words, plan, language = session.words(), found.plan, session.language()
    with st.spinner(words("before.estimating")):
        made = evaluation_results.before_results(plan)
    st.markdown(sentences.room_sentence(found, language))
    st.subheader(sentences.result_sentence(made.test, seen, plan, language), anchor=False)
    beneath = st.container()
    st.caption(sentences.start_said(plan, language))
    left, right = st.columns(2, gap="medium")
    with left:
        part(_years, found)
    with right:
        part(_slopes, found)
    part(_maps, found)
    left, right = st.columns(2, gap="medium")
    with left:
        part(_events, found, made)
    with right:
        part(_robust, found, made)
    part(_estimates, found, made)
    part(_several, plan, made)
    return made, beneath


def _years(found: Study) -> None:
    words, plan, table = session.words(), found.plan, gap_by_year(found)
    st.markdown(f"#### {words('before.years_title')}")
    breaks = tuple(one.year for one in plan.indicator.breaks)
    svg = evaluation.years_svg(
        table, windows=(plan.before, plan.after), start=plan.start, breaks=breaks, theme=look(),
        write=writer(found), alt=words("before.years_alt", first=table["year"].min(),
                                       last=table["year"].max()),
        names=(words("before.role_treated"), words("before.role_control")),
    )  # fmt: skip
    design_form.drawing(svg, "years")
    st.caption(words("before.years_help"))
    design_form.source(plan)
    names = {"treated": words("before.role_treated"), "control": words("before.role_control"),
             "year": words("before.year")}  # fmt: skip
    twin(table.rename(columns=names), "years", found)


def _maps(found: Study) -> None:
    words, plan, sample = session.words(), found.plan, found.sample
    one, language = plan.indicator, session.language()
    st.markdown(f"#### {words('before.maps_title')}")
    before, after = sample.before[plan.outcome], sample.after[plan.outcome]
    inner = np.quantile(np.concatenate([before, after]), [0.2, 0.4, 0.6, 0.8])
    colours = palette.sequential(palette.LIGHT, one.polarity, CLASSES)
    change = after - before
    steps = _steps(change)
    moving = palette.diverging(palette.LIGHT, one.polarity, 6)
    nil = repository.drawing()[0]
    panels = []
    for key, values, limits, scale in (
        ("before", before, inner, colours),
        ("after", after, inner, colours),
        ("change", change, steps, moving),
    ):
        fills = dict.fromkeys((int(a) for a in nil["area_id"]), look().missing[0])
        classes = np.searchsorted(limits, values, side="right")
        fills |= {int(u): scale[n] for u, n in zip(sample.units, classes, strict=True)}
        title = words(f"before.map_{key}", before=_years_of(plan.before),
                      after=_years_of(plan.after))  # fmt: skip
        panels.append(
            evaluation.captioned(
                static_map.plain_map(nil, fills, marked=found.ids("treated"), alt=title), title
            )
            + evaluation.legend_html(_entries(limits, scale, found, signed=key == "change"))
        )
    alt = words("before.maps_alt", outcome=one.title.said(language))
    design_form.drawing(evaluation.grid(panels, least="250px", alt=alt), "maps")
    st.caption(words("before.maps_help"))
    design_form.source(plan)
    twin(_area_table(found, np.ones(len(sample.units), dtype=bool)), "areas", found)


def _area_table(found: Study, shown: np.ndarray) -> dict[str, list[Any]]:
    """Role, before, after and change of the areas where ``shown`` (n,) is true."""
    words, plan, sample = session.words(), found.plan, found.sample
    before, after = sample.before[plan.outcome][shown], sample.after[plan.outcome][shown]
    roles = np.where(sample.treated, words("before.role_treated"),
                     np.where(sample.ring, words("before.role_ring"),
                              words("before.role_control")))[shown]  # fmt: skip
    return {
        words("table.area"): [design_form.area_name(int(u)) for u in sample.named(shown)],
        words("before.role"): roles.tolist(),
        _years_of(plan.before): before.tolist(),
        _years_of(plan.after): after.tolist(),
        words("table.change"): (after - before).tolist(),
    }


def _steps(change: np.ndarray) -> np.ndarray:
    """Limits of six classes around zero, the same size up and down."""
    far = float(np.quantile(np.abs(change), 0.9)) or 1.0
    return np.array([-2 * far / 3, -far / 3, 0, far / 3, 2 * far / 3])


def _entries(limits: np.ndarray, scale: Sequence[str], found: Study, *, signed: bool) -> Any:
    decimals, language, words = (
        found.plan.indicator.decimals, session.language(), session.words(),
    )  # fmt: skip
    write = numbers.signed if signed else numbers.number
    said = [write(float(v), language=language, decimals=decimals) for v in limits]
    labels = [words("before.up_to", value=said[0])]
    labels += [numbers.span(a, b, language=language) for a, b in pairwise(said)]
    labels.append(words("before.beyond", value=said[-1]))
    return dict(zip(labels, scale, strict=True))


def _years_of(window: tuple[int, int]) -> str:
    return numbers.span(*map(str, window), language=session.language())


def _slopes(found: Study) -> None:
    words, plan, sample = session.words(), found.plan, found.sample
    st.markdown(f"#### {words('before.slopes_title')}")
    used = sample.treated | sample.control
    svg = evaluation.slopes_svg(
        sample.before[plan.outcome][used], sample.after[plan.outcome][used], sample.treated[used],
        labels=[design_form.area_name(int(u)) for u in sample.named(used)],
        ends=(_years_of(plan.before), _years_of(plan.after)), theme=look(), write=writer(found),
        alt=words("before.slopes_alt", count=int(used.sum())),
    )  # fmt: skip
    design_form.drawing(svg, "slopes")
    st.caption(words("before.slopes_help"))
    design_form.source(plan)
    twin(_area_table(found, used), "slopes", found)


def _events(found: Study, made: Results) -> None:
    words, plan, language = session.words(), found.plan, session.language()
    st.markdown(f"#### {words('before.events_title')}")
    details = made.events.details
    if made.events.estimate is None or details is None:
        st.info(words("before.no_estimate"))
        return
    rows = []
    for one in details.coefficients:
        year, (low, high) = plan.start + one.event, one.interval or (None, None)
        reference = one.event == details.reference
        key = "before.event_reference" if reference else "before.event_year"
        rows.append(
            Range(words(key, year=year), one.estimate, low, high, strong=one.event >= 0,
                  bare=one.interval is None)
        )  # fmt: skip
    bare = all(row.bare for row in rows)
    alt = words("before.events_bare_alt" if bare else "before.events_alt", count=len(rows))
    svg = evaluation.ranges_svg(rows, theme=look(), write=writer(found), alt=alt)
    design_form.drawing(svg, "events")
    trend = details.pre_trend_test.p
    st.caption(words("before.events_help", p=sentences.p_value(trend, language)))
    design_form.source(plan)
    twin(range_table(rows), "events", found)


def _robust(found: Study, made: Results) -> None:
    words, language, plan = session.words(), session.language(), found.plan
    said = honest_did.robust_sentence(made.events, language)
    if not said:
        return
    st.markdown(f"#### {words('before.robust_title')}")
    if honest_did.is_withheld(made.events):
        st.info(said)
        return
    design_form.drawing(honest_did.robust_svg(made.events, plan, look(), language), "robust")
    st.markdown(said)
    st.caption(words("before.robust_help"))
    design_form.source(plan)
    twin(honest_did.robust_table(made.events, plan, language), "robust", found)


def _estimates(found: Study, made: Results) -> None:
    words = session.words()
    st.markdown(f"#### {words('before.estimates_title')}")
    st.table(estimate_table(found, made, session.language()))
    st.caption(honest_did.cluster_said(made.events, session.language()))
    st.caption(honest_did.synthetic_said(made.synthetic, session.language()))
    design_form.source(found.plan)


def estimate_table(found: Study, made: Results, language: str) -> dict[str, list[str]]:
    """Every estimate as a table of words, for the page and for the sheet."""
    from atlas.wording import text

    words, plan = text(language), found.plan
    beside = None if made.did.details is None else made.did.details.cluster_robust_beside
    other = "unweighted" if plan.weighted else "weighted"
    lines: list[tuple[str, EffectEstimate[Details]]] = [
        (words("before.method_randomisation"), made.test),
        (words(f"before.method_{other}"), made.weighted),
        (words("before.method_did"), made.did),
        (words("before.method_twfe"), made.twfe),
        (words("before.method_event_study"), made.events),
        (words("before.method_att_gt"), made.groups),
        (words("before.method_sdid"), made.synthetic),
    ]
    table: dict[str, list[str]] = {
        words("before.method"): [name for name, _ in lines],
        words("before.difference"): [
            sentences.moved(one.estimate, plan, language) for _, one in lines
        ],
        words("before.interval"): [sentences.interval(one, plan, language) for _, one in lines],
        "p": [sentences.p_value(one.p, language) for _, one in lines],
        words("before.compared"): [
            f"{one.n_treated} / {one.n_control}" if one.estimate is not None else numbers.DASH
            for _, one in lines
        ],
    }
    if beside is not None and beside.p is not None:
        ends = EffectEstimate[Details]("did", plan.outcome, None, interval=beside.interval)
        row = (words("before.method_cluster"),
               sentences.moved(made.did.estimate, plan, language),
               sentences.interval(ends, plan, language),
               sentences.p_value(beside.p, language),
               f"{made.did.n_treated} / {made.did.n_control}")  # fmt: skip
        for column, cell in zip(table.values(), row, strict=True):
            column.append(cell)
    return table


def _several(plan: Plan, made: Results) -> None:
    if not made.adjusted:
        return
    words, language = session.words(), session.language()
    st.markdown(f"#### {words('before.several_title')}")
    names = [plan.indicator_of(str(one["outcome"])).title.said(language) for one in made.adjusted]
    columns = {"p": "p", "Holm": "holm", "Romano-Wolf": "romano_wolf"}
    st.table(
        {words("before.outcome"): names}
        | {
            title: [sentences.p_value(float(one[key]), language) for one in made.adjusted]
            for title, key in columns.items()
        }
    )
    st.caption(words("before.several_help"))


def range_table(rows: Sequence[Range]) -> dict[str, list[Any]]:
    """The table twin of a drawing of ranges."""
    words = session.words()
    return {
        words("before.what"): [one.label for one in rows],
        words("before.difference"): [one.value for one in rows],
        words("table.low"): [one.low for one in rows],
        words("table.high"): [one.high for one in rows],
    }


def twin(table: Any, key: str, found: Study) -> None:
    """The table twin of a drawing, sent only when it is open; one decimal more than a year has."""
    words = session.words()
    with st.expander(words("before.table"), key=f"atlas-before-twin-{key}", on_change="rerun") as b:
        if b.open:
            tables.table(
                table,
                key=f"atlas-before-table-{key}",
                language=words.language,
                decimals=found.plan.indicator.decimals + 1,
            )
