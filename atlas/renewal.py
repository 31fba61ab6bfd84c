"""The page about a renewal, to be forwarded: what was asked, what stops it, what it changes.

Markdown in the reader's language. What comes from outside stands in it as text only.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from urllib.parse import urlencode

import pandas as pd

from atlas.query import AREA, INDICATOR, YEAR, address_of
from atlas.wording import Text, map_sentences, numbers, text
from base.problem import RefusedError
from data.build.diff import changed_values
from data.build.release import index_rows
from data.build.snapshot import differs
from data.catalogue.card import dataset
from data.refresh.findings import Finding, Weight
from data.refresh.renewal import Renewal
from data.releases import read_release, releases
from indicators import indicator
from indicators.engine.panel import IndicatorPanel, panel_of
from indicators.engine.table import CITY
from indicators.index.atlas import snapshot
from indicators.spec import Indicator

_SIGNS = re.compile(r"([\\`*_\[\]<>|#])")
"""What a word from outside could be markup with."""
MOST = 40
"""Rows of a list; the file beside the page has all."""
SCHEME = "class_quantile"
"""The classes a map opens with."""
INDICES = ("index_deprivation_2", "index_deprivation")
"""The index of deprivation as releases name it, its last version first."""


def changes(renewal: Renewal) -> pd.DataFrame:
    """Every value, rank and class that would be another (see :func:`data.build.diff`)."""
    if renewal.old is None or renewal.new is None:
        return pd.DataFrame()
    return changed_values(renewal.old, renewal.new)


def page(renewal: Renewal, moved: pd.DataFrame, *, day: date, outcome: str, language: str) -> str:
    """The whole page; ``moved`` is what :func:`changes` gives, ``outcome`` how the run ended:
    ``same``, ``unread``, ``stopped``, ``shipped`` or ``checked``."""
    words = text(language)
    when = numbers.day(day.isoformat(), language=language)
    parts = [f"# {words('renewal.title', day=when)}", words(f"renewal.outcome_{outcome}")]
    parts += _findings(renewal, words)
    parts += _asked(renewal, words)
    if renewal.old is not None and renewal.new is not None:
        old, new = (panel_of(build.tables) for build in (renewal.old, renewal.new))
        parts += _sentences(moved, old, new, words)
        parts += _classes(moved, new, words)
        parts += _index(old, new, words)
    parts.append(words("renewal.next") if outcome == "shipped" else "")
    return "\n\n".join(part for part in parts if part) + "\n"


def _findings(renewal: Renewal, words: Text) -> Iterator[str]:
    stops = renewal.stops
    rest = [entry for entry in renewal.findings if entry not in stops]
    for heading, findings in ((words("renewal.stops"), stops), (words("renewal.notes"), rest)):
        if findings:
            yield f"## {heading}"
            yield _list(_sentence(entry, words, stops) for entry in findings)


def _sentence(entry: Finding, words: Text, stops: list[Finding]) -> str:
    title = dataset(entry.key).title.text(words.language)
    what = _SIGNS.sub(r"\\\1", entry.problem.text(words.language))
    may = words("renewal.accept", name=entry.name)
    judged = entry.weight is Weight.JUDGE and entry in stops
    return f"**{title}**: {what}{f' {may}' if judged else ''}"


def _asked(renewal: Renewal, words: Text) -> Iterator[str]:
    rows = [(source.key, words("renewal.state_same")) for source in renewal.same]
    rows += [(source.key, words("renewal.state_skipped")) for source in renewal.skipped]
    for source, download in renewal.renewed.items():
        there = numbers.day(download.modified or None, language=words.language)
        values = {"size": numbers.number(download.size, language=words.language)}
        state = words("renewal.state_new", modified=there, sha=download.sha256[:12], **values)
        rows.append((source.key, state))
    if rows:
        yield f"## {words('renewal.asked')}"
        yield _list(f"{dataset(key).title.text(words.language)}: {state}" for key, state in rows)


def _sentences(
    moved: pd.DataFrame, old: IndicatorPanel, new: IndicatorPanel, words: Text
) -> Iterator[str]:
    yield f"## {words('renewal.sentences')}"
    if moved.empty:
        yield words("renewal.no_values")
    for key, rows in moved.groupby("indicator", sort=False):
        known = indicator(str(key))
        year = int(rows["year"].max())
        was, now = (_headline(panel, known, year, words) for panel in (old, new))
        counts = {
            name: int(differs(rows[f"{name}_old"], rows[f"{name}_new"]).sum())
            for name in ("value", "rank", SCHEME)
        }
        yield f"### {known.title.text(words.language)}"
        yield words(
            "renewal.counts", values=counts["value"], ranks=counts["rank"], classes=counts[SCHEME]
        )
        address = _address("mappa", known, year)
        if was == now:
            yield words("renewal.sentence_same", page=address, now=now)
        else:
            yield words("renewal.sentence", page=address, was=was, now=now)


def _headline(panel: IndicatorPanel, known: Indicator, year: int, words: Text) -> str:
    """The sentence on top of the map of one year; a dash where there is none yet."""
    table, city = panel.table(known), panel.city(known)
    rows = table[table["year"] == year].set_index("area_id")
    city = city[city["year"] == year]
    if rows.empty or city.empty:
        return numbers.DASH
    return map_sentences.city_sentence(
        rows,
        panel.areas["short_name"],
        float(city["value"].iloc[0]),
        known,
        year=year,
        language=words.language,
        counted=int(city["areas_counted"].iloc[0]),
    )


def _classes(moved: pd.DataFrame, new: IndicatorPanel, words: Text) -> Iterator[str]:
    """Who changes class on the map in the latest year of each indicator."""
    if moved.empty:
        return
    latest = moved.groupby("indicator")["year"].transform("max")
    other = differs(moved[f"{SCHEME}_old"], moved[f"{SCHEME}_new"])
    rows = moved[other & (moved["year"] == latest) & (moved["area_id"] != CITY)]
    yield f"## {words('renewal.classes')}"
    yield words("renewal.class_count", count=len(rows))
    names = new.areas["short_name"]
    yield _list(_class_change(row, names, words) for _, row in rows.head(MOST).iterrows())


def _class_change(row: pd.Series, names: pd.Series, words: Text) -> str:
    known = indicator(row["indicator"])
    was, now = (
        words("renewal.class", number=row[f"{SCHEME}_{side}"] + 1)
        if pd.notna(row[f"{SCHEME}_{side}"]) and row[f"{SCHEME}_{side}"] >= 0
        else words("renewal.no_class")
        for side in ("old", "new")
    )
    values = {
        name: numbers.value(row[f"value_{side}"], known, language=words.language)
        for name, side in (("before", "old"), ("after", "new"))
    }
    return words(
        "renewal.class_change",
        area=names[row["area_id"]],
        title=known.short_title.text(words.language),
        year=row["year"],
        was=was,
        now=now,
        page=_address("quartiere", known, row["year"], row["area_id"]),
        **values,
    )


def _index(old: IndicatorPanel, new: IndicatorPanel, words: Text) -> Iterator[str]:
    """Whose place in the index of deprivation is another: in the last version that is published."""
    published = read_release(releases()[-1])
    name = next(name for name in INDICES if (published["measure"] == name).any())
    ranks = [_ranks(panel, name, published) for panel in (old, new)]
    both = pd.concat(ranks, axis=1, keys=["was", "now"])
    both = both[differs(both["was"], both["now"])]
    yield f"## {words('renewal.index')}"
    yield words("renewal.index_count", count=len(both))
    sizes = (both["now"] - both["was"]).abs().sort_values(ascending=False, kind="stable")
    names = new.areas["short_name"]
    yield _list(
        words(
            "renewal.index_change",
            area=names[area],
            was=_place(both.at[area, "was"]),
            now=_place(both.at[area, "now"]),
        )
        for area in sizes.index[:MOST]
    )


def _ranks(panel: IndicatorPanel, name: str, published: pd.DataFrame) -> pd.Series:
    """Ranks in an index by area; of tables without the latest year, those last published."""
    try:
        rows = index_rows(name, snapshot(panel))
    except RefusedError:
        rows = published[published["measure"] == name]
    return rows.set_index("area_id")["rank"].astype("Int64")


def _place(rank: object) -> str:
    return numbers.DASH if pd.isna(rank) else str(rank)  # type: ignore[call-overload]


def _address(slug: str, known: Indicator, year: int, area: int | None = None) -> str:
    """The address of a page within the atlas."""
    where = {INDICATOR: known.key, YEAR: str(year), **({} if area is None else {AREA: str(area)})}
    return f"`/{slug}?{urlencode(address_of(where))}`"


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)
