"""Sources and method: every number with its papers."""

from ui import papers, shell

papers.method_page()
shell.footer()
