"""Files of the operator's folder: offered on the pages when they are there, and only then."""

import shutil

import pytest

from atlas.wording import LANGUAGES, text
from atlas.wording.untrusted import foreign
from data.importers.stored import keep
from indicators.index.official import IDISE
from tests.unit.test_data_importers_idise_proposal import FIXTURE
from tests.unit.test_data_importers_sections_proposal import FIXTURE as SECTIONS

SAID = ("success", "info", "caption")
INDICATOR, PART = "atlas-indicator", "atlas-section-part"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("ATLAS_IMPORTS", str(tmp_path))
    return tmp_path


def said(app):
    return " ".join(one.value for kind in SAID for one in getattr(app, kind))


def test_official_index_cannot_be_chosen_before_it_is_loaded(opened):
    app = opened(indicatore=IDISE.key)
    assert len(app.warning) == 1
    assert not any(IDISE.title.it in option for option in app.selectbox(INDICATOR).options)


@pytest.mark.parametrize("language", LANGUAGES)
def test_official_index_is_on_the_map_and_says_whose_it_is(opened, folder, language):
    keep(folder, "idise", FIXTURE)
    app = opened(indicatore=IDISE.key, lingua=language, area="57")
    words = text(language)
    assert not app.exception
    assert not app.warning
    official = f"{words('imports.official')} · {IDISE.title.text(language)}"
    assert official in app.selectbox(INDICATOR).options
    assert words("imports.note", file=foreign(FIXTURE.name)) in said(app)


def test_sections_are_offered_when_they_are_loaded_and_not_before(opened, folder):
    assert PART not in {one.key for one in opened("importa").selectbox}
    keep(folder, "sections", SECTIONS)
    app = opened("importa")
    assert app.selectbox(PART).options == ["P1", "P2", "PF1"]
    assert text("it")("imports.of_operator") in said(app)
    assert text("it")("sections.no_outlines") in said(app)


def test_kept_file_that_somebody_changed_is_said_plainly(opened, folder):
    kept = keep(folder, "idise", FIXTURE)
    shutil.copyfile(SECTIONS, kept.path)
    app = opened("importa")
    assert not app.exception
    assert "not the file that was confirmed" in app.error[0].value
