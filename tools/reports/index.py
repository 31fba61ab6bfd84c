"""``python -m tools.reports.index``: writes the computed figures of the index into
``docs/deprivation-index.md``.

Every figure comes from the shipped tables through the designs of the atlas, so that paper and
screen never part: a test compares them.
"""

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd

from data.catalogue.read import read_table
from indicators import indicator
from indicators.catalogue import REGISTER_YEARS
from indicators.engine.panel import TABLES, IndicatorPanel, panel_of
from indicators.index.atlas import Inputs, annual, snapshot
from indicators.index.design.goalposts import Goalposts
from indicators.index.design.model import IndexDesign
from indicators.index.design.presets import DEPRIVATION, DEPRIVATION_1, FRAGILITY, PRESETS, posted
from indicators.index.design.problem import IndexProblemError
from indicators.index.scoring.scores import Scores, score
from indicators.index.uncertainty.comparison import compared
from indicators.index.uncertainty.diagnostics import Diagnostics, diagnosed
from indicators.index.uncertainty.explanation import explained, row_of
from indicators.index.uncertainty.rank_ranges import Uncertainty, uncertainty
from indicators.index.uncertainty.sensitivity import choice_sensitivity
from tools.reports.markdown import table, with_blocks

PAGE = Path(__file__).resolve().parents[2] / "docs" / "deprivation-index.md"
SAN_SIRO, PONTE_LAMBRO, ORTOMERCATO = 57, 31, 29
MOVED = 8
"""Places from which on a move between two versions is told."""
DRAWS = 10_000
LAST_YEAR = REGISTER_YEARS[-1]
WHOLE_CITY = 80
"""With values for fewer NIL than this a sum is not called that of the city, as on screen."""


def tables() -> dict[str, str]:
    """Every table of the page by the name of its place."""
    panel = panel_of({key: read_table(key) for key in TABLES})
    names = panel.areas["short_name"]
    now, yearly = snapshot(panel), annual(panel)
    scores, profile = score(DEPRIVATION, now.table), score(FRAGILITY, yearly.table)
    checks = diagnosed(scores)
    chosen = uncertainty(scores, draws=DRAWS)
    erring = uncertainty(scores, draws=DRAWS, with_errors=True)
    return {
        "data": _data(now, scores, panel),
        "incomplete": _incomplete(scores, names),
        "out": _out(now, scores),
        "correlations": _correlations(checks),
        "structure": _structure(checks),
        "weights": _effective(checks),
        "ranking": _ranking(scores, chosen, erring, names),
        "robustness": _robustness(scores, chosen, erring),
        "sensitivity": _sensitivity(scores),
        "face": _face(scores, chosen, erring, names),
        "moves": _moves(score(DEPRIVATION_1, now.table), scores, names),
        "variants": _variants(now, names),
        "presets": _presets(scores, names),
        "profile": _profile(profile, names),
    }


def _data(inputs: Inputs, scores: Scores, panel: IndicatorPanel) -> str:
    rows = []
    for element in DEPRIVATION.indicators:
        post = element.normalisation
        values = inputs.table.columns[element.column][scores.table.in_rank]
        rows.append(
            (
                indicator(element.key).title.en,
                str(inputs.years[element.key]),
                "more" if element.direction > 0 else "less",
                str(int(pd.notna(values).sum())),
                *(f"{post[name]:.2f}" for name in ("inf", "reference", "sup")),
                _whom(panel, element.key, inputs.years[element.key]),
            )
        )
    header = ("Indicator", "Year", "Worse is", "NIL ranked", "Inf", "Ref", "Sup", "Ref is of")
    return table(header, rows)


def _whom(panel: IndicatorPanel, key: str, year: int) -> str:
    """Of whom a reference is: the whole city, or the NIL with a value where many have none."""
    series = panel.city(indicator(key)).set_index("year")["areas_counted"]
    counted = int(series[year])
    return "the city" if counted >= WHOLE_CITY else f"{counted} NIL with a value"


