"""Earlier releases on /metodo: nothing with one, a choice with two, what moved, corrections."""

from dataclasses import replace
from datetime import date

import pytest

from atlas import releases as atlas_releases
from atlas.repository.memo import forget
from base.text import LocalizedText
from data.releases import Correction, read_release, releases
from tests.pages.conftest import opening
from ui.views.method import releases as view

BOX = "atlas-papers-releases"
(FIRST, *_) = releases()
WRONG = Correction(date(2027, 2, 1), LocalizedText("La cifra era un'altra.", "Another figure."))
EARLIER = replace(FIRST, version="0.1.9", corrections=(WRONG,))


def earlier_rows(release):
    """An earlier release: in San Siro a tenth fewer minors, in rank 40, and no index."""
    rows = read_release(FIRST)
    if release.version == FIRST.version:
        return rows
    rows = rows[~rows["measure"].str.startswith("index")].copy()
    here = (rows["measure"] == "minors") & (rows["area_id"] == 57) & (rows["year"] == 2024)
    assert here.sum() == 1
    rows.loc[here, "value"] *= 0.9
    rows.loc[here, "rank"] = 40
    return rows


@pytest.fixture
def two(monkeypatch):
    """Two releases are published."""
    forget()
    for module in (view, atlas_releases):
        monkeypatch.setattr(module, "releases", lambda: (EARLIER, FIRST))
    monkeypatch.setattr(atlas_releases, "read_release", earlier_rows)
    yield
    forget()


def test_with_one_release_there_is_no_choice(opened):
    app = opened("metodo")
    assert "**Come era pubblicato prima**" not in [box.label for box in app.expander]
    assert not app.selectbox


def test_with_two_the_earlier_one_stands_beside_the_latest(two):
    app = opening("metodo", {BOX: True})
    assert not app.exception
    choice = app.selectbox(key="atlas-releases-version")
    assert choice.options == ["come pubblicato il 30 novembre 2026 (versione 0.1.9)"]
    measure = app.selectbox(key="atlas-releases-measure")
    assert measure.value == "index_deprivation"
    assert "Residenti minorenni" in measure.options[:3]
    measure.set_value("minors").run()
    (table,) = [frame.value for frame in app.dataframe if "Quartiere" in frame.value.columns]
    row = table[table["Quartiere"] == "San Siro"].iloc[0].tolist()
    assert row[1:] == ["14,0\N{NO-BREAK SPACE}%", "40", "15,6\N{NO-BREAK SPACE}%", "17"]
    written = " ".join(text.value for text in app.markdown)
    assert "La cifra era un'altra." in written
    assert "Correzione del 1º febbraio 2027 alla versione 0.1.9" in written


def test_a_measure_the_earlier_release_did_not_have_is_told(two):
    app = opening("metodo", {BOX: True})
    app.selectbox(key="atlas-releases-measure").set_value("index_deprivation").run()
    written = " ".join(text.value for text in app.markdown)
    assert "non aveva ancora questa misura" in written


def test_measures_have_their_names_and_an_unknown_one_its_key():
    assert atlas_releases.title("index_fragility", "en") == "Yearly profile of fragility"
    assert atlas_releases.title("gone_by_then", "it") == "gone_by_then"
    assert atlas_releases.title("index_gone", "it") == "index_gone"
    assert atlas_releases.written(101.26, "index_deprivation", "it") == "101,3"
