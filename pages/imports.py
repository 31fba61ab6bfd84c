"""Data a person brings: ISTAT's official index and its census sections."""

from ui import cards, importing, section_scale, shell
from ui.boundary import part

with cards.content():
    part(importing.imports_page)
    shell.body(section_scale.section_scale)
shell.footer()
