"""Before and after: the design and its power first, then the result, then what could fool us."""

from ui.shell import layout
from ui.state import evaluation, session
from ui.views.before_after import design_form, downloads, power, results, robustness, study
from ui.widgets import headings, page
from ui.widgets.boundary import part

words = session.words()
plan = evaluation.current()
with page.content(evaluation.notices):
    headings.title(words("before.title"), words("before.intro"))
    headings.part(words("before.part_design"))
    part(design_form.design, plan)
    arranged = study.arranged(plan)
    if arranged is not None:
        headings.part(words("before.part_power"))
        seen = power.power_panel(arranged)
        part(power.unseen_income)
        if study.is_asked(plan):
            headings.part(words("before.part_result"))
            estimates, beneath = results.answers(arranged, seen)
            headings.part(words("before.part_doubts"))
            checked = robustness.checks(arranged, estimates, beneath)
            headings.part(words("before.part_files"))
            part(downloads.study_downloads, arranged, seen, estimates, checked)
layout.footer()
