"""Data a person brings: ISTAT's official index and its census sections."""

from ui import cards, importing, section_scale, shell

with cards.content():
    importing.imports_page()
    shell.body(section_scale.section_scale)
shell.footer()
