"""The index in words: the sentence, whose design it is, what it is made of, the chosen area."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from atlas import repository
from atlas.index import wording
from atlas.index.facts import INSTITUTIONAL, AreaIndex, robust_counts
from atlas.index.wording import element_title, moved, variant_title, weighing_name
from atlas.repository import index_results
from atlas.repository.index_results import FEW
from atlas.wording import numbers, ranks
from indicators.catalogue import REGISTER_YEARS
from ui.state import session
from ui.state.index import CHANGE, IndexView, change
from ui.widgets import tables
from ui.widgets.tables import OnPaper


def written(value: float, decimals: int = 1) -> str:
    """A number in the reader's language."""
    return numbers.number(value, language=session.language(), decimals=decimals)


def hundredths(part: float) -> str:
    """A part of one as a whole number of hundredths, in the reader's language."""
    return numbers.percent(written(100 * part, 0), language=session.language())


def title_of(view: IndexView) -> str:
    """Name of the design, with its year."""
    name = view.design.name.text(session.language())
    return f"{name}, {view.year}" if view.year else name


def sentence(view: IndexView) -> str:
    """The sentence on top: only areas with residents enough are ever named as the worst."""
    words, names = session.words(), repository.areas()["short_name"]
    titled: dict[str, object] = {"title": title_of(view)}
    if view.reading == CHANGE:
        return _change_sentence(view)
    if view.area is not None and view.area not in view.facts:
        why = why_unranked(view, view.area)
        return words("index.sentence_none", title=title_of(view), area=names[view.area], why=why)
    if view.area is not None:
        facts = view.facts[view.area]
        sentence = words(
            "index.sentence_area" if facts.counts else "index.sentence_few",
            area=names[view.area], rank=facts.rank, of=facts.ranked_of,
            standing=rank_words(view, facts, of=among(view)), spread=spread(view, facts),
            word=facts.word(words.language), few=written(FEW, 0), **titled,
        )  # fmt: skip
        return f"{sentence}{caution(facts)}"
    reliable = {area: facts for area, facts in view.facts.items() if facts.counts}
    first = next(iter(reliable or view.facts))
    counts = robust_counts(view.facts)
    doubtful = view.facts[first].doubtful
    named = words("index.doubtful_name", area=names[first]) if doubtful else names[first]
    return words(
        "index.sentence", area=named, among=among(view),
        spread=spread(view, view.facts[first]),
        always=counts.always, depends=counts.depends, **titled,
    )  # fmt: skip


def _change_sentence(view: IndexView) -> str:
    """What has changed since a year; or that this is not asked of a snapshot."""
    words, (changes, refused) = session.words(), change(view)
    title = view.design.name.text(words.language)
    if changes is None:
        return words("index.sentence_no_change", title=title, why=refused)
    names = repository.areas()["short_name"]
    period = {"since": view.since, "until": view.year, "title": title}
    if view.area is not None:
        if pd.isna(changes.get(view.area)):
            return words("index.sentence_change_unknown", area=names[view.area], **period)
        by = numbers.signed(float(changes[view.area]), language=words.language, decimals=1)
        return words("index.sentence_change_area", area=names[view.area], by=by, **period)
    counted = [area for area, facts in view.facts.items() if facts.counts]
    sure = changes.reindex(counted).dropna()
    most = int(str(sure.idxmax()))
    by = numbers.signed(float(sure.max()), language=words.language, decimals=1)
    rising = int((sure > 0).sum())
    return words(
        "index.sentence_change", area=names[most], by=by, rising=rising, of=len(sure), **period
    )


