"""The renewal as a command, from a portal on this machine to the page that is forwarded."""

import json
import shutil
from pathlib import Path

import pandas as pd
import pytest

from atlas import renewal as atlas_renewal
from base.problem import Problem, RefusedError
from base.text import LocalizedText
from data.build.pipeline import DEFAULT_RAW, write_table
from data.build.steps import population
from data.catalogue.card import PROCESSED, dataset, datasets
from data.catalogue.read import fingerprint, read_table
from data.refresh import renewal, store
from data.refresh.__main__ import DONE, NOT_REACHED, STOPPED, WRONG_CALL, main
from data.refresh.sources import PORTAL, sources
from data.releases import read_release, releases
from indicators.engine.panel import IndicatorPanel
from tests.ckan import Published, serving

(REGISTER,) = sources(["population_register"])


def as_published(change=lambda table: table):
    """The city's file of the register, written back from our table with the errors it had."""
    table = read_table("population_register")
    of_2017 = table["year"] == 2017
    table.loc[of_2017, "births_foreign_parent"] = table.loc[of_2017, "births"]
    table.loc[of_2017 & (table["area_id"] == 9), "aged_80_plus"] = 0
    table = change(table).rename(
        columns={ours: theirs for theirs, ours in population.COLUMNS.items()}
    )
    return table.to_csv(index=False).encode()


def with_value(column, value, area, year=2024):
    """A change of one cell."""

    def change(table):
        table.loc[(table["area_id"] == area) & (table["year"] == year), column] = value
        return table

    return change


@pytest.fixture
def raw(tmp_path):
    """A folder of raw files that holds the register."""
    place = tmp_path / "raw" / REGISTER.raw
    place.parent.mkdir(parents=True)
    place.write_bytes(as_published())
    return tmp_path / "raw"


@pytest.fixture
def shipped(monkeypatch):
    """Tables that were shipped; the build makes the register, and leaves all others as they are."""
    shipped: dict[str, object] = {}
    monkeypatch.setattr("data.refresh.portal.time.sleep", lambda _: None)

    def build_tables(folder):
        rebuilt = population.build(folder, {})["population_register"]
        return {key: rebuilt if key == REGISTER.key else None for key in datasets()}

    def write(table, card, folder):
        if table is None:
            shutil.copy(PROCESSED / card.file, folder)
        else:
            write_table(table, card, folder)

    monkeypatch.setattr(renewal, "build_tables", build_tables)
    monkeypatch.setattr(renewal, "write_table", write)
    monkeypatch.setattr(renewal, "write_tables", shipped.update)
    return shipped


def run(raw, content, *options, **changes):
    """The exit code of a renewal of the register from a portal that serves ``content``."""
    dataset = Published(
        REGISTER.dataset, "ds205", "ds205.csv", content, REGISTER.resource, **changes
    )
    with serving(dataset) as ckan:
        portal = ["--portal", ckan.base, "--only", REGISTER.key, "--raw", str(raw)]
        return main([*portal, *options])


def report(raw, suffix=".md", name="rinnovo"):
    (path,) = raw.glob(f"{name}-*{suffix}")
    return path.read_text(encoding="utf-8").replace("\N{NO-BREAK SPACE}", " ")


def test_the_same_file_changes_nothing(raw, shipped, capsys):
    before = sorted(raw.rglob("*"))
    assert run(raw, as_published()) == DONE
    assert "nulla è cambiato" in capsys.readouterr().out
    written = [path.suffix for path in sorted(raw.rglob("*")) if path not in before]
    assert written == [".csv", ".md"]
    assert shipped == {}


def test_a_corrected_cell_is_shipped_kept_and_told_to_the_sentence(raw, shipped, capsys):
    before = fingerprint(raw / REGISTER.raw)
    content = as_published(with_value("aged_80_plus_alone", 900, 57))
    assert run(raw, content) == DONE
    page = report(raw)
    assert "**Esito: rinnovato.**" in page
    assert "altro valore: 1." in page
    assert "`/mappa?indicatore=elderly_alone&anno=2024` si legge oggi «" in page
    assert "al 57,6 % (San Siro)" in page
    assert "San Siro, 80+ soli 2024: da classe 5 (57,6 %) a classe 2 (46,1 %)" in page
    assert "elderly_alone,57,2024" in report(raw, ".csv")
    assert set(shipped) == set(datasets())
    (entry,) = store.provenance(raw)
    assert (raw / REGISTER.raw).read_bytes() == content
    assert (entry["replaces_sha256"], entry["sha256"]) == (before, fingerprint(raw / REGISTER.raw))
    assert fingerprint(raw / entry["replaced_is_in"]) == before
    assert entry["licence"] == "CC BY 4.0"
    assert not [path for path in raw.iterdir() if path.name.startswith(".")]


def test_a_jump_waits_for_a_person_and_tells_what_it_would_change(raw, shipped):
    content = as_published(with_value("aged_80_plus_alone", 200, 57))
    before = fingerprint(raw / REGISTER.raw)
    assert run(raw, content, "--language", "en") == STOPPED
    page = report(raw, name="renewal")
    assert "accepts it with `--accept population_register:jump`" in page
    assert "will say “" in page
    assert shipped == {}
    assert fingerprint(raw / REGISTER.raw) == before
    accept = ["--accept", "population_register:jump"]
    assert run(raw, content, "--check", *accept) == DONE
    assert "**Esito: controllato.**" in report(raw)
    assert shipped == {}
    assert run(raw, content, *accept) == DONE
    assert shipped


