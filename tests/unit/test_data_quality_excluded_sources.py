"""What is left out of the atlas: every entry whole, in both languages, of a known kind."""

import pytest
import yaml

from base.problem import RefusedError
from data.quality.excluded_sources import FILE, Exclusion, excluded_sources


def test_every_kind_of_reason_is_used():
    assert {one.kind for one in excluded_sources()} == set(Exclusion)


def test_nothing_is_said_twice():
    said = [one.what.it for one in excluded_sources()]
    assert len(said) == len(set(said))


@pytest.mark.parametrize("word", ["medici di base", "case popolari", "sintetici", "piemonte"])
def test_what_a_reader_would_miss_is_explained(word):
    assert any(word in f"{one.what.it} {one.why.it}".casefold() for one in excluded_sources())


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", "forgotten"),
        ("kind", None),
        ("why", {"it": "Perché"}),
        ("what", {"it": "", "en": ""}),
    ],
)
def test_entry_that_is_not_whole_is_refused_by_its_number(tmp_path, field, value):
    raw = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    raw["left_out"][1][field] = value
    path = tmp_path / "left_out.yml"
    path.write_text(yaml.safe_dump(raw), encoding="utf-8")
    with pytest.raises(RefusedError, match=rf"line \d+, left_out\[2\]\.{field}"):
        excluded_sources(path)
