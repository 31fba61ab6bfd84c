"""The pictures of a story: their size, their names, what happens when there is no such story."""

from __future__ import annotations

import struct
from dataclasses import replace

import pytest

from render.documents.__main__ import main
from render.documents.slides import slide_png, slides
from render.stories import StoryScene
from render.stories.scene import Picture
from render.style.palette import DARK, LIGHT

PLAIN = StoryScene(
    kind="title", number=3, of=4, language="it", headline="Una scena", lines=("Una riga.",),
    notes="", source="Fonte", alt="", live="mappa",
)  # fmt: skip
DRAWN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 12 12"><path d="M0 0h12v12z"/></svg>'
GAME = replace(
    PLAIN, kind="line_up", picture=Picture(DRAWN, DRAWN, "x"), answer=Picture(DRAWN, DRAWN, "y")
)


def size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG")
    return struct.unpack(">II", png[16:24])


def test_a_slide_has_the_pixels_of_a_projector():
    ((name, content),) = slides([PLAIN], LIGHT)
    assert (name, size(content)) == ("03_title_it.png", (1920, 1080))


def test_a_game_has_its_answer_as_a_second_picture():
    made = dict(slides([GAME], LIGHT))
    assert list(made) == ["03_line_up_it.png", "03_line_up_it_answer.png"]


def test_the_dark_slide_is_another_picture():
    assert dict(slides([PLAIN], LIGHT)) != dict(slides([PLAIN], DARK))


def test_a_drawing_that_is_no_svg_is_an_error():
    with pytest.raises(RuntimeError):
        slide_png("not a drawing")


def test_the_command_writes_each_scene_of_the_story(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("render.documents.commands.slides.scenes", lambda *_, **__: (PLAIN, GAME))
    assert main(["slides", str(tmp_path / "out"), "--dark"]) == 0
    assert len(list((tmp_path / "out").iterdir())) == 3
    assert "03_title_it.png" in capsys.readouterr().err


@pytest.mark.parametrize(("language", "begins"), [("it", "La storia"), ("en", "There is no")])
def test_a_story_that_is_not_there_is_said_with_those_that_are(tmp_path, language, begins, capsys):
    assert main(["slides", str(tmp_path / "out"), "--story", "altra", "--lang", language]) == 1
    said = capsys.readouterr().err
    assert said.startswith(begins)
    assert "una-sera-in-quartiere" in said
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_made_is_said(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("render.documents.commands.slides.scenes", lambda *_, **__: (PLAIN,))
    (tmp_path / "file").write_text("x")
    assert main(["slides", str(tmp_path / "file" / "out")]) == 1
    assert str(tmp_path) in capsys.readouterr().err
