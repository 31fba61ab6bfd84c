"""What stands behind the first reading of the laboratory, each part made when it is opened."""

from collections.abc import Callable

from atlas.index.view import IndexView
from ui.state import index, session
from ui.views.index import composition
from ui.views.index.checks import certainty, diagnostics, sensitivity
from ui.views.index.comparison import earlier, face_check
from ui.views.index.design import editor
from ui.widgets import page
from ui.widgets.boundary import part


def panels(view: IndexView) -> None:
    """Change the choices; how sure; which choice decides; beside others; what it is made of."""
    for name, draw in PANELS.items():
        if name == "face" and view.design.year:
            continue
        label = session.words()(f"index.panel_{name}")
        opened = name == "desk" and index.other() != ""
        page.panel(label, f"atlas-index-{name}", draw, view, opened=opened)


def _decides(view: IndexView) -> None:
    part(sensitivity.effects, view)
    part(diagnostics.diagnostics, view)


def _beside(view: IndexView) -> None:
    part(face_check.face, view)
    part(earlier.earlier, view)


PANELS: dict[str, Callable[[IndexView], None]] = {
    "desk": editor.editor,
    "sure": certainty.certainty,
    "effects": _decides,
    "face": _beside,
    "papers": composition.composition,
}
