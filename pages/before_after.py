"""Before and after: the answer first, then how it was found and what could fool us."""

from ui.shell import layout
from ui.state import evaluation
from ui.views.before_after import answer, panels, study
from ui.widgets import page
from ui.widgets.boundary import part

plan = evaluation.current()
with page.content(evaluation.notices):
    arranged = study.arranged(plan)
    if arranged is not None:
        part(answer.answer, arranged)
    part(panels.panels, plan, arranged)
layout.footer()
