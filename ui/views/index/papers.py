"""The papers that travel with every file of the index."""

from __future__ import annotations

from atlas import repository
from atlas.provenance.papers import Papers
from atlas.repository import index_results
from atlas.wording import numbers
from data.catalogue.card import dataset
from indicators import indicator
from ui.state import session
from ui.state.index import Shown
from ui.views.index.summary import sentence, title_of, written


def papers(shown: Shown) -> Papers:
    """What travels with every file."""
    words = session.words()
    keys = {key for one in shown.design.indicators for key in indicator(one.column).datasets}
    named = sorted({dataset(key).attribution.said(words.language) for key in keys})
    return Papers(
        title=title_of(shown),
        sentence=sentence(shown),
        source="; ".join(dict.fromkeys(source for one in named for source in one.split("; "))),
        caveat=words("index.own") if shown.is_own else words("index.caveat"),
        made_on=numbers.day(repository.today().isoformat(), language=words.language),
        notes=((words("index.method"), convergence(shown)),),
        language=words.language,
    )


def convergence(shown: Shown) -> str:
    """Draws, seed, and how far the draws have settled."""
    words = session.words()
    found = index_results.unsure(shown.name, shown.year, shown.errors)
    return words(
        "index.convergence_errors" if shown.errors else "index.convergence",
        draws=written(found.draws, 0), seed=found.seed,
        error=written(100 * found.standard_error, 1), half=written(found.half_difference, 0),
    )  # fmt: skip
