"""Data and method: every number with its papers."""

from ui.shell import layout
from ui.views.method import method_page
from ui.widgets.boundary import part

part(method_page.method_page)
layout.footer()
