"""The page of the stories says what it cannot show, and where the mistake is."""

from __future__ import annotations

from datetime import date

from atlas.wording import text
from render.stories import StoryError, StoryProblem, cached, scenes

WORDS = text("it")


def test_an_unknown_story_is_said_and_the_usual_one_is_told_in_words(opened):
    app = opened("presentazione", storia="niente")
    assert not app.exception
    assert [one.value for one in app.warning] == [WORDS("player.no_story", name="niente")]
    assert [one.value for one in app.header] == [
        scene.headline for scene in scenes(day=date.today())
    ]


def test_a_story_with_a_mistake_is_not_shown_and_its_line_is(opened, monkeypatch):
    def broken(*_: object) -> None:
        raise StoryError([StoryProblem("storia.yml", 12, "digit", {"digit": "88"})])

    monkeypatch.setattr(cached, "told", broken)
    app = opened("presentazione")
    assert not app.exception
    assert [one.value for one in app.error] == [WORDS("player.refused")]
    assert "storia.yml, riga 12" in app.code[0].value
    assert not app.header
