"""A toy menu: what is wrong in a file is told at once, by line, in both languages."""

from dataclasses import dataclass
from typing import Annotated, Literal

import pytest
from pydantic import AfterValidator, Field, ValidationInfo

from base.plain_text import Plain, read_yaml
from base.problem import RefusedError
from base.text import LocalizedText
from base.yaml_model import (
    FORBID,
    Between,
    Both,
    Name,
    Text,
    checked,
    plain_of,
    read_model,
    schema_of,
    unfit,
)


def cooked(name: str, info: ValidationInfo) -> str:
    if name not in info.context["cooks"]:
        raise unfit("no_cook", f"nessun cuoco «{name}»", f"no cook {name!r}")
    return name


@dataclass(frozen=True, slots=True)
class Soup:
    kind: Literal["soup"]
    litres: float


@dataclass(frozen=True, slots=True)
class Cake:
    kind: Literal["cake"]
    slices: int


@dataclass(frozen=True, slots=True)
class Course:
    key: Text
    title: Both
    origin: Name
    cook: Annotated[str, AfterValidator(cooked)]
    food: Annotated[Soup | Cake, Field(discriminator="kind")]


@dataclass(frozen=True, slots=True)
class Menu:
    __pydantic_config__ = FORBID

    day: str
    cooks: tuple[str, ...]
    courses: tuple[Course, ...]


@dataclass(frozen=True, slots=True)
class Few:
    __pydantic_config__ = FORBID

    numbers: Annotated[tuple[int, ...], Field(min_length=1)]
    share: Annotated[float, Between(0, 1)] = 0.5


MENU = """\
cooks: [anna]
courses:
  - key: first
    title: {it: Minestra, en: Soup}
    origin: Milano
    cook: anna
    food: {kind: soup, litres: 2}
"""


def read(text):
    return checked(Menu, read_yaml(text), file="menu.yml", day="monday")


def told(old, new):
    with pytest.raises(RefusedError) as caught:
        read(MENU.replace(old, new))
    (problem,) = caught.value.problems
    return problem.code, problem.text("it"), problem.text("en")


def test_what_is_whole_becomes_an_object():
    (course,) = read(MENU).courses
    assert (course.title, course.origin.it, course.origin.en) == (
        LocalizedText("Minestra", "Soup"), "Milano", "Milano",
    )  # fmt: skip
    assert course.food == Soup("soup", 2.0)


@pytest.mark.parametrize(
    ("old", "new", "code", "it", "en"),
    [
        ("    cook: anna\n", "", "missing",
         "menu.yml, riga 3, courses[first].cook: manca o è vuoto",
         "menu.yml, line 3, courses[first].cook: missing or empty"),
        ("origin: Milano", "origin: ''", "missing",
         "menu.yml, riga 5, courses[first].origin: manca o è vuoto",
         "menu.yml, line 5, courses[first].origin: missing or empty"),
        ("Soup}", "Soup, fr: Soupe}", "unknown",
         "menu.yml, riga 4, courses[first].title.fr: campo sconosciuto",
         "menu.yml, line 4, courses[first].title.fr: unknown field"),
        ("    origin", "    originn: x\n    origin", "unknown",
         "menu.yml, riga 5, courses[first].originn: campo sconosciuto; forse «origin»?",
         "menu.yml, line 5, courses[first].originn: unknown field; did you mean 'origin'?"),
        ("kind: soup", "kind: sop", "choice",
         "menu.yml, riga 7, courses[first].food.kind: «sop» non è tra soup, cake; forse «soup»?",
         "menu.yml, line 7, courses[first].food.kind: 'sop' must be one of"
         " soup, cake; did you mean 'soup'?"),
        ("litres: 2", "litres: two", "unfit",
         "menu.yml, riga 7, courses[first].food.litres: «two» deve essere un numero",
         "menu.yml, line 7, courses[first].food.litres: 'two' must be a number"),
        ("{it: Minestra, en: Soup}", "Minestra", "unfit",
         "menu.yml, riga 4, courses[first].title:"
         " «Minestra» deve essere un insieme di campi (it, en)",
         "menu.yml, line 4, courses[first].title: 'Minestra' must be a set of fields (it, en)"),
        ("cook: anna", "cook: ugo", "no_cook",
         "menu.yml, riga 6, courses[first].cook: nessun cuoco «ugo»",
         "menu.yml, line 6, courses[first].cook: no cook 'ugo'"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line_and_its_words(old, new, code, it, en):
    assert told(old, new) == (code, it, en)


@pytest.mark.parametrize("field", ["cook", "litres", "key"])
def test_half_a_character_in_a_value_can_be_told(field):
    course = {"key": "a", "title": {"it": "x", "en": "y"}, "origin": "z", "cook": "anna"}
    food = {"kind": "soup", "litres": 2}
    half = "\ud800"
    course |= {"food": food | ({field: half} if field in food else {})}
    course |= {field: half} if field in course else {}
    with pytest.raises(RefusedError) as caught:
        checked(Menu, Plain({"day": "monday", "cooks": ["anna"], "courses": [course]}, {}))
    for problem in caught.value.problems:
        assert problem.text("en").encode()
        assert "?" in problem.text("it")


def test_items_that_are_refused_do_not_make_a_list_short():
    with pytest.raises(RefusedError) as caught:
        checked(Few, Plain({"numbers": ["x"]}, {}))
    assert caught.value.codes == ("unfit",)
    with pytest.raises(RefusedError, match="numbers: missing or empty"):
        checked(Few, Plain({"numbers": []}, {}))
    with pytest.raises(RefusedError, match="share: must be from 0 to 1; it is 2"):
        checked(Few, Plain({"numbers": [1], "share": 2}, {}))


def test_what_is_written_back_is_read_the_same():
    few = checked(Few, Plain({"numbers": [1, 2]}, {}))
    assert plain_of(few) == {"numbers": [1, 2]}
    assert checked(Few, Plain(plain_of(few), {})) == few


def test_a_number_between_two_ends_has_them_in_the_schema():
    share = schema_of(Few)["properties"]["share"]
    assert (share["minimum"], share["maximum"]) == (0, 1)


def test_every_mistake_is_told_at_once():
    with pytest.raises(RefusedError) as caught:
        read(MENU.replace("key: first", "key: ''").replace("litres: 2", "litres: x"))
    assert caught.value.codes == ("missing", "unfit")


def test_what_is_no_set_of_fields_is_refused():
    with pytest.raises(RefusedError, match=r"menu.yml, line 1: .* must be a set of fields"):
        read("- 1")


def test_a_field_that_is_given_may_not_stand_in_the_file():
    with pytest.raises(RefusedError, match="line 1, day: unknown field"):
        read(f"day: tuesday\n{MENU}")


def test_a_file_that_is_no_yaml_is_refused_by_name_and_line(tmp_path):
    path = tmp_path / "menu.yml"
    path.write_text("a: 1\nb: [", encoding="utf-8")
    with pytest.raises(RefusedError, match=r"menu\.yml, line 3: the file is not YAML"):
        read_model(Menu, path)


def test_the_schema_says_what_a_file_may_hold():
    schema = schema_of(Menu, given=["day"])
    assert (list(schema["properties"]), schema["additionalProperties"]) == (
        ["cooks", "courses"], False,
    )  # fmt: skip
    assert {"type": "string", "minLength": 1} in schema["$defs"]["Course"]["properties"]["origin"][
        "anyOf"
    ]
