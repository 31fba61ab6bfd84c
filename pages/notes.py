"""Notes: who runs this copy, privacy, accessibility, corrections."""

from ui import notes, shell
from ui.boundary import part

part(notes.notes_page)
shell.footer()
