"""Sources and method: every number with its papers."""

from ui import papers, shell
from ui.boundary import part

part(papers.method_page)
shell.footer()