def why_unranked(view: IndexView, area: int) -> str:
    """Why an area has no rank: what it is, or which indicators it lacks and why."""
    words, design = session.words(), view.design
    absence = index_results.unranked(view.name, view.year).get(area)
    if absence is None:
        return ""
    if absence.reason == INSTITUTIONAL:
        return words("missing.institutional")
    titles = {
        element.column: element_title(element, words.language) for element in design.indicators
    }
    listed = "; ".join(
        f"{titles[key]}: {words(f'missing.{reason}') if reason else words('index.not_told')}"
        for key, reason in absence.lacking.items()
    )
    return words("index.why_lacking", listed=listed)


def among(view: IndexView) -> str:
    """``72 neighbourhoods with at least 1,200 residents``: whom the ranks are of."""
    of = next(iter(view.facts.values())).ranked_of
    return wording.among(view.design, of, session.words())


def rank_words(view: IndexView, area: AreaIndex, *, of: str = "") -> str:
    """The place of an area, with those it takes in the redraws."""
    language = session.language()
    return ranks.of_draws(area.rank_range, language=language, of=of, errors=view.errors)


def spread(view: IndexView, area: AreaIndex) -> str:
    """The places an area takes in the redraws."""
    return ranks.spread(area.rank_range, language=session.language(), errors=view.errors)


def caution(facts: AreaIndex) -> str:
    """What to mind where a value the area's score rests on is doubtful; empty elsewhere."""
    return session.words()("sentence.doubtful") if facts.doubtful else ""


def varying(view: IndexView) -> str:
    """What the ranks were redrawn over."""
    return ranks.varying(errors=view.errors, language=session.language())


def few(view: IndexView) -> frozenset[int]:
    """Areas whose place rests on few people."""
    return index_results.few_residents(view.year or REGISTER_YEARS[-1])


def components(view: IndexView) -> None:
    """Each indicator with its year and its weight."""
    words = session.words()
    years = index_results.inputs(bool(view.design.year)).years
    effective = index_results.checks(view.name).effective
    weights = dict(zip(effective["key"], effective["weight"].astype(float), strict=True))
    frame = pd.DataFrame(
        {
            words("index.indicator"): [
                weighing_name(element, words.language) for element in view.design.indicators
            ],
            words("index.year"): [
                str(view.year or years.get(element.column) or "")
                for element in view.design.indicators
            ],
            words("index.weight"): [
                hundredths(weights[element.key]) for element in view.design.indicators
            ],
        }
    )
    st.markdown(f"**{words('index.components')}**")
    language = words.language
    tables.table(
        frame, key="atlas-index-parts", language=language, on_paper=OnPaper("components", frame)
    )
    if view.design.why_not_comparable:
        why = view.design.why_not_comparable.text(words.language)
        st.caption(f"{why[:1].upper()}{why[1:]}.")


def area_card(view: IndexView) -> None:
    """The chosen area: rank range, certainty, what decides."""
    words = session.words()
    if view.area is None:
        st.info(words("index.choose"))
        return
    st.markdown(f"**{repository.areas()['name'][view.area]}**")
    facts = view.facts.get(view.area)
    if facts is None:
        st.markdown(f"{words('index.no_rank')}: {why_unranked(view, view.area)}.")
        return
    st.markdown(label(view, view.area))
    st.markdown(words("index.certainty", word=facts.word(words.language)) + caution(facts))
    if facts.shift:
        choice = variant_title(view.design, facts.choice, facts.variant, words.language)
        st.markdown(words("index.decides", choice=choice, moved=moved(facts.shift, words)))


def label(view: IndexView, area: int) -> str:
    """An area in a few words, as the map says it."""
    words, facts = session.words(), view.facts.get(area)
    if facts is None:
        absence = index_results.unranked(view.name, view.year).get(area)
        return words(f"index.why_{absence.reason}") if absence else words("index.no_rank")
    return words(
        "index.label" if facts.counts else "index.label_few",
        score=written(facts.score), rank=facts.rank, of=facts.ranked_of,
        standing=rank_words(view, facts), spread=spread(view, facts),
        robust=facts.robust_word(words.language), few=written(FEW, 0),
    )  # fmt: skip
