"""The papers that travel with every file of the index."""

from atlas.index.sentences import headline, title_of
from atlas.index.view import IndexView
from atlas.index.wording import cards_of, source_of
from atlas.provenance.papers import Papers
from atlas.repository import index_results
from atlas.wording import numbers
from ui.state import clock, session
from ui.views.index.ranking_frame import part_titles
from ui.views.index.summary import written


def papers(view: IndexView) -> Papers:
    """What travels with every file."""
    words = session.words()
    return Papers(
        title=title_of(view),
        sentence=headline(view),
        source=source_of(view.design, words.language),
        caveat=words("index.own") if view.is_own else words("index.caveat"),
        made_on=numbers.day(clock.today().isoformat(), language=words.language),
        notes=((words("index.method"), convergence(view)),),
        language=words.language,
        datasets=tuple(card.key for card in cards_of(view.design)),
        year=str(view.year or ""),
        titles=part_titles(view),
    )


def file_stem(view: IndexView) -> str:
    """What the files of the index are called: the design, and the year it is of."""
    words = session.words()
    design = words("file.own") if view.is_own else view.design.name.text(words.language)
    return " ".join(filter(None, (words("file.index"), design, str(view.year or ""))))


def convergence(view: IndexView) -> str:
    """Draws, seed, and how far the draws have settled."""
    words = session.words()
    redraws = index_results.unsure(view.name, view.year, view.errors)
    return words(
        "index.convergence_errors" if view.errors else "index.convergence",
        draws=written(redraws.draws, 0), seed=redraws.seed,
        error=written(100 * redraws.standard_error, 1), half=written(redraws.half_difference, 0),
    )  # fmt: skip


def source_line(view: IndexView) -> str:
    """Whose data the index rests on, and what to mind."""
    own = papers(view)
    return f"{session.words()('index.sources')}: {own.source}. {own.caveat}"
