"""Sources and method: every number with its papers."""

from ui.shell import layout
from ui.views.method import data_cards
from ui.widgets.boundary import part

part(data_cards.method_page)
layout.footer()
