"""Alternative texts of maps and charts, pure: level, place, extremes, missing share.

Written from the very scene a map is painted with, in both languages, for aria-labels and hidden
descriptions.
"""

import math
from collections.abc import Callable, Sequence

import pandas as pd

from atlas.choropleth import Choropleth
from atlas.wording import Text, map_sentences, numbers, text, zone_sentences
from atlas.wording.extremes import among, extremes


def map_alt(scene: Choropleth, names: pd.Series, premises: Sequence[object] = ()) -> str:
    """A choropleth in a few sentences: what, where, level, both ends, what has no value.

    ``names`` are the areas' short names by ``area_id``; ``premises`` the places marked on it.
    The ends, and among whom they are, as :mod:`atlas.wording.extremes` has them.
    """
    words = text(scene.selection.language)
    parts = [_what(scene, words)]
    if scene.refused is not None:
        parts.append(scene.refused.text(words.language))
    else:
        parts += [_level(scene, words), _ends(scene, names, words)]
    if scene.zones is not None:
        parts.append(zone_sentences.alt(scene, scene.zones))
    parts += [_missing(scene, words), _chosen(scene, names, words)]
    if premises:
        parts.append(words("alt.premises", count=len(premises)))
    return " ".join(part for part in parts if part)


def scores_alt(  # noqa: PLR0913 - plain inputs, most by name
    title: str,
    ranked: Sequence[tuple[str, str]],
    *,
    among: str,
    without: int,
    areas: int,
    words: Text,
) -> str:
    """A map of an index: ``ranked`` are name and written score from the first rank to the last.

    ``among`` says whom the ranks are of. Of ``areas``, ``without`` have no score; those with a
    score but too few people are not ranked.
    """
    parts = [words("alt.scores", title=title, areas=areas)]
    if ranked:
        (first, most), (last, least) = ranked[0], ranked[-1]
        ends = {"first": first, "most": most, "last": last, "least": least}
        parts.append(words("alt.score_ends", among=among, **ends))
    return " ".join([*parts, _without(without, areas, words)])


def trend_alt(
    rows: pd.DataFrame, *, title: str, area: str, write: Callable[[float], str], words: Text
) -> str:
    """A line over the years: both ends, least and most, and years without a value.

    ``rows`` has ``year, value``; ``write`` puts a value with its unit.
    """
    known = rows.dropna(subset="value").sort_values("year")
    if known.empty:
        return words("alt.trend_none", title=title, area=area)
    values = list(zip(known["year"].astype(int), known["value"].astype(float), strict=True))
    least, most = (end(values, key=lambda pair: pair[1]) for end in (min, max))
    sentence = words(
        "alt.trend",
        title=title,
        area=area,
        first=values[0][0],
        began=write(values[0][1]),
        last=values[-1][0],
        ended=write(values[-1][1]),
        low=write(least[1]),
        low_year=least[0],
        high=write(most[1]),
        high_year=most[0],
    )
    without = len(rows) - len(known)
    return f"{sentence} {words('alt.trend_missing', count=without)}" if without else sentence


def _what(scene: Choropleth, words: Text) -> str:
    chosen = scene.selection
    title = scene.indicator.title_before_year(words.language)
    if scene.is_change:
        return words("alt.change", title=title, since=chosen.since, year=chosen.year,
                     areas=len(scene.rows))  # fmt: skip
    return words("alt.map", title=title, year=chosen.year, areas=len(scene.rows))


def _level(scene: Choropleth, words: Text) -> str:
    if math.isnan(scene.city):
        return ""
    whole = map_sentences.whole(scene.counted, language=words.language)
    return f"{whole}: {scene.write(scene.city)}."


def _ends(scene: Choropleth, names: pd.Series, words: Text) -> str:
    ends = extremes(scene.rows)
    if ends is None:
        return ""
    of_whom = among(ends, scene.indicator, language=words.language)
    return words(
        "alt.ends_among" if of_whom else "alt.ends",
        among=f"{of_whom[:1].upper()}{of_whom[1:]}",
        low=scene.write(ends.low),
        low_area=_named(ends.low_areas, names, words),
        high=scene.write(ends.high),
        high_area=_named(ends.high_areas, names, words),
    )


def _named(extreme: Sequence[int], names: pd.Series, words: Text) -> str:
    if len(extreme) > 1:
        return words("sentence.several", count=len(extreme))
    return str(names[extreme[0]])


def _missing(scene: Choropleth, words: Text) -> str:
    return _without(int((scene.classes < 0).sum()), len(scene.rows), words)


def _without(without: int, every: int, words: Text) -> str:
    if not without:
        return words("alt.all")
    share = numbers.number(100 * without / every, language=words.language)
    return words("alt.missing", count=without, areas=every, share=share)


def _chosen(scene: Choropleth, names: pd.Series, words: Text) -> str:
    area = scene.selection.area
    if area is None or area not in scene.rows.index:
        return ""
    at = scene.rows.index.get_loc(area)
    return words("alt.chosen", area=names[area], value=scene.labels()[at])