def _incomplete(scores: Scores, names: pd.Series) -> str:
    rows = [
        (names[area], _lacking(scores, row), "yes" if scores.counted[row] else "no")
        for row, area in enumerate(scores.table.ids)
        if scores.rank[row] > 0 and scores.coverage[row] < 1
    ]
    return table(("NIL ranked", "Without", "Counts in the ranks"), rows)


def _lacking(scores: Scores, row: int) -> str:
    return "; ".join(
        indicator(element.key).short_title.en
        for element in scores.design.indicators
        if not np.isfinite(scores.score[element.key][row])
    )


LEFT_OUT = (
    ("floor_space", ("low_education_2021", "low_income")),
    ("unemployed", ("low_education_2021", "employed_residents")),
    ("rented_homes", ("low_education_2021", "low_income")),
    ("tertiary_education_2021", ("low_education_2021",)),
    ("low_education", ("low_education_2021",)),
    ("crowded_dwellings", ("large_households",)),
)
"""What version 2 leaves out, and the indicators in it that say the same."""


def _out(inputs: Inputs, scores: Scores) -> str:
    columns, ranked = inputs.table.columns, scores.table.in_rank
    rows = []
    for key, others in LEFT_OUT:
        for other in others:
            pair = pd.DataFrame({"a": columns[key][ranked], "b": columns[other][ranked]}).dropna()
            ranks = pair.rank()
            rows.append(
                (
                    f"{indicator(key).short_title.en} ({inputs.years[key]})",
                    indicator(other).title.en,
                    str(len(pair)),
                    f"{pair['a'].corr(pair['b']):.2f}",
                    f"{ranks['a'].corr(ranks['b']):.2f}",
                )
            )
    return table(("Left out", "In the index", "NIL", "Correlation", "Of the ranks"), rows)


