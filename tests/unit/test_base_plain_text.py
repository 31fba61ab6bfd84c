"""YAML and JSON of a person: what is read, what is refused, and before what."""

from __future__ import annotations

import base64
import pickle
import zlib

import pytest
import yaml

from base.limits import DESIGN, Limits
from base.plain_text import TextError, check_json, compose_yaml, read_json, read_yaml
from indicators.index.design.design_file import design_of_link, read_design
from indicators.index.design.problem import IndexProblemError
from tests.attacks import JSON_TEXTS, YAML_TEXTS, aliases


def refusal(read, *given) -> TextError:
    with pytest.raises(TextError) as refused:
        read(*given)
    return refused.value


@pytest.mark.parametrize("case", YAML_TEXTS)
def test_hostile_yaml_is_refused_in_both_languages(case):
    problem = refusal(read_yaml, YAML_TEXTS[case]()).problems[0]
    assert problem.text("it") != problem.text("en")
    assert max(len(problem.text(language)) for language in ("it", "en")) < 400


@pytest.mark.parametrize("case", JSON_TEXTS)
def test_hostile_json_is_refused_in_both_languages(case):
    problem = refusal(read_json, JSON_TEXTS[case]()).problems[0]
    assert problem.text("it") != problem.text("en")


@pytest.mark.parametrize("case", YAML_TEXTS)
def test_hostile_design_is_a_design_that_is_not_sound(case):
    with pytest.raises(IndexProblemError):
        read_design(YAML_TEXTS[case](), source="mine.yml")


@pytest.mark.parametrize("levels", [2, 5, 20, 200])
def test_alias_is_refused_where_it_first_stands_however_many_follow(levels):
    fault = refusal(read_yaml, "title: ours\n" + aliases(levels)).faults[0]
    assert (fault.code, fault.line) == ("alias", 2)


def test_text_too_deep_is_refused_before_the_rest_is_parsed(monkeypatch):
    begun = []
    through = yaml.SafeLoader.get_event
    monkeypatch.setattr(yaml.SafeLoader, "get_event", lambda self: begun.append(1) or through(self))
    assert refusal(read_yaml, "[\n" * 90_000).codes == ("too_deep",)
    assert len(begun) < 2 * DESIGN.depth


def test_json_is_judged_before_it_is_parsed(monkeypatch):
    def never(*_, **__):
        raise AssertionError("parsed")

    monkeypatch.setattr("base.plain_text.json.loads", never)
    assert refusal(read_json, "[" * 10_000).codes == ("too_deep",)
    assert refusal(read_json, f"[{'1,' * 60_000}1]").codes == ("many_nodes",)


@pytest.mark.parametrize("depth", [1, 7, 19])
def test_depth_within_the_limit_is_read(depth):
    text = "[" * depth + "]" * depth
    assert read_yaml(text).value == read_json(text)


@pytest.mark.parametrize("text", ["[" * 21 + "]" * 21, '{"a":' * 21 + "1" + "}" * 21])
def test_depth_over_the_limit_is_refused_alike(text):
    assert refusal(read_yaml, text).codes == refusal(read_json, text).codes == ("too_deep",)


def test_marks_inside_texts_do_not_count():
    check_json(
        b'["[[[[[[[[[[{{{{{{\\"[[[[[[[[[[[[[[,,,,,,,,,,,,,"]', Limits(99, 99, depth=2, nodes=2)
    )


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("014", "014"), ("14", 14), ("-3", -3), ("+1", 1), ("0", 0), ("1.5", 1.5), ("no", "no"),
        ("true", True), ("False", False), ("null", None), ("", None), ("2024-99-99", "2024-99-99"),
        ("2024-05-01", "2024-05-01"), ("0x1F", "0x1F"), ("1_000", "1_000"), ("1:30", "1:30"),
        ("'14'", "14"), ("à è", "à è"),
    ],
)  # fmt: skip
def test_scalar_is_what_is_written(written, value):
    found = read_yaml(f"a: {written}").value["a"]
    assert (found, type(found)) == (value, type(value))


def test_every_place_has_its_line():
    assert read_yaml("a:\n  - b: 1\n    c: [2, 3]\n").lines == {
        (): 1, ("a",): 1, ("a", 0): 2, ("a", 0, "b"): 2, ("a", 0, "c"): 3,
        ("a", 0, "c", 0): 3, ("a", 0, "c", 1): 3,
    }  # fmt: skip


def test_every_key_given_twice_is_named_with_line_and_place():
    faults = refusal(read_yaml, "a: 1\nb:\n  c: 1\n  c: 2\na: 3\n").faults
    assert [(one.code, one.line, one.place) for one in faults] == [
        ("given_twice", 4, ("b", "c")), ("given_twice", 5, ("a",)),
    ]  # fmt: skip


def test_empty_text_has_no_node_and_is_an_empty_mapping():
    assert compose_yaml("# nothing\n") is None
    assert read_yaml("").value == {}


def test_refusal_survives_the_way_out_of_a_worker():
    refused = refusal(read_yaml, "a: [")
    assert pickle.loads(pickle.dumps(refused)).faults == refused.faults  # noqa: S301


@pytest.mark.parametrize("case", JSON_TEXTS)
def test_hostile_link_is_a_design_that_is_not_sound(case):
    text = JSON_TEXTS[case]().encode("utf-8", "surrogatepass")
    link = base64.urlsafe_b64encode(zlib.compress(text, 9)).decode().rstrip("=")
    with pytest.raises(IndexProblemError):
        design_of_link(link)
