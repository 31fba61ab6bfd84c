"""What fails is said in the person's language, under a number; the rest of the page lives."""

from __future__ import annotations

import asyncio
import errno
import logging
import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.runtime.backend_operation_handler import DeferredFileHandler
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage
from streamlit.testing.v1 import AppTest

from atlas.wording import text
from tests.pages.conftest import control
from ui.state import address, index, premises, session
from ui.views.map import legend
from ui.views.neighbourhood import reading
from ui.widgets import boundary

TYPED = "parole scritte da una persona"
NUMBER = re.compile(r"\*\*([0-9A-F]{8})\*\*")
OTHERS = {"it": "the rest of the page works", "en": "il resto della pagina funziona"}


def failing(*_args: object, **_kwargs: object) -> None:
    raise ValueError(TYPED)


def said(app: AppTest) -> str:
    return "\n".join(error.value for error in app.error)


def logged(caplog: pytest.LogCaptureFixture) -> str:
    return "\n".join(caplog.messages)


@pytest.mark.parametrize("language", ["it", "en"])
def test_a_part_that_fails_leaves_the_rest_of_its_page(
    opened, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, language: str
) -> None:
    monkeypatch.setattr(reading, "first_reading", failing)
    app = opened("quartiere", area="61", lingua=language)
    (number,) = NUMBER.findall(said(app))
    assert text(language)("fault.contact") in said(app)
    assert OTHERS[language] not in said(app)
    assert not app.exception
    assert app.title
    assert text(language)("footer.data") in app.caption[-1].value
    assert re.search(rf"{number} \S*failing ValueError", logged(caplog))
    assert TYPED not in logged(caplog) + said(app)


def test_the_map_page_lives_without_its_legend(opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(legend, "legend", failing)
    app = opened("mappa", area="61")
    assert NUMBER.search(said(app))
    assert app.selectbox(key="atlas-indicator").value == "deprivation_index"
    assert not app.exception


@pytest.mark.parametrize(
    ("slug", "module", "name"),
    [
        ("indice", index, "current"),
        ("spazi", premises, "current"),
        ("mappa", session, "current"),
    ],
)
def test_a_page_that_fails_whole_says_so_and_has_its_footer(
    opened, monkeypatch: pytest.MonkeyPatch, slug: str, module: object, name: str
) -> None:
    monkeypatch.setattr(module, name, failing)
    app = opened(slug)
    assert not app.exception
    assert NUMBER.search(said(app))
    assert text("it")("footer.data") in app.caption[-1].value


def test_a_callback_that_fails_is_told_and_the_page_drawn(
    opened, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    app = opened("mappa", area="61")
    heading = app.title[0].value
    monkeypatch.setattr(address, "write", failing)
    app.selectbox(key="atlas-indicator").set_value("minors").run()
    assert "L'ultima scelta non ha avuto effetto" in said(app)
    assert NUMBER.findall(said(app))[0] in logged(caplog)
    assert app.title[0].value == heading
    assert not app.exception
    monkeypatch.undo()
    control(app.selectbox, "atlas-indicator").set_value("minors").run()
    assert said(app) == ""
    assert app.title[0].value != heading


def test_a_full_disk_is_called_a_full_disk(opened, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(legend, "legend", full)
    assert "non ha più spazio per i file temporanei" in said(opened("mappa"))


def test_what_nothing_else_holds_is_told_by_the_last_boundary() -> None:
    def script() -> None:
        from ui.widgets import boundary

        assert boundary.on_script_error(ValueError("written by a person")) is True

    app = AppTest.from_function(script).run()
    assert "Questa pagina non si può mostrare" in said(app)
    assert "written by a person" not in said(app)


def test_the_log_names_file_line_and_cause_but_no_word_of_the_error(
    caplog: pytest.LogCaptureFixture,
) -> None:
    try:
        try:
            failing()
        except ValueError as cause:
            raise KeyError(TYPED) from cause
    except KeyError as error:
        boundary.on_script_error(error)
    assert re.search(r'test_boundary.py", line \d+, in failing', logged(caplog))
    assert "builtins.KeyError\ncaused by\n" in logged(caplog)
    assert TYPED not in logged(caplog)


def test_streamlits_own_line_with_the_words_of_the_error_is_not_written(
    caplog: pytest.LogCaptureFixture,
) -> None:
    boundary.put_up()
    with caplog.at_level(logging.ERROR):
        logging.getLogger("streamlit.error_util").error("Uncaught %s", TYPED)
    assert TYPED not in logged(caplog)


def test_a_download_that_fails_is_told_beside_its_button(
    caplog: pytest.LogCaptureFixture,
) -> None:
    boundary.put_up()
    files = MediaFileManager(MemoryMediaFileStorage("/media"))
    answer = asked(files, files.add_deferred(failing, None, "place"))
    (number,) = re.findall(r"numero ([0-9A-F]{8})", answer.error_msg)
    assert "Il file non è stato preparato" in answer.error_msg
    assert f"{number} download ValueError" in logged(caplog)
    assert TYPED not in logged(caplog) + answer.error_msg


def test_a_download_that_works_has_its_address_and_one_that_is_gone_says_so() -> None:
    boundary.put_up()
    files = MediaFileManager(MemoryMediaFileStorage("/media"))
    answer = asked(files, files.add_deferred(lambda: "a;b", "text/csv", "place"))
    assert (answer.error_msg, answer.deferred_file.url[:7]) == ("", "/media/")
    gone = asked(files, "0" * 32)
    assert "ricarica la pagina" in gone.error_msg
    assert "reload the page" in gone.error_msg


def asked(files: MediaFileManager, file_id: str):
    request = BackMsg().backend_operation_request
    request.request_id, request.deferred_file.file_id = "1", file_id
    handled = DeferredFileHandler(lambda: files).handle(request, "session")
    with ThreadPoolExecutor(1) as apart:  # the browser's tests have a loop in this thread
        return apart.submit(asyncio.run, handled).result()
