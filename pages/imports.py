"""Data a person brings: ISTAT's official index and its census sections."""

from ui.shell import layout
from ui.views.imports import sections, upload
from ui.widgets import page
from ui.widgets.boundary import part

with page.content():
    part(upload.imports_page)
    layout.body(sections.section_scale)
layout.footer()
