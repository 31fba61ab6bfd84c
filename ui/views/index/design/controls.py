"""Controls that edit a design."""

from collections.abc import Callable, Sequence

from atlas.index import design_edits as bending
from atlas.index.wording import KNOWN
from atlas.wording import numbers
from indicators import indicator
from indicators.index.design.model import Element, IndexDesign
from ui.state import design_changes, session
from ui.widgets import controls


def pick(  # noqa: PLR0913, PLR0917 - a control has many plain inputs
    field: str,
    label: str,
    known: Sequence[str],
    now: str | None,
    edited: Callable[[str], IndexDesign],
    title: Callable[[str], str],
    *,
    free: bool = False,
) -> None:
    """A list of which one choice is made; choosing edits the design."""
    key = f"atlas-index-{field}"

    def changed(choice: str | None) -> None:
        if choice is not None and choice != now:
            design_changes.edit(edited(str(choice)))

    controls.selectbox(
        label, known, key=key, value=now if now in known else None, changed=changed,
        format_func=title, accept_new_options=free,
        placeholder=session.words()("index.choose_one"),
    )  # fmt: skip


def several(
    key: str,
    label: str,
    known: Sequence[str],
    now: list[str],
    edited: Callable[[list[str]], IndexDesign],
) -> None:
    """A list of which several choices are made; choosing edits the design."""

    def changed(chosen: list[str]) -> None:
        if chosen or key.endswith("turned"):
            design_changes.edit(edited(chosen))

    controls.multiselect(
        label, [*known, *(key_now for key_now in now if key_now not in known)],
        key=key, value=now, changed=changed, format_func=indicator_title,
        placeholder=session.words()("index.choose_some"),
    )  # fmt: skip


def indicator_title(key: str) -> str:
    """Title of an indicator of the atlas; an own key of a reader's design stays as it is."""
    return indicator(key).title.text(session.language()) if key in KNOWN else key


def several_below(design: IndexDesign) -> list[Element]:
    """Elements made of more than one: where there is something to weigh and to sum."""
    return [element for element in bending.composed(design) if len(element.elements) > 1]


def share_format() -> str:
    """How a slider writes its value: a percentage."""
    return f"{numbers.percent('%d', language=session.language())}%"
