"""The slide of a study: its answer, both sides year by year, source and caveat."""

from functools import partial

from atlas.evaluation.sources import source_line
from atlas.evaluation.study import Study
from atlas.provenance.papers import Papers
from atlas.wording import text
from render.documents.picture import slide
from ui.views.before_after.figures import years_picture
from ui.widgets.share import Slide


def study_slide(study: Study, sentence: str, language: str) -> Slide:
    """The slide of a study that ``sentence`` answers, in the page's language."""
    words, indicator = text(language), study.plan.indicator
    papers = Papers(
        title=indicator.title.text(language),
        sentence=sentence,
        source=source_line(study.plan, language),
        caveat=f"{words('source.caveat')}: {words('before.slide_caveat')}",
        made_on=words("site.title"),
        notes=(),
        language=language,
    )
    name = f"{words('file.before')} {indicator.short_title.text(language)}"
    return Slide(name, partial(_drawn, study, papers))


def _drawn(study: Study, papers: Papers, size: tuple[int, int]) -> bytes:
    return slide(years_picture(study, papers.language), "", papers, size=size)