def _moves(before: Scores, after: Scores, names: pd.Series) -> str:
    """Areas that cross the limit of the worst fifth, or move by eight places and more."""
    rows = []
    for row in np.argsort(after.rank, kind="stable"):
        then, now = int(before.rank[row]), int(after.rank[row])
        fifths = [
            rank <= -(-int(scores.ranked_of[row]) // 5)
            for rank, scores in ((then, before), (now, after))
        ]
        if not after.counted[row] or min(then, now) == 0:
            continue
        if fifths[0] == fifths[1] and abs(now - then) < MOVED:
            continue
        moved = f"{then} → {now}"
        doubtful = "weak" if after.doubtful[row] else ""
        crossed = {(False, True): "enters", (True, False): "leaves"}.get((fifths[0], fifths[1]), "")
        rows.append((names[after.table.ids[row]], moved, crossed, _lacking(before, row), doubtful))
    header = ("NIL", "Version 1 → 2", "Worst fifth", "Unknown in version 1", "Census estimate")
    return table(header, rows)


def _variants(inputs: Inputs, names: pd.Series) -> str:
    """Version 2 with one indicator taken out, added or exchanged, and where three areas end."""
    keys = [element.key for element in DEPRIVATION.indicators]
    designs: dict[str, list[str]] = {"version 2": keys}
    for key in keys:
        title = indicator(key).short_title.en
        designs[f"without {title}"] = [other for other in keys if other != key]
    for old, new in EXCHANGED:
        pair = f"{indicator(new).short_title.en} for {indicator(old).short_title.en}"
        designs[pair] = [new if key == old else key for key in keys]
    for key in ADDED:
        designs[f"with {indicator(key).short_title.en} too"] = [*keys, key]
    rows = []
    for title, used in designs.items():
        scores = score(_of(inputs, used), inputs.table)
        ranks = pd.Series(scores.rank, scores.table.ids)
        complete = scores.counted & (scores.rank > 0) & (scores.coverage >= 1)
        first = ranks[scores.counted & (scores.rank > 0)].sort_values().index[:5]
        places = (f"{ranks[area]:.0f}" for area in (SAN_SIRO, ORTOMERCATO, PONTE_LAMBRO))
        listed = ", ".join(names[area] for area in first)
        rows.append((title, str(int(complete.sum())), *places, listed))
    header = ("Design", "NIL with all", "San Siro", "Ortomercato", "Ponte Lambro", "First five")
    return table(header, rows)


EXCHANGED = (
    ("large_households", "crowded_dwellings"),
    ("employed_residents", "unemployed"),
    ("low_education_2021", "low_education"),
    ("large_households", "floor_space"),
)
ADDED = ("crowded_dwellings", "unemployed", "rented_homes", "floor_space")


def _of(inputs: Inputs, keys: Sequence[str]) -> IndexDesign:
    """The design of version 2 over other indicators, each with goalposts made as its own are."""
    goalposts = {}
    for key in keys:
        base = inputs.table.reliable[key] & inputs.table.in_base
        values = inputs.table.columns[key][base]
        city = inputs.city[key][inputs.years[key]]
        goalposts[key] = Goalposts(float(values.min()), float(values.max()), city)
    return replace(DEPRIVATION, index=replace(DEPRIVATION.index, elements=posted(goalposts)))


def _correlations(checks: Diagnostics) -> str:
    matrix = checks.correlations
    short = [indicator(str(key)).short_title.en for key in matrix]
    rows = [
        (name, *(f"{value:.2f}" for value in line))
        for name, line in zip(short, matrix.to_numpy(), strict=True)
    ]
    return table(("", *short), rows)


def _structure(checks: Diagnostics) -> str:
    values = ", ".join(f"{value:.2f}" for value in checks.eigenvalues)
    loadings = "; ".join(
        f"{indicator(str(key)).short_title.en} {value:.2f}"
        for key, value in checks.loadings["pc1"].items()
    )
    share = checks.eigenvalues[0] / checks.eigenvalues.sum()
    return table(
        ("Figure", "Value"),
        [
            ("Areas with a score; with all six indicators", f"{checks.rows}; {checks.complete}"),
            ("Cronbach's alpha (standardised)", f"{checks.alpha:.2f}"),
            ("Kaiser-Meyer-Olkin", f"{checks.kmo:.2f}"),
            ("Eigenvalues", values),
            ("Variance of the first component", f"{100 * share:.0f} %"),
            ("Loadings on it", loadings),
        ],
    )


def _effective(checks: Diagnostics) -> str:
    rows = [
        (
            indicator(row["key"]).title.en,
            f"{row['weight']:.3f}",
            f"{row['correlation']:.2f}",
            f"{row['influence']:.2f}",
            f"{row['influence_share']:.3f}",
            "against" if row["against"] else "with",
        )
        for row in checks.effective.to_dict("records")
    ]
    header = ("Indicator", "Weight", "Correlation", "Correlation ratio", "Share of it", "Pulls")
    return table(header, rows)


def _ranking(scores: Scores, chosen: Uncertainty, erring: Uncertainty, names: pd.Series) -> str:
    both = chosen.areas.merge(erring.areas, on="id", suffixes=("", "_e")).sort_values("rank")
    value = pd.Series(scores.index, scores.table.ids)
    cover = pd.Series(scores.coverage, scores.table.ids)
    rows = [
        (
            _place(scores, row["id"], row["rank"]),
            names[row["id"]],
            f"{value[row['id']]:.1f}",
            f"{100 * cover[row['id']]:.0f} %",
            f"{row['rank_p05']}-{row['rank_p95']}",
            f"{row['rank_p05_e']}-{row['rank_p95_e']}",
            f"{row['p_first_fifth_e']:.2f}",
            f"{row['robust_e']}, weak" if row["doubtful_e"] else row["robust_e"],
        )
        for row in both.head(erring.first_fifth).to_dict("records")
    ]
    header = (
        "Rank", "NIL", "Score", "Coverage", "5-95 %, choices", "5-95 %, with error",
        "P(worst fifth)", "Worst fifth",
    )  # fmt: skip
    return table(header, rows)


def _place(scores: Scores, area: object, rank: object) -> str:
    """``3 of 72``; in brackets for an area with few residents, which moves nobody."""
    row = row_of(scores, area)
    written = f"{rank} of {scores.ranked_of[row]}"
    return written if scores.counted[row] else f"({written})"


def _robustness(scores: Scores, chosen: Uncertainty, erring: Uncertainty) -> str:
    rows = []
    for name, redraws in (("Choices", chosen), ("Choices, chance, transfer", erring)):
        counted = scores.counted[[row_of(scores, area) for area in redraws.areas["id"]]]
        many = redraws.areas["robust"][counted].value_counts()
        rows.append(
            (
                name,
                *(str(many.get(key, 0)) for key in ("always", "depends", "never")),
                f"{redraws.mean_shift:.1f}",
                f"{redraws.standard_error:.4f}",
                f"{redraws.half_difference:g}",
            )
        )
    header = (
        "Redraws over", "Always", "Depends", "Never", "Mean shift of rank", "Monte Carlo error",
        "Medians of halves differ by",
    )  # fmt: skip
    return table(header, rows)


def _sensitivity(scores: Scores) -> str:
    choices = choice_sensitivity(scores)
    rows = [
        (
            row["factor"],
            *(f"{row[name]:.2f}" for name in ("first", "total", "total_low", "total_high")),
        )
        for row in choices.to_dict("records")
    ]
    return table(("Choice", "First order", "Total", "Total, low", "Total, high"), rows)


def _face(scores: Scores, chosen: Uncertainty, erring: Uncertainty, names: pd.Series) -> str:
    rows = []
    for area in (SAN_SIRO, PONTE_LAMBRO):
        row = row_of(scores, area)
        ranges = [f.areas.set_index("id").loc[area] for f in (chosen, erring)]
        parts = "; ".join(
            f"{indicator(part.key).short_title.en} "
            + (f"{part.score:.1f}" if part.present else "**unknown**")
            for part in explained(scores, row)[1:]
        )
        spans = " / ".join(f"{r['rank_p05']}-{r['rank_p95']}" for r in ranges)
        rank = _place(scores, area, int(scores.rank[row]))
        rows.append((names[area], f"{scores.index[row]:.1f}", rank, spans, parts))
    header = ("NIL", "Score", "Rank", "5-95 %, choices / with error", "Indicators (city = 100)")
    return table(header, rows)


def _presets(scores: Scores, names: pd.Series) -> str:
    rows: list[tuple[str, ...]] = []
    for design in PRESETS.values():
        try:
            comparison = compared(scores, design)
        except IndexProblemError as refused:
            rows.append((design.name.en, "", "", "", "", f"refused: {refused.text('en')}"))
            continue
        ranks = comparison.areas.set_index("id")["rank_b"]
        reliable = ranks[scores.counted].sort_values()
        first = ", ".join(names[area] for area in reliable.index[:5])
        places = (
            "none" if pd.isna(ranks[area]) else f"{ranks[area]:.0f}"
            for area in (SAN_SIRO, PONTE_LAMBRO)
        )
        rows.append(
            (
                design.name.en,
                str(int(reliable.notna().sum())),
                f"{comparison.correlation:.2f}",
                *places,
                first,
            )
        )
    header = ("Design", "Ranked", "Spearman with ours", "San Siro", "Ponte Lambro", "First five")
    return table(header, rows)


def _profile(profile: Scores, names: pd.Series) -> str:
    frame = profile.frame()
    here = (frame["year"] == LAST_YEAR) & profile.counted
    last = frame[here].sort_values("rank").head(10)
    change = profile.change(2015, LAST_YEAR)
    rows = [
        (
            f"{row['rank']} of {row['ranked_of']}",
            names[row["id"]],
            f"{row['index']:.1f}",
            f"{change[row['id']]:+.1f}" if pd.notna(change[row["id"]]) else "unknown",
        )
        for row in last.to_dict("records")
    ]
    return table((f"Rank {LAST_YEAR}", "NIL", "Score", "Change since 2015"), rows)


def main() -> None:
    """Write the tables into the page."""
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(with_blocks(page, tables()), encoding="utf-8")
    sys.stdout.write(f"{PAGE.name} is up to date\n")


if __name__ == "__main__":
    main()
