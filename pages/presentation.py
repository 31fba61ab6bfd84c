"""A story told in a hall, over the whole screen."""

from ui import cards, presentation, shell
from ui.boundary import part

with cards.content():
    part(presentation.presentation)
shell.footer()
