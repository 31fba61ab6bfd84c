"""Two measures as a table, and the papers of both in one."""

from dataclasses import replace

import pandas as pd

from atlas import repository
from atlas.provenance.papers import Papers, papers_of
from atlas.two_measures import TwoMeasures, counted, sentence
from atlas.wording import text
from ui.state import clock


def rows(pair: TwoMeasures) -> pd.DataFrame:
    """One row an area: both values, the third each falls in, and whether it is counted."""
    ids = pair.first.scene.rows.index
    thirds = {
        f"{name}_third": pd.Series(side.thirds + 1, dtype="Int64").replace(0, pd.NA)
        for name, side in (("first", pair.first), ("second", pair.second))
    }
    return pd.DataFrame(
        {
            "area_id": ids,
            "area": repository.areas()["name"].reindex(ids).to_numpy(),
            "first": pair.first.values.round(pair.first.scene.indicator.decimals),
            "second": pair.second.values.round(pair.second.scene.indicator.decimals),
            **thirds,
            "counted": pair.firm,
        }
    )


def papers(pair: TwoMeasures) -> Papers:
    """The papers of both, in one."""
    day = clock.today().isoformat()
    first, second = (papers_of(side.scene, made_on=day) for side in (pair.first, pair.second))
    words = text(first.language)
    named = (
        (name, f"{side.name} ({side.scene.unit()})", words("two.third", title=side.name))
        for name, side in (("first", pair.first), ("second", pair.second))
    )
    titles = [(key, told) for name, value, third in named
              for key, told in ((name, value), (f"{name}_third", third))]  # fmt: skip
    caution = second.caveat.partition(": ")[2]
    return replace(
        first,
        title=f"{pair.first.name}; {pair.second.name}",
        sentence=f"{sentence(pair)}. {counted(pair)}",
        source=f"{first.source} · {second.source}",
        caveat=f"{first.caveat} {caution}" if caution not in first.caveat else first.caveat,
        datasets=tuple(dict.fromkeys((*first.datasets, *second.datasets))),
        year=", ".join(dict.fromkeys((first.year, second.year))),
        unit="",
        titles=(*titles, ("counted", words("two.counted_in"))),
    )
