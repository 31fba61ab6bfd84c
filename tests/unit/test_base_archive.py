"""A packed file is judged before anything unpacks it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from base.archive import check_archive, check_workbook, unpack
from base.limits import TABLE, Limits
from base.problem import RefusedError
from tests.attacks import ARCHIVES, WORKBOOKS, bomb, packed

FIXTURE = Path(__file__).parents[1] / "fixtures" / "idise_fixture.xlsx"


def refusal(check, content: bytes, limits: Limits = TABLE, name: str = "a.zip") -> RefusedError:
    with pytest.raises(RefusedError) as refused:
        check(io.BytesIO(content), limits, name=name)
    return refused.value


@pytest.mark.parametrize("case", ARCHIVES)
def test_hostile_archive_is_refused_in_both_languages(case):
    name, make = ARCHIVES[case]
    problem = refusal(check_archive, make(), name=name).problems[0]
    assert name in problem.text("it")
    assert problem.text("it") != problem.text("en")


@pytest.mark.parametrize("case", [*ARCHIVES, *WORKBOOKS])
def test_hostile_workbook_is_refused(case):
    name, make = (ARCHIVES | WORKBOOKS)[case]
    assert refusal(check_workbook, make(), name=name).codes


@pytest.mark.parametrize(
    ("case", "code"),
    [
        ("a bomb", "ratio"),
        ("a bomb that lies about its size", "size_lie"),
        ("a bomb in a zip", "nested_archive"),
        ("entries that overlap", "overlapping_members"),
        ("a symbolic link", "strange_member"),
        ("a way up", "strange_member"),
        ("too many members", "many_members"),
        ("a password", "encrypted_archive"),
    ],
)
def test_reason_is_the_one_that_matters(case, code):
    assert refusal(check_archive, ARCHIVES[case][1]()).codes == (code,)


def test_bomb_is_refused_before_anything_is_inflated(monkeypatch):
    def never(*_):
        raise AssertionError("inflated")

    monkeypatch.setattr("base.archive._inflated", never)
    assert refusal(check_archive, bomb(50)).codes == ("ratio",)


def test_file_is_refused_by_its_size_before_it_is_read():
    small = Limits(size=10, unpacked=1000)
    assert refusal(check_archive, b"x" * 11, small).codes == ("too_large",)


def test_what_is_unpacked_is_counted_over_all_members():
    content = packed({f"{n}.txt": bytes([65 + n]) * 400 for n in range(3)})
    assert refusal(check_archive, content, Limits(size=10_000, unpacked=1000)).codes == (
        "unpacked",
    )


def test_true_workbook_passes_and_the_file_is_back_at_its_start():
    with FIXTURE.open("rb") as file:
        check_workbook(file, TABLE, name=FIXTURE.name)
        assert file.tell() == 0


@pytest.mark.parametrize("cut", range(0, 4000, 371))
def test_workbook_cut_anywhere_is_refused_and_nothing_else_happens(cut):
    assert refusal(check_workbook, FIXTURE.read_bytes()[:cut]).codes


@pytest.mark.parametrize("before", range(65_510, 65_535, 4))
def test_mark_of_an_entity_across_two_pieces_is_seen(before):
    bones = {"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"}
    content = b"<x>" + b" " * (before - 3) + b"<!DOCTYPE y>" + b" " * 9_000
    made = packed({**bones, "xl/styles.xml": content}, level=0)
    assert refusal(check_workbook, made, name="a.xlsx").codes == ("xml_entities",)


def test_named_members_are_unpacked_flat(tmp_path):
    content = packed({"in/area.shp": b"shape", "in/area.html": b"<script>"})
    unpack(io.BytesIO(content), tmp_path, ["in/area.shp"], name="a.zip")
    assert [path.name for path in tmp_path.iterdir()] == ["area.shp"]
    assert (tmp_path / "area.shp").read_bytes() == b"shape"
