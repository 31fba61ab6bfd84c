"""What is fetched from a portal on this machine, honest or not, and what is refused."""

import hashlib

import pytest

from data.refresh.portal import NotHadError, Portal, _check_address
from data.refresh.sources import sources
from tests.ckan import Published, serving

(REGISTER,) = sources(["population_register"])
(STREETS,) = sources(["streets"])
CONTENT = b"Anno,NIL\n2024,1\n" * 500


def published(**changes):
    facts = {"id": REGISTER.dataset, "name": "ds205-sociale", "file": "ds205.csv",
             "content": CONTENT, "resource": REGISTER.resource}  # fmt: skip
    return Published(**facts | changes)


def fetched(tmp_path, dataset, source=REGISTER, **settings):
    with serving(dataset) as ckan:
        portal = Portal(ckan.base, told=lambda _: None, pauses=(0.01, 0.01), **settings)
        resource, notes = portal.resource_of(source)
        file = portal.download(resource, tmp_path / "file")
        return file, notes, ckan


def refusal(tmp_path, dataset, source=REGISTER, **settings):
    with pytest.raises(NotHadError) as refused:
        fetched(tmp_path, dataset, source, **settings)
    return refused.value


def test_a_file_is_fetched_whole_with_its_fingerprint(tmp_path):
    file, notes, ckan = fetched(tmp_path, published())
    assert file.path.read_bytes() == CONTENT
    assert (file.sha256, file.size) == (hashlib.sha256(CONTENT).hexdigest(), len(CONTENT))
    assert (file.modified, file.sound, notes) == ("2026-09-14", True, [])
    assert len(ckan.asked) == 2


def test_a_busy_portal_is_asked_again_and_then_given_up(tmp_path):
    assert fetched(tmp_path, published(busy=2))[0].path.read_bytes() == CONTENT
    error = refusal(tmp_path, published(busy=9))
    assert (error.code, error.values) == ("not_reached", {"why": "HTTP 503"})


def test_a_connection_that_ends_early_is_half_a_file(tmp_path):
    error = refusal(tmp_path, published(cut=3000))
    assert error.code == "half_file"
    assert error.values == {"had": 3000, "due": len(CONTENT)}
    assert "3000 byte su 8000" in error.finding("population_register").problem.what.it


def test_nobody_at_home_is_told(tmp_path):
    portal = Portal("http://127.0.0.1:9", told=lambda _: None, pauses=())
    with pytest.raises(NotHadError) as refused:
        portal.resource_of(REGISTER)
    assert refused.value.code == "not_reached"


def test_a_dataset_that_vanished_is_told_and_one_that_moved_is_found_by_its_number(tmp_path):
    assert refusal(tmp_path, published(id="other", name="ds2051")).code == "vanished"
    _, notes, _ = fetched(tmp_path, published(id="other", name="ds205-sociale"))
    assert [note.problem.code for note in notes] == ["moved"]


def test_a_card_without_a_dataset_is_looked_for_by_its_number(tmp_path):
    viario = published(id="x", name="ds634-civici", resource="r", file="viario.csv")
    assert fetched(tmp_path, viario, STREETS)[0].path.read_bytes() == CONTENT
    assert refusal(tmp_path, published(name="ds6340"), STREETS).code == "no_dataset"
    (pupils,) = sources(["city_pupils"])
    assert refusal(tmp_path, published(), pupils).code == "no_address"


def test_a_dataset_without_our_file_names_what_it_has(tmp_path):
    error = refusal(tmp_path, published(resource="other", beside=("a.csv",)))
    assert error.code == "no_file"
    assert "a.csv" in str(error.values)


def test_a_newer_file_beside_ours_is_told(tmp_path):
    _, notes, _ = fetched(tmp_path, published(beside=("ds205_2026.csv",)))
    assert [note.problem.code for note in notes] == ["newer_file"]
    assert "2026" in notes[0].problem.what.it


def test_a_checksum_that_does_not_fit_is_told_and_one_of_no_kind_is_not(tmp_path):
    assert not fetched(tmp_path, published(checksum="0" * 32))[0].sound
    assert fetched(tmp_path, published(checksum="no-idea"))[0].sound
    md5 = hashlib.md5(CONTENT, usedforsecurity=False).hexdigest()
    assert fetched(tmp_path, published(checksum=f"md5:{md5}"))[0].sound


@pytest.mark.parametrize(
    "address",
    ["http://example.org/a.csv", "file:///etc/passwd", "ftp://127.0.0.1/a", "http://[", ""],
)
def test_a_download_is_not_led_elsewhere_without_saying(tmp_path, address):
    dataset = published(leads_to=address or "http://169.254.169.254/")
    assert refusal(tmp_path, dataset).code == "refused_address"


def test_a_redirect_within_the_portal_is_followed_but_not_for_ever(tmp_path):
    with serving(published(), published(id="loop", file="loop.csv")) as ckan:
        ckan.datasets["loop"].leads_to = f"{ckan.base}/dataset/loop/resource/r/download/loop.csv"
        portal = Portal(ckan.base, told=lambda _: None, pauses=())
        resource, _ = portal.resource_of(REGISTER)
        ckan.datasets[REGISTER.dataset].leads_to = ckan.datasets["loop"].leads_to
        with pytest.raises(NotHadError) as refused:
            portal.download(resource, tmp_path / "file")
    assert (refused.value.code, refused.value.values["why"]) == ("not_reached", "TooManyRedirects")


def test_what_began_with_https_never_goes_on_without():
    _check_address("https://a.it/x", {"a.it"}, secure=True)
    with pytest.raises(NotHadError):
        _check_address("http://a.it/x", {"a.it"}, secure=True)


def test_a_file_beyond_the_limit_is_not_read_on(tmp_path, monkeypatch):
    monkeypatch.setattr("data.refresh.portal.LARGE_TABLE", type("Few", (), {"size": 5000}))
    assert refusal(tmp_path, published()).code == "too_large"


@pytest.mark.parametrize(
    "answer", [b"no json", b"[1]", b'{"success": true}', b'{"success": false}']
)
def test_an_answer_that_is_none_is_not_used(tmp_path, monkeypatch, answer):
    portal = Portal("http://127.0.0.1:9", told=lambda _: None)
    monkeypatch.setattr(Portal, "_text", lambda *_: answer.decode())
    with pytest.raises(NotHadError) as refused:
        portal.resource_of(REGISTER)
    assert refused.value.code == ("not_reached" if answer == b"no json" else "vanished")


def test_a_page_of_files_tells_of_a_later_year(monkeypatch):
    (market,) = sources(["housing_market"])
    page = '<a href="/x/VALORI_2031.csv?d=1">2031</a> <a href="/y/2019.zip">2019</a>'
    monkeypatch.setattr(Portal, "_text", lambda *_: page)
    monkeypatch.setattr(type(market), "last_year", 2025)
    (note,) = Portal().newer_links(market)
    assert "2031" in note.problem.what.it
    monkeypatch.setattr(type(market), "last_year", 2031)
    assert Portal().newer_links(market) == []
