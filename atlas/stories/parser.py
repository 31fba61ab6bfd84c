"""A story file read and checked: every mistake is named with its line, in both languages. Pure.

Unknown keys are refused, so are digits (numbers come from the data) and unknown placeholders.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from atlas.stories.model import (
    FOLDER,
    IN_A_STORY,
    IN_EVERY_SCENE,
    KINDS,
    LONGEST_HEADLINE,
    LONGEST_ITEM,
    LONGEST_LINE,
    MAY_BE_IN_A_SCENE,
    MOST_LINES,
    Event,
    SceneSpec,
    Story,
    StoryColumn,
    story_names,
)
from atlas.wording import LANGUAGES, text
from base.plain_text import TextError, compose_yaml
from base.text import LocalizedText

PLACEHOLDER = re.compile(r"\{([A-Za-z0-9_.\-]+)(?::(words))?\}")
SPACE_OF_ONE = "0" * 8
RADII = ("250", "500", "1000")
YES_NO = {"yes": True, "true": True, "si": True, "sì": True, "no": False, "false": False}
CITY = "city"

PROBLEMS = (
    "no_story",
    "empty",
    "not_yaml",
    "not_mapping",
    "not_list",
    "not_text",
    "unknown_key",
    "twice",
    "missing",
    "many_lines",
    "unknown_fact",
    "brace",
    "digit",
    "long",
    "zoom",
    "not_one_of",
)
NEARLY_RIGHT = ("unknown_key", "unknown_fact", "not_one_of")
"""Problems that also guess what was meant."""


@dataclass(frozen=True, slots=True)
class Known:
    """Names a story may use: of indicators, areas (as written -> id), premises, events; a fact.

    ``day`` is the day the story is told.
    """

    day: date
    indicators: frozenset[str]
    areas: Mapping[str, int]
    premises: frozenset[str]
    events: frozenset[str]
    is_fact: Callable[[str], bool]
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryProblem:
    """One mistake: file, line (from 1), the key of its words and what fills them in."""

    file: str
    line: int
    key: str
    values: Mapping[str, object] = field(default_factory=dict)

    def text(self, language: str) -> str:
        """What is wrong, where, and how to mend it."""
        words = text(language)
        where = words("story.where", file=self.file, line=self.line)
        values = {
            name: value.text(language) if isinstance(value, LocalizedText) else value
            for name, value in self.values.items()
        }
        return f"{where}: {words(f'story_problem.{self.key}', **values)}"


class StoryError(ValueError):
    """A story that cannot be told; ``problems`` in the order of the file."""

    def __init__(self, problems: Sequence[StoryProblem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: problem.line))
        super().__init__("\n".join(self.text(language) for language in LANGUAGES))

    def text(self, language: str) -> str:
        """Every problem on a line of its own."""
        return "\n".join(problem.text(language) for problem in self.problems)


def read_story(name: str, known: Known, folder: Path = FOLDER) -> Story:
    """The story of that name. Raises :class:`StoryError` with everything that is wrong."""
    path = folder / f"{name}.yml"
    if name not in story_names(folder):
        names = ", ".join(story_names(folder))
        raise StoryError([StoryProblem(path.name, 1, "no_story", {"name": name, "names": names})])
    return parsed(path.read_text(encoding="utf-8"), name, known)


def parsed(source: str, name: str, known: Known) -> Story:
    """The text of a story file as a :class:`Story`. Raises :class:`StoryError`."""
    reader = _Reader(f"{name}.yml", source, known)
    try:
        root = compose_yaml(source)
    except TextError as error:
        fault = error.faults[0]
        problem = StoryProblem(reader.file, fault.line or 1, "not_yaml", {"why": fault.what})
        raise StoryError([problem]) from None
    if root is None:
        raise StoryError([StoryProblem(reader.file, 1, "empty")])
    story = reader.story(root, name)
    if reader.problems or story is None:
        raise StoryError(reader.problems)
    return story


class _Reader:
    """Walks the tree of one file; what is wrong gathers in ``problems``."""

    def __init__(self, file: str, source: str, known: Known) -> None:
        self.file, self.known = file, known
        self.source = source.splitlines()
        self.problems: list[StoryProblem] = []
        self.readers: Mapping[str, Callable[[Node], Any]] = {
            "zoom": self._zoom,
            "outline": lambda node: tuple(self._area(item) for item in self._items(node)),
            "names": lambda node: tuple(self._area(item) for item in self._items(node)),
            "premises": lambda node: self._choice(node, tuple(YES_NO), YES_NO.__getitem__),
            "columns": lambda node: tuple(self._column(item) for item in self._items(node)),
            "indicator": self._indicator,
            "indicators": lambda node: tuple(self._indicator(item) for item in self._items(node)),
            "area": self._area,
            "events": lambda node: tuple(self._event(item) for item in self._items(node)),
            "radius": lambda node: self._choice(node, RADII, int),
            "source": self._words,
        }

    def story(self, root: Node, name: str) -> Story | None:
        parts = self._mapping(root, IN_A_STORY)
        if not parts.keys() >= IN_A_STORY:
            return None
        scenes = [self._scene(item) for item in self._items(parts["scenes"])]
        title, about = self._words(parts["title"], LONGEST_HEADLINE), self._words(parts["about"])
        return Story(name, title, about, tuple(scene for scene in scenes if scene))

    def _scene(self, node: Node) -> SceneSpec | None:
        kind_node = _child(node, "kind")
        kind = self._choice(kind_node, tuple(KINDS), str) if kind_node is not None else None
        known = KINDS.get(kind or "")
        options = (
            known.options if known else frozenset().union(*(k.options for k in KINDS.values()))
        )
        needs = IN_EVERY_SCENE | (known.needs if known else frozenset())
        parts = self._mapping(node, needs, MAY_BE_IN_A_SCENE | options)
        if not parts.keys() >= needs or kind is None:
            return None
        lines = self._items(parts["lines"]) if "lines" in parts else []
        if len(lines) > MOST_LINES:
            self._wrong(lines[MOST_LINES], "many_lines", most=MOST_LINES)
        return SceneSpec(
            kind=kind,
            day=self.known.day,
            line=_line(node),
            headline=self._words(parts["headline"], LONGEST_HEADLINE),
            lines=tuple(self._words(line, LONGEST_LINE) for line in lines),
            notes=self._words(parts["notes"], None),
            options={key: self.readers[key](parts[key]) for key in parts if key in options},
        )

    # Pieces

    def _mapping(
        self, node: Node, needs: frozenset[str], may: frozenset[str] = frozenset()
    ) -> dict[str, Node]:
        if not isinstance(node, MappingNode):
            self._wrong(node, "not_mapping", keys=", ".join(sorted(needs)))
            return {}
        parts: dict[str, Node] = {}
        for key, value in node.value:
            name = str(key.value)
            if name not in needs | may:
                near = get_close_matches(name, needs | may, n=1)
                self._wrong(key, "unknown_key", name=name, keys=", ".join(sorted(needs | may)),
                            near=near[0] if near else "")  # fmt: skip
            elif name in parts:
                self._wrong(key, "twice", name=name)
            else:
                parts[name] = value
        for name in sorted(needs - parts.keys()):
            self._wrong(node, "missing", name=name)
        return parts

    def _items(self, node: Node) -> list[Node]:
        if not isinstance(node, SequenceNode) or not node.value:
            self._wrong(node, "not_list")
            return []
        return list(node.value)

    def _words(self, node: Node, longest: int | None = LONGEST_LINE) -> LocalizedText:
        parts = self._mapping(node, frozenset(LANGUAGES))
        texts = {name: self._text(part, longest) for name, part in parts.items()}
        return LocalizedText(texts.get("it", ""), texts.get("en", ""))

    def _text(self, node: Node, longest: int | None) -> str:
        if not isinstance(node, ScalarNode) or not node.value.strip():
            self._wrong(node, "not_text")
            return ""
        written = " ".join(str(node.value).split())
        for name in (match[1] for match in PLACEHOLDER.finditer(written)):
            if not self.known.is_fact(name):
                near = get_close_matches(name, self.known.facts, n=1, cutoff=0.7)
                self._wrong(node, "unknown_fact", at=name, name=name, near=near[0] if near else "")
        bare = PLACEHOLDER.sub("", written)
        if brace := re.search(r"[{}]", bare):
            self._wrong(node, "brace", at=brace[0])
        elif digit := re.search(r"\d[\d.,]*", bare):
            self._wrong(node, "digit", at=digit[0], digit=digit[0].rstrip(".,"))
        length = len(PLACEHOLDER.sub(SPACE_OF_ONE, written))
        if longest is not None and length > longest:
            self._wrong(node, "long", length=length, most=longest)
        return written

    def _column(self, node: Node) -> StoryColumn:
        parts = self._mapping(node, frozenset({"title", "items"}))
        if len(parts) < 2:
            return StoryColumn(LocalizedText("", ""), ())
        items = tuple(self._words(item, LONGEST_ITEM) for item in self._items(parts["items"]))
        return StoryColumn(self._words(parts["title"], LONGEST_HEADLINE), items)

    def _event(self, node: Node) -> Event:
        parts = self._mapping(node, frozenset({"event", *LANGUAGES}))
        if len(parts) < 3:
            return Event("", LocalizedText("", ""))
        it, en = (self._text(parts[name], LONGEST_ITEM) for name in LANGUAGES)
        event = self._choice(parts["event"], self.known.events, str)
        return Event(event or "", LocalizedText(it, en))

    def _indicator(self, node: Node) -> Any:
        return self._choice(node, self.known.indicators, str)

    def _area(self, node: Node) -> Any:
        return self._choice(node, self.known.areas, self.known.areas.__getitem__, simple=simple)

    def _zoom(self, node: Node) -> tuple[str, Any]:
        if isinstance(node, ScalarNode):
            self._choice(node, (CITY,), str)
            return (CITY, None)
        parts = self._mapping(node, frozenset(), frozenset({"area", "premises"}))
        if len(parts) != 1:
            self._wrong(node, "zoom")
            return (CITY, None)
        if "area" in parts:
            return ("area", self._area(parts["area"]))
        return ("premises", self._choice(parts["premises"], self.known.premises, str))

    def _choice(
        self,
        node: Node,
        allowed: Iterable[str],
        reading: Callable[[str], Any],
        simple: Callable[[str], str] = str,
    ) -> Any:
        choices = list(allowed)
        written = str(node.value).strip() if isinstance(node, ScalarNode) else ""
        if simple(written) in choices:
            return reading(simple(written))
        near = get_close_matches(simple(written), choices, n=1)
        listed = ", ".join(sorted(choices)[:14]) + (" ..." if len(choices) > 14 else "")
        self._wrong(node, "not_one_of", name=written, names=listed, near=near[0] if near else "")
        return None

    def _wrong(self, node: Node, key: str, *, at: str = "", **values: object) -> None:
        line = _line(node)
        last = min(node.end_mark.line + 1, len(self.source))
        inside = [n for n in range(line, last + 1) if at and at in self.source[n - 1]]
        near = values.pop("near", "")
        if near:
            key = f"{key}_near"
            values["near"] = near
        self.problems.append(StoryProblem(self.file, inside[0] if inside else line, key, values))


def simple(name: str) -> str:
    """A name as it is compared: no case, plain hyphens, single spaces."""
    return " ".join(name.casefold().replace("–", "-").split())


def _line(node: Node) -> int:
    return int(node.start_mark.line) + 1


def _child(node: Node, name: str) -> Node | None:
    if not isinstance(node, MappingNode):
        return None
    return next((value for key, value in node.value if key.value == name), None)
