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
from indicators.index.atlas import REGISTER_YEARS
from ui.state import session
from ui.state.index import CHANGE, Shown, change
from ui.widgets import tables
from ui.widgets.tables import OnPaper


def written(value: float, decimals: int = 1) -> str:
    """A number in the reader's language."""
    return numbers.number(value, language=session.language(), decimals=decimals)


def hundredths(part: float) -> str:
    """A part of one as a whole number of hundredths, in the reader's language."""
    return numbers.percent(written(100 * part, 0), language=session.language())


def title_of(shown: Shown) -> str:
    """Name of the design, with its year."""
    name = shown.design.name.said(session.language())
    return f"{name}, {shown.year}" if shown.year else name


def sentence(shown: Shown) -> str:
    """The sentence on top: only areas with residents enough are ever named as the worst."""
    words, names = session.words(), repository.areas()["short_name"]
    said: dict[str, object] = {"title": title_of(shown)}
    if shown.reading == CHANGE:
        return _change_sentence(shown)
    if shown.area is not None and shown.area not in shown.facts:
        why = why_unranked(shown, shown.area)
        return words("index.sentence_none", title=title_of(shown), area=names[shown.area], why=why)
    if shown.area is not None:
        one = shown.facts[shown.area]
        return words(
            "index.sentence_area" if one.counts else "index.sentence_few",
            area=names[shown.area], rank=one.rank, of=one.ranked_of,
            standing=standing(shown, one, of=among(shown)), spread=spread(shown, one),
            word=one.word(words.language), few=written(FEW, 0), **said,
        )  # fmt: skip
    reliable = {area: one for area, one in shown.facts.items() if one.counts}
    first = next(iter(reliable or shown.facts))
    counts = robust_counts(shown.facts)
    return words(
        "index.sentence", area=names[first], among=among(shown),
        spread=spread(shown, shown.facts[first]),
        always=counts.always, depends=counts.depends, **said,
    )  # fmt: skip


def _change_sentence(shown: Shown) -> str:
    """What has changed since a year; or that this is not asked of a snapshot."""
    words, (found, refused) = session.words(), change(shown)
    title = shown.design.name.said(words.language)
    if found is None:
        return words("index.sentence_no_change", title=title, why=refused)
    names = repository.areas()["short_name"]
    period = {"since": shown.since, "until": shown.year, "title": title}
    if shown.area is not None:
        if pd.isna(found.get(shown.area)):
            return words("index.sentence_change_unknown", area=names[shown.area], **period)
        by = numbers.signed(float(found[shown.area]), language=words.language, decimals=1)
        return words("index.sentence_change_area", area=names[shown.area], by=by, **period)
    counted = [area for area, one in shown.facts.items() if one.counts]
    sure = found.reindex(counted).dropna()
    most = int(str(sure.idxmax()))
    by = numbers.signed(float(sure.max()), language=words.language, decimals=1)
    rising = int((sure > 0).sum())
    return words(
        "index.sentence_change", area=names[most], by=by, rising=rising, of=len(sure), **period
    )


def why_unranked(shown: Shown, area: int) -> str:
    """Why an area has no rank: what it is, or which indicators it lacks and why."""
    words, design = session.words(), shown.design
    found = index_results.unranked(shown.name, shown.year).get(area)
    if found is None:
        return ""
    if found.reason == INSTITUTIONAL:
        return words("missing.institutional")
    titles = {one.column: element_title(one, words.language) for one in design.indicators}
    listed = "; ".join(
        f"{titles[key]}: {words(f'missing.{reason}') if reason else words('index.not_told')}"
        for key, reason in found.lacking.items()
    )
    return words("index.why_lacking", listed=listed)


def among(shown: Shown) -> str:
    """``72 neighbourhoods with at least 1,200 residents``: whom the ranks are of."""
    of = next(iter(shown.facts.values())).ranked_of
    return wording.among(shown.design, of, session.words())


def standing(shown: Shown, one: AreaIndex, *, of: str = "") -> str:
    """The place of an area, with those it takes in the redraws."""
    language = session.language()
    return ranks.redrawn(one.standing, language=language, of=of, errors=shown.errors)


def spread(shown: Shown, one: AreaIndex) -> str:
    """The places an area takes in the redraws."""
    return ranks.spread(one.standing, language=session.language(), errors=shown.errors)


def varying(shown: Shown) -> str:
    """What the ranks were redrawn over."""
    return ranks.varying(errors=shown.errors, language=session.language())


def few(shown: Shown) -> frozenset[int]:
    """Areas whose place rests on few people."""
    return index_results.few_residents(shown.year or REGISTER_YEARS[-1])


def heading(shown: Shown, refused: str) -> None:
    """Title, whose design it is, and what the address could not have."""
    words = session.words()
    st.title(sentence(shown), anchor=False)
    if shown.is_own:
        st.warning(words("index.own"), icon=":material/person_edit:")
    if refused:
        st.warning(words("index.refused", why=refused), icon=":material/info:")
    for one in shown.design.absent:
        st.caption(f"{words('index.absent')}: {one.said(words.language)}")


def components(shown: Shown) -> None:
    """Each indicator with its year and its weight."""
    words = session.words()
    years = index_results.inputs(bool(shown.design.year)).years
    effective = index_results.checks(shown.name).effective
    weights = dict(zip(effective["key"], effective["weight"].astype(float), strict=True))
    frame = pd.DataFrame(
        {
            words("index.indicator"): [
                weighing_name(one, words.language) for one in shown.design.indicators
            ],
            words("index.year"): [
                str(shown.year or years.get(one.column) or "") for one in shown.design.indicators
            ],
            words("index.weight"): [
                hundredths(weights[one.key]) for one in shown.design.indicators
            ],
        }
    )
    st.markdown(f"**{words('index.components')}**")
    language = words.language
    tables.table(
        frame, key="atlas-index-parts", language=language, on_paper=OnPaper("components", frame)
    )
    if shown.design.why_not_comparable:
        why = shown.design.why_not_comparable.said(words.language)
        st.caption(f"{why[:1].upper()}{why[1:]}.")


def area_card(shown: Shown) -> None:
    """The chosen area: rank range, certainty, what decides."""
    words = session.words()
    if shown.area is None:
        st.info(words("index.choose"))
        return
    st.markdown(f"**{repository.areas()['name'][shown.area]}**")
    one = shown.facts.get(shown.area)
    if one is None:
        st.markdown(f"{words('index.no_rank')}: {why_unranked(shown, shown.area)}.")
        return
    st.markdown(label(shown, shown.area))
    st.markdown(words("index.certainty", word=one.word(words.language)))
    if one.shift:
        choice = variant_title(shown.design, one.choice, one.variant, words.language)
        st.markdown(words("index.decides", choice=choice, moved=moved(one.shift, words)))


def label(shown: Shown, area: int) -> str:
    """An area in a few words, as the map says it."""
    words, one = session.words(), shown.facts.get(area)
    if one is None:
        found = index_results.unranked(shown.name, shown.year).get(area)
        return words(f"index.why_{found.reason}") if found else words("index.no_rank")
    return words(
        "index.label" if one.counts else "index.label_few",
        score=written(one.score), rank=one.rank, of=one.ranked_of,
        standing=standing(shown, one), spread=spread(shown, one),
        robust=one.robust_word(words.language), few=written(FEW, 0),
    )  # fmt: skip