def next_year(table):
    """The register with a year more, a copy of the last."""
    return pd.concat([table, table[table["year"] == 2024].assign(year=2025)])


@pytest.mark.parametrize(
    ("content", "serving_it", "told"),
    [
        (as_published(next_year), {}, "c'è un anno nuovo, il 2025"),
        (as_published().replace(b"Over80", b"Over_80"), {}, r"Over80 \(Over\_80?\)"),
        (as_published(), {"cut": 5000}, "è arrivato a metà (5000 byte"),
        (as_published()[:40_000], {}, "cell"),
        (as_published(), {"id": "gone", "name": "ds2050"}, "non c'è più sul portale"),
        (as_published(), {"leads_to": "https://example.org/x.csv"}, "--host example.org"),
    ],
    ids=["new year", "changed column", "half file", "half file, honestly", "vanished", "led away"],
)
def test_the_unexpected_stops_before_anything_is_shipped(raw, shipped, content, serving_it, told):
    before = {path: fingerprint(path) for path in raw.rglob("*") if path.is_file()}
    facts = {"id": REGISTER.dataset, "name": "ds205", "file": "ds205.csv", "content": content,
             "resource": REGISTER.resource, **serving_it}  # fmt: skip
    with serving(Published(**facts)) as ckan:
        portal = ["--portal", ckan.base, "--only", REGISTER.key, "--raw", str(raw)]
        assert main(portal) == STOPPED
    page = report(raw)
    assert "**Esito: fermato.**" in page
    assert told.replace("\\", "") in page.replace("\\", "")
    assert shipped == {}
    assert {path: fingerprint(path) for path in before} == before


def test_a_file_the_steps_refuse_stops_with_their_words(raw, shipped):
    content = as_published(with_value("births_foreign_parent", 5, 3, year=2017))
    assert run(raw, content) == STOPPED
    assert "births with a foreign parent of 2017 changed" in report(raw)


def test_a_checksum_that_does_not_fit_waits_for_a_person(raw, shipped):
    content = as_published(with_value("deaths", 1, 57))
    assert run(raw, content, "--check", checksum="0" * 64) == STOPPED
    assert "--accept population_register:checksum" in report(raw)


def test_a_portal_that_does_not_answer_is_told_and_has_an_exit_code_of_its_own(raw, shipped):
    portal = ["--portal", "http://127.0.0.1:9", "--only", REGISTER.key, "--raw", str(raw)]
    assert main(portal) == NOT_REACHED
    assert "chi pubblica non ha risposto (ConnectionError)" in report(raw)


def test_other_publishers_are_not_asked_when_another_portal_is_read(raw, capsys):
    with serving() as ckan:
        portal = ["--portal", ckan.base, "--only", "housing_market", "--raw", str(raw)]
        assert main(portal) == DONE
        assert ckan.asked == []
    assert "non chiesto" in report(raw)


@pytest.mark.parametrize(
    ("key", "word"),
    [("population_registr", "forse population_register"), ("class_breaks", "made by")],
)
def test_a_card_that_cannot_be_renewed_is_refused_in_words(raw, capsys, key, word):
    assert main(["--only", key, "--raw", str(raw)]) == WRONG_CALL
    assert word in capsys.readouterr().err


@pytest.mark.parametrize("address", ["ftp://a.it", "dati.comune.milano.it", f"{PORTAL}?a=1"])
def test_an_address_that_is_no_portal_is_refused(address):
    with pytest.raises(SystemExit) as ended:
        main(["--portal", address])
    assert ended.value.code == WRONG_CALL


def test_the_folder_begins_as_delivered_and_whole(tmp_path):
    base = tmp_path / "delivered"
    (base / "a").mkdir(parents=True)
    (base / "a" / "b.csv").write_text("x")
    store.start(tmp_path / "raw", base)
    assert (tmp_path / "raw" / "a" / "b.csv").read_text() == "x"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["delivered", "raw"]


def test_every_raw_file_is_one_its_step_reads():
    raw_files = [source.raw for source in sources()]
    assert len(set(raw_files)) == len(raw_files)
    assert {Path(name).suffix.lower() for name in raw_files} == {".csv", ".geojson"}
    assert all(not Path(name).is_absolute() and ".." not in Path(name).parts for name in raw_files)
    if DEFAULT_RAW.is_dir():
        assert [name for name in raw_files if not (DEFAULT_RAW / name).is_file()] == []


def test_the_papers_of_what_was_fetched_are_plain_json(raw):
    assert store.provenance(raw) == []
    (raw / store.PROVENANCE).write_text(json.dumps([{"file": "x"}]))
    assert store.provenance(raw) == [{"file": "x"}]
    assert dataset(REGISTER.key).licence.name.en == "CC BY 4.0"


def test_a_build_without_the_latest_year_is_compared_with_the_places_last_published(monkeypatch):
    def without_a_year(*_):
        raise RefusedError([Problem("missing", LocalizedText("manca", "missing"))])

    monkeypatch.setattr(atlas_renewal, "snapshot", without_a_year)
    empty = IndicatorPanel({}, areas=pd.DataFrame(), missing=pd.DataFrame(), ties={})
    published = read_release(releases()[0])
    ranks = atlas_renewal._ranks(empty, "index_deprivation", published)
    assert (ranks[31], ranks[57]) == (1, 25)  # as the paper of 0.2.0 has them
