"""Notes: who runs this copy, privacy, accessibility, corrections."""

from ui.shell import layout
from ui.views import notes
from ui.widgets.boundary import part

part(notes.notes_page)
layout.footer()
