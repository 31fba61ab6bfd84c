"""A story told in a hall, over the whole screen."""

from ui import cards, presentation, shell

with cards.content():
    presentation.presentation()
shell.footer()
