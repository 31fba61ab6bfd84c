"""Notes: who runs this copy, privacy, accessibility, corrections."""

from ui import notes, shell

notes.notes_page()
shell.footer()
