"""Scenes that compare: before and after, the line-up, one neighbourhood among all, its years."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np

from atlas import repository
from atlas.evaluation import study as before_study
from atlas.rows import row
from atlas.stories import study
from atlas.stories.model import SceneSpec
from atlas.wording import Text, numbers, text
from indicators import indicator
from indicators.evaluation.design.numbers import Floats
from indicators.spec import Polarity, Unit
from render.stories import charts, city_map
from render.stories import lines as curves
from render.stories.charts import LabelSpot
from render.stories.lines import Curve, Spans
from render.stories.scene import Parts, address


def _outcome(spec: SceneSpec) -> str:
    return str(spec.options.get("indicator") or study.plan().outcome)


def before_after(spec: SceneSpec, language: str) -> Parts:
    """The two groups of the default design, by year."""
    words, plan = text(language), study.plan(_outcome(spec))
    groups, outcome = study.made(plan).study, indicator(_outcome(spec))
    table = before_study.gap_by_year(groups)
    names = words("story.with_premises"), words("story.without_premises")
    lines = [
        Curve(names[0], table["treated"].to_numpy(dtype=float), strong=True),
        Curve(names[1], table["control"].to_numpy(dtype=float), strong=False),
    ]
    spans = Spans(
        (
            (*plan.before, words("story.before")),
            (*plan.after, words("story.after")),
        ),
        tuple(each.year for each in outcome.breaks),
    )

    def write(value: float) -> str:
        return numbers.value(value, outcome, language=language)

    first, last = table.iloc[0], table.iloc[-1]
    alt = words(
        "story.alt_before", title=outcome.title.text(language), first=int(first["year"]),
        last=int(last["year"]), a=write(float(first["treated"])), b=write(float(last["treated"])),
        c=write(float(first["control"])), d=write(float(last["control"])),
    )  # fmt: skip
    years = [int(year) for year in table["year"]]
    return {
        "picture": curves.curves(years, lines, spans, write=_bare(outcome.key, language), alt=alt),
        "key_title": words("story.in_chart", title=outcome.title.text(language)),
        "source": words("story.source_before",
                        source=city_map.indicator_source(outcome.key, language, years),
                        treated=len(groups.ids("treated")), control=len(groups.ids("control"))),
        "live": "prima-dopo" if plan == study.plan() else address("prima-dopo", esito=outcome.key),
    }  # fmt: skip


def _bare(key: str, language: str) -> Callable[[float], str]:
    """Writes an axis: a number as bare as the unit allows."""
    definition = indicator(key)

    def write(value: float) -> str:
        decimals = 0 if value == round(value) else definition.decimals
        bare = numbers.number(value, language=language, decimals=decimals)
        short = definition.unit in (Unit.PERCENT, Unit.EURO)
        return numbers.with_unit(bare, definition.unit, language=language) if short else bare

    return write


def line_up(spec: SceneSpec, language: str) -> Parts:
    """A game: the real group among groups picked by the test."""
    words, plan = text(language), study.plan(_outcome(spec))
    line, outcome = study.line_up(plan), indicator(_outcome(spec))
    first = plan.after[0]
    answer = words("story.told", number=line.real + 1)
    alt = words("story.alt_line_up", count=len(line.panels), title=outcome.title.text(language))
    return {
        "picture": curves.line_up(line, first_after=first, revealed=False, alt=alt),
        "answer": curves.line_up(line, first_after=first, revealed=True, alt=f"{alt} {answer}"),
        "told": answer,
        "key_title": words("story.in_chart", title=outcome.title.text(language)),
        "source": words("story.source_line_up",
                        source=city_map.indicator_source(
                            outcome.key, language, [int(year) for year in line.times]),
                        start=first),
        "live": "prima-dopo" if plan == study.plan() else address("prima-dopo", esito=outcome.key),
    }  # fmt: skip


# One neighbourhood


def strips(spec: SceneSpec, language: str) -> Parts:
    """One neighbourhood among all, on several indicators."""
    words, area = text(language), int(spec.options["area"])
    rows = [_spot(key, area, language) for key in spec.options["indicators"]]
    name = str(repository.areas().at[area, "short_name"])
    listed = "; ".join(f"{spot.title}: {spot.written}" for spot in rows)
    keys = spec.options["indicators"]
    drawing = charts.strips(
        rows, here=name, city=words("story.all_city"), worse=_right_end(keys, words),
        alt=words("story.alt_strips", area=name, listed=listed),
    )  # fmt: skip
    who = city_map.producers((name for key in keys for name in indicator(key).datasets), language)
    return {
        "picture": drawing,
        "source": words("story.source_strips", source=who),
        "live": address("quartiere", area=str(area)),
    }


def _is_context(key: str) -> bool:
    return indicator(key).polarity is Polarity.NEITHER


def _right_end(keys: Sequence[str], words: Text) -> str:
    """What the right end of the strips means; of indicators of context, never disadvantage."""
    context = [_is_context(key) for key in keys]
    if all(context):
        return words("story.higher")
    return words("story.worse_and_context" if any(context) else "story.worse")


def _spot(key: str, area: int, language: str) -> LabelSpot:
    """One strip, turned so that worse is on the right."""
    definition, data = indicator(key), repository.indicator_data(key)
    rows = data.by_year[definition.latest_year]
    sure = rows[(rows["reliability"] == "reliable") | (rows.index == area)]
    values = sure["value"].astype("float64").dropna()
    city_value = data.city_by_year[definition.latest_year]
    low, high = min(values.min(), city_value), max(values.max(), city_value)

    def at(value: float) -> float:
        if not math.isfinite(value) or high == low:
            return math.nan
        share = (value - low) / (high - low)
        return float(1 - share if definition.polarity is Polarity.LOWER_IS_WORSE else share)

    own = row(rows, area)
    written = (
        text(language)("story.not_known")
        if own["reason"]
        else numbers.value(float(own["value"]), definition, language=language)
    )
    return LabelSpot(
        title=f"{definition.short_title.text(language)}, {definition.latest_year}"
        + " *" * _is_context(key),
        written=written,
        others=tuple(at(float(v)) for a, v in values.items() if int(str(a)) != area),
        here=at(float(own["value"])) if not own["reason"] else math.nan,
        city=at(float(city_value)),
    )


def trend(spec: SceneSpec, language: str) -> Parts:
    """One neighbourhood and the city, year by year."""
    words, area = text(language), int(spec.options["area"])
    definition = indicator(spec.options["indicator"])
    data = repository.indicator_data(definition.key)
    own = data.table[data.table["area_id"] == area].set_index("year")["value"].astype("float64")
    years = list(range(min(definition.years), max(definition.years) + 1))
    name = str(repository.areas().at[area, "short_name"])
    here: Floats = np.array(own.reindex(years), dtype=np.float64)
    whole: Floats = np.array([data.city_by_year.get(year, math.nan) for year in years])
    lines = [
        Curve(name, here, strong=True),
        Curve(words("story.all_city"), whole, strong=False),
    ]
    known = own.dropna()
    alt = words(
        "story.alt_trend", title=definition.title.text(language), area=name,
        first=int(known.index[0]), last=int(known.index[-1]),
        a=numbers.value(float(known.iloc[0]), definition, language=language),
        b=numbers.value(float(known.iloc[-1]), definition, language=language),
    )  # fmt: skip
    spans = Spans(breaks=tuple(each.year for each in definition.breaks))
    drawing = curves.curves(years, lines, spans, write=_bare(definition.key, language), alt=alt)
    return {
        "picture": drawing,
        "key_title": words("story.in_chart", title=definition.title.text(language)),
        "source": city_map.indicator_source(definition.key, language, years),
        "live": address("mappa", indicatore=definition.key, area=str(area)),
    }
