"""Text from outside comes on a page in one way: through ``atlas.wording.untrusted``."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any

import pytest

ON_PAGE = {
    "badge", "button", "caption", "checkbox", "download_button", "error", "expander", "header",
    "info", "link_button", "markdown", "metric", "page_link", "popover", "radio",
    "segmented_control", "selectbox", "set_page_config", "subheader", "success", "table", "tabs",
    "text_input", "title", "toast", "toggle", "warning", "write",
}  # fmt: skip
"""What Streamlit shows as Markdown, or with a label that is."""
THROUGH = {"foreign", "quoted", "name_of", "escape"}
KEEPS = {"str", "repr", "join", "format", "words", "strip", "lower", "removeprefix", "sorted",
         "list", "tuple", "dict", "said", "text", "get", "replace", "items", "values"}  # fmt: skip
"""Calls whose result is still text from outside where what they are given is."""
UPLOADS = {"upload", "uploaded", "file", "outlines"}
UNSEEN = {"key", "data", "value", "args", "kwargs", "on_click", "changed", "query_params"}
"""Parameters of a control that are not shown as they are."""
UNSAFE = ("unsafe_allow_html", "unsafe_allow_javascript")


class Taint(ast.NodeVisitor):
    """Follows text from outside through one function, to where it is shown or handed on."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self.shown: list[int] = []

    def foreign(self, node: ast.AST | None) -> bool:  # noqa: PLR0911
        match node:
            case ast.Name(id=name):
                return name in self.names
            case ast.Call():
                return self._call(node)
            case ast.Attribute(value=ast.Name(id=owner), attr="name") if owner in UPLOADS:
                return True
            case ast.Attribute(value=value) | ast.Subscript(value=value):
                return self.foreign(value)
            case ast.GeneratorExp() | ast.ListComp() | ast.SetComp():
                for part in node.generators:
                    self._bind(part.target, self.foreign(part.iter))
                return self.foreign(node.elt)
            case ast.IfExp():
                return self.foreign(node.body) or self.foreign(node.orelse)
            case ast.Constant() | ast.Lambda() | ast.Compare() | None:
                return False
        return any(self.foreign(child) for child in ast.iter_child_nodes(node))

    def _call(self, call: ast.Call) -> bool:
        name = called(call)
        if name in THROUGH:
            return False
        if ast.unparse(call.func) in ("address.query", "os.environ.get"):
            return True
        given = [*call.args, *(keyword.value for keyword in call.keywords)]
        if name == "words":
            given = given[1:]  # the first is the key of a text of ours
        own = self.foreign(call.func.value) if isinstance(call.func, ast.Attribute) else False
        return name in KEEPS and (own or any(map(self.foreign, given)))

    def _bind(self, target: ast.expr, tainted: bool) -> None:
        for node in ast.walk(target):
            if isinstance(node, ast.Name):
                (self.names.add if tainted else self.names.discard)(node.id)

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        if node.name:
            self.names.add(node.name)
        self.generic_visit(node)

    def visit_Assign(self, node: ast.Assign) -> None:
        for target in node.targets:
            self._bind(target, self.foreign(node.value))
        self.generic_visit(node)

    def visit_For(self, node: ast.For) -> None:
        self._bind(node.target, self.foreign(node.iter))
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        if isinstance(node.func, ast.Attribute) and node.func.attr in ON_PAGE and not ours(node):
            given = [*node.args, *(k.value for k in node.keywords if k.arg not in UNSEEN)]
            if any(map(self.foreign, given)):
                self.shown.append(node.lineno)
        self.generic_visit(node)


def ours(call: ast.Call) -> bool:
    """Whether a call is of another module's function of the same name, as ``address.write``."""
    return ast.unparse(call.func) in ("address.write", "laboratory_state.write")


def called(call: ast.Call) -> str:
    """``words`` of ``words("a.b")`` and of ``state.words()("a.b")``."""
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case ast.Call():
            return called(call.func)
    return ""


def shown(tree: ast.AST) -> Iterator[int]:
    """Lines on which text from outside is shown as it came."""
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            taint = Taint()
            taint.visit(function)
            yield from taint.shown


def test_text_from_outside_is_never_shown_as_it_came(modules: dict[str, Any]) -> None:
    pages = {n: m for n, m in modules.items() if n.startswith(("ui.", "pages."))}
    lines = {
        f"{name}:{line}"
        for name, module in pages.items()
        if not name.endswith("__main__")
        for line in shown(module.tree)
    }
    assert lines == set()


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("st.title(address.query()['storia'])", True),
        ("asked = address.query().get('a'); st.warning(words('a.b', name=asked))", True),
        ("st.warning(words('a.b', name=foreign(address.query()['a'])))", False),
        ("st.markdown(f'**{upload.name}**')", True),
        ("st.success(state.words()('a.b', file=upload.name))", True),
        ("first.selectbox(words('a.b'), [upload.name], key='a')", True),
        ("st.caption(foreign(upload.name))", False),
        ("st.caption(known(upload.name))", False),
        ("st.html(f'<p>{upload.name}</p>')", False),
    ],
)
def test_the_ways_to_a_page_are_seen(line: str, seen: bool) -> None:
    assert bool(list(shown(ast.parse(f"def page():\n    {line}")))) is seen


@pytest.mark.parametrize("wrong", ["str(error)", "error.text(language)", "words('a', why=error)"])
def test_an_error_is_text_from_outside(wrong: str) -> None:
    code = "def page():\n try: read()\n except ValueError as error:\n  st.error({})"
    assert list(shown(ast.parse(code.format(wrong))))
    assert not list(shown(ast.parse(code.format(f"foreign({wrong})"))))


def test_no_markup_of_ours_is_switched_off(modules: dict[str, Any]) -> None:
    given = {
        name
        for name, module in modules.items()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.keyword) and node.arg in UNSAFE
    }
    assert given == set()
