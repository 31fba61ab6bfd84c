"""Before and after: the design and its power first, then the result, then what could fool us."""

from ui.shell import layout
from ui.state import session
from ui.views.before_after import design_form, downloads, results, robustness
from ui.widgets import headings, page
from ui.widgets.boundary import part

words = session.words()
plan = design_form.current()
with page.content(design_form.notices):
    headings.title(words("before.title"), words("before.intro"))
    headings.part(words("before.part_design"))
    part(design_form.design, plan)
    found = design_form.arranged(plan)
    if found is not None:
        headings.part(words("before.part_power"))
        seen = design_form.power(found)
        if design_form.asked(plan):
            headings.part(words("before.part_result"))
            made, beneath = results.answers(found, seen)
            headings.part(words("before.part_doubts"))
            doubts = robustness.checks(found, made, beneath)
            headings.part(words("before.part_files"))
            part(downloads.take_away, found, seen, made, doubts)
layout.footer()
