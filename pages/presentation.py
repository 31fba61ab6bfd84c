"""A story told in a hall, over the whole screen."""

from ui.shell import layout
from ui.views import presentation
from ui.widgets import page
from ui.widgets.boundary import part

with page.content(presentation.notices):
    part(presentation.presentation)
layout.footer()
