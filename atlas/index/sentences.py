"""An index in sentences: the answer, one area, what has changed, why one is not ranked."""

from __future__ import annotations

import pandas as pd

from atlas import repository
from atlas.index import wording
from atlas.index.facts import INSTITUTIONAL, AreaIndex, robust_counts
from atlas.index.view import CHANGE, IndexView, change
from atlas.index.wording import element_title
from atlas.repository import index_results
from atlas.repository.index_results import FEW
from atlas.wording import alt_text, numbers, ranks, text
from indicators.catalogue import REGISTER_YEARS

FIFTH = 5


def written(view: IndexView, value: float, decimals: int = 1) -> str:
    """A number in the reader's language."""
    return numbers.number(value, language=view.language, decimals=decimals)


def title_of(view: IndexView) -> str:
    """Name of the design, with its year."""
    name = view.design.name.text(view.language)
    return f"{name}, {view.year}" if view.year else name


def headline(view: IndexView) -> str:
    """The sentence on top: what is surely said of the whole, or of the chosen area."""
    if view.reading == CHANGE:
        return _change(view)
    return answer(view) if view.area is None else _area(view, view.area)


def answer(view: IndexView) -> str:
    """``In almeno 95 prove su 100 due quartieri sono fra i 15 con più bisogno``.

    Areas with few residents count for nothing here; those with a doubtful value are never sure.
    """
    words, counts = text(view.language), robust_counts(view.facts)
    sure = {0: "index.answer_none", 1: "index.answer_one"}.get(counts.always, "index.answer")
    count = numbers.in_letters(counts.always, language=view.language)
    return words(sure, count=count, **first_fifth(view))


def first_fifth(view: IndexView) -> dict[str, str]:
    """``i 15`` and ``con più bisogno``; of a reader's design or an annual profile, with the highest
    score: what they measure is not for the atlas to say."""
    need = not view.is_own and view.year is None
    key = "index.most_need" if need else "index.most_score"
    of = next(iter(view.facts.values())).ranked_of
    return {
        "fifth": numbers.joined("i", str(-(-of // FIFTH)), language=view.language),
        "most": text(view.language)(key, title=title_of(view)),
    }


def _area(view: IndexView, area: int) -> str:
    words, name = text(view.language), repository.areas()["short_name"][area]
    facts = view.facts.get(area)
    if facts is None:
        return words("index.sentence_none", area=name, why=why_unranked(view, area))
    if not facts.counts:
        return words(
            "index.sentence_few", area=name, rank=facts.rank, of=facts.ranked_of,
            few=written(view, FEW, 0), spread=spread(view, facts),
        )  # fmt: skip
    kind = "doubtful" if facts.doubtful else facts.robust.value
    return words(
        f"index.area_is_{kind}", area=name, times=int(100 * facts.probability),
        **first_fifth(view),
    )  # fmt: skip


def _change(view: IndexView) -> str:
    """What has changed since a year; or that this is not asked of a snapshot."""
    words, (changes, refused) = text(view.language), change(view)
    title = view.design.name.text(view.language)
    if changes is None:
        return words("index.sentence_no_change", title=title, why=refused)
    names = repository.areas()["short_name"]
    period = {"since": view.since, "until": view.year, "title": title}
    if view.area is not None:
        if pd.isna(changes.get(view.area)):
            return words("index.sentence_change_unknown", area=names[view.area], **period)
        by = numbers.signed(float(changes[view.area]), language=view.language, decimals=1)
        return words("index.sentence_change_area", area=names[view.area], by=by, **period)
    counted = [area for area, facts in view.facts.items() if facts.counts]
    sure = changes.reindex(counted).dropna()
    most = int(str(sure.idxmax()))
    by = numbers.signed(float(sure.max()), language=view.language, decimals=1)
    rising = int((sure > 0).sum())
    return words(
        "index.sentence_change", area=names[most], by=by, rising=rising, of=len(sure), **period
    )


def why_unranked(view: IndexView, area: int) -> str:
    """Why an area has no rank: what it is, or which indicators it lacks and why."""
    words = text(view.language)
    absence = index_results.unranked(view.name, view.year).get(area)
    if absence is None:
        return ""
    if absence.reason == INSTITUTIONAL:
        return words("missing.institutional")
    titles = {
        element.column: element_title(element, view.language) for element in view.design.indicators
    }
    listed = "; ".join(
        f"{titles[key]}: {words(f'missing.{reason}') if reason else words('index.not_told')}"
        for key, reason in absence.lacking.items()
    )
    return words("index.why_lacking", listed=listed)


def among(view: IndexView) -> str:
    """``72 neighbourhoods with at least 1,200 residents``: whom the ranks are of."""
    of = next(iter(view.facts.values())).ranked_of
    return wording.among(view.design, of, text(view.language))


def rank_words(view: IndexView, area: AreaIndex, *, of: str = "") -> str:
    """The place of an area, with those it takes in the redraws."""
    return ranks.of_draws(area.rank_range, language=view.language, of=of, errors=view.errors)


def spread(view: IndexView, area: AreaIndex) -> str:
    """The places an area takes in the redraws."""
    return ranks.spread(area.rank_range, language=view.language, errors=view.errors)


def varying(view: IndexView) -> str:
    """What the ranks were redrawn over."""
    return ranks.varying(errors=view.errors, language=view.language)


def label(view: IndexView, area: int) -> str:
    """An area in a few words, as the map says it."""
    words, facts = text(view.language), view.facts.get(area)
    if facts is None:
        absence = index_results.unranked(view.name, view.year).get(area)
        return words(f"index.why_{absence.reason}") if absence else words("index.no_rank")
    return words(
        "index.label" if facts.counts else "index.label_few",
        score=written(view, facts.score), rank=facts.rank, of=facts.ranked_of,
        standing=rank_words(view, facts), spread=spread(view, facts),
        robust=facts.robust_word(view.language), few=written(view, FEW, 0),
    )  # fmt: skip


def caution(view: IndexView, facts: AreaIndex) -> str:
    """What to mind where a value the area's score rests on is doubtful; empty elsewhere."""
    return text(view.language)("sentence.doubtful") if facts.doubtful else ""


def few(view: IndexView) -> frozenset[int]:
    """Areas whose place rests on few people."""
    return index_results.few_residents(view.year or REGISTER_YEARS[-1])


def described(view: IndexView) -> str:
    """The map in words: both ends of the ranking and how many areas have no score."""
    names = repository.areas()["short_name"]
    ranked = [
        (str(names[area]), written(view, facts.score))
        for area, facts in view.facts.items()
        if facts.counts
    ]
    without = len(names) - len(view.facts)
    return alt_text.scores_alt(
        title_of(view),
        ranked,
        among=among(view),
        without=without,
        areas=len(names),
        words=text(view.language),
    )
