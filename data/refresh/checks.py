"""A file that was fetched, held against the raw file it would replace.

Both are read as texts by the one reader of people's tables (a GeoJSON by the properties of its
features). Rows are matched by the first columns of the file before that no two of its rows share,
so nothing here knows a dataset: a changed column, a lost row, a name written in another way and a
quantity that is another quantity are seen in any of them.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from itertools import combinations

import numpy as np
import pandas as pd

from base.limits import LARGE_TABLE, OUTLINES
from base.plain_text import read_json
from base.problem import Problem, RefusedError
from base.tables import decoded, read_table
from data.refresh.findings import Finding, finding
from data.refresh.sources import Source

LISTED = 5
KEY_COLUMNS = 4
"""Most columns that tell the rows of a file apart."""
SAMPLE = 2_000
"""Rows that are looked at first for two alike."""
RAGGED = "ragged"
"""Attribute of a table: what is wrong with the rows that are left out of it."""
CATEGORIES = 400
"""A column of texts with more different ones is no list of names."""
NEAR = 0.86
"""How alike two names are that may be one (of 1, as :mod:`difflib` counts)."""
NUMERIC = 0.95
"""Share of the cells of a column that are numbers in one of numbers."""
ENOUGH = 20
"""Rows that a typical ratio and a correlation are told from."""
SCALE = 1.6
"""A typical ratio beyond it is another unit; no column of ours has moved so far in a year."""
ORDER = 0.6
"""A rank correlation below it is another quantity."""
JUMP, JUMPING = 3.0, 100.0
"""A cell of so many or more has jumped if it more than tripled or fell below a third."""
_YEAR_COLUMN = re.compile(r"(anno|year)([ _]\w+)*", re.IGNORECASE)
_YEAR = r"(?:19|20)\d\d"


def compared(source: Source, old: bytes, new: bytes) -> list[Finding]:
    """What the new file of a source changes that a person, or nobody, should let through."""
    before = table_of(source.raw, old)
    try:
        after = table_of(source.raw, new)
    except RefusedError as refused:
        return [_unreadable(source, refused.problems[0])]
    ragged = after.attrs.get(RAGGED, [])
    if len(ragged) > len(before.attrs.get(RAGGED, [])):
        return [_unreadable(source, ragged[-1])]
    columns = list(_columns(source, before, after))
    if any(entry.problem.code in ("other_form", "columns_gone") for entry in columns):
        return columns
    keys = key_columns(before)
    return [
        *columns,
        *_rows(source, before, after, keys),
        *_names(source, before, after),
        *_numbers(source, before, after, keys),
    ]


def table_of(name: str, content: bytes) -> pd.DataFrame:
    """The cells of a CSV, or the properties of the features of a GeoJSON, as texts.

    Raises :class:`RefusedError`.
    """
    if name.lower().endswith(".geojson"):
        return _features(read_json(decoded(content)[0], OUTLINES))
    table = read_table(content, name.rsplit("/", 1)[-1], limits=LARGE_TABLE, lenient=True)
    cells = {name: cells for name, cells in zip(table.header, table.columns, strict=True) if name}
    frame = pd.DataFrame(cells, dtype="str")
    frame.attrs[RAGGED] = [fault for _, fault in table.ragged]
    return frame


def key_columns(table: pd.DataFrame) -> list[str]:
    """The fewest and first columns that tell all rows apart; none if too many are needed.

    The year is one of them where there is one: a number that happens to be never the same is none.
    """
    whole = [str(name) for name in table.columns if (table[name] != "").all()][:8]
    year, head = _year_column(table), table.head(SAMPLE)
    for count in range(1, KEY_COLUMNS + 1):
        for names in map(list, combinations(whole, count)):
            if year in (None, *names) and not any(t.duplicated(names).any() for t in (head, table)):
                return names
    return []


def _unreadable(source: Source, fault: Problem) -> Finding:
    return finding("unreadable", source.key, why_it=fault.text("it"), why_en=fault.text("en"))


def _features(content: object) -> pd.DataFrame:
    listed = content.get("features") if isinstance(content, dict) else None
    features = [entry for entry in listed or () if isinstance(entry, dict)]
    properties = [entry.get("properties") or {} for entry in features]
    return pd.DataFrame(properties).astype("object").fillna("").astype("str")


def _columns(source: Source, before: pd.DataFrame, after: pd.DataFrame) -> Iterator[Finding]:
    gone = [name for name in before.columns if name not in after.columns]
    more = [name for name in after.columns if name not in before.columns]
    if source.copied and 2 * len(gone) > len(before.columns):
        yield finding("other_form", source.key)
    elif gone:
        near = {name: get_close_matches(name, more, 1) for name in gone}
        names = [f"{name} ({near[name][0]}?)" if near[name] else name for name in gone]
        yield finding("columns_gone", source.key, names=", ".join(names))
    if more:
        yield finding("columns_new", source.key, names=", ".join(more))


def _rows(
    source: Source, before: pd.DataFrame, after: pd.DataFrame, keys: Sequence[str]
) -> Iterator[Finding]:
    last, latest = _last_year(before), _last_year(after)
    recent = pd.Series(False, after.index)
    if last and latest and latest > last:
        years = after[_year_column(after)].str.extract(f"({_YEAR})")[0].astype("float")
        recent = years > last
        if latest > (source.last_year or last):
            yield finding("new_year", source.key, year=latest, last=last)
    if not keys:
        if len(after) < len(before):
            few = len(before) - len(after)
            yield finding("rows_gone", source.key, count=few, of=len(before), names="?")
        return
    old, new = (pd.MultiIndex.from_frame(table[list(keys)]) for table in (before, after))
    gone, more = old.difference(new), new[~recent].difference(old)
    twice = new[new.duplicated()]
    if len(gone):
        yield finding("rows_gone", source.key, count=len(gone), of=len(old), names=_listed(gone))
    if len(twice):
        yield finding("rows_twice", source.key, count=len(twice), names=_listed(twice))
    if len(more):
        yield finding("rows_new", source.key, count=len(more), names=_listed(more))


def _names(source: Source, before: pd.DataFrame, after: pd.DataFrame) -> Iterator[Finding]:
    for column in before.columns:
        old, new = set(before[column]) - {""}, set(after[column]) - {""}
        if not new - old or len(old) > CATEGORIES or _is_number(before[column]):
            continue
        plain = {_plain(name): name for name in sorted(old)}
        for name in sorted(new - old)[: 4 * LISTED]:
            alike = [other for other in plain if _digits(other) == _digits(name)]
            near = get_close_matches(_plain(name), alike, 1, NEAR)
            if near:
                texts = {"column": str(column), "new": name, "old": plain[near[0]]}
                yield finding("misspelt_key", source.key, **texts)


def _numbers(
    source: Source, before: pd.DataFrame, after: pd.DataFrame, keys: Sequence[str]
) -> Iterator[Finding]:
    pairs = list(_matched(before, after, keys))
    if pairs:
        old, new = (table[[c for c in before.columns if c not in keys]] for table in pairs[0])
        if count := int((old.to_numpy() != new.to_numpy()).sum()):
            yield finding("revised", source.key, count=count)
    for column in map(str, before.columns):
        if column in keys or not _is_number(before[column]):
            continue
        wrong = after.loc[(after[column] != "") & _numeric(after[column]).isna(), column]
        strange = wrong[~wrong.isin(before[column])]
        if len(strange):
            texts = {"column": column, "cell": str(strange.iloc[0])}
            yield finding("not_numbers", source.key, count=len(strange), **texts)
        for old, new in pairs:
            yield from _quantity(source, _numeric(old[column]), _numeric(new[column]))


def _matched(
    before: pd.DataFrame, after: pd.DataFrame, keys: Sequence[str]
) -> Iterator[tuple[pd.DataFrame, pd.DataFrame]]:
    """Rows of both files with the same key; and those of a new year with the year before it."""
    if not keys:
        return
    yield _aligned(before, after, keys)
    last, latest = _last_year(before), _last_year(after)
    year = _year_column(before)
    rest = [name for name in keys if name != year]
    if year in keys and rest and last and latest and latest > last:
        of_last, of_latest = (
            table[table[year].str.contains(str(when))]
            for table, when in ((before, last), (after, latest))
        )
        yield _aligned(of_last, of_latest, rest)


def _aligned(
    before: pd.DataFrame, after: pd.DataFrame, keys: Sequence[str]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    old, new = (
        table.drop_duplicates(list(keys)).set_index(list(keys)) for table in (before, after)
    )
    common = old.index.intersection(new.index)
    return old.loc[common], new.loc[common]


def _quantity(source: Source, old: pd.Series, new: pd.Series) -> Iterator[Finding]:
    """Whether a column still is the same quantity in rows that are matched one to one."""
    column, both = str(old.name), (old > 0) & (new > 0)
    was, now = old[both], new[both]
    if len(was) >= ENOUGH:
        ratio = float((now / was).median())
        if not 1 / SCALE < ratio < SCALE:
            yield finding("other_scale", source.key, column=column, ratio=f"{ratio:.3g}")
            return
        if was.nunique() >= ENOUGH and (rho := was.corr(now, method="spearman")) < ORDER:
            yield finding("other_order", source.key, column=column, rho=f"{rho:.2f}")
            return
    high, low = np.maximum(old, new), np.minimum(old, new)
    far = (high >= JUMPING) & (low >= 0) & (high > JUMP * low)
    if far.any():
        names = _listed(old.index[far])
        yield finding("jump", source.key, column=column, count=int(far.sum()), names=names)


def _numeric(cells: pd.Series) -> pd.Series:
    return pd.to_numeric(cells.str.replace(",", ".", regex=False), errors="coerce")


def _is_number(cells: pd.Series) -> bool:
    filled = cells[cells != ""]
    return bool(len(filled) and _numeric(filled).notna().mean() >= NUMERIC)


def _year_column(table: pd.DataFrame) -> str | None:
    names = (str(name) for name in table.columns if _YEAR_COLUMN.fullmatch(str(name).strip()))
    return next((name for name in names if table[name].str.match(_YEAR).all()), None)


def _last_year(table: pd.DataFrame) -> int | None:
    column = _year_column(table)
    if column is None or table.empty:
        return None
    return int(table[column].str.extract(f"({_YEAR})")[0].astype("int").max())


def _plain(name: str) -> str:
    bare = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return " ".join(re.findall(r"[a-z0-9]+", bare))


def _digits(name: str) -> list[str]:
    """Numbers in a name: M1 and M2 are no two spellings."""
    return re.findall(r"\d+", name)


def _listed(places: Iterable[object]) -> str:
    texts = [
        " ".join(map(str, place)) if isinstance(place, tuple) else str(place) for place in places
    ]
    more = "" if len(texts) <= LISTED else "…"
    return ", ".join(texts[:LISTED]) + more
